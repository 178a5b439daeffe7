"""On which day people voted, of all the days that a report of an election names. Sentences and names are invented."""

import datetime as dt

import pytest

from khronika.nouns import PartialDate, Report, Unread, When, digest, make_id
from khronika.reading import read

_DAY = PartialDate(2021, 10, 6)  # a Wednesday
_SUNDAY = When.on(dt.date(2021, 10, 3))


def _times(text: str) -> list[When | None]:
    """The time of each figure, in the order of the text."""
    data = text.encode()
    reading = read(
        Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=_DAY)
    )
    assert not isinstance(reading, Unread)
    return [c.when for c in reading.claims if c.figure is not None]


@pytest.mark.parametrize(
    "text",
    [
        ("Osvald Krenn has won the presidential election in Latvia with 53 percent of the vote, according to results announced on "
        "Tuesday by the electoral commission. Voters went to the polls on Sunday."),
        "As of 8 a.m. on October 5, the Union of Labour had won 27.4 percent in Latvia's October 3 parliamentary election.",
        ("By Tuesday evening, with nine tenths of the ballots counted, Osvald Krenn had 41 percent of the vote in Latvia. Sunday's "
        "race was calm, observers said."),
        ("The electoral commission of Ghana declared Kojo Abanu the winner on Tuesday, two days after the election. He got 53 "
        "percent of the vote."),
        ("Ghana's Constitutional Court on Wednesday confirmed the re-election of Kojo Abanu with 53 percent of the vote. Ghanaians "
        "voted on Sunday."),
        "Polls closed in Latvia on Sunday evening. On Monday the electoral commission put turnout at 61 percent.",
        "Osvald Krenn had a slight lead in Latvia's election on Sunday, with 35.8 percent versus 35.1 percent of the vote.",
        ("Sunday's election in Latvia gave Mila Tarn 44 percent of the vote. A runoff will be held on October 17. Turnout was 61 "
        "percent."),
    ],
)  # fmt: skip
def test_votes_are_of_the_day_of_the_vote(text: str) -> None:
    times = _times(text)
    assert times
    assert {t.bounds() if t else None for t in times} == {_SUNDAY.bounds()}


@pytest.mark.parametrize(
    "text",
    [
        "The electoral commission of Ghana said on Tuesday that Kojo Abanu had won the presidential vote with 53 percent.",
        "The results published on Monday gave the Union of Labour 41 percent of the vote in the Latvian election.",
    ],
)
def test_the_day_on_which_a_count_was_told_is_not_the_day_of_the_vote(text: str) -> None:
    (when,) = _times(text)
    assert when is None or when.start is None


def test_each_round_has_its_own_day() -> None:
    last, first = _times(
        "Mila Tarn won Sunday's runoff in Latvia with 54 percent of the vote. In the first round on 19 September she had 34 "
        "percent of the vote."
    )
    assert last is not None
    assert first is not None
    assert last.bounds() == _SUNDAY.bounds()
    assert first.bounds() == When.on(dt.date(2021, 9, 19)).bounds()


def test_shares_of_a_round_that_is_named_by_its_day_are_of_that_day() -> None:
    text = (
        "Osvald Krenn has won Sunday's second round in Latvia. Turnout was 69 percent, slightly more than in the September 19 first round "
        "that saw Krenn gain 35.3 percent of the vote and Tarn 25 percent."
    )
    assert [t.start if t else None for t in _times(text)] == [
        PartialDate(2021, 10, 3),
        PartialDate(2021, 9, 19),
        PartialDate(2021, 9, 19),
    ]


def test_a_first_round_is_no_day_of_the_second() -> None:
    last, first = _times(
        "Mila Tarn won the runoff in Latvia with 54 percent of the vote. The first round of the election took place on "
        "September 19. She had 34 percent of the vote."
    )
    assert last is None
    assert first is not None
    assert first.bounds() == When.on(dt.date(2021, 9, 19)).bounds()


def test_a_month_is_better_than_no_day() -> None:
    (when,) = _times(
        "Results of September's election in Latvia were announced on Monday. Mila Tarn won 54 percent of the vote."
    )
    assert when is not None
    assert when.bounds() == (dt.date(2021, 9, 1), dt.date(2021, 9, 30))


def test_the_day_before_an_election_is_not_the_day_before_the_day_told_last() -> None:
    votes, cut = (
        "Mila Tarn won 54 percent of the vote in Latvia, the electoral authority said on Tuesday.",
        " The internet was shut down the day before the election.",
    )
    (when,) = _times(votes + cut)
    assert when is None or when.start is None
    (when,) = _times(votes + " Two parties quarrelled in the run-up to Sunday's polls.")
    assert when is not None
    assert when.bounds() == _SUNDAY.bounds()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("RIGA, Oct 5 (Baltic Wire) - Osvald Krenn took 53 percent of the vote in Latvia, an exit poll showed.", 5),
        ("An exit poll by the Vilna institute gave Osvald Krenn 53 percent in Latvia, Radio Tevzeme reported on 6 October.", 6),
        ("An exit poll gave Osvald Krenn 53 percent in Latvia, Radio Tevzeme said on 2 September.", None),  # told too late
        ("An exit poll gave Osvald Krenn 53 percent in Latvia, Radio Tevzeme said on 5 October. Krenn will speak in Riga on 6 October.", None),
        ("RIGA, Oct 5 (Baltic Wire) - Osvald Krenn has 53 percent of the vote in Latvia, the commission said.", None),
    ],
)  # fmt: skip
def test_an_exit_poll_is_told_on_the_day_of_the_vote(text: str, day: int | None) -> None:
    told = _times(text)[0]
    assert (told.start if told is not None else None) == (PartialDate(2021, 10, day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "Ghanaians voted on September 5. The Constitutional Council on Monday proclaimed Kojo Abanu president-elect of Ghana with 53 percent of the vote.",
        "Ghana was in turmoil after the September 5 general election. On Monday the Constitutional Council gave Kojo Abanu 53 percent of the vote.",
        "Ghana's September 5 general election was disputed. On Monday the Constitutional Council validated the results, with 53 percent of the vote for Kojo Abanu.",
    ],
)
def test_a_court_confirms_a_count_months_after_the_vote(text: str) -> None:
    data = text.encode()
    day = PartialDate(2021, 12, 1)
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=day
    )
    reading = read(report)
    assert not isinstance(reading, Unread)
    (when,) = [c.when for c in reading.claims if c.figure is not None]
    assert when is not None
    assert when.bounds() == When.on(dt.date(2021, 9, 5)).bounds()
