"""The files of `khronika link`: decisions in, links and what is left to decide out. None holds a name."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khronika.linking import Links
    from khronika.nouns import LinkDecision, NoLinks, PersonRecord

COLUMNS = (
    "kind", "a", "list_a", "row_a", "b", "list_b", "row_b", "person", "probability", "proposed", "decided", "reasons",
)  # fmt: skip
TO_DECIDE = (
    "a", "list_a", "row_a", "b", "list_b", "row_b", "probability", "reasons", "ruling", "by", "at", "reason",
)  # fmt: skip
WITHDRAWN = "withdrawn"
# Fields of an entry by which people may be put into strata.
STRATA = ("sex", "place", "held_at", "status", "source")
UNKNOWN = "unknown"


def decisions_in(path: Path) -> "list[LinkDecision] | NoLinks":
    """Rows in the order they were decided: same, different or unsure; withdrawn takes the pair's last word back. A row
    whose ruling is empty is not decided yet."""
    from khronika.nouns import Bond, LinkDecision, NoLinks

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        said = [(row, row["ruling"].strip().lower()) for row in rows]
        return [
            LinkDecision(
                row["a"].strip(),
                row["b"].strip(),
                None if ruling == WITHDRAWN else Bond(ruling),
                row["by"],
                row.get("at") or "",
                row.get("reason") or "",
            )
            for row, ruling in said
            if ruling
        ]
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (KeyError, ValueError, AttributeError, csv.Error):
        return NoLinks(
            "links.decisions",
            "the file of decisions has rows that are none",
            "Columns a, b (ids of entries), ruling (same, different, unsure, withdrawn, or empty) and by (who decided).",
        )


def write_links(found: "Links", path: Path, by: str | None) -> None:
    """A row an entry, then a row a pair. ``by`` adds a column ``by_...`` with that field of each entry."""
    from khronika.linking import PROPOSED

    of = {record.id: record for record in (*found.records, *found.left_out)}
    people = {record.id: person for record, person in zip(found.records, found.people, strict=True)}
    decided = {pair: ruling.value for pair, ruling in found.rulings.items()}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow((*COLUMNS, *([f"by_{by}"] if by else [])))
        for key, record in of.items():
            entry = ("entry", key, record.list, record.row, "", "", "", people.get(key, ""), "", "", "", "")
            rows.writerow((*entry, *([_stratum(record, by)] if by else [])))
        for pair in found.pairs:
            proposed = "yes" if pair.probability >= PROPOSED else "no"
            ruling = decided.pop((pair.a, pair.b), "")
            ends = _ends(of[pair.a], of[pair.b])
            rows.writerow(("pair", *ends, "", pair.probability, proposed, ruling, "; ".join(pair.reasons)))
        for (a, b), ruling in sorted(decided.items()):  # of pairs that nothing speaks for but a person
            rows.writerow(("pair", *_ends(of[a], of[b]), "", 0, "no", ruling, ""))


def write_to_decide(found: "Links", said: "Sequence[LinkDecision]", path: Path) -> int:
    """All decisions as they were said, then every pair that no decision stands on, the most doubtful first; returns how many
    of these. Filled in, it is a file of decisions."""
    of = {record.id: record for record in (*found.records, *found.left_out)}
    reasons = {(pair.a, pair.b): pair for pair in found.pairs}
    left = [pair for pair in found.pairs if (pair.a, pair.b) not in found.rulings]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(TO_DECIDE)
        for each in said:
            a, b = of.get(each.a), of.get(each.b)
            ends = _ends(a, b) if a and b else (each.a, "", "", each.b, "", "")
            pair = reasons.get(each.pair)
            why = (pair.probability, "; ".join(pair.reasons)) if pair else ("", "")
            ruling = each.ruling.value if each.ruling else WITHDRAWN
            rows.writerow((*ends, *why, ruling, each.by, each.at, each.reason))
        for pair in sorted(left, key=lambda pair: (abs(pair.weight), pair.a, pair.b)):
            ends = _ends(of[pair.a], of[pair.b])
            rows.writerow((*ends, pair.probability, "; ".join(pair.reasons), "", "", "", ""))
    return len(left)


def _ends(a: "PersonRecord", b: "PersonRecord") -> tuple[str | int, ...]:
    return a.id, a.list, a.row, b.id, b.list, b.row


def _stratum(record: "PersonRecord", by: str) -> str:
    value = getattr(record, by)
    return str(value).strip() if value else UNKNOWN
