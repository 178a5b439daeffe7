"""Log-linear models: closed forms, models without a maximum, known truth, and what must not change the answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.estimating import Fitted, Table, fit_loglinear, loglinear, table_of
from khronika.estimating.hierarchy import hierarchical_models, model_name, neighbours
from khronika.nouns import NoEstimate
from tests.estimating.make import drawn, permuted, table, tables


def fitted(given: Table, **options: str) -> Fitted:
    found = fit_loglinear(given, **options)  # type: ignore[arg-type]
    assert isinstance(found, Fitted)
    return found


@pytest.mark.parametrize(
    ("lists", "order", "number"), [(3, 2, 8), (4, 2, 64), (4, 3, 113), (5, 2, 1024), (5, 4, 6893)]
)
def test_as_many_hierarchical_models_as_there_are(lists: int, order: int, number: int) -> None:
    models = hierarchical_models(lists, order)
    assert len(models) == number
    assert len({row.tobytes() for row in models}) == number


def test_a_model_is_named_by_its_largest_sets() -> None:
    models = hierarchical_models(3, 2)
    assert {model_name(row) for row in models} >= {"[1,2,3]", "[12,3]", "[12,13]", "[12,13,23]"}


def test_the_model_with_all_pairs_has_a_closed_form() -> None:
    """Fienberg 1972: m = n111 n100 n010 n001 / (n110 n101 n011)."""
    each = table([40, 50, 20, 60, 30, 25, 45])
    expected = 45 * 40 * 50 * 60 / (20 * 30 * 25)
    found = fitted(each, criterion="aic")
    assert found.name == "[12,13,23]"
    assert found.point == pytest.approx(each.observed + expected, rel=1e-9)


def test_an_overlap_of_nobody_is_no_reason_for_an_interaction() -> None:
    """Its parameter is at minus infinity and fits for nothing, but is counted; models without it still win."""
    found = fitted(table([30, 25, 0, 40, 9, 8, 0]))
    assert found.low <= found.point <= found.high
    assert found.models == 8


def test_no_upper_end_is_a_refusal() -> None:
    found = fit_loglinear(table([900, 800, 1, 700, 1, 0, 0]), level=0.999999)
    assert isinstance(found, NoEstimate)
    assert found.rule == "loglinear.no-upper-end"


def test_eight_lists_are_refused_by_this_method() -> None:
    found = fit_loglinear(table_of(tuple("abcdefgh"), dict.fromkeys(range(1, 256), 1)))
    assert isinstance(found, NoEstimate)
    assert found.rule == "loglinear.lists"


@pytest.mark.parametrize("lists", [6, 7])
def test_many_lists_are_searched_step_by_step(lists: int) -> None:
    """The two lists that depend on each other are found, the truth is in the interval, and what was looked at is said."""
    people = drawn(2000, [0.3, 0.25, 0.35, 0.2, 0.3, 0.25, 0.2][:lists], 4, follows=0.4)
    found = fitted(people)
    assert found.name.startswith("[12,")
    assert found.low <= 2000 <= found.high
    assert found.steps
    assert found.order == 2
    assert found.models < 200  # not the 32,768 or 2,097,152 that there are
    assert fitted(permuted(people, range(lists)[::-1])).point == pytest.approx(found.point, rel=1e-6)


def test_the_search_comes_to_the_model_that_trying_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """On 20 tables of four lists with all sets of three; a search may stop at a model that no single set betters, so one may differ."""
    people = [drawn(600, [0.4, 0.3, 0.5, 0.35], seed, follows=0.3) for seed in range(20)]
    trying_all = [fitted(each).name for each in people]
    monkeypatch.setattr(loglinear, "MOST_LISTED", 3)
    searched = [fitted(each).name for each in people]
    assert sum(a == b for a, b in zip(trying_all, searched, strict=True)) >= 19


def test_neighbours_differ_by_one_set_and_are_hierarchical() -> None:
    everything = {row.tobytes() for row in hierarchical_models(4, 3)}
    for model in hierarchical_models(4, 3):
        near = neighbours(model, 3)
        assert all((row != model).sum() == 1 for row in near)
        assert {row.tobytes() for row in near} <= everything


def test_another_criterion_is_refused() -> None:
    with pytest.raises(ValueError, match="bic or aic"):
        fit_loglinear(table([1, 1, 1, 1, 1, 1, 1]), criterion="dic")


@pytest.mark.parametrize("follows", [0.0, 0.4])
def test_known_truth_is_recovered(follows: float) -> None:
    """Of 60 drawn populations an interval of 95 % holds the number in 51 or more (else 1 in 200 by chance)."""
    within = 0
    for seed in range(60):
        found = fitted(drawn(2000, [0.3, 0.25, 0.35], seed, follows=follows))
        within += found.low <= 2000 <= found.high
    assert within >= 51


@settings(max_examples=15)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_lists_changes_nothing(drawn_table: Table, random: object) -> None:
    order = list(range(len(drawn_table.lists)))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = fit_loglinear(drawn_table), fit_loglinear(permuted(drawn_table, order))
    assert type(one) is type(other)
    if isinstance(one, Fitted) and isinstance(other, Fitted):
        assert one.point == pytest.approx(other.point, rel=1e-6)
        assert (one.low, one.high) == pytest.approx((other.low, other.high), rel=1e-4)
