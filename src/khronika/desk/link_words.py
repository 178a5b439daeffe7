"""What linking says of two entries, in the language of the page: its reasons, how fields stand, how sure it is.

A reason that is not known here stands in English and says so. A test holds the table to the levels that linking compares by.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import ENGLISH, spoken
from khronika.nouns import Bond


class Stand(StrEnum):
    """How a field of two entries stands. ``UNSAID``: one of them, or both, does not say."""

    AGREES = "agrees"
    NEAR = "near"
    DIFFERS = "differs"
    UNSAID = "unsaid"


_STANDS = {
    Stand.AGREES: ("=", gettext_noop("agree")),
    Stand.NEAR: ("≈", gettext_noop("nearly")),
    Stand.DIFFERS: ("≠", gettext_noop("differ")),
    Stand.UNSAID: ("·", gettext_noop("not said")),
}
_BONDS = {
    Bond.SAME: gettext_noop("one person"),
    Bond.DIFFERENT: gettext_noop("two people"),
    Bond.UNSURE: gettext_noop("unsure"),
}
# words of linking -> the field they speak of, and how it stands
REASONS: dict[str, tuple[str, Stand]] = {
    gettext_noop("the given names sound the same"): ("given", Stand.AGREES),
    gettext_noop("the given names sound the same but for letters that transcribers exchange"): ("given", Stand.AGREES),
    gettext_noop("the given names sound alike but for ә, printed as а or е"): ("given", Stand.NEAR),
    gettext_noop("the given names differ by a letter"): ("given", Stand.NEAR),
    gettext_noop("the given names differ by a slip"): ("given", Stand.NEAR),
    gettext_noop("one given name is a pet form of the other"): ("given", Stand.NEAR),
    gettext_noop("the given names differ by a slip at their head"): ("given", Stand.NEAR),
    gettext_noop("the given names are somewhat alike"): ("given", Stand.NEAR),
    gettext_noop("given name and surname stand in the other order"): ("given", Stand.NEAR),
    gettext_noop("the initial fits the given name"): ("given", Stand.NEAR),
    gettext_noop("the initial does not fit the given name"): ("given", Stand.DIFFERS),
    gettext_noop("the given names differ"): ("given", Stand.DIFFERS),
    gettext_noop("the surnames sound the same"): ("family", Stand.AGREES),
    gettext_noop("the surnames sound the same but for letters that transcribers exchange"): ("family", Stand.AGREES),
    gettext_noop("the surnames sound alike but for ә, printed as а or е"): ("family", Stand.NEAR),
    gettext_noop("the surnames differ by a letter"): ("family", Stand.NEAR),
    gettext_noop("the surnames differ by a slip"): ("family", Stand.NEAR),
    gettext_noop("the surnames differ by a slip at their head"): ("family", Stand.NEAR),
    gettext_noop("the surnames are somewhat alike"): ("family", Stand.NEAR),
    gettext_noop("the surnames have one root with different endings"): ("family", Stand.NEAR),
    gettext_noop("one entry's surname is the other's patronymic"): ("family", Stand.NEAR),
    gettext_noop("surname and given name stand in the other order"): ("family", Stand.NEAR),
    gettext_noop("the surnames differ"): ("family", Stand.DIFFERS),
    gettext_noop("the fathers' names sound the same"): ("father", Stand.AGREES),
    gettext_noop("the fathers' names are nearly the same"): ("father", Stand.NEAR),
    gettext_noop("the fathers' names differ"): ("father", Stand.DIFFERS),
    gettext_noop("the birth dates are the same"): ("born", Stand.AGREES),
    gettext_noop("the birth years are the same"): ("born", Stand.AGREES),
    gettext_noop("the ages fit the birth years"): ("born", Stand.AGREES),
    gettext_noop("the birth years are one apart"): ("born", Stand.NEAR),
    gettext_noop("the birthdays are the same, the years are not"): ("born", Stand.NEAR),
    gettext_noop("the birth years are two apart"): ("born", Stand.NEAR),
    gettext_noop("the birth years are ten apart, as by a slip"): ("born", Stand.NEAR),
    gettext_noop("the birth years differ"): ("born", Stand.DIFFERS),
    gettext_noop("the places are the same"): ("place", Stand.AGREES),
    gettext_noop("the places differ"): ("place", Stand.DIFFERS),
    gettext_noop("the days are the same"): ("day", Stand.AGREES),
    gettext_noop("the days may be the same"): ("day", Stand.AGREES),
    gettext_noop("the days are next to each other"): ("day", Stand.NEAR),
    gettext_noop("the days lie within a week"): ("day", Stand.NEAR),
    gettext_noop("the days lie apart"): ("day", Stand.DIFFERS),
    gettext_noop("the places of detention are the same"): ("held", Stand.AGREES),
    gettext_noop("the places of detention differ"): ("held", Stand.DIFFERS),
    gettext_noop("both are women or both are men"): ("sex", Stand.AGREES),
    gettext_noop("one is a woman, one a man"): ("sex", Stand.DIFFERS),
    gettext_noop("they stand on two lists"): ("lists", Stand.AGREES),
    gettext_noop("both stand on one list"): ("lists", Stand.DIFFERS),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """``lang`` is set where the words are not in the language of the page."""

    words: str
    stand: Stand
    lang: str = ""

    @property
    def sign(self) -> str:
        return sign(self.stand)


def reason_of(words: str) -> Reason:
    if words in REASONS:
        return Reason(gettext(words), REASONS[words][1])
    return Reason(words, Stand.UNSAID, "" if spoken() == ENGLISH else ENGLISH)


def sign(stand: Stand) -> str:
    """A shape, so that nothing hangs on a colour."""
    return _STANDS[stand][0]


def stand_words(stand: Stand) -> str:
    return gettext(_STANDS[stand][1])


def bond_words(bond: Bond | None) -> str:
    """What a person decided; of a withdrawal, that it was one."""
    return gettext("taken back") if bond is None else gettext(_BONDS[bond])


def likely_words(probability: float) -> str:
    """In words, because a bare percentage would look measured. 0.8 is where linking proposes; the other cuts are by feel
    (November 2026), to be chosen again when decisions give measured rates."""
    if probability >= 0.99:
        return gettext("Very likely one person")
    if probability >= 0.8:
        return gettext("Likely one person")
    if probability >= 0.5:
        return gettext("In doubt, rather one person")
    return gettext("In doubt, rather two people") if probability >= 0.2 else gettext("Likely two people")
