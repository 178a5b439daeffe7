"""Which language a text is in: two-letter ISO 639-1 code, or ``None`` when it is too short or too mixed to tell.

Letters first (they are certain and cost nothing), then words, then lingua. lingua knows no Kyrgyz, Tatar, Uzbek or
Tajik and calls them Kazakh; it knows no Latin-script Kazakh either. It is used in its low-accuracy mode, because the
other takes 820 MB and nine seconds to load for the same answers on texts over 120 characters (measured 2026-11: low
60 MB, under a second); its weakness on one short English sentence full of foreign names is mended by words.
Languages that khronika does not read are told all the same, so that German is not read as bad English.
"""

import re
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

_SAMPLE = 4000  # characters from the start and as many from the middle: a page tells its language in a tenth of that

# Letters that a Cyrillic alphabet has beyond the Russian one.
_BEYOND_RUSSIAN = {
    "kk": "әғқңөұүһі",
    "ky": "ңөү",
    "mn": "өү",
    "tt": "әөүҗңһ",
    "ba": "әөүғҡңҙҫһ",
    "uz": "ўқғҳ",
    "tg": "ғӣқӯҳҷ",
    "uk": "іїєґ",
    "be": "іў",
    "sr": "јљњћђџ",
    "mk": "јљњѓќѕџ",
}
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
# Such letters make up 15 % of our Kazakh demo corpus (2026-11), and from 4 % up in the other languages' lines in
# tests/intake/test_language.py; a Russian article that names a Kazakh party or two has under 2 %.
_ENOUGH_BEYOND = 0.03
_SURE_COUNT = 10  # letters after which an alphabet's other letters would have been seen too

_ENGLISH_ONLY = frozenset(
    "the and were are said says by from with that has been after their they who which not more than least about people "
    "against during while what when would could them these those into over between because arrested detained".split()
)
_ENGLISH_SHARED = frozenset(
    "of to in was is for on at as an a have had be its his her it he she we no".split()
)

_KAZAKH_LATIN = frozenset(
    "dep men jáne jäne jane zhane úshin üşin ushin bul bir edi eken boldy boldı bolyp degen onyń onyñ jyly jılı jyl adam "
    "adamdy qala qalasy qalasynda oblysy turaly turalı otyr jatyr kerek qazaq qazaqstan bolǵan bolğan bolgan sonymen "
    "keıin keyin kún kün barlyq barlıq habarlady aıtty aitty".split()
)
_KAZAKH_LATIN_MARK = re.compile("q(?!u)|[ǵńñū]")
_LATIN_BUT_NOT_KAZAKH = re.compile("ə|[og][ʻʼ‘'`](?=[a-z])")  # Azerbaijani; Uzbek o' and g'

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Under this many Latin letters lingua's low mode is confident and wrong ("Hundreds detained": Danish, 0.86); other
# scripts leave it fewer languages to choose from, and two words do.
_FEWEST_LATIN_LETTERS = 24
_FEWEST_LETTERS = 10
_LEAST_SURE = 0.6

_TOLD = (
    "ENGLISH RUSSIAN KAZAKH UKRAINIAN BELARUSIAN BULGARIAN SERBIAN MACEDONIAN MONGOLIAN GERMAN FRENCH SPANISH "
    "PORTUGUESE ITALIAN DUTCH POLISH CZECH SLOVAK SLOVENE CROATIAN ROMANIAN HUNGARIAN TURKISH AZERBAIJANI FINNISH "
    "SWEDISH DANISH BOKMAL ESTONIAN LATVIAN LITHUANIAN ALBANIAN GREEK ARMENIAN GEORGIAN HEBREW ARABIC PERSIAN URDU "
    "HINDI BENGALI INDONESIAN VIETNAMESE TAGALOG THAI CHINESE JAPANESE KOREAN SWAHILI"
).split()


def language_of(text: str) -> str | None:
    """The code of the language that most of ``text`` is in (``en``, ``ru``, ``kk``, ``de``...); ``None``: not told."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]
    sample = sample.lower()
    letters = [char for char in sample if char.isalpha()]
    cyrillic = [char for char in letters if "\u0400" <= char <= "\u052f"]
    if 2 * len(cyrillic) > len(letters):
        return _by_letters(sample, cyrillic) or _by_lingua(sample, letters)
    if is_latin_kazakh(sample):
        return "kk"
    return "en" if _in_english_words(sample) else _by_lingua(sample, letters)


def is_latin_kazakh(text: str) -> bool:
    """True for Kazakh in one of its Latin alphabets (of 2018, of 2021, or without marks)."""
    lowered = text[: 2 * _SAMPLE].lower()
    if not _KAZAKH_LATIN_MARK.search(lowered) or _LATIN_BUT_NOT_KAZAKH.search(lowered):
        return False
    words = _WORD.findall(lowered)
    known = sum(word in _KAZAKH_LATIN for word in words)
    # Two words of it, and more than a Turkish or Spanish text shares by chance ("men", "bir", "bul").
    return known >= 2 and known >= 0.08 * len(words) and not _in_english_words(lowered)


def _by_letters(sample: str, cyrillic: list[str]) -> str | None:
    """``None`` when the letters are plain Russian ones (Bulgarian has them too), or fit several alphabets."""
    beyond = [char for char in cyrillic if char not in _RUSSIAN]
    if len(beyond) < max(1, _ENOUGH_BEYOND * len(cyrillic)):
        return None
    fitting = [
        code
        for code, extra in _BEYOND_RUSSIAN.items()
        if sum(char in extra for char in beyond) >= 0.97 * len(beyond)
    ]
    if len(fitting) > 1 and len(beyond) >= _SURE_COUNT and not {"uk", "be"} & set(fitting):
        smallest = min(fitting, key=lambda code: len(_BEYOND_RUSSIAN[code]))
        # Kyrgyz without its rare ң has Mongolian's letters; lingua, which knows Mongolian, decides.
        return "ky" if smallest == "mn" and _by_lingua(sample, cyrillic) != "mn" else smallest
    return fitting[0] if len(fitting) == 1 else None


def _in_english_words(text: str) -> bool:
    """Function words make up 30 to 45 % of English prose, those that only English has over 12 %; a foreign text with
    an English title in it has none of the second beyond the title. A headline may have one in eight."""
    words = _WORD.findall(text)
    only = sum(word in _ENGLISH_ONLY for word in words)
    shared = sum(word in _ENGLISH_SHARED for word in words)
    return only >= 1 and only >= 0.05 * len(words) and only + shared >= 0.1 * len(words)


def _by_lingua(text: str, letters: list[str]) -> str | None:
    latin = 2 * sum(char < "\u0250" for char in letters) > len(letters)
    if len(letters) < (_FEWEST_LATIN_LETTERS if latin else _FEWEST_LETTERS):
        return None
    best = _detector().compute_language_confidence_values(text)[0]
    return best.language.iso_code_639_1.name.lower() if best.value >= _LEAST_SURE else None


@cache
def _detector() -> LanguageDetector:
    languages = [getattr(Language, name) for name in _TOLD]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
