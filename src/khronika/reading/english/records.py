"""Entries of a record: "Wounded: 37.", "Tarsk prison: 21, of whom three minors", "remanded - 6, bailed - 9", "Arrests by town: Orlo 17, Vela 9".

A label with its number has no verb that a parse could find. What it counts its own words say, else the line or sentence that heads
the record ("IN CUSTODY on 4 May.", "First-aid post, Saturday."). Whose number it is, and what things are counted ("Vehicles burnt: 9",
"Complaints filed: 37"), is no entry here.
"""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Kind, Level, Place
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import PERSON
from khronika.reading.english.likely import THINGS
from khronika.reading.mentions import NumberMention, PlaceMention

RULE = "en.fig.record"
_REACH = 90  # characters that a label may be long, its hedge with it
_BACK = 900  # characters from an entry to the heading of its record
# A label begins where a sentence, a line or an item does, and has neither a number's sign nor a quotation in it.
_LABEL = re.compile(
    r"(?:^|[.;!?]\s+|\n\s*|[(\u2022*]\s*|(?:^|\n|[.:;]\s)[\u2013\u2014-]\s+)(?P<label>[^\W_][^.;:!?\n\"\u201c()]{0,70}?)\s*:\s+$"
)
_DASHED = re.compile(
    r"(?:^|[:.;,]\s+|\n\s*|[\u2022*]\s*)(?P<label>[^\W\d_][^.,;:!?\n\"\u201c()]{0,40}?)\s+[\u2013\u2014-]\s+$"
)
_ENDS = re.compile(
    r"\s*(?:(?:people|persons)\s*)?(?:[.;,)\n](?!\d)|\(|$|of\s+(?:whom|them|which)\b|(?:and|including)\b)"
)
_NAMED = re.compile(
    r"(?:[:,;]\s+(?:and\s+)?|\sand\s+)(?P<label>(?:[A-Z][\w'\u2019.-]*|[Oo]ther\s+\w+|elsewhere)(?:\s+(?:[A-Z][\w'\u2019.-]*|de|la|el|al|\w+))?)\s+$"
)

_DEATH = "killed dead deaths died fatalities deceased slain bodies corpses martyrs fallen fatal"
_INJURY = "injured wounded hurt injuries wounds casualties hospitalised hospitalized"
_TREATED = (
    "gunshot gunshots bullet bullets pellet pellets burn burns burned burnt fracture fractures fractured broken beaten stitches "
    "stretcher surgery theatre hospital clinic intensive critical"
)
_WARDS = (
    "aid hospital hospitals clinic clinics medics medic medical first-aid ambulance ambulances paramedics surgery doctors nurses "
    "wounds patients"
)
_CARE = "seen treated registered admitted admissions discharged transferred patients admission"
_RELEASE = "released freed bailed acquitted acquittals releases home cleared"
_SENTENCE = "convicted sentenced fined fines convictions sentences jailed imprisoned"
_CHARGE = "charged indicted prosecuted arraigned prosecutions indictments accused"
_DETENTION = "detained arrested arrests detentions detainees custody remanded imprisoned held prisoners inmates abducted captives remand"
_CELLS = "cells cell prison jail detention"
_PROTEST = "marchers participants demonstrators attendance protesters strikers attended marched"
_CROWDS = "rally rallies protest protests demonstration demonstrations crowd crowds"
_STRONG: tuple[tuple[frozenset[str], Kind], ...] = tuple(
    (frozenset(names.split()), kind)
    for names, kind in (
        (_DEATH, Kind.DEATH),
        (_INJURY, Kind.INJURY),
        (_RELEASE, Kind.RELEASE),
        (_SENTENCE, Kind.SENTENCE),
        (_CHARGE, Kind.CHARGE),
        (_DETENTION, Kind.DETENTION),
        (_PROTEST, Kind.PROTEST),
        (_TREATED, Kind.INJURY),
    )
)
_WEAK = (
    (frozenset(_CARE.split()), Kind.INJURY, Kind.INJURY),
    (frozenset(_CELLS.split()), Kind.DETENTION, None),
    (frozenset(("discharged",)), Kind.RELEASE, None),
)
"""Words of a label, what they tell, and the kind that the heading must be of for it (``None``: any)."""
_TAKEN = re.compile(
    r"\b(?:taken\s+(?:in|to\s+(?:the\s+)?(?:police|\w+\s+stations?))|(?:picked|rounded)\s+up|led\s+away)\b",
    re.I,
)
_OVER = ((_WARDS, Kind.INJURY), (_CROWDS, Kind.PROTEST))
_BESIDE = frozenset("total all altogether seen registered treated admitted".split())
_NOT_HERE = re.compile(
    r"\b(?:votes?|turnout|ballots?|seats?|candidates?|per\s?cent|population|tel|phone|hotline|price|fares?|score|age|aged|room|page)\b",
    re.I,
)
_OF_THINGS = re.compile(
    r"\b(?:complaints?|visits?|calls?|reports?|raids?|hearings?|trials?|searches|threats?|closures?|statements?|meetings?|trainings?|days?|hours?|cases?|posts?|pages?"
    r"|missing|officers\s+disciplined|families|households|requests?|petitions?|letters?|signatures?|missed|bottles?|gloves|blankets)\b",
    re.I,
)
_ACTS = re.compile(
    r"\b(?:said|says|say|told|writes?|wrote|announced|reported|reports|according|adds?|added|claims?|claimed|estimates?|asked|is|are|was|were|has|have|had)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A label, and what stands over the record that it is in."""

    label: str
    heading: str
    at: int  # where the label begins

    @property
    def kind(self) -> Kind | None:
        """What the entry counts; ``None`` where neither its label nor its heading says so."""
        over = _of_words(self.heading) or next((k for names, k in _OVER if _has(self.heading, names)), None)
        own = _of_words(self.label)
        if own is not None:
            return own
        for names, kind, needed in _WEAK:
            if _has(self.label, names) and needed in (None, over):
                return kind
        return over

    @property
    def of_things(self) -> bool:
        """True for what are no people: visits, complaints, "Vehicles burnt"."""
        if _OF_THINGS.search(self.label):
            return True
        first = next(iter(re.findall(r"[a-z]+", self.label.casefold())), "")
        one = first[:-2] if first.endswith(("ses", "xes", "ches", "shes")) else first[:-1]
        return first.endswith("s") and one in THINGS

    @property
    def sums_up(self) -> bool:
        """ "Seen: 184", "In all: 96": the entries below are some of these."""
        return _has(self.label, _BESIDE)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold()))


def _has(text: str, names: str | frozenset[str]) -> bool:
    wanted = names if isinstance(names, frozenset) else frozenset(names.split())
    return not wanted.isdisjoint(_words(text))


def _of_words(text: str) -> Kind | None:
    if _TAKEN.search(text):
        return Kind.DETENTION
    found = _words(text)
    return next((kind for names, kind in _STRONG if not names.isdisjoint(found)), None)


def entry_of(mention: NumberMention, text: str) -> Entry | None:
    """The entry of a record that a number ends; ``None`` where it ends none."""
    start = mention.span.start
    if text[start - 1 : start] not in (" ", "\n") or mention.unit is not None:
        return None
    sign = text[:start].rstrip()[-1:]
    if sign not in (":", "-", "\u2013", "\u2014"):
        return named_entry(mention, text)
    if not _ENDS.match(text, mention.core.end):
        return None
    before = text[max(0, start - _REACH) : start]
    found = _LABEL.search(before) if sign == ":" else _DASHED.search(before)
    if found is None or _ACTS.search(found["label"]) or _NOT_HERE.search(found["label"]):
        return None
    at = start - len(before) + found.start("label")
    return Entry(found["label"], _heading(text, at), at)


def heads_a_count(mention: NumberMention, text: str) -> bool:
    """True for the number of an entry of people, which may stand where no word names an event."""
    entry = entry_of(mention, text)
    return entry is not None and entry.kind is not None and not entry.of_things


def named_entry(mention: NumberMention, text: str) -> Entry | None:
    """ "Arrests by town: Orlo 17, Vela 9": names and numbers behind one colon."""
    if not text[mention.core.start].isdigit() or not _ENDS.match(text, mention.core.end):
        return None
    before = text[max(0, mention.span.start - 3 * _REACH) : mention.span.start]
    line = re.split(r"[.!?]\s|\n", before)[-1]
    heading, colon, listed = line.rpartition(":")
    if not colon or _ACTS.search(heading) or _NOT_HERE.search(heading) or _of_words(heading) is None:
        return None
    found = _NAMED.search(colon + listed)
    pieces = [p for p in re.split(r"[,;]\s|\sand\s", listed)[:-1] if p.strip()]
    if found is None or not all(
        re.fullmatch(r"\s*[^.;:\d]{2,40}\s\d[\d,]*(?:\s*\([^)]*\))?\s*", p) for p in pieces
    ):
        return None
    return Entry(found["label"], heading, mention.span.start - len(found["label"]) - 1)


_AN_ENTRY = re.compile(
    r"\W*[^.;:!?\n]{1,70}(?::|\s[\u2013\u2014-])\s+(?:about\s|some\s|at\sleast\s|over\s)?(?:\d|\(|(?:one|two|three|four|five|six|seven|eight|nine|ten|none)\b)"
)
_TITLE = 110  # characters: a longer line without a colon is no title


def _heading(text: str, at: int) -> str:
    """What opens the paragraph, if that is a title; else the title or the line with a colon right above the entries."""
    *lines, here = text[max(0, at - _BACK) : at].split("\n")
    if opening := _opening(here):
        return opening if _is_title(opening) else ""
    for line in reversed(lines):
        if line.strip() and (opening := _opening(line)):
            last = re.split(r"(?<=[.!?])\s+", line.strip())[-1]
            return last if _is_title(last) else ""
    return ""


def _opening(line: str) -> str:
    """The first sentence of a line that is no entry; empty where all are."""
    pieces = (p.strip() for p in re.split(r"(?<=[.!?])\s+", line))
    return next((p for p in pieces if len(p) > 2 and not _AN_ENTRY.match(p)), "")


def _is_title(words: str) -> bool:
    return words.endswith(":") or (len(words) <= _TITLE and not _ACTS.search(words))


_SITE = re.compile(
    r"\b(?:prisons?|stations?|cells|jail|barracks|square|street|road|avenue|bridge|market|villages?|camp|district|province|governorate|county|university"
    r"|hospital|court|police\s+post|checkpoint)\b",
    re.I,
)


def place_of_entry(
    mention: NumberMention, text: str, places: list[PlaceMention], country: str | None
) -> Place | None:
    """The place that an entry is for: the one its label names, else the label of a list of places ("Bata central: 22")."""
    entry = entry_of(mention, text)
    if entry is None:
        return None
    end = entry.at + len(entry.label)
    named = next((m for m in places if entry.at <= m.span.start and m.span.end <= end), None)
    if named is not None:
        return named.place
    of_people = any(
        not PERSON.isdisjoint((w, w.removesuffix("s"), re.sub(r"(m)en$", r"\1an", w)))
        for w in _words(entry.label)
    )
    town = entry.kind is Kind.DETENTION and len(entry.label.split()) < _LONG_NAME
    if (
        _of_words(entry.label) is not None
        or entry.sums_up
        or of_people
        or not (town or _SITE.search(entry.label))
    ):
        return None
    return (
        Place(entry.label, Level.UNKNOWN, None, country, words=entry.label)
        if entry.label[0].isupper()
        else None
    )


_LONG_NAME = 4  # words


def as_entry(number: Number, entry: Entry) -> Count | None:
    """The entry as a count; ``None`` where what it counts is not told, or is none of our matters. What the parser hangs the number on
    is no noun of its own: the entry ends behind it."""
    kind = entry.kind
    if kind is None or entry.of_things:
        return None
    return replace(number, counted=None).as_count(kind, RULE, 0.75)


def in_brackets(number: Number, around: Around) -> Count | None:
    """ "Dead: 4 (two in Orlo, two in Tarsk)", "Vela: 6 (one on hunger strike)": bare numbers in the brackets behind an entry are parts of it."""
    last = next((c for c in reversed(around.before) if not c.part), None)
    if last is None or last.rule != RULE or number.counted is not None or number.mention.unit is not None:
        return None
    if not _OPENED.fullmatch(around.text[last.mention.core.end : number.mention.span.start]):
        return None
    return number.as_count(last.kind, "en.fig.part-of", 0.75, None, True)


_OPENED = re.compile(r"\s*\((?:[^()]{1,80}[,;]\s+(?:and\s+)?)?")
