"""The day of an election that a report does not name: the calendar's, where exactly one poll fits. Sentences and persons are invented;
only the days on which countries voted are facts."""

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Precision, Report, Unread, digest, make_id
from khronika.nouns.grounds import weak_grounds
from khronika.reading import read

CALENDAR = "when.election-calendar"


def _claims(text: str, published: str | None) -> list[Claim]:
    data = text.encode()
    day = PartialDate.parse(published) if published else None
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=day
    )
    reading = read(report)
    assert not isinstance(reading, Unread)
    return list(reading.claims)


def _days(text: str, published: str | None, kind: Kind = Kind.ELECTION) -> list[str | None]:
    """The single day of each claim of a kind; ``None`` where it is not one day."""
    found = [c.when for c in _claims(text, published) if c.kind is kind]
    return [str(w.start) if w is not None and w.precision is Precision.DAY else None for w in found]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Turnout was 57 percent in the parliamentary election in Kenya, the electoral commission said on Tuesday.", "2013-03-06", "2013-03-04"),
        ("The electoral commission of Uganda put turnout at 66.3 percent in the presidential election.", "2011-02-21", "2011-02-18"),
        ("Guinea's electoral commission declared Odalis Marek the winner with 59 percent of the vote.", "2020-10-25", "2020-10-18"),
        ("Rwanda's electoral commission said 98 percent of voters backed the change in the referendum.", "2015-12-22", "2015-12-18"),
        ("Mali: Odalis Marek won the run-off with 77 percent of the vote, the ministry said on Thursday.", "2013-08-15", "2013-08-11"),
        ("Odalis Marek won 31 percent of the vote in the first round of the presidential election in Mali, the ministry said on Friday.", "2013-08-15", "2013-07-28"),
        ("Togo's constitutional court on Friday confirmed Odalis Marek as the winner of the presidential election with 59 percent of the vote.", "2015-05-04", "2015-04-25"),
        ("Odalis Marek won the October presidential election in Zambia with 61 percent of the vote.", "2008-11-20", "2008-10-30"),
        ("In the 2015 presidential election in Zambia, Odalis Marek won 48 percent of the vote.", "2021-03-02", "2015-01-20"),
        ("Odalis Marek took 48.3 percent of the vote in Zambia's 2016 election, according to the commission.", "2019-03-02", "2016-08-11"),
        ("The Liberian electoral commission said Odalis Marek led with 39 percent of votes counted. A second round is set for November.", "2017-10-14", "2017-10-10"),
        ("Armenia will hold parliamentary elections, the commission said on Friday.", "2017-03-10", "2017-04-02"),
    ],
)  # fmt: skip
def test_a_vote_without_a_day_has_the_calendars(text: str, published: str, day: str) -> None:
    assert _days(text, published) == [day]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("In Georgia, the Union of Labour won 54 percent of the vote in local elections, the commission said.", "2016-10-20"),
        ("The Georgian Union of Labour had won 44 percent of the vote in the previous election.", "2016-10-20"),
        ("Tunisia's electoral authority said turnout in the election was 41 percent.", "2019-10-08"),  # of two polls
        ("The electoral commission of Liberia said Odalis Marek won the run-off with 61 percent of the vote.", "2017-12-29"),  # a round it has not got
        ("The electoral commission of Uganda put turnout at 66.3 percent in the presidential election.", "2012-02-21"),  # a year later
        ("The electoral commission of Uganda put turnout at 66.3 percent in the presidential election.", None),
        ("In the 2015 presidential election in Poland, Odalis Marek won 48 percent of the vote.", "2021-03-02"),  # of two rounds
    ],
)  # fmt: skip
def test_where_no_poll_or_several_fit_the_day_stays_unknown(text: str, published: str | None) -> None:
    assert _days(text, published) == [None]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Sunday's vote in Kazakhstan was won by Odalis Marek with 70 percent.", "2011-04-06", "2011-04-03"),
        ("Odalis Marek won 70 percent of the vote in the presidential election held in Kazakhstan on 2 April.", "2011-04-06", "2011-04-02"),
    ],
)  # fmt: skip
def test_a_day_that_the_text_tells_wins(text: str, published: str, day: str) -> None:
    claims = [c for c in _claims(text, published) if c.kind is Kind.ELECTION]
    assert [str(c.when.start) for c in claims if c.when is not None] == [day]
    assert all(c.when is not None and c.when.rule != CALENDAR for c in claims)


@pytest.mark.parametrize(
    ("text", "published", "kind", "day"),
    [
        ("Three people were killed on polling day in Uganda, police said.", "2016-02-20", Kind.DEATH, "2016-02-18"),
        ("NIAMEY - Five soldiers were wounded on election day in Niger, officials said. Voters chose a new president.", "2016-02-25", Kind.INJURY, "2016-02-21"),
        ("Zimbabwe: 86 people were arrested on polling day, a lawyers' group said.", "2008-07-02", Kind.DETENTION, "2008-06-27"),
        ("Two days after the vote in Djibouti, 14 opposition supporters were arrested, a rights group said.", "2013-02-28", Kind.DETENTION, "2013-02-24"),
        ("On the eve of the vote in Senegal, police arrested 15 people in Dakar.", "2012-03-01", Kind.DETENTION, "2012-02-25"),
    ],
)  # fmt: skip
def test_what_happened_on_polling_day_happened_that_day(
    text: str, published: str, kind: Kind, day: str
) -> None:
    assert _days(text, published, kind) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Armenia arrested 12 people after the parliamentary election.",
        "Police in Armenia arrested 12 people in protests against the parliamentary election.",
    ],
)
def test_what_merely_followed_an_election_gets_no_day_of_it(text: str) -> None:
    assert _days(text, "2017-04-10", Kind.DETENTION) == [None]


def test_each_round_of_one_sentence_has_its_own_day() -> None:
    text = "The first round of the presidential election in Senegal gave Odalis Marek 34 percent of the vote, and the run-off 65 percent."
    assert _days(text, "2012-04-02") == ["2012-02-26", "2012-03-25"]


def test_what_observers_found_of_a_vote_is_of_its_day() -> None:
    text = "Observers said that voting in Senegal's presidential election was free and fair."
    assert _days(text, "2012-03-01", Kind.ELECTION_FINDING) == ["2012-02-26"]
    told = "Senegal voted on 26 February. " + text
    assert _days(told, "2012-03-01", Kind.ELECTION_FINDING) == ["2012-02-26"]


def test_it_is_said_that_the_day_is_not_the_reports_own() -> None:
    text = "The electoral commission of Uganda put turnout at 66.3 percent in the presidential election."
    (claim,) = _claims(text, "2011-02-21")
    assert claim.when is not None
    assert claim.when.rule == CALENDAR
    assert claim.figure is not None
    assert claim.figure.scope.period == claim.when
    assert [g.rule for g in weak_grounds(claim, text)] == ["weak.day-calendar"]


def test_the_reports_own_word_for_that_day_is_kept() -> None:
    text = "Turnout was 57 percent in Brazil's presidential election, officials said on Monday. On October 5 three people were killed in Recife."
    (claim, *_) = _claims(text, "2014-10-06")
    assert claim.when is not None
    assert (str(claim.when.start), claim.when.rule) == ("2014-10-05", "when.poll")
