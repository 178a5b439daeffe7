"""Which numbers a text states, in English, Russian or Kazakh: a plain counter for the corpus test.

It is kept apart from ``khronika.reading`` on purpose: the demo corpus must not be checked by the
reader it is there to try. It takes numbers only, not what they count. Dates, clock times, years
(2010-2029) and ordinals are left out; so, unless asked for, are the *words* for one and two ("one of
them", "both cities"), which are seldom counts. "Dozens", «десятки» and "ондаған" all stand as 12, half
as 50 (per cent).
"""

import re
from decimal import Decimal

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "январ феврал март апрел ма[йяею] июн июл август сентябр октябр ноябр декабр",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}

# One row a value: full patterns, tried against a whole lower-case word. A row marked by "*" multiplies
# what stands before it ("4 тысячи", "two dozen").
_EN = {
    1: "one|an?",
    2: "two|both|couple|pair",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty|half",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
_EN_TIMES = {12: "twelve|dozens?", 100: "hundreds?", 1000: "thousands?", 1_000_000: "millions?"}
_RU = {
    1: "од(ин|на|ну|ного|ной|ним|ном)",
    2: "дв(а|е|ух|ум|умя)|двое|двоих|об[ае]|обоих",
    3: "тр(и|[её]х|[её]м|емя|ое|оих|оим)",
    4: "четыр(е|[её]х|[её]м|ьмя)|четвер(о|ых|ым)",
    5: "пят(ь|и|ью|еро|ерых)",
    6: "шест(ь|и|ью|еро|ерых)",
    7: "сем(ь|и|ью|еро|ерых)",
    8: "вос(емь|ьми|емью)",
    9: "девят(ь|и|ью)",
    10: "десят(ь|и|ью)",
    11: "одиннадцат(ь|и|ью)",
    13: "тринадцат(ь|и|ью)",
    14: "четырнадцат(ь|и|ью)",
    15: "пятнадцат(ь|и|ью)",
    16: "шестнадцат(ь|и|ью)",
    17: "семнадцат(ь|и|ью)",
    18: "восемнадцат(ь|и|ью)",
    19: "девятнадцат(ь|и|ью)",
    20: "двадцат(ь|и|ью)",
    30: "тридцат(ь|и|ью)",
    40: "сорока?",
    50: "пятьдесят|пятидесяти|половин[аыуе]",
    60: "шестьдесят|шестидесяти",
    70: "семьдесят|семидесяти",
    80: "восемьдесят|восьмидесяти",
    90: "девяност[оа]",
    200: "двести|двухсот",
    300: "триста|тр[её]хсот",
    400: "четыреста|четыр[её]хсот",
    500: "пятьсот|пятисот",
    600: "шестьсот|шестисот",
    700: "семьсот|семисот",
    800: "восемьсот|восьмисот",
    900: "девятьсот|девятисот",
}
_RU_TIMES = {
    12: "двенадцат(ь|и|ью)|дюжин[аыу]?|десят(ок|ка|ки|ков)",
    100: "ст[оа]|сот(ня|ни|ню|ен|ням)",
    1000: "тысяч[аиу]?|тысячам|тыс",
    1_000_000: "миллион(а|ов|ы)?|млн",
}
_KK_END = "([дтн][ае]н|[гқғк][ае]|[дтн][ыі]ң?|[дт][ае]|[ыі]|с[ыі]|н[ае]н|дай|дей|мен|бен|пен)?"
_KK = {
    1: "бір",
    2: "екі|екеу.*",
    3: f"үш{_KK_END}|үшеу.*",
    4: f"төрт{_KK_END}|төртеу.*",
    5: f"бес{_KK_END}|бесеу.*",
    6: f"алты{_KK_END}|алтау.*",
    7: f"жеті{_KK_END}|жетеу.*",
    8: f"сегіз{_KK_END}",
    9: f"тоғыз{_KK_END}",
    10: "он",  # bare only: "оның" is "his", "онда" is "there"
    20: f"жиырма{_KK_END}",
    30: f"отыз{_KK_END}",
    40: f"қырық{_KK_END}",
    50: f"елу{_KK_END}|жартысы",
    60: f"алпыс{_KK_END}",
    70: f"жетпіс{_KK_END}",
    80: f"сексен{_KK_END}",
    90: f"тоқсан{_KK_END}",
}
_KK_TIMES = {
    12: "ондаған",
    100: f"жүз{_KK_END}|жүздеген",
    1000: f"мың{_KK_END}|мыңдаған",
    1_000_000: f"миллион{_KK_END}|млн",
}
_WORDS = {"en": (_EN, _EN_TIMES), "ru": (_RU, _RU_TIMES), "kk": (_KK, _KK_TIMES)}

_DAY = r"(?<![\w.,:])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|-?го)?(?![\w:])"
_DAYS = (
    rf"{_DAY}(?:\s*(?:,|[-–—]|and|or|to|till|until|и|или|по|до|мен|және|бен|пен)\s*(?:and|и|және)?\s*{_DAY})*"
)
_TOKEN = re.compile(
    r"(?P<digits>(?<![^\W_])\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|(?<![^\W_])\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)"
)


def without_dates(text: str, lang: str) -> str:
    """The text with dates, clock times, years and ordinals blanked out."""
    months = "(?:" + "|".join(MONTHS[lang].split()) + r")\w*"
    patterns = [
        rf"{_DAYS}(?:\s+of)?\s+{months}",
        r"\d{1,2}:\d{2}",
        r"(?<!\d)20[12]\d(?![\d,.]\d|\d)",
        r"\d+(?:st|nd|rd|th)\b",
    ]
    if lang == "en":
        patterns.insert(1, rf"\b{months}\s+{_DAY}(?:\s*[-–—]\s*{_DAY})?")
    for pattern in patterns:
        text = re.sub(pattern, " ; ", text)
    return text


def _word_value(word: str, lang: str) -> tuple[int, bool] | None:
    """The value of a number word and whether it multiplies what stands before it; ``None``: no number."""
    for table, multiplies in zip(_WORDS[lang], (False, True), strict=True):
        for value, pattern in table.items():
            if re.fullmatch(pattern, word):
                return value, multiplies
    return None


def _digits_value(digits: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}([ \u00a0\u202f,]\d{3})+", digits):
        return Decimal(re.sub(r"\D", "", digits))
    return Decimal(digits.replace(",", "."))


def _joined(before: Decimal, value: int, gap: str, lang: str) -> bool:
    """Whether "twenty five", "twenty-five", «сто пятьдесят» is one number. A hyphen joins tens and units in
    English only, so "алты-жеті" (six or seven) stays two."""
    if gap not in ((" ", "-", " and ") if lang == "en" else (" ",)):
        return False
    step = next((s for s in (1000, 100, 10) if before >= s and before % s == 0), 0)
    return 0 < value < step and (gap != " and " or step >= 100)


class _Run:
    """The number being read, token by token, and those already read."""

    def __init__(self, *, small: bool) -> None:
        self.small = small
        self.found: set[Decimal] = set()
        self.value: Decimal | None = None
        self.spelled = True  # only words so far

    def start(self, value: Decimal | None, *, spelled: bool) -> None:
        """Close the number so far and begin another (``None``: begin nothing)."""
        if self.value is not None and (self.small or not self.spelled or self.value >= 3):
            self.found.add(self.value)
        self.value, self.spelled = value, spelled


def numbers(text: str, lang: str, *, small: bool = False) -> set[Decimal]:
    """Every number the text states, digits and words; see the module for what is left out.

    ``small`` takes the words for one and two as well.
    """
    text = without_dates(text, lang)
    run, end = _Run(small=small), 0  # end: where the number so far stops
    for token in _TOKEN.finditer(text):
        gap = text[end : token.start()]
        if token["digits"]:
            run.start(_digits_value(token["digits"]), spelled=False)
            end = token.end()
            continue
        word = token["word"].lower()
        if lang == "en" and word == "and" and gap == " ":
            continue  # "three hundred and fifty": the gap before "fifty" is then " and "
        known = _word_value(word, lang)
        if known is None:
            run.start(None, spelled=True)
            continue
        value, multiplies = known
        if run.value is not None and multiplies and gap.strip() == "" and run.value < value:
            run.value *= value
        elif run.value is not None and run.spelled and _joined(run.value, value, gap, lang):
            run.value += value
        else:
            run.start(Decimal(value), spelled=True)
        end = token.end()
    run.start(None, spelled=True)
    return run.found
