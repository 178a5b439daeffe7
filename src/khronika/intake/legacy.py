"""Which of the old eight-bit encodings some bytes are in, by how each reading looks.

charset-normalizer mistakes Windows-1251, KOI8-R and Mac Cyrillic for one another on texts of a few lines. A reading
in the wrong one is letters too, but pairs of letters that no language has, capitals inside words, and letters from
several alphabets at once: three signs that a dozen words are enough to show. It also reads one accented French
word as Polish. Here, each reading is held against the letters that one language uses.
"""

import math
import re

# In the order of preference when two readings look alike (they then differ in nothing that was used).
_CYRILLIC = ("cp1251", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "koi8_r")

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ALPHABETS = (
    frozenset(_RUSSIAN + "ё"),
    frozenset(_RUSSIAN + "ёәғқңөұүһі"),
    frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    frozenset("абвгдђежзијклљмнњопрстћуфхцчџшѓѕќ"),
)
# The 90 commonest pairs of letters of the Russian and the 60 of the Kazakh demo corpus (2026-11): 71 and 61 % of all
# pairs there. A wrong reading stays under a tenth; half of that gap is the bar.
_PAIRS = frozenset(
    (
        "ст ни за ан то ен ло на ов де ер ли не по ал ре ка ко та го ра ол пр но од аз ад ве нн ел ро ор да "
        "ва ис ат ит ль ом ны жа ак ет че эт рж ин ед ск ми те ес во ур со их ос ил ой ци об тв тр от ию тс "
        "ри ек ти ты ня сл ах ых иц из ёт же бо ле ас ав ии ся чи он ди ма пе ег ға қа ар нд ды ла ме рд ай "
        "іл ың ын сы са ті ін ке лм ам ді ге ыс лғ ағ ба лы ым ша ыл ақ қы се ір кі ау ия сқ ні йт лі"
    ).split()
)
_WORD = re.compile("[Ѐ-ӿ]{2,}")
_ENOUGH_PAIRS = 0.2
_ENOUGH_LETTERS = 4  # one short word: below it nothing can be told


def best_cyrillic(raw: bytes) -> str | None:
    """Python's name of the encoding whose reading looks most like a Cyrillic language; ``None`` when none does."""
    scored = [(_score(raw, name), -place, name) for place, name in enumerate(_CYRILLIC)]
    score, _, name = max(scored)
    return name if score >= _ENOUGH_PAIRS else None


def _score(raw: bytes, encoding: str) -> float:
    """The share of letter pairs that are common, times the share of letters that one alphabet has, less capitals
    inside words; 0 when the bytes are not of this encoding, or most of what lies beyond ASCII is no Cyrillic letter."""
    try:
        text = raw.decode(encoding)
    except UnicodeError:
        return 0.0
    words: list[str] = _WORD.findall(text)
    letters = "".join(words).lower()
    beyond_ascii = sum(char > "\x7f" for char in text)
    if len(letters) < _ENOUGH_LETTERS or len(letters) < 0.7 * beyond_ascii:
        return 0.0
    pairs = [(word[i : i + 2]) for word in words for i in range(len(word) - 1)]
    common = sum(pair.lower() in _PAIRS for pair in pairs)
    odd_capitals = sum(pair[0].islower() and pair[1].isupper() for pair in pairs)
    one_alphabet = max(sum(char in alphabet for char in letters) for alphabet in _ALPHABETS) / len(letters)
    # The powers let one impossible letter outweigh a few lucky pairs: without the second, 10 of 80 snippets of 100
    # characters in Windows-1251 were read as Mac Cyrillic, whose "я" is its "€"; with it none (2026-11).
    return (
        (common - odd_capitals)
        / len(pairs)
        * math.pow(one_alphabet, 4)
        * math.pow(len(letters) / beyond_ascii, 2)
    )


# What each language of an encoding writes beyond ASCII, capitals left out; the first encoding wins a tie.
_LATIN = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ",
        "äöüßé",
        "áéíñóúü",
        "áâãàçéêíóôõúü",
        "àèéìíòóù",
        "åäöæøéü",
        "áðéíóúýþæö",
        "éèëïöüóá",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "ëç"),
    "cp1254": ("çğıöşüâîûi̇",),
}
_BESIDE_A_LETTER = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\u2010-\u206f«»]|[^\x00-\x7f\u2010-\u206f«»](?=[^\W\d_])"
)


def best_latin(raw: bytes) -> str | None:
    """Python's name of the encoding in which every mark on a letter belongs to one language; ``None`` when none fits."""
    if sum(byte < 128 for byte in raw) < 0.6 * len(
        raw
    ):  # Latin prose is mostly ASCII; Vietnamese is not in these
        return None
    return next((name for name in _LATIN if _fits_one_language(raw, name)), None)


def _fits_one_language(raw: bytes, encoding: str) -> bool:
    try:
        marked = [char.lower() for char in _BESIDE_A_LETTER.findall(raw.decode(encoding))]
    except UnicodeError:
        return False
    # One foreign name in fifty letters does not change the language.
    return any(sum(char in letters for char in marked) >= 0.98 * len(marked) for letters in _LATIN[encoding])
