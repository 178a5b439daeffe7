"""What spreadsheet programs do to a cell that nobody edited, and what an edited one means. No Django here.

A date turns into the country's own form, ``2019-06`` into ``Jun-19``, ``007`` into 7, ``1,000`` into 1000, 300 into 300.0 or 3E+02,
``yes`` into TRUE. Each of these is still what left. Where an edited cell can be read in two ways (``6/9/2019``, ``1,234``), it is refused:
nothing is guessed.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable

YES, NO = "yes", "no"
DAY_FIRST, MONTH_FIRST = "day first", "month first"
_YES = frozenset("yes y true 1 on x да истина иә ақиқат".split())
_NO = frozenset("no n false 0 off нет ложь жоқ өтірік жалған".split())
# How programs abbreviate months in the three languages of the desk, by their first three letters.
_MONTHS = (
    ("jan", "янв", "қаң"), ("feb", "фев", "ақп"), ("mar", "мар", "нау"), ("apr", "апр", "сәу"), ("may", "май", "мая", "мам"),
    ("jun", "июн", "мау"), ("jul", "июл", "шіл"), ("aug", "авг", "там"), ("sep", "сен", "қыр"), ("oct", "окт", "қаз"),
    ("nov", "ноя", "қар"), ("dec", "дек", "жел"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MIDNIGHT = r"(?:[T ]0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})(?:-(\d{{1,2}}))?{_MIDNIGHT}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})[./](\d{{1,2}})[./](\d{{1,2}})\.?{_MIDNIGHT}")
_DOTTED = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}){_MIDNIGHT}")
_SLASHED = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}){_MIDNIGHT}")
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2})")
_NAMED_MONTH = re.compile(r"([^\W\d_]{3,10})\.?[-. ](\d{2}|\d{4})")
_DAY_AND_MONTH = re.compile(r"(?:(\d{1,2})[-. ]([^\W\d_]{3,10})|([^\W\d_]{3,10})\.?[-. ](\d{1,2}))\.?")
_PAIR = re.compile(r"(\d{1,2})[-./](\d{1,2})")
_PLAIN = re.compile(r"\d+")
_PART = re.compile(r"(\d+)([.,])(\d+)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_POWER = re.compile(r"(\d+(?:[.,]\d+)?)[eEеЕ]\+?(\d{1,2})")
# Days since which spreadsheets count: 30 December 1899. Numbers of five digits reach from 1954 to 2119.
_FIRST_DAY = dt.date(1899, 12, 30)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
_NEAR = 1e-5  # a power of ten is shown with six digits


class Unclear(ValueError):
    """An edited cell that can be read in more ways than one, or in none."""


def even(text: str) -> str:
    """Without what programs change unasked: the form of letters, kinds of spaces and line ends, and spaces around."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\ufeff", "")).split())


def order_of(cells: Iterable[str]) -> str | None:
    """Whether a sheet writes ``9/6/2019`` with the day first: told by the dates that can be read in one way only. ``None`` where none
    tells, or they differ."""
    found = set()
    for cell in cells:
        if slashed := _SLASHED.fullmatch(even(cell)):
            first, second = int(slashed[1]), int(slashed[3])
            found |= {DAY_FIRST} if first > 12 >= second else {MONTH_FIRST} if second > 12 >= first else set()
    return found.pop() if len(found) == 1 else None


# ---- dates ----


def dates(cell: str, order: str | None) -> list[str]:
    """The partial dates that a cell may mean, as we write them."""
    cell = even(cell)
    if found := _ISO.fullmatch(cell):
        return _written(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _YEAR_FIRST.fullmatch(cell):
        return _written(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(cell):
        return _written(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(cell):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        both = ((DAY_FIRST, second, first), (MONTH_FIRST, first, second))
        read = [day for which, m, d in both if order in (None, which) for day in _written(year, m, d)]
        return list(dict.fromkeys(read))
    if (found := _NAMED_MONTH.fullmatch(cell)) and (month := _month(found[1])):
        years = [int(found[2])] if len(found[2]) == 4 else [1900 + int(found[2]), 2000 + int(found[2])]
        return [day for year in years for day in _written(year, month, None)]
    if _SERIAL.fullmatch(cell):
        return [(_FIRST_DAY + dt.timedelta(days=int(float(cell)))).isoformat()]
    number = numbers(cell)
    return [f"{int(number[0]):04d}"] if len(number) == 1 and 1000 <= number[0] < 3000 else []


def same_date(left: str, cell: str, order: str | None) -> bool:
    if even(left) == even(cell) or (left and left in dates(cell, order)):
        return True
    short, iso = _SHORT.fullmatch(even(cell)), _ISO.fullmatch(left)
    if short is None or iso is None or iso[3] is None:
        return False
    return iso[1][2:] == short[3] and {int(iso[2]), int(iso[3])} == {int(short[1]), int(short[2])}


def read_date(cell: str, order: str | None) -> str:
    """Raises Unclear."""
    return _one(cell, dates(cell, order)) if even(cell) else ""


def _written(year: int, month: int, day: int | None) -> list[str]:
    try:
        made = dt.date(year, month, day or 1)
    except ValueError:
        return []
    return [made.isoformat() if day else made.isoformat()[:7]]


def _month(word: str) -> int | None:
    return _MONTH_OF.get(word.casefold()[:3])


# ---- numbers ----


def numbers(cell: str) -> list[float]:
    """The numbers that a cell may mean: one comma or point before three digits may be of thousands or of a fraction."""
    cell = even(cell)
    if _PLAIN.fullmatch(cell) or _SPACED.fullmatch(cell):
        return [float(cell.replace(" ", ""))]
    if found := _GROUPED.fullmatch(cell):
        return [float(cell.replace(found[1], ""))]
    if found := _PART.fullmatch(cell):
        part = float(f"{found[1]}.{found[3]}")
        thousands = len(found[3]) == 3 and len(found[1]) <= 3 and not found[1].startswith("0")
        return [float(found[1] + found[3]), part] if thousands else [part]
    if found := _POWER.fullmatch(cell):
        return [float(f"{found[1].replace(',', '.')}e{found[2]}")]
    return []


def same_number(left: str, cell: str) -> bool:
    if even(left) == even(cell):
        return True
    theirs = numbers(cell)
    rounded = _POWER.fullmatch(even(cell)) is not None
    return any(
        one == other or (rounded and one and abs(one - other) / one < _NEAR)
        for one in numbers(left)
        for other in theirs
    )


def read_number(cell: str) -> str:
    """Raises Unclear."""
    if not even(cell):
        return ""
    found = float(_one(cell, [repr(number) for number in numbers(cell)]))
    return str(int(found)) if found.is_integer() else repr(found)


# ---- words ----


def same_words(left: str, cell: str, order: str | None = None) -> bool:
    """Words that a program took for a number or a date are the same words."""
    if even(left) == even(cell):
        return True
    if numbers(left) and same_number(left, cell):
        return True
    pair = _PAIR.fullmatch(even(left))
    if pair is not None and _pair(cell) == {int(pair[1]), int(pair[2])}:
        return True
    return any(day in dates(cell, order) for day in dates(left, order)) if not numbers(left) else False


def _pair(cell: str) -> set[int]:
    """Day and month of a cell that was made of ``10-12``."""
    if found := _DAY_AND_MONTH.fullmatch(even(cell)):
        month = _month(found[2] or found[3])
        return {month, int(found[1] or found[4])} if month else set()
    for day in dates(cell, DAY_FIRST):
        parts = day.split("-")
        if len(parts) == 3:
            return {int(parts[1]), int(parts[2])}
    return set()


def read_words(cell: str) -> str:
    return even(cell)


# ---- yes and no, words of closed lists ----


def same_flag(left: str, cell: str) -> bool:
    return even(left).casefold() == even(cell).casefold() or _flag(cell) == left


def read_flag(cell: str) -> str:
    """Raises Unclear; an empty cell is no."""
    return _one(cell, [found for found in (_flag(cell),) if found])


def _flag(cell: str) -> str:
    word = even(cell).casefold()
    return YES if word in _YES else NO if word in _NO or not word else ""


def read_word(cell: str) -> str:
    """A word of a closed list, as the list has it; whether it is one is asked elsewhere."""
    return re.sub(r"[\s_]+", "-", even(cell)).casefold()


def same_word(left: str, cell: str) -> bool:
    return left == read_word(cell)


def _one(cell: str, found: list[str]) -> str:
    if len(found) != 1:
        raise Unclear(cell)
    return found[0]


Same = Callable[[str, str, str | None], bool]
Read = Callable[[str, str | None], str]
KINDS: dict[str, tuple[Same, Read]] = {
    "date": (same_date, read_date),
    "number": (lambda left, cell, order: same_number(left, cell), lambda cell, order: read_number(cell)),
    "flag": (lambda left, cell, order: same_flag(left, cell), lambda cell, order: read_flag(cell)),
    "word": (lambda left, cell, order: same_word(left, cell), lambda cell, order: read_word(cell)),
    "words": (same_words, lambda cell, order: read_words(cell)),
}
