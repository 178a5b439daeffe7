"""What stands on weak ground is told of claims in the record until a person vouches for them."""

import pytest

from khronika.ledger.actions.review_claim import review_claim, take_back_review
from khronika.ledger.doubted import weak_of
from khronika.nouns import State
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("state", "doubted"), [(State.ACCEPTED, False), (State.UNSURE, True)])
def test_who_accepts_a_claim_vouches_for_it(state: State, doubted: bool) -> None:
    _, (held, hurt, curfew) = kept()
    claims = [held, hurt, curfew]
    before = weak_of(claims)
    assert [ground.rule for ground in before[hurt.id]] == ["weak.place-carried"]
    assert held.id not in before
    number = review_claim(hurt.id, state, by="A. Reviewer")
    assert (hurt.id in weak_of(claims)) is doubted
    take_back_review(number, by="A. Reviewer")
    assert weak_of(claims) == before
