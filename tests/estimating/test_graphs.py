"""All decomposable graphs and no other: counts known since long, and cliques over separators by hand."""

import numpy as np
import pytest

from khronika.estimating.graphs import Graphs, decomposable_graphs
from khronika.estimating.many_graphs import all_terms


def coefficients(graphs: Graphs, row: int) -> list[float]:
    found: list[float] = graphs.weigh(np.eye(1 << graphs.lists), slice(row, row + 1))[0].tolist()
    return found


@pytest.mark.parametrize(("lists", "number"), [(3, 8), (4, 61), (5, 822), (6, 18154)])
def test_as_many_as_there_are(lists: int, number: int) -> None:
    graphs = decomposable_graphs(lists)
    assert len(graphs) == number
    assert (graphs.weigh(np.ones((1 << lists, 1))) == 1).all()
    assert len({graphs.cliques(graph) for graph in range(number)}) == number


def test_seven_lists() -> None:
    graphs = decomposable_graphs(7)
    assert len(graphs) == 617_675
    assert (graphs.weigh(np.ones((128, 1))) == 1).all()
    assert graphs.cliques(graphs.complete) == (127,)
    assert graphs.edges[graphs.complete].all()


def test_graphs_as_terms_are_those_as_rows() -> None:
    rows = decomposable_graphs(5)
    terms, edges = all_terms(5, 822)
    as_terms = Graphs(5, rows.pairs, rows.edges, rows.complete, terms=terms)
    assert (as_terms.weigh(np.eye(32)) == rows.weigh(np.eye(32))).all()
    assert ((edges[:, None] >> np.arange(10) & 1).astype(bool) == rows.edges).all()


def test_a_ring_of_four_is_not_among_them() -> None:
    graphs = decomposable_graphs(4)
    ring = {(0, 1), (1, 2), (2, 3), (0, 3)}
    found = [{pair for pair, joined in zip(graphs.pairs, row, strict=True) if joined} for row in graphs.edges]
    assert ring not in found
    assert ring | {(0, 2)} in found


def test_cliques_over_separators_of_a_chain() -> None:
    graphs = decomposable_graphs(3)
    row = next(g for g in range(8) if graphs.cliques(g) == (0b011, 0b110))
    assert {mask: value for mask, value in enumerate(coefficients(graphs, row)) if value} == {
        0b011: 1,
        0b110: 1,
        0b010: -1,
    }
    apart = next(g for g in range(8) if graphs.cliques(g) == (0b001, 0b010, 0b100))
    assert coefficients(graphs, apart)[0] == -2  # the empty separator stands twice
    assert graphs.cliques(graphs.complete) == (0b111,)


@pytest.mark.parametrize("lists", [2, 8])
def test_other_numbers_of_lists_are_refused(lists: int) -> None:
    with pytest.raises(ValueError, match="3 to 7"):
        decomposable_graphs(lists)
