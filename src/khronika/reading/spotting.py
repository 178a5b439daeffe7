"""Finding words of time by a table of patterns: what Russian and Kazakh share. Each language brings its table."""

import re
from collections.abc import Callable, Iterable, Sequence

from khronika.nouns import PartialDate, Span, When
from khronika.reading.anchors import partial, year_for
from khronika.reading.mentions import DateMention, Finder


class Anchor:
    """What unresolved words resolve against: the day of publication, and the one year the text states."""

    def __init__(self, published: PartialDate | None, stated: int | None) -> None:
        self.published, self.stated = published, stated

    def day(self, day: int, month: int, year: str | None) -> PartialDate | None:
        known = int(year) if year else year_for(month, day, self.published, self.stated)
        return partial(known, month, day)


Resolve = Callable[[re.Match[str], Anchor, str], When | None]
Pattern = tuple[str, Finder, Resolve]  # a rule's id, its words, and what they mean


def spot(
    text: str, patterns: Sequence[Pattern], anchor: Anchor, *, yielding: frozenset[str], void: re.Pattern[str] | None = None,
) -> list[DateMention]:  # fmt: skip
    """Every time expression, in order and not overlapping: an earlier pattern wins. Hits of the rules in ``yielding`` are
    dropped right beside another date ("в воскресенье, 9 июня"); so is what ``void`` follows ("2008 жылы туған").
    ``when`` is ``None`` where the words need an anchor that is missing."""
    found: list[DateMention] = []
    taken: list[tuple[int, int]] = []
    for rule, pattern, resolve in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            if start >= end or any(start < b and a < end for a, b in taken):
                continue
            dropped = (rule in yielding and _beside(text, start, end, taken)) or (void is not None and void.match(text, end))  # fmt: skip
            taken.append((start, end))
            if not dropped:
                found.append(DateMention(Span(start, end), resolve(match, anchor, rule), rule))
    return sorted(found, key=lambda mention: mention.span.start)


# Characters between a weekday and the date it belongs to: " (", ", в ".
_NEAR_AFTER, _NEAR_BEFORE = 3, 5


def _beside(text: str, start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(
        (0 <= a - end <= _NEAR_AFTER and not text[end:a].strip(" ,("))
        or (0 <= start - b <= _NEAR_BEFORE and not text[b:start].strip(" ,(в"))
        for a, b in taken
    )


def the_one_year(full: Finder, text: str) -> int | None:
    """The year of the text's own full dates, when they agree on one; ``full`` has a group for the year in each form."""
    years = {int(next(filter(None, hit.groups()))) for hit in full.finditer(text)}
    return years.pop() if len(years) == 1 else None
