"""Which days are days of speaking: they stand right beside a verb of saying, or beside a speaker beside such a verb."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from khronika.nouns import Span

# "Написал в четверг, 13 июня": between the verb and the date stand only other words for the day.
_FAR = 240  # characters: further from its verb of saying, no day is of the speaking
_SAME_DAY = re.compile(
    r"[\s,»\"”]*(?:во?\s+)?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|тот же день|сегодня|вчера|"
    r"утром|днем|днём|вечером|ночью|дүйсенбіде?|сейсенбіде?|сәрсенбіде?|бейсенбіде?|жұмада?|сенбіде?|жексенбіде?)?(?:\s+күні)?[\s,]*",
    re.IGNORECASE,
)
_THAT_IT_WAS = re.compile(
    r"(?:[ғгқк][ае]н(?:[ыі]н|д[ыі][ғг][ыі]н)|туралы|жайлы|жөнінде|(?:осындай|мұндай|осы|бұл)\s+(?:дерек|мәлімет|сан|ақпарат|цифр)\w*)\s+$"
)


# "Бүгін, 20 мамырда": the same day in two words; "полиция бастығы Аты Жөні": an office before the name that speaks, and no place.
_DAY_FIRST = re.compile(r"\W{0,3}(?:(?:бүгін|кеше)\W{1,2})?", re.IGNORECASE)
_TO_THE_NAME = re.compile(r"(?!.*(?:[дт][ае]|[дт][ае][ғг][ыі])\s)[^\d,.;:«»\"]{0,60}", re.IGNORECASE)


_AT_A_MEETING = re.compile(r"\s+(?:на|в|во|после|журналистам|депутатам)\s(?:[\w«»-]+\s){1,6}", re.IGNORECASE)
_THAT = re.compile(r"(?:\s+\d{4}\s+года)?(?:,\s+(?:что|как|будто)\s|\s*:)", re.IGNORECASE)
_UP_TO_THE_DAY = re.compile(
    r"[\s,]*(?:(?:во?|на|ночь|ночью|утром|днём|днем|вечером|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)[\s,]+){0,5}",
    re.IGNORECASE,
)


def opens_saying(
    text: str, sentence: tuple[int, int, int], date: Span, speakers: Sequence[Span], sayings: Sequence[Span]
) -> bool:
    """For languages whose verb ends the sentence: "18 маусымда министр ... ұсталғанын хабарлады" was said on that day."""
    start, end, _ = sentence
    spoke = any(
        date.end <= s.start and _TO_THE_NAME.fullmatch(text[date.end : s.start]) is not None for s in speakers
    )
    closing = [s for s in sayings if date.end < s.start < end and text[s.end : end].strip(' .»"”') == ""]
    return (
        spoke
        and _DAY_FIRST.fullmatch(text[start : date.start]) is not None
        and bool(closing)
        and _THAT_IT_WAS.search(text[date.end : closing[-1].start]) is not None
    )


def dates_saying(text: str, date: Span, cue: Span, says: bool, speakers: Sequence[Span]) -> bool:
    """True where a day is that of a cue: of a verb of saying (``says``), or of the speaker right beside it."""
    if date.overlaps(cue):
        return says and cue.contains(date)  # "оның 18 маусымда айтқан сөзін ... жеткізді"
    first, last = min(date.end, cue.end), max(date.start, cue.start)
    gap = text[first:last]
    if says and date.end <= cue.start and gap.strip() == ",":
        # "9 июня, сообщило ведомство, ...": the saying is put in between; but "министр в четверг, 9 июня, сообщил ..."
        return any(
            s.end <= date.start and _UP_TO_THE_DAY.fullmatch(text[s.end : date.start]) for s in speakers
        )
    if says and cue.end <= date.start and _THAT.match(text, date.end):
        bare = _without(text, first, last, speakers) if last - first <= _FAR else gap
        if _AT_A_MEETING.fullmatch(gap) or _AT_A_MEETING.fullmatch(bare):
            return True  # "заявили на слушаниях в Семее 28 апреля, что ..."
    if len(gap) <= (12 if says else 2) and not re.search(r"[,.:;]|\w\s+\w", gap.strip()):
        return True
    return says and last - first <= _FAR and bool(_SAME_DAY.fullmatch(_without(text, first, last, speakers)))


def beside(spans: Sequence[Span], date: Span) -> Sequence[Span]:
    """Those of the sorted spans that begin near enough to a date to be spoken on it."""
    first = bisect_left(spans, date.start - 2 * _FAR, key=_start)
    last = bisect_left(spans, date.end + _FAR, key=_start)
    return spans[first:last]


def _start(span: Span) -> int:
    return span.start


def _without(text: str, first: int, last: int, spans: Sequence[Span]) -> str:
    """A stretch of text without the parts that the spans cover."""
    kept = []
    for span in sorted(spans):
        kept.append(text[first : max(first, min(last, span.start))])
        first = max(first, span.end)
    return "".join([*kept, text[first:last]])
