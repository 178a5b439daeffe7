"""Who a source phrase names: its words, and what a pronoun or "the ministry" goes back to within the report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from khronika.nouns import PartialDate, Source, SourceType, Span, Voice
from khronika.reading.english.lexicon import NOMINAL, PRONOUNS, VOICE_NOUN
from khronika.reading.english.parsing import Token, char_span, subtree
from khronika.reading.names import source_of, split_voice

_DROP = ("relcl", "punct", "cc", "conj", "acl", "advcl", "preconj", "mark", "aux", "parataxis")
_BODYISH = frozenset(
    "organization organisation group department agency body institution center centre service office company network".split()
)
# Nouns that name a body when they stand alone with "the" and the body was named before.
_BODY_NOUN = NOMINAL | frozenset(
    "foundation federation league alliance association coalition fund institute bureau academy".split()
)
_OUTLETISH = frozenset("newspaper outlet daily channel broadcaster agency site website".split())


@dataclass(slots=True)
class Phrase:
    """A source phrase before resolution."""

    head: Token
    words: str
    span: Span
    kind: str  # "named", "nominal", "person", "many", "body", "self"


def _noun_words(head: Token, base: int) -> tuple[str, Span]:
    """The noun phrase without relative clauses and asides; a name in apposition to a role stays."""
    kept = [t for t in subtree(head, _DROP) if not t.is_space]
    kept = [t for t in kept if not _inside_drop(t, head)]
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if named is not None and named.i > head.i:
        kept = [t for t in kept if t.i <= named.i and t.dep_ != "punct"]
    else:
        kept = [
            t for t in kept if not any(a.dep_ == "appos" for a in (t, *t.ancestors) if head.is_ancestor(a))
        ]
    if not kept:
        kept = [head]
    kept = _contiguous(kept, head)
    span = char_span(base, kept)
    words = str(head.doc.user_data["text"])[span.start - base : span.end - base].replace("\n", " ")
    if named is not None and named.i > head.i:
        words = re.sub(r"\s*,\s*", " ", words)
    return re.sub(r"\s*\([^)]*\)?", "", words).strip(" ,;:\"'\u201c\u201d"), span


def _inside_drop(token: Token, head: Token) -> bool:
    return any(
        a.dep_ in ("relcl", "acl", "advcl", "cc", "conj", "parataxis")
        for a in (token, *token.ancestors)
        if head.is_ancestor(a)
    )


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of tokens around the head with gaps of at most one mark of punctuation."""
    tokens = sorted(tokens, key=lambda t: t.i)
    at = next(n for n, t in enumerate(tokens) if t.i == head.i)
    left = right = at
    while left > 0 and tokens[left].i - tokens[left - 1].i <= 2:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1].i - tokens[right].i <= 2:
        right += 1
    return tokens[left : right + 1]


_PUBLISHING = frozenset("publish release issue compile collect gather provide announce".split())
_DOCUMENT = VOICE_NOUN | {"alert", "dispatch", "bulletin", "communique", "memo"}


def _behind(head: Token) -> Token | None:
    """The body behind a voice noun: "a report by X", "figures from X", "X's statement", "results published by X"."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            found = next((g for g in child.children if g.dep_ == "pobj"), None)
            if (
                found is not None
                and found.ent_type_ not in ("DATE", "GPE", "CARDINAL")
                and (found.pos_ == "PROPN" or found.lemma_ in NOMINAL or found.ent_type_ in ("ORG", "PERSON"))
            ):
                return found
        if child.dep_ == "relcl" and child.lemma_ in _PUBLISHING:
            found = next((g for g in child.children if g.dep_ == "nsubj" and g.pos_ != "PRON"), None)
            if found is not None:
                return found
        if child.dep_ == "acl" and child.lemma_ in _PUBLISHING:
            agent = next((g for g in child.children if g.dep_ == "agent"), None)
            found = next((g for g in agent.children if g.dep_ == "pobj"), None) if agent is not None else None
            if found is not None:
                return found
        if child.dep_ == "poss" and child.lower_ not in ("its", "their", "his", "her", "our"):
            return child
    return None


# "in their view", "by his count".
_POSSESSIVE = {"his": "person", "her": "person", "their": "many", "its": "body", "our": "self", "my": "self"}


def phrase_of(head: Token, base: int) -> Phrase:
    """The phrase a speaking head stands for; goes behind "statement", "figures" and their like."""
    if head.lemma_.casefold() in _DOCUMENT and (behind := _behind(head)) is not None:
        head = behind
    words, span = _noun_words(head, base)
    lower = head.lower_
    if head.pos_ == "PRON" and (kind := PRONOUNS.get(lower) or _POSSESSIVE.get(lower)):
        return Phrase(head, words, span, kind)
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children) or any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "its", "their") for c in head.children
    )
    plain = not any(
        c.dep_ in ("compound", "amod", "appos", "nmod")
        or (c.dep_ == "prep" and c.lower_ == "of")
        or (c.dep_ == "poss" and c.pos_ != "PRON")
        for c in head.children
    )
    if head.pos_ == "NOUN" and head.lemma_ in (_BODY_NOUN | VOICE_NOUN) and definite and plain:
        return Phrase(head, words, span, "nominal")
    return Phrase(head, words, span, "named")


def phrase_span(head: Token, base: int) -> Span:
    """The noun phrase of a head word, or a relative pronoun alone."""
    return _noun_words(head, base)[1]


def clean(words: str) -> str:
    """A source's words for people: no leading article, no trailing possessive or comma, single spaces."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:.\"'\u201c\u201d")
    words = re.sub(r"^(?:the|a|an|another|some|one)\s+", "", words, flags=re.I)
    return re.sub(r"['\u2019]s$", "", words)


@dataclass(slots=True)
class Speakers:
    """The speakers met so far in one report. Resolves what goes back to them, by recency, number and role."""

    on: PartialDate | None
    country: str | None
    met: list[tuple[Span, Voice, bool]] = field(default_factory=list)  # where, who, many
    named: list[tuple[Span, str]] = field(default_factory=list)  # persons named anywhere
    bodies: list[tuple[Span, str]] = field(default_factory=list)  # organisations named anywhere

    def meet(self, tokens: Iterable[Token], base: int) -> None:
        """Remember whoever is named in a sentence: persons with the title before their name, organisations, and bodies
        known by the shape of their name ("the Orlat Foundation")."""
        for token in tokens:
            person = token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON"
            shaped = (
                token.pos_ == "PROPN"
                and token.lemma_.casefold() in _BODY_NOUN
                and any(c.dep_ in ("compound", "amod") and c.pos_ == "PROPN" for c in token.children)
            )
            if person or shaped:
                words, span = _noun_words(token, base)
                (self.named if person else self.bodies).append((span, clean(words)))

    def voice(self, phrase: Phrase) -> Voice:
        """The voice for a phrase; remembers it. An unresolved pronoun stays with ``resolved=False``."""
        voice = self._go_back(phrase) or self._new(phrase)
        if voice.source.key is None and not voice.resolved:
            voice = self._bare(phrase, voice)
        many = phrase.head.tag_ in ("NNS", "NNPS") or phrase.kind == "many"
        if voice.resolved:
            self.met.append((phrase.span, voice, many))
            self.met.sort(key=lambda row: row[0])
        return voice

    def _bare(self, phrase: Phrase, voice: Voice) -> Voice:
        """ "the ministry" with nothing before it to go back to: kept as worded, and said to be unresolved."""
        if phrase.kind != "nominal":
            return voice
        words = clean(re.sub(r"\s+(?:from|in|at)\s.*$", "", phrase.words))
        return Voice(
            words, Source(words, voice.source.type, None), None, voice.role, phrase.span, resolved=False
        )

    def of_words(self, words: str, span: Span) -> Voice:
        """A voice from words alone (headlines, "citing X")."""
        voice = self._make(clean(words), span)
        self.met.append((span, voice, False))
        self.met.sort(key=lambda row: row[0])
        return voice

    def _make(self, words: str, span: Span | None) -> Voice:
        person, role = split_voice(words, "en")
        return Voice(words, source_of(words, lang="en", on=self.on, country=self.country), person, role, span)

    def _new(self, phrase: Phrase) -> Voice:
        words = clean(phrase.words)
        if phrase.kind in ("person", "many", "body", "self", "relative"):
            return Voice(
                words, Source(words, SourceType.UNKNOWN, None), None, None, phrase.span, resolved=False
            )
        if phrase.kind == "named" and (full := self._full_name(words, phrase.span)):
            words = full
        voice = self._make(words, phrase.span)
        if phrase.kind == "nominal" and voice.source.key is None:
            return Voice(words, voice.source, None, voice.role, phrase.span, resolved=False)
        return voice

    def _full_name(self, words: str, span: Span) -> str | None:
        """ "Yerlikaya" after "Interior Minister Ali Yerlikaya" is the same man, with his office."""
        if not re.fullmatch(r"[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?", words):
            return None
        for where, voice, _ in reversed(self.met):
            if (
                where.start < span.start
                and voice.person
                and re.search(rf"\b{re.escape(words)}$", voice.words)
            ):
                return voice.words
        for where, name in reversed(self.named):
            if where.start < span.start and name != words and re.search(rf"\b{re.escape(words)}$", name):
                return name
        return None

    def _go_back(self, phrase: Phrase) -> Voice | None:
        earlier = [(v, many) for where, v, many in self.met if where.start < phrase.span.start]
        found: Voice | None = None
        if phrase.kind == "person":
            found = next((v for v, many in reversed(earlier) if v.person and not many), None)
            latest = next(((w, n) for w, n in reversed(self.named) if w.start < phrase.span.start), None)
            where = next(
                (w for w, v, many in reversed(self.met) if w.start < phrase.span.start and v.person), None
            )
            if latest and (where is None or latest[0].start > where.end + 400):
                found = self._make(latest[1], phrase.span)
            if found is None:
                found = next(
                    (
                        v
                        for v, many in reversed(earlier)
                        if not many and v.source.type is not SourceType.MEDIA
                    ),
                    None,
                )
        elif phrase.kind == "many":
            found = self._plural_beside(phrase) or next((v for v, many in reversed(earlier) if many), None)
            found = found or next((v for v, _ in reversed(earlier) if not v.person), None)
        elif phrase.kind == "body":
            found = self._body(phrase)
        elif phrase.kind == "nominal":
            found = self._nominal(phrase, [v for v, _ in earlier])
        if found is None:
            return None
        return Voice(found.words, found.source, found.person, found.role, phrase.span)

    def _plural_beside(self, phrase: Phrase) -> Voice | None:
        """ "Activists were not convinced: in their view ...": people who are the subject of the same sentence."""
        head = phrase.head
        for token in reversed(head.doc[head.sent.start : head.i]):
            if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ in ("NNS", "NNPS"):
                words, _ = _noun_words(token, phrase.span.start - head.idx)
                return self._make(clean(words), phrase.span)
        return None

    def _body(self, phrase: Phrase) -> Voice | None:
        """What "it" goes back to: the nearer of the last body that spoke and the last organisation named."""
        spoke = next(
            (
                (w, v)
                for w, v, many in reversed(self.met)
                if w.start < phrase.span.start and not v.person and not many
            ),
            None,
        )
        named = next(((w, n) for w, n in reversed(self.bodies) if w.start < phrase.span.start - 1), None)
        if (
            named is not None
            and phrase.span.start - named[0].start < 400
            and (spoke is None or named[0].start > spoke[0].end + 150)
        ):
            return self._make(named[1], phrase.span)
        return spoke[1] if spoke is not None else None

    def _nominal(self, phrase: Phrase, earlier: list[Voice]) -> Voice | None:
        lemma = phrase.head.lemma_.casefold()
        for voice in reversed(earlier):
            if re.search(rf"\b{re.escape(lemma[:8])}", voice.words, re.I) and voice.words.casefold() != lemma:
                return voice
        for where, name in reversed(self.bodies):
            if where.start < phrase.span.start and re.search(rf"\b{re.escape(lemma[:8])}", name, re.I):
                return self._make(name, phrase.span)
        if lemma in _OUTLETISH:
            return next((v for v in reversed(earlier) if v.source.type is SourceType.MEDIA), None)
        if lemma in _BODYISH or lemma in VOICE_NOUN:
            return next((v for v in reversed(earlier) if not v.person), None)
        return None
