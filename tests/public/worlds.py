"""Records to make sites of: one with two releases, corrections and forwardings; one whose last release was taken back."""

from dataclasses import replace
from functools import cache

from khronika.nouns import Correction, FieldChange, Forwarding, PartialDate, Words
from khronika.nouns.releases import Changed, Thing
from khronika.public.record import Record, record_of
from tests.public.released import published, told_story

GONE, MERGED = "pc-0000000000000000gone", "q-000000000000000merged"
SECRET_ONCE = "a value that is not shown any more"
SAID_ONCE = "what the desk said of the first release"
SAID_NOW = "The courts count punishments."
BACK = "A number of another day was in it."
REASON = Words("It is not shown any more.", "Это больше не показывается.", "Бұл енді көрсетілмейді.")
HOST = "https://records.example.org/site"


@cache
def two() -> Record:
    """Release 1 told more than release 2, which is in force."""
    first = replace(
        told_story(),
        title="A first title",
        note="A first note",
        corrections=(
            Correction(
                Changed.CHANGED, Thing.CLAIM, "pc-00000000000000000one", "rule.x", REASON,
                (FieldChange("figure", SECRET_ONCE, SECRET_ONCE),), said=SAID_ONCE,
            ),
        ),
    )  # fmt: skip
    story = told_story(number=2, previous=first.digest, made=PartialDate(2031, 6, 1))
    into = story.questions[0].question.id
    changed = story.claims[0].claim.id
    second = replace(
        story,
        note="Second note <b>not bold</b>",
        corrections=(
            Correction(
                Changed.CHANGED, Thing.CLAIM, changed, "field.changed", REASON, (FieldChange("figure", '"about 100"', None),), said=SAID_NOW
            ),
            Correction(Changed.WITHDRAWN, Thing.CLAIM, GONE, "not-shown", REASON),
            Correction(Changed.MERGED, Thing.QUESTION, MERGED, "question.merged", REASON, into=(into,)),
        ),
        forwardings=(
            Forwarding(Thing.CLAIM, GONE, 2, "not-shown", REASON),
            Forwarding(Thing.QUESTION, MERGED, 2, "question.merged", REASON, (into,)),
        ),
    )  # fmt: skip
    found = record_of([published(second), published(first)], address=HOST)
    assert isinstance(found, Record)
    return found


@cache
def taken_back() -> Record:
    """The only release, withdrawn."""
    found = record_of([published(told_story(), withdrawn=BACK, withdrawn_on=PartialDate(2031, 6, 2))])
    assert isinstance(found, Record)
    return found
