"""A picture as SVG. Built as a tree, so that every word of a source is escaped by construction; classes only, no style
attributes (CSP: style-src 'self'). Colours, fonts and dashes stand in desk.css."""

import unicodedata
import xml.etree.ElementTree as ET

from khronika.drawing.chart.glyphs import shape_items
from khronika.drawing.chart.labels import echo_words, row_words
from khronika.drawing.chart.marks import Coverage, Family, Mark
from khronika.drawing.chart.picture import Area, Badge, Curve, Item, Line, Picture, PlacedMark, Words
from khronika.drawing.chart.wording import day_words, gettext, ngettext, quoted


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _sound(text: str) -> str:
    """``text`` without control characters, which no SVG may carry."""
    return "".join(char if unicodedata.category(char) not in ("Cc", "Cs", "Cn") else " " for char in text)


def _child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(
        parent, tag, {key.rstrip("_"): _sound(value) for key, value in attributes.items()}
    )
    element.text = _sound(text) or None
    return element


def _item(parent: ET.Element, item: Item, hatch: str) -> None:
    if isinstance(item, Line):
        spots = {"x1": _n(item.x0), "y1": _n(item.y0), "x2": _n(item.x1), "y2": _n(item.y1)}
        _child(parent, "line", class_=item.look, **spots)
    elif isinstance(item, Curve):
        _child(parent, "path", class_=item.look, d=item.d)
    elif isinstance(item, Area):
        box = item.box
        spots = {"x": _n(box.x0), "y": _n(box.y0), "width": _n(box.width), "height": _n(box.height)}
        if item.look == "hatched":
            _child(parent, "rect", fill=f"url(#{hatch})", **spots)
        else:
            _child(parent, "rect", class_=item.look, **spots)
    elif isinstance(item, Badge):
        group = _child(parent, "g", class_="badge")
        _child(group, "circle", cx=_n(item.x), cy=_n(item.y), r="9")
        _child(group, "text", item.letter, x=_n(item.x), y=_n(item.y + 4.4))
    else:
        _words(parent, item)


def _words(parent: ET.Element, words: Words, lang: str = "") -> None:
    anchor = {"start": "", "middle": " mid", "end": " end"}[words.anchor]
    spoken = {"lang": lang} if lang else {}
    _child(parent, "text", words.text, class_=words.look + anchor, x=_n(words.x), y=_n(words.y), **spoken)


def mark_words(mark: Mark) -> str:
    """What a pointer or a screen reader is told of one mark."""
    day = day_words(mark.said, year=True) if mark.said else ""
    said = gettext("said on {day}").format(day=day) if day else gettext("no date given")
    parts = [quoted(mark.words), *mark.about, said]
    if mark.struck:
        parts.append(gettext("counts something else"))
    if mark.echoes:
        parts.append(echo_words(mark))
    if mark.badges:
        parts.append(gettext("see {notes}").format(notes=", ".join(mark.badges)))
    parts.append(gettext("{row} of the table").format(row=row_words(mark)))
    return "; ".join(parts)


def _mark(parent: ET.Element, placed: PlacedMark, hatch: str) -> None:
    mark = placed.mark
    words = mark_words(mark)
    holder = _child(parent, "a", href=mark.href, class_="mark-link") if mark.href else _child(parent, "g")
    _child(holder, "title", words)
    for item in placed.items:
        _item(holder, item, hatch)
    if placed.label:
        for line in placed.label.lines:
            _words(holder, line, mark.lang if line.look.startswith("tq") else "")


def _hatch(root: ET.Element, name: str) -> None:
    pattern = _child(
        _child(root, "defs"), "pattern", id=name, width="7", height="7", patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    _child(pattern, "line", class_="hatch", x1="0", y1="0", x2="0", y2="7")


def to_svg(picture: Picture, *, table: str) -> str:
    """The picture as one ``<svg>`` element for a page. ``table`` is the id of the table that says the same in rows."""
    name = picture.name
    root = ET.Element(
        "svg",
        {
            "viewBox": f"0 0 {_n(picture.width)} {_n(picture.height)}",
            "class": f"chart chart-{name}",
            "role": "group",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-desc",
        },
    )
    _child(root, "title", picture.title, id=f"{name}-title")
    many = len(picture.marks)
    desc = ngettext(
        "{n} figure drawn. The same, and more about it, stands in the table “{table}” below.",
        "{n} figures drawn. The same, and more about each, stand in the table “{table}” below.",
        many,
    )
    _child(root, "desc", desc.format(n=many, table=table), id=f"{name}-desc")
    hatch = f"{name}-hatch"
    _hatch(root, hatch)
    for item in picture.back:
        _item(root, item, hatch)
    for placed in picture.marks:
        _mark(root, placed, hatch)
    return ET.tostring(root, encoding="unicode")


def shape_svg(family: Family, coverage: Coverage = Coverage.ALL, *, size: int = 20) -> str:
    """One shape alone, for keys and table rows. Hidden from screen readers: the words beside it say the same."""
    root = ET.Element(
        "svg", {"viewBox": "0 0 20 20", "width": str(size), "height": str(size), "aria-hidden": "true"}
    )
    for item in shape_items(family, coverage, 10, 10, 7):
        _item(root, item, "")
    return ET.tostring(root, encoding="unicode")
