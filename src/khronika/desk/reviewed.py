"""What people decided, as the pages of a question, a report and a claim show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from khronika.desk import queue_words
from khronika.ledger import reviews
from khronika.ledger.review_views import Mark
from khronika.nouns import Claim, Question, State


@dataclass(frozen=True, slots=True)
class Stand:
    """How one claim stands, in words. ``claim`` is as the machine reads it, or a person's who ``added`` it; ``changed`` says what a
    correction reads otherwise. ``leads`` is what a page shows first: a person's reading where one counts."""

    claim: Claim
    mark: Mark = field(default_factory=Mark)
    words: str = ""
    changed: list[queue_words.Changed] = field(default_factory=list)
    added: bool = False

    @property
    def leads(self) -> Claim:
        return leading(self.claim, self.mark)

    @property
    def corrected(self) -> bool:
        """True where a person's reading counts in the place of the machine's."""
        return not self.added and self.mark.state is State.CORRECTED

    @property
    def by(self) -> str:
        review = self.mark.waiting or self.mark.review
        return review.by if review else ""

    @property
    def reason(self) -> str:
        review = self.mark.waiting or self.mark.review
        return review.reason if review else ""

    @property
    def look(self) -> str:
        """The class of its mark: struck where it counts no more."""
        return "gone" if self.mark.state is State.REJECTED else "warn" if self.mark.waiting else ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Of a question's claims how many were ``decided``, and those ``rejected`` that would answer it."""

    decided: int
    rejected: tuple[Stand, ...]


def stand(claim: Claim, mark: Mark | None, *, added: bool = False) -> Stand:
    if mark is None:
        return Stand(claim, words=queue_words.state_words(State.PROPOSED), added=added)
    review = mark.waiting or mark.review
    corrected = review.corrected if review else None
    before = review.seen or claim if review and claim == corrected else claim
    changed = queue_words.changed(before, corrected) if corrected is not None and not added else []
    return Stand(claim, mark, queue_words.mark_words(mark), changed, added)


def leading(claim: Claim, mark: Mark) -> Claim:
    """The reading that counts: a person's correction that stands, else ``claim``, as the machine reads it."""
    corrected = mark.review.corrected if mark.review is not None else None
    return corrected if corrected is not None and mark.state is State.CORRECTED else claim


def of_report(report_id: str, claims: Sequence[Claim]) -> list[Stand]:
    """A report's claims with those that people added, in the order of the text. Two queries."""
    marks = reviews.marks_of(report_id)
    all_of_them = [stand(claim, marks.get(claim.id)) for claim in claims]
    all_of_them += [stand(claim, marks.get(claim.id), added=True) for claim in reviews.added_to(report_id)]
    return sorted(all_of_them, key=lambda each: each.claim.span.start)


def of_question(question: Question, members: Iterable[str]) -> Reviewed:
    """Two queries."""
    marks = reviews.marks(members)
    bounds = question.period.bounds() if question.period else (None, None)
    rejected = reviews.rejected_beside(
        question.kind.value, [place.identity for place in question.places], *bounds
    )
    decided = sum(mark.state is not State.PROPOSED for mark in marks.values())
    return Reviewed(decided, tuple(stand(claim, mark) for claim, mark in rejected))


def of_claim(claim_id: str) -> Mark | None:
    """``None`` where nobody decided anything of it."""
    return reviews.marks([claim_id]).get(claim_id)
