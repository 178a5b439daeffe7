"""`khronika estimate --format html`: one page that stands alone, its plots as SVG inside it. Nothing is fetched, nothing runs."""

from collections.abc import Iterator
from html import escape

from khronika.cli.estimate_table import NAMES, Study, as_text, interval_words, people_words
from khronika.cli.words import clean
from khronika.estimating import Answer, graphs_of
from khronika.estimating.plots import Range, bars, curve, overlaps, ranges, sensitivity_curve
from khronika.nouns import Estimate, NoEstimate

_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 sans-serif;color:#1b1b1b;background:#fff}"
    "svg{max-width:100%;height:auto}pre{overflow-x:auto;font-size:13px;line-height:1.35}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}}"
)


def as_html(study: Study, lang: str) -> bytes:
    """The plots first, then all that the table says, word for word."""
    parts = [f"<h2>{escape(title)}</h2>{svg}" for title, svg in _plots(study)]
    title = f"{study.table.observed:,} people on {len(study.table.lists)} lists: how many in all"
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"{''.join(parts)}<h2>In words</h2><pre>{escape(as_text(study, lang))}</pre></body></html>\n"
    )
    return page.encode()


def _plots(study: Study) -> Iterator[tuple[str, str]]:
    counted = study.table
    rows = [_range(name, outcome) for name, outcome in study.side_by_side()]
    yield "The methods side by side", ranges("Intervals by method", rows, counted.observed)
    yield "How the lists overlap", overlaps(counted)
    on_each = [(name, counted.on_all(1 << place)) for place, name in enumerate(counted.lists)]
    sizes = [(clean(name), float(number), f"{number:,}") for name, number in on_each]
    yield "People on each list", bars("People on each list", sizes)
    for answer, dropped in study.answers:
        yield from _of_answer(study, answer)
        if dropped:
            title = f"Had one list never been kept ({NAMES[answer.method]})"
            rows = [_range(clean(name), other.outcome) for name, other in dropped.items()]
            yield title, ranges(title, rows, min(study.table.without(name).observed for name in dropped))
    if study.strata:
        title = "Strata"
        rows = [
            _range(f"{clean(each.outcome.stratum or '')}, {each.method}", each.outcome)
            for each in study.strata
        ]
        yield title, ranges(title, rows, 0)


def _of_answer(study: Study, answer: Answer) -> Iterator[tuple[str, str]]:
    outcome, name = answer.outcome, NAMES[answer.method]
    if isinstance(outcome, NoEstimate):
        return
    if answer.posterior is not None:
        title = f"What the number may be ({name})"
        yield title, curve(title, answer.posterior, outcome.level)
    title = f"Were more, or fewer, on no list ({name})"
    ends = (outcome.low, outcome.point, outcome.high)
    yield title, sensitivity_curve(title, outcome.observed, ends)
    if answer.averaged is not None:
        weights = graphs_of(study.table, answer.averaged, most=10)
        rows = [(clean(graph), chance, f"{chance:.1%}") for graph, chance in weights]
        yield "The likeliest graphs: which lists go together", bars("Probability of graphs", rows)


def _range(name: str, outcome: Estimate | NoEstimate) -> Range:
    if isinstance(outcome, NoEstimate):
        return Range(name, f"no estimate: {outcome.rule}")
    said = f"{people_words(round(outcome.point))} ({interval_words(outcome)})"
    return Range(name, said, (outcome.low, outcome.point, outcome.high))
