"""From the file of `khronika link` to an estimate: linkages drawn, counted, estimated, averaged. Only counts are estimated."""

import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khronika.cli.estimate_table import settings_lines, signed
from khronika.cli.estimate_words import interval_words, method_words, number_words, tell, why_words
from khronika.cli.extras import linking_needed
from khronika.cli.layout import paragraph
from khronika.cli.link_files import UNKNOWN
from khronika.cli.words import clean
from khronika.nouns import Bond, Estimate, NoEstimate, NoLinks
from khronika.nouns.canonical import plain

DRAWS = 50  # the error of an interval's end by drawing is then about a seventh of the doubt of linking itself
_NEEDED = {"kind", "a", "list_a", "b", "person", "probability"}


@dataclass(frozen=True)
class Averaged:
    """``outcomes`` by method, after graphs ``guarded``; with strata, ``strata`` by method and stratum, and ``pooled`` their sums by method.
    ``left_out`` entries had no name to link by: each may be one of the others, or not."""

    outcomes: dict[str, Estimate | NoEstimate]
    left_out: int
    strata: dict[str, dict[str, Estimate | NoEstimate]] = field(default_factory=dict)
    pooled: dict[str, Estimate | NoEstimate] = field(default_factory=dict)

    @property
    def any_estimate(self) -> bool:
        return any(isinstance(each, Estimate) for each in self.outcomes.values())


@dataclass(frozen=True)
class _Linked:
    """A file of links: its entries that have a person, pairs by their places among these, and what was decided."""

    entries: list[dict[str, str]]
    left_out: int
    lists: tuple[str, ...]
    odds: dict[tuple[int, int], float]
    rulings: dict[tuple[int, int], Bond]


def estimate_of(
    path: Path,
    seed: int,
    methods: Sequence[str],
    by: str | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Averaged | NoLinks:
    """By each method, over linkages drawn; ``told`` hears which method begins. ``by`` is a field that `khronika link --by` put into the
    file. Raises OSError for a file that cannot be opened."""
    from khronika.estimating import table_of
    from khronika.estimating.linkages import averaged_and_guarded, averaged_by_stratum

    with linking_needed():
        from khronika.linking import drawn_linkages, overlap
    linked = _opened(path)
    if isinstance(linked, NoLinks):
        return linked
    if by is not None and f"by_{by}" not in linked.entries[0]:
        remedy = f"Make it anew with `khronika link --by {by}`."
        return NoLinks("links.by", f"the file has no strata by {by}", remedy)
    people = {
        name: number for number, name in enumerate(dict.fromkeys(row["person"] for row in linked.entries))
    }
    start = [people[row["person"]] for row in linked.entries]
    on = [linked.lists.index(row["list_a"]) for row in linked.entries]
    drawn = list(drawn_linkages(start, linked.odds, linked.rulings, draws=DRAWS, seed=seed))
    tables = [table_of(linked.lists, overlap(groups, on)) for groups in drawn]
    outcomes: dict[str, Estimate | NoEstimate] = {}
    for method in methods:
        told(method)
        outcomes[method], over = averaged_and_guarded(tables, seed=seed, method=method)
        if over is not None:
            outcomes["guarded"] = over
    if by is None:
        return Averaged(outcomes, linked.left_out)
    said = [row[f"by_{by}"] for row in linked.entries]
    apart = {
        name: [table_of(linked.lists, overlap(*_within(name, groups, on, said))) for groups in drawn]
        for name in sorted(set(said))
    }
    both = {method: averaged_by_stratum(apart, seed=seed, method=method) for method in methods}
    strata = {method: each for method, (each, _) in both.items()}
    return Averaged(outcomes, linked.left_out, strata, {method: total for method, (_, total) in both.items()})


def _within(
    name: str, groups: Sequence[int], on: Sequence[int], said: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The entries of people of one stratum: what most of a person's entries say that say it; of a tie, the first in order."""
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for group, value in zip(groups, said, strict=True):
        told[group][value] += value != UNKNOWN
    of = {group: min(values, key=lambda value: (-values[value], value)) for group, values in told.items()}
    here = [place for place, group in enumerate(groups) if of[group] == name]
    return [groups[place] for place in here], [on[place] for place in here]


def _opened(path: Path) -> _Linked | NoLinks:
    refused = NoLinks("links.file", "the file holds no links", "Give the file that `khronika link` wrote.")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if not rows or not set(rows[0]) >= _NEEDED:
            return refused
        entries = [row for row in rows if row["kind"] == "entry"]
        linked = {row["a"]: place for place, row in enumerate([r for r in entries if r["person"]])}
        pairs = [
            ((linked[row["a"]], linked[row["b"]]), float(row["probability"]), row.get("decided"))
            for row in rows
            if row["kind"] == "pair"
        ]
        rulings = {_ordered(pair): Bond(decided) for pair, _, decided in pairs if decided}
    except (UnicodeDecodeError, csv.Error, KeyError, ValueError):
        return refused
    if not linked:
        return refused
    odds = {_ordered(pair): math.log2(max(p, 1e-9) / max(1 - p, 1e-9)) for pair, p, _ in pairs}
    lists = tuple(dict.fromkeys(row["list_a"] for row in entries))
    used = [row for row in entries if row["person"]]
    return _Linked(used, len(entries) - len(used), lists, odds, rulings)


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return (min(pair), max(pair))


def as_json(found: Averaged) -> bytes:
    """``answers``, each with its ``method`` and ``estimate`` or ``refused``; ``strata`` and ``pooled`` the same; ``left_out``."""
    whole = {
        "answers": [_held(method, each) for method, each in found.outcomes.items()],
        "strata": [
            _held(method, each) for method, strata in found.strata.items() for each in strata.values()
        ],
        "pooled": [_held(method, each) for method, each in found.pooled.items()],
        "left_out": found.left_out,
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def _held(method: str, each: Estimate | NoEstimate) -> dict[str, Any]:
    made = isinstance(each, Estimate)
    return {
        "method": method,
        "estimate": plain(each) if made else None,
        "refused": None if made else plain(each),
    }


def as_text(found: Averaged, lang: str) -> str:
    lines = []
    if found.left_out:
        words = tell(lang, "{n} entries without a name to link by are left out", n=found.left_out)
        lines.append(paragraph(tell(lang, "Note: {words}.", words=words)))
    for method, each in found.outcomes.items():
        lines += [*_told(lang, tell(lang, "In all"), each), ""]
        for name, of_stratum in found.strata.get(method, {}).items():
            lines += _told(lang, f"  {clean(name)}", of_stratum)
        if method in found.pooled:
            lines += [*_told(lang, f"  {tell(lang, 'Strata added')}", found.pooled[method]), ""]
    made = [each for each in found.outcomes.values() if isinstance(each, Estimate)]
    for one in made:
        lines.append(paragraph(f"{method_words(lang, one.method)}:"))
        lines += settings_lines(one, lang)
    taken = dict.fromkeys(taken.words(lang) for one in made for taken in one.assumptions)
    lines += [paragraph(words, "  ") for words in taken]
    lines += [signed(lang, [one], one.inputs) for one in made[:1]]
    return "\n".join(lines)


def _told(lang: str, whose: str, each: Estimate | NoEstimate) -> list[str]:
    if isinstance(each, NoEstimate):
        return [paragraph(tell(lang, "{whose}: no estimate: {why}", whose=whose, why=why_words(lang, each)))]
    words = tell(
        lang,
        "{whose} {n}, 95 % interval {interval}, by {method}.",
        whose=whose,
        n=number_words(lang, each.point),
        interval=interval_words(lang, each),
        method=method_words(lang, each.method),
    )
    return [paragraph(words)]
