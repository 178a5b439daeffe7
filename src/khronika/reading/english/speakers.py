"""Who speaks, resolved: what a pronoun or "the ministry" goes back to within the report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from khronika.nouns import PartialDate, Source, SourceType, Span, Voice
from khronika.reading.english.lexicon import PERSON, VERB_KIND, VOICE_NOUN
from khronika.reading.english.looking_back import (
    has_office,
    is_among,
    is_called_body,
    is_quoted,
    looks_from,
    quoted_before,
    tells,
    told_last,
    two_names,
    within,
)
from khronika.reading.english.noun_spans import BODY_NOUN, noun_words
from khronika.reading.english.parsing import Token, subtree
from khronika.reading.english.people import FORCES, counts_people, is_person
from khronika.reading.english.phrases import (
    PUBLISHING,
    Phrase,
    another_between,
    behind,
    clean,
    is_group_of,
    may_count,
    said_of_himself,
    two_groups,
)
from khronika.reading.names import source_of, split_voice
from khronika.reading.places import is_place_name

_BODYISH = frozenset(
    "organization organisation group department agency body institution center centre service office company network".split()
)
# Bodies of people: "the group" goes back to no ministry.
_OF_PEOPLE = frozenset("group organization organisation network".split())
_OF_STATE = (
    SourceType.STATE,
    SourceType.POLICE,
    SourceType.COURT,
    SourceType.PROSECUTOR,
    SourceType.ELECTION_BODY,
)
_OUTLETISH = frozenset("newspaper outlet daily channel broadcaster agency site website".split())


_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")


def _named_body(token: Token) -> bool:
    """ "The Open Archive was able to ...": a name that does something and is no place, person or time."""
    elsewhere = ("PERSON", "GPE", "LOC", "NORP", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "EVENT")
    named = token.pos_ == "PROPN" and token.ent_type_ not in elsewhere and token.dep_ == "nsubj"
    return named and any(c.dep_ == "det" or c.pos_ == "PROPN" for c in token.children)


def _lone_name(phrase: Phrase, voice: Voice) -> bool:
    """ "Falk said": one word with a capital that no list has for a body; nobody calls a body "he" by its last name."""
    unknown = voice.source.type is SourceType.UNKNOWN and voice.source.key is None
    return (
        unknown
        and phrase.head.pos_ == "PROPN"
        and bool(re.fullmatch(r"[A-Z\u00c0-\u00de][^\W\dA-Z]+(?:-\w+)?", voice.words))
    )


_HEARD = frozenset("speak talk interview meet conversation".split())
_FAR = 400  # characters: some three sentences
_Rows = list[tuple[Span, str, str]]
_SOME_OF = 600  # characters: as far as a paragraph or two reach


@dataclass(slots=True)
class Speakers:
    """The speakers met so far in one report. Resolves what goes back to them, by recency, number and role."""

    on: PartialDate | None
    country: str | None
    met: list[tuple[Span, Voice, bool]] = field(default_factory=list)  # where, who, many
    named: list[tuple[Span, str]] = field(default_factory=list)  # persons named anywhere
    bodies: list[tuple[Span, str]] = field(default_factory=list)  # organisations named anywhere
    subjects: _Rows = field(default_factory=list)  # where, whose words, "body" or "many"
    makers: _Rows = field(default_factory=list)  # where, the document's lemma, who made it
    tellers: list[tuple[Span, str]] = field(default_factory=list)  # people whose words a sentence tells

    called: dict[str, str] = field(default_factory=dict)  # full names by their letters
    text: str = ""
    single: set[Span] = field(default_factory=set)  # where one person spoke, named or not
    plurals: list[tuple[Span, str]] = field(default_factory=list)  # people whom a sentence is about

    def meet(self, tokens: Iterable[Token], base: int) -> None:
        """Remember whoever is named in a sentence: persons with the title before their name, organisations, and bodies
        known by the shape of their name ("the Orlat Foundation")."""
        for token in tokens:
            person = (
                token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON" and not is_called_body(token)
            )
            shaped = (
                token.pos_ == "PROPN"
                and token.lemma_.casefold() in BODY_NOUN
                and any(c.dep_ in ("compound", "amod") and c.pos_ == "PROPN" for c in token.children)
            )
            if person or shaped:
                words, span = noun_words(token, base)
                (self.named if person else self.bodies).append((span, clean(words)))
            self._meet_subject(token, base)
            self._meet_maker(token, base)
            self._meet_plural(token, base)

    def _meet_plural(self, token: Token, base: int) -> None:
        """People whom a main clause is about or who were heard: "some of the women", "the mission spoke to villagers"."""
        if token.tag_ not in ("NNS", "NNPS") or token.lemma_.casefold() in FORCES or not is_person(token):
            return
        top = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "to", "with") else token
        about = top.dep_ in ("nsubj", "nsubjpass") and top.head.dep_ == "ROOT"
        heard = top.lemma_.casefold() in _HEARD or (top.dep_ == "dobj" and top.head.lemma_ in _HEARD)
        if about or heard:
            words, span = noun_words(token, base)
            words = clean(words)
            self.tellers += [(span, words)] if about and tells(top.head) else []
            first = next((t for t in subtree(token) if t.is_alpha), token)  # "18-35s" has no word
            plain = token.pos_ == "NOUN" and first.pos_ != "PROPN"
            self.plurals.append((span, words[:1].lower() + words[1:] if plain else words))

    def _meet_subject(self, token: Token, base: int) -> None:
        """Bodies and groups of people that a sentence is about or speaks of: what "it" and "they" may go back to."""
        alone = token.dep_ == "ROOT" and token.pos_ == "PROPN" and token.ent_type_ == "PERSON"
        if not alone and (token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in _ARGUMENTS):
            return
        lemma, many = token.lemma_.casefold(), token.tag_ in ("NNS", "NNPS")
        if is_called_body(token) and token.dep_ in ("nsubj", "nsubjpass"):
            kind = "body"
        elif token.ent_type_ == "PERSON" and lemma not in BODY_NOUN | FORCES:
            kind = "person"
            top = token.head if token.dep_ == "appos" else token
            seized = top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_ in VERB_KIND
            if top.head.dep_ != "ROOT" or not (token.dep_ in ("nsubj", "ROOT") or seized):
                return
        elif not many and token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and is_person(token):
            kind = "person"
        elif many and (lemma in PERSON or is_person(token)):
            kind = "many"
        elif not many and (lemma in BODY_NOUN or _named_body(token)) and not is_person(token):
            kind = "body"
        else:
            return
        words, span = noun_words(token, base)
        quoted = kind == "person" and is_quoted(token)
        if not quoted and not any(t.like_num for t in token.children):
            self.subjects.append((span, clean(words), kind))

    def _meet_maker(self, token: Token, base: int) -> None:
        """Who made a document: "the ministry issued a statement", "a report by the Free Lawyers"."""
        if token.pos_ != "NOUN" or token.lemma_.casefold() not in VOICE_NOUN:
            return
        maker = behind(token)
        verb = token.head
        if maker is None and token.dep_ == "dobj" and verb.lemma_ in PUBLISHING:
            maker = next(
                (c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None
            )
        if maker is not None and may_count(maker):
            words, _ = noun_words(maker, base)
            where = Span(base + token.idx, base + token.idx + len(token.text))
            self.makers.append((where, token.lemma_.casefold(), clean(words)))

    def voice(self, phrase: Phrase) -> Voice:
        """The voice for a phrase; remembers it. An unresolved pronoun stays with ``resolved=False``."""
        voice = self._go_back(phrase) or self._new(phrase)
        if voice.source.key is None and not voice.resolved:
            voice = self._bare(phrase, voice)
        # "Chheng Sophors" is no plural, whatever the tagger makes of the name's end.
        many = (phrase.head.tag_ in ("NNS", "NNPS") and voice.person is None) or phrase.kind == "many"
        many = many or is_group_of(phrase.head)
        if voice.resolved:
            if phrase.kind == "named" and not many and (is_person(phrase.head) or _lone_name(phrase, voice)):
                self.single.add(phrase.span)
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
        source = source_of(words, lang="en", on=self.on, country=self.country)
        if (full := self.called.get(words)) is not None:
            named = source_of(full, lang="en", on=self.on, country=self.country)
            return Voice(full, replace(source, name=named.name) if source.key else named, None, full, span)
        person, role = split_voice(words, "en")
        return Voice(words, source, person, role, span)

    def _new(self, phrase: Phrase) -> Voice:
        words = clean(phrase.words)
        if phrase.kind in ("person", "many", "body", "self", "relative", "some"):
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
        if phrase.kind == "some":
            return self._some(phrase)
        before = looks_from(phrase)
        earlier = [(v, many) for where, v, many in self.met if where.start < before]
        found: Voice | None = None
        if phrase.kind == "person" and (self_same := said_of_himself(phrase.head)) is not None:
            return self._make(
                clean(noun_words(self_same, phrase.span.start - phrase.head.idx)[0]), phrase.span
            )
        if phrase.kind == "person":
            alone = [
                v
                for w, v, many in self.met
                if w.start < before and not many and (v.person or w in self.single)
            ]
            found = alone[-1] if alone else None
            quoted = quoted_before(phrase)
            acted = [
                (w, n)
                for w, n, kind in self.subjects
                if kind == "person" and w.end < before and not within(quoted, w)
            ]
            where = next(
                (w for w, v, _ in reversed(self.met) if w.start < before and (v.person or w in self.single)),
                None,
            )
            if acted and (where is None or acted[-1][0].start > where.end + 8):
                found = self._make(acted[-1][1], phrase.span)
            elif where is not None and (self._others_since(where, before) or another_between(phrase, where)):
                return None  # he may be any of those
            if found is None:
                found = next(
                    (
                        v
                        for v, many in reversed(earlier)
                        if not many and v.source.type is not SourceType.MEDIA
                    ),
                    None,
                )
        elif phrase.kind == "many" and two_groups(phrase):
            return None  # they may be either
        elif phrase.kind == "many" and (words := told_last(phrase, self.tellers, self.met)) is not None:
            found = self._make(words, phrase.span)
        elif phrase.kind == "many":
            found = self._plural_beside(phrase) or next((v for v, many in reversed(earlier) if many), None)
            found = found or next((v for v, _ in reversed(earlier) if not v.person), None)
        elif phrase.kind == "body":
            found = self._body(phrase)
        elif phrase.kind == "nominal":
            told = (
                phrase.head.lemma_.casefold() in VOICE_NOUN
            )  # a report is not that of "groups" named before
            found = self._nominal(phrase, [v for v, many in earlier if not (told and many)])
        found = found or self._salient(phrase)
        if found is None:
            return None
        return Voice(found.words, found.source, found.person, found.role, phrase.span)

    def _others_since(self, spoke: Span, before: int) -> bool:
        """Whether the last who spoke did so far back, and others have been named since."""
        since = [w for w, _ in self.named if spoke.end < w.start and w.end < before]
        return before - spoke.end > _FAR and bool(since)

    def _some(self, phrase: Phrase) -> Voice | None:
        """ "One said" after "the women described the raid": one of the women; the nearest people named before."""
        start = phrase.span.start
        many = [(w, v.words) for w, v, several in self.met if several and not is_among(v.words)]
        many = [row for row in [*self.plurals, *many] if row[0].end < start]
        near = [row for row in many if start - row[0].end < _SOME_OF]
        if not near:
            return None
        whole = max(near, key=lambda row: row[0])[1]
        word = phrase.head.text.casefold()
        told = self._make(whole, phrase.span)
        words = f"{'one' if word in ('another', 'other') else word} of the {whole}"
        return Voice(words, replace(told.source, name=words, key=None), None, told.role, phrase.span)

    def _salient(self, phrase: Phrase) -> Voice | None:
        """Failing everyone who spoke: the body or the people the sentences just before were about; for "he" at the start
        of a report, the person named next."""
        wanted, quoted = {"body": "body", "many": "many"}.get(phrase.kind), quoted_before(phrase)
        for where, words, kind in reversed(self.subjects):
            if kind == wanted and not within(quoted, where) and 0 < phrase.span.start - where.end < 400:
                return self._make(words, phrase.span)
        if phrase.kind == "person":
            after = sorted((w, n) for w, n in self.named if 0 < w.start - phrase.span.end < 120)
            if after and not any(v.person and w.start < phrase.span.start for w, v, _ in self.met):
                return self._make(after[0][1], phrase.span)
            named = [n for w, n, _ in self.subjects if 0 < phrase.span.start - w.end < 250 and two_names(n)]
            return self._make(named[-1], phrase.span) if named else None
        return None

    def _plural_beside(self, phrase: Phrase) -> Voice | None:
        """ "Activists were not convinced: in their view ...": people who are the subject of the same sentence."""
        head = phrase.head
        for token in reversed(head.doc[head.sent.start : head.i]):
            some = token.tag_ in ("NNS", "NNPS") and (
                counts_people(token) or token.lemma_.casefold() in BODY_NOUN
            )
            if token.dep_ in ("nsubj", "nsubjpass") and some:
                words, _ = noun_words(token, phrase.span.start - head.idx)
                return self._make(clean(words), phrase.span)
        return None

    def _body(self, phrase: Phrase) -> Voice | None:
        """What "it" goes back to: the nearer of the last body that spoke and the last organisation named."""
        quoted = quoted_before(phrase)
        spoke = next(
            (
                (w, v)
                for w, v, many in reversed(self.met)
                if w.start < phrase.span.start and not v.person and not many
            ),
            None,
        )
        named = next(
            (
                (w, n)
                for w, n in reversed(self.bodies)
                if w.start < phrase.span.start - 1 and self._is_body(n) and not within(quoted, w)
            ),
            None,
        )
        if (
            named is not None
            and phrase.span.start - named[0].start < 400
            and (spoke is None or named[0].start > spoke[0].end + 150)
        ):
            return self._make(named[1], phrase.span)
        return spoke[1] if spoke is not None else None

    def _is_body(self, name: str) -> bool:
        """False for one word that no list has ("Francophone"): the pipeline takes many such for organisations."""
        if is_place_name(name):
            return False
        return " " in name or name.isupper() or self._make(name, None).source.key is not None

    def _nominal(self, phrase: Phrase, earlier: list[Voice]) -> Voice | None:
        lemma = phrase.head.lemma_.casefold()
        if lemma in VOICE_NOUN:
            before = [m for m in self.makers if m[0].start < phrase.span.start]
            same = [m for m in before if m[1] == lemma] or before
            if same:
                return self._make(same[-1][2], phrase.span)
        for voice in reversed(earlier):
            if re.search(rf"\b{re.escape(lemma[:8])}", voice.words, re.I) and voice.words.casefold() != lemma:
                return voice
        for where, name in reversed(self.bodies):
            if where.start < phrase.span.start and re.search(rf"\b{re.escape(lemma[:8])}", name, re.I):
                return self._make(name, phrase.span)
        if lemma in _OUTLETISH:
            return next((v for v in reversed(earlier) if v.source.type is SourceType.MEDIA), None)
        if lemma in _BODYISH or lemma in VOICE_NOUN:
            apart = lemma in _OF_PEOPLE
            spoke = (v for v in reversed(earlier) if not v.person)
            return next((v for v in spoke if not (apart and v.source.type in _OF_STATE)), None)
        return has_office(self.text, earlier, lemma, phrase.span.start)
