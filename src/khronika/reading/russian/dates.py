"""Words of time in Russian text. A day without a year takes it from the report's date, else from the one year the
text states; without either it stays unresolved."""

import datetime as dt
import re

from khronika.nouns import PartialDate, Precision, When
from khronika.reading.anchors import day_from, interval, partial, weekday_before, year_for
from khronika.reading.mentions import DateMention
from khronika.reading.spotting import Anchor, Pattern, spot, the_one_year

_MONTHS = {
    stem: number for number, stem in enumerate("янв фев мар апр ма июн июл авг сен окт ноя дек".split(), 1)
}
_MONTH = (
    r"(?:январ[яьею]\w?|феврал[яьею]\w?|март[ае]?|апрел[яьею]|ма[яйею]|июн[яьею]|июл[яьею]|август[ае]?|"
    r"сентябр[яьею]|октябр[яьею]|ноябр[яьею]|декабр[яьею]|"
    r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?)(?!\w)"  # as agencies head their news: "27 июл"
)
_DAY = r"(?<![\d.,:-])(?:[12]\d|3[01]|0?[1-9])(?:-?(?:го|е|ое|му|м|ого))?(?!\w)"
_YEAR = r"(?:\s*,?\s*(?P<year>(?:19|20)\d\d)(?:-го(?!\w)|\s*(?:года|г\.|году|год)(?!\w))?)?"
_OWN_YEAR = r"(?:\s+(?P<y1>(?:19|20)\d\d)(?:-го|\s*(?:года|г\.))?)?"
_CLOCK = r"(?:\d{1,2}[.:]\d\d\s+)?"
_POINTED = r"(?P<d{n}>\d{{1,2}})\.(?P<m{n}>\d{{1,2}})\.(?P<y{n}>(?:19|20)\d\d)(?!\d)"
_DASH = r"\s*[-–—]\s*"

_WEEKDAYS = {
    "понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскресень": 6,
}  # fmt: skip
_WEEKDAY = r"(?:понедельник\w{0,2}|вторник\w{0,2}|сред(?:а|у|ы|е)|четверг\w{0,2}|пятниц(?:а|у|ы|е)|суббот(?:а|у|ы|е)|воскресень(?:е|я|ю|ем))(?!\w)"


def _month(words: str) -> int:
    words = words.lower()
    return next(number for stem, number in sorted(_MONTHS.items(), reverse=True) if words.startswith(stem))


def _number(words: str) -> int:
    return int(re.match(r"\d+", words)[0])  # type: ignore[index]


def _days(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """One day, a list of days, or a range of days of one month."""
    if re.search(r"(?<!\w)(?:до|по)\s+$", match.string[: match.start()], re.IGNORECASE):
        return None  # "запрещены до 1 июня", "введён по 2 августа": how long, and not when
    numbers = [int(n) for n in re.findall(r"\d+", match["days"])]
    month = _month(match["month"])
    first = anchor.day(min(numbers), month, match["year"])
    last = anchor.day(max(numbers), month, str(first.year) if first else None)
    return interval(first, last, match[0], rule)


def _since(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """From a day on: up to the report, or with an open end."""
    first = anchor.day(_number(match["days"]), _month(match["month"]), match["year"])
    if first is None:
        return None
    last = anchor.published
    if last is None or last.latest < first.earliest:
        return When(first, None, Precision.VAGUE, match[0], rule=rule)
    return interval(first, last, match[0], rule)


def _across(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    last = anchor.day(_number(match["d2"]), _month(match["m2"]), match["year"])
    own_year = match.groupdict().get("y1")
    first = anchor.day(
        _number(match["d1"]), _month(match["m1"]), own_year or (str(last.year) if last else None)
    )
    if first and last and not own_year and first.latest > last.latest:
        first = partial(first.year - 1, first.month, first.day)
    return interval(first, last, match[0], rule)


def _across_digits(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    first, last = (partial(int(match[f"y{n}"]), int(match[f"m{n}"]), int(match[f"d{n}"])) for n in (1, 2))
    return interval(first, last, match[0], rule)


def _night(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    second = anchor.day(_number(match["days"]), _month(match["month"]), match["year"])
    if second is None:
        return None
    return When.days(second.earliest - dt.timedelta(days=1), second.earliest, match[0], rule)


def _digits(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    day = partial(int(match["y"]), int(match["m"]), int(match["d"])) if 1 <= int(match["m"]) <= 12 else None
    return interval(day, day, match[0], rule)


def _months(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    last_month = _month(match["month"])
    year = (
        int(match["year"]) if match["year"] else year_for(last_month, None, anchor.published, anchor.stated)
    )
    last = partial(year, last_month)
    first_words = match.groupdict().get("m1")
    if not first_words:
        return interval(last, last, match[0], rule)
    first_year = match.groupdict().get("y1")
    first = partial(int(first_year) if first_year else year, _month(first_words))
    return interval(first, last, match[0], rule, Precision.MONTH)


def _last_years(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "В феврале прошлого года"."""
    if anchor.published is None:
        return None
    month = partial(
        anchor.published.year - (not match["which"].lower().startswith("эт")), _month(match["month"])
    )
    return interval(month, month, match[0], rule)


def _year(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    if re.search(r"(?<!\w)до\s+$", match.string[: match.start()], re.IGNORECASE):
        return None  # "отложено до 2028 года": how long, and not when
    first, last = partial(int(match["y1"] or match["year"])), partial(int(match["year"]))
    return interval(first, last, match[0], rule)


def _this_year(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    if anchor.published is None:
        return None
    year = partial(anchor.published.year - match["which"].lower().startswith(("прошл", "минувш")))
    return interval(year, year, match[0], rule)


def _weekday(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    wanted = next(n for stem, n in _WEEKDAYS.items() if match["weekday"].lower().startswith(stem))
    found = weekday_before(wanted, anchor.published)
    if found is None:
        return None
    if match["night"]:
        return When.days(found - dt.timedelta(days=1), found, match[0], rule)
    return When.on(found, match[0], rule)


def _weekdays(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "В субботу и воскресенье": from the one to the other, the last that were."""
    numbers = [
        next(n for stem, n in _WEEKDAYS.items() if match[each].lower().startswith(stem))
        for each in ("w1", "w2")
    ]
    last = weekday_before(numbers[1], anchor.published)
    if last is None:
        return None
    return When.days(last - dt.timedelta(days=(numbers[1] - numbers[0]) % 7), last, match[0], rule)


def _this_month(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    if anchor.published is None or anchor.published.month is None:
        return None
    year, month = anchor.published.year, anchor.published.month
    if match["which"].lower().startswith(("прошл", "минувш")):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    found = partial(year, month)
    return interval(found, found, match[0], rule)


_SHIFTS = {"сегодня": 0, "вчера": -1, "накануне": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2}


def _shift(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    words = match["word"].lower()
    shift = next((n for stem, n in _SHIFTS.items() if words.startswith(stem)), None)
    if shift is None:
        shift = -1 if words.startswith(("вчераш", "минувш", "прошлой")) else 0
    found = day_from(anchor.published, shift)
    if found is None:
        return None
    if "ночь" in words:
        return When.days(
            found - dt.timedelta(days=1 if shift == 0 else 0),
            day_from(anchor.published, 0) or found,
            match[0],
            rule,
        )
    return When.on(found, match[0], rule)


def _week(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    monday = weekday_before(
        0, anchor.published, weeks=1 if match["which"].lower().startswith(("прошл", "минувш")) else 0
    )
    if monday is None or anchor.published is None:
        return None
    last = monday + dt.timedelta(days=6)
    if not match["which"].lower().startswith(("прошл", "минувш")):
        last = min(last, anchor.published.latest)
    return When.days(monday, last, match[0], rule)


_ORDINALS = {
    word: number
    for number, word in enumerate(
        "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого "
        "тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого".split(), 1
    )
}  # fmt: skip
_FEW = {"два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "десять": 10}


def _in_words(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Четвёртого января"."""
    number = _ORDINALS[match["word"].lower().replace("ё", "е")]
    day = anchor.day(number, _month(match["month"]), match["year"])
    return interval(day, day, match[0], rule)


def _bare_day(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "24-го", "шестнадцатого числа": the last such day up to the report."""
    groups = match.groupdict()
    number = int(groups["d"]) if groups.get("d") else _ORDINALS[groups["word"].lower().replace("ё", "е")]
    if anchor.published is None or number == 0:
        return None
    day = anchor.published.latest
    for _ in range(62):  # two months hold every number up to 31
        if day.day == number:
            return When.on(day, match[0], rule)
        day -= dt.timedelta(days=1)
    return None


def _ago(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Неделю назад", "три дня назад" is a day; months ago are as wide as a month."""
    if anchor.published is None or anchor.published.day is None:
        return None
    opened = match.string.rfind("(", 0, match.start())
    if opened >= 0 and ")" not in match.string[opened : match.start()]:
        return None  # "9 тысяч (неделю назад — 7,5)" sets another day aside, and not the day of what is told
    words, unit = match["n"], match["unit"].lower()
    number = 1 if not words else int(words) if words.isdigit() else _FEW[words.lower()]
    if unit.startswith("месяц"):
        middle = anchor.published.latest - dt.timedelta(days=30 * number)
        month = partial(middle.year, middle.month)
        return interval(month, month, match[0], rule)
    return When.on(
        anchor.published.latest - dt.timedelta(days=number * (7 if unit.startswith("нед") else 1)),
        match[0],
        rule,
    )


def _weekend(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """The Saturday and Sunday before the report, or of its own weekend."""
    sunday = weekday_before(6, anchor.published)
    if sunday is None or anchor.published is None:
        return None
    saturday = anchor.published.latest.weekday() == 5
    first = anchor.published.latest if saturday else sunday - dt.timedelta(days=1)
    return When.days(first, first if saturday else sunday, match[0], rule)


def _past_day(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    day = day_from(anchor.published, 0)
    return When.days(day - dt.timedelta(days=1), day, match[0], rule) if day else None


_SPANS = {"дн": 1, "ден": 1, "сут": 1, "нед": 7, "мес": 30}


def _past_days(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "За последние пять дней", "за три недели": so long up to the report."""
    day = day_from(anchor.published, 0)
    words, unit = match["n"], match["unit"].lower()
    if day is None or (not words and unit.startswith("дн")):
        return None  # "в последние дни" are any few
    number = 1 if not words else int(words) if words.isdigit() else _FEW[words.lower()]
    days = number * next(n for stem, n in _SPANS.items() if unit.startswith(stem))
    return When.days(day - dt.timedelta(days=days), day, match[0], rule)


def _so_far(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """From the first day of the report's year, month or week up to the report."""
    day = day_from(anchor.published, 0)
    if day is None:
        return None
    first = {
        "года": day.replace(month=1, day=1),
        "месяца": day.replace(day=1),
        "недели": day - dt.timedelta(days=day.weekday()),
    }[match["unit"].lower()]
    return When.days(first, day, match[0], rule)


# In this order; a later pattern never overlaps an earlier hit.
_PATTERNS: list[Pattern] = [
    (rule, re.compile(pattern, re.IGNORECASE), resolve)
    for rule, pattern, resolve in (
        ("ru.date.night", rf"в\s+ночь\s+(?:на|с\s+{_DAY}\s+на)\s+(?P<days>{_DAY})\s+(?P<month>{_MONTH}){_YEAR}", _night),
        ("ru.date.across", rf"(?:с|от)\s+(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}){_OWN_YEAR}\s+(?:по|до)\s+(?:(?:утро|утра|вечер|вечера|полдень|полудня)\s+)?(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}){_YEAR}", _across),
        ("ru.date.across", rf"(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}){_DASH}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}){_YEAR}", _across),
        ("ru.date.across", rf"(?:с|от)\s+{_CLOCK}{_POINTED.format(n=1)}\s+(?:по|до)\s+{_CLOCK}{_POINTED.format(n=2)}", _across_digits),
        ("ru.date.from-to", rf"(?:с|от)\s+(?P<days>{_DAY}\s+(?:по|до)\s+{_DAY})\s+(?P<month>{_MONTH}){_YEAR}", _days),
        ("ru.date.range", rf"(?P<days>(?<![\d.,:])\d{{1,2}}{_DASH}\d{{1,2}}(?:-?го)?)\s+(?P<month>{_MONTH}){_YEAR}", _days),
        ("ru.date.list", rf"(?P<days>{_DAY}(?:\s*,\s*{_DAY})*\s+и\s+{_DAY})\s+(?P<month>{_MONTH}){_YEAR}", _days),
        ("ru.date.since", rf"(?<!\w)(?:начиная\s+)?с\s+(?P<days>{_DAY})\s+(?P<month>{_MONTH}){_YEAR}(?!\s*(?:по|до|на)\s)", _since),
        ("ru.date.day", rf"(?P<days>{_DAY})\s+(?P<month>{_MONTH}){_YEAR}", _days),
        ("ru.date.day", rf"(?<!\w)(?P<word>{'|'.join(w.replace('е', '[её]') for w in _ORDINALS)})\s+(?P<month>{_MONTH}){_YEAR}", _in_words),
        ("ru.date.number", r"(?<![\w.,:-])(?P<d>[12]?\d|3[01])-(?:го|е)(?:\s+числа(?!\w)|(?=\s*(?:[.,;:!?)»—–]|$)))", _bare_day),
        ("ru.date.number", rf"(?<!\w)(?P<word>{'|'.join(_ORDINALS)})\s+числа(?!\w)", _bare_day),
        ("ru.date.ago", rf"(?<!\w)(?:(?P<n>\d{{1,3}}|{'|'.join(_FEW)})\s+)?(?P<unit>день|дня|дней|недел[юи]|недель|месяц(?:а|ев)?)\s+назад(?!\w)", _ago),
        ("ru.date.weekend", r"(?<!\w)(?:за|в|на)\s+(?:(?:прошедшие|минувшие|эти|прошлые|последние)\s+)?выходные(?!\w)", _weekend),
        ("ru.date.past-day", r"(?<!\w)за\s+(?:(?:минувшие|прошедшие|последние)\s+)?сутки(?!\w)", _past_day),
        ("ru.date.past-day", rf"(?<!\w)(?:за|в)\s+(?:эти\s+)?(?:последн|прошедш|минувш)\w+\s+(?:(?P<n>\d{{1,2}}|{'|'.join(_FEW)})\s+)?(?P<unit>дн\w*|день|суток|недел\w+|месяц\w*)(?!\w)", _past_days),
        ("ru.date.past-day", rf"(?<!\w)за\s+(?:(?P<n>\d{{1,2}}|{'|'.join(_FEW)})\s+)?(?P<unit>недел[юи]|недель)(?!\w)(?!\s+до\s)", _past_days),
        ("ru.date.so-far", r"(?<!\w)с\s+начала\s+(?:(?:этого|текущего|нынешнего)\s+)?(?P<unit>года|месяца|недели)(?!\w)", _so_far),
        ("ru.date.digits", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)", _digits),
        ("ru.date.iso", r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _digits),
        ("ru.date.months", rf"(?:с|от)\s+(?P<m1>{_MONTH})(?:\s+(?P<y1>(?:19|20)\d\d)(?:\s+года)?)?\s+(?:по|до)\s+(?P<month>{_MONTH}){_YEAR}", _months),
        ("ru.date.month", rf"(?:в|за|во)\s+(?:начале\s+|середине\s+|конце\s+)?(?P<month>{_MONTH})\s+(?P<which>прошлого|минувшего|этого)\s+года", _last_years),
        ("ru.date.month", rf"(?:в|за|во)\s+(?:начале\s+|середине\s+|конце\s+)?(?P<month>{_MONTH}){_YEAR}", _months),
        ("ru.date.month", rf"(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)(?:\s*(?:года|г\.|году))?", _months),
        ("ru.date.years", r"(?:с\s+|в\s+)?(?P<y1>(?:19|20)\d\d)(?:\s*[-–—]\s*|\s+(?:по|до|и)\s+)(?P<year>(?:19|20)\d\d)\s+(?:год\w*|гг?\.)", _year),
        ("ru.date.year", r"(?P<y1>)(?<!\w)(?:в|во|с)\s+(?P<year>(?:19|20)\d\d)-(?:м|ом|го)(?!\w)", _year),
        ("ru.date.year", r"(?P<y1>)(?<![\d.])(?P<year>(?:19|20)\d\d)(?:-м|-го)?\s*(?:год\w{0,2}|г\.)(?!\w)", _year),
        ("ru.date.this-year", r"в\s+(?P<which>прошлом|минувшем|этом|нынешнем|текущем)\s+году(?!\w)", _this_year),
        ("ru.date.this-month", r"(?:в|за)\s+(?P<which>прошлом|минувшем|этом|нынешнем|текущем|прошлый|минувший)\s+месяце?(?!\w)", _this_month),
        ("ru.date.weekdays", rf"(?<!\w)(?:во?\s+)?(?:(?:прошл|минувш|эт)\w+\s+)?(?P<w1>{_WEEKDAY})\s+и\s+(?:во?\s+)?(?P<w2>{_WEEKDAY})", _weekdays),
        ("ru.date.weekday", rf"(?P<night>в\s+ночь\s+на\s+)?(?:(?:во?|к|на)\s+)?(?:(?:прошл|минувш|эт)\w+\s+)?(?P<weekday>{_WEEKDAY})", _weekday),
        ("ru.date.relative", r"(?<!\w)(?P<word>сегодня(?:шн\w+)?(?:\s+ночью)?|вчера(?:шн\w+)?|позавчера|послезавтра|завтра|накануне(?!\s+(?:выбор|голосован|инаугурац|акци|митинг|праздн|дня|нового))|(?:минувшей|прошлой|этой)\s+ночью)(?!\w)", _shift),
        ("ru.date.week", r"на\s+(?P<which>прошлой|минувшей|этой|нынешней)\s+неделе", _week),
    )
]  # fmt: skip


_FULL = re.compile(
    rf"{_DAY}\s+{_MONTH}\s+((?:19|20)\d\d)|\d{{1,2}}\.\d{{1,2}}\.((?:19|20)\d\d)", re.IGNORECASE
)


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """Every time expression, in order and not overlapping. A weekday next to a date ("в воскресенье, 9 июня") is left
    to the date. ``when`` is ``None`` where the words need an anchor that is missing."""
    anchor = Anchor(published, the_one_year(_FULL, text))
    return spot(text, _PATTERNS, anchor, yielding=frozenset({"ru.date.weekday", "ru.date.weekdays"}))
