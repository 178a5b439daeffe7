"""The timeline in the words of whoever speaks (``spoken_by``)."""

from collections.abc import Sequence

from khronika.drawing import dates
from khronika.drawing.chart.wording import gettext, ngettext, spoken_lang
from khronika.drawing.timeline import Row, Said, Step, timeline
from khronika.nouns.times import PartialDate


def pictured(rows: Sequence[Row]) -> str:
    """A timeline with the year told in each head only where there are several; empty where no row has a date."""
    ends = [end for row in rows if row.when for end in (row.when.start, row.when.end) if end]
    several = len({end.year for end in ends}) > 1

    def date(day: PartialDate) -> str:
        if several and day.day and day.month:
            return f"{day.day:02}.{day.month:02}.{day.year % 100:02}"
        return dates.date_in(spoken_lang(), day, year=several or day.month is None)

    nothing = gettext("not given")
    return timeline(
        rows, Said(date, _between, nothing[:1].upper() + nothing[1:], gettext("When it happened"))
    )


def years(rows: Sequence[Row]) -> str:
    """ "2019", or "2018–2019"; empty where nothing has a date."""
    found = sorted({end.year for row in rows if row.when for end in (row.when.start, row.when.end) if end})
    return "–".join(str(year) for year in dict.fromkeys((*found[:1], *found[-1:])))


def _between(many: int, step: Step) -> str:
    words = {
        Step.DAY: ngettext("{n} day left out: nothing on it", "{n} days left out: nothing on them", many),
        Step.MONTH: ngettext(
            "{n} month left out: nothing in it", "{n} months left out: nothing in them", many
        ),
        Step.YEAR: ngettext("{n} year left out: nothing in it", "{n} years left out: nothing in them", many),
    }
    return words[step].format(n=many)
