"""Consent at the desk: recorded by a named person, seen with its scope, withdrawn with a reason; never a default yes."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from khronika.desk.list_consent_words import audience_choices, giver_choices, shown_choices
from khronika.ledger import consent_tables, consents, tables
from khronika.ledger.list_translate import link_id
from khronika.nouns import Audience, Giver, PersonList, Shown
from khronika.people import record_known
from tests.desk.test_views import page
from tests.ledger.people import NAMES, invented_lists, pairs

pytestmark = pytest.mark.django_db
AGREED = {
    "answer": "yes", "given_by": "lawyer", "what": ["name", "place"], "audience": "public", "until": "2099-05-09",
    "partners": "", "words": "by letter", "by": "A. Reviewer",
}  # fmt: skip
REFUSED = {"answer": "no", "given_by": "person", "by": "B. Reviewer"}


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def linked(tmp_path: Path, folder: object) -> list[PersonList]:
    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    return taken


def seen(client: Client, entry: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page(client, f"/entries/{entry}/"))
    assert found
    return found[1]


def sent(client: Client, entry: str, said: dict[str, Any], **more: Any) -> Any:
    return client.post(f"/entries/{entry}/consent/", {"seen": seen(client, entry), **said, **more})


def cells(text: str, label: str) -> list[str]:
    """What the table says of one thing, by audience."""
    row = re.search(rf'<tr><th scope="row">{label}</th>(.*?)</tr>', text, re.S)
    assert row
    return re.findall(r"<(?:b|span class=\"unk\")>([^<]*)<", row[1])


def test_without_a_record_every_cell_says_so(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0]
    assert entry.consent == "да"
    text = page(client, f"/entries/{entry.id}/")
    for label in ("Name", "Age or date of birth", "Sex", "Town or place", "Where held", "Date", "Status"):
        assert cells(text, label) == ["none recorded"] * 3
    assert "That is the list’s word, not a record" in text
    form = text.split('class="decide"')[1]
    assert "checked" not in form
    assert "selected" not in form


def test_an_answer_is_recorded_with_its_scope_and_shown(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    answer = sent(client, entry, AGREED)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/entries/{entry}/#said-h")
    text = page(client, f"/entries/{entry}/")
    assert cells(text, "Name") == ["yes"] * 3
    assert cells(text, "Sex") == ["none recorded"] * 3
    for words in (
        "may be shown: name, town or place; to: everybody; until 9 May 2099", "answered by their lawyer",
        "A. Reviewer", "by letter",
    ):  # fmt: skip
        assert words in text, words
    assert "agreed 1, refused 0" in page(client, "/lists/")
    assert "consent to something" in page(client, f"/lists/{linked[0].edition}/")


def test_partners_are_named_and_only_they_may_see(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    sent(client, entry, AGREED, audience="partners", partners="Veltrian Lawyers")
    text = page(client, f"/entries/{entry}/")
    assert cells(text, "Name") == ["yes", "yes", "none recorded"]
    assert "to: Veltrian Lawyers" in text


def test_it_is_withdrawn_with_a_reason_and_both_stay(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    sent(client, entry, AGREED)
    number = consent_tables.Consent.objects.get().number
    path = f"/entries/{entry}/consent/{number}/"
    assert client.post(path, {"by": "B. Reviewer", "reason": " "}).status_code == 400
    assert client.post(path, {"by": "B. Reviewer", "reason": "she called again"}).status_code == 302
    text = page(client, f"/entries/{entry}/")
    assert cells(text, "Name") == ["no: withdrawn"] * 3
    for words in ("she called again", "may be shown: name", "B. Reviewer"):
        assert words in text, words
    assert client.post(path, {"by": "B. Reviewer", "reason": "twice"}).status_code == 400
    assert (
        client.post(f"/entries/{entry}/consent/{number + 1}/", {"by": "x", "reason": "y"}).status_code == 400
    )


def test_a_refusal_is_of_everything(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    sent(client, entry, AGREED)
    assert sent(client, entry, REFUSED, what=["name"]).status_code == 400
    assert sent(client, entry, REFUSED).status_code == 302
    assert cells(page(client, f"/entries/{entry}/"), "Name") == ["no: refused"] * 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("by", " "), ("answer", ""), ("answer", "perhaps"), ("given_by", ""), ("what", []), ("what", ["photo"]), ("audience", ""),
     ("audience", "world"), ("until", "soon"), ("partners", "somebody")],
)  # fmt: skip
def test_nothing_open_is_filled_in(
    client: Client, linked: list[PersonList], field: str, value: object
) -> None:
    entry = linked[0].records[0].id
    answer = sent(client, entry, AGREED, **{field: value})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert 'value="by letter"' in text  # what was typed stays
    assert not consent_tables.Consent.objects.exists()


def test_sent_twice_it_is_recorded_once(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    said = {**AGREED, "seen": seen(client, entry)}
    assert client.post(f"/entries/{entry}/consent/", said).status_code == 302
    again = client.post(f"/entries/{entry}/consent/", said)
    assert again.status_code == 409
    assert "meanwhile" in again.content.decode()
    assert consent_tables.Consent.objects.count() == 1


def test_one_person_held_by_linking_alone_is_seen_and_not_counted(
    client: Client, linked: list[PersonList]
) -> None:
    a, b = linked[0].records[0].id, linked[1].records[0].id
    sent(client, a, AGREED)
    text = page(client, f"/entries/{b}/")
    assert "does not count here" in text
    assert cells(text, "Name") == ["none recorded"] * 3
    client.post(f"/links/{link_id(a, b)}/decide/", {"by": "x", "ruling": "same", "standing": "0"})
    text = page(client, f"/entries/{b}/")
    assert "decided by people" in text
    assert cells(text, "Name") == ["yes"] * 3


# ---- names ----


def test_no_name_in_an_address_a_title_or_the_log(client: Client, linked: list[PersonList]) -> None:
    entry, edition = linked[0].records[0].id, linked[0].edition
    found = client.post(f"/lists/{edition}/", {"words": "мугд"})
    answer = sent(client, entry, AGREED, words="Щеткаров himself")
    texts = [found.content.decode(), page(client, f"/lists/{edition}/"), page(client, f"/entries/{entry}/")]
    assert "Мугдова Ольга" in texts[0]
    assert "Щеткаров" not in texts[0]
    for text in texts:
        assert [name for name in NAMES if name in text.split("</head>", maxsplit=1)[0]] == []
        for address in re.findall(r'(?:href|action)="([^"]*)"', text):
            assert "%D0" not in address.split("?back")[0]
            assert [name for name in NAMES if name in address] == []
    assert [name for name in NAMES if name in answer.headers["Location"]] == []
    assert [name for name in NAMES if name in repr(list(tables.LogRow.objects.values_list()))] == []


def test_nothing_is_kept_by_a_browser_and_acts_need_the_token(linked: list[PersonList]) -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    entry, edition = linked[0].records[0].id, linked[0].edition
    for path in (f"/entries/{entry}/", f"/lists/{edition}/"):
        assert "no-store" in strict.get(path).headers["Cache-Control"]
    for path in (f"/entries/{entry}/consent/", f"/entries/{entry}/consent/1/", f"/lists/{edition}/"):
        assert strict.post(path, AGREED).status_code == 403
    for path in (f"/entries/{entry}/consent/", f"/entries/{entry}/consent/1/"):
        assert strict.get(path).status_code == 405


def test_what_is_not_there_is_no_page(client: Client, linked: list[PersonList]) -> None:
    for path in ("/entries/e-0/", "/lists/0/"):
        assert client.get(path).status_code == 404
    assert client.post("/entries/e-0/consent/", AGREED).status_code == 404
    assert (
        "No entry of this list has such a name"
        in client.post(f"/lists/{linked[0].edition}/", {"words": "zz"}).content.decode()
    )


def test_a_long_list_comes_in_pages(
    client: Client, linked: list[PersonList], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khronika.desk.list_consents.MOST", 1)
    first = page(client, f"/lists/{linked[0].edition}/")
    assert "1 to 1 of 2" in first
    assert 'href="?from=1" rel="next"' in first
    last = page(client, f"/lists/{linked[0].edition}/?from=1")
    assert 'rel="next"' not in last
    assert 'href="?from=0" rel="prev"' in last


def test_every_choice_has_its_words() -> None:
    assert [value for value, _ in giver_choices()] == list(Giver)
    assert [value for value, _ in shown_choices()] == list(Shown)
    assert [value for value, _ in audience_choices()] == list(Audience)


def test_russian_and_kazakh(client: Client, linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    sent(client, entry, AGREED)
    for lang, words in (("ru", "можно показать: имя"), ("kk", "көрсетуге болады: толық есімі")):
        client.cookies["django_language"] = lang
        assert words in page(client, f"/entries/{entry}/")
    assert consents.entry(entry).answers[0].consent.what == (Shown.NAME, Shown.PLACE)
