"""What people on lists agreed to, in the ledger: recorded by a named person, taken back with a reason, never a default yes."""

import datetime as dt
import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khronika.ledger import consent_tables, consents, lists, log, tables
from khronika.ledger.actions.decide_link import decide_link, withdraw_link
from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.list_translate import link_id
from khronika.nouns import Audience, Bond, Consent, Giver, Permission, PersonList, Protected, Shown
from khronika.people import Said, record_known, regroup, take_list
from tests.ledger.people import NAMES, REGISTRY, invented_lists, pairs

pytestmark = pytest.mark.django_db
DAY = dt.date(2031, 5, 9)


@pytest.fixture
def linked(tmp_path: Path) -> list[PersonList]:
    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    return taken


def agreed(entry: str, *what: Shown, to: Audience = Audience.PUBLIC, **said: Any) -> int:
    return record_consent(
        Consent(entry, Giver.PERSON, what or (Shown.NAME, Shown.AGE), to, "A. Reviewer", **said)
    )


def refused(entry: str) -> int:
    return record_consent(Consent(entry, Giver.LAWYER, (), None, "B. Reviewer", words="Щеткаров said no"))


def allowed(entry: str, shown: Shown = Shown.NAME, to: Audience = Audience.PUBLIC) -> Permission:
    return consents.entry(entry).permits(shown, to, DAY)


def test_what_a_list_says_of_consent_is_no_record(linked: list[PersonList]) -> None:
    first = linked[0].records[0]
    assert first.consent == "да"
    assert allowed(first.id) is Permission.NONE_RECORDED
    assert consents.entry(first.id).answers == ()


def test_an_answer_comes_back_as_it_was_recorded(linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    number = record_consent(
        Consent(
            entry, Giver.RELATIVE, (Shown.NAME,), Audience.PARTNERS, "A. Reviewer", dt.date(2032, 1, 1),
            "Veltrian Lawyers", "by telephone",
        )
    )  # fmt: skip
    view = consents.consent(number)
    assert (view.consent.partners, view.consent.words, view.withdrawn) == (
        "Veltrian Lawyers",
        "by telephone",
        None,
    )
    assert (view.consent.given_by, view.consent.until) == (Giver.RELATIVE, dt.date(2032, 1, 1))
    assert view.consent.at
    assert allowed(entry, to=Audience.PARTNERS) is Permission.YES
    assert allowed(entry) is Permission.NONE_RECORDED


def test_taken_back_it_allows_nothing_and_both_stay(linked: list[PersonList]) -> None:
    entry = linked[0].records[0].id
    number = agreed(entry)
    withdraw_consent(number, by="B. Reviewer", reason="she wrote on Monday")
    (view,) = consents.entry(entry).answers
    assert view.withdrawn is not None
    assert (view.withdrawn.by, view.withdrawn.reason) == ("B. Reviewer", "she wrote on Monday")
    assert allowed(entry) is Permission.WITHDRAWN
    assert list(tables.LogRow.objects.filter(act__startswith="consent").values_list("act", "subject")) == [
        ("consent-recorded", entry), ("consent-withdrawn", entry),
    ]  # fmt: skip
    log.verify()
    with pytest.raises(NotPossible, match="before"):
        withdraw_consent(number, by="B. Reviewer", reason="again")


def test_a_withdrawal_needs_a_name_a_reason_and_something_to_take_back(linked: list[PersonList]) -> None:
    number = agreed(linked[0].records[0].id)
    for said in ({"by": " ", "reason": "x"}, {"by": "x", "reason": " "}):
        with pytest.raises(NotPossible):
            withdraw_consent(number, **said)
    with pytest.raises(NotHere):
        withdraw_consent(number + 1, by="x", reason="x")
    with pytest.raises(NotHere):
        agreed("p-nobody")
    assert consent_tables.ConsentWithdrawn.objects.count() == 0


def test_no_name_leaves_with_a_consent(linked: list[PersonList], caplog: pytest.LogCaptureFixture) -> None:
    entry = linked[0].records[0].id
    with caplog.at_level(logging.DEBUG):
        number = refused(entry)
        withdraw_consent(number, by="B. Reviewer", reason="Мугдов was meant")
    said = repr(consents.entry(entry)) + repr(list(tables.LogRow.objects.values_list())) + caplog.text
    said += "".join(repr(vars(row)) for row in consent_tables.Consent.objects.all())
    assert [name for name in NAMES if name in said] == []


def test_a_consent_holds_for_entries_decided_to_be_the_same_person_and_for_no_likely_ones(
    linked: list[PersonList],
) -> None:
    a, b = linked[0].records[0].id, linked[1].records[0].id
    agreed(a)
    assert [other.decided for other in consents.entry(b).others] == [False]
    assert allowed(b) is Permission.NONE_RECORDED
    assert len(consents.entry(b).answers) == 1  # seen, not counted
    number = decide_link(link_id(a, b), Bond.SAME, by="A. Reviewer")
    assert allowed(b) is Permission.YES
    withdraw_link(number, by="A. Reviewer")
    decide_link(link_id(a, b), Bond.DIFFERENT, by="A. Reviewer", after=number + 1)
    regroup()
    assert consents.entry(b).others == ()
    assert allowed(b) is Permission.NONE_RECORDED


def test_a_refusal_counts_for_likely_ones_too(linked: list[PersonList]) -> None:
    a, b = linked[0].records[0].id, linked[1].records[0].id
    agreed(b)
    refused(a)
    assert allowed(b) is Permission.REFUSED


def later(tmp_path: Path, text: str) -> PersonList:
    (tmp_path / "later.csv").write_text(text, encoding="utf-8")
    taken = take_list(tmp_path / "later.csv", Said(name="registry"))
    return taken.list  # type: ignore[union-attr]


def test_an_answer_holds_for_the_same_entry_of_a_later_edition_and_is_taken_back_for_both(
    linked: list[PersonList], tmp_path: Path
) -> None:
    before = [record.id for record in linked[0].records]
    number = agreed(before[0])
    agreed(before[1])
    edition = later(tmp_path, REGISTRY.replace("Сельт", "Мирна"))
    after = [record.id for record in edition.records]
    assert allowed(after[0]) is Permission.YES
    assert (
        allowed(after[1]) is Permission.NONE_RECORDED
    )  # its cells changed: nobody can tell that it is the same
    assert consents.carried()[edition.edition] == (1, 1)
    withdraw_consent(number, by="x", reason="y")
    assert (allowed(before[0]), allowed(after[0])) == (Permission.WITHDRAWN, Permission.WITHDRAWN)


def test_entries_are_listed_and_found_by_name(linked: list[PersonList]) -> None:
    edition = linked[0].edition
    agreed(linked[0].records[0].id)
    refused(linked[0].records[1].id)
    sheet = consents.entries(edition)
    assert [answers.standing(DAY) for _, answers in sheet.entries] == [Permission.YES, Permission.REFUSED]
    assert consents.recorded() == {edition: (1, 1)}
    assert [record.row for record, _ in consents.entries(edition, 1, 1).entries] == [3]
    assert [record.name for record, _ in consents.named(edition, "ольга МУГ").entries] == [
        Protected("Мугдова Ольга")
    ]
    assert consents.named(edition, "нет такого").entries == ()
    for ask in (lambda: consents.entries("0"), lambda: consents.named("0", "x"), lambda: consents.entry("0")):
        with pytest.raises(NotHere):
            ask()


def test_queries_do_not_grow_with_entries(linked: list[PersonList], tmp_path: Path) -> None:
    def asked(edition: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            consents.entries(edition)
        return len(captured)

    agreed(linked[0].records[0].id)
    before = asked(linked[0].edition)
    rows = "".join(f"Пахтин {n},,,,,\n" for n in range(50))
    edition = later(tmp_path, REGISTRY + rows)
    for record in edition.records:
        agreed(record.id)
    assert asked(edition.edition) == before
    assert lists.list_rows()
