"""The time that holds on in an English story: told last in the passage, above it, at its beginning; for a figure or an event
that names none of its own. What has gone on up to now takes no single day from before.
"""

import re

from khronika.nouns import Precision, When
from khronika.reading.english.date_words import EARLY
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.periods import heads_paragraph
from khronika.reading.english.scope import DATES_ANOTHER, OF_ANOTHER, OF_PAPERS, Story, is_long
from khronika.reading.mentions import DateMention

TOTAL = re.compile(r"\btotal\b|\bso far\b|\boverall\b|\bin all\b|\btoll\b", re.I)
_RUNNING = re.compile(r"\b(?:has|have|had)\b|\bso far\b|\btotal\b|\btoll\b", re.I)
COMPARED = re.compile(
    r"\b(?:than|compared\s+(?:to|with)|versus|unlike)\s+(?:(?:on|in|a|the)\s+)*$|\bas\s+(?:(?:on|in|a)\s+)?$",
    re.I,
)


# "Released its findings on Thursday": what they are about was before.
PUBLISHED = re.compile(
    r"\b(?:releas|publish|present|unveil|launch|issu|announc|post)(?:e[sd]?|ed|es|ing|s)?\s+(?:(?:its|their|his|her|a|an|the|new|latest|own|preliminary|annual)\s+){0,3}"
    r"(?:findings|reports?|statements?|figures|data|tall(?:y|ies)|lists?|results|study|briefing|update|bulletin)\s+(?:(?:on|late|early|last)\s+)*$"
    r"|\b(?:archives?\s+(?:for|of)|(?:issue|edition)\s+of)\s+$",
    re.I,
)


def is_ahead(story: Story, when: When) -> bool:
    """True for a time that begins after publication."""
    if when.rule == EARLY:
        return False  # the small hours of the day after the report's, told as past
    return (
        story.published is not None and when.earliest is not None and when.earliest > story.published.latest
    )


def carried_time(
    story: Story, sentence: Sentence, *, in_court: bool = False, counted: bool = False
) -> When | None:
    """The time that holds on: the last one told in the passage, or named in it since; a day that heads the text above;
    the period of the whole report, or the story's first. A long stretch only for running totals, and for counts (``counted``) below the
    period that heads them; a court's day only for what a court does (``in_court``), and for who stands outside the court."""
    outside = not in_court and _AT_COURT.search(sentence.tokens.text) is not None
    in_court = in_court or outside
    told = story.last_when(sentence, in_court=in_court)
    near = None if outside and told is not None else _just_before(story, sentence)
    last = max((pair for pair in (told, near) if pair is not None), key=lambda pair: pair[0], default=None)
    total = story.lead_total if TOTAL.search(sentence.tokens.text) else None
    found = (
        (last[1] if last is not None else total)
        or _heading(story, sentence)
        or (story.period if counted else None)
        or (story.lead_when if in_court or not story.lead_in_court else None)
        or _opening(story, sentence)
    )
    if found is None or not is_long(found):
        return found
    if found == story.period and last is None:
        return None if is_lasting(sentence) else found  # "thousands in recent years", in a report of October
    headed = heads_paragraph(story.text, story.dates, sentence, story.said_spans) if counted else None
    return headed or (found if _RUNNING.search(sentence.tokens.text) else None)


_AT_COURT = re.compile(r"\boutside\s+(?:the\s+)?(?:court(?:house|room)?|tribunal|building|hearing)\b", re.I)
# What leads up to a day is before it: how long before, nobody says.
_UP_TO = re.compile(
    r"\b(?:leading\s+up\s+to|(?:run|lead)[\s-]?up\s+to|ahead\s+of|in\s+advance\s+of|prior\s+to)\b[^.;,]*$"
    r"|\bbefore\s+(?:the|a|his|her|its|their)\s+(?:[\w-]+\s+){0,3}?(?:rally|march|protests?|demonstrations?|sit-in|vigil|strike|elections?|vote|summit)\s+(?:on\s+|of\s+)?$",
    re.I,
)


# "A boy who died on Monday": of him, not of what is told next.
_OF_SOMEBODY = re.compile(r"\bwho\s+(?:\w+\s+){1,4}?(?:(?:on|late|early|last)\s+)*$")


# "The largest rally in years, last weekend", "the worst since Friday": of what it is set beside.
_RECORD = re.compile(
    r"\b(?:largest|biggest|worst|deadliest|bloodiest|greatest|longest|fiercest)\b(?:\s+[^\s.;,]+){0,8}\s*$",
    re.I,
)


def is_led_up_to(text: str, mention: DateMention) -> bool:
    """ "In the days leading up to the rally on 29 July": a day that what is told lies before."""
    before, after = text[max(0, mention.span.start - 90) : mention.span.start], text[mention.span.end :][:40]
    return bool(_UP_TO.search(before) or (_BEFORE_IT.search(before) and OF_EVENTS.match(after)))


_BEFORE_IT = re.compile(
    r"\b(?:before|(?:on\s+)?the\s+eve\s+of)\s+(?:last\s+)?$", re.I
)  # "before Sunday's march"


def _is_of_publishing(story: Story, mention: DateMention) -> bool:
    return bool(PUBLISHED.search(story.text[max(0, mention.span.start - 80) : mention.span.start]))


_LASTING = re.compile(
    r"\b(?:over|during|in|for|after)\s+(?:the\s+)?(?:course\s+of\s+)?(?:several|many|recent|a\s+few|\w+)?\s*(?:days|weeks|months|years)\s+of\b"
    r"|\b(?:in|over|during)\s+recent\s+(?:days|weeks|months|years)\b|\bin\s+the\s+(?:past|last)\s+few\s+(?:days|weeks|months|years)\b"
    r"|\bthroughout\s+the\s+(?:crisis|unrest|protests?|campaign|conflict|strikes?|uprising)\b"
    r"|(?<!ever\s)\bsince\s+(?:the|last|early|late|mid)\b",
    re.I,
)


def is_lasting(sentence: Sentence) -> bool:
    """ "Killed over months of protests", "since the putsch": of a stretch that no day told before is."""
    return bool(_LASTING.search(sentence.tokens.text))


def is_stretch(when: When) -> bool:
    """True for a time of more than one day, or open at one end."""
    return when.start != when.end or when.precision not in (Precision.DAY, Precision.DAYS)


_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|stated|wrote|declared|published|dated|issued|posted|tweeted|updated)\s+(?:(?:on|late|early|of|in)\s+)*$",
    re.I,
)


def _just_before(story: Story, sentence: Sentence) -> tuple[int, When] | None:
    """The last date named in the 200 characters before the sentence in its own paragraph, and where; no day of speaking,
    no page's stamp or dateline, which stand before the passage's own text."""
    for mention in reversed(story.dates):
        if mention.span.end > sentence.span.start:
            continue
        if mention.span.start < sentence.base or sentence.span.start - mention.span.end >= 200:
            return None
        if mention.when is None or mention.rule == "when.today":
            return None
        before = story.text[max(0, mention.span.start - 50) : mention.span.start]
        if OF_ANOTHER.search(before) or _SET_BESIDE.search(before):
            continue  # "the coup in June", "three times the turnout of the week before"
        if _is_of_publishing(story, mention) or _RECORD.search(
            story.text[max(sentence.base, mention.span.start - 90) : mention.span.start]
        ):
            continue
        ago = _is_long_ago(story, mention) and not _TOOK_PLACE.search(before)
        if is_led_up_to(story.text, mention) or _OF_SOMEBODY.search(before) or ago:
            return None
        year = mention.when.precision is Precision.YEAR
        if year and (_OF_NOW.search(sentence.tokens.text) or OF_PAPERS.match(story.text, mention.span.end)):
            return None  # "was overthrown in 2019. At least 51 have been freed", "the 2020 report"
        if mention.span not in story.said_spans and not _SPOKEN.search(before):
            return mention.span.start, _from_its_beginning(story, mention, mention.when)
    return None


_OF_NOW = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?\w+(?:ed|en|wn)\b|\b(?:today|now|currently)\b", re.I
)


_SET_BESIDE = re.compile(r"\b(?:times|double|twice|half)\s+(?:the\s+)?(?:[\w-]+\s+){1,3}of\s+$", re.I)
_TOOK_PLACE = re.compile(r"\b(?:took\s+place|happened|occurred|was\s+committed)\s+(?:on|in)\s+$", re.I)


def _is_long_ago(story: Story, mention: DateMention) -> bool:
    """ "Cited a ruling on an arrest of 16 October 2008": a day of another year that no event told here has taken."""
    last, when = story.published, mention.when
    if last is None or when is None or when.latest is None:
        return False
    return when.precision is Precision.DAY and (last.earliest - when.latest).days > _LONG_AGO


_LONG_AGO = 180  # days
_BEGAN = re.compile(
    r"\b(?:that|which)\s+(?:\w+\s+)?(?:began|begun|started|erupted|broke\s+out)\s+(?:(?:on|late|early)\s+)*$",
    re.I,
)
_GOES_ON = 31  # days


def _from_its_beginning(story: Story, mention: DateMention, when: When) -> When:
    """ "The protests that began on Friday": what is told next is of Friday and since."""
    last = story.published
    began = _BEGAN.search(story.text[max(0, mention.span.start - 30) : mention.span.start])
    if not began or last is None or when.earliest is None or when.precision is not Precision.DAY:
        return when
    if not 0 < (last.latest - when.earliest).days <= _GOES_ON:
        return when
    return When(when.start, last, Precision.DAYS, when.words, rule="when.since")


def _heading(story: Story, sentence: Sentence) -> When | None:
    """The day of the last line above that is only a day: a chronicle has two of them or more, a page's stamp is one."""
    days = [
        m
        for m in story.dates
        if m.when is not None and m.when.precision is Precision.DAY and stands_alone(story.text, m)
    ]
    above = [m for m in days if m.span.end <= sentence.span.start]
    several = len({m.when.bounds() for m in days if m.when is not None}) > 1
    return above[-1].when if several and above else None


OF_EVENTS = re.compile(
    r"^(?:['\u2019]s)?\s(?:[\w-]+\s){0,2}?(?:dispersals?|crackdowns?|shootings?|clash(?:es)?|protests?|march(?:es)?|rall(?:y|ies)|raids?|killings?"
    r"|attacks?|riots?|unrest|violence|demonstrations?|arrests?|detentions?)\b",
    re.I,
)
_OPENING = 3  # passages: a headline and two paragraphs


def _opening(story: Story, sentence: Sentence) -> When | None:
    """The first day that the report's opening names, where no figure has been dated yet; before any other the day of
    events ("opened its inquiry on Thursday into the April 1 dispersal")."""
    of_events = [
        m
        for m in story.dates
        if m.span.end <= sentence.span.start
        and story.text.count("\n\n", 0, m.span.start) < _OPENING
        and OF_EVENTS.match(story.text[m.span.end : m.span.end + 40])
    ]
    for mention in [*of_events, *story.dates]:
        when = mention.when
        if (
            mention.span.end > sentence.span.start
            or story.text.count("\n\n", 0, mention.span.start) >= _OPENING
        ):
            return None
        before = story.text[max(0, mention.span.start - 40) : mention.span.start]
        stated = when is not None and when.precision in (Precision.DAY, Precision.DAYS) and not is_long(when)
        if (
            when is None
            or not stated
            or mention.span in story.said_spans
            or stands_alone(story.text, mention)
        ):
            continue
        other = DATES_ANOTHER.match(story.text[mention.span.end : mention.span.end + 40])
        stamp = (
            re.search(r"^\W*date\W*$", before)
            or re.search(r"\([A-Z][^()]*[/\u2013\u2014-]\s*$", before)  # "(Orlan News / Wire - 11 May, 2031)"
            or story.text[mention.span.end :].lstrip(" .,")[:1] in "(/\u2013\u2014-"
        )
        if (
            other
            or stamp
            or _OF_SOMEBODY.search(before)
            or _is_of_publishing(story, mention)
            or _SPOKEN.search(before)
            or COMPARED.search(before)
            or _RECORD.search(story.text[max(0, mention.span.start - 90) : mention.span.start])
            or is_ahead(story, when)
        ):
            continue
        recent = (
            story.published is None or (story.published.latest - (when.latest or when.bounds()[0])).days <= 40
        )
        return _from_its_beginning(story, mention, when) if recent else None
    return None


def stands_alone(text: str, mention: DateMention) -> bool:
    """True for a day that is all its line says, but for the hour."""
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    line = text[start : mention.span.start] + text[mention.span.end : end if end >= 0 else len(text)]
    return not re.search(r"\w", _CLOCK.sub("", line))


_CLOCK = re.compile(
    r"\b\d{1,2}\s*(?:[h:.]\s*\d{2}|(?=[ap]\.?m\b))\s*(?:[ap]\.?m\b\.?)?\s*(?:[A-Z]{2,4}\b)?"
)  # "23h12", "10.24 am CST"
