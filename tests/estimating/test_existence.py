"""Whether a maximum exists: known cases, and the same verdict as fitting on tables full of zeros."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.estimating.existence import has_maximum, why_not
from khronika.estimating.hierarchy import hierarchical_models, model_name
from khronika.estimating.poisson import design, fit

SEEN = np.arange(8) > 0


def model(name: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return next(row for row in hierarchical_models(3, 2) if model_name(row) == name)


def test_haberman_s_table_has_none() -> None:
    """All margins of two variables are positive, yet zeros in two opposite corners leave no maximum (Haberman 1974)."""
    columns = design(3)[:, :7]
    assert not has_maximum(columns, np.array([0.0, 5, 4, 6, 3, 5, 6, 0]))
    assert has_maximum(columns, np.array([0.0, 5, 4, 6, 3, 5, 6, 1]))
    assert has_maximum(design(3)[:, [0, 1, 2, 4]], np.array([0.0, 5, 4, 6, 3, 5, 6, 0]))


def test_a_model_as_large_as_the_table_needs_every_cell() -> None:
    counts = np.array([0.0, 0, 9, 4, 15, 3, 5, 2])
    assert why_not(counts, model("[12,13,23]")) == "no maximum"
    assert why_not(counts, model("[1,2,3]")) == ""
    assert why_not(counts + 1, model("[12,13,23]")) == ""


def test_cells_that_do_not_tell_the_number_are_said_to() -> None:
    """Lists 1 and 2 share nobody and interact: what is left does not tell how many are on none."""
    counts = np.array([0.0, 12, 9, 0, 15, 0, 0, 0])
    assert why_not(counts, model("[12,13,23]")) == "undetermined"


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from([0, 0, 1, 2, 7]), min_size=15, max_size=15).filter(lambda cells: sum(cells) > 8)
)
def test_fitting_and_the_programme_agree(cells: list[int]) -> None:
    counts = np.array([0, *cells], dtype=np.float64)
    models = hierarchical_models(4, 3)[::7]
    found = fit(counts, models, np.arange(16) > 0).found
    verdicts = [why_not(counts, row) for row in models]
    # A fit is a proof, so it never contradicts; without one there is none to be had.
    assert [bool(each) for each in found] == [not verdict for verdict in verdicts]


def test_whole_numbers_of_any_size() -> None:
    counts = np.array([0.0, 4e6, 5e6, 2e6, 6e6, 0, 2, 4e6])
    assert why_not(counts, model("[12,13,23]")) == "no maximum"
    assert why_not(counts, model("[13,2]")) == "" == why_not(counts, model("[1,2,3]"))
