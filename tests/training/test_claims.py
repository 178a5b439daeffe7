"""Judging our own sentences, and drawing how reliable the score is."""

import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
from training.claims import train
from training.claims.labels import drafted, verdicts
from training.claims.reliability import FEWEST, bins, drawing

from tests.sentences.format import Passage, read_passages

TEXT = """
> Police detained 40 people in Tarsk, the interior ministry said. Two shops were shut.
published: 2023-05-02
claim: detention | figure=40 | low=40 | high=40 | unit=persons | source=interior ministry | anchor=detained 40 people

> Police detained 40 people in Tarsk, the interior ministry said.
published: 2023-05-02
claim: detention | figure=40 | low=40 | high=40 | unit=persons | source=health department | anchor=detained 40 people

> Police detained 40 people in Tarsk, the interior ministry said.
published: 2023-05-02
none
"""


@pytest.fixture
def passages(tmp_path: Path) -> list[Passage]:
    path = tmp_path / "ours.txt"
    path.write_text("# A test.\n" + TEXT, encoding="utf-8")
    return list(read_passages(path))


def judged(passage: Passage) -> list[bool]:
    return [j.right for j in verdicts(passage, tuple(drafted(passage))) if j.counted]


def test_right_is_right_kind_figure_and_source(passages: list[Passage]) -> None:
    assert [judged(p) for p in passages] == [[True], [False], [False]]


def test_the_threshold_keeps_what_is_more_likely_right_than_wrong() -> None:
    scored = [(0.9, True)] * 8 + [(0.3, True), (0.2, False), (0.2, False), (0.1, False)]
    assert train.threshold_for(scored, figures=10) == 0.21
    assert train.threshold_for([(0.9, False)] * 5, figures=5) <= 0.5


def test_bins_hold_what_is_said_and_what_was() -> None:
    scored = [(0.95, True)] * FEWEST + [(0.95, False)] * FEWEST + [(0.15, True)]
    ((low, high, said, was, count),) = bins(scored)
    assert (low, high, round(said, 3), was, count) == (0.9, 1.0, 0.95, 0.5, 2 * FEWEST)


def test_the_drawing_is_svg_with_a_circle_a_bin() -> None:
    svg = xml.fromstring(drawing({"one": [(0.95, True)] * FEWEST, "other": [(0.55, False)] * FEWEST}))
    circles = svg.findall("{http://www.w3.org/2000/svg}circle")
    assert len(circles) == 2 + 2  # and one for each name
