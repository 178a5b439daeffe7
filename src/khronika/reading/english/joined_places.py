"""Places that one phrase names together: "Lima, Cusco, and Arequipa", "Lima and other cities of Peru"."""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.named_places import Named
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import Story, token_at

NUMERAL = re.compile(
    r"(?<![\w.:/-])\d{1,3}(?:[,.]\d{3})*(?![\w:/-])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens?|scores|hundreds?|thousands?|several)\b",
    re.I,
)
CLAUSE_END = re.compile(r";|,?\s(?:and|while|but|with)\s+(?:another\s+)?(?:in|at|near|across|outside)\s")


def joined_with(story: Story, sentence: Sentence, chosen: Named, named: list[Named]) -> tuple[Place, ...]:
    """Places coordinated with the chosen one ("Almaty and Nur-Sultan"); a wider one right after it only locates it."""
    out = [chosen.place]
    chosen_at = token_at(sentence, chosen.span)
    if chosen_at is None:
        return tuple(out)
    mates = {c.i for c in chosen_at.conjuncts}
    listed = _in_list_with(story, chosen, named)
    for other in named:
        at = token_at(sentence, other.span)
        if other is chosen or at is None or other.place.identity in {p.identity for p in out}:
            continue
        first, last = sorted((other.span, chosen.span))
        between = story.text[first.end : last.start]
        if NUMERAL.search(between) or (CLAUSE_END.search(between) and not _again_in(chosen_at, at, between)):
            continue
        both = at.i in mates or _again_in(chosen_at, at, between) or _is_march(chosen_at, at, between)
        if (both and _alike(chosen, other)) or other in listed:
            out.append(other.place)
    return (*out, *_elsewhere(story, chosen, named, out))


_AGAIN = re.compile(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?:also\s+)?(?:in|at|near|outside)\s+(?:the\s+)?")


def _again_in(one: Token, other: Token, between: str) -> bool:
    """ "In Gao and in Kidal", where what follows is no clause of its own ("and in Kidal 12 were held")."""
    first, last = sorted((one, other), key=lambda t: t.i)
    if not _AGAIN.fullmatch(between) or last.dep_ != "pobj" or first.dep_ != "pobj":
        return False
    above = last.head.head
    return above.i < last.i and above.i in (first.head.i, first.head.head.i)


_MARCH = frozenset("march walk parade trek drive ride caravan convoy march column procession".split())


def _is_march(one: Token, other: Token, between: str) -> bool:
    """ "Marched from Ambato to Quito": both."""
    first, last = sorted((one, other), key=lambda t: t.i)
    if (
        not re.fullmatch(r"\s+to\s+(?:the\s+)?(?:[a-z]+\s+)?", between)
        or first.dep_ != "pobj"
        or last.dep_ != "pobj"
    ):
        return False
    verb = first.head.head
    return first.head.lower_ == "from" and (verb.lemma_ in _MARCH or verb.head.lemma_ in _MARCH)


_LISTED = re.compile(r"\s*(?:,|and|or|&|,\s+(?:and|or))\s*(?:(?:in|the)\s+)*")


def _alike(one: Named, other: Named) -> bool:
    return (
        other.place.level is one.place.level
        or (other.nameless and one.rank < 2)
        or (one.nameless and other.rank < 2)
    )


def _in_list_with(story: Story, chosen: Named, named: list[Named]) -> list[Named]:
    """The members of "Lima, Cusco, and Arequipa" to both sides of the chosen one, in order."""
    row = sorted(named, key=lambda m: m.span)
    at = row.index(chosen)
    found: list[Named] = []
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(row):
            one, other = row[min(here, here + step)], row[max(here, here + step)]
            gap = story.text[one.span.end : other.span.start]
            if not _LISTED.fullmatch(gap) or not _alike(chosen, row[here + step]):
                break
            here += step
            found.append(row[here])
    return sorted(found, key=lambda m: m.span)


_ELSEWHERE = re.compile(
    r"\s+and\s+(?:in\s+)?(?:(?:several|many|a\s+few|some|dozens\s+of|a\s+number\s+of|at\s+least|\w+)\s+)?other\s+(?:\w+\s+)?(?:cities|towns|places|regions|provinces|settlements|parts)\b"
    r"(?:\s+(?:of|in|across|throughout|around)\s+(?:the\s+)?(?P<wider>[A-Z])?)?"
)


def _elsewhere(story: Story, chosen: Named, named: list[Named], have: list[Place]) -> tuple[Place, ...]:
    """ "In Lima and other cities of Peru": the count is as wide as the country, named or not."""
    end = max((m.span.end for m in named if m.place in have), default=chosen.span.end)
    found = _ELSEWHERE.match(story.text, end)
    if found is None or chosen.place.level is Level.COUNTRY:
        return ()
    if found["wider"]:
        return tuple(m.place for m in named if m.span.start == found.start("wider") and m.place not in have)
    return (story.home,) if story.home is not None and story.home not in have else ()


_EACH = re.compile(r"\brespectively\b")
_TWO_NUMBERS = re.compile(rf"(?:(?:{NUMERAL.pattern})(?:,\s+|,?\s+and\s+)?){{2,}}", re.I)


def of_each(story: Story, sentence: Sentence, places: tuple[Place, ...], anchor: Span) -> tuple[Place, ...]:
    """ "In Gao and Kidal three and five people died respectively": the first number's is the first place."""
    if len(places) < 2 or not _EACH.search(sentence.span.of(story.text)):
        return places
    for run in _TWO_NUMBERS.finditer(story.text, sentence.span.start, sentence.span.end):
        numbers = [m.start() for m in NUMERAL.finditer(story.text, *run.span())]
        if anchor.start in numbers and len(numbers) == len(places):
            row = sorted(places, key=lambda p: story.text.find(p.words or p.name, sentence.span.start))
            return (row[numbers.index(anchor.start)],)
    return places
