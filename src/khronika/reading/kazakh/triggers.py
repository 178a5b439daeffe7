"""Words that say an event, in Kazakh sentences, with the company they need."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.nouns import Kind
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.words import Sentence, Trigger

POINTS_BACK = opened(r"(?<!\w)(?:оған|бұған|соған|онда|мұнда|осында)(?!\w)")


@dataclass(frozen=True, slots=True)
class Around:
    """What a report lends its sentences. ``election``: it is about a vote, which its words of supporting and opposing
    then mean; ``unrest``: crowds or police act in it, and people who gather are a crowd. ``text`` and ``kinds`` are of
    the sentence before."""

    election: bool = False
    unrest: bool = False
    text: str = ""
    kinds: frozenset[Kind] = frozenset()
    last: Kind | None = None  # of its last verb
    ahead: Kind | None = None  # of the next sentence, where that says what a list counted


# "Митинг ұйымдастырды деген айыппен ұсталған": that is what they are charged with.
_CHARGED = re.compile(
    r"[»\"”]?\s+(?:деген|деп)\s+(?:айып|күдік|сылтау|желеу|кінәла)|[»\"”]\s+деп\s+(?:қамал|ұстал|жазалан)",
    re.IGNORECASE,
)
# "Өздерін сабырлы ұстады" is how they behaved; "митингіге қатысты пікір" is a view of it.
_THEMSELVES = re.compile(r"(?<!\w)(?:өзін|өздерін)(?:-өз\w+)?\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_CONCERNING = re.compile(
    r"қатысты\s+(?:[\w-]+\s+){0,2}?(?:пікір|мәлімдеме|түсініктеме|ақпарат|дерек|мәлімет|сұрақ|іс(?!те)|істер|тергеу|шешім|мәселе|видео|есеп|ұстаным|көзқарас|баға|сын|қаулы|үкім|сот|құжат|баяндама|айыптау)\w*",
    re.IGNORECASE,
)


# "Дауыс берудің қорытындысы шықты": a result came out, and nobody into the street.
_CAME_OUT = re.compile(
    r"(?<!\w)(?:қорытынды|нәтиже|шешім|үкім|қаулы|заң|мақала|кітап|хабар|ақпарат|дерек|мәлімет|бұйрық|жарлық|рейтинг|газет|тізім|есеп|сауалнама)(?:лар|лер|дар|дер)?(?:ы|і|сы|сі)?"
    r"\s+(?:(?:да|де|енді|кеше|бүгін|қазір)\s+)?(?:шық|шыға)\w*$",
    re.IGNORECASE,
)


# "Жиынға бармауға шақырды": who asks people not to come calls nobody out.
_NOT_TO = re.compile(r"\w[мпб][ае]у(?:ға|ге)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _other_sense(text: str, rule: str, first: int, last: int) -> bool:
    if rule == "kk.ev.ustau":
        return _THEMSELVES.search(text, max(0, first - 60), first) is not None
    if rule == "kk.ev.shaqyru":
        return _NOT_TO.search(text, max(0, first - 60), first) is not None
    if rule == "kk.ev.qatysu" and _CAME_OUT.search(text, max(0, first - 60), last) is not None:
        return True
    return rule == "kk.ev.qatysu" and _CONCERNING.match(text, first) is not None


_UNREST = {Kind.PROTEST, Kind.DETENTION, Kind.DISPERSAL, Kind.FORCE}


def tells_unrest(sentences: Sequence[Sentence]) -> bool:
    """True when something of the report besides a crowd's own gathering is unrest."""
    return any(
        t.kind in _UNREST and not t.entry.crowds for s in sentences for t in find_triggers(s) if s.triggers
    )


def find_triggers(sentence: Sentence, around: Around | None = None) -> list[Trigger]:
    """Words that say an event, in order, offsets in the report. The company of the sentence before counts where this
    one points back to it ("оған 60 адам қатысты"), and for a crowd where that one told of a protest."""
    if not sentence.triggers:
        return []
    if around is None:
        if sentence.alone is None:
            sentence.alone = tuple(_found(sentence, Around()))
        return list(sentence.alone)
    return _found(sentence, around)


def _found(sentence: Sentence, around: Around) -> list[Trigger]:
    found: list[Trigger] = []
    points = around.text and POINTS_BACK.search(sentence.text)
    for entry, first, last in sentence.triggers:
        start, end = sentence.start + first, sentence.start + last
        again = entry.kind is Kind.PROTEST and Kind.PROTEST in around.kinds
        company = around.text if points or again else ""
        if any(start < t.end and t.start < end for t in found):
            continue
        if (
            entry.needs
            and not (around.election and entry.votes)
            and not (around.unrest and entry.crowds)
            and not entry.needs.search(company + " " + _around(sentence, first, last))
        ):
            continue
        if _CHARGED.match(sentence.text, last) or _other_sense(sentence.text, entry.rule, first, last):
            continue
        found.append(Trigger(entry, start, end))
    if any(t.kind is Kind.PROTEST for t in found) and not around.unrest and _festive(sentence.text):
        found = [t for t in found if t.kind is not Kind.PROTEST]
    return sorted(found, key=lambda t: t.start)


# Crowds of another sort, and the words of a protest, beside which they may stand.
_FESTIVE = re.compile(
    r"(?<!\w)(?:концерт|марафон|жәрмеңке|мереке|фестиваль|жанкүйер|көрермен|салтанатты|мәдени|турнир|чемпионат|көрме(?:сі|ге(?!н)|де(?!н)|лер)|футбол|форум|сенбілік|дүкен|"
    r"(?:әкім|министр|депутат)\w*\s+(?:[\w-]+\s+){0,2}жиын)",
    re.IGNORECASE,
)
_OF_PROTEST = re.compile(
    r"наразы|митинг|қарсы|ұста|талап|полиция|оппозиция|шеру|пикет|ұран|плакат|рұқсат|санкция|ереуіл|отставка|саяси|тұтқын|азаттық|белсенді",
    re.IGNORECASE,
)


def _festive(text: str) -> bool:
    """ "Алаңдағы концертке 5 мың адам келді": a crowd, and no protest."""
    return _FESTIVE.search(text) is not None and _OF_PROTEST.search(text) is None


def _around(sentence: Sentence, start: int, end: int) -> str:
    """The company a trigger may find: mostly before it, a little after, within the sentence. 130 characters are about
    fourteen words, the longest distance seen in our own sentences (November 2026)."""
    return sentence.text[max(0, start - 130) : end + 30]
