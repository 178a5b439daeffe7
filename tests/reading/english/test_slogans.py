"""What a crowd cries or a placard bears, what is only demanded, and what is never done, tells of no event."""

import pytest

from khronika.nouns import Kind, Stance
from tests.reading.english.source_of import claims, figures


def told(text: str) -> list[tuple[Kind, str]]:
    return [(c.kind, c.figure.text) for c in figures(text) if c.figure is not None]


@pytest.mark.parametrize(
    "cried",
    [
        'chanting "Free the twelve!"',
        'with placards reading "Free the 23"',
        'behind a banner that bore the slogan "400 dead, no justice"',
        "amid chants of \u201cThey killed nine of us\u201d",
    ],
)
def test_a_slogan_counts_nobody(cried: str) -> None:
    assert told(f"Sixty people gathered in Velm on Friday {cried} as the trial began.") == [
        (Kind.PROTEST, "Sixty")
    ]


@pytest.mark.parametrize("demand", ["Free the 23 now", "Arrest the generals", "Release the prisoners"])
def test_what_is_demanded_has_not_been_done(demand: str) -> None:
    found = claims(f'"{demand}," said lawyer Hana Lode. On Monday guards arrested seven dockers in Tarsk.')
    assert [(c.kind, c.figure.text) for c in found if c.figure] == [(Kind.DETENTION, "seven")]
    assert not [c for c in found if demand in c.quote and c.kind in (Kind.RELEASE, Kind.DETENTION)]


def test_a_campaign_frees_nobody() -> None:
    text = 'The union organised a campaign to "Free the 23" in Velm on Friday, where guards held six dockers.'
    assert told(text) == [(Kind.DETENTION, "six")]


def test_what_many_believe_is_nobodys_word() -> None:
    text = "Guards held six dockers in Velm on Friday. Many believe the party rigged the vote. The union said the vote was rigged."
    assert [c.attribution.source_name for c in claims(text) if c.figure is None] == ["union"]


def test_a_witness_in_quotation_marks_is_no_slogan() -> None:
    assert told('"Police beat us and killed two of us," said Ali, a student.') == [(Kind.DEATH, "two")]


def test_cries_are_nobodys_judgement() -> None:
    text = 'A priest prayed amid cries of "Down with the dictator" from hundreds of demonstrators.'
    assert [c.kind for c in claims(text)] == [Kind.PROTEST]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"The strong do not forbid squares," said party leader Tarn, who led the march on Friday.',
            "party leader Tarn",
        ),
        ('"We do not arrest journalists," said the minister after the march.', "minister"),
    ],
)
def test_what_is_never_done_is_said_and_is_no_event(text: str, speaker: str) -> None:
    (said,) = [c for c in claims(text) if c.attribution.source_name == speaker]
    assert (said.kind, said.stance) == (Kind.STATEMENT, Stance.DENIES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The coroner found that the miner had 14 gunshot wounds.", []),
        ("Doctors found 16 bullet wounds on the body of the student, his father said.", []),
        ("The hospital treated 14 gunshot wounds on Friday.", [(Kind.INJURY, "14")]),
    ],
)
def test_wounds_of_one_body_are_not_people(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert told(text) == expected
