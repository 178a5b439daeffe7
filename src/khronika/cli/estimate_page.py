"""`khronika estimate --format html`: one page that stands alone, its plots as SVG inside it. Nothing is fetched, nothing runs."""

from collections.abc import Iterator
from html import escape

from khronika.cli.estimate_table import Study, as_text, stratum_words
from khronika.cli.estimate_words import (
    chance_words,
    interval_words,
    method_words,
    number_words,
    people_on,
    people_words,
    tell,
)
from khronika.cli.words import clean
from khronika.estimating import Answer, graphs_of
from khronika.estimating.plots import Range, Words, bars, curve, overlaps, ranges, sensitivity_curve
from khronika.nouns import Estimate, NoEstimate

_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 sans-serif;color:#1b1b1b;background:#fff}"
    "svg{max-width:100%;height:auto}pre{overflow-x:auto;font-size:13px;line-height:1.35}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}}"
)


def as_html(study: Study, lang: str) -> bytes:
    """The plots first, then all that the table says, word for word."""
    parts = [f"<h2>{escape(title)}</h2>{svg}" for title, svg in _plots(study, lang)]
    on = people_on(lang, study.table.observed, len(study.table.lists))
    title = tell(lang, "{title}: how many in all", title=on)
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"{''.join(parts)}<h2>{escape(tell(lang, 'In words'))}</h2><pre>{escape(as_text(study, lang))}</pre></body></html>\n"
    )
    return page.encode()


def _words(lang: str) -> Words:
    return Words(
        number=lambda number: number_words(lang, number),
        seen=_form(lang, "{n} seen"),
        ratios=_form(lang, "{title}, on a scale of ratios"),
        overlaps=_form(lang, "People on exactly these lists"),
        smaller=_form(lang, "and {cells} smaller overlaps, {n} people"),
        interval=_form(lang, "{point} ({low} to {high})"),
        times=_form(lang, "times as many on no list as the method assumes"),
    )


def _form(lang: str, english: str) -> str:
    """With its slots, for the plot to fill."""
    names = {name: f"{{{name}}}" for name in ("n", "title", "cells", "point", "low", "high")}
    return tell(lang, english, **names)


def _plots(study: Study, lang: str) -> Iterator[tuple[str, str]]:
    counted, words = study.table, _words(lang)
    rows = [_range(lang, method_words(lang, name), outcome) for name, outcome in study.side_by_side()]
    beside = tell(lang, "The methods side by side")
    yield beside, ranges(beside, rows, counted.observed, words)
    yield tell(lang, "How the lists overlap"), overlaps(counted, words)
    on_each = [(name, counted.on_all(1 << place)) for place, name in enumerate(counted.lists)]
    sizes = [(clean(name), float(number), number_words(lang, number)) for name, number in on_each]
    each = tell(lang, "People on each list")
    yield each, bars(each, sizes)
    for answer, dropped in study.answers:
        yield from _of_answer(study, answer, lang)
        if dropped:
            method = method_words(lang, answer.method)
            title = tell(lang, "Had one list never been kept ({method})", method=method)
            rows = [_range(lang, clean(name), other.outcome) for name, other in dropped.items()]
            seen = min(study.table.without(name).observed for name in dropped)
            yield title, ranges(title, rows, seen, words)
    if study.strata:
        title = tell(lang, "Strata")
        rows = [
            _range(
                lang,
                f"{stratum_words(lang, each.outcome)}, {method_words(lang, each.method)}",
                each.outcome,
            )
            for each in study.strata
        ]
        yield title, ranges(title, rows, 0, words)


def _of_answer(study: Study, answer: Answer, lang: str) -> Iterator[tuple[str, str]]:
    outcome, name, words = answer.outcome, method_words(lang, answer.method), _words(lang)
    if isinstance(outcome, NoEstimate):
        return
    if answer.posterior is not None:
        title = tell(lang, "What the number may be ({method})", method=name)
        yield title, curve(title, answer.posterior, outcome.level, words)
    title = tell(lang, "Were more, or fewer, on no list ({method})", method=name)
    ends = (outcome.low, outcome.point, outcome.high)
    yield title, sensitivity_curve(title, outcome.observed, ends, words=words)
    if answer.averaged is not None:
        weights = graphs_of(study.table, answer.averaged, most=10)
        rows = [(clean(graph), chance, chance_words(lang, chance)) for graph, chance in weights]
        title = tell(lang, "The likeliest graphs: which lists go together")
        yield title, bars(tell(lang, "Probability of graphs"), rows)


def _range(lang: str, name: str, outcome: Estimate | NoEstimate) -> Range:
    if isinstance(outcome, NoEstimate):
        return Range(name, tell(lang, "no estimate: {rule}", rule=outcome.rule))
    said = f"{people_words(lang, round(outcome.point))} ({interval_words(lang, outcome)})"
    return Range(name, said, (outcome.low, outcome.point, outcome.high))
