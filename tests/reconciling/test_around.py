"""Incidents and misprinted months worked out around what changed are those of the whole record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Claim, Incident, Kind
from khronika.reconciling import Around, Growing, InMemory, Signed, incidents, same_texts, signature_of, slips
from khronika.reconciling.copies import _Joined
from tests import strategies
from tests.invented_claims import claim
from tests.reconciling.test_properties import near_claims

_MORE = st.lists(st.integers(1, 3), max_size=8)


class _Folder:
    """What a ledger would hold: incidents and misprinted months, put in the place of others as claims come in."""

    def __init__(self) -> None:
        self.growing = Growing()
        self.around = Around(self.growing, InMemory())
        self.incidents: dict[str, Incident] = {}
        self.months: set[object] = set()

    def add(self, claims: list[Claim]) -> None:
        touched = self.growing.add(claims)
        moved = touched.claims | touched.sources
        months = self.around.note(moved)
        near = self.around.nearby(touched.claims, self._together)
        part = self.growing.part(near.part)
        for key, each in list(self.incidents.items()):
            if not near.whole.isdisjoint(each.members):
                del self.incidents[key]
        for each in incidents(part).incidents:
            if not near.whole.isdisjoint(each.members):
                self.incidents[each.id] = each
        same = {key for month in months for key in self.around.same_month(month)}
        self.months = {slip for slip in self.months if slip.a not in same | moved}  # type: ignore[attr-defined]
        self.months |= set(slips(self.growing.part(same)))

    def _together(self, claims: set[str]) -> set[str]:
        found = set()
        for each in self.incidents.values():
            judging = {link.claim for link in each.judging}
            if not claims.isdisjoint(judging | set(each.members)):
                found.update(each.members)
        return found


def _same_as_at_once(claims: list[Claim], sizes: list[int]) -> None:
    folder, rest = _Folder(), list(claims)
    for size in sizes:
        folder.add(rest[:size])
        rest = rest[size:]
    folder.add(rest)
    record = folder.growing.record(comparisons=False)
    whole = {each.id: each for each in incidents(record).incidents}
    assert folder.incidents == whole
    assert folder.months == set(slips(record))


@settings(max_examples=150, deadline=None)
@given(near_claims(), _MORE)
def test_bit_by_bit_is_as_good_as_all_at_once(claims, sizes):
    _same_as_at_once(list(claims), sizes)


@pytest.mark.parametrize("kinds", [(Kind.DETENTION, Kind.ELECTION_FINDING), (Kind.PROTEST, Kind.ASSESSMENT)])
@pytest.mark.parametrize("later", [0, 1])
def test_what_judges_a_happening_is_put_beside_it_whichever_comes_first(kinds, later):
    told = [claim("c000", None, kind=kinds[0]), claim("c001", None, kind=kinds[1])]
    _same_as_at_once([told[later], told[1 - later]], [1])


@settings(max_examples=60, deadline=None)
@given(st.lists(strategies.claims, max_size=8, unique_by=lambda c: c.id), _MORE)
def test_any_claims_at_all(claims, sizes):
    _same_as_at_once(claims, sizes)


_texts = st.lists(
    st.lists(st.sampled_from(["almaty", "held", "five", "hundred", "people"]), max_size=9).map(" ".join),
    max_size=8,
)


@given(_texts)
def test_texts_that_come_one_by_one_copy_what_they_copy_all_at_once(texts):
    signed = {f"r{number}": signature_of(text) for number, text in enumerate(texts)}
    growing, joined = Signed(InMemory()), _Joined()
    for report, signature in signed.items():
        copied = growing.add(report, signature, signed.__getitem__)
        for other in copied[1:]:
            joined.join(copied[0], other)
    assert joined.groups() == same_texts(signed.items())
