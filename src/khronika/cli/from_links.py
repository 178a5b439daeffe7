"""From the file of `khronika link` to an estimate: linkages drawn, counted, estimated, averaged. Only counts are estimated."""

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path

from khronika.cli.layout import paragraph
from khronika.cli.words import clean
from khronika.nouns import Bond, Estimate, NoEstimate, NoLinks
from khronika.nouns.canonical import plain

DRAWS = 50  # the error of an interval's end by drawing is then about a seventh of the doubt of linking itself
_NEEDED = {"kind", "a", "list_a", "b", "person", "probability"}


@dataclass(frozen=True)
class Averaged:
    """``left_out`` entries had no name to link by: each may be one of the others, or not."""

    outcome: Estimate | NoEstimate
    left_out: int


def estimate_of(path: Path, seed: int) -> Averaged | NoLinks:
    """Raises OSError for a file that cannot be opened."""
    from khronika.estimating import table_of
    from khronika.estimating.linkages import averaged_over

    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = bool(rows) and set(rows[0]) >= _NEEDED
        entries = [row for row in rows if known and row["kind"] == "entry"]
        linked = {row["a"]: place for place, row in enumerate([r for r in entries if r["person"]])}
        chances = {
            (linked[row["a"]], linked[row["b"]]): float(row["probability"])
            for row in rows
            if known and row["kind"] == "pair"
        }
        rulings = {
            (linked[row["a"]], linked[row["b"]]): Bond(row["decided"])
            for row in rows
            if known and row["kind"] == "pair" and row.get("decided")
        }
    except (UnicodeDecodeError, csv.Error, KeyError, ValueError):
        known = False
    if not known or not linked:
        return NoLinks("links.file", "the file holds no links", "Give the file that `khronika link` wrote.")
    used = [row for row in entries if row["person"]]
    lists = tuple(dict.fromkeys(row["list_a"] for row in entries))
    cells = _cells(used, lists, chances, rulings, seed)
    tables = [table_of(lists, each) for each in cells]
    return Averaged(averaged_over(tables, seed=seed), len(entries) - len(used))


def _cells(
    used: list[dict[str, str]],
    lists: tuple[str, ...],
    chances: dict[tuple[int, int], float],
    rulings: dict[tuple[int, int], Bond],
    seed: int,
) -> list[dict[int, int]]:
    """Counts of overlaps, one set a linkage drawn."""
    from khronika.linking import drawn_linkages, overlap

    people = {person: number for number, person in enumerate(dict.fromkeys(row["person"] for row in used))}
    on = [lists.index(row["list_a"]) for row in used]
    odds = {(min(pair), max(pair)): math.log2(max(p, 1e-9) / max(1 - p, 1e-9)) for pair, p in chances.items()}
    start = [people[row["person"]] for row in used]
    return [overlap(groups, on) for groups in drawn_linkages(start, odds, rulings, draws=DRAWS, seed=seed)]


def as_json(found: Averaged) -> bytes:
    """``estimate`` or ``refused``, and ``left_out``."""
    made = isinstance(found.outcome, Estimate)
    whole = {
        "estimate": plain(found.outcome) if made else None,
        "refused": None if made else plain(found.outcome),
        "left_out": found.left_out,
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def as_text(found: Averaged, lang: str) -> str:
    each = found.outcome
    lines = []
    if found.left_out:
        lines.append(paragraph(f"Note: {found.left_out} entries without a name to link by are left out."))
    if isinstance(each, NoEstimate):
        return "\n".join(
            [*lines, paragraph(f"No estimate: {clean(each.reason)} [{each.rule}]. {clean(each.remedy)}")]
        )
    lines.append(
        paragraph(
            f"In all {each.point:,.0f}, 95 % interval {each.low:,.0f} to {each.high:,.0f}, by {each.method}."
        )
    )
    lines += [paragraph(f"{name}: {value}", "  ") for name, value in each.settings]
    lines += [paragraph(taken.words(lang), "  ") for taken in each.assumptions]
    return "\n".join([*lines, f"khronika {each.version}, inputs {each.inputs[:16]}, seed {each.seed}."])
