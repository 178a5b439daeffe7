"""Which of the desk's three languages this page speaks: chosen by the reader in the head of any page, remembered in a
cookie, on a first visit by what the browser asks for (Django's LocaleMiddleware decides)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from khronika.desk.place_names import name_in
from khronika.drawing.chart.wording import Voice
from khronika.nouns import Place, When
from khronika.nouns.labels import LANGS

ENGLISH = "en"


def spoken() -> str:
    """``en``, ``ru`` or ``kk``: the language of the page that is being made; English outside of any."""
    lang = (translation.get_language() or ENGLISH).split("-")[0]
    return lang if lang in LANGS else ENGLISH


def voice() -> Voice:
    """Django's translation for what knows no Django: the chart."""
    return Voice(spoken(), translation.gettext, translation.ngettext, translation.pgettext)


def namer(on: When | None) -> Callable[[Place], str]:
    """Names of places in the language of the page, as they were called then."""
    lang, day = spoken(), (on.start or on.end) if on is not None else None
    return lambda place: name_in(lang, place, day)


def choices(path: str) -> list[tuple[str, str, bool]]:
    """(code, the language's name in itself, chosen) for the switch in the head of a page."""
    here = spoken()
    return [(code, name, code == here) for code, name in settings.LANGUAGES]


def way_back(wanted: str) -> str:
    """Where to go once the language is chosen: an address of this desk, else its first page. Another host in the query
    would make the desk's own link lead a reader astray."""
    sound = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if sound and not urlsplit(wanted).netloc else "/"
