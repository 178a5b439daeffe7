"""What holds now and what is counted over a whole time: "as of 6 May", "are behind bars", "under his rule", the parts of such a
count. No single day that the story told before is theirs.
"""

import re

from khronika.nouns import Certainty, Claim, Kind, Precision, When
from khronika.reading.english.carrying import Draft
from khronika.reading.english.owned_days import COURT_KINDS
from khronika.reading.english.parsing import Token
from khronika.reading.english.scenery import UNDER_RULE
from khronika.reading.english.scope import Story
from khronika.reading.english.syntax import clause_verb

HELD = ("when.carried", "when.story")
_MONTH = 31  # days: who was seized this month may have been charged or sentenced on the same day

# Under somebody's rule, "in his two years in power", "during the protests".
_OVER_ALL = re.compile(
    UNDER_RULE + r"|\bin\s+power\b|\bover\s+the\s+(?:past\s+)?(?:years|months|decades?)\b|\bto\s+date\b"
    r"|\b(?:during|over)\s+(?:the|these|those)\s+(?:[\w-]+\s+){0,2}?(?:protests|demonstrations|rallies|riots|uprising|unrest|crackdown|campaign|mobili[sz]ations)\b",
    re.I,
)
# "Of these, 120 are in jails, 35 in the port": all that the sentence counts are parts.
_OF_THESE = re.compile(r"\W*(?:[Oo]f|[Aa]mong|[Oo]ut\s+of)\s+(?:these|those|them|this\s+number)\b")
_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?(?:(?:late|early|on|end\s+of)\s+)*$", re.I)
_STATES = frozenset("be remain stay sit languish serve await face".split())
_PRESENT = ("VBZ", "VBP")


def settle_standing(drafts: list[Draft], story: Story) -> dict[int, When | None]:
    """By the place of a draft in ``drafts``: the time that it has instead of the day held on from the story, where it tells of a
    state, of a whole time, or is a part of such a count."""
    out: dict[int, When | None] = {}
    at = {id(d): n for n, d in enumerate(drafts)}
    for n, draft in enumerate(drafts):
        when, whole = draft.claim.when, draft.parent
        if when is not None and when.rule not in (*HELD, "when.of-report"):
            if whole is not None and _is_told_with(draft, whole, when, story):
                out[n] = out.get(at[id(whole)], whole.claim.when) if id(whole) in at else whole.claim.when
            continue
        if whole is None and n and _OF_THESE.match(draft.sentence.tokens.text):
            here = (d for d in reversed(drafts[:n]) if d.sentence is draft.sentence and d.parent is not None)
            whole = next(here, None)
        if whole is not None and id(whole) in at:
            theirs = out.get(at[id(whole)], whole.claim.when)
            stands = theirs is not None and theirs.start is None
            if stands or (when is not None and (theirs is None or theirs.rule not in HELD)):
                out[n] = theirs
                continue
        if when is None:
            continue
        if (counted := _as_of(draft.claim, story)) is not None:
            out[n] = counted
        elif _is_state(draft) or (
            draft.claim.figure is not None
            and draft.claim.kind is not Kind.PROTEST
            and _OVER_ALL.search(draft.sentence.tokens.text)
        ):
            out[n] = _up_to_now(story, when)
        elif _is_before_court(draft, drafts, story):
            out[n] = None
    return out


_ITS_OWN = 25  # characters: "including 12 on Friday"


def _is_told_with(part: Draft, whole: Draft, when: When, story: Story) -> bool:
    """ "In May the army charged 37 people, including three children, over the march of 2 April": the part, of no verb of its own, is of
    its whole's day, unless a day stands right beside it."""
    figure, theirs = part.claim.figure, whole.claim.when
    if figure is None or figure.span is None or theirs is None or theirs.rule in HELD or theirs.meets(when):
        return False
    if (
        part.sentence is not whole.sentence
        or part.claim.kind is not whole.claim.kind
        or part.count is None
        or whole.count is None
    ):
        return False
    if clause_verb(part.count.root).i != clause_verb(whole.count.root).i:
        return False
    gaps = (
        m.span.start - figure.span.end
        for m in story.dates
        if m.when == when and part.sentence.span.contains(m.span) and m.span.start > figure.span.end
    )
    return min(gaps, default=0) > _ITS_OWN


def _as_of(claim: Claim, story: Story) -> When | None:
    """ "As of 6 May, 254 were held": up to that day, whatever was told before."""
    said = claim.as_of
    if claim.figure is None or said is None or said.end is None or said.rule == "when.clock":
        return None
    for mention in story.dates:
        if mention.when == said and _AS_OF.search(
            story.text[max(0, mention.span.start - 24) : mention.span.start]
        ):
            return When(None, said.end, Precision.VAGUE, said.words, rule="when.up-to-now")
    return None


def _is_state(draft: Draft) -> bool:
    """ "Forty are behind bars", "he remains in custody": it holds at the time of the report."""
    if (
        draft.claim.kind not in (Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE)
        or draft.claim.certainty is not Certainty.HAPPENED
    ):
        return False
    trigger = _trigger(draft)
    verb = clause_verb(trigger) if trigger is not None else None
    if verb is None:
        return False
    lasting = any(c.lower_ in ("still", "currently", "now") for c in verb.children)
    if verb.tag_ in _PRESENT and verb.lemma_ in _STATES:
        return True
    serving = verb.lemma_ == "serve" and any(c.dep_ == "aux" and c.tag_ in _PRESENT for c in verb.children)
    if serving:
        return True  # "six are currently serving terms"
    being = any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in _PRESENT and c.lemma_ == "be" for c in verb.children
    )
    return being and verb.lemma_ in ("hold", "detain", "jail", "imprison") and (lasting or _is_being(verb))


def _is_being(verb: Token) -> bool:
    return any(c.lower_ == "being" for c in verb.children)


def _up_to_now(story: Story, when: When) -> When | None:
    if story.published is None:
        return None
    return When(None, story.published, Precision.VAGUE, when.words, rule="when.up-to-now")


def _is_before_court(draft: Draft, drafts: list[Draft], story: Story) -> bool:
    """ "Arrested on 6 December 2009 ... is on trial": an arrest of more than a month ago is not the day in court."""
    when, last = draft.claim.when, story.published
    if draft.claim.kind not in (Kind.CHARGE, Kind.SENTENCE) or when is None or last is None:
        return False
    if (last.latest - when.bounds()[1]).days <= _MONTH:
        return False
    told = [
        d.claim.kind
        for d in drafts
        if d.claim.when is not None
        and d.claim.when.rule not in HELD
        and d.claim.when.bounds() == when.bounds()
    ]
    return bool(told) and not any(kind in COURT_KINDS for kind in told)


def _trigger(draft: Draft) -> Token | None:
    inside = draft.sentence.tokens
    if draft.frame is not None and draft.frame.trigger.doc is inside.doc:
        return draft.frame.trigger
    return draft.count.root if draft.count is not None else None
