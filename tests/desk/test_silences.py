"""What nobody has said, told from the figures themselves."""

from khronika.desk.figures import sheet
from khronika.desk.silences import silences
from khronika.nouns import Claim
from khronika.reconciling import reconcile
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, about, claim, exact


def _told(*claims: Claim) -> tuple[str, ...]:
    record = reconcile(claims)
    (question,) = [each for each in record.questions if claims[0].id in each.members]
    return silences(sheet(question, record.claims, record.comparisons, {}), question)


def test_days_without_a_figure_and_a_whole_that_the_state_alone_counts_are_said():
    told = _told(
        claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13)),
        claim("first", exact(500), MINISTRY, places=(COUNTRY,), days=(9, 9)),
        claim("third", exact(150), MONITOR, places=(COUNTRY,), days=(11, 11)),
    )
    assert told == (
        "Only bodies of the state give a number for all of it: nobody independent of them does.",
        "Days that nobody counts alone: 10 May 2031; 12–13 May 2031.",
    )


def test_another_source_for_all_of_it_and_every_day_leave_nothing_to_say():
    assert (
        _told(
            claim("whole", about(700), MINISTRY, days=(9, 10)),
            claim("other", about(900), MONITOR, days=(9, 10)),
            claim("one", exact(500), MINISTRY, days=(9, 9)),
            claim("two", exact(200), MINISTRY, days=(10, 10)),
        )
        == ()
    )


def test_places_named_one_by_one_of_which_nobody_counts_one():
    told = _told(
        claim("whole", about(700), MONITOR, places=(NORTH, SOUTH)),
        claim("north", exact(500), MINISTRY, places=(NORTH,)),
    )
    assert told == ("Places that nobody counts alone: Sudmark.",)


def test_of_what_nobody_counts_at_all_nothing_more_is_said():
    assert _told(claim("it", None, MINISTRY)) == ()
    assert _told(claim("whole", about(700), MONITOR, days=(9, 13))) == ()  # nobody counts by days
