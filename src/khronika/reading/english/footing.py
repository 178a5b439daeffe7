"""What a claim's day and place stand on: held over weak ground they are widened, or unknown, rather than wrong.

A day or a town that a claim does not name itself is taken from the story before it. Counted on fresh pages
(docs/methods/reading-english.md, "Risk and coverage"), that is sound where the story has told of one day, one town; where it has told of
several it is wrong more often than one time in four. There the claim says what is known: one of those days, somewhere in the country.
"""

import datetime as dt
import re
from dataclasses import replace

from khronika.nouns import Certainty, Kind, Level, Precision, Span, When
from khronika.reading.english.at_the_time import of_that_time
from khronika.reading.english.carrying import Draft
from khronika.reading.english.habits import without_its_day
from khronika.reading.english.held_places import settled_places
from khronika.reading.english.held_times import COMPARED, PUBLISHED, is_ahead, stands_alone
from khronika.reading.english.owned_days import COURT_KINDS, is_of_who
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import DATES_ANOTHER, OF_ANOTHER, Story, token_at
from khronika.reading.english.standing import HELD, settle_standing
from khronika.reading.english.syntax import clause_verb
from khronika.reading.english.wider_tolls import is_raised, up_to, wider_toll
from khronika.reading.mentions import DateMention

NEWS = 7  # days: what a report tells of a day of this week may be of any other day of it
_DAY = dt.timedelta(1)


def settle_footing(drafts: list[Draft], story: Story) -> None:
    """Widen or drop the days and places of ``drafts`` that stand on weak ground; each rule says which."""
    standing = settle_standing(drafts, story)
    for n, draft in enumerate(drafts):
        claim = draft.claim
        when = standing[n] if n in standing else _day(draft, story)
        if when is not None and claim.kind is not Kind.ELECTION and (trigger := _trigger(draft)) is not None:
            each = claim.figure is not None and claim.kind is not Kind.PROTEST
            when = without_its_day(draft.sentence, trigger, when, story.dates, each=each)
        when = of_that_time(draft, story, when)
        when = up_to(when) if is_raised(draft, story) else when
        places = wider_toll(draft, story, _trigger(draft)) or settled_places(draft, story)
        if when == claim.when and places == claim.places:
            continue
        figure = claim.figure
        if figure is not None:
            figure = replace(figure, scope=replace(figure.scope, places=places, period=when))
        draft.claim = replace(claim, when=when, places=places, figure=figure)


# ---- days ----


def _day(draft: Draft, story: Story) -> When | None:
    when = _stated_or_held(draft, story)
    return when if when is not None else _by_now(draft, story)


def _stated_or_held(draft: Draft, story: Story) -> When | None:
    when = draft.claim.when
    if when is None:
        return None
    named = _named(draft.sentence, story)
    if when.rule in HELD:
        return _held(draft, when, story, named)
    year = _of_a_year(draft, when, story)
    if year is not None:
        return year
    if _is_anothers(draft, when, named, story):
        return None
    return _as_told(when, story)


def _by_now(draft: Draft, story: Story) -> When | None:
    """ "Guards have held 40 people", of no day that is told: up to the report, which is what the perfect says."""
    claim, last = draft.claim, story.published
    counted = claim.figure is not None and claim.certainty is Certainty.HAPPENED and not claim.background
    if not counted or last is None or claim.kind is Kind.ELECTION or not _is_perfect(draft):
        return None
    said = claim.as_of  # "has risen to 147, police said on Wednesday": up to that day
    end = (
        said.end
        if said is not None and said.precision is Precision.DAY and not is_ahead(story, said)
        else last
    )
    return When(None, end, Precision.VAGUE, rule="when.up-to-now")


_OPENS = re.compile(r"^\W*in\s+$|[,;]\s+as\s+in\s+$", re.I)


def _of_a_year(draft: Draft, when: When, story: Story) -> When | None:
    """ "In 1977, guards killed 34 during the May 1 rally", "in May, as in 1977 when 34 were killed": the year that the clause opens with,
    for a day that names none."""
    if when.rule not in ("when.date", "when.holiday") or _YEAR.search(when.words):
        return None
    inside = draft.sentence.span
    for mention in story.dates:
        opens = inside.contains(mention.span) and _OPENS.search(story.text[inside.start : mention.span.start])
        if not (opens and _is_year(mention)) or mention.span.start > draft.claim.span.end:
            continue
        mine = [d for d in story.dates if d.when == when and inside.contains(d.span)]
        anchor = draft.claim.figure.span if draft.claim.figure is not None else None
        told = anchor is not None and mention.span.end < anchor.start
        if told or (mine and mention.span.end < mine[0].span.start):
            return mention.when
    return None


def _named(sentence: Sentence, story: Story) -> list[DateMention]:
    """The times that a sentence names for what happens: none of a saying, of what is to come or of another thing."""
    return [d for d in story.dates if sentence.span.contains(d.span) and _is_of_events(d, story)]


def _is_of_events(mention: DateMention, story: Story) -> bool:
    when, text = mention.when, story.text
    if when is None or mention.span in story.said_spans or mention.rule == "when.clock":
        return False
    before, after = (
        text[max(0, mention.span.start - 40) : mention.span.start],
        text[mention.span.end : mention.span.end + 40],
    )
    owned = _OWNED_BEFORE.search(before) and _OWNED_AFTER.match(after)
    other = owned or DATES_ANOTHER.match(after) or OF_ANOTHER.search(before) or COMPARED.search(before)
    other = other or _REMEMBERED.search(before) or PUBLISHED.search(before)
    return not other and not is_ahead(story, when)


# "Marched to commemorate the shootings of 2023".
_REMEMBERED = re.compile(
    r"\b(?:mark|commemorat|remember|honou?r|recall|mourn)(?:s|e|es|ed|ing)?\s(?!(?:on|late|early)\s)[^.;,]{0,40}$",
    re.I,
)
# "The July 1 price rise": the day of what is named, whatever it is.
_OWNED_BEFORE = re.compile(r"\b(?:the|its|their|his|her|a|an)\s+$", re.I)
_OWNED_AFTER = re.compile(r"^\s+[a-z]{3,}")


def _held(draft: Draft, when: When, story: Story, named: list[DateMention]) -> When | None:
    """A day of the story: unknown beside a day of another week that the sentence names, and for what is only said; up to now for a
    count that runs on; from the first of several days up to publication where the story has told of several, where the
    sentence is of a place of its own, and where the day is merely the story's first."""
    others = [d.when for d in named if d.when is not None and not d.when.meets(when)]
    far = any(day.latest is None or _apart(day, when) > NEWS for day in others)
    if draft.claim.rule.startswith("en.st.") or far:
        return None
    if when.precision is Precision.DAY and _heads(when, story):
        return when
    counted = draft.claim.figure is not None and draft.claim.certainty is Certainty.HAPPENED
    counting = draft.claim.kind is not Kind.ELECTION  # "has won 51 percent" tells of one day
    if counted and counting and when.precision is Precision.DAY and _runs_on(draft):
        return _until_now(when, story)
    if (until := _told_later(draft, when)) is not None:
        return until
    days = [_as_told(when, story), *others, *_days_of_the_week(draft.sentence, story, when)]
    several, near = len({d.bounds() for d in days}) > 1, _is_told_near(when, draft, story)
    apart = several and (bool(others) or not near)
    told_next = (
        not several and story.lead_at - draft.sentence.index == 1
    )  # the sentence behind tells the one day
    lone = several or not (near or told_next or _goes_on(when, draft, story))
    if not (apart or (when.rule == "when.story" and not told_next) or (lone and _is_own_scene(draft, story))):
        return days[0]
    if story.published is not None and 0 <= (story.published.latest - when.bounds()[1]).days <= NEWS:
        days.append(When(story.published, story.published))
    ends = [d.bounds() for d in days]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    if story.published is not None:
        last = max(first, min(last, story.published.latest))
    if (first, last) == when.bounds():
        return when
    return When.days(first, last, when.words, "when.of-several")


def _told_later(draft: Draft, when: When) -> When | None:
    """ "Orno said on Tuesday that she was released", after arrests on Monday: on one of both days."""
    said, trigger = draft.claim.as_of, _trigger(draft)
    later = said is not None and said.precision is Precision.DAY and said.bounds()[0] > when.bounds()[1]
    freed = draft.claim.kind in COURT_KINDS or (trigger is not None and trigger.lemma_ == "remand")
    if said is None or not later or not freed or (said.bounds()[0] - when.bounds()[1]).days > NEWS:
        return None
    return When.days(when.bounds()[0], said.bounds()[1], when.words, "when.of-several")


def _apart(one: When, other: When) -> int:
    """Days between the first days of two times."""
    return abs((one.bounds()[0] - other.bounds()[0]).days)


def _heads(when: When, story: Story) -> bool:
    """True for a day that is all its line says, and heads the text below it, as in a chronicle."""
    for mention in story.dates:
        if mention.when is not None and mention.when.bounds() == when.bounds():
            start = story.text.rfind("\n", 0, mention.span.start) + 1
            end = story.text.find("\n", mention.span.end)
            line = story.text[start : end if end >= 0 else len(story.text)]
            if not re.search(r"\w", line.replace(mention.span.of(story.text), "")):
                return True
    return False


# "In all, sixteen were hurt" ends what is told of one day; a toll goes on.
_TOLL = re.compile(
    r"\b(?:toll|so\s+far|to\s+date|stands?\s+(?:now\s+)?at|bring(?:s|ing)|brought|total\s+number)\b", re.I
)


def _runs_on(draft: Draft) -> bool:
    """ "Forty have died", "the toll stands at 40": counted up to now, from a day that is not told."""
    return _is_perfect(draft) or _TOLL.search(draft.sentence.tokens.text) is not None


def _is_perfect(draft: Draft) -> bool:
    trigger = _trigger(draft)
    verb = clause_verb(trigger) if trigger is not None else None
    for _ in range(_CLAUSES):
        verb = _above(verb) if verb is not None else None
    return verb is not None and any(c.lower_ in ("has", "have") for c in verb.children)


_CLAUSES = 3  # one in the other


def _above(verb: Token) -> Token:
    """The verb that says when, of one in a clause that it brings in: "have stepped up arrests, with 300 detained", "has left 75 hurt"."""
    brought = verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "with"
    left = verb.dep_ == "ccomp" and verb.head.lemma_ == "leave"
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBG")
    if verb.dep_ == "pcomp" or brought:
        return clause_verb(verb.head.head)
    return clause_verb(verb.head) if left or joined else verb


def _until_now(when: When, story: Story) -> When:
    end = story.published if story.published is not None else when.end
    return When(None, end, Precision.VAGUE, when.words, rule="when.up-to-now") if end is not None else when


def _is_told_near(when: When, draft: Draft, story: Story) -> bool:
    """True for a day that the claim's own paragraph names before it."""
    first, end = draft.sentence.base, draft.sentence.span.start
    return any(
        d.when is not None
        and d.when.bounds() == when.bounds()
        and first <= d.span.start
        and d.span.end <= end
        for d in story.dates
    )


def _goes_on(when: When, draft: Draft, story: Story) -> bool:
    """True for the sentence right behind the one that tells the day."""
    start = draft.sentence.span.start
    behind = [d for d in story.dates if d.span.end <= start and d.when is not None]
    last = behind[-1] if behind else None
    if last is None or last.when is None or last.when.bounds() != when.bounds():
        return False
    return len(re.findall(r"[.!?][\u201d\"')]*\s", story.text[last.span.end : start])) <= 1


_OF_THEM = re.compile(r"\bof\s+(?:them|these|those)\b", re.I)


def _is_own_scene(draft: Draft, story: Story) -> bool:
    """True where the sentence itself names the town that the claim is of: who names a place anew may tell of another day."""
    if draft.claim.part_of is not None or _OF_THEM.search(draft.claim.quote):
        return False  # of those whose day is told
    inside = draft.sentence.span
    towns = {p.identity for p in draft.claim.places if p.level is not Level.COUNTRY}
    return any(inside.contains(m.span) and m.place.identity in towns for m in (*story.places, *story.met))


def _days_of_the_week(sentence: Sentence, story: Story, when: When) -> list[When]:
    """The days of the same week that the story names before the sentence; anywhere, for the story's first day."""
    end = len(story.text) if when.rule == "when.story" else sentence.span.start
    found = []
    for mention in story.dates:
        day = mention.when
        short = day is not None and day.precision in (Precision.DAY, Precision.DAYS)
        if mention.span.end > end or day is None or not short:
            continue
        if _is_of_events(mention, story) and not _is_stamp(mention, story) and _apart(day, when) <= NEWS:
            found.append(day)
    return found


def _is_stamp(mention: DateMention, story: Story) -> bool:
    """A line that says no more than the day of publication, above the report: of no event."""
    day, last = mention.when, story.published
    if day is None or last is None or day.bounds() != (last.earliest, last.latest):
        return False
    return stands_alone(story.text, mention)


def _as_told(when: When, story: Story) -> When:
    """ "Today", in somebody's words, is the day of speaking, which may be the one before the report came out."""
    quoted = [
        d for d in story.dates
        if d.rule == "when.today" and d.when is not None and d.when.bounds() == when.bounds() and _in_quotes(d.span, story.text)
    ]  # fmt: skip
    back = {"today": 0, "yesterday": 1}.get(when.words.casefold())
    if not quoted or back is None:
        return when
    spoken = _day_of_speaking(quoted[0].span, story)
    if spoken is not None:
        return When.on(spoken.bounds()[0] - back * _DAY, when.words, "when.today")
    first, last = when.bounds()
    return When.days(first - _DAY, last, when.words, "when.of-several")


def _day_of_speaking(today: Span, story: Story) -> When | None:
    """The day that the paragraph names with "today" in somebody's words: right behind them ("the chief said on Sunday"), else
    the last before."""
    end = story.text.find("\n\n", today.end)
    paragraph = Span(story.text.rfind("\n\n", 0, today.start) + 1, end if end >= 0 else len(story.text))
    days = [
        d for d in story.dates
        if paragraph.contains(d.span) and d.rule in ("when.weekday", "when.date") and d.when is not None
        and d.when.precision is Precision.DAY and story.published is not None
        and 0 <= (story.published.latest - d.when.bounds()[1]).days < NEWS and not _in_quotes(d.span, story.text)
    ]  # fmt: skip
    behind = [
        d
        for d in days
        if d.span.start > today.end
        and not re.search(r"[.!?]\s+[^\u201d\"]", story.text[today.end : d.span.start])
    ]
    before = [d for d in days if d.span.end < today.start]
    return behind[0].when if behind else before[-1].when if before else None


def _in_quotes(span: Span, text: str) -> bool:
    before = text[text.rfind("\n\n", 0, span.start) + 1 : span.start]
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def _is_anothers(draft: Draft, when: When, named: list[DateMention], story: Story) -> bool:
    """True where the sentence names a second time and the one chosen hangs on another verb, or is a day of another year."""
    inside = draft.sentence.span
    mine = next((d for d in story.dates if d.when == when and inside.contains(d.span)), None)
    others = [d for d in named if d.when is not None and not d.when.meets(when)]
    trigger = _trigger(draft)
    votes = (
        draft.claim.kind is Kind.ELECTION or when.rule == "when.poll"
    )  # "31 percent on Sunday, against 44 in 2021"
    if mine is None or not others or trigger is None or votes:
        return False
    if (
        when.rule in ("when.date", "when.holiday")
        and not _YEAR.search(when.words)
        and any(_is_year(d) and d.span.start < mine.span.start for d in others)
    ):
        return True  # "in 1977 ... during the May 1 celebrations"
    token = token_at(draft.sentence, mine.span)
    if token is None or draft.frame is None or all(is_of_who(draft.sentence, d) for d in others):
        return False
    theirs, own = clause_verb(token), clause_verb(trigger)
    apart = theirs.i != own.i and not theirs.is_ancestor(own)
    return apart and not (
        theirs.dep_ == "advcl" and own.is_ancestor(theirs)
    )  # "against 44 when they voted in 2021"


_YEAR = re.compile(r"\b\d{4}\b")


def _is_year(mention: DateMention) -> bool:
    return mention.when is not None and mention.when.precision is Precision.YEAR


def _trigger(draft: Draft) -> Token | None:
    inside = draft.sentence.tokens
    if draft.frame is not None and draft.frame.trigger.doc is inside.doc:
        return draft.frame.trigger
    return draft.count.root if draft.count is not None else None
