"""What a study says, in the language of the page: methods, refusals, settings, notes. English refusals come as they are, with
their numbers; the other two languages say what the rule says. A test holds the table to the rules of estimating."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import ENGLISH, spoken
from khronika.desk.words import number_words
from khronika.nouns import Estimate, NoEstimate, Outcome

_METHODS = {
    "graphs": gettext_noop("graphs, averaged"),
    "classes": gettext_noop("latent classes"),
    "loglinear": gettext_noop("log-linear models"),
    "guarded": gettext_noop("graphs, guarded"),
}
_ADD = gettext_noop("Add a list that was kept independently of the others.")
_CHECK = gettext_noop("Decide on the links that are left, or leave out lists that share nobody.")
REFUSALS: dict[str, tuple[str, str]] = {
    "estimate.few-lists": (gettext_noop("Three lists or more are needed: two cannot show whether being on one makes being on the other more likely."), _ADD),
    "estimate.no-overlap": (gettext_noop("Some lists share nobody with the others, and then the number missing has no upper bound."), _CHECK),
    "estimate.inside": (gettext_noop("Everybody on one list stands on another too, so that it cannot tell how many the other misses."), gettext_noop("Leave that list out, or show that it was kept independently and grow it.")),
    "estimate.linkages-refused": (gettext_noop("More than one in twenty of the linkages drawn bears no estimate."), _CHECK),
    "estimate.stratum-refused": (gettext_noop("One of the strata bears no estimate, so there is no sum for everybody."), gettext_noop("Join it with a stratum like it.")),
    "graphs.lists": (gettext_noop("There are too few or too many lists for averaging graphs."), gettext_noop("Leave out lists that overlap least with the others, or join lists kept by one body.")),
    "graphs.no-limit": (gettext_noop("The overlaps are too few to bound the number."), _ADD),
    "classes.lists": (gettext_noop("There are too few or too many lists for latent classes."), _ADD),
    "classes.not-converged": (gettext_noop("The chains did not come to agree, so no interval is printed."), _ADD),
    "loglinear.lists": (gettext_noop("There are too few or too many lists for log-linear models."), gettext_noop("Leave out lists that overlap least with the others, or join lists kept by one body.")),
    "loglinear.no-model": (gettext_noop("No log-linear model has a best fit that determines the number missing: too many overlaps are empty."), _CHECK),
    "loglinear.no-upper-end": (gettext_noop("By log-linear models there is no upper bound."), _ADD),
    "guarded.all-depend": (gettext_noop("More likely than not all lists depend on each other at once, and then the overlaps say nothing of those on no list."), _ADD),
}  # fmt: skip
_SETTINGS = {
    "point": gettext_noop("point"),
    "mean": gettext_noop("mean"),
    "prior of N": gettext_noop("prior of the number"),
    "linkages drawn": gettext_noop("linkages drawn"),
    "people on lists, by linkage": gettext_noop("people on lists, by linkage"),
    "linkages that bore no estimate": gettext_noop("linkages that bore no estimate"),
}
_VALUES = {"median": gettext_noop("median")}


@dataclass(frozen=True, slots=True)
class Said:
    """``lang`` is set where the words are not in the language of the page."""

    words: str
    lang: str = ""


def method_words(method: str) -> str:
    return gettext(_METHODS[method]) if method in _METHODS else method


def refusal_words(refused: NoEstimate) -> Said:
    words = REFUSALS.get(refused.rule)
    if spoken() == ENGLISH or words is None:
        reason = refused.reason[:1].upper() + refused.reason[1:]
        return Said(f"{reason}. {refused.remedy}", "" if spoken() == ENGLISH else ENGLISH)
    return Said(f"{gettext(words[0])} {gettext(words[1])}")


def people_words(number: float) -> str:
    """Whole people: a point between two is shown as the nearer."""
    return number_words(float(round(number)))


def interval_words(found: Estimate) -> str:
    return gettext("{low} to {high}").format(low=people_words(found.low), high=people_words(found.high))


def outcome_words(outcome: Outcome) -> str:
    """A point with its interval, for a plot; or that there is none."""
    found = outcome.estimate
    if found is None:
        return gettext("no estimate")
    return gettext("{point} ({interval})").format(
        point=people_words(found.point), interval=interval_words(found)
    )


def setting_words(found: Estimate) -> list[tuple[Said, Said]]:
    """What else would change the number; what has no words here is in English and says so."""
    other = "" if spoken() == ENGLISH else ENGLISH
    return [(_known(_SETTINGS, name, other), _known(_VALUES, value, other)) for name, value in found.settings]


def _known(table: dict[str, str], words: str, other: str) -> Said:
    from khronika.estimating.spoken import spoken_in  # numpy comes with the room

    if words in table:
        return Said(gettext(table[words]))
    told = spoken_in(words, spoken())
    if told is not None:
        return Said(told)
    return Said(words, other if any(letter.isalpha() for letter in words) else "")
