"""What must not grow with the record, in counts and not in seconds: they are the same on a slow machine."""

from benchmarks.reconciling import made

from khronika.reconciling import Growing


def _grown(many: int) -> tuple[int, list[int]]:
    """Pairs compared for ``many`` claims, and for each of twenty more reports the pairs it touched."""
    claims = list(made(many + 60))
    growing = Growing()
    pairs = len(growing.add(claims[:many]).pairs)
    return pairs, [len(growing.add(claims[at : at + 3]).pairs) for at in range(many, many + 60, 3)]


def test_pairs_grow_with_the_record_and_one_more_report_touches_its_neighbours():
    pairs, touched = _grown(1_000)
    assert pairs < 1_000 * 999 / 2 / 15
    assert max(touched) < pairs / 15
