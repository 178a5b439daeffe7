"""What a retelling changed, and what would have to be true for a part and its whole to stand together."""

import datetime as dt
import re

from khronika.nouns import Figure, Place, Unit, When
from khronika.reconciling import reasons
from khronika.reconciling.cards import Card
from khronika.reconciling.scope import Nest, nest_days, nest_places

_HEDGE_NAMES = {
    "fig.exact": "an exact number",
    "fig.about": "“about”",
    "fig.nearly": "“nearly”",
    "fig.at-least": "“at least”",
    "fig.at-most": "“up to”",
    "fig.range": "a range",
}


_LEADING = re.compile(r"\s*([a-z][a-z ]{2,20}?)\s+[\d“]", re.IGNORECASE)


def _hedge(card: Card) -> str:
    """The bounds in words: by the rule, so that "almost" and "nearly" are one."""
    figure = card.claim.figure
    if figure is None:
        return ""
    return _HEDGE_NAMES.get(figure.rule, "") or _HEDGE_NAMES[_by_bounds(figure)]


def _by_bounds(figure: Figure) -> str:
    """The rule that the bounds speak of, where a person or a table gave them."""
    if figure.approx:
        return "fig.about"
    if figure.low is None or figure.high is None:
        return "fig.at-most" if figure.low is None else "fig.at-least"
    return "fig.exact" if figure.low == figure.high else "fig.range"


def _printed(hedge: str, card: Card) -> str:
    """The hedge as printed, where English words stand before the digits: “more than” for “at least”."""
    found = _LEADING.match(card.claim.figure.text) if card.claim.figure and hedge.startswith("“") else None
    return f"“{found[1].lower()}”" if found else hedge


def between(near: Card, far: Card) -> str | None:
    """What the farther claim says otherwise than the nearer: hedge, what is counted, place, days; ``None`` for
    nothing. A place or time that either leaves open is not a change."""
    changed = []
    if near.claim.figure and far.claim.figure:
        before, after = _hedge(near), _hedge(far)
        if before != after and before and after:
            changed.append(f"{_printed(before, near)} became {_printed(after, far)}")
        if near.value != far.value:
            changed.append(f"{reasons.figure_words(near)} became {reasons.figure_words(far)}")
    if near.measure != far.measure and near.measure.population != far.measure.population:
        changed.append(f"“{near.measure.population}” became “{far.measure.population}”")
    if nest_places(near.places, far.places) not in (Nest.SAME, Nest.UNKNOWN):
        changed.append(f"{reasons.places_words(near.places)} became {reasons.places_words(far.places)}")
    if nest_days(near.days, far.days) not in (Nest.SAME, Nest.UNKNOWN):
        changed.append(f"{reasons.period_words(near.period)} became {reasons.period_words(far.period)}")
    return "; ".join(changed) or None


def number_words(value: float, lang: str = "en") -> str:
    """ "2,830", in Russian and Kazakh "2 830"; one digit after the point, there a comma, where it is not whole."""
    value = round(value, 3)  # 1.1 times 700 is a hair above 770
    words = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    # A space that no line breaks at.
    return words if lang == "en" else words.replace(",", "\u00a0").replace(".", ",")


def rest(part: Card, whole: Card) -> tuple[float, float | None] | None:
    """The least and the most of the whole that its part leaves; ``None`` for the most where there is no end.
    ``None`` where no number of the rest is needed, or the unit does not add up (percent, hours)."""
    if part.measure.unit is not Unit.PERSONS or part.claim.figure is None or whole.claim.figure is None:
        return None
    least, most = max(0.0, whole.low - part.high), whole.high - part.low
    if part.high == float("inf") or least <= 0:
        return None
    return least, None if most == float("inf") else most


def other_places(part: Card, whole: Card) -> tuple[Place, ...]:
    """The whole's places that the part leaves, where the whole names them one by one; none where it does not."""
    mine = {place.identity for place in part.places}
    if not mine < {place.identity for place in whole.places}:
        return ()
    return tuple(place for place in whole.places if place.identity not in mine)


def other_days(part: Card, whole: Card) -> When | None:
    """The whole's days that the part leaves, where they follow on each other; ``None`` where they do not."""
    mine, all_days = part.days, whole.days
    if mine is None or all_days is None or mine.loose or all_days.loose or not mine.within(all_days):
        return None
    if mine.first == all_days.first and mine.last < all_days.last:
        return When.days(dt.date.fromordinal(mine.last + 1), dt.date.fromordinal(all_days.last))
    if mine.last == all_days.last and mine.first > all_days.first:
        return When.days(dt.date.fromordinal(all_days.first), dt.date.fromordinal(mine.first - 1))
    return None


def remainder(part: Card, whole: Card) -> str | None:
    """The rest of the whole by interval arithmetic: "Both can stand only if 2,830 to 3,370 more people detained are
    counted in Sudmark", "outside Norhold" where the whole does not name the others. ``None`` where no number of the rest is needed, the unit does not add up (percent, hours), or
    more than one of place, days and people sets the two apart."""
    found = rest(part, whole)
    if found is None:
        return None
    least, most = (None if end is None else number_words(end) for end in found)
    many = f"at least {least}" if most is None else least if least == most else f"{least} to {most}"
    # Only where one thing sets part and whole apart: of a day of a city against a week of the country, the rest says
    # nothing that a reader could check.
    outside = []
    if nest_places(part.places, whole.places) is Nest.INSIDE:
        others = other_places(part, whole)
        outside.append(
            f"in {reasons.places_words(others)}" if others else f"outside {reasons.places_words(part.places)}"
        )
    if nest_days(part.days, whole.days) is Nest.INSIDE:
        days = other_days(part, whole)
        outside.append(
            f"on {reasons.period_words(days)}"
            if days
            else f"on days other than {reasons.period_words(part.period)}"
        )
    if part.measure != whole.measure:
        outside.append(f"besides the {part.measure.population}")
    if len(outside) != 1:
        return None
    return f"Both can stand only if {many} more {whole.measure.population} are counted {outside[0]}."
