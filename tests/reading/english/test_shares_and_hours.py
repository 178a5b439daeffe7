"""Shares told without their sign or in words, and how long the lines were cut. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind, Unit
from tests.reading.english.source_of import figures


def read(text: str, kind: Kind) -> list[tuple[str, Unit]]:
    """The figures of one kind; minutes, hours and days are told apart by their unit."""
    found = [c.figure for c in figures(text) if c.kind is kind]
    return [(figure.text, figure.unit) for figure in found if figure is not None]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "With half the ballots in, the senator has 51.3 per cent and her nearest rival 44, the commission said.",
            ["51.3 per cent", "44"],
        ),
        (
            "The mayor took 48.2 percent of the vote against 39.7 for the teacher, the electoral board announced.",
            ["48.2 percent", "39.7"],
        ),
        ("Partial results of Sunday's election: Sorn 52.1%, Marn 40.3, Velek 4.", ["52.1%", "40.3", "4"]),
        (
            "The governing list won 38 percent of the vote, the Greens 21 and the farmers' party 12.5.",
            ["38 percent", "21", "12.5"],
        ),
        (
            "The ruling party got 61 per cent of the votes. Abstention was 47.8 per cent.",
            ["61 per cent", "47.8 per cent"],
        ),
        (
            "In the first round of the election the doctor leads with 41.6 per cent. Participation stands at 58.3.",
            ["41.6 per cent", "58.3"],
        ),
        # what the percent word does not go with
        ("The party won 30 percent of the vote and 44 seats.", ["30 percent"]),
        ("He won 53 percent of the vote, and 12 people were arrested.", ["53 percent"]),
        ("Turnout was 71.2 percent of the 310,500 registered, the commission said.", ["71.2 percent"]),
    ],
)
def test_the_sign_is_said_once(text: str, shares: list[str]) -> None:
    assert read(text, Kind.ELECTION) == [(share, Unit.PERCENT) for share in shares]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Fewer than 45 of every hundred voters turned out on Sunday, the commission said.", None, 45),
        ("Barely one voter in four went to the polls in Orlo, the opposition claims.", 25, 25),
        ("Two in five of those on the roll voted on Sunday.", 40, 40),
    ],
)
def test_a_turnout_in_words(text: str, low: float | None, high: float) -> None:
    (figure,) = [c.figure for c in figures(text) if c.figure is not None]
    assert (figure.low, figure.high, figure.unit) == (low, high, Unit.PERCENT)


@pytest.mark.parametrize(
    ("text", "lasted"),
    [
        ("The internet was cut in the whole country on Sunday. Service was restored 61 hours later.", "61"),
        (
            "Traffic dropped to a tenth of the usual for about three hours around noon. The internet shutdown came as crowds marched.",
            "about three",
        ),
        ("The town of Sorl was left without internet for 19 hours, residents said.", "19"),
        ("The regulator restored WhatsApp after five days.", "five"),
        ("After twelve days without mobile internet, traders in Orlo counted their losses.", "twelve"),
        ("Phones rang again in Velm after eleven days of silence: the internet is back.", "eleven"),
        # how long something else lasted
        ("The internet was back on Monday after five days of protests.", None),
        (
            "The internet was cut on Sunday. Two days later the commission declared the president the winner.",
            None,
        ),
        ("He was held for three days without a lawyer, and the internet was down in the town.", None),
    ],
)
def test_how_long_the_lines_were_cut(text: str, lasted: str | None) -> None:
    assert [figure for figure, _ in read(text, Kind.BLACKOUT)] == ([] if lasted is None else [lasted])


def test_numbers_behind_a_number_of_shutdowns_count_shutdowns() -> None:
    text = (
        "Access Network counted 71 internet shutdowns in 2021, up from 60 the year before. Sardia was responsible for 33 of them, "
        "and Velmia came second with 12 cuts in nine towns."
    )
    assert read(text, Kind.BLACKOUT) == [(n, Unit.SHUTDOWNS) for n in ("71", "60", "33", "12")]
