"""What only a browser can tell: estimated widths are never too narrow, and drawn labels really keep apart."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from khronika.drawing.chart import Coverage, Family, Mark, Picture, to_svg, upright, wide
from khronika.drawing.chart.text import text_width
from tests.desk.marks import mark
from tests.drawing.chart.test_wide import JUNE

CSS = Path(__file__).parents[2] / "src/khronika/desk/static/desk/desk.css"

pytestmark = pytest.mark.browser

SAMPLES = [
    "at least a thousand people", "about 1,950", "WWWWW mmmmm @@@@", "illicit little fill", "Ministry of Order, Veltria",
    "свыше девятисот пятидесяти человек", "Министерство внутренних дел", "жжжж шшшш щщщщ ыыыы ююю", "мыңнан астам адам ұсталды",
    "Қаңтардағы ҚАРҒАШ", "“almost 4,000”", "9–13 June · 50 % — …", "Été à Łódź, Ñandú", "ДДДД ФФФФ ЮЮЮЮ",
]  # fmt: skip


@pytest.mark.parametrize("family", ['"DejaVu Sans"', '"DejaVu Serif"', "system-ui", "Georgia, serif"])
@pytest.mark.parametrize("weight", [400, 700])
def test_no_line_is_wider_than_estimated(page: Page, family: str, weight: int) -> None:
    page.set_content(f"<svg>{''.join(f'<text>{words}</text>' for words in SAMPLES)}</svg>")
    page.add_style_tag(content=f"text {{ font: {weight} 13px {family}; }}")
    measured = page.eval_on_selector_all("text", "all => all.map(one => one.getComputedTextLength())")
    for words, width in zip(SAMPLES, measured, strict=True):
        assert 0 < width <= text_width(words, 13, bold=weight == 700), words


def crowded() -> tuple[Mark, ...]:
    words = ["about 500", "не менее тысячи человек", "almost 4,000", "мыңға жуық адам"]
    return tuple(
        mark(
            n, 80.0 + 37 * n, JUNE[n % 5] if n % 4 else None, words[n % 4], about=("Министерство порядка Вельтрии", "two cities, 9 June"),
            family=list(Family)[n % 5], coverage=list(Coverage)[n % 3], badges=("A", "B") if n % 6 == 0 else (), high=None,
            part=n % 3 == 2 and n % 2 == 0, href=f"#row-{n}",
        )
        for n in range(1, 25)
    )  # fmt: skip


@pytest.mark.parametrize("picture", [wide(crowded(), "t", "people"), upright(crowded(), "t", "people")])
def test_drawn_labels_keep_apart_and_on_the_canvas(page: Page, picture: Picture) -> None:
    width = 1200 if picture.width > 1000 else 358
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(
        f'<body><div class="{"wide-only" if width == 1200 else "upright-only"}">{to_svg(picture, table="t")}</div>'
    )
    page.add_style_tag(content=CSS.read_text() + " body { margin: 0 }")
    marks = page.eval_on_selector_all(
        "a.mark-link",
        """all => all.map(one => [...one.querySelectorAll(':scope > text')].map(text => {
            const box = text.getBBox(); return [box.x, box.y + 3, box.x + box.width, box.y + box.height - 3] }))""",
    )
    boxes = [(n, box) for n, inside in enumerate(marks) for box in inside]
    assert len(boxes) > 24
    for n, a in boxes:
        assert a[0] >= 0
        assert a[2] <= picture.width
        for m, b in boxes:
            if n < m:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_one_chart_is_seen_at_a_time(page: Page) -> None:
    page.set_content('<div class="wide-only">w</div><div class="upright-only">u</div>')
    page.add_style_tag(content=CSS.read_text())
    seen = {}
    for width in (1280, 1001, 1000, 390, 360):
        page.set_viewport_size({"width": width, "height": 800})
        seen[width] = page.is_visible(".wide-only"), page.is_visible(".upright-only")
    assert seen == {
        1280: (True, False),
        1001: (True, False),
        1000: (False, True),
        390: (False, True),
        360: (False, True),
    }
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert (page.is_visible(".wide-only"), page.is_visible(".upright-only")) == (False, True)


def test_a_long_word_in_a_table_never_widens_the_page(page: Page) -> None:
    word = "a" * 3000
    page.set_content(
        f'<main class="wrap"><div class="scroll"><table><tr><td>{word}</td>'
        f'<td><a href="#">Claim<span class="hid"> of {word}</span></a></td></tr></table></div><p>{word}</p></main>'
    )
    page.add_style_tag(content=CSS.read_text())
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
