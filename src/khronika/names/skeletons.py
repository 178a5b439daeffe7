"""A skeleton of a name: one key for spellings of one name, to look names up by. For judging a pair ask ``compare``."""

import re

from anyascii import anyascii

# Romanised spellings brought to one. Order matters: longer and language-marked spellings first.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"['`’ʼʻ\"]", ""),
    (r"michail", "mihail"),
    (r"chr", "kr"),
    (r"sch?tsch|shch|szcz|stsch", "S"),
    (r"dsch|dzh|dj|zh", "J"),
    (r"tsch|tch|cz", "C"),
    (r"sch|sh|sz", "S"),
    (r"ch", "C"),
    (r"ou|oo", "u"),
    (r"kh", "h"),
    (r"gh", "g"),
    (r"ph", "f"),
    (r"ts|tz", "c"),
    (r"ck", "k"),
    (r"q", "k"),
    (r"^x", "h"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"th", "t"),
    (r"z", "s"),
    (r"n(?=[bp])", "m"),  # Тұрғынбаев is printed Тұрғымбаев
    (r"(?<=[oe])ff?$", "v"),
    (r"^j", "J"),
    (r"(?<=[aeiou])j(?=[aou])", "J"),
    (r"^(?:ye|e|yo)", "i"),
    (r"(?<=[aeiouy])[ijy]+(?=.|$)", ""),
    (r"(.)\1+", r"\1"),
)
_VOWELS = {"a": "a", "o": "u", "u": "u", "e": "i", "i": "i", "y": "i"}
_CYRILLIC = str.maketrans(
    {
        "ә": "a", "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ы": "y", "х": "h",
        "ж": "J", "ш": "S", "щ": "S", "ч": "C", "ц": "c", "й": "y", "э": "e", "ё": "e", "е": "e", "ю": "yu", "я": "ya",
        "ь": "", "ъ": "", "є": "e", "ї": "i", "ґ": "g", "ў": "v", "ó": "o",
    }
)  # fmt: skip
_LATIN = str.maketrans(
    {"š": "S", "ş": "S", "ș": "S", "č": "C", "ç": "C", "ž": "J", "ż": "J", "ğ": "g", "ə": "a", "ä": "a", "ı": "y",
     "ý": "y", "ï": "i", "ĭ": "i", "ŭ": "u", "ū": "u", "ü": "u", "ö": "o", "ł": "l", "ñ": "n"}
)  # fmt: skip
_PATRONYMIC = re.compile(r"(?:[oe]vic[h]?|ovi[cč]|[oe]vna|ovyc[h]?|uly|kyzy|qyzy|ogly|oglu|ulu|gyzy|ichna)$")


def name_key(name: str) -> str:
    """A romanised skeleton of a person's name: equal for spellings of one name across scripts and romanisations.

    Consonants stay, of the vowels only the kind of each word's first (so Marat is not Murat), and a feminine final
    -a. Patronymics are dropped. Names that differ only in later vowels fall together: for comparing within one
    record, not for telling the world's people apart.
    """
    words = re.findall(r"[^\W\d_]+(?:['’ʼʻ][^\W\d_]+)*", name.casefold())
    words = [word for word in words if len(word) > 1] or words  # initials are printed or not
    keys = [
        skeleton(word)
        for word in words
        if len(words) < 3 or not _PATRONYMIC.search(anyascii(word).casefold())
    ]
    return " ".join(filter(None, keys))


def skeleton(word: str) -> str:
    """One word's part of the key: lower-case letters, empty where the word has no sound of ours."""
    text = word.translate(_CYRILLIC).translate(_LATIN)
    text = "".join(char if char in "SCJ" else anyascii(char).lower() for char in text)
    feminine = text.endswith("a") and not text.endswith("enka")  # "Лукашенка" is a man
    for pattern, sound in _SOUNDS:
        text = re.sub(pattern, sound, text)
    text = text.translate(str.maketrans("SCJ", "xqž"))
    first = re.search(r"[aeiouy]", text)
    if first is None:
        return text
    rest = re.sub(r"[aeiouyj]", "", text[first.end() :])
    return (text[: first.start()] + _VOWELS[first[0]] + rest + ("a" if feminine and rest else "")).replace(
        "ž", "j"
    )
