"""Packed sets share a member exactly where the sets do."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.linking.packing import packed

SETS = st.lists(st.lists(st.integers(0, 60), max_size=4).map(tuple), max_size=40)


def meet(x: int, y: int) -> bool:
    """What ``AS_NUMBERS`` asks a database."""
    return (x >> 24) == (y >> 24) and (x & y & ((1 << 24) - 1)) != 0


@given(SETS)
def test_packed_sets_meet_where_the_sets_do(sets: list[tuple[int, ...]]) -> None:
    found = packed(sets)
    if found is None:
        return
    for a in found:
        for b in found:
            assert meet(found[a], found[b]) is bool(set(a) & set(b))


def test_sets_without_members_have_no_number() -> None:
    assert packed([(), (1, 2), (2, 3)]).keys() == {(1, 2), (2, 3)}  # type: ignore[union-attr]


def test_a_group_too_large_for_the_bits_is_refused() -> None:
    chain = [(n, n + 1) for n in range(24)]
    assert packed(chain) is None
    assert packed(chain[:-1]) is not None
