"""English expressions of time of a day, a month or a year, each with its resolver; longer ones are ``date_stretches``'.

What they cannot resolve they still find: a mention with ``when=None`` is known to be a time, not known which.
"""

import datetime as dt
import re

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.anniversaries import of_years_ago
from khronika.reading.english.date_anchor import (
    AHEAD,
    COUNT,
    DAY,
    JOIN,
    MONTH,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Anchor,
    Resolver,
    awaits,
    calls_for,
    dated,
    looks_ahead,
    month_of,
    number_of,
    would_be,
)
from khronika.reading.english.date_starts import Starts, begins
from khronika.reading.english.date_stretches import STRETCHES
from khronika.reading.mentions import DateMention


def _span_of(first: PartialDate | None, last: PartialDate | None, words: str, rule: str) -> When | None:
    if first is None or last is None or last.latest < first.earliest:
        return None
    precision = Precision.MONTH if first.day is None else Precision.DAY if first == last else Precision.DAYS
    return When(first, last, precision, words, rule=rule)


def _day(match: re.Match[str], anchor: Anchor) -> When | None:
    month = month_of(match["month"])
    month2 = month_of(match["month2"]) if match.groupdict().get("month2") else month
    ahead = looks_ahead(match.string, *match.span())
    day = int(re.sub(r"\D", "", match["d1"]))
    year = int(match["year"]) if match["year"] else anchor.nearest(month, day, ahead=ahead)
    if year is None:
        return None
    if not match["year"] and _is_awaited(match, dated(year, month, match["d1"]), anchor):
        year += 1
    if (
        match["d2"]
        and not match["year"]
        and month - month2 in range(1, 7)
        and _AND.search(match[0])
        and not _BETWEEN.search(match.string, max(0, match.start() - 9), match.start())
    ):
        first, last = (
            dated(anchor.nearest(m, int(re.sub(r"\D", "", d)), ahead=ahead) or year, m, d)
            for m, d in ((month2, match["d2"]), (month, match["d1"]))
        )
        return _span_of(first, last, match[0], "when.date")  # "the riots of 2 May and 21 April"
    over = (
        month2 < month
    )  # "December 14 to February 3" runs into the next year; a stated year is the second's
    first = dated(year - (over and bool(match["year"])), month, match["d1"])
    last = dated(year + (over and not match["year"]), month2, match["d2"]) if match["d2"] else first
    return _span_of(first, last, match[0], "when.date")


def _is_awaited(match: re.Match[str], day: PartialDate | None, anchor: Anchor) -> bool:
    """ "Will go on till January 2", in May: the one to come."""
    past = day is not None and anchor.day is not None and (anchor.day - day.latest).days > AHEAD.days
    return past and awaits(match.string, match.start())


_BETWEEN = re.compile(r"\bbetween\s+\Z", re.I)
_AND = re.compile(r"\s(?:and|or)\s")


def _month_alone(match: re.Match[str], anchor: Anchor) -> When | None:
    month = month_of(match["month"])
    ahead = looks_ahead(match.string, *match.span())
    year = int(match["year"]) if match["year"] else anchor.nearest(month, None, ahead=ahead)
    if (
        not match["year"]
        and anchor.published is not None
        and _LAST.search(match.string, max(0, match.start() - 8), match.start())
    ):
        year = anchor.published.year - (month >= (anchor.published.month or 12))
    told = _PAST.search(match.string, max(0, match.start() - 60), match.start())
    if year is not None and not match["year"] and told and not ahead and _is_to_come(year, month, anchor):
        year -= 1  # "killed in January", in November
    date = dated(year, month, None)
    return When(date, date, Precision.MONTH, match[0], rule="when.month") if date else None


_PAST = re.compile(r"\b(?:was|were|had|shot|held|died|[a-z]{2,}ed)\b[^.;!?\n]*\Z")


def _is_to_come(year: int, month: int, anchor: Anchor) -> bool:
    published = anchor.published
    return published is not None and (year, month) > (published.year, published.month or 12)


_LAST = re.compile(r"\blast\s+\Z", re.I)  # "last August"


def _iso(match: re.Match[str], anchor: Anchor) -> When | None:
    del anchor
    try:
        date = PartialDate.parse(match[0])
    except ValueError:
        return None
    return When(date, date, Precision.DAY, match[0], rule="when.iso")


def _numeric(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "7.11.2021" is day first; "07/11/2021" as well or month first, whichever is a day that has
    come, the recent one of two; else unknown."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    days = (
        [d for month, day in ((b, a), (a, b)) if (d := dated(year, month, str(day))) is not None]
        if max(a, b)
        else []
    )
    if match["mark"] == ".":
        days = days[:1] if b <= 12 else []
    elif anchor.published is not None:
        days = [d for d in dict.fromkeys(days) if d.earliest <= anchor.published.latest]
        near = [d for d in days if anchor.published.latest - d.earliest <= AHEAD]
        days = near or days
    days = list(dict.fromkeys(days))
    return When(days[0], days[0], Precision.DAY, match[0], rule="when.date") if len(days) == 1 else None


def _year_alone(match: re.Match[str], anchor: Anchor) -> When | None:
    del anchor
    date = PartialDate(int(match["year"]))
    return When(date, date, Precision.YEAR, match[0], rule="when.year")


_HALF_A_WEEK = 3  # days


def _weekday(match: re.Match[str], anchor: Anchor) -> When | None:
    if anchor.day is None:
        return None
    wanted = WEEKDAYS[match["weekday"].casefold()]
    words = match[0].casefold()
    back = (anchor.day.weekday() - wanted) % 7
    if words.startswith(("next", "this coming", "coming")):
        day = anchor.day + dt.timedelta(7 - back if back else 7)
    elif not words.startswith("last") and awaits(match.string, match.start()):
        day = anchor.day + dt.timedelta(7 - back if back else 0)
    elif back > _HALF_A_WEEK and not words.startswith("last") and _is_to_be(match):
        day = anchor.day + dt.timedelta(
            7 - back
        )  # of two Mondays the nearer one, where people are called to it
    elif back == _DAYS_ALMOST_ROUND and "early" in words.split():
        # "early Thursday" in a report dated Wednesday: it is Thursday already where it happened.
        return When.on(anchor.day + dt.timedelta(1), match[0], EARLY)
    else:
        # "last Wednesday" said on a Wednesday or a Thursday is a week back ("yesterday" was at hand); "on Wednesday" is not.
        day = anchor.day - dt.timedelta(back + 7 if back <= 1 and words.startswith("last") else back)
    return When.on(day, match[0], "when.weekday")


_DAYS_ALMOST_ROUND = 6
EARLY = "when.early-weekday"


def _is_to_be(match: re.Match[str]) -> bool:
    return calls_for(match.string, match.start()) or would_be(match.string, match.start())


def _title(match: re.Match[str], anchor: Anchor) -> None:
    """ "A Sunday paper", "Good Friday": a name with a day in it; no time at all."""
    del match, anchor


def _holiday(match: re.Match[str], anchor: Anchor) -> When | None:
    month, day = _HOLIDAYS[re.sub(r"\s+", " ", re.sub(r"[^a-z ]", "", match["name"].casefold()))]
    year = (
        int(match["year"])
        if match["year"]
        else anchor.nearest(month, day, ahead=looks_ahead(match.string, *match.span()))
    )
    return When.on(dt.date(year, month, day), match[0], "when.holiday") if year else None


def _day_alone(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "On the 7th", "the night of the 30th": that day of the month of publication, or of the one before where it has not
    come; of the next where the words look ahead."""
    number, today = int(match["day"]), anchor.day
    if today is None or not 1 <= number <= 31:
        return None
    ahead = awaits(match.string, match.start())
    months = today.year * 12 + today.month - 1
    for shift in (0, 1) if ahead else (0, -1, -2):
        year, month = divmod(months + shift, 12)
        found = dated(year, month + 1, match["day"])
        if found is not None and (found.earliest >= today if ahead else found.earliest <= today):
            return When(found, found, Precision.DAY, match[0], rule="when.day-of-month")
    return None


def _clock(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "As of 13:30": of the day of publication."""
    return When.on(anchor.day, match[0], "when.clock") if anchor.day else None


def _offset(match: re.Match[str], anchor: Anchor) -> When | None:
    if anchor.day is None:
        return None
    words = match[0].casefold()
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1}
    shift = next((n for key, n in step.items() if key in words), 0)
    return When.on(anchor.day + dt.timedelta(shift), match[0], "when.today")


def _ago(match: re.Match[str], anchor: Anchor) -> When | None:
    count = number_of(match["count"])
    if anchor.day is None or not count:
        return None
    unit = match["unit"].casefold()
    if unit.startswith("year"):
        year = PartialDate(anchor.day.year - count)
        return When(year, year, Precision.YEAR, match[0], rule="when.ago")
    if unit.startswith("month"):
        months = anchor.day.year * 12 + anchor.day.month - 1 - count
        month = PartialDate(months // 12, months % 12 + 1)
        return When(month, month, Precision.MONTH, match[0], rule="when.ago")
    return When.on(
        anchor.day - dt.timedelta(count * (7 if unit.startswith("week") else 1)), match[0], "when.ago"
    )


_HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new years eve": (12, 31), "new years day": (1, 1),
    "new year": (1, 1), "may day": (5, 1), "labour day": (5, 1), "international womens day": (3, 8), "womens day": (3, 8),
    "boxing day": (12, 26), "st stephens day": (12, 26), "st nicholas day": (12, 6), "human rights day": (12, 10), "epiphany": (1, 6),
    "valentines day": (2, 14), "all saints day": (11, 1), "all souls day": (11, 2), "bastille day": (7, 14), "midsummer day": (6, 24),
    "assumption day": (8, 15), "press freedom day": (5, 3), "world press freedom day": (5, 3), "armistice day": (11, 11),
    "halloween": (10, 31), "st patricks day": (3, 17), "mandela day": (7, 18),
}  # fmt: skip
_TITLED = r"\s+(?:[Nn]ewspapers?|[Pp]apers?|[Ee]dition|[Mm]ass|[Ss]chool|[Tt]abloid|Times|Mirror|Express|Vision|Nation|Telegraph|Mail|Post|Herald|Standard|News)\b"
_TWO_MONTHS = rf"(?P<month>{MONTH})\s+(?P<d1>{DAY}){JOIN}(?P<month2>{MONTH})\s+(?P<d2>{DAY})(?:,?\s+(?P<year>{YEAR}))?\b"
_DAYS_MONTHS = rf"(?P<d1>{DAY})\s+(?P<month>{MONTH}){JOIN}(?P<d2>{DAY})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year>{YEAR}))?\b"
_PATTERNS: list[tuple[str, Resolver, str]] = [
    ("when.iso", _iso, rf"{YEAR}-\d\d-\d\d"),
    ("when.date", _numeric, r"(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b"),
    ("when.date", _day, rf"(?P<month>{MONTH})\s+(?P<d1>{DAY})(?:,\s*{MONTH}\s+{DAY})+,?{JOIN}(?P<month2>{MONTH})\s+(?P<d2>{DAY})(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.date", _day, rf"(?P<d1>{DAY})\s+(?P<month>{MONTH})(?:,\s*{DAY}\s+{MONTH})+,?{JOIN}(?P<d2>{DAY})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.date", _day, rf"(?P<month>{MONTH})\s+(?P<d1>{DAY})(?:,\s*{DAY})+,?\s+and\s+(?P<d2>{DAY})(?!\s*(?:%|percent|people|[a-z]+ed\b))(?!\d|[,.]\d)(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.date", _day, _TWO_MONTHS),
    ("when.date", _day, _DAYS_MONTHS),
    ("when.date", _day, rf"(?P<d1>{DAY})(?:,\s*{DAY})+{JOIN}(?P<d2>{DAY})\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.date", _day, rf"(?P<month>{MONTH})\s*(?P<d1>{DAY})(?:{JOIN}(?P<d2>{DAY})(?:(?<=[-\u2013]\d)|(?<=[-\u2013]\d\d)|(?!\s*(?:%|percent|people|[a-z]+ed\b))))?(?!\d|[,.]\d)(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.date", _day, rf"(?P<d1>{DAY})(?:{JOIN}(?P<d2>{DAY}))?(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.title", _title, rf"(?:(?<=Black )|(?<=Good )|(?<=Bloody )|(?<=Ash )|(?<=Palm )|(?<=Easter )|(?<=Holy )){WEEKDAY}|{WEEKDAY}(?={_TITLED})"),
    *STRETCHES,
    ("when.month", _month_alone, rf"(?P<month>(?!May\b|March\b|Mar\b|Sep\b|Dec\b|Jan\b)(?:{MONTH})|May(?=\s+{YEAR})|(?<=\bin\s)May\b(?!\s+be)|(?:(?<=\blate\s)|(?<=\bearly\s)|(?<=\bmid-)|(?<=\bend\sof\s)|(?<=\bstart\sof\s)|(?<=\bmiddle\sof\s))May\b|March(?!\s+(?:of|for|on)\s+(?:the\s+)?[A-Z])|May(?=\s+(?:\d|violence|unrest|riots?|protests?|killings?|events|massacre|uprising|revolt|clashes|crackdown|demonstrations?|rall(?:y|ies)|marches|attacks?|bloodshed|vote|polls|elections?|referendum)))(?:\s+(?P<year>{YEAR}))?\b"),
    ("when.weekday", _weekday, rf"(?:(?:last|next|this|late|early|coming|on)\s+)*(?P<weekday>{WEEKDAY}){PART}"),
    ("when.today", _offset, r"(?:late\s+|early\s+)?(?:yesterday(?:\s+(?:morning|afternoon|evening|night))?|today|tonight|last\s+night|this\s+(?:morning|afternoon|evening)|tomorrow)"),
    ("when.holiday", _holiday, rf"(?P<name>Christmas(?:\s+(?:Day|Eve))?|New\s+Year['\u2019]s\s+(?:Day|Eve)|(?:May|Boxing|Human\s+Rights|Bastille|Midsummer|Assumption|Armistice|Mandela|(?:World\s+)?Press\s+Freedom)\s+Day|(?:International\s+)?Women['\u2019]s\s+Day|Valentine['\u2019]s\s+Day|St\.?\s+(?:Nicholas|Stephen|Patrick)['\u2019]s?\s+Day|All\s+(?:Souls|Saints)['\u2019]?\s+Day|Epiphany|Halloween)(?:,?\s+(?P<year>{YEAR}))?\b"),
    ("when.clock", _clock, r"(?<=\bas\sof\s)(?:about\s+)?\d{1,2}(?::\d\d(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)(?!\.?\s+on\b)"),
    ("when.day-of-month", _day_alone, r"(?:(?<=\bon\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bby\s))the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)\u2013\u2014]|$)|\s(?:and|in|at|by|after|before|when|but|to|with|near|alone|of\s+(?:the|this|last)\s+month)\b)"),
    ("when.ago", _ago, rf"(?P<count>{COUNT})\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago\b|on\s+from\b)"),
    ("when.year", _year_alone, rf"(?:(?<=\bin\s)|(?<=\bin\searly\s)|(?<=\bin\slate\s)|(?<=\bin\smid-)|(?<=\bsince\searly\s)|(?<=\bsince\slate\s)|(?<=\bsince\smid-)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bthe\s)|(?<=\bduring\s)|(?<=\bfrom\s)|(?<=\bfor\s)|(?<=\bduring\s)|(?<=and\s)|(?<=\bto\s)|(?=(?:19|20)\d\d\s+(?:[a-z]+\s+){{0,2}}(?:protests?|crackdown|revolution|uprising|riots?|unrest|massacre|elections?|demonstrations?|events|vote|war|referendum|report|raids?|shootings?|killings?|clash(?:es)?|coup|dispersal|bombing|stampede)\b)|(?=(?:19|20)\d\d['\u2019]s\s+(?:[a-z-]+\s+){{0,2}}(?:protests?|crackdown|revolution|uprising|riots?|unrest|massacre|elections?|demonstrations?|events|vote|violence|coup|rall(?:y|ies)|marches|shootings?|killings?|clashes|strikes?|attacks?|deaths|arrests)\b))(?P<year>{YEAR})(?!\s+(?:people|persons|protesters|were|detain|demonstr|arrests))"),
]  # fmt: skip
COMPILED = [
    (
        rule,
        resolve,
        re.compile(rf"\b(?:{pattern})", 0 if rule in ("when.month", "when.months", "when.title") else re.I),
        begins(rule, pattern),
    )
    for rule, resolve, pattern in _PATTERNS
]


_REPORTS = re.compile(
    r"(?:['\u2019]s)?\s+(?:report(?:s|ed)|says?|said|quot(?:es|ed)|wrote|told|TV|channel|newspaper|website)\b"
)


def _is_a_name(match: re.Match[str]) -> bool:
    """ "Lirna Today reported": a paper or a channel, unless what stands before it ends a sentence."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    named = match[0] == "Today" and re.search(r"\b[A-Z][A-Za-z]+ $", before) is not None
    return named and _REPORTS.match(match.string, match.end()) is not None


# What a text must have for a pattern to find anything in it: most texts name no month, and many no weekday.
_MONTHS = frozenset(re.findall(r"[a-z]+", MONTH.casefold())) | {"sep"}
_LETTERS = re.compile(r"[a-z]+")
_WEEKDAYS = re.compile(WEEKDAY, re.I)
_OF_MONTHS = frozenset(n for n, (_, _, pattern, _) in enumerate(COMPILED) if "(?P<month>" in pattern.pattern)
_OF_WEEKDAYS = frozenset(
    n for n, (rule, *_) in enumerate(COMPILED) if rule in ("when.title", "when.weekday", "when.weekdays")
)


def stated(text: str, anchor: Anchor) -> list[DateMention]:
    """Every such expression in order, not overlapping."""
    found: list[DateMention] = []
    useless = frozenset[int]()
    useless |= _OF_MONTHS if _MONTHS.isdisjoint(_LETTERS.findall(text.casefold())) else frozenset()
    useless |= _OF_WEEKDAYS if _WEEKDAYS.search(text) is None else frozenset()
    starts = Starts(text)
    for n, (rule, resolve, pattern, beginning) in enumerate(COMPILED):
        if n in useless:
            continue
        for match in starts.matches(rule, pattern, beginning):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found) or _is_a_name(match):
                continue
            found.append(DateMention(span, resolve(match, anchor), rule))
    return _joined(text, sorted(found, key=lambda m: m.span))


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """ "Saturday, December 1" is one expression, and the date rules over the weekday; so is "tomorrow (Monday)"."""
    out: list[DateMention] = []
    for mention in found:
        last = out[-1] if out else None
        joined = last is not None and re.fullmatch(
            r",?\s+(?:the\s+)?\(?", text[last.span.end : mention.span.start]
        )
        rules = (last.rule if last else "", mention.rule)
        if last and joined and rules in (("when.weekday", "when.date"), ("when.weekday", "when.iso")):
            out[-1] = DateMention(Span(last.span.start, mention.span.end), mention.when, mention.rule)
        elif last and (of_week := _of_that_week(text, last, mention)) is not None:
            out[-1] = of_week
        elif last and (of_year := _of_that_year(text, last, mention)) is not None:
            out[-1] = of_year
        elif last and (years_back := of_years_ago(text, last, mention)) is not None:
            out[-1] = years_back
        elif last and joined and rules in (("when.date", "when.weekday"), ("when.today", "when.weekday")):
            out[-1] = DateMention(Span(last.span.start, mention.span.end), last.when, last.rule)
        else:
            out.append(mention)
    return out


def _of_that_week(text: str, last: DateMention, mention: DateMention) -> DateMention | None:
    """ "Friday of last week": that week's."""
    week, words = mention.when, last.span.of(text).casefold().split()
    if (
        last.rule != "when.weekday"
        or mention.rule != "when.calendar"
        or week is None
        or week.earliest is None
    ):
        return None
    if text[last.span.end : mention.span.start] != " of " or not mention.span.of(text).endswith("week"):
        return None
    span = Span(last.span.start, mention.span.end)
    day = week.earliest + dt.timedelta(WEEKDAYS[next(w for w in words if w in WEEKDAYS)])
    return DateMention(span, When.on(day, span.of(text), last.rule), last.rule)


def _of_that_year(text: str, last: DateMention, mention: DateMention) -> DateMention | None:
    """ "August last year", "on 12 August of last year", "in March this year": the month or day of that year."""
    year, when = mention.when, last.when
    if (
        mention.rule != "when.calendar"
        or last.rule not in ("when.month", "when.date")
        or year is None
        or year.start is None
    ):
        return None
    if when is None or when.start is None or when.end is None or year.precision is not Precision.YEAR:
        return None
    stated_year = re.search(YEAR, last.span.of(text))
    if stated_year or not re.fullmatch(r",?\s+(?:(?:of|in)\s+)?", text[last.span.end : mention.span.start]):
        return None
    first, end = (
        dated(year.start.year, d.month or 1, str(d.day) if d.day else None) for d in (when.start, when.end)
    )
    span = Span(last.span.start, mention.span.end)
    return DateMention(span, _span_of(first, end, span.of(text), last.rule), last.rule)
