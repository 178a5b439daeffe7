"""Attribution in English: which words are whose. Rules over the dependency parse, each with an id.

A relation joins a source, a cue and content spans. For any place in the text the relations whose content covers it,
widest first, are its chain of speakers, outermost first.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from khronika.nouns import SourceType, Span, Stance
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cues import cues_in
from khronika.reading.english.lead_ins import RULE as LEADS_IN
from khronika.reading.english.lead_ins import led_in
from khronika.reading.english.noun_spans import phrase_span
from khronika.reading.english.opinions import opinions_in
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.passages import Passage, Role
from khronika.reading.english.quotations import continued_quotes, over_quotes, quotes_in
from khronika.reading.english.quoted import quoted_in
from khronika.reading.english.relations import Raw, Relation, attribution_at
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.tallies import FOLLOWING
from khronika.reading.places import is_place_name

__all__ = ["Relation", "attribution_at", "find_relations"]

_NAME_EDGE = re.compile(r"^(?:the|The)\s+|['\u2019]s$")
_HEAD_SOURCE = re.compile(r"^(?P<who>[A-Z][^:.\u2013\u2014]{1,48}):\s+(?P<what>\S.{8,})$")
_TAIL_SOURCE = re.compile(r"^(?P<what>.{12,})\s*[:\u2013\u2014-]\s+(?P<who>[A-Za-z][^:,.]{1,40})$")


# ---- the whole report ----


def find_relations(
    text: str, sentences: list[Sentence], passages: list[Passage], speakers: Speakers
) -> list[Relation]:
    """All attributions of a report, in order of their cues, sources resolved."""
    quotes = quotes_in(text, passages)
    parsed = [sentence for sentence in sentences if sentence.parsed]
    for sentence in parsed:
        _remember(sentence, speakers)
    relations: list[Relation] = []
    for sentence in parsed:
        if sentence.role is Role.HEADLINE:
            relations.extend(_headline(text, sentence, speakers))
        for raw in cues_in(text, sentence, quotes):
            relation = settle(raw, sentence, sentences, speakers, relations)
            if relation is None or any(
                r.cue == relation.cue for r in relations[-2:] if r.rule in _OF_HEADLINES
            ):
                continue
            if relation.rule == "attr.label":
                relation = _of_passage(relation, sentence, passages)
            relations.append(over_quotes(relation, quotes))
    return continued_quotes(quotes, relations, passages, text)


def with_opinions(
    text: str, sentences: list[Sentence], passages: list[Passage], speakers: Speakers, plain: list[Relation]
) -> list[Relation]:
    """``plain`` with what is judged, demanded and threatened in other words than those of saying."""
    quotes = quotes_in(text, passages)
    taken = {r.cue.start for r in plain}
    out = list(plain)
    for sentence in sentences:
        for raw in opinions_in(sentence, quotes, taken):
            relation = settle(raw, sentence, sentences, speakers, plain)
            if relation is not None and relation.contents:
                out.append(over_quotes(relation, quotes))
        covered = [span for r in out for span in r.contents if span.overlaps(sentence.span)]
        for raw in quoted_in(sentence, quotes, covered):
            relation = settle(raw, sentence, sentences, speakers, plain)
            if relation is not None and relation.contents:
                out.append(relation)
    return in_own_words(sorted(out, key=lambda r: r.cue), text)


_OWN = re.compile(r"(?:they|it|(?:his|her|their|its) [a-z]+)", re.I)
_AT_THE_HEAD = 6  # characters before the pronoun in what is said: "that "


def in_own_words(relations: list[Relation], text: str) -> list[Relation]:
    """ "The league said it had counted 30", "Rul said her group had": whoever speaks of "it" or "her group" at the head of
    what they say speaks of themselves, whatever body was named before."""
    out = []
    for mine in relations:
        where = mine.voice.span
        words = where.of(text) if where is not None else ""
        outer = None
        if where is not None and _OWN.fullmatch(words):
            outer = next(
                (
                    r
                    for r in relations
                    if r.sentence == mine.sentence
                    and r is not mine
                    and r.voice.resolved
                    and r.voice.span is not None
                    and not _OWN.fullmatch(r.voice.span.of(text))
                    and (r.voice.person is None or " " in words)
                    and any(
                        c.start <= where.start <= c.start + _AT_THE_HEAD and c.contains(mine.cue)
                        for c in r.contents
                    )
                ),
                None,
            )
        out.append(mine if outer is None else replace(mine, voice=replace(outer.voice, span=where)))
    return out


_OF_HEADLINES = ("attr.headline-colon", "attr.headline-tail")


def _of_passage(relation: Relation, sentence: Sentence, passages: list[Passage]) -> Relation:
    """A label at the start of a passage goes before all of it, as in a transcript."""
    passage = passages[sentence.passage].span
    if relation.voice.span is None or relation.voice.span.start > passage.start + 2:
        return relation
    last = relation.contents[-1]
    if last.end < sentence.span.end - 3:
        return relation  # another label follows
    return replace(relation, contents=(*relation.contents[:-1], Span(last.start, passage.end)))


_PLATFORMS = lex.words(
    "facebook youtube whatsapp telegram instagram twitter tiktok viber"
)  # "it" is none of them


def _remember(sentence: Sentence, speakers: Speakers) -> None:
    """Whoever the sentence names, whether they speak there or not."""
    for ent in sentence.tokens.ents:
        known = {"PERSON": speakers.named, "ORG": speakers.bodies}.get(ent.label_)
        if known is not None and not _PLATFORMS & set(ent.text.casefold().split()):
            where = Span(sentence.base + ent.start_char, sentence.base + ent.end_char)
            known.append((where, _NAME_EDGE.sub("", sentence.words(ent.start_char, ent.end_char))))
    speakers.meet(sentence.tokens, sentence.base)


def settle(
    raw: Raw,
    sentence: Sentence,
    sentences: list[Sentence],
    speakers: Speakers,
    before: list[Relation],
    *,
    selves: bool = False,
) -> Relation | None:
    """A raw relation with its source resolved; ``None`` where it speaks of nothing, or where "we" speak, which inside a
    quotation is whoever is quoted (``selves`` keeps it)."""
    if raw.phrase.kind == "relative" or (raw.phrase.kind == "self" and not selves):
        return None
    voice = speakers.voice(raw.phrase)
    if raw.phrase.kind == "body" and not voice.resolved and raw.lemma in lex.COUNTING:
        return None  # "It has put 30 in hospital": no body has been named that could tell
    inner = tuple(speakers.of_words(p.words, p.span) for p in raw.cited)
    contents = raw.contents
    if not contents:
        if raw.rule == LEADS_IN:
            contents = led_in(sentence, sentences)
        elif raw.rule == FOLLOWING:
            contents = _next(sentence, sentences)
        else:
            contents = _previous(sentence, sentences, before, raw.rule)
        if not contents:
            return None
    return Relation(
        voice,
        raw.cue,
        contents,
        raw.lemma,
        raw.rule,
        sentence.index,
        inner,
        raw.judging,
        _word(raw.phrase.head if raw.worded is None else raw.worded, sentence),
        worded=None if raw.worded is None else phrase_span(raw.worded, sentence.base),
        shape=raw.shape | {f"rule:{raw.rule.removeprefix('attr.')}"},
    )


def _word(token: Token, sentence: Sentence) -> Span:
    return Span(sentence.base + token.idx, sentence.base + token.idx + len(token.text))


def _next(sentence: Sentence, sentences: list[Sentence]) -> tuple[Span, ...]:
    """The two sentences behind one that announces results, in its passage or, where it ends that, the next."""
    out: list[Span] = []
    for later in sentences[sentence.index + 1 : sentence.index + 3]:
        if later.passage == sentence.passage or (not out and later.passage == sentence.passage + 1):
            out.append(later.span)
    return tuple(out)


def _previous(
    sentence: Sentence, sentences: list[Sentence], before: list[Relation], rule: str
) -> tuple[Span, ...]:
    """What "This was stated by X" and "The numbers come from X" speak of: the sentences just before, in this passage
    or else in the one before it, back to the first that has a source of its own. A source that only publishes may
    stand in between: whose count it is comes after who printed it."""
    out: list[Span] = []
    for earlier in reversed(sentences[: sentence.index]):
        if earlier.role is Role.HEADLINE or earlier.passage < sentence.passage - 1:
            break
        if out and earlier.passage != sentences[sentence.index - 1].passage:
            break
        own = [r for r in before if r.sentence == earlier.index]
        if any(r.voice.source.type is not SourceType.MEDIA and r.voice.resolved for r in own):
            break
        out.append(earlier.span)
        if rule == "attr.cut-off" or (rule == "attr.the-figure-is-theirs" and own):
            break
    return tuple(out)


_ALLEGED = re.compile(
    r"^\W*(?:[\w'\u2019-]+\s+){0,4}?(?:reports?|claims?|allegations?|accusations?|suggestions?|assertions?|rumou?rs?|speculation|charges|figures?|tall(?:y|ies)|counts?|estimates?|tolls?|numbers?)\b",
    re.I,
)


def stance_towards(relation: Relation, text: str) -> Stance:
    """What "rejected reports that it had shot 12 farmers" says of the twelve: that it was not so."""
    if not relation.judging or not any(_ALLEGED.match(c.of(text)) for c in relation.contents):
        return Stance.ASSERTS
    return (
        Stance.DENIES
        if relation.lemma in lex.DENY
        else Stance.DISPUTES
        if relation.lemma in lex.DISPUTE
        else Stance.ASSERTS
    )


# Who condemns or protests against something does not tell that it happened: the report does.
_PRESUPPOSING = lex.words(
    "condemn criticise criticize denounce deplore decry slam praise commend applaud laud lambast censure rebuke hail protest"
)


_DEMANDING = lex.words("demand oppose support defend lament bemoan")
# What happened while somebody vowed something is no part of the vow.
_PROMISING = lex.words("vow pledge promise threaten plan")


def presupposes(relation: Relation) -> bool:
    """ "Students protested against the conviction of two men who were beaten": the beating is nobody's words."""
    if relation.lemma in _PROMISING:
        return True
    if relation.rule == "attr.object" and relation.lemma in _DEMANDING:
        return True  # "gathered to demand the release of 16 people arrested in May"
    return relation.lemma in _PRESUPPOSING and (relation.judging or relation.rule == "attr.calls-for")


def _headline(text: str, sentence: Sentence, speakers: Speakers) -> Iterator[Relation]:
    """ "Ministry: 46 killed" and "46 killed - ministry", when the words before the colon are a kind of source."""
    words = sentence.span.of(text)
    for pattern, rule in ((_HEAD_SOURCE, "attr.headline-colon"), (_TAIL_SOURCE, "attr.headline-tail")):
        found = pattern.match(words)
        if not found:
            continue
        start = sentence.span.start
        who = Span(start + found.start("who"), start + found.end("who"))
        probe = speakers._make(found["who"], who)
        if probe.source.key is None and probe.source.type is SourceType.UNKNOWN:
            continue
        if is_place_name(found["who"]):
            continue  # "Panama: one dead in new protests" says where
        what = Span(start + found.start("what"), start + found.end("what"))
        yield Relation(
            speakers.of_words(found["who"], who),
            Span(who.end, who.end + 1),
            (what,),
            "say",
            rule,
            sentence.index,
        )
        return
