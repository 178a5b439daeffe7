"""What is compared of two records: levels from agreeing to differing, each a condition for the database and words for people.

Surname and patronymic are one comparison, because brothers share both: taken apart, two agreements would count as two
proofs. The order of levels is the order of asking; the first that holds counts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """``sql`` on columns ``x_l`` and ``x_r``; ``ELSE`` is what remains. ``m`` is where training begins: how often two
    entries of one person stand so. ``rare`` names the column whose common values count for less. ``words`` are the reason
    as people read it."""

    sql: str
    words: str
    m: float
    rare: str | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """``unknown`` holds where one side does not say: nothing follows then, neither for nor against."""

    name: str
    unknown: str
    levels: tuple[Level, ...]


ELSE = "ELSE"


def _slip(column: str) -> str:
    """One slip of the hand in a word of four letters or more, two in a long one."""
    left, right = f"{column}_l", f"{column}_r"
    return (
        f"(least(length({left}), length({right})) >= 4 AND abs(length({left}) - length({right})) <= 2 "
        f"AND (damerau_levenshtein({left}, {right}) <= 1 OR jaro_winkler_similarity({left}, {right}) >= 0.93))"
    )


def _unlike(part: str) -> str:
    """Not two words that both are names of their own."""
    return f"NOT ({part}_borne_l AND {part}_borne_r)"


def _near(part: str) -> str:
    """A slip that is not at the head of the word."""
    return f"({part}_head_l = {part}_head_r AND {_unlike(part)} AND {_slip(f'{part}_plain')})"


def _alike(part: str) -> str:
    left, right = f"{part}_plain_l", f"{part}_plain_r"
    similar = f"jaro_winkler_similarity({left}, {right}) >= 0.88 OR damerau_levenshtein({left}, {right}) <= 1"
    return f"({_unlike(part)} AND ({part}_key_l = {part}_key_r OR {similar}))"


def _loose(part: str) -> str:
    return f"{part}_loose_l = {part}_loose_r"


def _share(column: str, other: str | None = None) -> str:
    return f"list_has_any({column}_l, {other or column}_r)"


_SWAPPED = f"({_share('given_folds', 'family_folds')} AND {_share('family_folds', 'given_folds')})"
_FATHERS = f"({_share('father_folds')} OR {_slip('father_plain')})"
_BOTH_FATHERS = "(father_key_l IS NOT NULL AND father_key_r IS NOT NULL)"
_BOTH_WHOLE = "(whole_given_l AND whole_given_r)"

GIVEN = Comparison(
    "given",
    "given_opens_l IS NULL OR given_opens_r IS NULL",
    (
        Level(
            f"given_key_l IS NOT NULL AND {_share('given_sounds')}",
            "the given names sound the same",
            0.70,
            "given_key",
        ),
        Level(
            _share("given_folds"),
            "the given names sound the same but for letters that transcribers exchange",
            0.12,
            "given_key",
        ),
        Level(_loose("given"), "the given names sound alike but for ә, printed as а or е", 0.03, "given_key"),
        Level(f"{_BOTH_WHOLE} AND {_near('given')}", "the given names differ by a slip", 0.06),
        Level(_share("given_pets"), "one given name is a pet form of the other", 0.015),
        Level(f"{_BOTH_WHOLE} AND {_alike('given')}", "the given names are somewhat alike", 0.02),
        Level(_SWAPPED, "given name and surname stand in the other order", 0.02),
        Level(f"NOT {_BOTH_WHOLE} AND {_share('given_opens')}", "the initial fits the given name", 0.02),
        Level(f"NOT {_BOTH_WHOLE}", "the initial does not fit the given name", 0.002),
        Level(ELSE, "the given names differ", 0.008, fixed=True),
    ),
)
FAMILY = Comparison(
    "family",
    "family_key_l IS NULL OR family_key_r IS NULL",
    (
        Level(
            f"{_BOTH_FATHERS} AND {_share('family_folds')} AND {_FATHERS}",
            "surnames and fathers' names sound the same",
            0.30,
            "family_key",
        ),
        Level(
            f"{_BOTH_FATHERS} AND {_share('family_folds')}",
            "the surnames sound the same, the fathers' names differ",
            0.01,
            "family_key",
        ),
        Level(_share("family_sounds"), "the surnames sound the same", 0.40, "family_key"),
        Level(
            _share("family_folds"),
            "the surnames sound the same but for letters that transcribers exchange",
            0.12,
            "family_key",
        ),
        Level(_loose("family"), "the surnames sound alike but for ә, printed as а or е", 0.02, "family_key"),
        Level(
            f"{_BOTH_FATHERS} AND {_near('family')} AND {_FATHERS}",
            "the surnames differ by a slip, the fathers' names agree",
            0.04,
        ),
        Level(_near("family"), "the surnames differ by a slip", 0.06),
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
_GAP = "greatest(born_low_l - born_high_r, born_low_r - born_high_l)"
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
        Level(
            f"{_GAP} <= 0 AND coalesce(born_day_l = born_day_r, true)", "the ages fit the birth years", 0.20
        ),
        Level(f"{_GAP} = 1", "the birth years are one apart", 0.04),
        Level("born_day_l = born_day_r", "the birthdays are the same, the years are not", 0.01),
        Level(f"{_GAP} <= 2", "the birth years are two apart", 0.02),
        Level(f"{_GAP} = 10", "the birth years are ten apart, as by a slip", 0.01),
        Level(ELSE, "the birth years differ", 0.02),
    ),
)
PLACE = Comparison(
    "place",
    "place_key_l IS NULL OR place_key_r IS NULL",
    (
        Level(
            f"place_key_l IS NOT NULL AND {_share('places')}", "the places are the same", 0.85, "place_key"
        ),
        Level(ELSE, "the places differ", 0.15),
    ),
)
DAY = Comparison(
    "day",
    "day_low_l IS NULL OR day_low_r IS NULL",
    (
        Level("day_key_l = day_key_r", "the days are the same", 0.80, "day_key"),
        Level("day_low_l <= day_high_r AND day_low_r <= day_high_l", "the days may be the same", 0.05),
        Level(
            "greatest(day_low_l - day_high_r, day_low_r - day_high_l) <= 1",
            "the days are next to each other",
            0.07,
        ),
        Level(
            "greatest(day_low_l - day_high_r, day_low_r - day_high_l) <= 7",
            "the days lie within a week",
            0.02,
        ),
        Level(ELSE, "the days lie apart", 0.06),
    ),
)
HELD = Comparison(
    "held",
    "held_key_l IS NULL OR held_key_r IS NULL",
    (
        Level("held_key_l = held_key_r", "the places of detention are the same", 0.7, "held_key"),
        Level(ELSE, "the places of detention differ", 0.3),
    ),
)
SEX = Comparison(
    "sex",
    "woman_l IS NULL OR woman_r IS NULL",
    (
        Level("woman_l = woman_r", "both are women or both are men", 0.99, fixed=True),
        Level(ELSE, "one is a woman, one a man", 0.01, fixed=True),
    ),
)
LISTS = Comparison(
    "lists",
    "source_l IS NULL",
    (
        Level("source_l <> source_r", "they stand on two lists", 0.95),
        Level(ELSE, "both stand on one list", 0.05),
    ),
)
COMPARISONS = (GIVEN, FAMILY, BORN, PLACE, DAY, HELD, SEX, LISTS)
