"""A claim of the queue in words, as lists and its own page show it."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from khronika.desk import queue_words, words
from khronika.desk.ground_words import ToLookAt, to_look_at
from khronika.desk.language import spoken
from khronika.desk.marked import Passage, passage
from khronika.desk.reliability import measured_words
from khronika.desk.reviewed import leading
from khronika.ledger.review_views import QueueRow
from khronika.ledger.reviewing import same_person
from khronika.nouns import Claim, State
from khronika.nouns.reviews import Review

_KEPT = 1_000  # some three kilobytes each


@dataclass(frozen=True, slots=True)
class Face:
    """What a claim says, the same for whoever looks in one language. ``claim`` is as it counts: a person's reading where one stands; ``read_again`` is
    True where ``changed`` tells what new rules read otherwise."""

    claim: Claim
    passage: Passage | None
    sure: str
    corrected_by: str
    weak: tuple[ToLookAt, ...]  # none where a person has read it
    changed: tuple[queue_words.Changed, ...]
    read_again: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A row of the queue in words."""

    row: QueueRow
    face: Face
    stands: str
    looked: str  # by whom else
    back: str = ""  # where a decision on it leads, in a list

    @property
    def claim(self) -> Claim:
        return self.face.claim

    @property
    def corrected_by(self) -> str:
        """Who reads it otherwise than the machine, where that reading counts."""
        return self.face.corrected_by

    @property
    def title(self) -> str:
        """Its kind, and how many."""
        return _title(spoken(), self.face.claim)

    @property
    def html(self) -> SafeString:
        """Passage, source, figure, where and when, confidence, and why it reads so."""
        return _html(spoken(), self.face)

    @property
    def address(self) -> str:
        return _address(self.face.claim.id)

    @property
    def decided(self) -> Review | None:
        """The decision by which it stands, or that waits for a second person."""
        return self.row.mark.waiting or self.row.mark.review

    @classmethod
    def of(cls, row: QueueRow, me: str) -> "Card":
        other = row.looked.by if row.looked and not same_person(row.looked.by, me) else ""
        return cls(row, _face(row), queue_words.mark_words(row.mark), other)


def _face(row: QueueRow) -> Face:
    review = row.mark.waiting or row.mark.review
    corrected = review.corrected if review else None
    seen = review.seen if review and row.mark.changed else None
    leads, counts = leading(row.claim, row.mark), row.mark.review
    corrected_by = counts.by if counts is not None and row.mark.state is State.CORRECTED else ""
    changed = queue_words.changed(seen or row.claim, row.claim if seen else corrected or row.claim)
    return Face(
        leads,
        passage(row.report.text, leads.span),
        measured_words(row.claim),
        corrected_by,
        () if corrected_by else to_look_at(leads, row.report.text),
        tuple(changed),
        row.mark.changed,
    )


# Twenty who review look at the same claims, and whoever decides one sees the others of its page again: to put them into words takes most of a page's time.
# What is kept follows from the claim and its report alone.
@lru_cache(maxsize=_KEPT)
def _html(lang: str, face: Face) -> SafeString:
    return render_to_string("desk/queue_card.html", {"claim": face.claim, "card": face})


@lru_cache(maxsize=_KEPT)
def _title(lang: str, claim: Claim) -> str:
    kind = words.kind_words(claim.kind)
    return f"{kind}, {words.range_words(claim.figure)}" if claim.figure else kind


@lru_cache(maxsize=_KEPT)
def _address(claim_id: str) -> str:
    """Of the claim's own page; the addresses of acts lie under it."""
    return reverse("desk:review_claim", args=[claim_id])
