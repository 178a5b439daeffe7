"""`khronika estimate-lists`: how many people stand on none of the folder's lists. The desk runs it too, in the background."""

from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.spoken import say

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.nouns import NoEstimate, Study

_EPILOG = """
\b
Example:
  khronika estimate-lists --folder june --lang kk

It takes seconds to minutes. What comes out is kept in the folder with its
seed, its version and the hash of its inputs, and shown at the desk; only
counts of overlaps go in. Read docs/methods/estimating.md before you print a
number. Exit code 1: no method gave an estimate.
"""


@click.command(
    "estimate-lists", short_help="Say how many people stand on none of the folder's lists.", epilog=_EPILOG
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of all draws.")
@click.option("--asked", type=int, hidden=True, help="The number under which the desk asked for it.")
@options.said_in("what is printed")
@options.folder_option
@click.pass_context
def command(ctx: click.Context, seed: int, asked: int | None, lang: str, folder: str | None) -> None:
    """Estimate how many people there were in all, those on none of the folder's linked lists included, and keep the answer."""
    with open_folder(folder, make=False):
        from khronika.cli.list_words import room_words
        from khronika.nouns import NoEstimate
        from khronika.study import study_lists

        with progress(say(lang, "Estimating")) as shown:
            study = study_lists(seed=seed, asked=asked, told=lambda what: shown.step(room_words(lang, what)))
        if isinstance(study, NoEstimate):
            click.echo(say(lang, "No estimate: {why}", why=_why_none(lang, study)), err=True)
            ctx.exit(exits.SOME_UNREAD)
        ctx.exit(exits.FINE if _told(study, lang) else exits.SOME_UNREAD)


def _why_none(lang: str, refused: "NoEstimate") -> str:
    """Nothing is linked: the one refusal of the whole folder."""
    if refused.rule != "study.not-linked":
        return f"{refused.reason} [{refused.rule}]. {refused.remedy}"
    reason = say(lang, "no lists are linked in this folder")
    remedy = say(lang, "Add lists of people with `khronika add-list`; they are linked as they come.")
    return f"{reason} [{refused.rule}]. {remedy}"


def _told(study: "Study", lang: str) -> int:
    """Prints it; how many methods gave an estimate."""
    from khronika.cli.estimate_words import interval_words, method_words, number_words, people_on, why_words
    from khronika.cli.layout import paragraph

    on = people_on(lang, study.observed, len(study.lists))
    click.echo(say(lang, "{people}, as linked.", people=on))
    made = 0
    said = [(each.method, each.averaged) for each in study.methods]
    for which, outcome in [*said, *([("guarded", study.guarded)] if study.guarded else [])]:
        found, refused, method = outcome.estimate, outcome.refused, method_words(lang, which)
        if found is not None:
            made += 1
            n, interval = number_words(lang, found.point), interval_words(lang, found)
            words = say(
                lang, "{method}: {n}, 95 % interval {interval}, doubt of linking included.", method=method, n=n, interval=interval
            )  # fmt: skip
            click.echo(paragraph(words))
        elif refused is not None:
            click.echo(
                paragraph(
                    say(lang, "{method}: no estimate: {why}", method=method, why=why_words(lang, refused))
                )
            )
    click.echo(say(lang, "What must hold for these numbers: khronika desk, page “How many in all”."))
    return made
