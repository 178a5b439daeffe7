"""Which pairs are looked at: every rule is one way in which two entries of one person may still be found.

Chosen for recall: a pair is lost only when all rules miss it, that is when several parts of both entries are wrong or
missing at once. What each rule adds is counted and can be shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """``sql`` on ``l`` and ``r``; ``words`` for people."""

    sql: str
    words: str


# What is asked of all pairs that a rule may find, in fewer questions than there are rules: every rule but the one of
# exchanged names, which finds few, asks for one of these.
KEYS = (
    ("family_key",),
    ("given_key", "place_key"),
    ("given_key", "family_start"),
    ("given_key", "family_head"),
    ("given_key", "father_key"),
    ("given_key", "day_key"),
    ("family_start", "place_key", "day_key"),
)
# 50,000 entries make 2 million pairs and take half a minute; a hundred million would take most of an hour and some 8 GB.
MOST_PAIRS = 100_000_000


def _equal(*columns: str) -> str:
    return " AND ".join(f"l.{column} = r.{column}" for column in columns)


_YEARS = "l.born_low <= r.born_high + 1 AND r.born_low <= l.born_high + 1"

RULES = (
    Rule(_equal("family_key", "given_key"), "surname and given name sound alike"),
    Rule(f"{_equal('family_key')} AND {_YEARS}", "surnames sound alike, birth years at most one apart"),
    Rule(_equal("family_key", "given_first"), "surnames sound alike, given names begin alike"),
    Rule(_equal("family_key", "place_key"), "surnames sound alike, same place"),
    Rule(_equal("family_key", "day_key"), "surnames sound alike, same day"),
    Rule(
        f"{_equal('given_key', 'place_key')} AND {_YEARS}",
        "given names sound alike, same place, birth years at most one apart",
    ),
    Rule(_equal("given_key", "place_key", "day_key"), "given names sound alike, same place and day"),
    Rule(_equal("given_key", "family_start"), "given names sound alike, surnames begin alike"),
    Rule(
        f"{_equal('given_key', 'family_head')} AND {_YEARS}",
        "given names sound alike, surnames open alike, birth years at most one apart",
    ),
    Rule(
        _equal("given_key", "family_head", "place_key"),
        "given names sound alike, surnames open alike, same place",
    ),
    Rule(
        f"{_equal('given_key', 'father_key')} AND {_YEARS}",
        "given name and patronymic sound alike, birth years at most one apart",
    ),
    Rule(
        f"{_equal('given_key', 'day_key')} AND {_YEARS}",
        "given names sound alike, same day, birth years at most one apart",
    ),
    Rule(
        f"{_equal('family_start', 'place_key', 'day_key')} AND {_YEARS}",
        "surnames begin alike, same place and day, birth years at most one apart",
    ),
    Rule("l.family_key = r.given_key AND l.given_key = r.family_key", "given name and surname exchanged"),
    Rule(
        f"{_equal('family_key')} AND (NOT l.whole_given OR NOT r.whole_given)",
        "surnames sound alike, one given name is an initial",
    ),
)


def blocked() -> str:
    """A query for the pairs (a, b), a the smaller, of the table ``records`` that any rule finds, each with the place of the first rule that
    does. Every rule is asked for its pairs and the first is taken: to ask each for pairs that no earlier one found costs Splink
    nearly three times as long."""
    found = " UNION ALL ".join(
        f"SELECT l.unique_id::BIGINT << 32 | r.unique_id AS pair, {place}::TINYINT AS rule "  # noqa: S608  names of columns
        f"FROM records l JOIN records r ON {rule.sql} WHERE l.unique_id < r.unique_id"
        for place, rule in enumerate(RULES)
    )
    return (
        f"SELECT pair >> 32 AS a, pair & {2**32 - 1} AS b, rule "  # noqa: S608
        f"FROM (SELECT pair, min(rule) AS rule FROM ({found}) GROUP BY pair)"
    )
