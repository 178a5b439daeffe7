"""From what a language's rules hear in a report to its Reading: the last steps, which Russian and Kazakh share."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from khronika.nouns import Reading, Report, Span
from khronika.reading import RULES_VERSION
from khronika.reading.drafts import Draft, claims_of
from khronika.reading.hearing import Heard, Passage, Said
from khronika.reading.mentions import DateMention
from khronika.reading.names import source_of
from khronika.reading.scenes import Scene, SceneWords
from khronika.reading.told import Manner, drafts_of, silent
from khronika.reading.undated_polls import settle_polls
from khronika.reading.voices import Voices

P = TypeVar("P", bound=Passage)
_OF_A_COUNTRY = re.compile(r"body:[a-z-]+/([A-Z]{2})(?:/|$)")
# What a language hears: each sentence with its voices and events, and whether it held a number.
Hear = Callable[[Report, Sequence[P], Scene, Sequence[Span]], tuple[list[Heard], list[bool]]]


def assemble(
    report: Report, lang: str, sentences: Sequence[P], dates: Sequence[DateMention], words: SceneWords, hear: Hear[P],
    manner: Manner[P], earlier: re.Pattern[str], settle: Callable[[list[Draft]], list[Draft]] = lambda drafts: drafts,
) -> Reading:  # fmt: skip
    """The claims of a report in order of their spans; sentences with numbers of which nothing came are ``silent``.
    ``earlier`` matches words that begin other news; ``settle`` may drop drafts that say a thing twice."""
    scene = Scene(report, lang, dates, [(s.start, s.end, s.paragraph) for s in sentences], words)
    heard, numbered = hear(report, sentences, scene, [d.span for d in dates])
    scene.moments.told_of([h.kinds | {e.kind for e in h.events} for h in heard])
    said = [s for h in heard for s in h.said]
    if scene.country is None:
        scene.lean_on(_homes(scene, said))
    scene.stand_back((s.speaker.span for s in said if s.speaker.span), (s.cue for s in said if s.lemma))
    drafts = drafts_of(heard, sentences, scene, Voices(heard, scene, earlier), manner)
    claims = claims_of(report, lang, settle_polls(settle(drafts), scene))
    return Reading(report.id, claims, RULES_VERSION, silent(heard, numbered, claims))


def _homes(scene: Scene, said: Sequence[Said]) -> Iterator[str]:
    """Of which country each speaking body is, where the words tell it without the report's help: they name its head, or
    the country."""
    for one in said:
        source = source_of(one.speaker.words, lang=scene.lang, on=scene.on)
        if home := _OF_A_COUNTRY.match(source.key or ""):
            yield home[1]
