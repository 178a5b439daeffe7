"""The stored text of a report: one normalisation, done once, and the way back from it.

What changes, in this order:

1. CRLF, CR, vertical tab, form feed, NEL and the Unicode line and paragraph separators become one LF.
2. Tabs, non-breaking and typographic spaces become a plain space, one for one.
3. Zero-width, bidirectional and other invisible format characters, the soft hyphen, the byte order mark and control
   characters go. (They hide words from search and from people: "прав<ZWSP>о" is one word.)
4. Lone surrogates, which no file can hold, become U+FFFD.
5. The result is put in NFC, so that "й" is one character however it was typed.

Refused: NFKC, which also turns "№" into "No" and "½" into "1⁄2", and so changes what was said.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

_LINE_BREAKS = "\r\v\f\x1c-\x1e\x85\u2028\u2029"
_SPACES = "\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_LONE_SURROGATES = "\ud800-\udfff"
# One class first, so that the regex engine skips unchanged text fast; a CRLF is taken whole.
_CLEAN = re.compile(f"[{_LINE_BREAKS}{_SPACES}{_INVISIBLE}{_LONE_SURROGATES}](?:(?<=\r)\n)?")
_IS_LINE_BREAK, _IS_SPACE, _IS_INVISIBLE = (
    re.compile(f"[{chars}]").match for chars in (_LINE_BREAKS, _SPACES, _INVISIBLE)
)


@cache
def _cleaned(found: str) -> str:
    if _IS_LINE_BREAK(found):
        return "\n"
    if _IS_SPACE(found):
        return " "
    return "" if _IS_INVISIBLE(found) else "\ufffd"


@dataclass(frozen=True, slots=True)
class Layer:
    """One rewriting of a text, as the stretches that changed; everything between them moved but is the same.

    Four columns, row by row a stretch: ``new_starts``, ``new_ends`` in the text made, ``old_starts``, ``old_ends``
    in the text it was made from. Rows ascend in both.
    """

    new_starts: tuple[int, ...] = ()
    new_ends: tuple[int, ...] = ()
    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Where the character that begins at ``offset`` begins in the old text."""
        row = bisect_right(self.new_starts, offset) - 1
        if row < 0:
            return offset
        if offset < self.new_ends[row]:
            return self.old_starts[row]
        return self.old_ends[row] + offset - self.new_ends[row]

    def end(self, offset: int) -> int:
        """Where the character that ends at ``offset`` ends in the old text."""
        row = bisect_left(self.new_ends, offset)
        if row < len(self.new_starts) and self.new_starts[row] < offset:
            return self.old_ends[row]
        if row == 0:
            return offset
        return self.old_ends[row - 1] + offset - self.new_ends[row - 1]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets in a report's stored text to offsets in the text as given, both in code points.

    ``start(a)`` and ``end(b)`` of a stored span ``[a, b)`` give the smallest span of the given text that made it:
    removed characters at its edges stay outside, those inside it stay in. Where several given characters became
    one, or changed order in becoming NFC, the whole group is taken. Without layers it is the identity.
    """

    layers: tuple[Layer, ...] = ()

    def start(self, offset: int) -> int:
        for layer in self.layers:
            offset = layer.start(offset)
        return offset

    def end(self, offset: int) -> int:
        """Only for the end of a span, so above 0: at 0 nothing has ended, and 0 is returned."""
        for layer in self.layers if offset > 0 else ():
            offset = layer.end(offset)
        return offset


def normalise(given: str) -> tuple[str, OffsetMap]:
    """The stored text made from ``given``, and the map back. Normalising a stored text again changes nothing."""
    text, layer = _rewrite(given, _CLEAN, _cleaned)
    layers = (layer,) if layer.new_starts else ()
    if unicodedata.is_normalized("NFC", text):
        return text, OffsetMap(layers)
    text, layer = _rewrite(text, _unsettled(), partial(unicodedata.normalize, "NFC"))
    return text, OffsetMap((layer, *layers))


def _rewrite(old: str, pattern: re.Pattern[str], becomes: Callable[[str], str]) -> tuple[str, Layer]:
    pieces: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    done, shift = 0, 0
    for found in pattern.finditer(old):
        start, end = found.span()
        new = becomes(found[0])
        if new == found[0]:
            continue
        pieces += (old[done:start], new)
        rows.append((start + shift, start + shift + len(new), start, end))
        shift += len(new) - (end - start)
        done = end
    pieces.append(old[done:])
    kept = [row for row in rows if row[1] - row[0] != 1 or row[3] - row[2] != 1]  # one for one needs no row
    columns = zip(*kept, strict=True) if kept else ((), (), (), ())
    return "".join(pieces), Layer(*(tuple(column) for column in columns))


@cache
def _unsettled() -> re.Pattern[str]:
    """Every stretch that NFC may change: a character with all that may join it, or one that is never NFC.

    Built from Python's own Unicode tables at first need (0.04 s), so that the two never disagree.
    """
    joins_what_precedes: set[str] = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    never_nfc: set[str] = set()
    for code in (*range(0x20000), *range(0x2F800, 0x2FA20)):
        char = chr(code)
        decomposed = unicodedata.normalize("NFD", char) if not 0xD800 <= code < 0xE000 else char
        if unicodedata.combining(decomposed[0]):
            joins_what_precedes.add(char)
        if decomposed == char or 0xAC00 <= code < 0xD7A4:
            continue
        parts = unicodedata.decomposition(char).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joins_what_precedes.add(chr(int(parts[1], 16)))
        if not unicodedata.is_normalized("NFC", char):
            never_nfc.add(char)
    joining = "[" + re.escape("".join(sorted(joins_what_precedes))) + "]"
    alone = "[" + re.escape("".join(sorted(never_nfc))) + "]"
    return re.compile(f"(?s:.){joining}+|{alone}")
