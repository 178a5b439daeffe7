"""Votes of which a Russian or Kazakh report names no day of voting: they have the day of the calendar's poll (``elections/``), if one fits.

English asks the same of its parse (``english/calendar_polls.py``).
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Certainty, Kind, Precision, When
from khronika.reading.drafts import Draft
from khronika.reading.elections.pollings import (
    CONFIRMED,
    FRESH,
    LATELY,
    PARLIAMENTARY,
    PRESIDENTIAL,
    REFERENDUM,
    RULE,
    Called,
    Polling,
    shortly_before,
)
from khronika.reading.lent_days import BESIDE_VOTING
from khronika.reading.mentions import DateMention
from khronika.reading.scenes import Scene

_KINDS = (
    (PRESIDENTIAL, re.compile(r"президентск\w+|выбор\w+\s+президента|президент(?:тік|ін)?\s+сайла\w+", re.I)),
    (
        PARLIAMENTARY,
        re.compile(
            r"парламентск\w+|(?:выбор\w+\s+(?:\w+\s+)?(?:в|депутатов)\s+)(?:\w+\s+){0,2}?(?:парламент|мажилис|дум|рад|жогорку|собрани|меджлис)\w*"
            r"|выбор\w+\s+депутатов|(?:мәжіліс|парламент)\w*(?:\s+\w+){0,3}?\s+сайла\w+",
            re.I,
        ),
    ),
    (REFERENDUM, re.compile(r"референдум\w*", re.I)),
)
_LOCAL = re.compile(
    r"(?:местн|муниципальн|региональн|губернаторск)\w+\s+(?:\w+\s+)?выбор\w+|выбор\w+\s+(?:мэра|губернатор\w+|акима|в\s+маслихат)|(?:мәслихат|әкім)\w*\s+сайла\w+",
    re.I,
)
_FIRST = re.compile(r"перв\w+\s+тур\w*|бірінші\s+тур\w*", re.I)
_SECOND = re.compile(r"втор\w+\s+тур\w*|екінші\s+тур\w*", re.I)
_PREVIOUS = re.compile(
    r"прошл\w+\s+(?:\w+\s+)?выбор\w+|предыдущ\w+\s+(?:\w+\s+)?выбор\w+|лет\s+назад|(?:өткен|алдыңғы)\s+(?:\w+\s+)?сайла\w+|жыл\s+бұрын",
    re.I,
)


def settle_polls(drafts: Sequence[Draft], scene: Scene) -> Sequence[Draft]:
    """Gives counts of votes, told as of no day of voting, the calendar's; a day that the report binds to the vote wins."""
    votes = [d for d in drafts if d.kind is Kind.ELECTION and d.number is not None and _is_open(d)]
    last = scene.moments.reported
    if not votes or last is None or last.day is None or _names_its_day(scene):
        return drafts
    for draft in votes:
        poll = _poll_of(draft, scene, last.latest)
        if poll is not None:
            draft.when = _on(poll, scene.moments.days_told())
    return drafts


def _is_open(draft: Draft) -> bool:
    if draft.background or draft.certainty is not Certainty.HAPPENED:
        return False
    when = draft.when
    return when is None or when.start is None or when.rule in ("when.story", "when.of-several")


def _names_its_day(scene: Scene) -> bool:
    """True where a day, past by now, stands beside a word of voting."""
    last = scene.moments.reported
    return any(
        d.when is not None
        and d.when.precision is Precision.DAY
        and (last is None or d.when.bounds()[0] <= last.latest)
        and scene.moments.words.voting.search(
            scene.text, max(0, d.span.start - BESIDE_VOTING), d.span.end + BESIDE_VOTING
        )
        for d in scene.moments.days_told()
    )


def _poll_of(draft: Draft, scene: Scene, day: dt.date) -> Polling | None:
    placed = {p.country for p in draft.places if p.country}
    country = placed.pop() if len(placed) == 1 else scene.country if not placed else None
    start, end, _ = scene.moments.sentences[scene.moments.index(draft.span.start)]
    words = scene.text[start:end]
    called = _called(words, scene.text)
    if country is None or called is None or _PREVIOUS.search(words):
        return None
    confirmed = (
        draft.when is not None and draft.when.start is None and draft.when.rule != "when.not-after-report"
    )
    poll = shortly_before(country, called, day, CONFIRMED if confirmed else LATELY)
    if poll is None or called.round or poll.further:
        return poll
    return None if _SECOND.search(scene.text) and day - poll.last > FRESH else poll


def _called(words: str, text: str) -> Called | None:
    """What the sentence calls the poll, else the whole report."""
    first, second = bool(_FIRST.search(words)), bool(_SECOND.search(words))
    if first and second:
        return None
    which = 1 if first else 2 if second else 0
    for told in (words, text):
        kinds = frozenset(kind for kind, pattern in _KINDS if pattern.search(told))
        if kinds:
            return Called(kinds, which)
        if _LOCAL.search(told):
            return None
    return Called(frozenset(), which)


def _on(poll: Polling, told: Sequence[DateMention]) -> When:
    """The day of a poll: the report's own word for it, where it names that day for something else."""
    when = When.days(poll.first, poll.last, rule=RULE)
    own = next((d.when for d in told if d.when is not None and d.when.bounds() == when.bounds()), None)
    return when if own is None else replace(own, rule="when.poll")
