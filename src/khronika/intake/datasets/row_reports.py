"""What is kept of a row: its bytes, and the text to which every offset refers.

The bytes are the row's cells as canonical JSON with the dataset and the row's id, and with the report that it stands in the place of, if any. So
the same row in next month's file is the same report, a changed row is another one, and a row that is changed back is a third one, which
says what it follows. The text has the passage first and then every other cell under its column's name, so that whatever a claim was made of
can be shown at its place.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.intake.datasets.column_maps import ColumnMap
from khronika.intake.language import language_of
from khronika.intake.offsets import normalise
from khronika.nouns import ROW_OF_DATA_SET, PartialDate, Report, Span, canonical_json, digest, make_id

FORMAT = "khronika-row/1"
MEDIA_TYPE = ROW_OF_DATA_SET
FOLLOWS = "stands in the place of "
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class KeptRow:
    """``passage`` is where the words stand, ``None`` where the row has none; ``cells`` where each other cell's line stands, ``inside`` where in it the cell."""

    report: Report
    raw: bytes
    passage: Span | None
    cells: Mapping[str, Span]
    inside: Mapping[str, Span]


def row_id(cells: Mapping[str, str], plan: ColumnMap) -> str | None:
    """``acled:KAZ123``; ``None`` where a column of the id is empty."""
    parts = [cells.get(name, "").strip() for name in plan.id]
    return f"{plan.key}:{_BETWEEN.join(parts)}" if all(parts) else None


def keep_row(
    cells: Mapping[str, str],
    plan: ColumnMap,
    *,
    origin: str,
    follows: str | None = None,
    published: PartialDate | None = None,
) -> KeptRow | None:
    """The row as a report; ``None`` where it has no id, so that nobody could tell it from others. ``follows`` is the id of the report whose place it takes."""
    given_id = row_id(cells, plan)
    if given_id is None:
        return None
    held = {name: cell for name, cell in cells.items() if cell and name not in plan.leave_out}
    raw = canonical_json(
        {
            "format": FORMAT,
            "dataset": plan.dataset,
            "row": given_id,
            "passage": plan.passage,  # which the text follows from, and nothing else that the map says
            "cells": held,
            "follows": follows,
        }
    ).encode()
    sha256 = digest(raw)
    text, passage, lines, inside = _laid_out(held, plan)
    report = Report(
        id=make_id("r", sha256),
        sha256=sha256,
        text=text,
        media_type=MEDIA_TYPE,
        origin=origin,
        lang=language_of(passage.of(text)) if passage else None,
        published=published,
        outlet=plan.dataset,
        given_id=given_id,
        encoding="utf-8",
        notes=(f"{FOLLOWS}{follows}",) if follows else (),
    )
    return KeptRow(report, raw, passage, lines, inside)


def _laid_out(
    cells: Mapping[str, str], plan: ColumnMap
) -> tuple[str, Span | None, dict[str, Span], dict[str, Span]]:
    words = [clean for name in plan.passage if (clean := _clean(cells.get(name, "")))]
    text = "\n\n".join(words)
    passage = Span(0, len(text)) if text else None
    lines: dict[str, Span] = {}
    inside: dict[str, Span] = {}
    for name in sorted(cells):
        cell = _clean(cells[name])
        if name in plan.passage or not cell:
            continue
        text += ("\n\n" if passage and not lines else "\n") if text else ""
        head = f"{_clean(name)}: "
        lines[name] = Span(len(text), len(text) + len(head) + len(cell))
        inside[name] = Span(len(text) + len(head), len(text) + len(head) + len(cell))
        text += head + cell
    return text, passage, lines, inside


def _clean(words: str) -> str:
    return normalise(words)[0].strip()


def cells_of(raw: bytes) -> Mapping[str, str]:
    """The cells that are kept in a row's bytes."""
    cells: dict[str, str] = json.loads(raw)["cells"]
    return cells


def followed_by(report_notes: tuple[str, ...]) -> str | None:
    """The id of the report in whose place this one stands, by its notes."""
    return next((note.removeprefix(FOLLOWS) for note in report_notes if note.startswith(FOLLOWS)), None)
