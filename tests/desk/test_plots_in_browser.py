"""Plots of an estimate as a browser draws them: no word leaves the drawing, and names keep apart."""

import pytest
from playwright.sync_api import Page

from khronika.estimating import table_of
from khronika.estimating.plots import NARROW, WIDE, Range, bars, overlaps, ranges

pytestmark = pytest.mark.browser

NAMES = (
    "ШЩЖМ ЮФЫЩ ЖШМЩЮ ЩЖШЮМ " * 4,
    "Ministry of Order of Veltria, second department+Список родственников+Бостандық үміт",
    "WWWWMMMM" * 12,
    "c",
)
SAID = "10,000,000 (20,130,432 to 20,189,824)"
PLOTS = {
    f"{name} {sheet.width}": (sheet.width, svg)
    for sheet in (WIDE, NARROW)
    for name, svg in {
        "bars": bars("t", [(name, 1.0 / (n + 1), f"{n}.5%") for n, name in enumerate(NAMES)], sheet),
        "ranges": ranges(
            "t", [Range(name, SAID, (2e7, 2.1e7, 4e7)) for name in NAMES], 10_000_000, sheet=sheet
        ),
        "overlaps": overlaps(table_of(NAMES, {mask: 10 + mask for mask in range(1, 16)}), sheet=sheet),
    }.items()
}


@pytest.mark.parametrize("family", ["sans-serif", '"DejaVu Sans"', "system-ui"])
@pytest.mark.parametrize("name", PLOTS)
def test_no_word_leaves_the_drawing_or_lies_on_another(page: Page, name: str, family: str) -> None:
    width, svg = PLOTS[name]
    page.set_content(svg)
    page.add_style_tag(content=f"text {{ font-family: {family}; }}")
    boxes = page.eval_on_selector_all(
        "text[text-anchor=end], text[text-anchor=start]",
        "all => all.map(one => { const b = one.getBBox(); return [b.x, b.y + 3, b.x + b.width, b.y + b.height - 3] })",
    )
    height = page.evaluate("document.querySelector('svg').viewBox.baseVal.height")
    assert len(boxes) > 8
    for n, a in enumerate(boxes):
        assert a[0] >= 0
        assert a[2] <= width
        assert 0 <= a[1] <= a[3] <= height
        for b in boxes[n + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)
