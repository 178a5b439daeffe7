"""One way to write a value down."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import Claim, Kind, PartialDate, Span, canonical_json, digest, make_id
from tests import strategies

scalars = st.none() | st.booleans() | st.integers() | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10
)


@given(values)
def test_it_is_json_and_means_the_same(value: Any) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(), scalars), st.randoms())
def test_the_order_of_keys_is_irrelevant(value: dict[str, Any], random: Any) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert canonical_json(dict(items)) == canonical_json(value)


@given(st.frozensets(st.text()))
def test_sets_are_written_in_order(value: frozenset[str]) -> None:
    assert json.loads(canonical_json(value)) == sorted(
        value, key=lambda item: json.dumps(item, sort_keys=True)
    )


def test_the_bytes_do_not_change_from_version_to_version() -> None:
    """Written out with sha256sum: ids rest on these bytes, and stored ids must be found again by the next release."""
    value = {"б": (Span(3, 9), PartialDate(2019, 6)), "a": Kind.DETENTION, "n": [1, 2.5, None, True]}
    assert canonical_json(value) == '{"a":"detention","n":[1,2.5,null,true],"б":[[3,9],"2019-06"]}'
    assert digest(b"khronika") == "7770d2fcd81872c11ba074417234e55d32ee54a4497cb3ec8398d5ef293fd640"
    assert make_id("r", "x", Span(1, 2), None) == "r-dc6b1ee2b4ec3b90f3bb"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_has_not_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"low": value})


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical_json(object())


@given(strategies.claims)
def test_equal_claims_have_equal_bytes(claim: Claim) -> None:
    twin = Claim(**{name: getattr(claim, name) for name in Claim.__slots__})  # type: ignore[attr-defined]
    assert twin == claim
    assert canonical_json(twin) == canonical_json(claim)
    canonical_json(claim).encode()


@given(st.lists(st.lists(st.text(max_size=3), max_size=3).map(tuple), min_size=2, max_size=2, unique=True))
def test_parts_do_not_run_into_one_another(parts: list[tuple[str, ...]]) -> None:
    """Ids joined by a separator collide ("a.b", "c" and "a", "b.c"); ours are of the parts' own JSON."""
    assert make_id("x", *parts[0]) != make_id("x", *parts[1])


def test_an_id_is_short_and_keeps_its_prefix() -> None:
    assert make_id("c", 1).startswith("c-")
    assert len(make_id("c", 1)) == 22
    assert make_id("c", 1) != make_id("c", "1")
