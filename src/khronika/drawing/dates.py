"""Days, months and spans of days in English, Russian and Kazakh, as a line of a table has them. No Django here.

Not in the catalogues: a month changes its ending by what stands beside it, and the year has its place on the other side.
Nothing is filled in: a month stays a month.
"""

from khronika.nouns import PartialDate, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_RU_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_KK_TO = "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға".split()
_KK_FROM = "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан".split()
_BY_LANG = {"en": MONTHS, "ru": tuple(_RU_OF), "kk": tuple(_KK)}
# Every form that may stand beside a day: what keeps the two on one line looks for them.
ALL_MONTHS = frozenset((*MONTHS, *_RU_OF, *_KK, *_KK_TO, *_KK_FROM))


def day_in(lang: str, year: int | None, month: int, day: int | str) -> str:
    """A day, or days of one month ("9–13"), in ``lang``; ``year`` ``None`` where all around share it. Raises KeyError for
    other languages."""
    name = _BY_LANG[lang][month - 1]
    if lang == "kk":
        return f"{year} жылғы {day} {name}" if year else f"{day} {name}"
    after = f" {year}" + (" года" if lang == "ru" else "") if year else ""
    return f"{day} {name}{after}"


def month_in(lang: str, year: int | None, month: int) -> str:
    """``June 2019``, ``июнь 2019 года``, ``2019 жылғы маусым``."""
    if lang == "kk":
        return f"{year} жылғы {_KK[month - 1]}" if year else _KK[month - 1]
    if lang == "ru":
        return f"{_RU[month - 1]} {year} года" if year else _RU[month - 1]
    return f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]


def date_in(lang: str, date: PartialDate, *, year: bool = True) -> str:
    """``9 June 2019``, ``June 2019`` or ``2019``; a year alone is always told."""
    if date.month is None:
        return {"ru": f"{date.year} год", "kk": f"{date.year} жыл"}.get(lang, str(date.year))
    shown = date.year if year else None
    return day_in(lang, shown, date.month, date.day) if date.day else month_in(lang, shown, date.month)


def span_in(lang: str, when: When, *, year: bool = True) -> str:
    """``9–13 June 2019``, ``until 9 June 2019``; nothing where neither end is given."""
    start, end = when.start, when.end
    if start is None or end is None:
        only = start or end
        return _open(lang, only, until=start is None, year=year) if only else ""
    if start == end:
        return date_in(lang, start, year=year)
    shown = year or start.year != end.year
    if (start.year, start.month) == (end.year, end.month) and start.day and end.day and end.month:
        return day_in(lang, end.year if shown else None, end.month, f"{start.day}–{end.day}")
    # The year is told once where both share it: after the last day, in Kazakh before the first.
    split = start.year != end.year
    first, last = (shown, split) if lang == "kk" else (split, shown)
    return f"{date_in(lang, start, year=first)} – {date_in(lang, end, year=last)}"


def _open(lang: str, date: PartialDate, *, until: bool, year: bool) -> str:
    if lang == "kk":
        return _kazakh_open(date, until=until, year=year)
    if lang == "ru":
        words = date_in(lang, date, year=year)
        if date.month is None:
            words = f"{date.year} года"
        elif date.day is None:
            words = f"{_RU_OF[date.month - 1]} {date.year} года" if year else _RU_OF[date.month - 1]
        return f"{'не позднее' if until else 'с'} {words}"
    return f"{'until' if until else 'from'} {date_in(lang, date, year=year)}"


def _kazakh_open(date: PartialDate, *, until: bool, year: bool) -> str:
    after = "дейін" if until else "бастап"
    if date.month is None:
        return f"{date.year} {'жылға' if until else 'жылдан'} {after}"
    month = (_KK_TO if until else _KK_FROM)[date.month - 1]
    words = f"{date.day} {month}" if date.day else month
    return f"{f'{date.year} жылғы ' if year else ''}{words} {after}"
