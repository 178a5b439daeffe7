"""Questions under the wider ones that they lie in, each with its answer: what `khronika questions --lattice` prints."""

from collections.abc import Iterator, Mapping, Sequence

from khronika.cli.layout import paragraph
from khronika.cli.place_names import namer
from khronika.cli.words import clean
from khronika.ledger.views import QuestionRow, Told
from khronika.reconciling import answer, title

_STEP = "    "


def answers_of(row: QuestionRow, told: Told | None, lang: str) -> str:
    """The answer sentence; empty where nothing was told of the question."""
    if told is None:
        return ""
    return answer(row.question, told.claims, told.comparisons, lang=lang, named=namer(lang, row.question))


def title_of(row: QuestionRow, told: Told | None, lang: str) -> str:
    """The question in ``lang``; in English where none of its claims is at hand."""
    if told is None:
        return row.question.text
    return title(row.question, told.claims, lang, namer(lang, row.question))


def lattice_lines(rows: Sequence[QuestionRow], told: Mapping[str, Told], lang: str) -> Iterator[str]:
    """The rows as a tree. A question that lies in two others stands under both, its own parts under the first."""
    known = {row.id: row for row in rows}
    shown: set[str] = set()

    def below(row: QuestionRow, depth: int) -> Iterator[str]:
        indent = _STEP * depth
        yield f"{indent}{clean(title_of(row, told.get(row.id), lang))} ({row.figures})  {row.id}"
        if row.id in shown:
            return
        shown.add(row.id)
        if said := answers_of(row, told.get(row.id), lang):
            yield paragraph(clean(said), f"{indent}  ")
        for key in row.question.narrower:
            if key in known:
                yield from below(known[key], depth + 1)

    for row in rows:
        if not any(key in known for key in row.question.wider):
            yield from below(row, 0)
            yield ""
