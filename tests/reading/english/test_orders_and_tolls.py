"""A toll without its number tells of nobody, and who gave the order of old plans no force."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.source_of import claims


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The office on Monday announced the casualty tolls from the protests in Gao.", []),
        ("The office on Monday released the death toll in Gao.", []),
        ('"Those who gave the orders to open fire at miners in Gao must be tried," said the union leader.', [Kind.ASSESSMENT]),
        ("The general denied giving the order to open fire on demonstrators in Gao.", [Kind.STATEMENT]),
        # with its number, and an order that is news
        ("The office on Monday announced a death toll of 31 in Gao.", [Kind.DEATH]),
        ("The colonel gave the order to open fire on the crowd in Gao.", [Kind.FORCE]),
    ],
)  # fmt: skip
def test_tolls_and_orders(text: str, kinds: list[Kind]) -> None:
    assert [c.kind for c in claims(text)] == kinds
