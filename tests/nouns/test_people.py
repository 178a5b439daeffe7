"""A protected name leaves by no ordinary way. All names are invented."""

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from khronika.nouns import Bond, LinkDecision, PersonRecord, Protected, canonical_json

NAME = "Бекжанов Ерлан"


def record() -> PersonRecord:
    return PersonRecord("p-1", "lawyers", "e" * 64, 2, Protected("{}"), Protected(NAME), place="Тараз")


@pytest.mark.parametrize("shown", [repr, str, "{}".format, "{!r:>30}".format])
def test_nothing_shows_it(shown: Callable[[object], str]) -> None:
    for value in (Protected(NAME), record(), (record(), {"name": Protected(NAME)})):
        assert "Бекжанов" not in shown(value)
    assert "Бекжанов" not in f"{Protected(NAME):20}"
    assert "Тараз" not in repr(record())


@pytest.mark.parametrize("written", [canonical_json, json.dumps, pickle.dumps])
def test_nothing_writes_it_down(written: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError) as caught:
        written(Protected(NAME))
    assert "Бекжанов" not in "".join(traceback.format_exception(caught.value))


def test_a_log_does_not_hold_it(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("khronika").warning("%s %r %s", Protected(NAME), record(), [Protected(NAME)])
    assert "Бекжанов" not in caplog.text


def test_it_is_equal_where_the_words_are_and_does_not_change() -> None:
    assert Protected(NAME) == Protected(NAME) == copy.deepcopy(Protected(NAME))
    assert Protected(NAME) != Protected("Лугин Марат")
    assert len({Protected(NAME), Protected(NAME)}) == 1
    assert Protected(NAME).reveal() == NAME
    assert not Protected("")
    with pytest.raises(AttributeError):
        Protected(NAME)._words = "x"


def test_a_decision_names_two_records_and_who_decides() -> None:
    assert LinkDecision("p-2", "p-1", Bond.SAME, "A. Reviewer").pair == ("p-1", "p-2")
    with pytest.raises(ValueError, match="two records"):
        LinkDecision("p-1", "p-1", Bond.SAME, "A. Reviewer")
    with pytest.raises(ValueError, match="who decides"):
        LinkDecision("p-1", "p-2", None, " ")
