"""The chart's own words, in the language of whoever asked for the drawing.

English is written where it is drawn; ``spoken_by`` says who translates it. The chart knows neither Django nor a
catalogue: any object with ``gettext``, ``ngettext`` and ``pgettext`` will do, and without one the words stay English.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations

from khronika.drawing.dates import day_in, month_in

_ENGLISH = NullTranslations()


@dataclass(frozen=True, slots=True)
class Voice:
    """A language's code and the three acts of translating, with the arguments and answers of the standard ``gettext``."""

    lang: str = "en"
    gettext: Callable[[str], str] = _ENGLISH.gettext
    ngettext: Callable[[str, str, int], str] = _ENGLISH.ngettext
    pgettext: Callable[[str, str], str] = _ENGLISH.pgettext


_VOICE: ContextVar[Voice] = ContextVar("voice", default=Voice())  # noqa: B039 (frozen: nothing to share by mistake)


@contextmanager
def spoken_by(voice: Voice) -> Iterator[None]:
    """Pictures drawn inside speak with ``voice``."""
    token = _VOICE.set(voice)
    try:
        yield
    finally:
        _VOICE.reset(token)


def spoken_lang() -> str:
    """The language of whoever speaks."""
    return _VOICE.get().lang


def gettext_noop(text: str) -> str:
    """Marks a string for the catalogues where it is written; it is said in the page's language where it is used."""
    return text


def gettext(text: str) -> str:
    return _VOICE.get().gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    return _VOICE.get().ngettext(one, many, number)


def pgettext(context: str, text: str) -> str:
    return _VOICE.get().pgettext(context, text)


def day_words(day: dt.date, *, year: bool) -> str:
    return day_in(_VOICE.get().lang, day.year if year else None, day.month, day.day)


def month_words(year: int, month: int) -> str:
    return month_in(_VOICE.get().lang, year, month)


def number_words(number: float) -> str:
    """``number`` with thousands set apart as the language does it, and no needless decimals."""
    words = f"{int(number):,}" if number == int(number) else f"{number:,.10g}"
    if words.isdigit():
        return words
    # Both marks at once: a language may use the other's.
    marks = {",": pgettext("between thousands", ","), ".": pgettext("before decimals", ".")}
    return "".join(marks.get(char, char) for char in words)


def quoted(words: str) -> str:
    """``words`` in the quotation marks of the language of the page, whatever language they are in."""
    return pgettext("a quotation", "“{words}”").format(words=words)
