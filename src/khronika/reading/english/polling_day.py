"""The day on which people voted, of all the days that a report of an election names.

A day is bound to the vote by its words ("Sunday's runoff", "the elections held on 4 October", "voted on Saturday"). Days on
which a count was announced, confirmed or contested are not, however near a word for voting they stand.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.nouns import Claim, PartialDate, Precision, Span, When
from khronika.reading.english.date_anchor import COUNT, number_of
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.mentions import DateMention

_VOTE = r"(?:(?:by-)?elections?|votes?|polls?|polling|voting|run-?off|referendum|plebiscite|ballot(?:ing)?)"
_SORT = r"(?:(?:[\w-]+(?:al|ary|ary's|ive|ed|ial|ory)|(?:first|second)(?:-|\s)round|snap|early|primary|run-?off|election|council|mayor)\s+){0,3}"
_OWNS = re.compile(rf"^['\u2019]s?\s+(?:[\w'\u2019-]+\s+){{0,4}}?(?:{_VOTE}|race|contest)\b", re.I)
_ROUND = r"(?:first|second)(?:-|\s)round"
_DATES = re.compile(rf"^,?\s+{_SORT}(?:{_VOTE}|{_ROUND})\b", re.I)
_THE = re.compile(r"(?:\b(?:the|its|their|his|her|a|an)|['\u2019]s?)\s+$", re.I)
_STATE = r"(?:day|that|which|were|was|had|been|being|held|organi[sz]ed|conducted|took|taken|place|ended|closed|opened|concluded|began|started|both)"
_WHERE = r"(?:(?:in|across|throughout)\s+(?:the\s+)?[A-Z][\w'\u2019-]+(?:\s+[A-Z]\w+)*\s+)?"
_HELD = re.compile(
    rf"\b(?i:{_VOTE})(?:\s+(?i:{_STATE}))*[\s,(]+{_WHERE}(?:(?i:late|early|last|on|of|this)\s+)*(?i:the\s+)?$"
)
_VOTED = r"(?:voted|went\s+to\s+the\s+polls|cast\s+(?:their\s+)?(?:ballots|votes)|(?:re-?)?elected|(?:polls|stations)\s+(?:had\s+)?(?:closed|opened))"
_SAID = re.compile(
    r"\b(?:say|says|said|told|announc\w+|declar\w+|releas\w+|publish\w+|report\w+|show\w*|confirm\w+|rul(?:ed|ing)|uph[eo]ld|reject\w+|claim\w+"
    r"|dismiss\w+|urg\w+|call\w+|issu\w+|add(?:ed|s)|annul\w+|put|gave|updat\w+|lead\w*|count\w*|conced\w+|protest\w*|condemn\w*|congratulat\w+)\b",
    re.I,
)
_VOTED_BEFORE = re.compile(rf"\b{_VOTED}\b(?P<gap>[^.;:,]{{0,40}}?)(?:\s(?:on|late|early|last))*\s$", re.I)
_VOTED_AFTER = re.compile(rf"^,?\s(?P<gap>[^.;:]{{0,60}}?)\b{_VOTED}\b", re.I)
_NEAR = re.compile(r"\b(?:elections?|vote|voted|voting|polls?|polling|ballot|elected)\b", re.I)
_FILED = re.compile(r"^\s*(?:\([A-Z]|[-\u2013\u2014/]\s)")  # "BELSK, Oct 6 (Agency) -"
_DAYS_AFTER = re.compile(
    rf"^,?\s+(?:some\s+)?(?P<count>{COUNT})\s+days?\s+after\s+(?:the\s+|its\s+|an?\s+)?{_SORT}(?:{_VOTE}|{_VOTED})\b",
    re.I,
)
_SINCE_VOTE = re.compile(
    rf"(?:^|[.\n])\s*(?:Some\s+|Just\s+|Only\s+)?(?P<count>{COUNT})\s+days?\s+after\s+(?:the\s+|its\s+|an?\s+)?(?:[A-Z]\w+['\u2019]s?\s+)?{_SORT}{_VOTE}\b",
    re.I,
)  # that opens a sentence
_RIVAL_BEFORE = re.compile(r"(?:\bversus|\bvs\.?|[A-Z]\w+['\u2019]s?)\s+$")
_RIVAL_AFTER = re.compile(
    r"^\s+(?:of\s+(?:the\s+)?votes?\s+)?for\s+(?:(?:the|his|her|their|its)\s+[a-z]|[A-Z])"
)
_FIRST_ROUND = re.compile(r"\bfirst(?:-|\s)round\b", re.I)
_SECOND_ROUND = re.compile(r"\b(?:run-?off|second(?:-|\s)round)\b", re.I)
_DOTTED = re.compile(r"U\.S\.|\b[ap]\.m\.")
_BEFORE_IT = 400  # characters: some three sentences
_AROUND = 90
_LATER = dt.timedelta(90)  # how long after a vote its count is still given out, or confirmed by a court


def election_day(
    text: str, dated: Iterable[DateMention], published: PartialDate | None = None
) -> dt.date | None:
    """The single day of the vote: the one bound to it most often and, of equals, the last; else the one nearest to a word
    for voting that nobody spoke on. Days after publication come last. ``None`` if the text names none."""
    days = [m for m in dated if m.when and m.when.precision is Precision.DAY and m.when.earliest]
    bound: Counter[dt.date] = Counter()
    past = [m for m in days if published is None or _first(m) <= published.latest]
    for some in (past, days):
        bound.update(_first(m) for m in some if is_of_vote(text, m) and not is_first_round(text, m))
        bound.update(day for m in some if (day := _days_before(text, m)) is not None)
        if bound:
            return max(bound, key=lambda day: (bound[day], day))
        told = [
            m
            for m in some
            if m.rule != "when.today" and not is_first_round(text, m) and not is_declaration(text, m)
        ]
        near = [(gap, _eve_of(m, text)) for m in told if (gap := _nearness(text, m)) is not None]
        if near:
            return min(near)[1]
    return _of_exit_poll(text, {_first(m) for m in past}, published)


_EARLY = re.compile(r"^(?:on\s+)?early\s", re.I)


def _eve_of(mention: DateMention, text: str) -> dt.date:
    """ "Led with 52 percent early Monday": counted in the night after the vote, where nothing binds the day to it."""
    early = _EARLY.match(mention.span.of(text)) is not None
    return _first(mention) - dt.timedelta(early)


_EXIT_POLL = re.compile(r"\bexit[\s-]*polls?\b|\bpolls?\s+(?:\w+\s+)?at\s+the\s+exit\b", re.I)
_OPENING = 600  # characters


def _of_exit_poll(text: str, days: set[dt.date], published: PartialDate | None) -> dt.date | None:
    """An exit poll is given out on the day of the vote: the one day on which it was told or filed, where a report of that day or the
    next opens with one."""
    if len(days) != 1 or published is None or published.earliest != published.latest:
        return None
    (day,) = days
    fresh = dt.timedelta(0) <= published.latest - day <= dt.timedelta(1)
    return day if fresh and _EXIT_POLL.search(text, 0, _OPENING) else None


def polling_time(text: str, dated: Iterable[DateMention], published: PartialDate | None) -> When | None:
    """When people vote: the day of the vote, which may be still to come; else, of a report that says how many days after the
    vote it speaks, one of two days, since it may have been written on the eve of publication."""
    dated = list(dated)
    day = election_day(text, dated, published)
    if day is not None:
        return When.on(day)
    months = [m for m in dated if m.when and m.when.precision is Precision.MONTH and is_of_vote(text, m)]
    months = [m for m in months if published is None or _first(m) <= published.latest]
    if months:
        return max(months, key=_first).when
    since = _SINCE_VOTE.search(text)
    count = number_of(since["count"]) if since is not None else None
    if since is None or not count or published is None or published.earliest != published.latest:
        return None
    last = published.latest - dt.timedelta(count)
    return When.days(last - dt.timedelta(1), last, since[0], "when.poll")


def is_of_vote(text: str, mention: DateMention) -> bool:
    """True for a day that its words bind to a vote."""
    before = text[max(0, mention.span.start - _AROUND) : mention.span.start]
    after = text[mention.span.end : mention.span.end + _AROUND]
    held = _HELD.search(before) and not _EARLY.match(mention.span.of(text))
    if _OWNS.match(after) or held or (_THE.search(before) and _DATES.match(after)):
        return True
    voted = [m for m in (_VOTED_BEFORE.search(before), _VOTED_AFTER.match(after)) if m is not None]
    return any(not _SAID.search(m["gap"]) for m in voted)


_YEARS = re.compile(rf"^(?:['\u2019]s)?\s+(?:failed\s+|annulled\s+|disputed\s+)?{_SORT}{_VOTE}\b", re.I)


def is_years_vote(text: str, mention: DateMention, number: Span) -> bool:
    """ "The 52 percent who voted in the 2011 elections", "last year's failed vote, when she won 8,000": of a vote of that year, where
    neither another number nor another clause stands between."""
    when = mention.when
    if when is None or when.precision is not Precision.YEAR:
        return False
    first, last = sorted((mention.span, number), key=lambda s: s.start)
    between = text[first.end : last.start]
    if len(between) > _AROUND or _ANOTHER_CLAUSE.search(between) or NUMERAL.search(between):
        return False
    return _YEARS.match(text[mention.span.end : mention.span.end + _AROUND]) is not None


_ANOTHER_CLAUSE = re.compile(r"[.;:]|,(?!\s+(?:when|where|in\s+which)\b)")


def poll_instead(poll: When | None, text: str, mention: DateMention) -> When | None:
    """The day of the vote for a figure of votes beside a day some weeks after it, on which they were counted or told."""
    when = mention.when
    if (
        poll is None
        or when is None
        or poll.latest is None
        or when.latest is None
        or is_of_vote(text, mention)
    ):
        return None
    later = poll.latest < when.latest <= poll.latest + _LATER
    return replace(poll, rule="when.poll") if later else None


def is_of_another_poll(claim: Claim, poll: When | None, published: PartialDate | None) -> bool:
    """ "In 2014 the party won 31 percent", in a report of a later vote."""
    when = claim.when
    if poll is None or when is None or when.latest is None or poll.earliest is None:
        return claim.background
    if when.meets(poll):
        return False
    coming = published is not None and poll.earliest > published.latest
    return claim.background or (not coming and when.latest < poll.earliest)


def is_rivals(text: str, number: Span) -> bool:
    """ "35.8 percent versus 35.1", "against Derko's 44", "compared with 27 percent for the mayor": of the same vote."""
    before, after = text[max(0, number.start - 30) : number.start], text[number.end : number.end + 40]
    return bool(_RIVAL_BEFORE.search(before) or _RIVAL_AFTER.match(after))


def poll_at(poll: When | None, text: str, dated: Iterable[DateMention], number: Span) -> When | None:
    """The vote that a number is of where nothing dates it: "The first round was held on 14 May. She won 44 percent."; else the
    story's own."""
    near = text[max(0, number.start - _BEFORE_IT) : number.start].rpartition("\n")[2]
    start = number.start - len(near)
    held = [
        m.when
        for m in dated
        if start <= m.span.start < number.start
        and m.when
        and m.when.precision is Precision.DAY
        and is_of_vote(text, m)
    ]
    return replace(held[-1], rule="when.poll") if held else poll


_DECLARES = r"(?:declar|proclaim|certif|pronounc|announc|confirm|validat|crown|nam)\w*"
_WINS = r"(?:winners?|victor|president-elect|re-?elected|elected|victory|results?|won)"
_DECLARED_AFTER = re.compile(rf"^,?\s(?:\w+\s){{0,3}}?{_DECLARES}\b[^.;\n]{{0,120}}\b{_WINS}\b", re.I)
_DECLARED_BEFORE = re.compile(
    rf"\b{_DECLARES}\b[^.;\n]{{0,110}}\b{_WINS}\b[^.;,\n]{{0,50}}\s(?:on\s)?(?:late\s|early\s)?$", re.I
)


def is_declaration(text: str, mention: DateMention) -> bool:
    """ "The commission on Monday declared her the winner", "proclaimed president-elect on Monday": nobody voted that day."""
    start, end = mention.span.start, mention.span.end
    return bool(
        _DECLARED_AFTER.match(text[end : end + 200])
        or _DECLARED_BEFORE.search(text[max(0, start - 200) : start])
    )


def not_on_declaration(when: When | None, text: str, dated: Sequence[DateMention]) -> When | None:
    """``when`` of a vote, opened where it is a day on which the winner was declared: the vote was before."""
    if when is None or when.precision is not Precision.DAY or when.start != when.end:
        return when
    same = [m for m in dated if m.when is not None and m.when.bounds() == when.bounds()]
    if not any(is_declaration(text, m) for m in same) or any(is_of_vote(text, m) for m in same):
        return when
    return When(None, when.end, Precision.VAGUE, when.words, rule="when.up-to-now")


def is_first_round(text: str, mention: DateMention) -> bool:
    """A first round in a report of the second."""
    start = max(text.rfind(".", 0, mention.span.start), text.rfind("\n", 0, mention.span.start)) + 1
    end = text.find(".", mention.span.end)
    sentence = text[start : end if end >= 0 else len(text)]
    second = _SECOND_ROUND.search(text)
    return bool(_FIRST_ROUND.search(sentence)) and second is not None and second.start() < start


def _days_before(text: str, mention: DateMention) -> dt.date | None:
    """ "On Tuesday, two days after the election": that Sunday."""
    found = _DAYS_AFTER.match(text[mention.span.end : mention.span.end + _AROUND])
    count = number_of(found["count"]) if found is not None else None
    return _first(mention) - dt.timedelta(count) if count else None


def _first(mention: DateMention) -> dt.date:
    assert mention.when is not None
    assert mention.when.earliest is not None
    return mention.when.earliest


def _nearness(text: str, mention: DateMention) -> int | None:
    """How far the nearest word for voting in the sentence is; ``None`` for a day of saying, of filing, or far from any."""
    start, end = mention.span.start, mention.span.end
    if _FILED.match(text[end : end + 12]):
        return None
    gaps = []
    for word in _NEAR.finditer(text, max(0, start - 80), end + 60):
        between = text[min(word.end(), end) : max(word.start(), start)]
        clause = text[max(0, start - 30) : start].rpartition(".")[2] + between
        if "." in _DOTTED.sub("", between) or _SAID.search(clause):
            continue
        gaps.append(max(start - word.end(), word.start() - end))
    return min(gaps, default=None)
