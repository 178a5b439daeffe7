"""Which language a text is in: two-letter ISO 639-1 code, or ``None`` when it is too short or too mixed to tell.

Letters first (they are certain and cost nothing), then words, then lingua. lingua knows no Kyrgyz, Tatar, Uzbek or
Tajik and calls them Kazakh; it knows no Latin-script Kazakh either. It is used in its low-accuracy mode, because the
other takes 820 MB and nine seconds to load for the same answers on texts over 120 characters (measured 2026-11: low
60 MB, under a second); its weakness on one short English sentence full of foreign names is mended by words.
Languages that khronika does not read are told all the same, so that German is not read as bad English.
"""

import re
from collections import Counter
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
# Letters that an alphabet of lingua's lacks: a text that has one is not in that language.
_LACKING = {
    "mk": frozenset("йщъыьэюяёіїєґўәғқңөұүһ"),
    "sr": frozenset("йщъыьэюяёіїєґўәғқңөұүһ"),
    "bg": frozenset("ыэёіїєґўәғқңөұүһ"),
    "uk": frozenset("ыэёъўәғқңөұүһ"),
    "be": frozenset("ищъїєґәғқңөұүһ"),
    "ru": frozenset("іїєґўәғқңөұүһ"),
}
_SURE_LENGTH = 40  # letters in which Kazakh has shown one of its own: every line of our Kazakh sentences does
_SURE_COUNT = 10  # letters after which an alphabet's other letters would have been seen too

_ENGLISH_ONLY = frozenset(
    "the and were are said says by from with that has been after their they who which not more than least about people "
    "against during while what when would could them these those into over between because arrested detained".split()
)
_ENGLISH_SHARED = frozenset(
    "of to in was is for on at as an a have had be its his her it he she we no".split()
)

# Kazakh in Latin script: words, letters that no other Latin language of the region has, and the endings of its words.
_KAZAKH_LATIN = frozenset(
    "dep men jáne jäne jane zhane úshin üşin ushin bul bir edi eken boldy boldı bolyp degen onyń onyñ jyly jılı jyl adam "
    "adamdy qala qalasy qalasynda oblysy turaly turalı otyr jatyr kerek qazaq qazaqstan bolǵan bolğan bolgan sonymen "
    "keıin keyin kún kün barlyq barlıq habarlady aıtty aitty dedi deıdi deidi eki úsh üş tórt tört bes on joq nemese biraq".split()
)
_KAZAKH_LATIN_MARK = re.compile(r"q(?!u)|[ǵńñŋūï]")
_KAZAKH_Y = re.compile(
    r"[bcdfghjklmnpqrstvxzǵğńñşŋ]y(?:[bcdfghjklmnpqrstvxzǵğńñşŋ]|$)"
)  # y is a vowel, as in "qyz"
_KAZAKH_ENDING = re.compile(
    r".{2}(?:(?:[dt][yiı]|[dtn][yiı][nńñŋ]g?|n[yiı]|[dtn][ae]n|[dt][ae](?:ǵ|ğ|g)?[yiı]?|[gğǵ][ae]|[qk][ae]|[bmp]en|[ldt][ae]r(?:d[yiı]|dy[nńñ]|ǵa|ğa|ge|men)?"
    r"|[gğǵqk][ae]n(?:da|de|dar|der|y|i)?|[ldt][yiı][qkǵğg](?:[yiı])?|s?[yiı]n?(?:[dn][ae]|a|e)|[ae]m[yiı]z|[yiı]m[yiı]z|(?:sh|ş)[yiı](?:lar|ler|s[yiı])?|s[yiı]z|[yiı]l[yiı]p|[yiı]p))$"
)
_LATIN_BUT_NOT_KAZAKH = re.compile(
    "[əňžßåæøőűěřůżłćśęąčšď]|[og][ʻ‘’'`](?=[a-z])"
)  # Azerbaijani, Turkmen, northern and Slavic; Uzbek o' and g'
# Uzbek o' and g', asked before the text is written small: a capital follows in names (O'Dovan), which are nobody's language.
_UZBEK = re.compile(r"[OoGg][ʻ‘’'`](?=[a-z])|(?<=[A-Z])[OG][ʻ‘’'`](?=[A-Z])")
# English "o'clock"; Swahili and Kikuyu words that begin with ng', as no Uzbek word does.
_NO_UZBEK = re.compile(r"\b(?:o[’'](?:clock|er|lantern)|ng[ʻ‘’'`]\w+(?:[ʻ‘’'`]\w+)*)\b", re.I)
# Of the words of a Latin Kazakh text as many are known or end as Kazakh words do; of our short texts half and more, of Turkish,
# Uzbek and English ones with a q in them under a third (tests/intake/short_texts.tsv, November 2026).
_ENOUGH_KAZAKH = 0.4

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
    as_written, sample = sample, _lower(sample)
    letters = [char for char in sample if char.isalpha()]
    cyrillic = [char for char in letters if "\u0400" <= char <= "\u052f"]
    if 2 * len(cyrillic) > len(letters):
        return _by_letters(sample, cyrillic) or _by_lingua(sample, letters)
    if is_latin_kazakh(sample):
        return "kk"
    if _in_english_words(sample):
        return "en"  # before the marks of Uzbek: a page of English has two of them by chance
    marks = len(_UZBEK.findall(_NO_UZBEK.sub("", as_written)))
    return "uz" if marks and marks + ("q" in sample) >= 2 else _by_lingua(sample, letters)


def is_latin_kazakh(text: str) -> bool:
    """True for Kazakh in one of its Latin alphabets (of 2018, of 2021, or without marks)."""
    lowered = _lower(text[: 2 * _SAMPLE])
    words = _WORD.findall(lowered)
    if _LATIN_BUT_NOT_KAZAKH.search(lowered) or _in_english_words(lowered) or len(words) < 3:
        return False
    known = [word for word in words if word in _KAZAKH_LATIN]
    ending = [word for word in words if word not in _KAZAKH_LATIN and _KAZAKH_ENDING.search(word)]
    marks = sum(bool(_KAZAKH_LATIN_MARK.search(word)) for word in words)
    vowels = sum(bool(_KAZAKH_Y.search(word)) for word in words)
    # A mark, or a known word and a vowel y: Turkish and Spanish share words with it by chance ("men", "bir", "bul").
    sure = vowels >= 3 and len(ending) >= 0.7 * len(words)
    if not marks and not (vowels and known) and not sure:
        return False
    return len(known) + len(ending) >= _ENOUGH_KAZAKH * len(words)


def _lower(text: str) -> str:
    """Lower case in which "I" and "İ" keep one letter each."""
    return text.replace("İ", "i").lower()


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
    if "ky" in fitting and len(cyrillic) >= _SURE_LENGTH:
        # Kazakh of this length has ғ, қ, ә, ұ or і; Mongolian has Kyrgyz's letters but ң, and х or в, which few Kyrgyz
        # words have. lingua knows Mongolian and no Kyrgyz.
        mongolian = "mn" in fitting and {"х", "в"} & set(cyrillic) and _by_lingua(sample, cyrillic) == "mn"
        return "mn" if mongolian else "ky"
    if len(fitting) > 1 and len(beyond) >= _SURE_COUNT and not {"uk", "be"} & set(fitting):
        return min(fitting, key=lambda code: len(_BEYOND_RUSSIAN[code]))
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
    counts = Counter(letters)
    told = [
        (value.language.iso_code_639_1.name.lower(), value.value)
        for value in _detector().compute_language_confidence_values(text)
    ]
    told = [(code, value) for code, value in told if not _lacks(code, counts)]
    if latin or not told:
        return told[0][0] if told and told[0][1] >= _LEAST_SURE else None
    code, value = told[0]
    if code == "kk" and len(letters) >= _SURE_LENGTH and not counts.keys() & set(_BEYOND_RUSSIAN["kk"]):
        return None  # Kyrgyz, or Kazakh typed on a Russian keyboard: only a person can tell
    return code if value >= _LEAST_SURE * sum(value for _, value in told) else None


def _lacks(code: str, counts: Counter[str]) -> bool:
    """True when more letters than a foreign name brings are not of the language's alphabet."""
    foreign = sum(counts[letter] for letter in _LACKING.get(code, ()))
    return foreign > _ENOUGH_BEYOND * counts.total()


@cache
def _detector() -> LanguageDetector:
    languages = [getattr(Language, name) for name in _TOLD]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
