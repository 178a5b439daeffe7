"""Names of places as the folder's claims have them, for lists that found nothing: is it the name that is wrong?"""

import difflib

from khronika.ledger import tables

_ALIKE = 0.75  # of difflib's ratio: "Almati" is near Almaty, "Atlantis" is near nothing
_MOST = 3


def names_like(place: str) -> tuple[str, ...] | None:
    """``None`` where a claim has been placed under this name or key; else names like it that claims have, the
    likest first, in small letters as they are kept: none, one, or a few."""
    folded = place.casefold().strip()
    keys = [place, f"name:{folded}"]
    if (
        tables.PlaceName.objects.filter(name=folded).exists()
        or tables.ClaimPlace.objects.filter(key__in=keys).exists()
    ):
        return None
    names = tables.PlaceName.objects.values_list("name", flat=True).distinct()
    return tuple(difflib.get_close_matches(folded, names.iterator(), _MOST, _ALIKE))
