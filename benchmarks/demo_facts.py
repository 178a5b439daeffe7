"""The demo corpus read end to end, set beside the same facts from their fields: which questions and relations differ, why.

python -m benchmarks.demo_facts FIGURES.jsonl [--list]

Each text of the demo names the facts that it tells. A claim read from it is taken for a fact where kind and number are the
fact's (a fact without a number: where the kind is). Of the facts found, every two that are compared on either side are
set against each other; a difference is put down to what the reader read otherwise of one of the two: its number is the
same by choice, so place, days, what is counted, or whose number it is.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.facts_claims import read_claims
from khronika import reading
from khronika.intake import receive
from khronika.nouns import Claim, Unread
from khronika.reconciling import Record, compare, reconcile
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.scope import Nest, nest_days, nest_places

DEMO = Path(__file__).parents[1] / "src" / "khronika" / "demo"
LANGUAGES = ("en", "ru", "kk")
Told = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two facts that stand otherwise in the record that was read. ``causes`` name what was read otherwise of one."""

    a: str
    b: str
    from_fields: str
    from_texts: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """``told`` facts that texts tell and ``found`` of them; ``together`` pairs that share a question on both sides, of
    ``asked_fields`` and ``asked_texts`` that do on one; ``same`` relations of ``pairs``, of which ``stated`` have the same scope on both sides."""

    told: tuple[str, ...]
    found: Mapping[str, str]
    together: int
    asked_fields: int
    asked_texts: int
    pairs: int
    same: int
    differences: tuple[Difference, ...]

    @property
    def relations(self) -> float:
        """Share of the compared pairs that stand alike."""
        return self.same / self.pairs if self.pairs else 0.0

    @property
    def questions(self) -> float:
        """F1 of "these two answer one question"."""
        both = self.asked_fields + self.asked_texts
        return 2 * self.together / both if both else 1.0

    @property
    def causes(self) -> Counter[str]:
        return Counter(cause for each in self.differences for cause in each.causes)


def read_demo() -> tuple[list[Claim], dict[str, tuple[str, ...]]]:
    """The claims of the corpus, and for each report the ids of the facts that it says it tells."""
    claims: list[Claim] = []
    told: dict[str, tuple[str, ...]] = {}
    for received in receive([DEMO / lang for lang in LANGUAGES]):
        assert not isinstance(received, Unread), received
        found = reading.read(received.report)
        assert not isinstance(found, Unread), found
        claims += found.claims
        told[received.report.id] = tuple(_facts(received.raw.decode()))
    return claims, told


def _facts(text: str) -> Iterator[str]:
    """The ids of the front matter's line "facts: [a, b]"."""
    for line in text.splitlines():
        if line.startswith("facts:"):
            yield from (each.strip() for each in line.removeprefix("facts:").strip(" []").split(","))


def matched(
    facts: Iterable[Claim], claims: Iterable[Claim], told: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """For each fact that some text tells, the claim taken for it; facts that none of the claims tells are left out. The
    smallest id where two claims do."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        by_report[claim.report_id].append(claim)
    known = {fact.id: fact for fact in facts}
    found: dict[str, str] = {}
    for report, ids in told.items():
        for key in ids:
            if key in known and (like := [each for each in by_report[report] if is_fact(known[key], each)]):
                found.setdefault(key, like[0].id)
    return found


def is_fact(fact: Claim, claim: Claim) -> bool:
    """True where kind and number are the fact's; of a fact without a number, where the kind is."""
    one, other = card_of(fact), card_of(claim)
    if one.measure.kind is not other.measure.kind:
        return False
    if fact.figure is None or claim.figure is None:
        return fact.figure is claim.figure
    return one.value == other.value and fact.figure.unit is claim.figure.unit


def compared(facts: Record, texts: Record, told: Mapping[str, tuple[str, ...]]) -> Compared:
    """The record made of the facts' fields against the record made of the texts."""
    listed = tuple(sorted({key for ids in told.values() for key in ids} & facts.claims.keys()))
    found = matched(facts.claims.values(), texts.claims.values(), told)
    asked = [{key: q.id for q in record.questions for key in q.members} for record in (facts, texts)]
    listed_pairs = [{frozenset((c.a, c.b)) for c in record.comparisons} for record in (facts, texts)]
    together = one_side = other_side = pairs = same = 0
    differences = []
    for a, b in itertools.combinations(sorted(found), 2):
        c, d = found[a], found[b]
        if c == d:
            continue
        joined = asked[0][a] == asked[0][b], asked[1][c] == asked[1][d]
        together, one_side, other_side = together + all(joined), one_side + joined[0], other_side + joined[1]
        if frozenset((a, b)) not in listed_pairs[0] and frozenset((c, d)) not in listed_pairs[1]:
            continue
        pairs += 1
        left = compare(facts.claims[a], facts.claims[b], facts).relation.value
        right = compare(texts.claims[c], texts.claims[d], texts).relation.value
        if left == right:
            same += 1
            continue
        causes = {*_causes(facts, texts, a, c), *_causes(facts, texts, b, d)} or {"what stands beside them"}
        differences.append(Difference(a, b, left, right, tuple(sorted(causes))))
    return Compared(listed, found, together, one_side, other_side, pairs, same, tuple(differences))


def _causes(facts: Record, texts: Record, fact: str, claim: str) -> Iterator[str]:
    one, other = card_of(facts.claims[fact]), card_of(texts.claims[claim])
    if nest_places(one.places, other.places) is not Nest.SAME and (one.places or other.places):
        yield "place"
    if nest_days(one.days, other.days) is not Nest.SAME and (one.days or other.days):
        yield "days"
    if one.measure.population != other.measure.population:
        yield "what is counted"
    if one.said != other.said:
        yield "when it was said"
    if not same_source(one, other, facts.primaries[fact], texts.primaries[claim]):
        yield "whose number"


def same_source(one: Card, other: Card, first: str, second: str) -> bool:
    """Whether it is one source on both sides. Bodies have keys. An outlet or a group that prints its own count has none in
    the fields, and in the text the name that the text gives it: there the name decides, or that neither names anybody."""
    if first == second or any(key.startswith("body:") for key in (first, second)):
        return first == second
    if one.claim.attribution.by_author == other.claim.attribution.by_author:
        return True
    names = ["".join(filter(str.isalnum, key.partition(":")[2].casefold())) for key in (first, second)]
    return all(names) and (names[0].startswith(names[1]) or names[1].startswith(names[0]))


def run(figures: Path) -> Compared:
    claims, told = read_demo()
    return compared(reconcile(read_claims(figures)), reconcile(claims), told)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=Path)
    parser.add_argument("--list", action="store_true", help="every difference, one a line")
    given = parser.parse_args()
    found = run(given.figures)
    print(f"facts told {len(found.told)}, found {len(found.found)}")
    print(
        f"two facts in one question: F1 {found.questions:.2f} ({found.together} both, {found.asked_fields} from fields, {found.asked_texts} from texts)"
    )
    print(f"relations: {found.same} of {found.pairs} alike ({found.relations:.2f})")
    for (left, right), many in Counter(
        (d.from_fields, d.from_texts) for d in found.differences
    ).most_common():
        print(f"  {many:4}  {left} -> {right}")
    print("read otherwise: " + ", ".join(f"{cause} {many}" for cause, many in found.causes.most_common()))
    for each in found.differences if given.list else ():
        print(f"{each.a} {each.b}  {each.from_fields} -> {each.from_texts}  ({', '.join(each.causes)})")
    if given.list:
        print("not found: " + " ".join(key for key in found.told if key not in found.found))


if __name__ == "__main__":
    main()
