"""Words of time in Kazakh text. A day without a year takes it from the report's date, else from the one year the
text states; without either it stays unresolved."""

import datetime as dt
import re

from khronika.nouns import PartialDate, When
from khronika.reading.anchors import day_from, interval, partial, weekday_before, year_for
from khronika.reading.kazakh.openings import Opened, opened, opened_by_digits
from khronika.reading.mentions import DateMention
from khronika.reading.spotting import Anchor, Pattern, spot, the_one_year

_MONTHS = {
    name: number
    for number, name in enumerate(
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(), 1
    )
}
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_ENDING = r"(?:ның|нің|дың|дің|тың|тің|да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|дағы|дегі|тағы|тегі|ындағы|ында|інде|ы|і|ына|іне|ынан|інен)?(?!\w)"
_DAY = r"(?<![\d.,:-])(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s*(?:-?\s*(?:жылғы|жылдың|жылы|ж\.)|(?=\s))\s*)?"
_DASH = r"\s*[-–—]\s*"
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_WEEKDAY = r"(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жексенбі|сенбі|жұма)"


def _month(words: str) -> int:
    return next(number for name, number in _MONTHS.items() if words.lower().startswith(name))


def _days(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """A day, a list of days or a range of days of one month."""
    numbers = [int(n) for n in re.findall(r"\d+", match["days"])]
    month = _month(match["month"])
    year = match["year"] or match.groupdict().get("after")
    first = anchor.day(min(numbers), month, year)
    last = anchor.day(max(numbers), month, str(first.year) if first else None)
    return interval(first, last, match[0], rule)


def _across(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    last = anchor.day(int(match["d2"]), _month(match["m2"]), match["year"])
    first = anchor.day(int(match["d1"]), _month(match["m1"]), str(last.year) if last else None)
    if first and last and first.latest > last.latest:
        first = partial(first.year - 1, first.month, first.day)
    return interval(first, last, match[0], rule)


def _digits(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    day = partial(int(match["y"]), int(match["m"]), int(match["d"])) if 1 <= int(match["m"]) <= 12 else None
    return interval(day, day, match[0], rule)


def _of_month(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else year_for(month, None, anchor.published, anchor.stated)
    return interval(partial(year, month), partial(year, month), match[0], rule)


def _since(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "2 маусымнан бері", "мамыр айынан бері": from then to the report."""
    month = _month(match["month"])
    first = (
        anchor.day(int(match["day"]), month, None)
        if match["day"]
        else partial(year_for(month, None, anchor.published, anchor.stated) or 0, month)
        if anchor.published
        else None
    )
    return interval(first, anchor.published, match[0], rule) if first and anchor.published else None


def _since_year(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "2025 жылдан бері", "2025 жылдың соңынан бері": from that year, or its last month, to the report."""
    late = match["part"] is not None and match["part"].lower().startswith(("соң", "аяғ"))
    first = partial(int(match["year"]), 12) if late else partial(int(match["year"]))
    return interval(first, anchor.published, match[0], rule) if anchor.published else None


def _year(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    year = partial(int(match["year"]))
    return interval(year, year, match[0], rule)


def _weekday(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    words = match["weekday"].lower()
    found = weekday_before(_WEEKDAYS.index(words), anchor.published)
    return When.on(found, match[0], rule) if found else None


def _shift(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    words = match[0].lower()
    shift = (
        -1
        if words.startswith("кеше")
        else 1
        if words.startswith("ертең")
        else -2
        if words.startswith("алдыңғы")
        else 0
    )
    found = day_from(anchor.published, shift)
    if found is None:
        return None
    if "түн" in words and shift == 0:
        return When.days(found - dt.timedelta(days=1), found, match[0], rule)
    return When.on(found, match[0], rule)


def _year_shift(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Былтыр", "биыл": a whole year."""
    if anchor.published is None:
        return None
    year = partial(anchor.published.year - (not match[0].lower().startswith("биыл")))
    return interval(year, year, match[0], rule)


_FEW = {"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "он": 10}


def _ago(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Бұдан бір апта бұрын": a day so far back."""
    today = day_from(anchor.published, 0)
    words = match["n"].lower()
    number = int(words) if words.isdigit() else _FEW[words]
    days = number * (7 if match["unit"].lower() == "апта" else 1)
    return When.on(today - dt.timedelta(days=days), match[0], rule) if today else None


def _week(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Өткен аптада": from Monday to Sunday of the week before the report's."""
    today = day_from(anchor.published, 0)
    if today is None:
        return None
    monday = today - dt.timedelta(days=today.weekday() + (0 if match[0].lower().startswith("осы") else 7))
    return When.days(monday, monday + dt.timedelta(days=6), match[0], rule)


def _last_years(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "Былтыр қыркүйекте"."""
    if anchor.published is None:
        return None
    month = partial(anchor.published.year - 1, _month(match["month"]))
    return interval(month, month, match[0], rule)


def _months_ago(match: re.Match[str], anchor: Anchor, rule: str) -> When | None:
    """ "9 ай бұрын": as wide as a month."""
    if anchor.published is None or anchor.published.month is None:
        return None
    months = anchor.published.year * 12 + anchor.published.month - 1 - int(match["n"])
    month = partial(months // 12, months % 12 + 1)
    return interval(month, month, match[0], rule)


_MAY_BEGIN_WITH_A_MONTH = frozenset({"kk.date.since", "kk.date.month-day", "kk.date.month"})


def _opened(rule: str, pattern: str) -> Opened:
    if pattern.startswith(r"(?<!\w)"):
        return opened(pattern)
    return opened_by_digits(pattern, _MONTHS if rule in _MAY_BEGIN_WITH_A_MONTH else ())


# In this order; a later pattern never overlaps an earlier hit.
_PATTERNS: list[Pattern] = [
    (rule, _opened(rule, pattern), resolve)
    for rule, pattern, resolve in (
        ("kk.date.month", rf"(?<!\w)былтыр(?:ғы)?\s+(?P<month>{_MONTH}){_ENDING}", _last_years),
        ("kk.date.ago", r"(?P<n>\d{1,2})\s+ай\s+бұрын(?!\w)", _months_ago),
        ("kk.date.since", rf"(?:(?P<day>{_DAY})\s+)?(?P<month>{_MONTH})(?:\s+айы)?(?:нан|нен|дан|ден|тан|тен)\s+бері(?!\w)", _since),
        ("kk.date.since-year", r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*-?\s*жыл(?:дан|дың\s+(?P<part>соң|аяғ|бас|орта)\w*)\s+бері(?!\w)", _since_year),
        ("kk.date.across", rf"{_YEAR}(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}){_ENDING}(?:{_DASH}|\s+(?:бастап\s+)?)(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}){_ENDING}(?:\s+(?:дейін|аралығ\w+))?", _across),
        ("kk.date.from-to", rf"{_YEAR}(?P<days>{_DAY}-?(?:дан|ден|тан|тен|нан|нен|ынан|інен)\s+{_DAY})\s+(?P<month>{_MONTH}){_ENDING}(?:\s+дейін)?", _days),
        ("kk.date.list", rf"{_YEAR}(?P<days>{_DAY}(?:\s*,\s*{_DAY})*\s+(?:және|мен|бен|пен)\s+{_DAY})\s+(?P<month>{_MONTH}){_ENDING}", _days),
        ("kk.date.commas", rf"{_YEAR}(?P<days>{_DAY}(?:\s*,\s*(?:[12]\d|3[01]|0?[1-9])(?!\d))+)\s+(?P<month>{_MONTH}){_ENDING}(?:\s+күндері)?", _days),
        ("kk.date.range", rf"{_YEAR}(?P<days>{_DAY}{_DASH}\d{{1,2}})\s+(?P<month>{_MONTH}){_ENDING}(?:\s+(?:аралығ\w+|күндері))?", _days),
        ("kk.date.month-day", rf"{_YEAR}(?P<month>{_MONTH})(?:ның|нің|дың|дің|тың|тің|\s+айының)\s+(?P<days>{_DAY}(?:\s*(?:,|және|мен|-|–)\s*\d{{1,2}})*)(?:-?(?:ы|і|сы|сі)?(?:нда|нде|нан|нен|на|не)?)(?!\w)(?:\s+күн(?:і|дері)\w*)?", _days),
        ("kk.date.day", rf"{_YEAR}(?P<days>{_DAY})\s+(?P<month>{_MONTH}){_ENDING}(?:\s+күні)?(?:\s*,?\s*(?P<after>(?:19|20)\d\d)(?!\d))?", _days),
        ("kk.date.digits", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)", _digits),
        ("kk.date.month", rf"(?:(?P<year>(?:19|20)\d\d)\s*жыл(?:ғы|дың|ы)\s+)?(?P<month>{_MONTH})(?:\s+айында|да|де|та|те)(?!\w)", _of_month),
        ("kk.date.year", r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*-?\s*жыл(?:ы|ғы|дың|да|дан|ға)?(?!\w)", _year),
        ("kk.date.weekday", rf"(?<!\w)(?P<weekday>{_WEEKDAY})(?:\s+күні|де|да|нің|\s+түні)?(?!\w)(?:\s+күні)?", _weekday),
        ("kk.date.this-year", r"(?<!\w)(?:былтыр|биыл|өткен\s+жылы)(?:ғы)?(?!\w)", _year_shift),
        ("kk.date.ago", rf"(?<!\w)(?:бұдан|осыдан)\s+(?P<n>\d{{1,2}}|{'|'.join(_FEW)})\s+(?P<unit>күн|апта)\s+(?:бұрын|ілгері)(?!\w)", _ago),
        ("kk.date.week", r"(?<!\w)(?:өткен|осы)\s+апта(?:да|ның\s+ішінде)(?!\w)", _week),
        ("kk.date.relative", r"(?<!\w)(?:кеше|бүгін|ертең|алдыңғы\s+күні)(?:гі)?(?!\w)(?:\s+(?:түнде|кешке|таңертең))?", _shift),
    )
]  # fmt: skip


# "2008 жылы туған қыз", "сейсенбі күнгі брифинг": no day of an event; nor is "бүгінгі күні 800 іс тергелуде" the day of what was done.
_BORN = re.compile(
    r"\s*(?:ж\.\s*)?туған|\s*күнгі\s+(?:брифинг|баспасөз|жиын|отырыс|сұхбат|кездесу|мәлімдеме)|(?<=бүгінгі)\s+(?:күні|күнге|таңда)(?!\w)|(?<=Бүгінгі)\s+(?:күні|күнге|таңда)(?!\w)"
)


_FULL = opened_by_digits(
    rf"((?:19|20)\d\d)\s*жыл(?:ғы|дың|ы)\s+(?:{_DAY}[\s,–-]*(?:және|мен|бен|пен)?\s*){{1,5}}{_MONTH}|{_DAY}\s+{_MONTH}\s+((?:19|20)\d\d)|\d\.\d\d\.((?:19|20)\d\d)"
)


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """Every time expression, in order and not overlapping. A weekday or "кеше" beside a date is left to the date.
    ``when`` is ``None`` where the words need an anchor that is missing."""
    anchor = Anchor(published, the_one_year(_FULL, text))
    return spot(
        text, _PATTERNS, anchor, yielding=frozenset({"kk.date.weekday", "kk.date.relative"}), void=_BORN
    )
