"""A question's places under their names in the language of an answer."""

from collections.abc import Callable

from khronika.nouns import Place, Question


def namer(lang: str, question: Question) -> Callable[[Place], str]:
    """A place's name in ``lang`` at the time the question asks of; the name it bears where the gazetteer has none."""
    from khronika.desk.place_names import name_in

    on = (question.period.start or question.period.end) if question.period else None
    return lambda place: name_in(lang, place, on)
