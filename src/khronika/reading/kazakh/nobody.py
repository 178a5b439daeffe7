"""Tallies of none: "зардап шеккендер жоқ", "ешкім ұсталмады"."""

from khronika.nouns import Kind, Span, Stance, Unit
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.words import Sentence
from khronika.reading.mentions import NumberMention
from khronika.reading.told import Event

_NONE = opened(
    r"(?<!\w)(?P<what>ұсталған|зардап\s+шеккен|қаза\s+тапқан|қаза\s+болған|жараланған|қамалған)(?:дар|дер|адам|адамдар)?(?:\s+(?:адам|азамат)\w*)?\s+(?:жоқ|болған\s+жоқ|болмаған|болмады|тіркелмеді|тіркелмеген)(?!\w)"
    r"|(?<!\w)(?:ешкім|ешбір\s+адам|бір\s?де[\s-]бір\s+адам)\s+(?:\w+\s+){0,3}?(?P<verb>ұстал|зардап\s+шек|қаза\s+тап|қаза\s+бол|жаралан|қамал)(?:ба|бе|ма|ме|па|пе|ған\s+жоқ|ген\s+жоқ|қан\s+жоқ)\w*",
)  # fmt: skip


_NONE_KIND = (
    ("ұстал", Kind.DETENTION),
    ("қамал", Kind.DETENTION),
    ("зардап", Kind.INJURY),
    ("жарал", Kind.INJURY),
    ("қаза", Kind.DEATH),
)


def events_of_none(sentence: Sentence) -> list[Event]:
    """ "Зардап шеккендер жоқ", "ешкім ұсталмады": a tally of none, which denies."""
    found: list[Event] = []
    for match in _NONE.finditer(sentence.text):
        stem = (match["what"] or match["verb"]).lower()
        kind = next(kind for start, kind in _NONE_KIND if stem.startswith(start))
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        number = NumberMention(span, span, match[0], 0, 0, False, "fig.none", 0)
        found.append(
            Event(
                kind,
                sentence,
                span.start,
                number,
                Unit.PERSONS,
                stance=Stance.DENIES,
                rule="kk.ev.none",
                confidence=0.7,
            )
        )
    return found
