"""When: the time that belongs to a figure or an event, and the day on which it was said or counted.

A time in the number's own clause wins, counted in distance, with a charge for each other number in between. Beside a
verb of saying a day dates the saying; "the February coup" dates the coup. What is carried from earlier in the story says
so in its rule (``when.carried``); what cannot be told stays unknown; what happened never lies after publication.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Precision, Span, When
from khronika.reading.elections.pollings import RULE
from khronika.reading.english.days_around import (
    day_before_saying,
    days_apart,
    is_before_what_followed,
    is_since_then,
)
from khronika.reading.english.days_of_telling import EARLIER, counted_up_to, is_made_known, says
from khronika.reading.english.habits import without_its_day
from khronika.reading.english.held_times import TOTAL as TOTAL
from khronika.reading.english.held_times import (
    carried_time,
    is_ahead,
    is_lasting,
    is_stretch,
)
from khronika.reading.english.how_near import AGAINST, cost_of
from khronika.reading.english.others_times import (
    BEGINS,
    IN_CONNECTION,
    is_what_they_did_about,
)
from khronika.reading.english.owned_days import (
    has_gone_on,
    is_owned_by_another,
    is_planned_for,
    is_spoken_of,
    is_under_anothers_day,
)
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.polling_day import (
    is_rivals,
    is_years_vote,
    not_on_declaration,
    poll_at,
    poll_instead,
)
from khronika.reading.english.remembrance import anniversary_in, past_of
from khronika.reading.english.scope import DATES_ANOTHER, Story, came_first, is_aside, token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention

_BEFORE_EARLIER = re.compile(EARLIER + "$", re.I)
_END_OF_EARLIER = re.compile(r"[,;.()]|\bto\b")


def claim_when(
    story: Story,
    sentence: Sentence,
    trigger: Token,
    cue_verbs: list[Token],
    anchor: Span,
    *,
    tally: bool,
    of_votes: bool = False,
    happened: bool = True,
    in_court: bool = False,
) -> tuple[When | None, When | None]:
    """(when it happened, when it was said). A date that hangs on the speaking verb dates the saying."""
    when, said = _when_of(
        story, sentence, trigger, cue_verbs, anchor, tally=tally, of_votes=of_votes, happened=happened, in_court=in_court
    )  # fmt: skip
    if of_votes and tally:
        return not_on_declaration(when, story.text, story.dates), said
    return without_its_day(sentence, trigger, when, story.dates), said


def _when_of(
    story: Story,
    sentence: Sentence,
    trigger: Token,
    cue_verbs: list[Token],
    anchor: Span,
    *,
    tally: bool,
    of_votes: bool,
    happened: bool,
    in_court: bool,
) -> tuple[When | None, When | None]:
    here = [d for d in story.dates if sentence.span.overlaps(d.span)]
    if story.recalled and (past := past_of(story.recalled, sentence, trigger, anchor, here)) is not None:
        return past.when, None
    poll = poll_at(story.voting_day, story.text, story.dates, anchor) if of_votes else None
    if poll is not None and tally and is_ahead(story, poll):
        poll = None  # no votes of a coming round are counted
    if tally and is_of_before(story.text, anchor):
        return _of_before(story, here, anchor), None
    last = counted_up_to(story, sentence, here, anchor) if tally and poll is None else None
    if last is not None and last.when is not None:
        return When(None, last.when.end, Precision.VAGUE, last.when.words, rule="when.up-to-now"), None
    said, scored, around = _sorted(
        story, sentence, trigger, cue_verbs, anchor, here, of_votes=of_votes, happened=happened, in_court=in_court
    )  # fmt: skip
    if not scored and (before := day_before_saying(story.text, sentence, trigger, said)) is not None:
        return before, said
    if (
        not scored
        and tally
        and story.recalled
        and (day := anniversary_in(story.recalled, sentence, trigger)) is not None
    ):
        return day, said
    if not scored and (begun := _of_the_begun(story, sentence, here, trigger)) is not None:
        return begun, said
    if scored:
        best = min(scored, key=lambda row: row[0])[1]
        if (voted := poll_instead(poll, story.text, best)) is not None:
            return voted, said or best.when
        if is_aside(trigger, counted=tally) or came_first(trigger, best.when):
            story.said_spans.add(best.span)  # no day of what follows
        return _shifted(sentence, best, trigger), said
    if around:
        return around[0], said
    if poll is not None:
        return replace(poll, rule="when.poll"), said
    held = _held(story, sentence, trigger, here, said, tally=tally, happened=happened, in_court=in_court)
    return held, said


def _sorted(
    story: Story, sentence: Sentence, trigger: Token, cue_verbs: list[Token], anchor: Span, here: Sequence[DateMention], *,
    of_votes: bool, happened: bool, in_court: bool,
) -> tuple[When | None, list[tuple[float, DateMention]], list[When | None]]:  # fmt: skip
    """What the times of a sentence are to ``trigger``: of a saying; its own, each with its cost; of what came before or followed."""
    said: When | None = None
    around: list[When | None] = []
    scored: list[tuple[float, DateMention]] = []
    for mention in here:
        years = of_votes and is_years_vote(story.text, mention, anchor)
        if not years and says(story, sentence, mention, trigger, cue_verbs, anchor):
            said = mention.when or said
            story.said_spans.add(mention.span)
            continue
        if mention.when is None or (happened and _is_too_late(story, mention, trigger)):
            continue
        if happened and is_planned_for(story.text, sentence, mention, trigger):
            story.said_spans.add(mention.span)
            continue
        if not of_votes and _is_beside(sentence, mention, trigger):
            around.append(_around(story, sentence, mention, trigger))
            continue
        if is_owned(sentence, mention, trigger, of_votes=of_votes, in_court=in_court):
            continue
        cost = cost_of(story, sentence, mention, trigger, anchor, of_votes=of_votes)
        if cost is not None:
            scored.append((cost, mention))
    return said, scored, around


def _is_beside(sentence: Sentence, mention: DateMention, trigger: Token) -> bool:
    """True for a day of what followed, or of its cause: what is told lies before or behind it."""
    token, when = token_at(sentence, mention.span), mention.when
    if token is None or when is None or when.precision not in (Precision.DAY, Precision.DAYS):
        return False
    if days_apart(token, trigger):
        return False
    return is_before_what_followed(token, trigger) or is_since_then(token, trigger)


def _around(story: Story, sentence: Sentence, mention: DateMention, trigger: Token) -> When | None:
    """Up to the day of what followed, or from the day of its cause to the report's, if that is a week or less."""
    token, when, last = token_at(sentence, mention.span), mention.when, story.published
    if token is None or when is None or when.earliest is None:
        return None
    if is_before_what_followed(token, trigger):
        return When(None, when.end, Precision.VAGUE, when.words, rule="when.up-to-now")
    if last is None or not 0 <= (last.latest - when.earliest).days <= _NEWS:
        return None
    return When(when.start, last, Precision.DAYS, when.words, rule="when.of-several")


# "A year after a rally left three dead": long before what is told.
_YEARS_AFTER = re.compile(r"\b(?:years?|months?|weeks|decades?)\s+after\b[^.;]*$", re.I)


def _held(
    story: Story, sentence: Sentence, trigger: Token, here: Sequence[DateMention], said: When | None, *, tally: bool, happened: bool,
    in_court: bool,
) -> When | None:  # fmt: skip
    """The time of what names none of its own: what the story carries, or not after it was said."""
    if is_untold(sentence, here) or _YEARS_AFTER.search(
        sentence.words(sentence.tokens.start_char, trigger.idx)
    ):
        return None
    if (
        _is_in_a_since_clause(trigger)
        or _is_of_earlier(trigger)
        or is_what_they_did_about(clause_verb(trigger))
    ):
        return None
    if is_aside(trigger, counted=tally) or is_spoken_of(sentence, here, trigger):
        return None  # no day of the story is hers "who was killed"
    counted_to = said is not None and said.latest is not None and tally and TOTAL.search(sentence.tokens.text)
    later = any(c.lower_ in ("will", "shall", "'ll", "\u2019ll") for c in clause_verb(trigger).children)
    news = _is_news(sentence, here, trigger)
    untold = counted_to or later or news
    carried = None if untold else carried_time(story, sentence, in_court=in_court, counted=tally)
    if (
        carried is not None
        and not is_stretch(carried)
        and (is_lasting(sentence) or _is_up_to_now(story, here, trigger))
    ):
        return _by_now(story, carried) if tally else None
    if carried is not None and _is_given_to_another(sentence, here, trigger, carried, in_court=in_court):
        return None
    if carried is not None and is_under_anothers_day(sentence, here, trigger, carried):
        return None
    if carried is not None and not (happened and is_ahead(story, carried)):
        return (
            carried
            if carried is story.period or carried.rule == RULE
            else replace(carried, rule="when.carried")
        )
    if said is not None and said.latest is not None and tally:
        rule = "when.up-to-now" if news else "when.not-after-said"
        return When(None, said.end, Precision.VAGUE, said.words, rule=rule)
    return None


def _is_given_to_another(
    sentence: Sentence, here: Sequence[DateMention], trigger: Token, carried: When, *, in_court: bool
) -> bool:
    """ "Guards fired on mourners of a man killed on Friday": the day that somebody else owns is not carried back from him."""
    own = clause_verb(trigger)
    for mention in here:
        token = token_at(sentence, mention.span) if sentence.span.contains(mention.span) else None
        if token is None or mention.when is None or not mention.when.meets(carried):
            continue
        if has_gone_on(clause_verb(token), own) or not own.is_ancestor(token):
            continue
        if is_owned(sentence, mention, trigger, of_votes=False, in_court=in_court):
            return True
    return False


def _is_news(sentence: Sentence, here: Sequence[DateMention], trigger: Token) -> bool:
    """ "This week it was learned that 28 deaths are looked into": of whatever days."""
    tokens = (token_at(sentence, d.span) for d in here if sentence.span.contains(d.span))
    return any(t is not None and is_made_known(clause_verb(t), trigger) for t in tokens)


def _is_of_earlier(trigger: Token) -> bool:
    """ "The funeral of a woman killed earlier by guards", "he had previously spent a year in jail": on some day before."""
    own = clause_verb(trigger)
    before = [c.i for c in own.children if c.lower_ in ("earlier", "previously", "formerly")]
    subject = min((c.i for c in own.children if c.dep_ in ("nsubj", "nsubjpass")), default=own.i)
    return bool(before) and (own.dep_ in ("acl", "relcl") or any(subject < at < own.i for at in before))


def _is_in_a_since_clause(trigger: Token) -> bool:
    """ "Forty have died since the premier was arrested": of him nobody says when."""
    own = clause_verb(trigger)
    return any(
        up.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in up.children)
        for up in (own, *own.ancestors)
    )


def is_owned(
    sentence: Sentence, mention: DateMention, trigger: Token, *, of_votes: bool, in_court: bool
) -> bool:
    """True for a day that another verb of the sentence owns; a stretch until now runs over all of it."""
    token = token_at(sentence, mention.span)
    if token is None or of_votes or mention.rule == "when.since":
        return False
    return is_owned_by_another(token, trigger, in_court=in_court)


def _shifted(sentence: Sentence, mention: DateMention, trigger: Token) -> When | None:
    """ "Rallied on Wednesday, a day after clashes left 38 hurt": what stands behind "a day after" was the day before."""
    when, token = mention.when, token_at(sentence, mention.span)
    if token is None or when is None or when.precision is not Precision.DAY or when.earliest is None:
        return when
    days = days_apart(token, trigger, sentence.words(mention.span.end - sentence.base, trigger.idx))
    if not days:
        return when
    return When.on(
        when.earliest + dt.timedelta(days), when.words, "when.day-before" if days < 0 else "when.days-from"
    )


_CHARGES = frozenset("charge indict".split())


def _is_up_to_now(story: Story, here: Sequence[DateMention], trigger: Token) -> bool:
    """ "Six have been charged": on a day that nobody says, after what they are charged with; "have died in protests against
    the May 1 takeover": since then."""
    own = clause_verb(trigger)
    since = any(
        DATES_ANOTHER.match(story.text[d.span.end : d.span.end + 40])
        and AGAINST.search(story.text[max(0, d.span.start - 40) : d.span.start])
        for d in here
    )
    return (own.lemma_ in _CHARGES or since) and any(c.lower_ in ("has", "have") for c in own.children)


def _by_now(story: Story, carried: When) -> When | None:
    """Up to the day of the report, where it goes on telling of what happened ``carried``, some days before."""
    last = story.published
    if last is None or carried.latest is None or not 0 <= (last.latest - carried.latest).days <= _LATELY:
        return None
    end = carried.end if (last.latest - carried.latest).days <= _NEWS else last
    return When(None, end, Precision.VAGUE, carried.words, rule="when.up-to-now")


_UNREST = frozenset(
    "protest demonstration unrest rally march clash riot strike crackdown violence uprising sit-in operation campaign sweep".split()
)
_NEWS = 7  # days: what a report tells of a day of this week it counts up to
_LATELY = 31  # days: what began longer ago than a month says little of when


def _of_the_begun(
    story: Story, sentence: Sentence, here: Sequence[DateMention], trigger: Token
) -> When | None:
    """ "Killed in protests that began on Friday": since Friday, for what is told of the whole of them."""
    own = clause_verb(trigger)
    for mention in here:
        token = token_at(sentence, mention.span)
        verb = clause_verb(token) if token is not None else own
        when, last = mention.when, story.published
        if when is None or when.earliest is None or last is None or verb.lemma_ not in BEGINS | {"launch"}:
            continue
        of_them = verb.dep_ in ("relcl", "acl") and verb.head.lemma_.casefold() in _UNREST and verb.i != own.i
        if of_them and 0 <= (last.latest - when.earliest).days <= _LATELY and not verb.is_ancestor(own):
            return When(when.start, last, Precision.DAYS, when.words, rule="when.since")
    return None


def is_untold(sentence: Sentence, here: Sequence[DateMention]) -> bool:
    """True where the sentence names a day that cannot be told ("on Thursday", with no day of publication): another time
    that the story tells is not it. So too where it names the day of a case ("held in connection with the clashes of July 21")."""
    mine = [d for d in here if sentence.span.contains(d.span)]
    text = str(sentence.tokens.text)
    start = sentence.span.start
    of_case = any(
        IN_CONNECTION.search(text[: d.span.start - start])
        and not DATES_ANOTHER.match(text[d.span.end - start :])
        for d in mine
    )
    return of_case or any(d.when is None and d.rule in ("when.weekday", "when.unit") for d in mine)


def looks_back(story: Story, sentence: Sentence, trigger: Token, anchor: Span, *, counted: bool) -> bool:
    """True for what another number is set against, and for what is looked back on: it dates nothing that follows."""
    if counted and is_of_before(story.text, anchor):
        return True
    return (
        bool(story.recalled) and past_of(story.recalled, sentence, trigger, anchor, story.dates) is not None
    )


def is_of_before(text: str, number: Span) -> bool:
    """True for what another number is set against: "up from 12", "compared with nine in 2016"."""
    before = text[max(0, number.start - 60) : number.start]
    return bool(_BEFORE_EARLIER.search(before)) and not is_rivals(text, number)


def _of_before(story: Story, here: Sequence[DateMention], number: Span) -> When | None:
    """The time named right behind a number that another is set against; the story's own time is not it."""
    close = _END_OF_EARLIER.search(story.text, number.end)
    end = close.start() if close is not None else len(story.text)
    behind = [d for d in here if number.end <= d.span.start < end]
    return behind[0].when if behind else None


_AWAIT = frozenset(
    "expect plan hope await anticipate intend want vow threaten prepare schedule due set".split()
)


def _is_too_late(story: Story, mention: DateMention, trigger: Token) -> bool:
    """A time after publication, for a verb that does not speak of what is to come."""
    if mention.when is None or not is_ahead(story, mention.when):
        return False
    own = clause_verb(trigger)
    coming = any(c.lower_ in ("will", "shall", "'ll", "\u2019ll") for c in own.children)
    awaited = own.dep_ in ("xcomp", "ccomp", "acl", "pcomp") and own.head.lemma_ in _AWAIT
    return not (coming or awaited or own.lemma_ in _AWAIT)
