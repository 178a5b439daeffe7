"""How far two readings of the same Russian passages agree."""

from tests.sentences.agreement import agreement
from tests.sentences.format import HERE, read_passages

RUSSIAN = HERE / "russian"


def test_a_second_reading_agrees() -> None:
    """Forty passages of the rules and open parts, annotated again from the texts alone. The disagreements are listed
    in docs/methods/reading-russian.md."""
    first = [*read_passages(RUSSIAN / "rules"), *read_passages(RUSSIAN / "open")]
    found = agreement(first, read_passages(RUSSIAN / "again"))
    assert found.both >= 50
    assert found.f1 >= 0.95
    assert all(hits == of for hits, of in found.aspects.values())
