"""Names of members: cleaned, and compared so that nobody's can be taken for another's."""

import unicodedata

from khronika.ledger.member_tables import LONGEST_NAME

_SHORTEST = 2
_LONGEST_FOLDED = 150  # what Django keeps of a name to sign in with

# Cyrillic letters that look like Latin ones on the screen: a name must not pass for another's by its alphabet.
_LOOKALIKES = str.maketrans("авекмнорстухіјѕһԛԝ", "abekmhopctyxijshqw")


def cleaned(name: str) -> str:
    """The name as it is shown: composed, one space between words, nothing around. Empty where it cannot be a name: too short, too
    long, or with characters that do not show."""
    words = " ".join(unicodedata.normalize("NFKC", name).split())
    sound = _SHORTEST <= len(words) <= LONGEST_NAME and len(folded(words)) <= _LONGEST_FOLDED
    hidden = any(unicodedata.category(each)[0] == "C" for each in words)
    return words if sound and not hidden and any(each.isalpha() for each in words) else ""


def folded(name: str) -> str:
    """The name as it is compared, and as it is signed in with: without case, accents of writing and alphabets that look alike."""
    plain = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return plain.translate(_LOOKALIKES)
