"""How far two annotators of the same passages agree: ``python -m tests.sentences.agreement FIRST SECOND``.

Figures are matched by kind (with the kinds either accepts), unit and bounds; source, place and day are compared on matched
ones where both give them. Prints each disagreement.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from khronika.names import Verdict, compare
from tests.sentences import matching as fit
from tests.sentences.format import Passage, Told, read_passages


@dataclass(slots=True)
class Agreement:
    """Figures both tell, those only one tells, and for source, place and day how many agree of those both give."""

    both: int = 0
    one: int = 0
    aspects: dict[str, list[int]] = field(
        default_factory=lambda: {n: [0, 0] for n in ("source", "place", "when")}
    )
    differences: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, 2 * self.both + self.one)


def same_figure(a: Told, b: Told) -> bool:
    if a.figure is None or b.figure is None:
        return a.figure is b.figure and a.kind is b.kind and a.stance is b.stance
    kinds = {a.kind, *a.kinds} & {b.kind, *b.kinds}
    return bool(kinds) and fit.ends_of_told(a) == fit.ends_of_told(b)


def agreement(first: Iterable[Passage], second: Iterable[Passage]) -> Agreement:
    """Over the passages that both have, by text."""
    found = Agreement()
    others = {passage.text: passage for passage in second}
    for passage in first:
        if (other := others.get(passage.text)) is not None:
            _compare(found, passage, other)
    return found


def _compare(found: Agreement, one: Passage, other: Passage) -> None:
    left = list(other.claims)
    for told in one.claims:
        match = next((t for t in left if same_figure(told, t)), None)
        if match is None:
            _note(found, one, told, "only the first")
            continue
        left.remove(match)
        found.both += 1
        _aspects(found, one, told, match)
    for told in left:
        _note(found, one, told, "only the second")


def _note(found: Agreement, passage: Passage, told: Told, who: str) -> None:
    if told.optional:
        return
    found.one += 1
    found.differences.append(
        f"{passage.where} {who}: {told.kind} {told.figure or '-'} <{told.source}>: {passage.text}"
    )


def _aspects(found: Agreement, passage: Passage, a: Told, b: Told) -> None:
    pairs = {
        "source": ({a.source, *a.sources}, {b.source, *b.sources}) if a.source and b.source else None,
        "place": ({*a.places, *a.other_places}, {*b.places, *b.other_places})
        if a.places and b.places
        else None,
        "when": ({a.when}, {b.when}) if a.when and b.when else None,
    }
    for name, pair in pairs.items():
        if pair is None:
            continue
        right = bool(_plain(pair[0]) & _plain(pair[1])) or (name != "when" and _one_name(*pair))
        found.aspects[name][0] += right
        found.aspects[name][1] += 1
        if not right:
            found.differences.append(f"{passage.where} {name}: {pair[0]} / {pair[1]}: {passage.text}")


def _one_name(mine: Iterable[object], theirs: Iterable[object]) -> bool:
    """True where a name of the one is a name of the other in another script: what a Latin text calls Oral, one annotator
    writes in Cyrillic."""
    return any(compare(str(a), str(b)).verdict is Verdict.SAME for a in mine for b in theirs if a and b)


def _plain(values: Iterable[object]) -> set[str]:
    return {str(value).casefold().strip("«»") for value in values}


def main() -> None:
    parser = argparse.ArgumentParser(description="set two annotations side by side")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    given = parser.parse_args()
    found = agreement(read_passages(given.first), read_passages(given.second))
    print("\n".join(found.differences))
    shares = "  ".join(f"{name} {hit}/{of}" for name, (hit, of) in found.aspects.items())
    print(f"figures both {found.both}, one {found.one}, F1 {found.f1:.3f}   {shares}")


if __name__ == "__main__":
    main()
