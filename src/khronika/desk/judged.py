"""Judgements as pages show them: what was said, by whom, when and why, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.desk.words import day_words
from khronika.ledger.judgements import Past
from khronika.nouns import Judged, Judgement, PartialDate


@dataclass(frozen=True, slots=True)
class Told:
    """``state`` says what became of it, in words; ``live`` where it can be withdrawn."""

    past: Past
    when: str
    state: str
    live: bool

    @property
    def by(self) -> str:
        return self.past.said.by

    @property
    def reason(self) -> str:
        return self.past.said.reason


def told(past: Past) -> Told:
    return Told(past, day_of(past.said.at), _state(past), past.holds or past.waits)


def day_of(at: str) -> str:
    """The day of an ISO time."""
    return day_words(PartialDate.parse(at[:10])) if at else ""


def _state(past: Past) -> str:
    if past.withdrawn_by:
        return gettext("withdrawn by {who}, {day}").format(
            who=past.withdrawn_by, day=day_of(past.withdrawn_at)
        )
    if past.waits:
        return gettext("waits for a second person")
    if past.confirmed_by:
        return gettext("holds, confirmed by {who}").format(who=past.confirmed_by)
    return gettext("holds") if past.holds else gettext("superseded by a later one")


def said(judgement: Judgement, names: Sequence[str]) -> str:
    """What a judgement on who is who says; ``names`` are what its parties are called on this page."""
    one, other = (*names, "")[:2]
    words = {
        Judged.MERGE: gettext("“{one}” and “{other}” are one"),
        Judged.DIFFERENT: gettext("“{one}” and “{other}” are two"),
        Judged.PROTECT: gettext("The name of “{one}” is protected"),
        Judged.SPLIT: gettext("Some of what was held for “{one}” is another: “{other}”"),
    }[judgement.judged]
    return words.format(one=one, other=judgement.other if judgement.judged is Judged.SPLIT else other)
