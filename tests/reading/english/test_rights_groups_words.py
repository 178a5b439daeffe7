"""Words of rights groups' statements: who is deprived of liberty, what is said of arrests in general, what a court orders."""

import pytest

from khronika.nouns import Certainty, Claim, Kind
from khronika.reading.english import read
from tests.reading.english.figures_of import figures_of
from tests.reading.english.test_timing import times
from tests.reading.told_claims import told as told_by


def claims(text: str) -> list[Claim]:
    return told_by(read, text, "en", "2023-05-10")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Some 160 people are arbitrarily deprived of their liberty in Gao.", Kind.DETENTION),
        ("Twelve reporters remain jailed in Gao.", Kind.DETENTION),
        ("Four lawyers were placed under house arrest in Gao.", Kind.DETENTION),
        ("Over 21 farmers have been assassinated in the province.", Kind.DEATH),
        ("Nine farmers were massacred in the province.", Kind.DEATH),
    ],
)
def test_what_befell_them(text: str, kind: Kind) -> None:
    assert [k for _, k in figures_of(text)] == [kind]


def test_who_is_taken_home_is_not_held() -> None:
    assert figures_of("The 49 men were taken to their homes in vehicles of the prison service.") == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Arresting people for their views is an arbitrary act, the union said in Gao.", None),
        ("Arresting 12 students in Gao is wrong, the union said.", Certainty.HAPPENED),
        ("The judge ordered that the 14 students be freed.", Certainty.HAPPENED),
        ("The union asked that the 14 students be freed.", Certainty.HYPOTHETICAL),
    ],
)
def test_what_is_said_in_general_and_what_a_court_orders(text: str, certainty: Certainty | None) -> None:
    told = {c.certainty for c in claims(text) if c.kind in (Kind.DETENTION, Kind.RELEASE)}
    assert told == ({certainty} if certainty else set())


def test_terms_with_fractions_count_nobody_and_others_are_not_counted_twice() -> None:
    assert figures_of("The convictions carried sentences ranging from one to 4 1/2 years.") == []
    text = (
        "The union is concerned. 100 were eventually released without charge but at least 60 remain detained."
    )
    assert figures_of(text) == [("100", Kind.RELEASE), ("at least 60", Kind.DETENTION)]


def test_a_year_of_a_paper_or_of_long_ago_is_not_carried_on() -> None:
    text = "The regime in Mali was overthrown in 2019. At least 51 prisoners have been freed."
    assert times(text) in ([("at least 51", None)], [("at least 51", "None..2023-05-10")])


def test_who_welcomes_a_release_did_not_count_those_who_were_freed() -> None:
    text = "The 23 dockers were released on Monday in Mali. Local groups have welcomed the release of the 23."
    first = claims(text)[0]
    assert first.kind is Kind.RELEASE
    assert first.attribution.by_author
