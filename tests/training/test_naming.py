"""The names sorted for learning which are places: well formed, various, and what the reader's score was learnt from."""

from pathlib import Path

import pytest
from training.naming.names import marked, names, parse

from khronika.reading.english.likely_places import weights


def test_marks_become_spans() -> None:
    text, marks = parse("{Lirna} buried nine; <Ida Falk> spoke.", "a.txt:1")
    assert text == "Lirna buried nine; Ida Falk spoke."
    assert [(span.of(text), place) for span, place in marks.items()] == [("Lirna", True), ("Ida Falk", False)]


def test_a_slip_in_the_marks_is_said() -> None:
    with pytest.raises(ValueError, match=r"b\.txt:7: a mark is not closed"):
        parse("{Lirna buried nine.", "b.txt:7")


def test_a_line_in_no_form_is_said(tmp_path: Path) -> None:
    file = tmp_path / "sorted.txt"
    file.write_text("# ours\ntowns open/a.txt: Lirna\n")
    with pytest.raises(ValueError, match=r"sorted\.txt:2: should be 'places FILE"):
        names(file)


def test_there_are_enough_of_both() -> None:
    every = [place for _, marks in marked() for place in marks.values()]
    assert len(every) >= 300
    assert 0.4 <= sum(every) / len(every) <= 0.6
    assert sum(len(found) for found in names()["places"].values()) >= 500


def test_the_shipped_weights_were_learnt() -> None:
    assert len(weights().rows) >= 2000
    assert 0 < weights().threshold < 3
