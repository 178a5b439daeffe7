"""A share of votes is told of whom it is a share."""

import pytest

from khronika.nouns import Kind, Report, make_id
from khronika.reading.english import read
from khronika.reconciling import reconcile


def shares(text: str) -> dict[str, str | None]:
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en")
    return {c.figure.text: c.target for c in read(report).claims if c.kind is Kind.ELECTION and c.figure}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "After interviews across Ghana the centre saw Tandoh at 51.2 percent of the vote and Lagbo at 44.1 percent.",
            {"51.2 percent": "Tandoh", "44.1 percent": "Lagbo"},
        ),
        ("Ghana voted. In the preliminary count Lagbo had received 44.1 percent of the vote.", {"44.1 percent": "Lagbo"}),
        ("Ghana voted. For Lagbo the same report shows nearly 44.1 percent of the vote.", {"nearly 44.1 percent": "Lagbo"}),
        ("Turnout in the vote in Ghana was 61.3 percent.", {"61.3 percent": None}),
    ],
)  # fmt: skip
def test_the_candidate_beside_a_share_is_whose_it_is(text: str, expected: dict[str, str]) -> None:
    assert shares(text) == expected


def test_two_candidates_shares_are_no_rivals() -> None:
    text = "Ghana voted on 5 May 2021. The centre saw Tandoh at 51.2 percent of the vote and Lagbo at 44.1 percent."
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en")
    record = reconcile([c for c in read(report).claims if c.figure])
    asked = [q.text for q in record.questions]
    assert all(any(name in each for each in asked) for name in ("Lagbo", "Tandoh"))


def test_a_share_is_its_winner_s_and_no_unit_s() -> None:
    text = "Sela Maro, vice-president and heir apparent of the country's outgoing President Bo Salar, has collected 61% of the votes."
    assert shares(text) == {"61%": "Sela Maro"}
    assert shares("Turnout in the vote was 40 percent.") == {"40 percent": None}
