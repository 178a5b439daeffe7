"""What stands between two sentences of one speaker is that speaker's too.

"In its statement the ministry told the public that its men had been shot at. One officer and four others died. They had,
the statement says, been warned." The middle one has no cue of saying, and is nobody else's.
"""

from collections.abc import Iterable

from khronika.nouns import SourceType, Voice
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.relations import Relation

_NEAR = 2  # sentences on either side
# What these rules find covers numbers, asides or judgements: nobody goes on speaking after them.
_NO_SPEECH = ("attr.headline", "attr.label", "attr.calls-for", "attr.cut-off", "attr.the-figure")


def speech_around(
    text: str, sentence: Sentence, sentences: list[Sentence], said: list[Relation]
) -> Relation | None:
    """The relation before ``sentence`` whose speaker also speaks behind it, in its passage or the next, with nobody between."""
    near = [
        r for r in said if 0 < abs(r.sentence - sentence.index) <= _NEAR and _speaks(r, sentences, sentence)
    ]
    before = max(
        (r for r in near if r.sentence < sentence.index), key=lambda r: (r.sentence, r.cue), default=None
    )
    after = min(
        (r for r in near if r.sentence > sentence.index), key=lambda r: (r.sentence, r.cue), default=None
    )
    if before is None or after is None or any(r.sentence == sentence.index for r in said):
        return None
    if after.voice.span is None or after.voice.span.of(text).casefold() == "they":
        return None  # they may be those of whom the sentence itself tells
    return before if same_voice(before.voice, after.voice) else None


def _speaks(relation: Relation, sentences: Iterable[Sentence], beside: Sentence) -> bool:
    there = next((s for s in sentences if s.index == relation.sentence), None)
    return (
        there is not None
        and abs(there.passage - beside.passage) <= 1
        and not relation.rule.startswith(_NO_SPEECH)
    )


def same_voice(one: Voice, other: Voice) -> bool:
    """One person, or one body, however each is worded; what no name or body stands for is nobody."""
    if not (one.resolved and other.resolved) or SourceType.MEDIA in (one.source.type, other.source.type):
        return False
    if one.person and other.person:
        return one.person == other.person
    if one.source.key is not None and one.source.key == other.source.key:
        return True
    return one.source.name.casefold() == other.source.name.casefold()
