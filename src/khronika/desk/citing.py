"""Where what a sentence quotes stands: on a question's page every figure is one click from its passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khronika.desk.titles import langs_of
from khronika.nouns import Claim, Comparison

if TYPE_CHECKING:  # a row asks here where it stands
    from khronika.desk.figures import Row, Sheet

TABLE = "#table"  # where several figures bear the same words, all of them stand


@dataclass(frozen=True, slots=True)
class Cited:
    """``lang`` of the words where they are in one; ``href`` leads to the passage, to ``TABLE`` where the words alone do not
    tell which figure is meant."""

    href: str
    lang: str = ""


def passage_of(claim: Claim) -> str:
    """The address of the report with the claim's passage in sight."""
    return f"{reverse('desk:report', args=[claim.report_id])}?claim={claim.id}#at-{claim.id}"


def cited(
    sheet: "Sheet", members: Sequence[str], comparisons: Sequence[Comparison], claims: Mapping[str, Claim]
) -> dict[str, Cited]:
    """For the words of each figure or quotation of the page, where they stand. A retelling in the same words leads to what it
    repeats; of several figures in the same words the question's own one counts. Parts of a sum that are not on the page
    lead to their claim."""
    langs = langs_of(claims.values())
    found = {words: Cited(href, langs.get(words, "")) for words, href in _parts(comparisons).items()}
    by_words: dict[str, list[Row]] = {}
    for row in sheet.rows:
        by_words.setdefault(row.words, []).append(row)
    for row in sheet.everything:
        by_words.setdefault(row.words, [row])
    for words, rows in by_words.items():
        own = [row for row in rows if row.id in members]
        one = rows if len(rows) == 1 else own
        href = passage_of(one[0].claim) if len(one) == 1 else TABLE
        found[words] = Cited(href, langs.get(words, ""))
    return found


def _parts(comparisons: Sequence[Comparison]) -> dict[str, str]:
    parts = {part.figure: part.claim for pair in comparisons if pair.sum for part in pair.sum.parts}
    return {words: reverse("desk:claim", args=[claim]) for words, claim in parts.items()}
