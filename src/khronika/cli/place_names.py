"""Places under their names in the language of an answer, and how many people live there."""

from collections.abc import Callable, Iterable

from khronika.nouns import Incident, Place, Question, When


def namer(lang: str, asked: Question | Incident) -> Callable[[Place], str]:
    """A place's name in ``lang`` at the time the question asks of, or of the incident; the name it bears where the
    gazetteer has none."""
    return named_on(lang, asked.period)


def named_on(lang: str, period: When | None) -> Callable[[Place], str]:
    """A place's name in ``lang`` at that time."""
    from khronika.desk.place_names import name_in

    on = (period.start or period.end) if period else None
    return lambda place: name_in(lang, place, on)


def living_in(places: Iterable[str]) -> dict[str, int]:
    """How many people live in each of the places, by their identity, as far as the gazetteer counts them."""
    from khronika.reading.gazetteer.lookup import entry_of

    entries = {key: entry_of(key) for key in places}
    return {key: entry.population for key, entry in entries.items() if entry is not None}
