"""Words and sentences of a Kazakh text, and what their endings say: case, possession, voice, negation.

No parser exists for Kazakh; endings and order carry the grammar: the verb closes its clause, the possessor stands in
the genitive before what it owns.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.nouns import Kind
from khronika.reading.kazakh.lexicon import Entry, entries_in
from khronika.reading.layouts import ITEM

_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(
    r"[\w-]+\.(?:kz|kg|ru|com|org|net|media|info|asia|uz|by|ua)(?!\w)|\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?|[^\W\d_](?:[\w’'.-]*[\w’'])?|[^\w\s]"
)
_END = re.compile(r"(?<=[.!?…])[»\"”)]*\s+(?=[«\"“„—–(-]*\s*[^\W\d_a-zа-яәғқңөұүһі]|[«\"“„—–-]*\s*\d)")
_NO_END = re.compile(r"(?:^|\W)(?:[А-ЯӘҒҚҢӨҰҮҺІA-Z]|т|б|ж|ғ|обл|қ|көш|млн|мың|тг)\.$")
_SHORT = 6  # characters: the longest abbreviation above, its full stop, and the sign before it


@dataclass(slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say an event, where they stand in the report."""

    entry: Entry
    start: int
    end: int

    @property
    def kind(self) -> Kind:
        return self.entry.kind


@dataclass(slots=True)
class Sentence:
    """``paragraph`` and ``number`` count from 0 through the text; ``bullet`` marks a line of a list. ``alone`` are the
    triggers that find their company within it, once somebody asked for them."""

    start: int
    end: int
    text: str
    paragraph: int
    number: int
    bullet: bool = False
    alone: tuple[Trigger, ...] | None = None
    _triggers: list[tuple[Entry, int, int]] | None = None
    _words: list[Word] | None = None

    @property
    def words(self) -> list[Word]:
        """Its words and marks; told apart when first asked for."""
        if self._words is None:
            at = self.start
            self._words = [Word(at + t.start(), at + t.end(), t[0]) for t in _TOKEN.finditer(self.text)]
        return self._words

    @property
    def triggers(self) -> list[tuple[Entry, int, int]]:
        """The words of events in it, with offsets in its text; looked up once."""
        if self._triggers is None:
            self._triggers = entries_in(self.text)
        return self._triggers


def split(text: str) -> list[Sentence]:
    """The text's sentences. A line break always ends one."""
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(m for m in _LINE.finditer(text) if m[0].strip()):
        bullet = line[0].rstrip().endswith(";") or bool(
            re.match(r"\s*[-–—•*·]\s", line[0]) or ITEM.fullmatch(line[0])
        )
        for start, end in _pieces(line[0]):
            a, b = line.start() + start, line.start() + end
            bullet = bullet or (bool(sentences) and sentences[-1].bullet and b - a < 120)
            sentences.append(Sentence(a, b, text[a:b], paragraph, len(sentences), bullet))
    return sentences


def _pieces(line: str) -> list[tuple[int, int]]:
    cuts = [m for m in _END.finditer(line) if not _NO_END.search(line, max(0, m.start() - _SHORT), m.start())]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() + len(m[0].rstrip()) for m in cuts), len(line)]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        body = line[start:end]
        if body.strip():
            lead = len(body) - len(body.lstrip())
            pieces += _cut(line, start + lead, start + len(body.rstrip()))
    return pieces


_LONGEST = 1_000  # characters; the longest sentence of our own and of the development reports has 480


def _cut(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence without end in pieces at commas, else at spaces: what looks for company in a sentence costs its square."""
    cuts = []
    while end - start > _LONGEST:
        at = max(line.rfind(", ", start + _LONGEST // 2, start + _LONGEST) + 1, 0)
        at = at or line.rfind(" ", start + 1, start + _LONGEST)
        if at <= start:
            at = start + _LONGEST
        cuts.append((start, at))
        start = at + (line[at : at + 1] == " ")
    return [*cuts, (start, end)] if start < end else cuts


# -- endings ---------------------------------------------------------------------------------------------------------

# An ending's first letter follows the sound before it: "адвокат" has the accusative "адвокатты", and "адвокаты" is
# somebody's lawyer in the nominative. Final б, в, г, д of foreign words are spoken without voice ("штабта").
_HARD = r"(?<![аәоөұүыіеёэияюурлйзжмнң])"  # no т or қ after vowels and voiced sounds
_SOFT = r"(?<![пфкқтсшщчцхһ])"  # no д or ғ after voiceless ones
_AFTER_VOWEL = r"(?<![бвгджзйклмнпрстфхцчшщқғңһ])"
_AFTER_VOICED = r"(?<![аәоөұүыіеёэяпфкқтсшщчцхһ])"
_GENITIVE = re.compile(
    rf"(?:-)?(?:(?<![бвгджзйклпрстфхцчшщқғһ])(?:ның|нің)|{_AFTER_VOICED}(?:дың|дің)|{_HARD}(?:тың|тің))$"
)
_CASES = (
    ("gen", _GENITIVE),
    ("abl", re.compile(rf"(?:-)?(?:{_SOFT}(?:дан|ден)|{_HARD}(?:тан|тен)|(?<=[мнңыі-])(?:нан|нен))$")),
    ("ins", re.compile(r"(?:-)?(?:мен|бен|пен)$")),
    ("loc", re.compile(rf"(?:-)?(?:нда|нде|{_SOFT}(?:да|де)|{_HARD}(?:та|те))$")),
    ("dat", re.compile(rf"(?:-)?(?:{_SOFT}(?:ға|ге)|{_HARD}(?:қа|ке)|ына|іне|сына|сіне)$")),
    (
        "acc",
        re.compile(
            rf"(?:-)?(?:{_AFTER_VOWEL}(?:ны|ні)|{_AFTER_VOICED}(?:ды|ді)|{_HARD}(?:ты|ті)|сын|сін|ын|ін)$"
        ),
    ),
)
# Nominatives that only look like another case.
_PLAIN = frozenset(
    "адам ақпан қазан мен бен пен парламент комитет департамент президент студент акимат әкімдігі белсенді партия ведомство "
    "ұлттық саны тіпті енді қазақстан президенті департаменті үкіметі парламенті комитеті бұрынғы агенттігі ақпараты "
    "университеті институты кандидаты сайты тұрғын тұрғыны ұйымы порталы клубы шахта вахта карта почта лента команда бригада одағы оқиға жақты меншікті тұлға төлқұжаты заты аты ертең тағы".split()
)
_TITLES = re.compile(
    r"(?:президент|департамент|парламент|комитет|сайт|порталы?|университет|институт|агент|инспектор)[ыі]$"
)


@lru_cache(maxsize=50_000)
def case_of(word: str) -> str:
    """The case an ending shows: ``gen``, ``abl``, ``ins``, ``loc``, ``dat``, ``acc`` or ``""`` (nominative or not
    to be told). Endings are ambiguous; this errs towards the nominative for words listed as such."""
    low = word.lower()
    if low in _PLAIN or _TITLES.search(low) or len(low) < 5:
        return ""
    for case, pattern in _CASES:
        if pattern.search(low) and len(pattern.sub("", low)) >= 3:
            return case
    return ""


def without_genitive(word: str) -> str:
    """ "Прокуратураның" -> "прокуратура"; short words are left alone."""
    return _GENITIVE.sub("", word) if len(word) > 5 else word


def without_case(word: str) -> str:
    """The word without its case ending; the possessive stays ("министрлігінің" -> "министрлігі"). After a possessive
    the dative and locative lose their n."""
    case = case_of(word)
    if not case:
        return word
    if case == "dat" and re.search(r"(?:ына|іне|сына|сіне)$", word.lower()):
        return re.sub(r"(?:н[ае])$", "", word, flags=re.IGNORECASE)
    if case == "loc" and re.search(r"[ыі]нд[ае]$", word.lower()):
        return re.sub(r"нд[ае]$", "", word, flags=re.IGNORECASE)
    if case == "acc" and re.search(r"[ыі]н$", word.lower()):
        return re.sub(r"н$", "", word, flags=re.IGNORECASE)
    pattern = dict(_CASES)[case]
    return pattern.sub("", word)


# What closes a clause: a finite verb, or a converb whose helper does ("таратып жіберді").
FINITE = re.compile(r"(?:ды|ді|ты|ті|ған|ген|қан|кен|йды|йді|еді|ады)(?:ғын|гін)?$", re.IGNORECASE)
CONVERB = re.compile(r"[ыі]?п$", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:[мбп][ае])(?:ды|ді|ған|ген|й|йды|йді|с|пты|пті|ғаны|гені|ғанын|генін)\w*$")


# "шеруге шыққан белсенділер байқалмады": what the participle tells was not seen or did not happen.
_UNSEEN = re.compile(
    r"[\w-]+\s+(?:[\w-]+\s+){0,2}?(?:байқалма|болма|тіркелме|көрінбе|кездеспе|анықталма|орын\s+алма)(?:ды|ді|ған|ген|пты|пті)(?!\w)"
)


def negative(words_from: str) -> bool:
    """True when the verb that the words begin with is negated: by its suffix, or by жоқ, емес after it."""
    match = re.match(r"[\w-]+(?:\s+[\w-]+){0,2}", words_from)
    if not match:
        return False
    if _UNSEEN.match(words_from.lower()):
        return True
    pieces = match[0].lower().split()
    return any(_NEGATIVE.search(p) and len(p) > 6 for p in pieces[:2]) or any(
        p in {"жоқ", "емес"} for p in pieces[1:]
    )
