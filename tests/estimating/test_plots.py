"""Plots: well-formed, every number beside its mark, names escaped, nothing fetched."""

from xml.etree import ElementTree

import numpy as np
import pytest

from khronika.estimating import Posterior, table_of
from khronika.estimating.plots import (
    NARROW,
    WIDE,
    Range,
    Sheet,
    Words,
    bars,
    curve,
    overlaps,
    ranges,
    sensitivity_curve,
)
from tests.estimating.make import drawn

EVIL = '<script>alert("x")</script>&'
POSTERIOR = Posterior(np.arange(100, 400), np.ones(300) / 300, 399, 0.0)


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def all_plots(on: Sheet = WIDE) -> dict[str, str]:
    named = table_of((EVIL, "b", "c"), {1: 5, 2: 4, 3: 2, 4: 6, 5: 1, 7: 1})
    rows = [Range(EVIL, "120 (110 to 150)", (110, 120, 150)), Range("none", "no estimate: estimate.inside")]
    return {
        "bars": bars(EVIL, [(EVIL, 3.0, "3"), ("b", 0.0, "0")], on),
        "ranges": ranges(EVIL, rows, 100, sheet=on),
        "overlaps": overlaps(named, sheet=on),
        "curve": curve(EVIL, POSTERIOR, 0.95, sheet=on),
        "sensitivity": sensitivity_curve(EVIL, 100, (110, 120, 150), sheet=on),
    }


@pytest.mark.parametrize("on", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["bars", "ranges", "overlaps", "curve", "sensitivity"])
def test_a_plot_is_svg_and_nothing_else(name: str, on: Sheet) -> None:
    svg = all_plots(on)[name]
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title")
    assert root[0].text
    assert "<script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    height = float(root.get("height") or 0)
    for each in root.iter():
        for side, most in (
            ("x", float(on.width)),
            ("cx", float(on.width)),
            ("y", height),
            ("y2", height),
            ("x2", float(on.width)),
            ("cy", height),
        ):
            assert 0 <= float(each.get(side, 0)) <= most


def test_numbers_stand_beside_their_marks() -> None:
    plots = all_plots()
    assert "120 (110 to 150)" in words(plots["ranges"])
    assert "no estimate: estimate.inside" in words(plots["ranges"])
    assert "249 (107 to 392)" in words(plots["curve"])
    assert {"5", "4", "2", "6", "1"} <= set(words(plots["overlaps"]))


def test_on_a_telephone_a_name_and_what_is_said_stand_above_the_mark() -> None:
    rows = [Range("graphs", "120 (110 to 150)", (110, 120, 150)), Range("none", "no answer")]
    assert {"graphs: 120 (110 to 150)", "none: no answer"} <= set(words(ranges("t", rows, 100, sheet=NARROW)))


def test_an_interval_far_beyond_the_others_is_drawn_by_ratios() -> None:
    rows = [Range("a", "a", (110, 120, 150)), Range("b", "b", (110, 9000, 90_000))]
    assert "scale of ratios" in ranges("t", rows, 100)
    assert "scale of ratios" not in ranges("t", rows[:1], 100)


def test_small_overlaps_are_added_up_in_words() -> None:
    svg = overlaps(drawn(3000, [0.4, 0.4, 0.4, 0.5, 0.4], 1))
    assert any("smaller overlaps" in each for each in words(svg))


def test_another_language_hands_in_its_own_words() -> None:
    told = Words(
        lambda number: f"{number:.0f}!", "видно {n}", "{title}: отношения", "круги", "ещё {cells}", "{point}: {low}", "раз"
    )  # fmt: skip
    rows = [Range("a", "a", (110, 120, 150)), Range("b", "b", (110, 9000, 90_000))]
    assert "видно 100!" in words(ranges("t", rows, 100, told))
    assert "<title>t: отношения</title>" in ranges("t", rows, 100, told)
    assert "249!: 107!" in words(curve("t", POSTERIOR, 0.95, told))
    assert {"раз", "100!"} <= set(words(sensitivity_curve("t", 100, (110, 120, 150), words=told)))
    svg = overlaps(drawn(3000, [0.4, 0.4, 0.4, 0.5, 0.4], 1), told)
    assert "<title>круги</title>" in svg
    assert any(each.startswith("ещё ") for each in words(svg))


LONG = "Бостандық үшін үміт комитетінің тізімі+Ministry of Order of Veltria, second department+Список родственников"


def test_a_long_name_is_wrapped_and_nothing_of_it_is_lost() -> None:
    rows = [(LONG, 0.5, "50.0%"), ("b", 0.2, "20.0%")]
    told = words(bars("t", rows))
    assert "".join(told[: told.index("50.0%")]).replace(" ", "") == LONG.replace(" ", "")
    assert all(len(each) <= 27 for each in told)
    ranged = words(ranges("t", [Range(LONG, "120", (110, 120, 150)), Range("b", "no estimate")], 100))
    assert "…" not in "".join(ranged)
    named = table_of((LONG, "b", "c"), {1: 5, 2: 4, 3: 2, 4: 6, 5: 1, 7: 1})
    assert "Ministry of Order of" in " ".join(words(overlaps(named)))


def test_a_name_without_end_takes_eight_lines_and_is_whole_in_its_title() -> None:
    svg = bars("t", [("я" * 3000, 0.5, "50.0%")])
    told = words(svg)
    assert len(told) == 9
    assert told[7].endswith("…")
    assert f"<title>{'я' * 3000}</title>" in svg
