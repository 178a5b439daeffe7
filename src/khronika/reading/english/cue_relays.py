"""Who relays whom, and formulas: "citing X", "quoted X as saying", "learned from X", polls, "This was stated by X"."""

import itertools
import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english.cue_citing import given_by
from khronika.reading.english.cue_contents import clause_span
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.phrases import Phrase, behind, can_speak, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import agent_of, is_passive, subject_of


def by_citing(sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "citing X" where no speaking verb took it up and X can speak: a reason cited is no source, nor who is cited for an
    instance of what somebody judges."""
    base = sentence.base
    taken = {p.span for raw in have for p in raw.cited}
    for token in sentence.tokens:
        if token.lower_ not in ("citing", "quoting"):
            continue
        at = base + token.head.idx
        if any(raw.judging and raw.cue.start <= at < raw.cue.end for raw in have):
            continue
        for child in token.children:
            if child.dep_ not in ("dobj", "pobj") or not can_speak(child):
                continue
            phrase = phrase_of(given_by(child, token), base)
            inside = {t.i for t in subtree(token)}
            rest = [t for t in sentence.tokens if t.i not in inside and not t.is_space]
            if rest and phrase.span not in taken:
                content = char_span(base, rest)
                shape = shape_of(token, child, sentence, [content])
                yield Raw(phrase, char_span(base, [token]), (content,), "cite", "attr.citing", shape=shape)


def by_quoted(sentence: Sentence) -> Iterator[Raw]:
    """ "Radio Vela quoted a doctor as saying that ...", "..., X quoted Y as saying", "Y was quoted by X as saying"."""
    base = sentence.base
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in ("quote", "cite") or verb.pos_ != "VERB":
            continue
        saying = _saying(verb)
        if saying is None:
            continue
        quoted, outlet = _quoted_and_outlet(verb)
        if quoted is None:
            continue
        content = _after_saying(saying, sentence) or _before_verb(verb, outlet, sentence)
        if content is None:
            continue
        speaker = phrase_of(quoted, base)
        relayer = phrase_of(outlet, base) if outlet is not None else None
        first, cited = (relayer, (speaker,)) if relayer is not None else (speaker, ())
        shape = shape_of(verb, outlet or quoted, sentence, [content])
        yield Raw(first, char_span(base, [verb]), (content,), "quote", "attr.quoted-as", cited, shape=shape)


def _saying(verb: Token) -> Token | None:
    after = [t for t in verb.sent if verb.i < t.i <= verb.i + 30]
    for one, two in itertools.pairwise(after):
        if one.lower_ == "as" and two.lower_ in (
            "saying",
            "telling",
            "stating",
            "writing",
            "claiming",
            "warning",
        ):
            return two
    return None


def _quoted_and_outlet(verb: Token) -> tuple[Token | None, Token | None]:
    if is_passive(verb):
        return subject_of(verb), agent_of(verb)
    own = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return own, subject_of(verb)


def _after_saying(saying: Token, sentence: Sentence) -> Span | None:
    after = [t for t in sentence.tokens if t.i > saying.i and not t.is_space]
    words = [t for t in after if t.is_alpha or t.like_num]
    return (
        char_span(sentence.base, after[:-1] if after[-1].text == "." else after) if len(words) > 2 else None
    )


def _before_verb(verb: Token, outlet: Token | None, sentence: Sentence) -> Span | None:
    start = min(t.i for t in subtree(outlet, ("relcl",))) if outlet is not None else verb.i
    before = [t for t in sentence.tokens if t.i < min(start, verb.i) and not t.is_space]
    return char_span(sentence.base, before) if len(before) > 3 and before[-1].is_punct else None


_RELAYED = frozenset(
    "toll figure count tally number report datum data estimate list statistic survey".split()
)


def by_cited_count(sentence: Sentence) -> Iterator[Raw]:
    """ "The report cited a toll from X that 314 people had been killed": what follows is X's."""
    base = sentence.base
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in ("cite", "quote", "mention", "reference") or is_passive(verb):
            continue
        told = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in _RELAYED), None)
        maker, outlet = (behind(told), subject_of(verb)) if told is not None else (None, None)
        if maker is None or outlet is None:
            continue
        end = max(t.i for t in subtree(maker, ("relcl", "acl", "ccomp", "advcl")))
        after = [
            t for t in sentence.tokens if t.i > end and not t.is_space and not (t.is_punct and t.i > end + 1)
        ]
        if any(t.like_num for t in after):
            content = char_span(base, after)
            cue = char_span(base, [verb])
            yield Raw(
                phrase_of(outlet, base),
                cue,
                (content,),
                "cite",
                "attr.cited-count",
                (phrase_of(maker, base),),
            )


_GIVERS = {"learn": ("from",), "hear": ("from",), "understand": ("from",)}


def by_learned(sentence: Sentence) -> Iterator[Raw]:
    """ "X learned from the police that ...", "..., X was told by the police": the police say it, X relays."""
    base = sentence.base
    for verb in sentence.tokens:
        if verb.pos_ != "VERB":
            continue
        told = verb.lemma_ in ("tell", "inform") and is_passive(verb)
        wanted = ("by", "at", "in") if told else _GIVERS.get(verb.lemma_.casefold(), ())
        givers = [c for c in verb.children if c.dep_ in ("prep", "agent") and c.lower_ in wanted]
        givers.sort(key=lambda c: c.lower_ != "by")  # "in Cairo we were told by doctors"
        giver = next((g for c in givers for g in c.children if g.dep_ == "pobj" and can_speak(g)), None)
        outlet = subject_of(verb)
        if giver is None or outlet is None:
            continue
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        hung = verb.head.pos_ in ("VERB", "AUX") and verb.dep_ in ("parataxis", "ccomp", "conj")
        if clause is not None:
            content: Span | None = clause_span(clause, verb, base)
        else:
            content = _before_verb(verb, outlet, sentence) if hung or verb.dep_ == "ROOT" else None
        if content is not None:
            relayer, teller = phrase_of(outlet, base), phrase_of(giver, base)
            cue = char_span(base, [verb])
            # "We were told by the prosecutor": the report relays, the prosecutor tells.
            first, inner = (teller, ()) if relayer.kind == "self" else (relayer, (teller,))
            yield Raw(first, cue, (content,), "learn", "attr.learned-from", inner)


def by_poll(sentence: Sentence) -> Iterator[Raw]:
    """ "an exit poll by the institute", "a survey conducted by X": the figures in the sentence are the pollster's."""
    base = sentence.base
    for token in sentence.tokens:
        quick = token.lemma_ == "count" and any(c.lower_ in _QUICK for c in token.children)
        if token.pos_ != "NOUN" or (token.lemma_.casefold() not in ("poll", "survey") and not quick):
            continue
        for child in token.children:
            head = None
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                head = next((g for g in child.children if g.dep_ == "pobj"), None)
            elif child.dep_ in ("acl", "relcl") and child.lemma_ in (
                "run",
                "conduct",
                "carry",
                "commission",
                "hold",
                "organize",
                "organise",
                "publish",
                "release",
            ):
                head = agent_of(child)
            if head is not None and head.ent_type_ not in ("DATE", "GPE"):
                span = sentence.span
                yield Raw(
                    phrase_of(head, base),
                    char_span(base, [token]),
                    (Span(span.start, span.end - 1),),
                    "poll",
                    "attr.poll-by",
                )


_QUICK = ("quick", "parallel", "fast")
_REPORTED_BY = re.compile(
    r"^(?:This|That|It|These)?\s*(?:was|were|has\s+been|is)?\s*(?:reported|stated|announced|said|confirmed)\s+"
    r"(?:on\s+\w+\s+)?by\s+(?P<who>[^,.;\u2026]{3,80})",
    re.I,
)


# "So officials said, in an article ...": what was told just before is theirs.
_SO_SAID = re.compile(
    r"^So\s+(?P<who>(?!far|that|much|many)[^,.;]{3,60}?)\s+(?:say|says|said|report|reports|reported)\b(?!\s+that)"
)


def by_this_was(text: str, sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "This was stated by X, the agency reports.": a formula, read from its words where the parse lost it."""
    words = sentence.span.of(text)
    found = _REPORTED_BY.match(words) or _SO_SAID.match(words)
    if found is None or any(raw.rule == "attr.this-was-said-by" for raw in have):
        return
    who = Span(sentence.span.start + found.start("who"), sentence.span.start + found.end("who"))
    inside = [t for t in sentence.tokens if who.start <= sentence.base + t.idx < who.end]
    head = next((t for t in inside if t.head not in inside), inside[-1]) if inside else None
    if head is not None:
        phrase = Phrase(head, who.of(text).strip(), who, "named")
        yield Raw(phrase, Span(sentence.span.start, who.start), (), "state", "attr.this-was-said-by")
