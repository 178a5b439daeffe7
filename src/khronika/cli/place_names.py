"""Places under their names in the language of an answer."""

from collections.abc import Callable

from khronika.nouns import Place, Question


def namer(lang: str, question: Question) -> Callable[[Place], str]:
    """A place's name in ``lang`` at the time the question asks of; the name it bears where the gazetteer has none."""
    from khronika.reading.gazetteer.lookup import entry_of, name_on

    on = (question.period.start or question.period.end) if question.period else None

    def named(place: Place) -> str:
        entry = entry_of(place.identity)
        return name_on(entry, lang, on, place.words or place.name) if entry is not None else place.name

    return named
