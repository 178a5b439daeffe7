"""Results in a list, a line to a party: "- National Union: 42.3%", "Ana Rull (Dawn) - 12,411 votes". No verb tells what they are: two
lines or more of this shape, behind words of a vote, do.
"""

import re

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Count, Number
from khronika.reading.english.parsing import Sentence
from khronika.reading.mentions import NumberMention

RULE = "en.fig.result-row"
_MARK = r"[ \t]*(?:[-\u2013\u2014\u2022*\u00b7\u25aa\u25cf][ \t]*|\(?\d{1,2}[.)][ \t]+)?"
_LABEL = r"(?P<label>[^\W\d_][^:\d\n%;]{1,70}?)(?:[ \t]*\([^)\n]{1,40}\))?"
_SIGN = r"[ \t]*(?:[:\u2013\u2014-]|[ \t])[ \t]*"
_NUMBER = r"(?P<number>\d[\d,.]*\d|\d)[ \t]*(?:(?P<share>%|per\s?cent\b)|votes?\b)"
_ROW = re.compile(rf"{_MARK}{_LABEL}{_SIGN}{_NUMBER}[ \t]*(?:\([^)\n]{{1,40}}\))?[.,;]?[ \t]*")
_VOTE = re.compile(
    r"\b(?:elections?|electoral|votes?|voting|ballots?|polling|polls|referendum|run-?off)\b", re.I
)
_ASKED = re.compile(
    r"\b(?:opinion\s+polls?|surveys?|surveyed|respondents|approval|pollsters?|margin\s+of\s+error)\b", re.I
)
_BACK = 700  # characters from a row to the words of a vote


def row_at(text: str, mention: NumberMention) -> re.Match[str] | None:
    """The row that a number ends; ``None`` where its line is none, stands alone, or nobody speaks of a vote before."""
    found = _row_around(text, mention.core.start)
    if found is None or found.start("number") != mention.core.start:
        return None
    if _row_around(text, found.start() - 1) is None and _row_around(text, found.end() + 1) is None:
        return None
    before = text[max(0, found.start() - _BACK) : found.start()]
    return found if _VOTE.search(before) and not _ASKED.search(before) else None


def _row_around(text: str, at: int) -> re.Match[str] | None:
    """The line around a place, if it is a row."""
    if not 0 <= at < len(text):
        return None
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return _ROW.fullmatch(text, start, end if end >= 0 else len(text))


def heads_a_row(mention: NumberMention, text: str) -> bool:
    """True where a number stands in such a list, and may stand where no word names an event."""
    return (
        mention.value is not None
        and text[mention.core.end :][:10].lstrip()[:1] in tuple("%pv")
        and row_at(text, mention) is not None
    )


def as_result(number: Number, text: str) -> Count | None:
    """The number of a row as a share of votes, or as votes."""
    if not heads_a_row(number.mention, text) or (row := row_at(text, number.mention)) is None:
        return None
    unit = Unit.PERCENT if row["share"] else Unit.PERSONS
    return Count(number.mention, Kind.ELECTION, unit, RULE, 0.8, number.root, None)


def whose_row(count: Count, sentence: Sentence) -> str | None:
    """The party or candidate of a row."""
    if count.rule != RULE:
        return None
    start = sentence.words(0, count.mention.core.start - sentence.base).rpartition("\n")[2]
    found = re.match(rf"{_MARK}{_LABEL}{_SIGN}$", start)
    return found["label"].strip() if found else None
