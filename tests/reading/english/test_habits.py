"""Habits have no single day: the stretch that the sentence names, or none; what happened once keeps its day. Sentences are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def claims(text: str, kind: Kind) -> list[Claim]:
    return [c for c in told(read, text, "en", "2014-03-20") if c.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police detained nine people in Kadun on Tuesday. Every Friday, hundreds of people march through Kadun.", Kind.PROTEST),
        ("Six women were arrested in Lusaka on Sunday. The women's vigil usually draws 200 people.", Kind.PROTEST),
        ("A teacher was killed in Orlo on Thursday. Security forces routinely arrest dozens of strikers.", Kind.DETENTION),
        ("The march was banned on Monday. As a rule about 40 people are detained at such rallies.", Kind.DETENTION),
        ("On Thursday nights dozens of masked youths throw stones at the police station in Bir Salem.", Kind.PROTEST),
        ("The union struck on Monday. Police detained dozens of miners night after night.", Kind.DETENTION),
        ("A rally was banned on Monday. Every few days gunmen raid the villages, killing three or four farmers.", Kind.DEATH),
        ("Twelve people a day are being killed, the doctors' union said on Monday.", Kind.DEATH),
        ("The police killed four on Sunday. The unrest has claimed, on average, five lives a week.", Kind.DEATH),
        ("A march was banned on Monday. Whenever they march, dozens are arrested.", Kind.DETENTION),
        ("Some 200 activists are detained at the airport annually, the league reported on Tuesday.", Kind.DETENTION),
    ],
)  # fmt: skip
def test_a_habit_has_no_day(text: str, kind: Kind) -> None:
    found = claims(text, kind)[-1]
    assert found.when is None
    assert found.figure is None or found.figure.scope.period is None


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("A dean was beaten on Monday. Students have marched every Tuesday for the past three months.", "every Tuesday", "2013-12-20"),
        ("Last year the group rallied every month in front of the embassy in Tarsk.", "every month", "2013"),
    ],
)  # fmt: skip
def test_a_habit_keeps_its_stretch(text: str, words: str, start: str) -> None:
    (found,) = claims(text, Kind.PROTEST)
    assert found.when is not None
    assert (found.when.recurring, str(found.when.start)) == (words, start)


def test_a_number_of_each_time_is_no_total_of_the_stretch() -> None:
    text = "A dean was beaten on Monday. Since January police have arrested a dozen students every week."
    assert [c.when for c in claims(text, Kind.DETENTION)] == [None]


def test_what_befell_somebody_several_times_was_on_no_single_day() -> None:
    text = "The editor was beaten on 2 March 2014. She had repeatedly been arrested by the security service."
    assert [c.when for c in claims(text, Kind.DETENTION)] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("On Tuesday police repeatedly fired tear gas at 300 students in Orlo, who gather there every afternoon.", Kind.FORCE, 18),
        ("Police arrested 40 people on Sunday during the weekly march in Bishkara.", Kind.DETENTION, 16),
        ("Six people were killed in Misrah on Friday, the bloodiest day since daily protests began in June.", Kind.DEATH, 14),
        ("On Sunday, as they do every year, some 900 veterans marched to the memorial in Orlo.", Kind.PROTEST, 16),
        ("Police used tear gas twice on Monday night and 14 people were injured.", Kind.INJURY, 17),
        ("On weekdays, parents picket the ministry in Suva; on Monday four of them were detained.", Kind.DETENTION, 17),
        ("Nine of the often violent youths were arrested on Friday in Malmo.", Kind.DETENTION, 14),
    ],
)  # fmt: skip
def test_what_happened_once_keeps_its_day(text: str, kind: Kind, day: int) -> None:
    found = claims(text, kind)[0]
    assert found.when is not None
    assert str(found.when.start) == str(found.when.end) == f"2014-03-{day}"
