"""Which fields of a reading to look at first, and why, in the desk's languages: what `nouns/grounds.py` finds, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.nouns import Claim
from khronika.nouns.grounds import WeakGround, weak_grounds

WHY = {
    "weak.day-held": gettext_noop("carried from another sentence, or the story's first"),
    "weak.day-beside": gettext_noop("told outside the marked words"),
    "weak.day-toll": gettext_noop("deaths may be counted from an earlier day"),
    "weak.day-clause": gettext_noop("of another clause or event, or told loosely"),
    "weak.day-calendar": gettext_noop("by the calendar of elections: the report does not tell the day"),
    "weak.place-dateline": gettext_noop("the town of the dateline"),
    "weak.place-carried": gettext_noop("a town of another sentence"),
    "weak.place-unlisted": gettext_noop("a name that no list of places has"),
    "weak.source-guessed": gettext_noop("who tells it is guessed"),
    "weak.source-carried": gettext_noop("the source of a neighbouring sentence"),
    "weak.source-unresolved": gettext_noop("who that is was not found"),
    "weak.source-quoted": gettext_noop("in somebody's words: whose was not found"),
    "weak.source-phrase": gettext_noop("a phrase without a name: it may be nobody who tells"),
    "weak.source-they": gettext_noop("“they”: who that is may be mistaken"),
    "weak.source-passed-on": gettext_noop("passed on: who says what may be mixed up"),
    "weak.source-verb": gettext_noop("told by a verb of judging or asking, which may mean something else"),
    "weak.kind-guessed": gettext_noop("what the number counts is guessed"),
    "weak.not-happened": gettext_noop("taken for something that has not happened"),
}


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A field (called as in a row of claims), why to look at it first, and the report's own words it was taken from."""

    field: str
    why: str
    words: str


def why(ground: WeakGround) -> str:
    """The reason in the language that is spoken, with the report's own words in quotes."""
    words = " ".join(ground.words.split())
    told = gettext(WHY[ground.rule])
    return f"{told} (“{words}”)" if words else told


def to_look_at(claim: Claim, text: str) -> tuple[ToLookAt, ...]:
    """What of a machine's reading stands on weak ground, in the language that is spoken; ``text`` is its report's."""
    return tuple(
        ToLookAt(ground.field, gettext(WHY[ground.rule]), " ".join(ground.words.split()))
        for ground in weak_grounds(claim, text)
    )
