"""All that is said of one incident, arranged for its page: who and whom, what and how many, who says it, when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from khronika.desk.figures import said_on
from khronika.desk.happenings import Linked, happening
from khronika.desk.words import family_of, speaker_lang, speaker_words
from khronika.drawing.chart import Coverage, shape_svg
from khronika.drawing.timeline import Row
from khronika.ledger.access import IncidentView
from khronika.nouns import Claim, When

MOST_CLAIMS = 100  # on the page; the list of search holds them all
_MOST_TIMES = 30
_MOST_WORDED = 12


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of the reports for somebody, in which language, and in how many claims they stand."""

    words: str
    lang: str
    claims: int


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of a voice; ``said`` is when it was said, in words."""

    linked: Linked
    said: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something of it, with the claims, and the shape for what kind of body that is."""

    name: str
    lang: str
    shape: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """``left`` counts claims beyond the most that a page shows."""

    agents: tuple[Worded, ...]
    targets: tuple[Worded, ...]
    voices: tuple[Voice, ...]
    reports: int
    times: tuple[Row, ...]
    left: int


def gathered(view: IncidentView) -> Gathered:
    linked = happening(view).told
    claims = [each.claim for each in linked]
    return Gathered(
        agents=_worded((claim.agent, claim.lang) for claim in claims),
        targets=_worded((claim.target, claim.lang) for claim in claims),
        voices=_voices(linked[:MOST_CLAIMS]),
        reports=len({claim.report_id for claim in claims}),
        times=_times(claims),
        left=max(len(linked) - MOST_CLAIMS, 0),
    )


def _worded(said: Iterable[tuple[str | None, str]]) -> tuple[Worded, ...]:
    counted = Counter((words, lang) for words, lang in said if words)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Worded(words, lang, many) for (words, lang), many in ordered[:_MOST_WORDED])


def _voices(linked: Iterable[Linked]) -> tuple[Voice, ...]:
    """The voice with most claims first; a voice's figures before what it says without a number."""
    found: dict[str, list[Linked]] = {}
    for each in linked:
        found.setdefault(speaker_words(each.claim), []).append(each)
    voices = []
    for name, told in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        claim = told[0].claim
        told.sort(key=lambda each: (each.claim.figure is None, each.claim.id))
        rows = tuple(Told(each, said_on(each.claim)[1]) for each in told)
        voices.append(Voice(name, speaker_lang(claim), shape_svg(family_of(claim), Coverage.ALL), rows))
    return tuple(voices)


def _when(claim: Claim) -> When | None:
    return claim.when or (claim.figure.scope.period if claim.figure else None)


def _times(claims: Iterable[Claim]) -> tuple[Row, ...]:
    """Each time that is told, once for each voice, the earliest first; what gives no time last."""
    found: dict[tuple[str, str], Row] = {}
    for claim in claims:
        when = _when(claim)
        name = speaker_words(claim)
        days = "–".join(str(end) for end in when.bounds()) if when else "~"
        found.setdefault((days, name), Row(name, reverse("desk:claim", args=[claim.id]), when))
    return tuple(found[key] for key in sorted(found))[:_MOST_TIMES]
