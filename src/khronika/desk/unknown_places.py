"""Names of places that a person typed and nobody knows: they are asked about once, as a slip of the finger would make a question of
its own."""

import difflib
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext

from khronika.ledger.place_names import names_like
from khronika.nouns import Level, PartialDate, Place
from khronika.reading.gazetteer import lookup
from khronika.reading.gazetteer.folding import fold
from khronika.reading.places import place_from_name

_ALIKE = 0.75  # of difflib's ratio, as ledger/place_names.py has it
_MOST = 3


def unknown(places: Iterable[Place], before: Iterable[Place]) -> list[str]:
    """Of these the names that neither the gazetteer nor a claim of the folder has, and that did not stand there ``before``."""
    stood = {place.identity for place in before}
    bare = [
        place
        for place in places
        if place.key is None and place.level is Level.UNKNOWN and place.identity not in stood
    ]
    return [place.name for place in bare if names_like(place.name) is not None]


def question(names: Iterable[str], lang: str, on: PartialDate | None) -> str:
    """What is asked of whoever typed these ``names``."""
    asked = []
    for name in names:
        near = _near(name, lang, on)
        if near:
            asked.append(
                gettext("No place called “{name}” is known; did you mean {near}?").format(
                    name=name, near=" / ".join(near)
                )
            )
        else:
            asked.append(gettext("No place called “{name}” is known.").format(name=name))
    return " ".join([*asked, gettext("Save again to keep it as written.")])


def _near(name: str, lang: str, on: PartialDate | None) -> list[str]:
    """Known names like this one, the likest first, each place once, as a report in ``lang`` writes it."""
    folded = fold(name)
    written = difflib.get_close_matches(folded, _known(), 2 * _MOST, _ALIKE)
    places = [place_from_name(each, lang, on) for each in (*written, *(names_like(name) or ()))]
    known = {place.identity: place.name for place in places if place.key}
    return list(known.values())[:_MOST]


@cache
def _known() -> tuple[str, ...]:
    """Folded names of countries, regions and the cities that we name ourselves."""
    cities = (name for row in lookup.rows("cities.tsv") for forms in row[2:5] for name in forms.split(";"))
    return tuple({*lookup.wide_names(), *(fold(name) for name in cities if name)})
