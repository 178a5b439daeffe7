"""Draws the spans under the text: what a person told above, what the machine read below.

``python -m tests.sentences.view PATH[:LINE] [--wrong]``: a file or folder, from one block on; ``--wrong`` shows only
passages where the two differ. Each claim is one line with its span underlined, so that overlaps stay readable.
"""

import argparse
import textwrap
from pathlib import Path

from khronika.nouns import Claim, Span
from tests.sentences.format import HERE, Passage, read_passages
from tests.sentences.measure import Measure, add, claim_words, claims_of, told_words

WIDTH = 110


def rows_of(text: str) -> list[Span]:
    """The text cut into rows of at most WIDTH characters, at spaces; a paragraph begins a row."""
    rows: list[Span] = []
    at = 0
    for part in text.split("\n\n"):
        start = text.index(part, at)
        at = start
        for line in textwrap.wrap(part, WIDTH, break_long_words=True, break_on_hyphens=False) or [part]:
            begin = text.index(line, at)
            at = begin + len(line)
            rows.append(Span(begin, at))
    return rows


def _under(row: Span, span: Span, mark: str, label: str) -> str | None:
    """The line that underlines ``span`` in ``row``, with its label where the span ends; ``None`` elsewhere."""
    if not row.overlaps(span):
        return None
    start, end = max(row.start, span.start), min(row.end, span.end)
    line = " " * (start - row.start) + mark * (end - start)
    return f"{line} {label}" if span.end <= row.end else line


def drawn(passage: Passage, claims: tuple[Claim, ...]) -> str:
    """A passage with its claims: ``=`` under what was told, ``~`` under what was read, ``^`` under its figure."""
    told = [(passage.span_of(t), f"told {n}: {told_words(t)}") for n, t in enumerate(passage.claims, 1)]
    out = [f"--- {passage.where} {passage.published or 'day unknown'}"]
    for row in rows_of(passage.text):
        out.append(row.of(passage.text))
        out += [line for span, label in told if (line := _under(row, span, "=", label))]
        for claim in claims:
            figure = claim.figure.span if claim.figure else None
            line = _under(row, figure or claim.span, "^" if figure else "~", f"read: {claim_words(claim)}")
            out += [line] if line else []
    return "\n".join(out)


def is_wrong(passage: Passage, claims: tuple[Claim, ...]) -> bool:
    measure = Measure()
    add(measure, passage, claims)
    return bool(measure.errors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", default=str(HERE / "english" / "rules"))
    parser.add_argument("--wrong", action="store_true", help="only passages where told and read differ")
    given = parser.parse_args()
    path, _, line = given.path.partition(":")
    for passage in read_passages(Path(path)):
        if line and passage.line != int(line):
            continue
        claims = claims_of(passage)
        if not given.wrong or is_wrong(passage, claims):
            print(drawn(passage, claims), end="\n\n")


if __name__ == "__main__":
    main()
