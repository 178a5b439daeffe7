"""The demonstration lets out what nobody reviewed, of khronika's own summaries alone, and says so."""

import pytest

from khronika.nouns import State
from khronika.publishing.demonstration import demonstration
from khronika.publishing.rules import RulesUnread, careful, rules_from


def test_it_is_the_careful_rule_set_but_for_review_and_age() -> None:
    shown, usual = rules_from(demonstration()), careful()
    assert State.PROPOSED in shown.states
    assert State.PROPOSED not in usual.states
    assert {rule.id for rule, other in zip(shown.rules, usual.rules, strict=True) if rule != other} == {
        "review.decided",
        "days.old",
    }
    for name in ("smallest_place", "small_cell", "groups", "open_sites", "protected", "longest_quotation"):
        assert getattr(shown, name) == getattr(usual, name)


def test_no_other_rule_set_lets_out_what_nobody_reviewed() -> None:
    mine = demonstration().replace("id: demonstration", "id: ours", 1)
    with pytest.raises(RulesUnread, match="only what a person accepted or corrected"):
        rules_from(mine)
