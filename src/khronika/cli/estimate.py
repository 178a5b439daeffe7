"""`khronika estimate`: a table of overlapping lists in, the number of people or a refusal out. No ledger, no Django."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.progress import progress

if TYPE_CHECKING:  # --help answers at once
    from khronika.estimating import Answer, Opened, Table
    from khronika.nouns import Estimate, NoEstimate

_EPILOG = """
\b
Examples:
  khronika estimate overlap.csv
  khronika estimate people.csv --by region --method graphs
  khronika estimate - --format json < overlap.csv

\b
The table has a column for each list, holding 1 (on it) or 0 (not), and
may have a column count; without it a row is a person. Where columns are
named in_..., those are the lists. Names of people are not needed: leave
them out. Three lists or more, up to seven. The chains of classes take
seconds to minutes, the first time 20 seconds more.

\b
Read docs/methods/estimating.md before you print a number: where some people
are much harder to list than others, every method here says too little.
Exit code 1: the table was not taken, or no method gave an estimate.
"""


@click.command(
    "estimate", short_help="Say how many people stand on no list. Needs no folder.", epilog=_EPILOG
)
@click.argument("table", metavar="TABLE.csv|-", required=False)
@click.option("--from-links", metavar="LINKS.csv", help="In place of a table: what `khronika link` wrote.")
@click.option(
    "--method", type=click.Choice(["graphs", "classes", "loglinear", "all"]), default="all", show_default=True
)
@click.option("--by", metavar="COLUMN", help="Estimate each value of this column apart too, and add them up.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    help="Of the chains of classes; 0 unless given. Kept in the estimate.",
)
@options.said_in("all that is said; names stay as they are")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True
)
@click.pass_context
def command(
    ctx: click.Context,
    table: str | None,
    from_links: str | None,
    method: str,
    by: str | None,
    seed: int | None,
    lang: str,
    form: str,
) -> None:
    """Say how many people there were in all, those on no list included, from how lists of people overlap.

    TABLE.csv is the table, or - for standard input. Prints each method's number with its interval, the same with
    each list left out, and what must hold for them to mean what they say.
    """
    from khronika.cli import estimate_table
    from khronika.cli.estimate_words import tell, why_words
    from khronika.estimating import METHODS
    from khronika.nouns import NoEstimate

    if (table is None) == (from_links is None):
        raise click.UsageError("Name a table, or a file of links with --from-links; not both.")
    if from_links is not None:
        if form == "html":
            raise click.UsageError("--from-links prints a table or json.")
        # Chains of classes take minutes over ten linkages: only where they are asked for by name.
        asked = ("graphs", "loglinear") if method == "all" else (method,)
        ctx.exit(_over_linkages(from_links, seed or 0, asked, by, lang, form))
    assert table is not None  # one of the two was named
    opened = _opened(table, by)
    if isinstance(opened, NoEstimate):
        click.echo(tell(lang, "Not taken: {why}", why=why_words(lang, opened)), err=True)
        ctx.exit(exits.SOME_UNREAD)
    methods = METHODS if method == "all" else (method,)
    by_stratum = {each: _by_stratum(opened, each, seed) for each in methods}
    study = estimate_table.Study(
        opened.table,
        tuple(_answered(opened.table, each, seed, lang) for each in methods),
        tuple(by_stratum[each][name] for name, _ in opened.strata for each in methods),
        _pooled(by_stratum, seed),
    )
    if form == "json":
        sys.stdout.buffer.write(estimate_table.as_json(study))
    elif form == "html":
        from khronika.cli.estimate_page import as_html

        sys.stdout.buffer.write(as_html(study, lang))
    else:
        click.echo(estimate_table.as_text(study, lang))
    ctx.exit(exits.FINE if study.any_estimate else exits.SOME_UNREAD)


def _over_linkages(
    path: str, seed: int, methods: tuple[str, ...], by: str | None, lang: str, form: str
) -> int:
    from khronika.cli import from_links
    from khronika.cli.estimate_words import method_words, tell, why_words
    from khronika.nouns import NoLinks

    try:
        with progress(tell(lang, "estimating over linkages drawn")) as shown:
            found = from_links.estimate_of(
                Path(path), seed, methods, by, told=lambda method: shown.step(method_words(lang, method))
            )
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from error
    if isinstance(found, NoLinks):
        click.echo(tell(lang, "Not taken: {why}", why=why_words(lang, found)), err=True)
        return exits.SOME_UNREAD
    if form == "json":
        sys.stdout.buffer.write(from_links.as_json(found))
    else:
        click.echo(from_links.as_text(found, lang))
    return exits.FINE if found.any_estimate else exits.SOME_UNREAD


def _opened(path: str, by: str | None) -> "Opened | NoEstimate":
    from khronika.estimating import open_table

    if path == "-":
        return open_table(sys.stdin.buffer, by=by)
    try:
        with Path(path).open("rb") as file:
            return open_table(file, by=by)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _answered(table: "Table", method: str, seed: int | None, lang: str) -> "tuple[Answer, dict[str, Answer]]":
    from khronika.cli.estimate_words import method_words, number_words, tell
    from khronika.estimating import estimate, without_each
    from khronika.nouns import NoEstimate

    with progress(tell(lang, "estimating: {method}", method=method_words(lang, method))) as shown:
        answer = estimate(
            table,
            method,
            seed=seed,
            told=lambda sweeps, agree: shown.step(
                tell(lang, "{n} sweeps, R-hat {rhat}", n=number_words(lang, sweeps), rhat=f"{agree.rhat:.3f}")
            ),
        )
        if isinstance(answer.outcome, NoEstimate):
            return answer, {}
        said = lambda name: shown.step(tell(lang, "without {name}", name=name))  # noqa: E731  one line
        return answer, without_each(table, method, seed=seed, told=said)


def _by_stratum(opened: "Opened", method: str, seed: int | None) -> "dict[str, Answer]":
    from khronika.estimating import estimate, in_stratum

    return {name: in_stratum(estimate(table, method, seed=seed), name) for name, table in opened.strata}


def _pooled(
    by_stratum: "dict[str, dict[str, Answer]]", seed: int | None
) -> "tuple[tuple[str, Estimate | NoEstimate], ...]":
    """By each method that has a posterior to add; nothing where no strata were asked for."""
    from khronika.estimating import pooled

    return tuple(
        (method, pooled(answers, seed=seed))
        for method, answers in by_stratum.items()
        if answers and method != "loglinear"
    )
