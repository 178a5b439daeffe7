"""Where on a map a place is drawn."""

from khronika.nouns.places import Place
from khronika.nouns.vocabulary import Level


def drawn_at(place: Place) -> str:
    """The key under which a place is drawn: a square in its city, and never finer. What may be several places is none."""
    if place.alternatives:
        return f"several:{place.identity}"
    if place.level in (Level.COUNTRY, Level.ADMIN1, Level.CITY):
        return place.identity
    return next((key for key in place.path if key.startswith(("geonames:", "admin1:"))), place.identity)
