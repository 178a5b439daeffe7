"""Which word of a name is the given name, which the surname, which the patronymic.

Lists that keep columns apart say it. For a whole name the ending says it (-ов, -ова), then what other entries call the
word, then the order in which the same list writes the names that can be told.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.linking.spelling import heard
from khronika.names import Name, parse_name
from khronika.names.parts import is_surname, root_of
from khronika.nouns import PersonRecord

# What speaks for a word being the surname, in entries' worth: endings that given names have too (-ина: Галина, -ин) say
# less than those that only surnames have; the order of a list at most as much as three entries that use the word.
_SURE, _UNSURE, _ORDER, _MOST = 4.0, 1.0, 3.0, 3.0
# A habit is what a list does five times, and five times as often as anything else.
_HABIT = 5
_LIKE_GIVEN = re.compile(r"(?:ин|ына|ина|in|ina)$")
_ENDINGS = ("ович", "евич", "овна", "евна", "ұлы", "улы", "қызы", "кызы")
# Two words that are no names: a patronymic is told as one only behind a given name and a surname.
_FILLING = "Ааа Ббб"


@dataclass(frozen=True, slots=True, repr=False)
class Parts:
    """``None``: the name does not have it. ``initial`` is the given name's first letter where only that is written,
    ``father`` the root of a patronymic; ``woman`` what endings say."""

    given: str | None
    family: str | None
    father: str | None
    initial: str | None
    woman: bool | None

    def __repr__(self) -> str:
        return "Parts(...)"


class _Habits:
    """What is known of words and lists from names that can be told."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self.family: Counter[str] = Counter()
        self.family_first: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        self.father_at: defaultdict[str, Counter[int]] = defaultdict(Counter)

    def learn(self, given: str | None, family: str | None) -> None:
        if given:
            self.given[heard(given).plain] += 1
        if family:
            self.family[heard(family).plain] += 1

    def learn_from(self, name: Name, edition: str) -> None:
        """From a whole name of which one of two words, and one only, has an ending that given names have not."""
        sure = [place for place, word in enumerate(name.words) if _marked(word) == _SURE]
        if len(name.words) == 2 and len(sure) == 1:
            self.family_first[edition][sure[0] == 0] += 1
            self.learn(name.words[1 - sure[0]], name.words[sure[0]])

    def learn_father(self, whole: str, name: Name, edition: str) -> None:
        """At which of three words the list has the patronymic."""
        words = whole.split()
        if name.father and len(words) == 3:
            self.father_at[edition].update(
                place
                for place, word in enumerate(words)
                if root_of(word) == name.father and word != name.father
            )

    def with_father(self, whole: str, name: Name, edition: str) -> Name:
        """A name of three words, in a list that writes patronymics at one place: where none of the words has a patronymic's ending, or a
        surname has it (-ұлы), the word there is the patronymic, misspelled or without its ending. Of the latter no root is told."""
        (at, times), *others = [*self.father_at[edition].most_common(2), (0, 0)]
        words = whole.split()
        if len(words) != 3 or times < _HABIT or times < _HABIT * sum(n for _, n in others):
            return name
        root = misspelled_root(words[at])
        if name.father is None and len(name.words) == 3:
            return replace(name, words=(*words[:at], *words[at + 1 :]), father=root)
        if root and name.father and len(name.words) == 2 and words[at] in name.words:
            return replace(name, words=(*words[:at], *words[at + 1 :]), father=root)
        return name

    def first_is_family(self, first: str, last: str, edition: str) -> bool:
        """Of the outer two words of a whole name."""
        seen = self.family_first[edition]
        order = _ORDER * (seen[True] - seen[False]) / (seen[True] + seen[False] + 1)
        said = _marked(first) - _marked(last) + self._leaning(first) - self._leaning(last)
        return said + order > 0

    def _leaning(self, word: str) -> float:
        """Above 0 for a word that other entries call a surname, below for a given name."""
        plain = heard(word).plain
        return max(-_MOST, min(_MOST, float(self.family[plain] - self.given[plain])))


def parts_of(records: Sequence[PersonRecord]) -> list[Parts]:
    """The parts of each record's name, in the order of the records."""
    habits = _Habits()
    told = [_columns(record) or parse_name(record.name.reveal()) for record in records]
    for record, found in zip(records, told, strict=True):
        if isinstance(found, Parts):
            habits.learn(found.given, found.family)
        else:
            habits.learn_from(found, record.edition)
            habits.learn_father(record.name.reveal(), found, record.edition)
    return [
        found
        if isinstance(found, Parts)
        else _ordered(habits.with_father(record.name.reveal(), found, record.edition), habits, record.edition)
        for record, found in zip(records, told, strict=True)
    ]


def _slips(ending: str) -> set[str]:
    """Patterns of an ending with one letter lost, doubled or put in, exchanged, or swapped with the next."""
    parts = [(ending[:at], ending[at:]) for at in range(len(ending) + 1)]
    return {
        *(f"{a}{b[1:]}" for a, b in parts if b),
        *(f"{a}.{b}" for a, b in parts if a and b),
        *(f"{a}.{b[1:]}" for a, b in parts if b),
        *(f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in parts if len(b) > 1),
    }


# The longest root: a letter too many at its end is a slip of the name and is compared as such.
_MISSPELLED = re.compile(
    rf"(?P<root>\w{{3,}})(?:{'|'.join(sorted({slip for each in _ENDINGS for slip in _slips(each)}))})$"
)
_SHORT = re.compile(r"(?P<root>\w{3,})ич$")  # Кузьмич


def misspelled_root(word: str) -> str | None:
    """The father's name in a word that is known to be a patronymic by where it stands, whose ending has a slip or is the short -ич;
    ``None``: no ending can be made out."""
    found = _MISSPELLED.match(word.lower()) or _SHORT.match(word.lower())
    return word[: found.end("root")] if found else None


def _marked(word: str) -> float:
    """How much the ending says that a word is a surname."""
    if not is_surname(word):
        return _SURE if root_of(word) != word else 0.0
    return _UNSURE if _LIKE_GIVEN.search(word.lower()) else _SURE


def _columns(record: PersonRecord) -> Parts | None:
    """From columns kept apart; ``None`` where the list has only whole names."""
    if record.family is None and record.given is None:
        return None
    family = parse_name(record.family.reveal()) if record.family else Name(())
    given = parse_name(record.given.reveal()) if record.given else Name(())
    father = parse_name(f"{_FILLING} {record.father.reveal()}") if record.father else Name(())
    bare = father.words[-1] if len(father.words) > 2 else None
    named = father.father or given.father or (bare and (misspelled_root(bare) or bare))
    initial = given.initials[0] if given.initials and not given.words else None
    woman = next((said for said in (father.woman, family.woman, given.woman) if said is not None), None)
    return Parts("".join(given.words) or None, "".join(family.words) or None, named, initial, woman)


def _ordered(name: Name, habits: _Habits, edition: str) -> Parts:
    initial = name.initials[0] if name.initials else None
    if len(name.words) < 2:
        return Parts(None, name.words[0] if name.words else None, name.father, initial, name.woman)
    family_first = habits.first_is_family(name.words[0], name.words[-1], edition)
    family = name.words[0] if family_first else name.words[-1]
    rest = name.words[1:] if family_first else name.words[:-1]
    return Parts("".join(rest), family, name.father, None, name.woman)
