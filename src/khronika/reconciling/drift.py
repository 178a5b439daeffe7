"""What a retelling changed, and what would have to be true for a part and its whole to stand together."""

from khronika.nouns import Unit
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


def _hedge(card: Card) -> str:
    figure = card.claim.figure
    if figure is None:
        return ""
    return _HEDGE_NAMES.get(figure.rule, "") or ("“about”" if figure.approx else "an exact number")


def between(near: Card, far: Card) -> str | None:
    """What the farther claim says otherwise than the nearer: hedge, what is counted, place, days; ``None`` for
    nothing. A place or time that either leaves open is not a change."""
    changed = []
    if near.claim.figure and far.claim.figure:
        before, after = _hedge(near), _hedge(far)
        if before != after and before and after:
            changed.append(f"{before} became {after}")
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


def remainder(part: Card, whole: Card) -> str | None:
    """The rest of the whole by interval arithmetic: "Both can stand only if 2,830 to 3,370 more people detained are
    counted outside ...". ``None`` where no number of the rest is needed, the unit does not add up (percent, hours), or
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
        outside.append(f"outside {reasons.places_words(part.places)}")
    if nest_days(part.days, whole.days) is Nest.INSIDE:
        outside.append(f"on days other than {reasons.period_words(part.period)}")
    if part.measure != whole.measure:
        outside.append(f"besides the {part.measure.population}")
    if len(outside) != 1:
        return None
    return f"Both can stand only if {many} more {whole.measure.population} are counted {outside[0]}."
