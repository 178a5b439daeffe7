"""Incidents: the list and its files, one incident with the way to each passage, and decisions on a grouping."""

import csv
import datetime as dt
import html
import io
import re
from dataclasses import replace
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.desk.columns import INCIDENTS
from khronika.desk.incident_asking import read_asking
from khronika.ledger import access, happened
from khronika.ledger.actions.decide import decide
from khronika.nouns import Claim, Kind, Level, Place, Question, Report, Ruling
from tests.desk.conftest import keep_all
from tests.desk.story import LEAGUE, MINISTRY, a_claim, a_report, story
from tests.desk.test_languages import client as speaking
from tests.desk.test_languages import english_left
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

ALMATY = Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("admin1:KZ.02", "country:KZ"), "Almaty")
KARAGANDA = Place("Karaganda Region", Level.ADMIN1, "admin1:KZ.12", "KZ", ("country:KZ",), "Karaganda Region")


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def told(number: int, place: Place, day: int, **changes: object) -> tuple[Report, list[Claim]]:
    text = f"{number}. The Ministry of Order said 40 people were detained in {place.words} on {day} May."
    report = a_report(200 + number, text, f"Paper {number}", day)
    return report, [a_claim(report, "40 people were detained", ("40", 40, 40), MINISTRY, days=(day, day), place=place, **changes)]  # type: ignore[arg-type]  # fmt: skip


def ids() -> list[str]:
    return [view.incident.id for view in access.incidents()]


def listed(text: str) -> list[str]:
    return re.findall(r'<li><a href="/incidents/(i-\w+)/">', text)


def test_the_list_counts_and_says_who_says_so(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/incidents/")
    assert sorted(listed(text)) == sorted(ids())
    assert f"<b>{len(ids())}</b> incidents in this list" in text
    assert "none hidden" in text
    assert "Ministry of Order" in text
    some = page(client, "/incidents/?kind=sentence")
    assert len(listed(some)) == 1
    assert f"<b>{len(ids()) - 1}</b> incident" in some


def test_an_empty_folder_says_the_next_step(client: Client, folder: object) -> None:
    assert "khronika add" in page(client, "/incidents/")


def test_what_is_wrong_is_said(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/incidents/?from=never&kind=x&standing=odd&after=odd&near=odd")
    assert "“never” is not a date" in text
    assert len(listed(text)) == len(ids())


def test_places_are_drawn_as_exactly_as_they_are_known(client: Client, folder: object, db: None) -> None:
    country = replace(
        ALMATY, name="Kazakhstan", level=Level.COUNTRY, key="country:KZ", path=(), words="Kazakhstan"
    )
    keep_all([told(1, ALMATY, 4), told(2, KARAGANDA, 8), told(3, country, 12)])
    text = page(client, "/incidents/")
    wide = re.findall(r'<svg class="map".*?</svg>', text, re.S)[0]
    assert wide.count('class="town"') == wide.count('class="region"') == 1
    assert re.search(r"Listed, not drawn:.*Kazakhstan", text)
    assert "place=geonames%3A1526384&amp;near=geonames%3A1526384" in text
    near = page(client, "/incidents/?place=admin1:KZ.12&near=admin1:KZ.12")
    assert len(listed(near)) == 1
    assert "The whole country" in near
    assert "bar-day" in text
    # Nearer and back by links alone; the filter stays, and the page comes back to the map.
    for path in ("/incidents/?kind=detention", f"/incidents/{ids()[0]}/"):
        text, steps = page(client, path), []
        while found := re.search(
            r'<nav class="zoom".*?<a class="btn" href="(\?[^"]*)#map-KZ">.*?Nearer</a>', text
        ):
            steps.append(html.unescape(found[1]))
            text = page(client, path.partition("?")[0] + steps[-1])
        assert len(steps) == 4, path
        assert all(("kind=detention" in each) is ("kind" in path) for each in steps)
        assert "The whole country" in text
    assert client.get("/incidents/?map=KZ,<b>,2,1").status_code == 200


def test_an_incident_leads_from_each_claim_to_its_passage(
    client: Client, questions: tuple[Question, ...]
) -> None:
    view = max(access.incidents(), key=lambda each: len(each.incident.members))
    text = page(client, f"/incidents/{view.incident.id}/")
    assert len(view.incident.members) > 2
    for claim in view.claims.values():
        assert f'href="/reports/{claim.report_id}/?claim={claim.id}#at-{claim.id}"' in text
        assert f'href="/claims/{claim.id}/"' in text
    for words in ("Ministry of Order", "about 500", "proposed", "Claims held to be about one event"):
        assert words in text
    assert f'href="/search/?incident={view.incident.id}"' in text
    members = page(client, f"/search/?incident={view.incident.id}")
    assert f"<b>{len(view.incident.members)}</b> claims in this list" in members


def test_what_judges_an_incident_stands_apart(client: Client, questions: tuple[Question, ...]) -> None:
    for incident in ids():
        text = page(client, f"/incidents/{incident}/")
        assert len(re.findall(r"<h1[ >]", text)) == 1
        assert not re.search(r"<script|<style|\sstyle=|<[^>]+\son\w+=", text)
        found = re.findall(r'\sid="([^"]+)"', text)
        assert len(found) == len(set(found))


def test_a_stranger_is_no_page(client: Client, questions: tuple[Question, ...]) -> None:
    page(client, "/incidents/i-0/", 404)
    page(client, "/incidents/rows.pdf", 404)
    assert (
        client.post("/incidents/i-0/decide/", {"by": "A", "reason": "b", "ruling": "confirm"}).status_code
        == 404
    )
    assert client.get(f"/incidents/{ids()[0]}/decide/").status_code == 405
    assert client.post(f"/incidents/{ids()[0]}/").status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post(f"/incidents/{ids()[0]}/decide/", {"by": "A"}).status_code == 403


# ---- deciding ----


def largest() -> str:
    return max(access.incidents(), key=lambda each: len(each.incident.members)).incident.id


def test_a_person_confirms_with_a_reason_and_it_is_seen(
    client: Client, questions: tuple[Question, ...]
) -> None:
    one = largest()
    answer = client.post(
        f"/incidents/{one}/decide/", {"by": "A. Editor", "reason": "one rally", "ruling": "confirm"}
    )
    assert answer.headers["Location"] == f"/incidents/{one}/?done=confirm"
    assert "Editor" not in answer.headers["Location"]
    text = page(client, answer.headers["Location"])
    assert "The decision is recorded." in text
    assert "A. Editor: confirm. one rally" in text
    assert '<span class="pill">confirmed</span>' in text
    assert 'name="by" value="A. Editor"' in text  # remembered for the next one
    assert listed(page(client, "/incidents/?standing=confirmed")) == [one]
    assert one not in listed(page(client, "/incidents/?standing=proposed"))
    client.post(
        f"/incidents/{one}/decide/", {"by": "B. Editor", "reason": "two rallies", "ruling": "withdraw"}
    )
    text = page(client, f"/incidents/{one}/")
    assert '<span class="pill">withdrawn</span>' in text
    assert "one rally" in text
    assert listed(page(client, "/incidents/?standing=withdrawn")) == [one]


def test_a_split_takes_the_ticked_claims_away(client: Client, questions: tuple[Question, ...]) -> None:
    one = largest()
    view = access.incident(one)
    chosen = view.incident.members[0]
    answer = client.post(f"/incidents/{one}/decide/", {"by": "A. Editor", "reason": "another square", "ruling": "split", "claims": [chosen]})  # fmt: skip
    assert answer.status_code == 302
    decision = access.decisions()[-1]
    assert (decision.ruling, decision.claims, decision.by) == (Ruling.SPLIT, (chosen,), "A. Editor")
    together = [each.incident.members for each in access.incidents() if chosen in each.incident.members]
    assert all(
        set(view.incident.members) - {chosen} != set(members) - {chosen} or len(members) == 1
        for members in together
    )
    page(client, answer.headers["Location"])


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"ruling": "confirm", "reason": "x"}, "names who decides and why"),
        ({"ruling": "confirm", "by": "A. Editor", "reason": " "}, "names who decides and why"),
        ({"ruling": "odd", "by": "A. Editor", "reason": "x"}, "Choose one of the three"),
        ({"ruling": "split", "by": "A. Editor", "reason": "x"}, "tick the claims"),
        (
            {"ruling": "split", "by": "A. Editor", "reason": "x", "claims": "c-0"},
            "leaves some claims on both sides",
        ),
        (
            {"ruling": "split", "by": "A. Editor", "reason": "x", "claims": "ALL"},
            "leaves some claims on both sides",
        ),
        ({"ruling": "withdraw", "by": "A. Editor", "reason": "x", "claims": "ALL"}, "claims are ticked"),
    ],
)
def test_what_cannot_be_recorded_says_why_and_keeps_what_was_typed(
    client: Client, questions: tuple[Question, ...], sent: dict[str, str], words: str
) -> None:
    one = largest()
    members = access.incident(one).incident.members
    data: dict[str, object] = dict(sent)
    if sent.get("claims") == "ALL":
        data["claims"] = list(members)
    answer = client.post(f"/incidents/{one}/decide/", data)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert words in text
    assert f'value="{sent.get("by", "")}"' in text
    assert f'value="{sent["reason"]}"' in text
    assert text.count(" checked>") == (len(members) if sent.get("claims") == "ALL" else 0)
    assert access.decisions() == ()


def test_a_confirmation_against_a_split_is_told(client: Client, questions: tuple[Question, ...]) -> None:
    one = largest()
    members = access.incident(one).incident.members
    decide(one, Ruling.SPLIT, by="A. Editor", reason="two", claims=members[:1])
    answer = client.post(
        f"/incidents/{one}/decide/", {"by": "B. Editor", "reason": "one", "ruling": "confirm"}
    )
    assert answer.headers["Location"].endswith("?done=confirm&against=1")
    assert "held apart" in page(client, answer.headers["Location"])


# ---- pages, counts, files ----


def test_pages_hold_every_incident_once(
    client: Client, db: None, folder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khronika.desk import incident_views

    monkeypatch.setattr(incident_views, "ROWS", 2)
    keep_all([*story(), *(told(n, ALMATY, 4 + n) for n in range(5))])
    seen, where = [], "/incidents/"
    while where:
        text = page(client, where)
        seen += listed(text)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        where = found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == sorted(ids())
    assert len(seen) > 2


def filters() -> list[dict[str, str]]:
    values = {
        "kind": "detention",
        "place": "Almaty",
        "from": "2031-05-05",
        "to": "2031-05-06",
        "standing": "confirmed",
    }
    none = {"kind": "curfew", "place": "Nowhere", "from": "2032", "to": "2030", "standing": "withdrawn"}
    pairs = [{a: values[a], b: values[b]} for a, b in product(values, values) if a < b]
    return [{}, *({k: v} for k, v in values.items()), *({k: v} for k, v in none.items()), *pairs]


def test_a_file_holds_the_rows_of_the_list_for_every_filter(client: Client, db: None, folder: object) -> None:
    keep_all([*story(), *(told(n, ALMATY, 4 + n) for n in range(4))])
    decide(ids()[-1], Ruling.CONFIRM, by="A. Editor", reason="seen")
    sizes = set()
    for sent in filters():
        wanted = read_asking(sent).wanted
        shown = happened.page(wanted, None, 1000)
        rows = list(happened.every(wanted))
        assert [row.incident.id for row in rows] == [row.incident.id for row in shown.rows], sent
        assert len(rows) == shown.total == len(ids()) - shown.hidden, sent
        sizes.add(shown.total)
    assert {0, 1, len(ids())} < sizes
    answer = client.get("/incidents/rows.csv?kind=detention")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["id"] for line in lines] == listed(page(client, "/incidents/?kind=detention"))
    assert list(lines[0]) == [column.name for column in INCIDENTS]
    assert {line["kind"] for line in lines} == {Kind.DETENTION.value}
    assert (
        b"".join(client.get("/incidents/dictionary.csv").streaming_content).count(b"\r\n")
        == len(INCIDENTS) + 1
    )  # type: ignore[attr-defined]


def test_sources_are_counted_by_who_can_be_told_apart(db: None, folder: object) -> None:
    report, (claim,) = told(1, ALMATY, 4)
    other, (second,) = told(2, ALMATY, 4)
    second = replace(second, attribution=replace(second.attribution, chain=(replace(second.attribution.chain[0], source=LEAGUE),)))  # fmt: skip
    third, (untold,) = told(3, ALMATY, 4)
    untold = replace(untold, attribution=replace(untold.attribution, chain=()))
    keep_all([(report, [claim]), (other, [second]), (third, [untold])])
    (row,) = happened.page(happened.Wanted()).rows
    assert (row.claims, row.reports, row.untold) == (3, 3, 1)
    assert {name for _, name in row.sources} == {"Ministry of Order", "Veltrian League for Rights"}


@pytest.mark.parametrize(("words", "sound"), [("2031-05-04.i-1", True), ("-.i-1", True), ("x", False), ("2031.i-1", False), ("-.", False), (f"{dt.date.min}.i-0", True)])  # fmt: skip
def test_where_a_page_begins_is_checked(words: str, sound: bool) -> None:
    assert happened.is_after(words) is sound


def test_pages_ask_as_much_of_any_record(client: Client, questions: tuple[Question, ...]) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as made:
            page(client, path)
        return len(made)

    one = largest()
    few = [queries("/incidents/?place=Veltria&standing=proposed"), queries(f"/incidents/{one}/")]
    keep_all([told(n, ALMATY, 4 + n) for n in range(8)])
    keep_all([(r, [a_claim(r, "60 people were detained", ("60", 60, 60), LEAGUE)]) for r in (a_report(300 + n, f"{n}. The Veltrian League for Rights said 60 people were detained in Veltria.", f"Sheet {n}", 9) for n in range(6))])  # fmt: skip
    assert [queries("/incidents/?place=Veltria&standing=proposed"), queries(f"/incidents/{one}/")] == few
    assert max(few) <= 12


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_no_english_is_left(questions: tuple[Question, ...], lang: str) -> None:
    keep_all([told(1, ALMATY, 4), told(2, KARAGANDA, 8)])
    one = largest()
    decide(one, Ruling.CONFIRM, by="Редактор", reason="так")
    printed = set(re.findall(r"[A-Za-z]{2,}", " ".join(str(report.outlet) for report, _ in story())))
    for path in ("/incidents/", "/incidents/?kind=curfew", "/incidents/?near=admin1:KZ.12&place=admin1:KZ.12", f"/incidents/{one}/?done=confirm&against=2"):  # fmt: skip
        text = speaking(lang).get(path).content.decode()
        assert english_left(text, lang) - printed - {"Paper"} == set(), path
    answer = speaking(lang).post(f"/incidents/{one}/decide/", {})
    assert english_left(answer.content.decode(), lang) - printed - {"Paper"} == set()
