"""The page of the log: who did what, for owners; whether the chain holds; the same work whatever the log's size."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khronika import custody, stamping
from khronika.ledger import audit, guards, log
from khronika.ledger.audit import AuditQuery
from khronika.ledger.member_views import Role
from khronika.ledger.tables import LogRow
from tests.desk.at_work import QUICK, everybody, name_of, signed_in
from tests.timing.authority import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    cache.clear()


def written(many: int, by: str = "") -> None:
    with transaction.atomic(), log.acting(by):
        for number in range(many):
            log.write("kept", f"r-{number}", {"bytes": number}, timezone.now())


def numbers(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'<tr id="row-(\d+)"', page)]


def test_the_log_is_read_by_act_member_subject_and_day_and_each_has_an_address() -> None:
    ids = everybody()
    written(3, ids[Role.EDITOR])
    written(60)
    owner = signed_in(Role.OWNER)
    page = owner.get("/log/").content.decode()
    assert numbers(page) == list(range(67, 17, -1))
    assert "is as it was written" in page
    more = re.search(r'rel="next" href="([^"]+)"', page)
    assert more
    assert numbers(owner.get(more[1].replace("&amp;", "&")).content.decode()) == list(range(17, 0, -1))
    assert numbers(owner.get("/log/?act=member-joined").content.decode()) == [4, 3, 2, 1]
    hers = owner.get(f"/log/?by={ids[Role.EDITOR]}").content.decode()
    assert numbers(hers) == [7, 6, 5]
    assert name_of(Role.EDITOR) in hers
    assert numbers(owner.get("/log/?subject=r-59").content.decode()) == [67]
    today = timezone.now().date()
    assert len(numbers(owner.get(f"/log/?from={today}&to={today}").content.decode())) == 50
    assert numbers(owner.get("/log/?to=2019-06-09").content.decode()) == []
    assert numbers(owner.get(f"/log/?from={today + dt.timedelta(days=1)}").content.decode()) == []
    assert len(numbers(owner.get("/log/?from=2019-06-09&act=member-joined").content.decode())) == 4
    wrong = owner.get("/log/?from=yesterday").content.decode()
    assert 'value="yesterday"' in wrong
    assert "Write a day as" in wrong
    for nonsense in ("?before=x", "?before=" + "9" * 30, "?act=%00&by=%00", "?subject=" + "x" * 5000):
        assert owner.get("/log/" + nonsense).status_code == 200


def test_a_row_without_an_account_says_where_the_name_stands_and_leads_there() -> None:
    everybody()
    with transaction.atomic(), log.acting(""):
        log.write("reviewed", "c-0123", {"state": "accepted"}, timezone.now())
    page = signed_in(Role.OWNER).get("/log/").content.decode()
    assert ">no account</span>" in page
    assert "Who decided stands with the decision" in page
    assert '<a class="small" href="/review/c-0123/">' in page


def test_a_row_that_was_changed_is_told_on_its_page_and_by_the_walk() -> None:
    everybody()
    written(3)
    owner = signed_in(Role.OWNER)
    owner.post("/log/verify/")
    assert "7 rows, and it is whole" in owner.get("/log/").content.decode()
    with connection.cursor() as cursor:  # somebody who holds the file takes the guard off
        cursor.execute(
            "DROP TRIGGER ledger_logrow_no_update"
            + (" ON ledger_logrow" if connection.vendor == "postgresql" else "")
        )
        cursor.execute("UPDATE ledger_logrow SET details = '{\"bytes\":9}' WHERE number = 6")
    assert audit.page(AuditQuery(), None, 50).broken == (6,)
    page = owner.get("/log/").content.decode()
    assert "Rows of this page were changed" in page
    owner.post("/log/verify/")
    assert "Log row 6 was changed" in owner.get("/log/").content.decode()
    guards.after_migrate("default")


def test_whose_act_it_was_cannot_be_changed_beside_the_seal() -> None:
    ids = everybody()
    written(1, ids[Role.EDITOR])
    row = LogRow.objects.get(subject="r-0")
    assert (row.by, row.hash) == (ids[Role.EDITOR], log.seal(row))
    row.by = ids[Role.READER]
    before = LogRow.objects.get(number=row.number - 1)
    assert audit.broken([row], {before.number: before.hash}) == [row.number]


def test_the_number_of_queries_is_that_of_a_short_log() -> None:
    everybody()
    owner = signed_in(Role.OWNER)

    def asked(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert owner.get(path).status_code == 200
        return len(found)

    few = [asked("/log/"), asked("/members/")]
    written(200)
    assert asked("/log/?act=kept") <= few[0] + 1  # one more act to name
    assert [asked("/log/") - 1, asked("/members/")] == few


def test_the_page_says_how_the_log_ends_who_attests_it_and_what_verify_found(
    tmp_path: Path, settings: Any
) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    everybody()
    client = signed_in(Role.OWNER)

    def page() -> str:
        return client.get("/log/").content.decode()

    last = LogRow.objects.order_by("-number")[0]
    words = page()
    assert f"{last.number} {last.hash}" in words
    assert "Nobody outside this folder attests yet" in words
    assert "it has not noted an outcome here" in words
    custody.note(tmp_path, 0)
    assert "and is as it was written" in page()
    custody.note(tmp_path, 2)
    assert "2 things are not as they were written" in page()
    (tmp_path / custody.NOTED).write_text("{", encoding="utf-8")
    assert "it has not noted an outcome here" in page()
    authority = make(tmp_path / "tsa", "Orlo Time")
    assert stamping.name("Orlo Time", None, authority.certificates) is None
    _, request = stamping.write_request()
    assert isinstance(stamping.take_token(authority.answers(request)), stamping.Stamped)
    assert "Orlo Time" in page()
