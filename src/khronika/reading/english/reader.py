"""A report being read on: each number, frame and attribution becomes the draft of a claim."""

import re
from dataclasses import dataclass, field, replace

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Figure,
    Kind,
    Place,
    Report,
    Scope,
    Span,
    Stance,
    Unit,
    When,
)
from khronika.reading.english import lexicon as lex
from khronika.reading.english import result_lists
from khronika.reading.english.attribution import presupposes, stance_towards
from khronika.reading.english.candidates import target_of
from khronika.reading.english.carrying import Draft
from khronika.reading.english.counts import Around, Count
from khronika.reading.english.events import Frame, frames_in
from khronika.reading.english.figures import count_in, counted_too
from khronika.reading.english.hedges import counted_certainty
from khronika.reading.english.judging import distinct, tells_none, worth
from khronika.reading.english.named_places import names_without_list, tells_no_scene
from khronika.reading.english.others_times import is_beginning
from khronika.reading.english.owned_days import COURT_KINDS, mark_days
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.passages import Role
from khronika.reading.english.place_labels import are_of_parts, label_of
from khronika.reading.english.placing import claim_places
from khronika.reading.english.records import RULE, place_of_entry
from khronika.reading.english.relations import Relation, attribution_at, tells_for
from khronika.reading.english.scope import Story, came_first, fell_back, is_aside, remember
from khronika.reading.english.shares import add_up, of_a_whole_here, whole_of, whom
from khronika.reading.english.statements import Opinion, opinions, without_repeats
from khronika.reading.english.telling import Unsaid
from khronika.reading.english.timing import claim_when, looks_back
from khronika.reading.english.vote_places import of_the_vote
from khronika.reading.english.whose_business import going_on, in_others_words
from khronika.reading.english.wording import agent_words, claim_span, target_words
from khronika.reading.mentions import NumberMention

_DECLARES = frozenset(("declare",))  # "declared her the winner with 61 percent": the count is the declarer's
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


@dataclass(frozen=True, slots=True)
class Material:
    """What a claim is made of, before its source, place and time are looked for."""

    sentence: Sentence
    kind: Kind
    trigger: Token
    span: Span
    anchor: Span
    rule: str
    confidence: float
    figure: Figure | None = None
    count: Count | None = None
    agent: str | None = None
    target: str | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED
    part_of: str | None = None


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

    def draft(self, made: Material) -> Draft:
        """The draft of a claim, with its source, place and time; kept among ``drafts``, and remembered by the story."""
        attribution, relation = self._attribution(made)
        stance = made.stance
        if relation is not None and stance is Stance.ASSERTS:
            stance = stance_towards(relation, self.report.text)
        places = self._places(made)
        when, said = self._when(made)
        earlier = looks_back(self.story, made.sentence, made.trigger, made.anchor, counted=bool(made.count))
        self._remember(made, places, None if earlier else when)
        figure = made.figure
        if figure is not None:
            figure = replace(figure, scope=replace(figure.scope, places=places, period=when, as_of=said))
        claim = Claim(
            id=self._id(made.kind, made.span, figure),
            report_id=self.report.id, kind=made.kind, span=made.span, quote=made.span.of(self.report.text), attribution=attribution,
            figure=figure, places=places, when=when, as_of=said, rule=made.rule, confidence=made.confidence, lang="en",
            outlet=self.report.outlet, published=self.report.published, background=earlier or self._background(when),
            agent=made.agent, target=made.target, stance=stance, certainty=made.certainty, part_of=made.part_of,
        )  # fmt: skip
        draft = Draft(claim, made.sentence, made.count, None, relation)
        self.drafts.append(draft)
        return draft

    def _attribution(self, made: Material) -> tuple[Attribution, Relation | None]:
        """Whose words or count it is, and by which relation."""
        events = made.kind not in _SAID and made.certainty is Certainty.HAPPENED
        here = going_on(self.relations, made.kind, made.sentence, self.sentences, self.drafts)
        open_to = [r for r in here if not (events and presupposes(r))]
        count = made.count
        if count is None:
            return attribution_at(made.anchor, open_to)
        # The number itself: "an estimated" and "at least" may stand outside the words that are somebody's.
        place = count.mention.core
        attribution, relation = attribution_at(place, [r for r in open_to if self._counts(r, made.anchor)])
        if relation is None:
            # "Accused the guards of beating 12": the count is the accuser's, if nobody is said to tell the whole.
            accusing = [r for r in self.relations if r.lemma == "accuse"]
            tellers = going_on(self.tellers, made.kind, made.sentence, self.sentences, self.drafts)
            attribution, relation = attribution_at(place, [*tellers, *accusing])
        if relation is None and self.unsaid is not None and count.rule != result_lists.RULE:
            likely = self.unsaid.relation(made.sentence, count)
            attribution, relation = attribution_at(place, [likely] if likely is not None else [])
        return attribution, relation

    def _counts(self, relation: Relation, anchor: Span) -> bool:
        """False for who condemns something after 16 people died, which is not to say that 16 died; what somebody estimates ends with
        its clause: "organisers estimate 3,000; 2 arrested"."""
        if relation.judging and relation.lemma not in lex.DENY | lex.DISPUTE | _DECLARES:
            return False
        estimates = relation.lemma in lex.ESTIMATE
        return not estimates or ";" not in self.report.text[relation.cue.end : anchor.start]

    def _places(self, made: Material) -> tuple[Place, ...]:
        here = [r for r in self.relations if r.sentence == made.sentence.index]
        sources = [r.voice.span for r in here if r.voice.span is not None]
        of_votes = made.kind is Kind.ELECTION
        if (own := self._of_entry(made)) is not None:
            return (own,)
        places = claim_places(
            self.story, made.sentence, made.trigger, sources, made.anchor, of_votes=of_votes
        )
        if of_votes and made.count is not None:
            places = of_the_vote(self.story, made.sentence, places, made.anchor)
        said = made.span if made.kind in _SAID else None
        if made.count is None and tells_no_scene(self.story, made.sentence, places, said):
            return (self.story.home,) if self.story.home is not None else ()
        if (
            places
            and made.count is not None
            and are_of_parts(self.report.text, made.sentence, made.anchor, places)
        ):
            return (self.story.home,) if self.story.home is not None else ()
        return places

    def _of_entry(self, made: Material) -> Place | None:
        """The place that the label of a record gives: "Tarsk prison: 21"."""
        if made.rule != RULE or made.count is None:
            return None
        return place_of_entry(made.count.mention, self.report.text, self.story.places, self.story.country)

    def _when(self, made: Material) -> tuple[When | None, When | None]:
        """The time of the claim, and as of when its figure was told."""
        sentence = made.sentence
        starts = {r.cue.start - sentence.base for r in self.relations if r.sentence == sentence.index}
        return claim_when(
            self.story,
            sentence,
            made.trigger,
            [t for t in sentence.tokens if t.idx in starts] if starts else [],
            made.anchor,
            tally=made.figure is not None,
            of_votes=made.kind is Kind.ELECTION,
            happened=made.certainty is Certainty.HAPPENED,
            in_court=made.kind in COURT_KINDS,
        )

    def _remember(self, made: Material, places: tuple[Place, ...], when: When | None) -> None:
        """What the story goes on with. The place of one entry of a list, or of a part, says nothing about what follows."""
        count = made.count
        listed = (count is not None and (count.part or count.rule == RULE)) or label_of(
            self.story, made.sentence, made.anchor
        ) is not None
        fallen = count is None and fell_back(self.story, made.sentence, places)
        first = came_first(made.trigger, when) or is_beginning(made.trigger, when, self.report.published)
        aside = first or is_aside(made.trigger, counted=count is not None) or (when and when.recurring)
        remember(
            self.story, made.sentence, () if listed or fallen else places, None if aside else when,
            in_court=made.kind in COURT_KINDS,
        )  # fmt: skip

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
        add_up(self.drafts, sentence.index, self.report.text)
        self._without_figure(sentence, frames, [*counts, *too])
        self.story.met += names_without_list(self.story, sentence)

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
        draft = self.draft(Material(
            sentence, count.kind, trigger, span, mention.span, count.rule, count.confidence, figure=figure, count=count,
            agent=agent_words(frame), target=target_of(count, sentence, population), stance=stance,
            certainty=frame.certainty if frame is not None and trigger is frame.trigger else counted_certainty(trigger, held=count.rule == RULE or count.rule.startswith("en.fig.count-participle")),
            part_of=parent.claim.id if parent is not None else None,
        ))  # fmt: skip
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
            draft = self.draft(Material(
                sentence, frame.kind, frame.trigger, span, anchor, frame.rule, confidence, agent=agent_words(frame),
                target=target_words(frame), stance=frame.stance, certainty=frame.certainty,
            ))  # fmt: skip
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
        span = claim_span(sentence, frame.trigger, where)
        draft = self.draft(Material(
            sentence, frame.kind, frame.trigger, span, where, f"{frame.rule}+none", 0.7, figure=figure,
            stance=Stance.DENIES, certainty=frame.certainty,
        ))  # fmt: skip
        draft.frame = frame

    def read_relations(self) -> None:
        """Attributed judgements and statements that no event frame told."""
        found: list[tuple[Relation, Opinion]] = []
        calls = [d.claim.span for d in self.drafts if d.claim.kind is Kind.CALL_TO_ASSEMBLE]
        for relation in self.relations:
            sentence = self.sentences[relation.sentence]
            if sentence.role is Role.HEADLINE or sentence.passage not in self.near:
                continue  # nothing we record is told near it
            told = [d.claim for d in self.drafts if tells_for(d.relation, relation)]
            for made in opinions(relation, self.relations, told, self.sentences, self.report.text):
                if in_others_words(relation, made.span, self.drafts):
                    continue
                if made.rule != "en.st.calls-for" or not any(c.contains(made.span) for c in calls):
                    found.append((relation, made))  # else it is told already, as a call to assemble
        home = (self.story.home,) if self.story.home is not None else ()
        for relation, made in without_repeats(found):
            sentence = self.sentences[relation.sentence]
            at = (t for t in sentence.tokens if sentence.base + t.idx == relation.cue.start)
            draft = self.draft(Material(
                sentence, made.kind, next(at, sentence.tokens.root), made.span, made.anchor, made.rule, made.confidence,
                stance=made.stance, certainty=made.certainty,
            ))  # fmt: skip
            named = [m.place for m in (*self.story.places, *self.story.met) if made.span.contains(m.span)]
            if not any(p in named for p in draft.claim.places):
                draft.claim = replace(
                    draft.claim, places=home
                )  # of a place that the words themselves do not name
