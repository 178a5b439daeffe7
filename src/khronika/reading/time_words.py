"""The words of time that Russian and Kazakh each hand to ``moments``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.reading.mentions import Finder


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What a language adds. ``nth_day`` finds "on the second day" and ``nth`` counts it by its first group; ``all_days``
    finds "over the two days"; ``same_day`` finds "on that very day"; ``voting`` finds words of voting; ``as_of`` matches, before a date, "as of"; ``since_start``
    finds "since the protests began"."""

    nth_day: Finder
    nth: Mapping[str, int]
    all_days: Finder
    same_day: Finder
    voting: re.Pattern[str]
    as_of: re.Pattern[str]
    since_start: re.Pattern[str]
    subject_day: bool = True  # a day right after the subject dates the saying, or may date anything
    next_day: re.Pattern[str] | None = None  # "on the day after", of the day named last
    eve: re.Pattern[str] | None = None  # "on the eve of the rally", likewise
    deed: re.Pattern[str] | None = None  # before a day, "for the rally of": no day of a punishment
    began: re.Pattern[str] | None = None  # "the protests began": a day beside it is the first of many
    beside: re.Pattern[str] | None = None  # stretches with days of their own: "where he had been since"
    describes: re.Pattern[str] | None = (
        None  # before a day: "somebody arrested on", which dates nothing but that
    )
