"""A language is loaded when its first report comes, and all three fit where the house says they fit."""

import pytest
from benchmarks.memory import HEAVY, measure
from benchmarks.reading import PROMISED

LANGS = ("en", "ru", "kk")


@pytest.fixture(scope="module")
def one_after_another():
    """A process that reads English, then Russian, then Kazakh: what it held after each."""
    return measure(*LANGS)


def test_a_language_loads_its_own_models_and_no_other_languages(one_after_another):
    for number, held in enumerate(one_after_another):
        due, not_yet = LANGS[: number + 1], LANGS[number + 1 :]
        assert held["claims"], f"nothing was read in {held['lang']}: what is loaded would show nothing"
        assert set(held["loaded"]).isdisjoint(name for lang in not_yet for name in HEAVY[lang]), held
        for lang in due:  # or the list of names is out of date, and the line above cannot fail
            assert set(held["loaded"]) & set(HEAVY[lang]), held


def test_kazakh_alone_loads_no_parser_and_stays_small():
    (held,) = measure("kk")
    assert set(held["loaded"]) == set(HEAVY["kk"])
    assert held["peak"] < 120  # measured 48; a parser more would be 100 and over


def test_all_three_languages_together_keep_within_what_is_promised(one_after_another):
    last = one_after_another[-1]
    assert [held["lang"] for held in one_after_another] == list(LANGS)
    assert last["peak"] < PROMISED["memory"], f"{last['peak']:.0f} MB"
