"""What is compared of two records: levels from agreeing to differing, each a condition for the database and words for people.

Brothers share surname and patronymic, so a patronymic that agrees counts only beside a given name that may. The order of
levels is the order of asking; the first that holds counts.
"""

from dataclasses import dataclass

from khronika.linking.features import SETS


@dataclass(frozen=True, slots=True)
class Level:
    """``sql`` on columns ``x_l`` and ``x_r``; ``ELSE`` is what remains. ``m`` is where training begins: how often two
    entries of one person stand so. ``rare`` names the column whose common values count for less. ``words`` are the reason
    as people read it. ``told_elsewhere``: another comparison counts it, so this level speaks neither for nor against."""

    sql: str
    words: str
    m: float
    rare: str | None = None
    fixed: bool = False
    told_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """``unknown`` holds where one side does not say: nothing follows then, neither for nor against; ``unsaid`` is that for
    strangers, where it is another. ``of_kin`` holds where an agreement is one that kin have as well: it says nothing either
    where the given names are of two people."""

    name: str
    unknown: str
    levels: tuple[Level, ...]
    unsaid: str | None = None
    of_kin: str | None = None


ELSE = "ELSE"
# Other words beside which a name must stand to be no slip: a slip stands beside the bearer's own name, in its two or three
# spellings at most. In a large file one slip of a common name is made again: a typist errs in one word of forty, and in
# a dozen ways, so that each slip is a few hundred times rarer than its name. Entries are counted for that, not the words beside
# which they stand: a common name stands beside nearly all of these already.
_OWN, _SLIPS = 4, 40


def _letters_apart(column: str, most: int) -> str:
    """Letters that one of two words has and the other has not: counted in a moment, where edits take a hundred times as long."""
    return f"bit_count(xor({column}_set_l, {column}_set_r)) <= {most}"


def _edited_once(column: str) -> str:
    """One letter lost, doubled, exchanged or swapped with the next. That of the four which needs the slow distance is asked
    for last, and of words with the same letters only."""
    left, right = f"{column}_l", f"{column}_r"
    swapped = f"{_letters_apart(column, 0)} AND length({left}) = length({right}) AND damerau_levenshtein({left}, {right}) <= 1"
    return f"({_letters_apart(column, 2)} AND (levenshtein({left}, {right}) <= 1 OR ({swapped})))"


def _one_edit(column: str, least: int = 4) -> str:
    """The same in a word of four letters or more, of which a slip may leave three."""
    long = f"least(length({column}_l), length({column}_r)) >= {least} AND greatest(length({column}_l), length({column}_r)) >= 4"
    return f"({long} AND {_edited_once(column)})"


def _similar(column: str, least: float) -> str:
    left, right = f"{column}_l", f"{column}_r"
    return f"{_letters_apart(column, 4)} AND jaro_winkler_similarity({left}, {right}) >= {least}"


def _slip(column: str) -> str:
    """One slip of the hand in a word of four letters or more, two in a long one."""
    left, right = f"{column}_l", f"{column}_r"
    long = f"least(length({left}), length({right})) >= 4 AND abs(length({left}) - length({right})) <= 2"
    return f"({long} AND ({_edited_once(column)} OR ({_similar(column, 0.93)})))"


def _unlike(part: str) -> str:
    """Not two words that both are names of their own (Ерлан, Ержан): beside other words both, and one not far more often
    than the other, as a name stands to its slips."""
    beside, often = (f"least({part}_{count}_l, {part}_{count}_r)" for count in ("beside", "often"))
    return f"NOT ({beside} >= {_OWN} AND {often} * {_SLIPS} >= greatest({part}_often_l, {part}_often_r))"


def _near(part: str) -> str:
    """A slip that is not at the head of the word."""
    return f"({part}_head_l = {part}_head_r AND {_slip(f'{part}_plain')} AND {_unlike(part)})"


def _typed(part: str) -> str:
    """One letter of two spellings in one script lost, doubled, exchanged or swapped with the next."""
    return f"({_one_edit(f'{part}_letters', 3)} AND {_unlike(part)})"


def _one_off(part: str) -> str:
    """One slip anywhere, the head included."""
    return f"({_one_edit(f'{part}_plain')} AND {_unlike(part)})"


def _alike(part: str) -> str:
    plain = f"{part}_plain"
    similar = f"({_similar(plain, 0.88)}) OR {_edited_once(plain)}"
    return f"(({part}_key_l = {part}_key_r OR {similar}) AND {_unlike(part)})"


def _loose(part: str) -> str:
    return f"{part}_loose_l = {part}_loose_r"


def _share(column: str, other: str | None = None) -> str:
    """Whether two sets have a common member. ``share_...`` is a macro that ``scoring`` makes for each kind of set."""
    kind = next(kind for kind, columns in SETS.items() if column in columns)
    return f"share_{kind}({column}_l, {other or column}_r)"


_SWAPPED = f"({_share('given_folds', 'family_folds')} AND {_share('family_folds', 'given_folds')})"
_FATHERS = (
    f"({_share('father_folds')} OR {_loose('father')} OR ({_slip('father_plain')} AND {_unlike('father')}))"
)
_NO_FATHER = "father_key_l IS NULL OR father_key_r IS NULL"
_BOTH_WHOLE = "(whole_given_l AND whole_given_r)"
_MAY_BE_ONE = (
    _share("given_folds"),
    _loose("given"),
    f"coalesce({_share('given_pets')}, false)",
    _typed("given"),
    f"({_similar('given_plain', 0.8)} AND {_unlike('given')})",
)
# Kin share surname, father, town and often the day of an arrest. Where given names are of two people, that these agree
# speaks for kinship as well as for one person, so it counts for neither. (A CASE asks one thing after another, and NOT
# would have the database work out all of them.) What given names tell of that is ``AKIN``; where one entry's given name is
# the other's surname (``CROSSED``), they tell nothing.
AKIN = (
    f"(CASE WHEN {_BOTH_WHOLE} THEN CASE {' '.join(f'WHEN {each} THEN false' for each in _MAY_BE_ONE)} ELSE true END "
    f"WHEN given_opens_l IS NULL OR given_opens_r IS NULL THEN false ELSE NOT {_share('given_opens')} END)"
)
CROSSED = f"({_BOTH_WHOLE} AND coalesce({_share('given_folds', 'family_folds')}, false))"


GIVEN = Comparison(
    "given",
    "given_opens_l IS NULL OR given_opens_r IS NULL",
    (
        Level("given_word_l = given_word_r", "the given names sound the same", 0.50, "given_word"),
        Level(
            f"given_latin_l <> given_latin_r AND {_share('given_sounds')}",
            "the given names sound the same",
            0.15,
            "given_sound",
        ),
        Level(_share("given_sounds"), "the given names sound the same", 0.05, "given_sound"),
        Level(
            _share("given_folds"),
            "the given names sound the same but for letters that transcribers exchange",
            0.12,
            "given_sound",
        ),
        Level(
            _loose("given"), "the given names sound alike but for ә, printed as а or е", 0.03, "given_sound"
        ),
        Level(f"{_BOTH_WHOLE} AND {_typed('given')}", "the given names differ by a letter", 0.03),
        Level(f"{_BOTH_WHOLE} AND {_near('given')}", "the given names differ by a slip", 0.06),
        Level(_share("given_pets"), "one given name is a pet form of the other", 0.015),
        Level(
            f"{_BOTH_WHOLE} AND {_one_off('given')}", "the given names differ by a slip at their head", 0.02
        ),
        Level(f"{_BOTH_WHOLE} AND {_alike('given')}", "the given names are somewhat alike", 0.02),
        Level(_SWAPPED, "given name and surname stand in the other order", 0.02),
        Level(f"NOT {_BOTH_WHOLE} AND {_share('given_opens')}", "the initial fits the given name", 0.02),
        Level(f"NOT {_BOTH_WHOLE}", "the initial does not fit the given name", 0.001, fixed=True),
        Level(ELSE, "the given names differ", 0.002, fixed=True),
    ),
)
FAMILY = Comparison(
    "family",
    "family_key_l IS NULL OR family_key_r IS NULL",
    (
        Level("family_word_l = family_word_r", "the surnames sound the same", 0.40, "family_word"),
        Level(
            f"family_latin_l <> family_latin_r AND {_share('family_sounds')}",
            "the surnames sound the same",
            0.15,
            "family_sound",
        ),
        Level(_share("family_sounds"), "the surnames sound the same", 0.05, "family_sound"),
        Level(
            _share("family_folds"),
            "the surnames sound the same but for letters that transcribers exchange",
            0.12,
            "family_sound",
        ),
        Level(
            _loose("family"), "the surnames sound alike but for ә, printed as а or е", 0.02, "family_sound"
        ),
        Level(_typed("family"), "the surnames differ by a letter", 0.03),
        Level(_near("family"), "the surnames differ by a slip", 0.06),
        Level(_one_off("family"), "the surnames differ by a slip at their head", 0.02),
        Level(_alike("family"), "the surnames are somewhat alike", 0.02),
        Level(f"{_share('family_roots')}", "the surnames have one root with different endings", 0.01),
        Level(
            f"{_share('family_roots', 'father_folds')} OR {_share('father_folds', 'family_roots')}",
            "one entry's surname is the other's patronymic",
            0.01,
        ),
        Level(_SWAPPED, "surname and given name stand in the other order", 0.02),
        Level(ELSE, "the surnames differ", 0.03),
    ),
)
FATHER = Comparison(
    "father",
    _NO_FATHER,
    (
        Level("father_word_l = father_word_r", "the fathers' names sound the same", 0.63),
        Level(_share("father_folds"), "the fathers' names sound the same", 0.30),
        Level(_FATHERS, "the fathers' names are nearly the same", 0.05),
        Level(ELSE, "the fathers' names differ", 0.02),
    ),
    of_kin=_FATHERS,
)
_GAP = "greatest(born_low_l - born_high_r, born_low_r - born_high_l)"
_FITS = "born_from_l <= born_to_r AND born_from_r <= born_to_l"
_TEN_APART = "10 BETWEEN born_low_l - born_high_r AND born_high_l - born_low_r OR 10 BETWEEN born_low_r - born_high_l AND born_high_r - born_low_l"
BORN = Comparison(
    "born",
    "born_low_l IS NULL OR born_low_r IS NULL",
    (
        Level("born_day_l = born_day_r AND born_low_l = born_low_r", "the birth dates are the same", 0.30),
        Level(
            f"{_GAP} = 0 AND born_low_l = born_high_l AND born_low_r = born_high_r AND coalesce(born_day_l = born_day_r, true)",
            "the birth years are the same",
            0.40,
        ),
        Level(f"{_FITS} AND coalesce(born_day_l = born_day_r, true)", "the ages fit the birth years", 0.20),
        Level(
            f"{_GAP} <= 0 AND coalesce(born_day_l = born_day_r, true)",
            "the ages fit the birth years",  # but for some months
            0.02,
        ),
        Level(f"{_GAP} = 1", "the birth years are one apart", 0.04),
        Level("born_day_l = born_day_r", "the birthdays are the same, the years are not", 0.01),
        Level(f"{_GAP} <= 2", "the birth years are two apart", 0.02),
        Level(f"{_TEN_APART}", "the birth years are ten apart, as by a slip", 0.01),
        Level(ELSE, "the birth years differ", 0.02),
    ),
)
_NO_PLACE = "place_key_l IS NULL OR place_key_r IS NULL"
PLACE = Comparison(
    "place",
    _NO_PLACE,
    (
        Level(
            f"place_key_l IS NOT NULL AND {_share('places')}", "the places are the same", 0.85, "place_key"
        ),
        Level(ELSE, "the places differ", 0.15),
    ),
    of_kin=_share("places"),
)
_NEXT = "greatest(day_low_l - day_high_r, day_low_r - day_high_l) <= 1"
_BUSY = 20  # in a thousand: two days of a protest, one after the other, are both in many strangers' entries
_NO_DAY = "day_low_l IS NULL OR day_low_r IS NULL"
# Who is detained twice stands on one list twice, on days that lie apart: ``LISTS`` counts that, once.
_TWICE = f"(source_l = source_r AND NOT coalesce({_NEXT}, true))"
DAY = Comparison(
    "day",
    _NO_DAY,
    (
        Level("day_key_l = day_key_r", "the days are the same", 0.80, "day_key"),
        Level("day_low_l <= day_high_r AND day_low_r <= day_high_l", "the days may be the same", 0.05),
        Level(
            f"{_NEXT} AND least(day_often_l, day_often_r) < {_BUSY}",
            "the days are next to each other",
            0.04,
        ),
        Level(_NEXT, "the days are next to each other", 0.04),
        Level(_TWICE, "the days lie apart", 0.02, told_elsewhere=True),
        Level(
            "greatest(day_low_l - day_high_r, day_low_r - day_high_l) <= 7",
            "the days lie within a week",
            0.02,
        ),
        Level(ELSE, "the days lie apart", 0.06),
    ),
    of_kin=_NEXT,
)
HELD = Comparison(
    "held",
    "held_key_l IS NULL OR held_key_r IS NULL",
    (
        Level("held_key_l = held_key_r", "the places of detention are the same", 0.7, "held_key"),
        Level(ELSE, "the places of detention differ", 0.3),
    ),
)
_NO_SEX = "woman_l IS NULL OR woman_r IS NULL"
SEX = Comparison(
    "sex",
    f"{_NO_SEX} OR (woman_l = woman_r AND given_sound_l = given_sound_r)",
    (
        Level("woman_l = woman_r", "both are women or both are men", 0.99, fixed=True),
        Level(ELSE, "one is a woman, one a man", 0.01, fixed=True),
    ),
    unsaid=_NO_SEX,
)
LISTS = Comparison(
    "lists",
    "source_l IS NULL",
    (
        Level("source_l <> source_r", "they stand on two lists", 0.95),
        Level(_TWICE, "both stand on one list", 0.03),
        Level(ELSE, "both stand on one list", 0.02),
    ),
)
COMPARISONS = (GIVEN, FAMILY, FATHER, BORN, PLACE, DAY, HELD, SEX, LISTS)
# The comparisons of the parts of a name, by the part whose columns they look at.
PARTS = {each.name: each for each in (GIVEN, FAMILY, FATHER)}


def _agreeing(comparison: Comparison) -> str:
    """The levels before the first at which nothing of the two words need be alike."""
    last = next(place for place, level in enumerate(comparison.levels) if level.sql == _SWAPPED)
    return f"{comparison.name} BETWEEN 0 AND {last - 1}"


# Given name and surname agree both, well or nearly, by their levels: what the two comparisons count twice is taken off these.
BOTH_NAMES = f"{_agreeing(GIVEN)} AND {_agreeing(FAMILY)}"
