"""Whose share of the votes a percentage is: "Tandoh at 51.2 percent and Lagbo at 44.1", "for Lagbo it shows 44.1 percent"."""

import re

from khronika.nouns import Kind, Span, Unit
from khronika.reading.english.counts import Count
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.result_lists import whose_row
from khronika.reading.english.syntax import clause_verb, subject_of
from khronika.reading.english.wording import counted_together, persons_of, phrase
from khronika.reading.places import is_place_name

_CAP = r"[A-Z\u00c0-\u00de\u0100-\u017f][\w'\u2019-]*[\w]"
_NAME = rf"(?P<name>(?:{_CAP}\s)*{_CAP})"
_GOT = (
    r"(?:received|receives|won|wins|got|gets|took|takes|gained|gains|scored|polled|garnered|collected|obtained|secured|"
    r"came|comes|stood|stands|led|leads|finished)"
)
# The name, what it did to get votes or nothing at all ("Lagbo at"), and the number behind it.
_BEFORE = re.compile(
    rf"{_NAME},?(?:\s(?:had|has|have|was|is|also|then|only|just|there))*(?:\s{_GOT})?(?:\s(?:to|at|with|on|there))?\s$"
)
_SHARE = re.compile(
    rf"{_NAME}['\u2019]s?\s(?:share|part|result|vote|score)\s(?:of\sthe\svotes?\s)?(?:at|is|was|came\sto|stood\sat)\s$"
)
_FOR = re.compile(rf"^[Ff]or\s{_NAME}\s[^.;:,\d]{{3,60}}\s$")
_AFTER = re.compile(rf"^\s(?:of\sthe\svotes?\s)?(?:for|to|went\sto)\s{_NAME}\b")
_NO_NAME = re.compile(
    r"(?:On|In|At|By|From|After|Before|With|For|The|A|An|It|He|She|They|Turnout|And|But|Only)\b"
)


def target_of(count: Count, sentence: Sentence, population: str | None) -> str | None:
    """Whom or what a figure counts, in the report's words; of a share of votes the candidate, where one is named beside it."""
    share = count.kind is Kind.ELECTION and count.unit is Unit.PERCENT
    named = (_winner(count) or whose_share(sentence, count.mention.span)) if share else None
    named = whose_row(count, sentence) or named
    people = (
        persons_of(count.counted)
        if count.counted is not None and count.unit is Unit.PERSONS
        else [count.counted]
    )
    if (
        people
        and people[0] is not None
        and people[0].lower_ in ("dead", "wounded", "injured", "hurt", "corpses", "bodies")
    ):
        people = []  # "19 dead": who they were is not told
    if people and people[0] is not None and people[0].lower_ in ("%", "percent", "cent", "pct", "percentage"):
        people = []
    if people and people[0] is not None and count.unit is Unit.PERSONS:
        several = [phrase(t) for t in counted_together(people[0])]
        return named or "; ".join(words for words in several if words) or (population or None)
    return named or phrase(people[0] if people else None) or (population or None)


_WINS = frozenset("receive win get take gain score poll garner collect obtain secure".split())


def _winner(count: Count) -> str | None:
    """The subject that got the share, past what stands in apposition: "Maro, heir of President Salar, has collected 61%"."""
    verb = clause_verb(count.root)
    who = subject_of(verb) if verb.lemma_ in _WINS and verb.i < count.root.i else None
    if who is None or who.pos_ != "PROPN" or not any(c.dep_ == "appos" for c in who.children):
        return None
    name = phrase(who)
    return None if name is None or is_place_name(name) else re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s", "", name)


def whose_share(sentence: Sentence, number: Span) -> str | None:
    """The candidate's name as worded, without its title; ``None`` where the words next to the number name nobody. A place that the
    lists know is no candidate."""
    text = sentence.words(sentence.tokens.start_char, sentence.tokens.end_char)
    before, after = text[: number.start - sentence.span.start], text[number.end - sentence.span.start :]
    clause = re.split(r"[;:]\s|\sand\s(?=[A-Z])|,\s(?=[Ff]or\s)", before)[-1]
    for found in (_SHARE.search(clause), _BEFORE.search(clause), _FOR.match(clause), _AFTER.match(after)):
        if found is None or _NO_NAME.match(found["name"]):
            continue
        return None if is_place_name(found["name"]) else found["name"]
    return None
