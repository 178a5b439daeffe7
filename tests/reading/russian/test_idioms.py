"""Idioms tell of no force, and an official who comes out to a crowd is none. The sentences are ours."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    "text",
    [
        "В газете вышла статья «Министра бьют его же словами».",
        "Оппозиция бьёт власть её же оружием.",
        "Активисты бьют в набат.",
        "Рубль бьёт по карману жителей.",
        "Врачи бьют тревогу: в Тарске не хватает лекарств.",
        "Глава городского совета вышел к митингующим и попросил их разойтись.",
        "К собравшимся на площади вышел губернатор и пообещал повысить зарплаты.",
        "Министры вышли к протестующим на площадь.",
    ],
)
def test_nobody_is_beaten_held_or_gathered(text: str) -> None:
    kinds = {c.kind for c in told(read, text, "ru")}
    assert not kinds & {Kind.FORCE, Kind.PROTEST, Kind.DETENTION}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Омоновцы бьют людей дубинками по головам.", Kind.FORCE),
        ("Депутата били ногами у здания суда.", Kind.FORCE),
        ("Силовики хватают прохожих у метро в Тарске.", Kind.DETENTION),
        ("К протестующим вышли сотни жителей соседних сёл.", Kind.PROTEST),
        ("Активисты вышли к зданию суда с плакатами.", Kind.PROTEST),
    ],
)
def test_who_is_told_so_in_earnest_is(text: str, kind: Kind) -> None:
    assert [c.kind for c in told(read, text, "ru")] == [kind]
