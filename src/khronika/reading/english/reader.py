"""A report being read on: each number, frame and attribution becomes the draft of a claim."""

import re
from dataclasses import dataclass, field, replace

from khronika.nouns import (
    Certainty,
    Claim,
    Figure,
    Kind,
    Report,
    Scope,
    Span,
    Stance,
    Unit,
)
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attribution import (
    Relation,
    attribution_at,
    presupposes,
    stance_towards,
)
from khronika.reading.english.candidates import target_of
from khronika.reading.english.carrying import Draft
from khronika.reading.english.certainty import counted_certainty
from khronika.reading.english.counts import Around, Count
from khronika.reading.english.events import Frame, frames_in
from khronika.reading.english.figures import count_in, counted_too
from khronika.reading.english.judging import distinct, tells_none, worth
from khronika.reading.english.others_times import is_beginning
from khronika.reading.english.owned_days import COURT_KINDS, mark_days
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.passages import Role
from khronika.reading.english.placing import claim_places, label_of
from khronika.reading.english.scope import Story, came_first, fell_back, is_aside, remember
from khronika.reading.english.shares import add_up, of_a_whole_here, whole_of, whom
from khronika.reading.english.statements import Opinion, opinions, without_repeats
from khronika.reading.english.telling import Unsaid
from khronika.reading.english.timing import claim_when, is_of_before
from khronika.reading.english.unlisted import in_sentence
from khronika.reading.english.vote_places import of_the_vote
from khronika.reading.english.wording import agent_words, claim_span, target_words
from khronika.reading.mentions import NumberMention

_DECLARES = frozenset(("declare",))  # "declared her the winner with 61 percent": the count is the declarer's
_TALLY_VERB = re.compile(r"\b(?:has|have|had)\b|\bso far\b|\btotal\b", re.I)
_TOPICS = (
    Kind.PROTEST,
    Kind.DETENTION,
    Kind.INJURY,
    Kind.DEATH,
    Kind.RELEASE,
    Kind.SENTENCE,
    Kind.BLOCKING,
    Kind.BLACKOUT,
)

_SAID = (Kind.STATEMENT, Kind.ASSESSMENT, Kind.ELECTION_FINDING, Kind.AFFILIATION)


@dataclass(slots=True)
class Reader:
    """One report being read."""

    report: Report
    story: Story
    sentences: list[Sentence]
    relations: list[Relation]
    tellers: list[Relation] = field(default_factory=list)  # for numbers that no relation covers
    near: frozenset[int] = frozenset()  # passages where a statement is a claim (triggers.py)
    voting: bool = False
    unsaid: Unsaid | None = None  # asked for numbers that neither covers
    drafts: list[Draft] = field(default_factory=list)

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
    ) -> Draft:
        # Who condemns something after 16 people died does not thereby say that 16 died.
        told = [r for r in self.relations if not r.judging or r.lemma in lex.DENY | lex.DISPUTE | _DECLARES]
        # What somebody estimates ends with its clause: "organisers estimate 3,000; 2 arrested".
        told = [
            r
            for r in told
            if r.lemma not in lex.ESTIMATE or ";" not in self.report.text[r.cue.end : anchor.start]
        ]
        events = kind not in _SAID and more.get("certainty") is Certainty.HAPPENED
        open_to = [r for r in self.relations if not (events and presupposes(r))]
        told = [r for r in told if not (events and presupposes(r))]
        counted = more.get("count")
        # The number itself: "an estimated" and "at least" may stand outside the words that are somebody's.
        place = counted.mention.core if isinstance(counted, Count) else anchor
        attribution, relation = attribution_at(place, told if "count" in more else open_to)
        if relation is None and "count" in more:
            # "Accused the guards of beating 12": the count is the accuser's, if nobody is said to tell the whole.
            accusing = [r for r in self.relations if r.lemma == "accuse"]
            attribution, relation = attribution_at(place, [*self.tellers, *accusing])
        if relation is None and isinstance(counted, Count) and self.unsaid is not None:
            likely = self.unsaid.relation(sentence, counted)
            attribution, relation = attribution_at(place, [likely] if likely is not None else [])
        if relation is not None and more.get("stance") is Stance.ASSERTS:
            more["stance"] = stance_towards(relation, self.report.text)
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
        places = claim_places(self.story, sentence, trigger, sources, anchor, of_votes=kind is Kind.ELECTION)
        if kind is Kind.ELECTION and isinstance(count, Count):
            places = of_the_vote(self.story, sentence, places, anchor)
        if count is None and places and all((p.key or "").startswith("area:") for p in places):
            # "said its director for Central Asia", "Europe will not help us": no scene of anything.
            places = (self.story.home,) if self.story.home is not None else ()
        tally = isinstance(count, Count) and bool(_TALLY_VERB.search(sentence.tokens.text))
        when, said = claim_when(
            self.story,
            sentence,
            trigger,
            cues,
            anchor,
            tally=tally or isinstance(count, Count),
            of_votes=kind is Kind.ELECTION,
            happened=more.get("certainty", Certainty.HAPPENED) is Certainty.HAPPENED,
            in_court=kind in COURT_KINDS,
        )
        # The place of one entry of a list, or of a part, says nothing about what follows.
        part = isinstance(count, Count) and count.part
        listed = part or label_of(self.story, sentence, anchor) is not None
        fallen = count is None and fell_back(self.story, sentence, places)
        earlier = count is not None and is_of_before(self.report.text, anchor)
        first = came_first(trigger, when) or is_beginning(trigger, when, self.report.published)
        aside = first or is_aside(trigger, counted=count is not None)
        remember(
            self.story, sentence, () if listed or fallen else places, None if earlier or aside else when,
            in_court=kind in COURT_KINDS,
        )  # fmt: skip
        figure = more.pop("figure", None)
        if isinstance(figure, Figure):
            figure = replace(figure, scope=replace(figure.scope, places=places, period=when, as_of=said))
        claim = Claim(
            id=self._id(kind, span, figure if isinstance(figure, Figure) else None),
            report_id=self.report.id, kind=kind, span=span, quote=span.of(self.report.text), attribution=attribution,
            figure=figure if isinstance(figure, Figure) else None, places=places, when=when, as_of=said, rule=rule,
            confidence=confidence, lang="en", outlet=self.report.outlet, published=self.report.published,
            background=earlier or self._background(when), **more,  # type: ignore[arg-type]
        )  # fmt: skip
        made = Draft(claim, sentence, count if isinstance(count, Count) else None, None, relation)
        self.drafts.append(made)
        return made

    def _id(self, kind: Kind, span: Span, figure: Figure | None) -> str:
        """The claim's id; twins (same kind, span and figure) are numbered, so that ids do not hang on other claims."""
        where = figure.span if figure else None
        twins = sum(
            d.claim.kind is kind
            and d.claim.span == span
            and (d.claim.figure.span if d.claim.figure else None) == where
            for d in self.drafts
        )
        return Claim.make_id(self.report.id, kind, span, figure, twins)

    def _background(self, when: object) -> bool:
        """An event more than 60 days before publication is told as background."""
        latest = getattr(when, "latest", None)
        return bool(latest and self.report.published and (self.report.published.earliest - latest).days > 60)

    # ---- claims with a figure ----

    def read_sentence(self, sentence: Sentence, numbers: list[NumberMention], internet: bool) -> None:
        frames = frames_in(sentence)
        mark_days(self.story, sentence, frames)
        counts: list[Count] = []
        too: list[Count] = []
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
            self._with_figure(sentence, count, earlier)
            counts.append(count)
            for other in counted_too(count, frames):
                self._with_figure(sentence, other, earlier)
                too.append(other)
        add_up([d for d in self.drafts if d.sentence.index == sentence.index], self.report.text)
        self._without_figure(sentence, frames, [*counts, *too])
        self.story.met += in_sentence(self.report.text, sentence, self.story.country)

    def _earlier(self, sentence: Sentence) -> Draft | None:
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

    def _with_figure(self, sentence: Sentence, count: Count, earlier: Draft | None) -> Draft:
        mention, frame = count.mention, count.frame
        trigger = (
            frame.trigger
            if frame is not None
            and frame.trigger.doc is sentence.tokens.doc
            and sentence.tokens.start <= frame.trigger.i < sentence.tokens.end
            else count.root
        )
        parent = whole_of(count, sentence, self.drafts, self.report.text)
        if parent is None and count.part and not of_a_whole_here(count):
            parent = earlier
        population = whom(count, parent, self.drafts)
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
        span = claim_span(sentence, trigger, mention.span)
        stance = frame.stance if frame is not None and trigger is frame.trigger else Stance.ASSERTS
        draft = self.draft(
            sentence, count.kind, trigger, span, mention.span, count.rule, count.confidence, figure=figure, count=count,
            agent=agent_words(frame), target=target_of(count, sentence, population), stance=stance,
            certainty=frame.certainty if frame is not None and trigger is frame.trigger else counted_certainty(trigger, held=count.rule.startswith("en.fig.count-participle")),
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
        for frame in distinct(frames):
            if frame.trigger.i in taken or sentence.role is Role.HEADLINE:
                continue
            zero = tells_none(frame)
            if zero is not None:
                self._zero(sentence, frame, zero)
                continue
            confidence = worth(frame, told)
            if confidence is None:
                continue
            span = claim_span(sentence, frame.trigger, None)
            anchor = Span(
                sentence.base + frame.trigger.idx, sentence.base + frame.trigger.idx + len(frame.trigger.text)
            )
            draft = self.draft(
                sentence, frame.kind, frame.trigger, span, anchor, frame.rule, confidence, agent=agent_words(frame),
                target=target_words(frame), stance=frame.stance, certainty=frame.certainty,
            )  # fmt: skip
            draft.frame = frame
            if frame.trigger.dep_ == "amod" and frame.trigger.tag_ == "VBN":
                # "The banned movement", "the jailed leader": what they are, since a day that the report does not tell.
                phrase = char_span(sentence.base, subtree(frame.trigger.head))
                if not any(phrase.contains(d.span) for d in self.story.dates):
                    home = (self.story.home,) if self.story.home is not None else ()
                    draft.claim = replace(draft.claim, when=None, places=home)

    def _zero(self, sentence: Sentence, frame: Frame, word: Token) -> None:
        """ "no one was detained": a tally of none, denied."""
        where = char_span(sentence.base, [word])
        figure = Figure(where.of(self.report.text), 0, 0, Unit.PERSONS, False, "fig.none", 0, where, Scope())
        draft = self.draft(
            sentence,
            frame.kind,
            frame.trigger,
            claim_span(sentence, frame.trigger, where),
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
        found: list[tuple[Relation, Opinion]] = []
        calls = [d.claim.span for d in self.drafts if d.claim.kind is Kind.CALL_TO_ASSEMBLE]
        for relation in self.relations:
            sentence = self.sentences[relation.sentence]
            if sentence.role is Role.HEADLINE or sentence.passage not in self.near:
                continue  # nothing we record is told near it
            told = [d.claim for d in self.drafts if d.relation is relation]
            for made in opinions(relation, self.relations, told, self.sentences, self.report.text):
                if made.rule != "en.st.calls-for" or not any(c.contains(made.span) for c in calls):
                    found.append((relation, made))  # else it is told already, as a call to assemble
        home = (self.story.home,) if self.story.home is not None else ()
        for relation, made in without_repeats(found):
            sentence = self.sentences[relation.sentence]
            at = (t for t in sentence.tokens if sentence.base + t.idx == relation.cue.start)
            draft = self.draft(
                sentence, made.kind, next(at, sentence.tokens.root), made.span, made.anchor, made.rule, made.confidence,
                stance=made.stance, certainty=made.certainty, agent=None, target=None,
            )  # fmt: skip
            named = [m.place for m in (*self.story.places, *self.story.met) if made.span.contains(m.span)]
            if not any(p in named for p in draft.claim.places):
                draft.claim = replace(
                    draft.claim, places=home
                )  # of a place that the words themselves do not name
