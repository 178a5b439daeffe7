"""The last word on a pair stands, can be withdrawn, and a refusal is remembered."""

from khronika.linking import standing
from khronika.nouns import Bond, LinkDecision


def said(ruling: Bond | None, a: str = "p-1", b: str = "p-2", by: str = "A. Reviewer") -> LinkDecision:
    return LinkDecision(a, b, ruling, by)


def test_a_later_word_replaces_an_earlier_whichever_way_round() -> None:
    found = standing([said(Bond.UNSURE), said(Bond.SAME, "p-2", "p-1")])
    assert found.rulings == {("p-1", "p-2"): Bond.SAME}
    assert found.warnings == ()


def test_a_withdrawn_word_is_as_if_unsaid() -> None:
    assert standing([said(Bond.SAME), said(None)]).rulings == {}


def test_a_merge_against_an_earlier_refusal_warns() -> None:
    found = standing([said(Bond.DIFFERENT), said(None), said(Bond.SAME, by="B. Reader")])
    assert found.rulings == {("p-1", "p-2"): Bond.SAME}
    assert len(found.warnings) == 1
    assert "A. Reviewer" in found.warnings[0]
    assert "B. Reader" in found.warnings[0]
