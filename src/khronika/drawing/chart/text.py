"""How wide a line of text may become, without a font at hand: always estimated too wide, never too narrow.

The reader's system chooses the font. The shares below (of the font size) were taken above the advance widths of
DejaVu Sans and DejaVu Serif, the widest faces in our stacks, measured in Chromium in November 2026
(tests/desk/test_in_browser.py measures again); re-choose them when the stacks in desk.css change.
"""

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}\"“”‘’·- \u00a0")
_WIDE = frozenset("mwMW@%—…")
_WIDE_CYRILLIC = frozenset("жмшщыюфЖМШЩЫЮФӘәҚқӨөЊњЉљДд")

NARROW, DIGIT, LOWER, UPPER, WIDE, CYRILLIC, CYRILLIC_UPPER, CYRILLIC_WIDE, OTHER = (
    0.53, 0.66, 0.67, 0.87, 1.12, 0.72, 0.9, 1.12, 1.15,
)  # fmt: skip
_BOLD = 1.14


_SPACES = re.compile(r"[^\S\u00a0]+")


def _share(char: str) -> float:
    if char in _NARROW:
        return NARROW
    if char in _WIDE:
        return WIDE
    if char.isascii():
        return DIGIT if char.isdigit() else UPPER if char.isupper() else LOWER
    if unicodedata.combining(char):
        return 0.0
    name = unicodedata.name(char, "")
    if name.startswith("CYRILLIC"):
        if char in _WIDE_CYRILLIC:
            return CYRILLIC_WIDE
        return CYRILLIC_UPPER if char.isupper() else CYRILLIC
    if name.startswith("LATIN"):
        return UPPER if char.isupper() else LOWER
    return OTHER


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Upper estimate of the width of ``text`` at ``size``, in the same unit."""
    width = size * sum(_share(char) for char in text)
    return width * _BOLD if bold else width


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """``text``, or its beginning and an ellipsis, so that it fits ``room``; a lone ellipsis when nothing fits."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + "…", size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines no wider than ``room``; what does not fit ends in an ellipsis. A no-break space
    is not a place to break."""
    lines: list[str] = []
    words = [word for word in _SPACES.split(text) if word]
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and text_width(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        if len(lines) == most - 1:
            taken = len(words)
        lines.append(cut(" ".join(words[:taken]), size, room))
        words = words[taken:]
    return tuple(lines)
