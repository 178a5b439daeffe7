"""Who on a list may be named in a release: whoever consented to the public, on that day, with all her namesakes."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.ledger.releasable import releasable
from khronika.nouns import Audience, Consent, Giver, PersonRecord, Shown, Unread
from khronika.people import Said, take_list

pytestmark = pytest.mark.django_db
DAY = dt.date(2031, 5, 9)
ROWS = "Имя,Возраст\nЖанель Тортаева,30\nАсан Байтерек,41\nЖанель Тортаева,19\nДана Сарыарка,25\n"


@pytest.fixture
def people(tmp_path: Path) -> list[PersonRecord]:
    (tmp_path / "list.csv").write_text(ROWS, encoding="utf-8")
    found = take_list(tmp_path / "list.csv", Said(source="Invented body", label="first"))
    assert not isinstance(found, Unread)
    return list(found.list.records)


def agreed(
    person: PersonRecord,
    *what: Shown,
    to: Audience = Audience.PUBLIC,
    until: dt.date | None = None,
    **said: Any,
) -> int:
    return record_consent(Consent(person.id, Giver.PERSON, what or (Shown.NAME,), to, "A", until, **said))


def named() -> list[str]:
    return [name.reveal() for name in releasable(DAY).may_be_named]


def unnamed() -> set[str]:
    return {name.reveal() for name in releasable(DAY).unnamed}


def test_without_a_record_nobody_is_named(people: list[PersonRecord]) -> None:
    assert named() == []
    assert {"Жанель Тортаева", "Асан Байтерек", "Дана Сарыарка"} <= unnamed()


def test_consent_to_the_public_that_covers_the_name_and_holds_that_day_names(
    people: list[PersonRecord],
) -> None:
    number = agreed(people[1], until=DAY)
    assert named() == ["Асан Байтерек"]
    assert "Асан Байтерек" not in unnamed()
    withdraw_consent(number, by="A", reason="she asked")
    assert named() == []
    assert "Асан Байтерек" in unnamed()
    agreed(people[3], until=DAY - dt.timedelta(days=1))
    agreed(people[3], Shown.AGE)
    agreed(people[3], to=Audience.PARTNERS, partners="Lawyers")
    assert named() == []


def test_of_namesakes_all_must_have_consented(people: list[PersonRecord]) -> None:
    agreed(people[0])
    assert named() == []
    assert "Жанель Тортаева" in unnamed()
    agreed(people[2])
    assert named() == ["Жанель Тортаева"]


def test_names_are_not_printed(people: list[PersonRecord]) -> None:
    agreed(people[1])
    assert "Байтерек" not in repr(releasable(DAY))
