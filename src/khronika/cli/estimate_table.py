"""What `khronika estimate` prints: a study as text or as one JSON object."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from khronika.cli.estimate_words import (
    chance_words,
    interval_words,
    method_words,
    number_words,
    people_on,
    people_words,
    room_words,
    tell,
    why_words,
)
from khronika.cli.layout import Column, paragraph, table
from khronika.cli.words import UNSAID, clean
from khronika.estimating import Answer, Table, edges_of, graphs_of, guarded, observable, sensitivity
from khronika.estimating.guarded import LEVELS
from khronika.estimating.opening import UNSAID as NOT_SAID
from khronika.estimating.spoken import numbers_in
from khronika.nouns import Assumption, Estimate, NoEstimate
from khronika.nouns.canonical import plain


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
        """Of all people: each method, and ``guarded`` for that interval."""
        rows = [(answer.method, answer.outcome) for answer, _ in self.answers]
        return rows if self.guarded is None else [*rows, ("guarded", self.guarded)]

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
    yield paragraph(f"{people_on(lang, counted.observed, len(counted.lists))}: {lists}.")
    notes = [room_words(lang, note) for note in _notes(study)]
    yield "\n".join(paragraph(tell(lang, "Note: {words}.", words=note)) for note in notes)
    everybody = tell(lang, "everybody")
    outcomes = [(answer.method, everybody, answer.outcome) for answer, _ in study.answers]
    outcomes += [(each.method, stratum_words(lang, each.outcome), each.outcome) for each in study.strata]
    if study.guarded is not None:
        outcomes.insert(len(study.answers), ("guarded", everybody, study.guarded))
    outcomes += [(method, tell(lang, "strata added"), outcome) for method, outcome in study.pooled]
    yield _numbers(outcomes, lang)
    yield "\n".join(_refusals(outcomes, lang))
    yield _at_most(counted, lang)
    for answer, dropped in study.answers:
        yield _rests_on(answer, counted, lang)
        yield _left_out(answer.method, dropped, lang)
    made = [outcome for _, _, outcome in outcomes if isinstance(outcome, Estimate)]
    yield _assumptions([each for estimate in made for each in estimate.assumptions], lang)
    if made:
        yield signed(lang, made, counted.inputs)


def signed(lang: str, made: Sequence[Estimate], inputs: str) -> str:
    """Version, inputs and seeds."""
    seeds = {each.seed for each in made if each.seed is not None}
    return tell(
        lang,
        "khronika {version}, inputs {inputs}, seed {seed}.",
        version=made[0].version,
        inputs=inputs[:16],
        seed=", ".join(map(str, sorted(seeds))) or tell(lang, "not needed"),
    )


def stratum_words(lang: str, outcome: Estimate | NoEstimate) -> str:
    """Its name as the table has it; what the table leaves empty, in words."""
    name = clean(outcome.stratum or UNSAID)
    return tell(lang, "(not said)") if name == NOT_SAID else name


def _at_most(counted: Table, lang: str) -> str:
    """What needs no assumption about the lists: Johndrow, Lum and Manrique-Vallier's people above a chance to be seen."""
    said = [
        tell(
            lang,
            "{n} if each had at least {chance}",
            n=number_words(lang, observable(counted.observed, chance)),
            chance=chance_words(lang, chance, 0),
        )
        for chance in LEVELS
    ]
    return paragraph(
        tell(
            lang,
            "Whatever the lists, of people with a chance to come onto some list there were at most {ends}.",
            ends=("; " if lang != "en" else ", ").join(said),
        )
    )


def _notes(study: Study) -> list[str]:
    """Of the table and of each estimate, each once."""
    outcomes = [answer.outcome for answer, _ in study.answers] + [each.outcome for each in study.strata]
    made = [note for each in outcomes if isinstance(each, Estimate) for note in each.notes]
    return list(dict.fromkeys([*study.table.notes, *made]))


def _numbers(outcomes: list[tuple[str, str, Estimate | NoEstimate]], lang: str) -> str:
    columns = [
        Column(tell(lang, "Method"), 3),
        Column(tell(lang, "Who"), 3),
        Column(tell(lang, "Seen"), 2, right=True),
        Column(tell(lang, "In all"), 2, right=True),
        Column(tell(lang, "95 % interval"), 3, right=True),
    ]
    rows = [
        [
            method_words(lang, method),
            who,
            number_words(lang, each.observed),
            people_words(lang, each.point),
            interval_words(lang, each),
        ]
        if isinstance(each, Estimate)
        else [method_words(lang, method), who, UNSAID, tell(lang, "no estimate"), UNSAID]
        for method, who, each in outcomes
    ]
    return table(columns, rows)


def _refusals(outcomes: list[tuple[str, str, Estimate | NoEstimate]], lang: str) -> Iterator[str]:
    said = set()
    for method, who, each in outcomes:
        if isinstance(each, NoEstimate) and (who, each.rule) not in said:
            said.add((who, each.rule))
            why = why_words(lang, each)
            if each.rule.startswith("estimate."):
                yield paragraph(tell(lang, "No estimate ({who}): {why}", who=who, why=why))
            else:
                by = method_words(lang, method)
                words = tell(lang, "No estimate by {method} ({who}): {why}", method=by, who=who, why=why)
                yield paragraph(words)


def _rests_on(answer: Answer, counted: Table, lang: str) -> str:
    """The settings, and the graphs or models behind the number."""
    if isinstance(answer.outcome, NoEstimate):
        return ""
    lines = [f"{method_words(lang, answer.method)}:"]
    lines += settings_lines(answer.outcome, lang)
    for factor, point, low, high in sensitivity(answer.outcome):
        ends = {"low": number_words(lang, low), "high": number_words(lang, high)}
        told = {"point": number_words(lang, point), "interval": tell(lang, "{low} to {high}", **ends)}
        words = (
            tell(lang, "were half as many on no list: {point} ({interval})", **told)
            if factor == 0.5
            else tell(
                lang,
                "were {factor} times as many on no list: {point} ({interval})",
                factor=f"{factor:g}",
                **told,
            )
        )
        lines.append(paragraph(words, "  "))
    if answer.averaged is not None:
        for name, chance in graphs_of(counted, answer.averaged):
            words = tell(lang, "graph {name}: {chance}", name=clean(name), chance=chance_words(lang, chance))
            lines.append(paragraph(words, "  "))
    if answer.fitted is not None:
        for name, point, score in answer.fitted.near:
            told = {"n": people_words(lang, round(point)), "score": numbers_in(f"{score:.1f}", lang)}
            lines.append(paragraph(tell(lang, "model {name}: {n}, BIC {score}", name=name, **told), "  "))
    return "\n".join(lines)


def settings_lines(made: Estimate, lang: str) -> list[str]:
    return [
        paragraph(f"{room_words(lang, name)}: {room_words(lang, value)}", "  ")
        for name, value in made.settings
    ]


def _left_out(method: str, dropped: dict[str, Answer], lang: str) -> str:
    if not dropped:
        return ""
    columns = [
        Column(tell(lang, "Without list"), 3),
        Column(tell(lang, "In all"), 2, right=True),
        Column(tell(lang, "95 % interval"), 3, right=True),
    ]
    rows = []
    for name, answer in dropped.items():
        each = answer.outcome
        shown = (
            [people_words(lang, round(each.point)), interval_words(lang, each)]
            if isinstance(each, Estimate)
            else [tell(lang, "no estimate"), each.rule]
        )
        rows.append([clean(name), *shown])
    heading = tell(lang, "{method}, had one list never been kept:", method=method_words(lang, method))
    return f"{heading}\n{table(columns, rows)}"


def _assumptions(taken: list[Assumption], lang: str) -> str:
    once = {each.id: each for each in taken}
    if not once:
        return ""
    heading = tell(lang, "These numbers hold only if:")
    return "\n".join([heading, *(paragraph(each.words(lang), "  ") for each in once.values())])
