"""How a name sounds, whatever alphabet and romanisation it is written in, and how far two such sounds are apart.

Cyrillic tells its sounds; Latin often does not ("j" is ж in Jomart and й in Sergej, "ch" is ч, ш or х), so a Latin word
has several readings and the nearest counts. The reduced alphabet: consonants b c d f g h k l m n p r s t v z, S (sh), C
(ch), J (zh, dzh), vowels a e i o u, and ä, ö, ü for the Kazakh ә, ө and ұ or ү, which are printed a or e, o or u, u or o.
"""

import itertools
import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

Sounds = tuple[str, ...]  # the readings of one word, never empty

_CYRILLIC = str.maketrans(
    {
        "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
        "ж": "J", "җ": "J", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
        "н": "n", "ң": "n", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ü", "ү": "ü",
        "ў": "v", "ф": "f", "х": "h", "һ": "h", "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ы": "i", "э": "e", "ю": "iu",
        "я": "ia", "ь": "", "ъ": "", "'": "", "’": "",
    }
)  # fmt: skip
# Latin spellings, longest first, each with the sounds it may stand for; the first is the likeliest.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schtsch", ("S",)), ("chtch", ("S",)), ("shch", ("S",)), ("szcz", ("S",)), ("tsch", ("C",)), ("dsch", ("J",)),
    ("tch", ("C",)), ("szh", ("sJ",)), ("tzh", ("tJ",)), ("sch", ("S", "J")), ("dzh", ("J", "dJ")), ("dj", ("J", "dJ")), ("dž", ("J", "dJ")), ("zh", ("J",)), ("sh", ("S",)),
    ("ch", ("C", "S", "h")), ("kh", ("h",)), ("gh", ("g",)), ("ph", ("f",)), ("th", ("t",)), ("ts", ("c",)),
    ("tz", ("c",)), ("cz", ("C",)), ("sz", ("S",)), ("ck", ("k",)), ("you", ("iu",)), ("iou", ("iu",)), ("ou", ("u",)), ("oo", ("u",)), ("yo", ("e", "io")),
    ("io", ("io", "e")), ("ng", ("ng", "n")), ("gue", ("ge",)), ("gui", ("gi", "gui")), ("guï", ("gi",)), ("z", ("z", "c")), ("q", ("k",)), ("x", ("ks", "h")), ("j", ("J", "i")), ("c", ("k", "c")),
    ("w", ("v", "u")), ("y", ("i",)), ("ý", ("i", "u")), ("ç", ("C",)), ("č", ("C",)), ("ş", ("S",)), ("š", ("S",)),
    ("ž", ("J",)), ("ż", ("J",)), ("ğ", ("g",)), ("ǵ", ("g",)), ("ñ", ("n",)), ("ń", ("n",)), ("ŋ", ("n",)),
    ("ä", ("ä",)), ("á", ("ä", "a")), ("ə", ("ä",)), ("ö", ("ö",)), ("ó", ("ö", "o")), ("ü", ("ü",)), ("ú", ("ü", "u")),
    ("ū", ("ü",)), ("ŭ", ("u",)), ("ı", ("i",)), ("ï", ("i",)), ("ĭ", ("i",)), ("ł", ("l",)),
)  # fmt: skip
_SPELLING = dict(_LATIN)
_PIECE = re.compile("|".join(spelling for spelling, _ in _LATIN) + "|.")
_GERMAN = re.compile("sch|j|w")  # where these are, s before a vowel may be з: Sacharow
_SILENT_E = re.compile("[bdfgklmnprstvzSCJ]e$")
_MOST_READINGS = 24  # "Schtschukatschow" has a dozen; a word of only ambiguous letters is no name
_TIDY = (
    (re.compile(r"^dJ"), "J"),
    (re.compile(r"(?:ff|f)$"), "v"),  # Petroff
    (re.compile(r"n(?=[bp])"), "m"),  # Тұрғынбаев is spoken, and printed, Тұрғымбаев
    (re.compile(r"i(?=e)"), ""),  # Tokayev, Tokaev; Yerlan, Erlan
    (re.compile(r"([^aäeoö])\1+"), r"\1"),
)
_VOWELS = frozenset("aäeioöuü")
# What a substitution costs where it is not 1: pairs that transcribers exchange. Set by hand on our own list of names.
_CLOSE = {
    frozenset(pair): cost
    for pair, cost in (
        ("äa", 0.05), ("äe", 0.15), ("öo", 0.1), ("öu", 0.15), ("üu", 0.05), ("üo", 0.2), ("üö", 0.2), ("ei", 0.4),
        ("ou", 0.25), ("iu", 0.35), ("üi", 0.35), ("ae", 0.45), ("ao", 0.5), ("oe", 0.5), ("ai", 0.6), ("ue", 0.7), ("sz", 0.25), ("uv", 0.3), ("hk", 0.3), ("hg", 0.4), ("cs", 0.4),
        ("cz", 0.4), ("td", 0.5), ("bp", 0.5), ("kg", 0.5), ("SC", 0.5), ("fv", 0.3), ("Jz", 0.7),
    )
}  # fmt: skip
_GLIDE = 0.15  # a vowel beside a vowel is printed or not: Нүрпейісов, Нурпеисов; Ляззат, Ләззат
_REDUCED = 0.35  # the short і and ы of Kazakh: Тілеуов, Тлеуов
_SILENT = 0.6  # another vowel more or less
_OPENING = 2.0  # the first letter and the first vowel tell names apart (Ерлан, Арлан; Марат, Мурат): they weigh double


@lru_cache(maxsize=50_000)
def sounds_of(word: str) -> Sounds:
    """The readings of one word (no spaces), the likeliest first; letters of other scripts stay as they are."""
    low = unicodedata.normalize("NFC", word.replace("İ", "i")).lower()
    low = "".join(_bare(char) for char in re.sub(r"[-‐‑.'’ʼ`‘ʻ\"]", "", low))
    if re.search("[\u0400-\u052f]", low):
        plain = re.sub(r"(?<=[жчшщ])[её](?=ва?$)", "ё", low)  # Чернышев is Чернышёв: Chernyshov
        forms = [plain.replace("ё", put) for put in ("е", "о", "ио")] if "ё" in plain else [plain]
        if re.match("у[аәеиоыі]", plain):
            forms += ["в" + form[1:] for form in forms]  # Уалиханов is Валиханов in Russian
        return tuple(dict.fromkeys(_tidy(form.translate(_CYRILLIC)) for form in forms))
    german = bool(_GERMAN.search(low))
    choices = [
        ("s", "z") if german and piece == "s" else _SPELLING.get(piece, (piece,))
        for piece in _PIECE.findall(low)
    ]
    readings = tuple("".join(r) for r in itertools.islice(itertools.product(*choices), _MOST_READINGS))
    readings += tuple(
        "v" + r[1:] for r in readings if r[0] == "u" and r[1:2] in _VOWELS and r[1:]
    )  # Ualiev, Valiev
    readings += tuple(r[:-1] for r in readings if _SILENT_E.search(r))  # Orechkine, Maxime
    return tuple(dict.fromkeys(_tidy(reading) for reading in readings)) or ("",)


def _bare(char: str) -> str:
    """Accents that no alphabet of ours gives a sound ("é", "â") fall away."""
    if char in _SPELLING or "\u0400" <= char <= "\u052f":
        return char
    return unicodedata.normalize("NFKD", char)[0]


def _tidy(sounds: str) -> str:
    for pattern, put in _TIDY:
        sounds = pattern.sub(put, sounds)
    return sounds


def distance(a: Sounds, b: Sounds) -> float:
    """Weighted edit distance of the two nearest readings; 0 where they sound the same. Roughly: 1 is one consonant."""
    if set(a) & set(b):
        return 0.0
    return min(_distance(x, y) for x in a for y in b)


@lru_cache(maxsize=100_000)
def _distance(a: str, b: str) -> float:
    # Each edit costs 0.05 at the least, so words many edits apart cannot be near: most pairs end here.
    if Levenshtein.distance(a, b, score_cutoff=4) > 4:
        return float(max(len(a), len(b)))
    first = {next((i for i, char in enumerate(word) if char in _VOWELS), -1) for word in (a, b)}
    row = [0.0]
    for j, char in enumerate(b):
        row.append(row[-1] + _lost(b, j, char))
    for i, char in enumerate(a):
        above, row = row, [row[0] + _lost(a, i, char)]
        for j, other in enumerate(b):
            weight = _OPENING if (i == 0 and j == 0) or (i in first and j in first) else 1.0
            swap = 0.0 if char == other else weight * _CLOSE.get(frozenset((char, other)), 1.0)
            row.append(min(above[j] + swap, above[j + 1] + _lost(a, i, char), row[-1] + _lost(b, j, other)))
    return row[-1]


def _lost(word: str, at: int, char: str) -> float:
    """What it costs that one word has this letter and the other has none."""
    if char not in _VOWELS:
        return 1.0
    beside = word[max(0, at - 1) : at] + word[at + 1 : at + 2]
    if at and char == "i":
        return _GLIDE if any(other in _VOWELS for other in beside) else _REDUCED
    return _SILENT if at else 1.0
