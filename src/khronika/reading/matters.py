"""Which statements are worth a claim, in Russian and Kazakh: those near an event, of what we record.

English decides the same by its own words (reading/english/statements.py, triggers.py). What somebody says of prices, of
a match or of the weather is no claim, nor is anything said in a report that tells no event.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.nouns import Certainty, Kind, SourceType, Stance
from khronika.reading.drafts import Draft
from khronika.reading.hearing import Passage, Said

# Paragraphs before and after an event: as far as English looks (NEAR_EVENT in reading/english/triggers.py).
NEAR = 3
# Whose words are kept whatever they speak of, near an event.
_ACCOUNTABLE = frozenset(
    {
        SourceType.STATE, SourceType.POLICE, SourceType.COURT, SourceType.PROSECUTOR, SourceType.ELECTION_BODY,
        SourceType.OBSERVER, SourceType.UN, SourceType.RIGHTS_GROUP,
    }
)  # fmt: skip
QUOTED = re.compile(r"[«“„\"][^«»“”\"]{6,}[»”\"]|[»”\"]\s*,\s*[—–-]")
_SPOKEN = frozenset({Kind.STATEMENT, Kind.ASSESSMENT})


@dataclass(frozen=True, slots=True)
class Matters:
    """Words, by their beginnings, of what we record (``ours``) and of what others do: money, sport, weather (``others``).
    ``empty`` matches what a voice does without saying anything ("прокомментировал митинг")."""

    ours: re.Pattern[str]
    others: re.Pattern[str]
    empty: re.Pattern[str]


def near_events(told: Iterable[int], sentences: Sequence[Passage]) -> frozenset[int]:
    """The paragraphs near the sentences (given by their place in ``sentences``) that tell of an event."""
    return frozenset(
        paragraph
        for at in told
        for paragraph in range(sentences[at].paragraph - NEAR, sentences[at].paragraph + NEAR + 1)
    )


def bears(draft: Draft, said: Said, sentence: Passage, near: frozenset[int], matters: Matters) -> bool:
    """True where what ``said`` makes of the sentence is worth its claim. A denial always is, as in English; a judgement
    and a threat need an event near them, a word of ours, or the quoted words of a body that answers for such matters; a plain statement needs the event, and the word as well unless
    it is quoted or told by a body that answers for such matters."""
    if draft.stance is not Stance.ASSERTS or draft.kind not in _SPOKEN:
        return True
    words = said_words(said, sentence)
    ours = matters.ours.search(words) is not None
    close = sentence.paragraph in near
    chain = draft.attribution.chain
    accountable = bool(chain) and chain[-1].source.type in _ACCOUNTABLE
    quoted = QUOTED.search(sentence.text) is not None
    if draft.kind is not Kind.STATEMENT or draft.certainty is not Certainty.HAPPENED:
        return close or ours or (accountable and quoted)
    if not close or matters.empty.search(sentence.text):
        return False
    kept = accountable or quoted
    return ours or (kept and not matters.others.search(words))


def said_words(said: Said, sentence: Passage) -> str:
    """The sentence without who speaks and without the verb: a police chief's word on football is none on the police."""
    text = sentence.text
    spans = [said.cue, *(s.span for s in (said.speaker, *said.inner) if s.span is not None)]
    for span in spans:
        first, last = max(0, span.start - sentence.start), max(0, span.end - sentence.start)
        text = text[:first] + " " * (min(last, len(text)) - first) + text[last:]
    return text
