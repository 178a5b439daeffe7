"""How well annotated sentences are read: ``python -m tests.sentences.measure PATH [--errors]``.

Figures are matched one to one; source, place and day are judged on the matched ones, where the annotator gave them.
Claims without a figure are judged by recall only: the annotation holds judgements, denials and threats, not all
that is said. On passages without any claim everything the reader makes is spurious.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from khronika.nouns import Claim, Kind, Report, Unread, digest, make_id
from khronika.reading import read
from tests.sentences import matching as fit
from tests.sentences.format import HERE, Passage, Told, read_passages

ASPECTS = ("source", "place", "when", "stance", "certainty", "bound", "whom", "part_of")


@dataclass(slots=True)
class Measure:
    """Counts over passages; the properties are the shares the gate asks for."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    aspects: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in ASPECTS})
    plain: int = 0  # claims told without a figure
    plain_found: int = 0
    plain_source: int = 0
    silent_words: int = 0
    spurious: Counter[Kind] = field(default_factory=Counter)
    kinds: dict[Kind, list[int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    def share(self, aspect: str) -> float:
        hits, judged = self.aspects[aspect]
        return hits / max(1, judged)

    @property
    def plain_recall(self) -> float:
        return self.plain_found / max(1, self.plain)

    @property
    def spurious_per_thousand(self) -> float:
        return 1000 * self.spurious.total() / max(1, self.silent_words)

    @property
    def spurious_events_per_thousand(self) -> float:
        """Without what somebody says of nothing we record: such words were said, they are only of no use."""
        events = sum(n for kind, n in self.spurious.items() if kind is not Kind.STATEMENT)
        return 1000 * events / max(1, self.silent_words)


def report_of(passage: Passage) -> Report:
    """One passage as a report of its own."""
    data = passage.text.encode()
    return Report(
        make_id("r", passage.where, digest(data)), digest(data), passage.text, "text/plain", passage.where,
        lang="en", published=passage.published,
    )  # fmt: skip


def claims_of(passage: Passage) -> tuple[Claim, ...]:
    """What the reader makes of one passage."""
    reading = read(report_of(passage))
    if isinstance(reading, Unread):
        raise AssertionError(f"{passage.where}: {reading.reason}")
    return reading.claims


def pairs(claims: Sequence[Claim], passage: Passage) -> list[tuple[Claim, Told]]:
    """Figures matched one to one, nearest first: a passage has few, and position parts those of one size."""
    told = [t for t in passage.claims if t.figure is not None]
    near = sorted(
        (fit.distance(c, t, passage) + 100 * t.optional, n, m)
        for n, c in enumerate(claims)
        for m, t in enumerate(told)
        if fit.figure_fits(c, t) and fit.kind_fits(c, t)
    )
    out: list[tuple[Claim, Told]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _, n, m in near:
        if n not in used[0] and m not in used[1]:
            used[0].add(n)
            used[1].add(m)
            out.append((claims[n], told[m]))
    return out


def add(measure: Measure, passage: Passage, claims: Sequence[Claim]) -> None:
    """Judge one passage."""
    if not passage.claims:
        measure.silent_words += len(passage.text.split())
        measure.spurious.update(claim.kind for claim in claims)
        measure.errors += [_line("spurious", passage, None, claim) for claim in claims]
        return
    matched = pairs(claims, passage)
    for claim, told in matched:
        if not told.optional:
            _judge(measure, passage, claim, told)
    _parts(measure, passage, matched)
    taken = {id(claim) for claim, _ in matched}
    found = {told.line for _, told in matched}
    for claim in claims:
        if claim.figure is None or id(claim) in taken or claim.figure.unit not in fit.COUNTED:
            continue
        if not any(fit.figure_fits(claim, t) and fit.kind_fits(claim, t) for t in passage.claims):
            measure.extra += 1
            measure.errors.append(_line("extra", passage, None, claim))
    for told in passage.claims:
        if told.figure is not None and told.line not in found and not told.optional:
            measure.missed += 1
            measure.kinds.setdefault(told.kind, [0, 0])[1] += 1
            measure.errors.append(_line("missed", passage, told, None))
    _plain(measure, passage, claims)


def _judge(measure: Measure, passage: Passage, claim: Claim, told: Told) -> None:
    assert claim.figure is not None
    measure.right += 1
    measure.kinds.setdefault(told.kind, [0, 0])[0] += 1
    verdicts = {
        "source": fit.source_fits(claim, told) if told.source else None,
        "place": fit.place_fits(claim, told) if told.places else None,
        "when": fit.when_fits(claim, told) if told.when else None,
        "stance": claim.stance is told.stance,
        "certainty": claim.certainty is told.certainty,
        "bound": (claim.figure.low, claim.figure.high) == (told.low, told.high)
        or fit.ends_of_claim(claim) == fit.ends_of_told(told),
        "whom": fit.whom_fits(claim, told) if told.whom else None,
    }
    for name, verdict in verdicts.items():
        if verdict is not None:
            measure.aspects[name][0] += verdict
            measure.aspects[name][1] += 1
            if not verdict:
                measure.errors.append(_line(f"wrong {name}", passage, told, claim))


def _plain(measure: Measure, passage: Passage, claims: Sequence[Claim]) -> None:
    """Claims told without a figure: found when one of the kind (or its family) overlaps the anchor."""
    free = list(claims)
    for told in passage.claims:
        if told.figure is not None or told.optional:
            continue
        measure.plain += 1
        here = [c for c in free if fit.family_fits(c, told) and c.span.overlaps(passage.span_of(told))]
        here.sort(key=lambda c: (not fit.source_fits(c, told), not fit.kind_fits(c, told)))
        if not here:
            measure.errors.append(_line("missed", passage, told, None))
            continue
        free.remove(here[0])
        measure.plain_found += 1
        right = told.source is None or fit.source_fits(here[0], told)
        measure.plain_source += right
        if not right:
            measure.errors.append(_line("wrong source", passage, told, here[0]))


def _parts(measure: Measure, passage: Passage, matched: Sequence[tuple[Claim, Told]]) -> None:
    """Where a part and its whole were both found: whether the part says whose part it is."""
    ids = {told.line: claim.id for claim, told in matched}
    for claim, told in matched:
        if told.part_of is None or told.optional:
            continue
        whole = ids.get(passage.claims[told.part_of].line)
        if whole is not None:
            measure.aspects["part_of"][0] += claim.part_of == whole
            measure.aspects["part_of"][1] += 1
            if claim.part_of != whole:
                measure.errors.append(_line("wrong part_of", passage, told, claim))


def measure_passages(
    passages: Iterable[Passage], reader: Callable[[Passage], Sequence[Claim]] = claims_of
) -> Measure:
    measure = Measure()
    for passage in passages:
        add(measure, passage, reader(passage))
    return measure


# ---- words for people ----


def told_words(told: Told) -> str:
    ends = f" [{_number(told.low)}, {_number(told.high)}] {told.unit}" if told.figure else ""
    when = "..".join(str(d) for d in dict.fromkeys(told.when)) if told.when else "-"
    marks = " ".join(m for m in (told.stance.value, told.certainty.value) if m not in ("asserts", "happened"))
    return f"{told.kind} {told.figure or ''}{ends} <{told.source or '-'}> @{'; '.join(told.places) or '-'} {when} {marks}".strip()


def claim_words(claim: Claim) -> str:
    figure = claim.figure
    ends = f" {figure.text} [{_number(figure.low)}, {_number(figure.high)}] {figure.unit}" if figure else ""
    when = f"{claim.when.start}..{claim.when.end} {claim.when.rule}" if claim.when else "-"
    marks = " ".join(
        m for m in (claim.stance.value, claim.certainty.value) if m not in ("asserts", "happened")
    )
    places = "; ".join(place.name for place in claim.places) or "-"
    return (
        f"{claim.kind}{ends} <{claim.attribution.source_name}> @{places} {when} {marks} "
        f"({claim.rule}, {claim.attribution.rule})"
    )


def _number(bound: float | None) -> str:
    return "-" if bound is None else f"{bound:g}"


def _line(what: str, passage: Passage, told: Told | None, claim: Claim | None) -> str:
    lines = [f"{passage.where} {what}: {passage.text}"]
    lines += [f"    told {told_words(told)}"] if told else []
    lines += [f"    read {claim_words(claim)}"] if claim else []
    return "\n".join(lines)


def table(measure: Measure) -> str:
    """The measures, one a line."""
    m = measure
    made = ", ".join(f"{kind} {n}" for kind, n in m.spurious.most_common()) or "none"
    kinds = ", ".join(f"{kind} {hit}/{hit + miss}" for kind, (hit, miss) in sorted(m.kinds.items()))
    rows = [
        f"figures    P {m.precision:.3f}  R {m.recall:.3f}  F1 {m.f1:.3f}   (right {m.right}, extra {m.extra}, missed {m.missed})"
    ]
    rows += [f"{name:<10} {m.share(name):.3f}   ({hits}/{of})" for name, (hits, of) in m.aspects.items()]
    rows += [
        f"no figure  recall {m.plain_recall:.3f}   ({m.plain_found}/{m.plain}, right source {m.plain_source})"
    ]
    rows += [
        f"spurious   {m.spurious_per_thousand:.1f} in 1,000 words without a claim, {m.spurious_events_per_thousand:.1f} of them events"
    ]
    rows += [f"           ({m.silent_words} words: {made})", f"by kind    {kinds}"]
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="measure the reader on annotated sentences")
    parser.add_argument("path", nargs="?", type=Path, default=HERE / "english" / "rules")
    parser.add_argument("--errors", action="store_true", help="print every wrong one")
    given = parser.parse_args()
    passages = read_passages(given.path)
    measure = measure_passages(passages)
    if given.errors:
        print("\n".join(measure.errors), end="\n\n")
    print(f"{len(passages)} passages, {sum(not p.claims for p in passages)} without a claim")
    print(table(measure))


if __name__ == "__main__":
    main()
