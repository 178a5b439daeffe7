"""From numbers, frames and attributions to claims."""

import re
from dataclasses import dataclass, field, replace

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Figure,
    Kind,
    Report,
    Scope,
    SourceType,
    Span,
    Stance,
    Unit,
)
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attribution import Relation, attribution_at, find_relations
from khronika.reading.english.counts import Around, Count
from khronika.reading.english.dates import find_dates
from khronika.reading.english.events import Frame, frames_in
from khronika.reading.english.figures import count_in
from khronika.reading.english.numbers import find_numbers
from khronika.reading.english.parsing import Sentence, Token, char_span, parse, subtree, words_of
from khronika.reading.english.passages import Role, find_passages
from khronika.reading.english.people import is_person
from khronika.reading.english.scope import Story, claim_places, claim_when, home_country, remember, story_year
from khronika.reading.english.speakers import Speakers
from khronika.reading.mentions import NumberMention
from khronika.reading.names import population_of
from khronika.reading.places import find_places

_TALLY_VERB = re.compile(r"\b(?:has|have|had)\b|\bso far\b|\btotal\b", re.I)
_TOPICS = (Kind.DETENTION, Kind.INJURY, Kind.DEATH, Kind.RELEASE, Kind.SENTENCE, Kind.BLOCKING, Kind.BLACKOUT)
_PEOPLE_KINDS = (Kind.DETENTION, Kind.INJURY, Kind.DEATH)


@dataclass(slots=True)
class _Draft:
    """A claim on its way: mutable until the carried attributions are settled."""

    claim: Claim
    sentence: Sentence
    count: Count | None = None
    frame: Frame | None = None
    relation: Relation | None = None
    parent: "_Draft | None" = None


@dataclass(slots=True)
class _Reader:
    """One report being read."""

    report: Report
    story: Story
    sentences: list[Sentence]
    relations: list[Relation]
    voting: bool = False
    drafts: list[_Draft] = field(default_factory=list)

    # ---- shared parts of every claim ----

    def draft(
        self,
        sentence: Sentence,
        kind: Kind,
        trigger: Token,
        span: Span,
        anchor: Span,
        rule: str,
        confidence: float,
        **more: object,
    ) -> _Draft:
        attribution, relation = attribution_at(anchor, self.relations)
        cues = [
            t
            for r in self.relations
            if r.sentence == sentence.index
            for t in sentence.tokens
            if sentence.base + t.idx == r.cue.start
        ]
        sources = [
            r.voice.span for r in self.relations if r.voice.span is not None and r.sentence == sentence.index
        ]
        count = more.pop("count", None)
        places = claim_places(self.story, sentence, trigger, sources, anchor)
        tally = isinstance(count, Count) and bool(_TALLY_VERB.search(sentence.tokens.text))
        when, said = claim_when(
            self.story, sentence, trigger, cues, anchor, tally or isinstance(count, Count)
        )
        remember(self.story, sentence, places, when)
        figure = more.pop("figure", None)
        if isinstance(figure, Figure):
            figure = replace(figure, scope=replace(figure.scope, places=places, period=when, as_of=said))
        claim = Claim(
            id=Claim.make_id(self.report.id, kind, span, figure if isinstance(figure, Figure) else None, len(self.drafts)),
            report_id=self.report.id, kind=kind, span=span, quote=span.of(self.report.text), attribution=attribution,
            figure=figure if isinstance(figure, Figure) else None, places=places, when=when, as_of=said, rule=rule,
            confidence=confidence, lang="en", outlet=self.report.outlet, published=self.report.published,
            background=self._background(when), **more,  # type: ignore[arg-type]
        )  # fmt: skip
        made = _Draft(claim, sentence, count if isinstance(count, Count) else None, None, relation)
        self.drafts.append(made)
        return made

    def _background(self, when: object) -> bool:
        """An event more than 60 days before publication is told as background."""
        latest = getattr(when, "latest", None)
        return bool(latest and self.report.published and (self.report.published.earliest - latest).days > 60)

    # ---- claims with a figure ----

    def read_sentence(self, sentence: Sentence, numbers: list[NumberMention], internet: bool) -> None:
        frames = frames_in(sentence)
        counts: list[Count] = []
        parents: dict[int, _Draft] = {}
        earlier = self._earlier(sentence)
        topic = self._topic(sentence)
        for mention in numbers:
            around = Around(
                self.report.text,
                self.story.dates,
                frames,
                counts,
                earlier.count if earlier else None,
                topic,
                internet,
                self.voting,
            )
            count = count_in(sentence, mention, around)
            if count is None:
                continue
            draft = self._with_figure(sentence, count, parents, earlier)
            counts.append(count)
            parents[id(count)] = draft
        self._without_figure(sentence, frames, counts)

    def _earlier(self, sentence: Sentence) -> _Draft | None:
        """The last figure of the sentences just before: what "of them" goes back to."""
        for draft in reversed(self.drafts):
            if draft.count is not None and not draft.count.part:
                near = (
                    sentence.index - draft.sentence.index <= 3
                    and sentence.passage - draft.sentence.passage <= 2
                )
                return draft if near else None
        return None

    def _topic(self, sentence: Sentence) -> Kind | None:
        """The kind of event the sentences just before were about, for "there were at least three"."""
        for draft in reversed(self.drafts):
            if draft.claim.kind in _TOPICS:
                return draft.claim.kind if sentence.index - draft.sentence.index <= 2 else None
        return None

    def _with_figure(
        self, sentence: Sentence, count: Count, parents: dict[int, _Draft], earlier: _Draft | None
    ) -> _Draft:
        mention, frame = count.mention, count.frame
        trigger = (
            frame.trigger
            if frame is not None
            and frame.trigger.doc is sentence.tokens.doc
            and sentence.tokens.start <= frame.trigger.i < sentence.tokens.end
            else count.root
        )
        population = population_of(_phrase(count.counted), "en") if count.counted is not None else None
        figure = Figure(
            mention.text,
            mention.low,
            mention.high,
            count.unit,
            mention.approx,
            mention.rule,
            mention.value,
            mention.span,
            Scope(population=population),
        )
        span = _claim_span(sentence, trigger, mention.span)
        stance = frame.stance if frame is not None and trigger is frame.trigger else Stance.ASSERTS
        parent = None
        if count.part:
            parent = next(
                (
                    d
                    for d in reversed(self.drafts)
                    if d.count is not None and not d.count.part and sentence.index - d.sentence.index <= 3
                ),
                earlier,
            )
        draft = self.draft(
            sentence, count.kind, trigger, span, mention.span, count.rule, count.confidence, figure=figure, count=count,
            agent=_agent_words(frame), target=_phrase(count.counted) or (population or None), stance=stance,
            certainty=frame.certainty if frame is not None and trigger is frame.trigger else Certainty.HAPPENED,
            part_of=parent.claim.id if parent is not None else None,
        )  # fmt: skip
        draft.parent, draft.frame = parent, frame
        if (draft.relation is not None and draft.relation.lemma in lex.ESTIMATE) or (
            draft.relation is None and re.search(r"\best(?:imat|\.)", mention.text)
        ):
            draft.claim = replace(draft.claim, stance=Stance.ESTIMATES)
        if count.kind is Kind.ELECTION and re.search(r"\bexit[\s-]*polls?\b", self._around(sentence), re.I):
            draft.claim = replace(draft.claim, stance=Stance.ESTIMATES)
        return draft

    def _around(self, sentence: Sentence) -> str:
        """The sentence and the one before it."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        return (before.tokens.text + " " if before is not None else "") + str(sentence.tokens.text)

    # ---- claims without one ----

    def _without_figure(self, sentence: Sentence, frames: list[Frame], counts: list[Count]) -> None:
        taken = {
            c.frame.trigger.i
            for c in counts
            if c.frame is not None and c.frame.trigger.doc is sentence.tokens.doc
        }
        told = {c.kind for c in counts}
        for frame in frames:
            if frame.trigger.i in taken or sentence.role is Role.HEADLINE:
                continue
            zero = _tells_none(frame)
            if zero is not None:
                self._zero(sentence, frame, zero)
                continue
            confidence = _worth(frame, told)
            if confidence is None:
                continue
            span = _claim_span(sentence, frame.trigger, None)
            anchor = Span(
                sentence.base + frame.trigger.idx, sentence.base + frame.trigger.idx + len(frame.trigger.text)
            )
            draft = self.draft(
                sentence, frame.kind, frame.trigger, span, anchor, frame.rule, confidence, agent=_agent_words(frame),
                target=_target_words(frame), stance=frame.stance, certainty=frame.certainty,
            )  # fmt: skip
            draft.frame = frame

    def _zero(self, sentence: Sentence, frame: Frame, word: Token) -> None:
        """ "no one was detained": a tally of none, denied."""
        where = char_span(sentence.base, [word])
        figure = Figure(where.of(self.report.text), 0, 0, Unit.PERSONS, False, "fig.none", 0, where, Scope())
        draft = self.draft(
            sentence,
            frame.kind,
            frame.trigger,
            _claim_span(sentence, frame.trigger, where),
            where,
            f"{frame.rule}+none",
            0.7,
            figure=figure,
            stance=Stance.DENIES,
            certainty=frame.certainty,
        )
        draft.frame = frame

    def read_relations(self) -> None:
        """Attributed judgements and statements that no event frame told."""
        for relation in self.relations:
            sentence = self.sentences[relation.sentence]
            if sentence.role is Role.HEADLINE or not relation.voice.resolved:
                continue
            content = max(relation.contents, key=lambda c: c.end - c.start)
            if (
                any(
                    other is not relation
                    and other.sentence == relation.sentence
                    and content.contains(other.cue)
                    and other.size < relation.size
                    for other in self.relations
                )
                and not relation.judging
            ):
                continue
            inside = [d for d in self.drafts if content.overlaps(d.claim.span) and d.relation is relation]
            kind, confidence, stance = _judgement(content.of(self.report.text), relation)
            if inside and (kind is Kind.STATEMENT or not _predicates(content.of(self.report.text))):
                continue
            trigger = next(
                (t for t in sentence.tokens if sentence.base + t.idx == relation.cue.start),
                sentence.tokens.root,
            )
            span = _trimmed(self.report.text, _union(content, relation.cue) if relation.judging else content)
            self.draft(
                sentence,
                kind,
                trigger,
                span,
                _first(content),
                f"en.st.{relation.rule.removeprefix('attr.')}",
                confidence,
                stance=stance,
                agent=None,
                target=None,
            )

    # ---- attributions that are carried ----

    def settle_times(self) -> None:
        """A figure with no time of its own and none before it takes the story's first day, or else its year."""
        late = self.story.lead_when or story_year(self.story)
        for draft in self.drafts:
            claim = draft.claim
            open_start = claim.when is not None and claim.when.rule == "when.not-after-said"
            if late is None or claim.figure is None or (claim.when is not None and not open_start):
                continue
            if open_start and late.rule == "when.story-year":
                continue
            when = replace(late, rule="when.story" if late.rule != "when.story-year" else late.rule)
            scope = replace(claim.figure.scope, period=when)
            draft.claim = replace(claim, when=when, figure=replace(claim.figure, scope=scope))

    def carry(self) -> None:
        for draft in self.drafts:
            if draft.count is None or not draft.claim.attribution.by_author:
                continue
            donor = self._donor(draft)
            if donor is not None:
                chain = donor.claim.attribution
                draft.claim = replace(
                    draft.claim,
                    attribution=Attribution(chain.chain, chain.cue, "attr.carried"),
                    confidence=round(draft.claim.confidence * 0.9, 3),
                )

    def _donor(self, draft: _Draft) -> _Draft | None:
        if draft.parent is not None and not draft.parent.claim.attribution.by_author:
            return draft.parent
        return self._same_flow(draft) or self._lead(draft)

    def _same_flow(self, draft: _Draft) -> _Draft | None:
        """Figures that go on in the same passage right after an attributed figure are its source's."""
        for other in reversed(self.drafts[: self.drafts.index(draft)]):
            if other.count is None or other.sentence.index == draft.sentence.index:
                continue
            gap = draft.sentence.index - other.sentence.index
            if (
                gap == 1
                and other.sentence.passage == draft.sentence.passage
                and not other.claim.attribution.by_author
            ):
                return other
            break
        for other in self.drafts[self.drafts.index(draft) + 1 :]:
            # "686 turned to doctors. (Reported by the ministry.) Of the total, 521 ...": the passages around agree.
            if other.sentence.passage - draft.sentence.passage > 0:
                break
        return None

    def _lead(self, draft: _Draft) -> _Draft | None:
        """An unattributed headline or lead takes the source named for the same tally further down."""
        if draft.sentence.index > 3 and draft.sentence.role is not Role.HEADLINE:
            return None
        mine = draft.claim.figure
        for other in self.drafts:
            theirs = other.claim.figure
            later = (
                other.sentence.index > draft.sentence.index
                and other.sentence.index - draft.sentence.index <= 12
            )
            if (
                mine is None
                or theirs is None
                or not later
                or other.claim.attribution.by_author
                or other.claim.kind is not draft.claim.kind
                or theirs.unit is not mine.unit
            ):
                continue
            if _same_tally(mine, theirs):
                return other
        return None


def _same_tally(a: Figure, b: Figure) -> bool:
    """One number or its rounding: the printed values within a tenth, or one inside the other's closed range."""
    if a.value is not None and b.value is not None:
        return abs(a.value - b.value) <= 0.1 * max(a.value, b.value)
    return a.meets(b) and a.rule == b.rule


def _tells_none(frame: Frame) -> Token | None:
    """The word that says "none" in "no one was killed", "no arrests were made"; ``None`` for other denials."""
    if frame.kind not in _PEOPLE_KINDS or frame.stance is not Stance.DENIES:
        return None
    if frame.certainty is not Certainty.HAPPENED:
        return None  # "no one can be held" tells no tally
    holders = [
        *frame.targets,
        *(frame.agents if frame.kind is Kind.DEATH else ()),
        *([frame.trigger] if frame.noun else []),
    ]
    for token in holders:
        if token.lower_ in ("none", "nobody", "no-one"):
            return token
        no = next((c for c in token.children if c.lower_ == "no" and c.dep_ == "det"), None)
        if no is not None and (frame.noun or is_person(token) or token.lower_ == "one"):
            return no
    return None


def _worth(frame: Frame, told: set[Kind]) -> float | None:
    """How sure a frame without a figure is to be a claim a reader would want; ``None`` leaves it out."""
    trigger = frame.trigger
    if frame.noun:
        return _worth_noun(frame, told)
    if frame.certainty is Certainty.HYPOTHETICAL:
        return None
    if frame.rule == "en.ev.outlawed":
        return 0.6
    if frame.rule.startswith("en.ev.adj-"):
        return None
    if frame.kind in told and frame.kind is not Kind.FORCE:
        return None
    if frame.kind is Kind.ELECTION and frame.rule in ("en.ev.voted", "en.ev.won-votes"):
        return None
    if (
        not frame.targets
        and not frame.agents
        and not any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp") for c in trigger.children)
    ):
        return None
    return 0.6


def _worth_noun(frame: Frame, told: set[Kind]) -> float | None:
    trigger, lemma = frame.trigger, frame.trigger.lemma_.casefold()
    if frame.kind in told or lemma in lex.CROWD:
        return None
    if frame.kind in (Kind.INAUGURATION, Kind.CURFEW):
        return 0.55 if trigger.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass") else None
    verb = trigger.head
    if trigger.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in lex.SUPPORT_SUBJECT | {
        "hold",
        "organize",
        "organise",
        "stage",
        "disperse",
        "report",
        "impose",
        "declare",
        "announce",
        "introduce",
    }:
        return 0.6
    if trigger.dep_ == "dobj" and verb.lemma_ in lex.SUPPORT_OBJECT:
        return 0.55
    if frame.kind is Kind.BLACKOUT and trigger.dep_ in ("pobj", "dobj", "nsubj"):
        return 0.5
    return None


def _judgement(content: str, relation: Relation) -> tuple[Kind, float, Stance]:
    """Assessment, finding, affiliation or plain statement; and the source's stance."""
    words = {w.casefold() for w in re.findall(r"[A-Za-z-]+", content)}
    stems = words | {w.rstrip("s") for w in words}
    stance = (
        Stance.DENIES
        if relation.lemma in lex.DENY
        else Stance.DISPUTES
        if relation.lemma in lex.DISPUTE
        else Stance.ASSERTS
    )
    if re.search(r"\b(?:not|never|n['\u2019]t|no)\b", content[:60], re.I) and stance is Stance.ASSERTS:
        stance = Stance.DENIES
    voting = stems & (lex.VOTE_WORD | {"count", "observer"})
    if (
        voting
        and stems & (lex.FINDING_WORD | lex.EVALUATIVE)
        and relation.voice.source.type in (SourceType.OBSERVER, SourceType.UN)
    ):
        return Kind.ELECTION_FINDING, 0.75, stance
    if stems & lex.TIES and re.search(r"\b(?:with|to)\b", content) and len(words) < 14:
        return Kind.AFFILIATION, 0.6, stance
    if relation.judging and relation.lemma in lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE:
        return (Kind.STATEMENT if relation.lemma in lex.DENY else Kind.ASSESSMENT), 0.7, stance
    if relation.voice.source.type is SourceType.OBSERVER and voting:
        return Kind.ELECTION_FINDING, 0.65, stance
    if stems & lex.EVALUATIVE or (stems & lex.FINDING_WORD and voting):
        return Kind.ASSESSMENT, 0.6, stance
    return Kind.STATEMENT, 0.5, stance


def _predicates(content: str) -> bool:
    """True when a judging word is said of something ("was exemplary", "showed restraint"), not only an attribute."""
    judged = "|".join(sorted(lex.EVALUATIVE))
    return bool(
        re.search(
            rf"\b(?:was|were|is|are|be|been|being|showed?|deemed)\b(?:\s+\S+){{0,4}}?\s+[\"\u201c]?(?:{judged})\b",
            content,
            re.I,
        )
    )


# ---- words and spans ----


def _phrase(token: Token | None) -> str:
    if token is None:
        return ""
    kept = [
        t
        for t in subtree(
            token,
            (
                "relcl",
                "acl",
                "prep",
                "appos",
                "conj",
                "cc",
                "punct",
                "advcl",
                "nummod",
                "quantmod",
                "det",
                "predet",
            ),
        )
        if not t.is_space and t.ent_type_ not in ("CARDINAL",)
    ]
    return " ".join(words_of(t) for t in kept) if kept else words_of(token)


def _agent_words(frame: Frame | None) -> str | None:
    if frame is None or not frame.agents or frame.rule in ("en.ev.remain-in-custody",):
        return None
    return "; ".join(_phrase(t) for t in frame.agents) or None


def _target_words(frame: Frame) -> str | None:
    return "; ".join(_phrase(t) for t in frame.targets) or None


def _claim_span(sentence: Sentence, trigger: Token, number: Span | None) -> Span:
    """The trigger's own clause without the clauses it reports or leans on, taking in the number."""
    kept = [
        t
        for t in subtree(trigger, ("ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "relcl"))
        if not t.is_space
    ]
    if trigger.dep_ in ("acl", "relcl", "amod") or trigger.pos_ in ("NOUN", "ADJ"):
        head = trigger.head if trigger.dep_ in ("acl", "relcl", "amod") else trigger
        kept += [t for t in subtree(head, ("relcl", "conj", "cc", "punct", "appos")) if not t.is_space]
    span = char_span(sentence.base, kept or [trigger])
    if number is not None:
        span = Span(min(span.start, number.start), max(span.end, number.end))
    return span


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" ,;:\n\"'\u201c\u201d"))
    if (that := re.match(r"that\s+", words[lead:])) is not None:
        lead += that.end()
    trail = len(words.rstrip(" ,;:\n"))
    return Span(span.start + lead, max(span.start + trail, span.start + lead + 1))


def _union(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))


def _first(span: Span) -> Span:
    return Span(span.start, span.start + 1)


def read_claims(report: Report) -> list[Claim]:
    """All claims of an English report, in order of their spans."""
    text = report.text
    passages = find_passages(text)
    sentences = parse(text, passages)
    places = find_places(text, "en", report.published)
    story = Story(
        text, places, find_dates(text, report.published), report.published, home_country(text, places)
    )
    relations = find_relations(text, sentences, passages, Speakers(report.published, story.country))
    voting = len(re.findall(r"\b(?:vote[sdr]*|elections?|polls?|ballots?|turnout)\b", text, re.I)) >= 2
    reader = _Reader(report, story, sentences, relations, voting)
    numbers = find_numbers(text)
    internet = bool(re.search(r"\binternet\b|\bshutdowns?\b|\bblackout|\boutage", text, re.I))
    for sentence in sentences:
        reader.read_sentence(
            sentence,
            [n for n in numbers if sentence.span.start <= n.core.start < sentence.span.end],
            internet,
        )
    reader.read_relations()
    reader.carry()
    reader.settle_times()
    return sorted((d.claim for d in reader.drafts), key=lambda c: (c.span, c.id))
