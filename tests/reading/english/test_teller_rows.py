"""Tellers in a row, the verb said once: each has its own number, of what the first one counted. Sentences are invented."""

import pytest

from khronika.nouns import Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def counts(text: str) -> list[tuple[Kind, float | None, str]]:
    found = told(read, text, "en", "2013-05-21")
    return [(c.kind, c.figure.value, c.attribution.source_name) for c in found if c.figure]


@pytest.mark.parametrize(
    ("text", "kind", "rows"),
    [
        ("The ministry said 12 people had been hurt, the union 40, hospitals 31.", Kind.INJURY,
         [(12, "ministry"), (40, "union"), (31, "hospitals")]),
        ("Police put the crowd at 8,000, organisers at 25,000, and the town hall at 11,000.", Kind.PROTEST,
         [(8000, "Police"), (25000, "organisers"), (11000, "town hall")]),
        ("The government says 16 people died, the opposition 52 and the Red Cross 31.", Kind.DEATH,
         [(16, "government"), (52, "opposition"), (31, "Red Cross")]),
        ("The interior ministry counted 60 detainees, the lawyers' association 94, relatives more than 100.", Kind.DETENTION,
         [(60, "interior ministry"), (94, "lawyers' association"), (100, "relatives")]),
        ("The regime admitted to 25 deaths; rights groups, to more than 80; exile media, to 200.", Kind.DEATH,
         [(25, "regime"), (80, "rights groups"), (200, "exile media")]),
        ("Officials put turnout at 63 percent, the opposition at 22 percent and foreign observers at 35 percent.", Kind.ELECTION,
         [(63, "Officials"), (22, "opposition"), (35, "foreign observers")]),
    ],
)  # fmt: skip
def test_each_teller_has_its_number(text: str, kind: Kind, rows: list[tuple[float, str]]) -> None:
    assert sorted(counts(text), key=str) == sorted(((kind, n, who) for n, who in rows), key=str)


@pytest.mark.parametrize(
    "text",
    [
        "The governor said nine rioters, two guards and 30 bystanders were injured.",
        "Officials said 12 people were hurt, 40 were arrested, and three died.",
        "The prosecutor said 17 men had been charged, 12 of them with murder, five with arson.",
    ],
)
def test_whoever_was_hurt_tells_nothing(text: str) -> None:
    assert len({who for _, _, who in counts(text)}) == 1
