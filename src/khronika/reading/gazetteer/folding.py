"""One spelling to look names up by: case, accents, hyphens and apostrophes do not count."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’ʻʼ`´‘.]")
_GAPS = re.compile(r"[\s‐-―-]+")


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """``name`` for looking up. Accents go from Latin letters only: in Cyrillic, й and ї are letters of their own,
    but ё is printed as е too often to keep."""
    text = _GAPS.sub(" ", _APOSTROPHES.sub("", name.casefold())).strip()
    return text if text.isascii() else text.translate(_BARE)


class _Bare(dict[int, str]):
    """What stands for a character, worked out when it is first met: most texts have a hundred of them."""

    def __missing__(self, code: int) -> str:
        bare = self[code] = _bare(chr(code))
        return bare


def _bare(char: str) -> str:
    if char == "ё":
        return "е"
    if "Ѐ" <= char <= "ӿ":
        return char
    special = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"}.get(char)
    if special:
        return special
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))


_BARE = _Bare()
