"""A count of that time: "the toll at the time stood at 35", "was initially put at nine" is of the day told, and no count up to now."""

import re
from dataclasses import replace

from khronika.nouns import Precision, When
from khronika.reading.english.carrying import HARM, Draft
from khronika.reading.english.scope import Story

_THEN = re.compile(
    r"\b(?:at\s+(?:the|that)\s+(?:time|point|moment)|initially|at\s+first|originally|then\s+(?:stood|put|was|numbered|counted|reported)"
    r"|(?:toll|number|count|figure|total|tally|dead|injured)\s+then)\b(?:(?!\b(?:but|later|since|now|before)\b)[^.;])*$",
    re.I,
)
_NEAR = 300  # characters: the sentence before


def of_that_time(draft: Draft, story: Story, when: When | None) -> When | None:
    """The day told last, for a figure that was counted then and has no beginning otherwise; ``when`` for all others."""
    claim = draft.claim
    figure = claim.figure
    open_start = when is None or when.start is None
    if figure is None or figure.span is None or claim.kind not in HARM or not open_start or claim.background:
        return when
    start = draft.sentence.span.start
    if _THEN.search(story.text, start, figure.span.start) is None:
        return when
    days = [
        d.when
        for d in story.dates
        if d.when is not None
        and d.when.precision is Precision.DAY
        and d.span.end <= figure.span.start
        and start - d.span.start < _NEAR
        and "\n\n" not in story.text[d.span.end : start]
    ]
    return replace(days[-1], rule="when.carried") if days else when
