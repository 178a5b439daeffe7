"""How names of Kazakhstan get from one script to another in print: written after the published tables, not after ours.

Russian letters by ICAO 9303, BGN/PCGN and German and French press usage; Kazakh by the Latin alphabets of 2018 and 2021,
and by how registry clerks wrote Kazakh names in Russian letters. Independent of ``khronika.names`` on purpose.
"""

import random
from collections.abc import Callable

_ICAO = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia".split(),
        strict=True,
    )
)
_BGN = _ICAO | {"й": "y", "ю": "yu", "я": "ya", "ё": "yo", "ъ": "_"}
_PRESS = _BGN | {"х": "h", "ж": "j", "ё": "e", "й": "i"}
_GERMAN = _ICAO | {
    "ж": "sch", "ш": "sch", "ч": "tsch", "щ": "schtsch", "в": "w", "х": "ch", "ц": "z", "й": "j", "ю": "ju",
    "я": "ja", "з": "s", "ё": "jo",
}  # fmt: skip
_FRENCH = _ICAO | {"у": "ou", "ш": "ch", "ч": "tch", "ж": "j", "ю": "iou", "щ": "chtch", "й": "ï", "х": "kh"}
_KK_IN_LATIN = {"ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i"}
_KK_PASSPORT = _KK_IN_LATIN | {"ғ": "gh", "қ": "q", "ң": "ng"}
_KK_2021 = _ICAO | {
    "ә": "ä", "ғ": "ğ", "ж": "j", "й": "i", "қ": "q", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "х": "h", "һ": "h",
    "ш": "ş", "ч": "ç", "ы": "y", "і": "i", "ц": "ts", "щ": "şş", "ю": "iu", "я": "ia",
}  # fmt: skip
_KK_2018 = _KK_2021 | {
    "ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "ұ": "u", "ү": "ú", "ш": "sh", "ч": "ch", "и": "ı", "й": "ı", "у": "ý",
}  # fmt: skip
# Scheme -> (weight, letters, letters of Kazakh). Weights are a guess at what English-language lists hold.
SCHEMES: dict[str, tuple[float, dict[str, str], dict[str, str]]] = {
    "bgn": (0.38, _BGN, _KK_IN_LATIN),
    "icao": (0.27, _ICAO, _KK_IN_LATIN),
    "press": (0.14, _PRESS, _KK_IN_LATIN),
    "passport": (0.07, _BGN, _KK_PASSPORT),
    "kk2021": (0.06, _KK_2021, {}),
    "kk2018": (0.03, _KK_2018, {}),
    "german": (0.03, _GERMAN, _KK_IN_LATIN),
    "french": (0.02, _FRENCH, _KK_IN_LATIN),
}
_VOWELS = "аеёиоуыэюяәөұүі"


def russian_spelling(word: str, rng: random.Random) -> str:
    """A Kazakh word as clerks wrote it in Russian letters; chance decides where they differed."""
    out: list[str] = []
    low = word.lower()
    for place, char in enumerate(low):
        before = out[-1] if out else ""
        if char == "ә":
            out.append(
                rng.choice("яае")
                if before[-1:] in ("л", "т", "д")
                else rng.choice("ааэ" if not place else "аае")
            )
        elif char == "ө":
            out.append(rng.choice("оооу"))
        elif char == "і":
            out.append(rng.choice("ииииыы") if place else "и")
        elif char == "ы":
            out.append(rng.choice("ыыыи"))
        elif char == "ж" and place == 0:
            out.append(rng.choice(("ж",) * 9 + ("дж",)))
        else:
            out.append(
                {"ғ": "г", "қ": "к", "ң": "н", "ұ": "у", "ү": rng.choice("ууую"), "һ": "х"}.get(char, char)
            )
    text = "".join(out)
    if text.endswith("л") and text[-2] in "еи" and rng.random() < 0.5:
        text += "ь"  # Асель
    return text.capitalize()


def latin(word: str, scheme: str) -> str:
    """A Cyrillic word by that scheme."""
    _, letters, kazakh = SCHEMES[scheme]
    table = letters | kazakh
    out = []
    low = word.lower()
    for place, char in enumerate(low):
        put = table.get(char, char)
        if char == "е" and scheme == "bgn" and (place == 0 or low[place - 1] in _VOWELS + "ъь"):
            put = "ye"
        out.append("" if put == "_" else put)
    return "".join(out).capitalize()


def scheme(rng: random.Random) -> str:
    return rng.choices(list(SCHEMES), [weight for weight, _, _ in SCHEMES.values()])[0]


def mistyped(word: str, rng: random.Random) -> str:
    """One slip: a letter lost, doubled, swapped with the next or hit beside; never the first."""
    if len(word) < 4:
        return word
    at = rng.randrange(1, len(word) - 1)
    rows = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
    row = next((r for r in rows if word[at] in r), word[at] * 2)
    where = row.index(word[at])
    beside = row[where - 1] if where else row[1]
    slips: list[Callable[[], str]] = [
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + word[at] + word[at:],
        lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        lambda: word[:at] + beside + word[at + 1 :],
    ]
    return rng.choice(slips)()
