"""A period that stands once and holds for many counts: at the head of a paragraph, in the title, or in a line at the end.

"In 2022, 13 were pardoned. Another seven were freed.", "Arrests and attacks in January 2024", "The figures are for the week of 4 March."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import PartialDate, Precision, Span, When
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.parsing import Sentence
from khronika.reading.mentions import DateMention

_OPENS = re.compile(
    r"(?:^|[.!?:]\s+)\W*(?:(?:in|during|over|from|between|for|throughout|within)\s+)?(?:the\s+)?(?:(?:whole|entire|month|year|period)\s+(?:of|from|between)\s+)?$",
    re.I,
)
_FOR_THE_PERIOD = re.compile(
    r"\b(?:for|in|during|over|covering)\s+(?:the\s+)?(?:period|time|months?|weeks?|year|quarter|half)\s*(?:(?:of|from|between)\s+)?$|\bbetween\s+$",
    re.I,
)
_WIDE = (Precision.DAYS, Precision.MONTH, Precision.YEAR)


def heads_paragraph(
    text: str, dates: Sequence[DateMention], sentence: Sentence, said: set[Span]
) -> When | None:
    """The closed period named last before ``sentence`` in its paragraph, where it opens a sentence that counts somebody, or is said to be
    that of a count; ``None`` where another time stands between."""
    for mention in reversed(dates):
        if mention.span.end > sentence.span.start:
            continue
        when = mention.when
        if mention.span.start < sentence.base or when is None:
            return None
        if mention.span in said:
            continue
        if (
            when.start is None
            or when.end is None
            or when.precision not in _WIDE
            or mention.rule == "when.since"
        ):
            return None
        before = text[max(sentence.base, mention.span.start - 60) : mention.span.start]
        heads = _OPENS.search(before) or _FOR_THE_PERIOD.search(before)
        return when if heads and _counts(text, mention.span, sentence) else None
    return None


def _counts(text: str, span: Span, sentence: Sentence) -> bool:
    """True where the sentence of a period gives another number than those of the period."""
    start = max(text.rfind(". ", sentence.base, span.start) + 1, sentence.base)
    end = text.find(". ", span.end, sentence.span.start + 1)
    words = text[start : span.start] + " " + text[span.end : end if end >= 0 else sentence.span.start]
    return NUMERAL.search(words) is not None


_TITLE = 140  # characters
_HEADS_TITLE = re.compile(
    r"(?:^|[,:(|\u2013\u2014]\s*|\s-\s+|\b(?:for|during)\s+the\s+(?:month|week|period|year|quarter)\s+(?:of\s+)?)$",
    re.I,
)
# "Arrests and attacks in January 2024"; not "Two jailed for attacks in May", nor "the march of May 2014".
_IN_TITLE = re.compile(
    r"\b(?:arrests|attacks|violations|deaths|killings|detentions|incidents|cases|figures|statistics|reports?|review|digest|overview|update"
    r"|summary|bulletin|numbers|toll|prisoners|repressions?|persecutions?|monitoring|chronicle|abuses|casualties|fatalities|executions)\s+"
    r"(?:in|for|of|during|from|between)\s+(?:the\s+)?(?:(?:months?|weeks?)\s+of\s+)?$",
    re.I,
)
_OF_NEWS = re.compile(r"\b(?:\w+ed|held|for|over|after|to|as|by|with|against|suspects?)\b", re.I)
_ENDS_TITLE = re.compile(r"\W*$|\s*[:\u2013\u2014|]")
_COVERS = re.compile(
    r"\b(?:figures|numbers|data|counts?|tally|tallies|report|bulletin|statistics|list|table|digest|overview|review)\s+"
    r"(?:(?:here|above|below|given)\s+)?(?:(?:is|are|was|were)\s+(?:for|of|from)|covers?|covered|covering|relates?\s+to|refers?\s+to|concerns?|runs?\s+from)\s+"
    r"(?:only\s+)?(?:the\s+)?(?:(?:whole|entire)\s+)?(?:(?:period|months?|weeks?|days|year|quarter)\s*(?:(?:of|from|between|to)\s+)?)?$",
    re.I,
)


_OPENS_REPORT = re.compile(
    r"\W*(?:[\w'\u2019-]+\s+){0,3}?(?:report|bulletin|review|newsletter|digest|overview|statistics|figures|record|summary)\b[^.\n]{0,100}\.\s",
    re.I,
)
_TELLS = re.compile(
    r"\b(?:said|says|shows?|published|released|counted|recorded|finds|found|was|were|has|have|is|are|on)\b",
    re.I,
)


def _title_sentence(text: str) -> int:
    """Where "Report to members, third quarter, Orlo Legal Aid." ends, a title written like a sentence; 0 where there is none."""
    found = _OPENS_REPORT.match(text)
    return found.end() if found is not None and not _TELLS.search(found[0]) else 0


def stated_period(text: str, dates: Sequence[DateMention], published: PartialDate | None) -> When | None:
    """The period that a report of many counts is of, as its title or a sentence of its own says; a single day is none."""
    line = text.lstrip()[:_TITLE].partition("\n")[0]
    title = Span(len(text) - len(text.lstrip()), len(text) - len(text.lstrip()) + len(line))
    opening = _title_sentence(text)
    for mention in dates:
        when = mention.when
        if (
            when is None
            or when.start is None
            or when.end is None
            or when.precision not in _WIDE
            or mention.rule == "when.since"
        ):
            continue
        if published is not None and when.start.earliest > published.latest:
            continue
        before = text[max(0, mention.span.start - 90) : mention.span.start]
        if title.contains(mention.span) and title.end < len(text.rstrip()):
            head = text[title.start : mention.span.start]
            of_all = _HEADS_TITLE.search(head) or (_IN_TITLE.search(head) and not _OF_NEWS.search(head))
            if of_all and _ENDS_TITLE.match(text[mention.span.end : title.end]):
                return replace(when, rule="when.of-report")
        if mention.span.end <= opening or _COVERS.search(before):
            return replace(when, rule="when.of-report")
    return None
