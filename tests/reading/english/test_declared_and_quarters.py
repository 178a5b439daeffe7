"""Days on which a winner was declared, months that name an event, quarters, and a period in a title that ends like a sentence."""

import pytest

from khronika.nouns import PartialDate, Report, Unread, digest, make_id
from khronika.reading import read


def when(text: str, figure: str) -> tuple[str | None, str | None]:
    reading = read(
        Report(make_id("r", text), digest(text.encode()), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5))
    )  # fmt: skip
    assert not isinstance(reading, Unread)
    claim = next(c for c in reading.claims if c.figure is not None and c.figure.text == figure)
    if claim.when is None:
        return None, None
    return (
        None if claim.when.start is None else str(claim.when.start),
        None if claim.when.end is None else str(claim.when.end),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The electoral council on Monday proclaimed Ana Rul the winner of the presidential election with 54 percent of the vote.",
        "Ana Rul was declared president-elect on Monday. She won 54 percent of the votes, and her rival 40 percent.",
    ],
)
def test_votes_were_cast_before_their_winner_was_declared(text: str) -> None:
    figure = "54 percent"
    assert when(text, figure) == (None, "2021-05-03")


def test_the_day_of_the_vote_stays_beside_that_of_the_declaration() -> None:
    text = (
        "Ana Rul won 54 percent of the vote on Sunday, and the commission declared her the winner on Monday."
    )
    assert when(text, "54 percent") == ("2021-05-02", "2021-05-02")


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (
            "Prosecutors say 187 people were killed in the January violence in Lirna.",
            "187",
            ("2021-01", "2021-01"),
        ),
        (
            "Prosecutors say 187 people were killed in the May riots in Lirna.",
            "187",
            ("2021-05", "2021-05"),
        ),
        (
            "Report to members, first quarter, Orlo Legal Aid. Detained persons: 341.",
            "341",
            ("2021-01", "2021-03"),
        ),
        (
            "Of the 76 persons arrested since the 1st, 54 were sent to prison in Lirna.",
            "76",
            ("2021-05-01", "2021-05-05"),
        ),
        ("Bulletin for Q4 2020, Orlo Legal Aid. Detained persons: 341.", "341", ("2020-10", "2020-12")),
        ("In the fourth quarter the league counted 41 arrests in Lirna.", "41", ("2020-10", "2020-12")),
    ],
)
def test_of_which_time(text: str, figure: str, expected: tuple[str, str]) -> None:
    assert when(text, figure) == expected


def test_a_quarter_of_something_is_no_time() -> None:
    assert when("In the first quarter-final 41 supporters were arrested in Lirna.", "41") == (None, None)
