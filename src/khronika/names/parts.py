"""What the words of a person's name are: given name and surname in either order, patronymic, initials.

A patronymic tells the father ("Ерланович", "Ерланұлы", "Yerlan uly"), an initial only its letter. Which of two other words is
the surname the ending tells sometimes (-ов, -ин, -ский, -енко) and the order never for certain; so ``words`` keeps both.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʻʼ`][^\W\d_]+)*\.?")
_SON = r"(?:ұлы|улы|ули|углы|оглы|ұлу|уулу|ulu|uly|ūly|uli|ogly|oglu|oğlu)"
_DAUGHTER = r"(?:қызы|[кг]ызы|[кг]изы|[кг]ызи|[кг]изи|qyzy|kyzy|kyzi|kizy|qızı|qyzı|kizi|kızı|gyzy|qizi)"
_FATHER_RU = re.compile(
    r"(?P<root>.{2,}?)(?:(?P<son>[оеё]вич|ыч|[oe]vi(?:ch|č|tsch|tch|cz|c)|ovyc[h]?)|(?P<daughter>[оеё]вна|ична|инична|[oe]vna|ichna))$"
)
_FATHER_TURKIC = re.compile(rf"(?P<root>.{{2,}}?)-?(?:(?P<son>{_SON})|(?P<daughter>{_DAUGHTER}))$")
_ALONE_SON, _ALONE_DAUGHTER = re.compile(rf"{_SON}$"), re.compile(rf"{_DAUGHTER}$")
_SURNAME = re.compile(
    r"(?:[оеё]в|ин|ын|[оеё]ва|ина|ына|ск(?:ий|ой|ая)|цк(?:ий|ая)|енко|чук|швили|дзе|[oe]va?|[oe]ff|[oe]wa?|ina?|[sc]k(?:y|i|ii|iy|yj|aya|aia|aja)|enko|chuk|shvili|dze)$"
)
_SHORTEST_SURNAME = 5  # "Ева", "Лев" and "Нина" end like surnames
_WOMAN = re.compile(r"(?:[оеё]ва|(?<=.{2})ина|ына|[сц]кая|[oe]va|[oe]wa|(?<=.{2})ina|[sc]ka(?:ya|ia|ja))$")
_MAN = re.compile(r"(?:[оеё]в|ин|ын|[сц]кий|[сц]кой|[oe]v|[oe]ff|[oe]w|in|[sc]k(?:y|ii|iy|yj))$")
# Romanised initials of one Cyrillic letter.
_LONG_INITIAL = re.compile(r"(?:zh|sh|ch|kh|ts|ye|yu|ya|yo|iu|ia|shch|dzh|gh)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, each as printed, without dots.

    ``words`` are given names and surnames in the order printed, ``initials`` letters that stand for a word, ``father``
    the root of the patronymic (``None``: there is none) and ``woman`` what endings say of the bearer; ``None``: nothing.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()
    father: str | None = None
    woman: bool | None = None

    @property
    def surname(self) -> str | None:
        """The word that the ending marks as a surname, else the last of two or more; ``None`` for a lone word without
        such an ending."""
        marked = [w for w in self.words if is_surname(w)]
        return marked[-1] if marked else self.words[-1] if len(self.words) > 1 else None


def is_surname(word: str) -> bool:
    """True for endings that surnames have and given names hardly (-ов, -ина, -ский, -ev)."""
    return len(word) >= _SHORTEST_SURNAME and bool(_SURNAME.search(word.lower()))


def _father(word: str) -> tuple[str, bool] | None:
    """The father's name in a patronymic and whether a daughter bears it; ``None`` for other words."""
    match = _FATHER_RU.match(word.lower()) or _FATHER_TURKIC.match(word.lower())
    return (word[: match.end("root")], match["daughter"] is not None) if match else None


@lru_cache(maxsize=50_000)
def parse_name(name: str) -> Name:
    """The parts of a name. Titles and offices must be off it already; an empty text has no words."""
    tokens = [(m[0].rstrip("."), m[0].endswith(".")) for m in _WORD.finditer(name)]
    initials = tuple(t for t, dot in tokens if _initial(t, dot))
    tokens = [(t, dot) for t, dot in tokens if not _initial(t, dot)]
    words: list[str] = []
    father: str | None = None
    woman: bool | None = None
    surnames = _sons_as_surnames([token for token, _ in tokens])
    for place, (token, _) in enumerate(tokens):
        low = token.lower()
        if words and (_ALONE_SON.fullmatch(low) or _ALONE_DAUGHTER.fullmatch(low)):
            father, woman = words.pop(), bool(_ALONE_DAUGHTER.fullmatch(low))  # "Ерлан ұлы"
            continue
        found = _father(token)
        if found is None or place in surnames:
            words.append(token)
        elif len(tokens) + bool(initials) > 2 and father is None:
            father, woman = found
        else:
            words.append(token)  # "Мұхтар Серікұлы": the only other word serves as the surname
            woman = found[1] if woman is None else woman
    if woman is None:
        woman = _sex(words)
    return Name(tuple(words), initials, father, woman)


def _sons_as_surnames(tokens: list[str]) -> set[int]:
    """Places of words in -ұлы or -қызы that are surnames, because another word is the patronymic: one in -ович, or the
    later of two where the first opens the name ("Ақпейісұлы Нұрлан Ерланұлы")."""
    turkic = [place for place, token in enumerate(tokens) if _FATHER_TURKIC.match(token.lower())]
    if any(_FATHER_RU.match(token.lower()) for token in tokens):
        return set(turkic)
    return {0} if len(turkic) > 1 and turkic[0] == 0 else set()


def _initial(token: str, dotted: bool) -> bool:
    return len(token) == 1 or (dotted and bool(_LONG_INITIAL.match(token)))


def _sex(words: list[str]) -> bool | None:
    surnames = [w.lower() for w in words if is_surname(w)]
    if not surnames:
        return None
    last = surnames[-1]
    return True if _WOMAN.search(last) else False if _MAN.search(last) else None


def root_of(word: str) -> str:
    """The name within a surname or a patronymic: "Сериков", "Серікұлы" and "Серікова" hold "Серік"; others whole."""
    found = _father(word)
    if found is not None:
        return found[0]
    match = re.match(r"(.{3,}?)(?:[оеё]в|[oe]v|ин|in|[oe]ff|[oe]w)[аa]?$", word.lower())
    return word[: match.end(1)] if match else word
