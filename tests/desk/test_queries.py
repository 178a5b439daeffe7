"""Every page asks the database as much in a large record as in a small one: found by walking the addresses, so that a new page is
counted too."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.desk_pages import NO_FORM, Drawing, opened, pages
from django.core.cache import cache
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.ledger import models, reviews
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.actions.review_many import Previewed, review_many
from khronika.ledger.member_views import Role
from khronika.ledger.queue import Query
from khronika.nouns import Reading, Ruling, State
from khronika.people import record_known
from khronika.side_by_side import set_side_by_side
from tests.desk.at_work import QUICK, everybody, signed_in
from tests.desk.conftest import keep_all
from tests.desk.story import MINISTRY, a_claim, a_report, story
from tests.ledger.people import invented_lists, pairs

BY = "Aigul Example"


# The gap, and by what to find which has most: its page would ask most.
_FULLEST = {
    "question_id": ("Question", "pk", "memberships"),
    "report_id": ("Report", "pk", "readings__claims"),
    "claim_id": ("Claim", "claim_id", "comparisons_to"),
    "incident_id": ("Incident", "pk", "memberships"),
}


class Fullest(Drawing):
    """Nothing by chance: of each what has most beside it in the folder."""

    def one(self, name: str, of: str = "") -> str:
        if name not in _FULLEST:
            return next(iter(self.every(name, of)), NO_FORM)
        table, column, beside = _FULLEST[name]
        rows = getattr(models, table).objects.annotate(many=Count(beside)).order_by("-many", "pk")
        return str(rows.values_list(column, flat=True)[0])

    def month(self, first: str, last: str) -> dict[str, str]:
        return {first: "2031-05-01", last: "2031-05-31"}


def told(first: int, many: int) -> list[Any]:
    """Reports of one event, each with two claims, half of them one day later."""
    made = []
    for n in range(first, first + many):
        words = f"{n}. The Ministry of Order said {700 + n} people were detained in Veltria. In Orlo {30 + n} people were injured."
        report = a_report(100 + n, words, f"Paper {n}", 9)
        days = (4 + n % 2, 5)
        claims = [
            a_claim(
                report, f"{700 + n} people", (f"{700 + n}", 700 + n, 700 + n), MINISTRY, days=days, said=9
            ),
            a_claim(report, f"{30 + n} people", (f"{30 + n}", 30 + n, 30 + n), None, days=days),
        ]
        made.append((report, claims))
    return made


def decide_some(first: int, many: int) -> None:
    """Of each sort of decision ``many``, on claims of which nothing was decided: standing, waiting for a second person, many at once."""
    claims = iter(row.claim.id for row in reviews.page(Query()).rows)
    ask_four_eyes([], by=BY)
    for _ in range(many):
        review_claim(next(claims), State.ACCEPTED, by=BY)
        review_claim(next(claims), State.REJECTED, by=BY, reason="misread")
    ask_four_eyes([State.UNSURE.value], by=BY)
    for _ in range(many):
        review_claim(next(claims), State.UNSURE, by=BY)
    last, read = reviews.ends()
    report = models.Report.objects.get(given_id=f"story-{100 + first}").pk
    review_many(Query(report=report), State.ACCEPTED, by=BY, shown=Previewed(2, last, read))
    for incident in models.Incident.objects.order_by("pk")[:many]:
        decide(incident.pk, Ruling.CONFIRM, by=BY, reason="one rally")
    set_side_by_side()


def asked(client: Client) -> dict[str, int]:
    """How much each page asks; what answers no GET is left out."""
    found, broken = {}, []
    drawing = Fullest()
    for page in pages():
        address = page.address(drawing)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            status = opened(client, address)
        broken += [address] if status >= 500 else []
        if status != 405:
            found[f"{page.title} {status}"] = len(captured)
    assert broken == []
    return found


@pytest.mark.django_db
def test_no_page_asks_more_of_a_larger_record(folder: Path, tmp_path: Path, settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    everybody()
    client = signed_in(Role.OWNER)
    client.raise_request_exception = False
    keep_all([*story(), *told(0, 4)])
    set_side_by_side()
    record_known(pairs(invented_lists(tmp_path)))
    decide_some(3, 1)
    few = asked(client)
    for report, claims in told(4, 12):
        keep(report, report.text.encode())
        record_reading(Reading(report.id, tuple(claims), "test.1"))
    set_side_by_side()
    decide_some(15, 3)
    many = asked(client)
    # One more: a list in which nothing of some sort stood before asks once for what belongs to it.
    more = {title: (few.get(title, 0), many[title]) for title in many if many[title] > few.get(title, 0) + 1}
    assert more == {}
    assert len(many) > 50, "the pages of the desk were not found"
    assert max(many.values()) < 40, sorted(many.items(), key=lambda pair: -pair[1])[:5]
