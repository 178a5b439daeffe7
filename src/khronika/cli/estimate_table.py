"""What `khronika estimate` prints: a study as text or as one JSON object."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from khronika.cli.layout import Column, paragraph, table
from khronika.cli.words import UNSAID, clean, plural
from khronika.estimating import Answer, Table, edges_of, graphs_of, guarded, observable, sensitivity
from khronika.estimating.guarded import LEVELS
from khronika.nouns import Assumption, Estimate, NoEstimate
from khronika.nouns.canonical import plain

NAMES = {
    "graphs": "graphs averaged",
    "classes": "latent classes",
    "loglinear": "log-linear, least BIC",
    "guarded": "graphs, guarded",
}


@dataclass(frozen=True)
class Study:
    """All that is printed: the table, each method's answer with those after leaving out a list, the strata's answers,
    and their sums, by the methods that have a posterior (none where no strata were asked for)."""

    table: Table
    answers: tuple[tuple[Answer, dict[str, Answer]], ...]
    strata: tuple[Answer, ...]
    pooled: tuple[tuple[str, Estimate | NoEstimate], ...] = ()

    @property
    def guarded(self) -> Estimate | NoEstimate | None:
        """What allows for people who are harder to list; ``None`` where graphs gave no estimate or were not asked."""
        for answer, _ in self.answers:
            if answer.averaged is not None and isinstance(answer.outcome, Estimate):
                return guarded(answer.outcome, answer.averaged)
        return None

    def side_by_side(self) -> list[tuple[str, Estimate | NoEstimate]]:
        """Of all people: each method, and the guarded interval."""
        rows = [(NAMES[answer.method], answer.outcome) for answer, _ in self.answers]
        return rows if self.guarded is None else [*rows, (NAMES["guarded"], self.guarded)]

    @property
    def any_estimate(self) -> bool:
        outcomes = [answer.outcome for answer, _ in self.answers] + [each.outcome for each in self.strata]
        return any(isinstance(each, Estimate) for each in outcomes)


def as_json(study: Study) -> bytes:
    """One object: ``table``, ``answers`` (each with ``estimate`` or ``refused``), ``strata``, ``pooled``."""
    whole = {
        "table": {
            "lists": list(study.table.lists),
            "observed": study.table.observed,
            "on_each": {name: study.table.on_all(1 << place) for place, name in enumerate(study.table.lists)},
            "inputs": study.table.inputs,
            "notes": list(study.table.notes),
        },
        "answers": [
            _answer_row(answer, study.table)
            | {"without": {name: _outcome_row(other.outcome) for name, other in dropped.items()}}
            for answer, dropped in study.answers
        ],
        "strata": [_outcome_row(each.outcome) | {"method": each.method} for each in study.strata],
        "pooled": {method: _outcome_row(outcome) for method, outcome in study.pooled},
        "guarded": _outcome_row(study.guarded) if study.guarded else None,
        "at_most": {f"{chance:g}": observable(study.table.observed, chance) for chance in LEVELS},
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def _outcome_row(outcome: Estimate | NoEstimate) -> dict[str, Any]:
    if isinstance(outcome, NoEstimate):
        return {"stratum": outcome.stratum, "estimate": None, "refused": plain(outcome)}
    row = plain(outcome) | {"settings": dict(outcome.settings)}
    row["sensitivity"] = [
        {"factor": factor, "point": point, "low": low, "high": high}
        for factor, point, low, high in sensitivity(outcome)
    ]
    return {"stratum": outcome.stratum, "estimate": row, "refused": None}


def _answer_row(answer: Answer, counted: Table) -> dict[str, Any]:
    row: dict[str, Any] = {"method": answer.method, **_outcome_row(answer.outcome)}
    if answer.averaged is not None:
        row["graphs"] = [
            {"cliques": name, "probability": chance} for name, chance in graphs_of(counted, answer.averaged)
        ]
        row["dependent"] = [
            {"lists": [a, b], "probability": p} for a, b, p in edges_of(counted, answer.averaged)
        ]
        row["complete_graph"] = answer.averaged.complete
    if answer.classed is not None:
        agree = answer.classed.agree
        row["chains"] = {
            "chains": answer.classed.chains,
            "sweeps": answer.classed.sweeps,
            "rhat": agree.rhat,
            "bulk": agree.bulk,
            "tail": agree.tail,
        }
    if answer.fitted is not None:
        row["models"] = [
            {"model": name, "point": point, "bic": score} for name, point, score in answer.fitted.near
        ]
    return row


def as_text(study: Study, lang: str) -> str:
    """For people: numbers with their intervals first, then what they hang on, then what must hold."""
    return "\n\n".join(block for block in _blocks(study, lang) if block)


def _blocks(study: Study, lang: str) -> Iterator[str]:
    counted = study.table
    lists = ", ".join(clean(name) for name in counted.lists)
    yield paragraph(
        f"{plural(counted.observed, 'person', 'people')} on {plural(len(counted.lists), 'list')}: {lists}."
    )
    yield "\n".join(paragraph(f"Note: {clean(note)}.") for note in _notes(study))
    outcomes = [(answer.method, "everybody", answer.outcome) for answer, _ in study.answers]
    outcomes += [(each.method, clean(each.outcome.stratum or UNSAID), each.outcome) for each in study.strata]
    if study.guarded is not None:
        outcomes.insert(len(study.answers), ("guarded", "everybody", study.guarded))
    outcomes += [(method, "strata added", outcome) for method, outcome in study.pooled]
    yield _numbers(outcomes)
    yield "\n".join(_refusals(outcomes))
    yield _at_most(counted)
    for answer, dropped in study.answers:
        yield _rests_on(answer, counted)
        yield _left_out(answer.method, dropped)
    made = [outcome for _, _, outcome in outcomes if isinstance(outcome, Estimate)]
    yield _assumptions([each for estimate in made for each in estimate.assumptions], lang)
    if made:
        seeds = {each.seed for each in made if each.seed is not None}
        seed = ", ".join(map(str, sorted(seeds))) or "not needed"
        yield f"khronika {made[0].version}, inputs {counted.inputs[:16]}, seed {seed}."


def _at_most(counted: Table) -> str:
    """What needs no assumption about the lists: Johndrow, Lum and Manrique-Vallier's people above a chance to be seen."""
    said = [
        f"{observable(counted.observed, chance):,} if each had at least {chance:.0%}" for chance in LEVELS
    ]
    return paragraph(
        f"Whatever the lists, of people with a chance to come onto some list there were at most {', '.join(said)}."
    )


def _notes(study: Study) -> list[str]:
    """Of the table and of each estimate, each once."""
    outcomes = [answer.outcome for answer, _ in study.answers] + [each.outcome for each in study.strata]
    made = [note for each in outcomes if isinstance(each, Estimate) for note in each.notes]
    return list(dict.fromkeys([*study.table.notes, *made]))


def _numbers(outcomes: list[tuple[str, str, Estimate | NoEstimate]]) -> str:
    columns = [
        Column("Method", 3),
        Column("Who", 3),
        Column("Seen", 2, right=True),
        Column("In all", 2, right=True),
        Column("95 % interval", 3, right=True),
    ]
    rows = [
        [NAMES[method], who, f"{each.observed:,}", people_words(each.point), interval_words(each)]
        if isinstance(each, Estimate)
        else [NAMES[method], who, UNSAID, "no estimate", UNSAID]
        for method, who, each in outcomes
    ]
    return table(columns, rows)


def people_words(number: float) -> str:
    """Whole people as they are; a point between two is shown as computed."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def interval_words(each: Estimate) -> str:
    return f"{each.low:,.0f} to {each.high:,.0f}"


def _refusals(outcomes: list[tuple[str, str, Estimate | NoEstimate]]) -> Iterator[str]:
    said = set()
    for method, who, each in outcomes:
        if isinstance(each, NoEstimate) and (who, each.rule) not in said:
            said.add((who, each.rule))
            by = "" if each.rule.startswith("estimate.") else f" by {method}"
            why = f"{clean(each.reason)} [{each.rule}]. {clean(each.remedy)}"
            yield paragraph(f"No estimate{by} ({who}): {why}")


def _rests_on(answer: Answer, counted: Table) -> str:
    """The settings, and the graphs or models behind the number."""
    if isinstance(answer.outcome, NoEstimate):
        return ""
    lines = [f"{NAMES[answer.method]}:"]
    lines += [paragraph(f"{name}: {value}", "  ") for name, value in answer.outcome.settings]
    for factor, point, low, high in sensitivity(answer.outcome):
        words = f"were {factor:g} times as many on no list: {point:,.0f} ({low:,.0f} to {high:,.0f})"
        lines.append(paragraph(words, "  "))
    if answer.averaged is not None:
        for name, chance in graphs_of(counted, answer.averaged):
            lines.append(paragraph(f"graph {clean(name)}: {chance:.1%}", "  "))
    if answer.fitted is not None:
        for name, point, score in answer.fitted.near:
            lines.append(paragraph(f"model {name}: {people_words(round(point))}, BIC {score:.1f}", "  "))
    return "\n".join(lines)


def _left_out(method: str, dropped: dict[str, Answer]) -> str:
    if not dropped:
        return ""
    columns = [
        Column("Without list", 3),
        Column("In all", 2, right=True),
        Column("95 % interval", 3, right=True),
    ]
    rows = []
    for name, answer in dropped.items():
        each = answer.outcome
        shown = [people_words(round(each.point)), interval_words(each)] if isinstance(each, Estimate) else []
        rows.append(
            [clean(name), *(shown or ["no estimate", f"{each.rule}" if isinstance(each, NoEstimate) else ""])]
        )
    return f"{NAMES[method]}, had one list never been kept:\n{table(columns, rows)}"


_HEADINGS = {
    "en": "These numbers hold only if:",
    "ru": "Эти числа верны, только если:",
    "kk": "Бұл сандар мына шарттарда ғана дұрыс:",
}


def _assumptions(taken: list[Assumption], lang: str) -> str:
    once = {each.id: each for each in taken}
    if not once:
        return ""
    return "\n".join([_HEADINGS[lang], *(paragraph(each.words(lang), "  ") for each in once.values())])
