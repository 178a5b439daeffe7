"""`khronika estimate-lists`: how many people stand on none of the folder's lists. The desk runs it too, in the background."""

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress

_EPILOG = """
\b
Example:
  khronika estimate-lists --folder june

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
@options.folder_option
@click.pass_context
def command(ctx: click.Context, seed: int, asked: int | None, folder: str | None) -> None:
    """Estimate how many people there were in all, those on none of the folder's linked lists included, and keep the answer."""
    with open_folder(folder, make=False):
        from khronika.cli.layout import paragraph
        from khronika.cli.words import clean, plural
        from khronika.nouns import NoEstimate
        from khronika.study import study_lists

        with progress("Estimating") as shown:
            study = study_lists(seed=seed, asked=asked, told=shown.step)
        if isinstance(study, NoEstimate):
            click.echo(f"No estimate: {study.reason} [{study.rule}]. {study.remedy}", err=True)
            ctx.exit(exits.SOME_UNREAD)
        click.echo(
            f"{plural(study.observed, 'person', 'people')} on {plural(len(study.lists), 'list')}, as linked."
        )
        made = 0
        for each in study.methods:
            found, refused = each.averaged.estimate, each.averaged.refused
            if found is not None:
                made += 1
                ends = f"95 % interval {found.low:,.0f} to {found.high:,.0f}"
                click.echo(f"{each.method}: {found.point:,.0f}, {ends}, doubt of linking included.")
            elif refused is not None:
                click.echo(
                    paragraph(f"{each.method}: no estimate: {clean(refused.reason)} [{refused.rule}].")
                )
        click.echo("What must hold for these numbers: khronika desk, page “How many in all”.")
        ctx.exit(exits.FINE if made else exits.SOME_UNREAD)
