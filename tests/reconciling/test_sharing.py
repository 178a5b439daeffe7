"""Equal parts are held once, and every claim stays what it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import canonical_json
from khronika.reconciling.sharing import Shared
from tests import strategies
from tests.invented_claims import MINISTRY, about, claim


@given(st.lists(strategies.claims, max_size=6))
def test_a_claim_is_written_down_as_before(claims):
    assert [canonical_json(each) for each in Shared().of(claims)] == [canonical_json(each) for each in claims]


def test_equal_parts_are_one():
    one, other = Shared().of([claim("a", about(500), MINISTRY), claim("b", about(500), MINISTRY)])
    assert one.figure is other.figure
    assert one.attribution is other.attribution
    assert one.when is other.when


def test_a_whole_number_and_a_fraction_that_are_equal_stay_two():
    whole = claim("a", about(500), MINISTRY)
    fraction = replace(whole, id="b", figure=replace(whole.figure, value=500.0, low=450.0))
    one, other = Shared().of([replace(whole, figure=replace(whole.figure, value=500, low=450)), fraction])
    assert (type(one.figure.value), type(other.figure.value)) == (int, float)
