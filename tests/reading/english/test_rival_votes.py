"""What another candidate got, behind the first one's share or votes. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

_VOTED = " Voters queued before the election offices."


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "The Orchard List got 38.5 per cent of votes at the 8am update, ahead of Salt and Land with 34, and the Harbour Voice at 9.2.",
            ["38.5 per cent", "34", "9.2"],
        ),
        (
            "The Blues won 51 percent of the votes in Latvia, followed by the Greens on 22 and the Farmers on 9.",
            ["51 percent", "22", "9"],
        ),
        (
            "Partial results gave Milo Tarpeh 50.9 percent and the incumbent, ex-banker Adam Wreh, 49.1, officials said.",
            ["50.9 percent", "49.1"],
        ),
        (
            "Exit poll of the Ballot Centre: the ruling Party of Progress 35.6, the coalition For Our Hearth 34.1, Clear Ink 6.2.",
            ["35.6", "34.1", "6.2"],
        ),
        ("Turnout in the capital was 61 percent; in Velm it was just 40.", ["61 percent", "40"]),
        ("The mayor of Tarsk took 12,304 votes, her nearest rival 11,880.", ["12,304", "11,880"]),
        ("Its sheets show 84,226 people voting for governors, but just 57,119 for president.", ["84,226", "just 57,119"]),
        ("She widened her lead with 31.4 million votes over the 9.2 million of Ramo's running mate.", ["31.4 million", "9.2 million"]),
        ("Ada Derko won with 402,118 votes. In fourth place is Milo Sorn with 80,744.", ["402,118", "80,744"]),
    ],
)  # fmt: skip
def test_another_s_share_or_votes_come_behind(text: str, counts: list[str]) -> None:
    found = figures_of(text + _VOTED)
    assert [words.removeprefix("just ") for words, _ in found] == [c.removeprefix("just ") for c in counts]
    assert {kind for _, kind in found} == {Kind.ELECTION}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "The Reds won 31 percent of the vote in Latvia, and turnout in the north was lower by 3.4.",
            ["31 percent"],
        ),
        (
            "The union won 52 percent of the votes; its rival, which has 44 seats, lost ground.",
            ["52 percent"],
        ),
        ("By the union's reckoning nine in ten stayed at home.", []),
    ],
)
def test_a_difference_and_seats_are_nobody_s_share(text: str, counts: list[str]) -> None:
    assert [words for words, _ in figures_of(text + _VOTED)] == counts
