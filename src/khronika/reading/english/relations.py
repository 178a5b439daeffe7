"""What attribution works with: a relation joins a source, a cue and content spans.

For any place in the text the relations whose content covers it, widest first, are its chain of speakers.
"""

import re
from dataclasses import dataclass

from khronika.nouns import Attribution, SourceType, Span, Voice
from khronika.reading.english.lexicon import VOICE_NOUN
from khronika.reading.english.parsing import Token
from khronika.reading.english.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution: who, by what cue, of which spans. ``inner`` are voices the source itself cites.

    ``worded`` is the source's phrase at the cue ("who", "a report by the ministry") where ``voice.span``, the body that
    speaks, is another. ``shape`` is how the clause is built, and ``confidence`` the probability, from rule and shape,
    that a careful reader would mark the same source and content.
    """

    voice: Voice
    cue: Span
    contents: tuple[Span, ...]
    lemma: str
    rule: str
    sentence: int
    inner: tuple[Voice, ...] = ()
    judging: bool = False
    source_head: Span | None = None
    worded: Span | None = None
    shape: frozenset[str] = frozenset()
    confidence: float = 1.0

    @property
    def backward(self) -> bool:
        """True when the content is what was said before the cue's own sentence."""
        return self.rule in ("attr.the-figure-is-theirs", "attr.this-was-said-by", "attr.cut-off")

    @property
    def size(self) -> int:
        return sum(c.end - c.start for c in self.contents)

    def covers(self, place: Span) -> bool:
        return any(c.start <= place.start and place.end <= c.end for c in self.contents)


@dataclass(frozen=True, slots=True)
class Raw:
    """A relation before its source is resolved."""

    phrase: Phrase
    cue: Span
    contents: tuple[Span, ...]
    lemma: str
    rule: str
    cited: tuple[Phrase, ...] = ()
    judging: bool = False
    worded: Token | None = None
    shape: frozenset[str] = frozenset()


def tells_for(inner: Relation | None, outer: Relation) -> bool:
    """True where a claim with the relation ``inner`` tells what ``outer`` says: its own, or a pollster's whom an agency relays."""
    polled = inner is not None and inner.rule == "attr.poll-by" and inner.sentence == outer.sentence
    return inner is outer or polled


# "Results of counting half of the ballots": of nobody.
_OF_A_COUNT = re.compile(
    r"\b(?:of|from)\s+(?:the\s+)?(?:(?:all|half|parallel|preliminary)\s+)?(?:counting|counted|count|processing|vote|votes|ballots|elections?|polls?|protocols)\b",
    re.I,
)


def is_unowned(voice: Voice) -> bool:
    """A document or count whose maker the words do not name."""
    if voice.source.key is not None or voice.source.type is not SourceType.UNKNOWN or voice.person:
        return False
    words = re.findall(r"[a-z-]+", voice.words.casefold())
    named = any(w in ("by", "of", "from") for w in words) and not _OF_A_COUNT.search(voice.words)
    return (
        bool(words) and not named and any(w in VOICE_NOUN or w.removesuffix("s") in VOICE_NOUN for w in words)
    )


def attribution_at(place: Span, relations: list[Relation]) -> tuple[Attribution, Relation | None]:
    """The chain of speakers for a place in the text, outermost first, and the innermost relation."""
    # Who owns a figure told just before is nearer to it than whoever's sentence it stood in.
    covering = sorted((r for r in relations if r.covers(place)), key=lambda r: (r.backward, -r.size, r.cue))
    if any(r.voice.resolved for r in covering):
        covering = [r for r in covering if r.voice.resolved]
    polls = [r for r in covering if r.rule == "attr.poll-by"]
    others = [r for r in covering if r.rule != "attr.poll-by"]
    if polls and all(r.voice.source.type is SourceType.MEDIA for r in others):
        covering = (
            others + polls
        )  # "in an exit poll by the institute, the agency reported": the agency relays it
    voices = [v for r in covering for v in (r.voice, *r.inner)]
    # "Saab said that according to a preliminary tally ...": a document of nobody's is the speaker's own.
    spoken = any(not is_unowned(v) for v in voices)
    chain: list[Voice] = []
    for relation in covering:
        for voice in (relation.voice, *relation.inner):
            if spoken and is_unowned(voice):
                continue
            if not any(voice.source.name == other.source.name for other in chain):
                chain.append(voice)
    if not covering:
        return Attribution(), None
    inner = covering[-1]
    return Attribution(tuple(chain), inner.cue, inner.rule), inner
