"""`khronika reconcile OUT --engine spark`: the claims of a store set side by side, part by part."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from khronika.cli.progress import progress
from khronika.cli.words import plural


def reconcile_archive(folder: Path, master: str | None, most: int | None) -> None:
    """Works it out and says what was found and what was left out. Raises UsageError for what cannot be begun."""
    from khronika.archive import CannotGoOn, Missing, layout
    from khronika.archive.session import LOCAL, session

    try:
        layout.require_store(folder)
        with (
            TemporaryDirectory(prefix=".spark-", dir=folder) as scratch,
            session(master or LOCAL, Path(scratch)) as spark,
            progress("Comparing") as watch,
        ):
            from khronika.archive.partitions import MOST
            from khronika.archive.record import make

            made = make(spark, folder, most or MOST, watch.step)
    except (CannotGoOn, Missing) as error:
        raise click.UsageError(str(error)) from error
    click.echo(
        f"{plural(made.claims, 'claim')}, {plural(made.questions, 'question')}, {plural(made.comparisons, 'comparison')}, "
        f"{plural(made.copies, 'group')} of copies; {plural(made.parts, 'part')}, the largest of {plural(made.largest, 'claim')}."
    )
    for line in left_out(made.loose):
        click.echo(line, err=True)


def left_out(loose: int) -> list[str]:
    """What is to be said of a record in which parts were too large; nothing where all was compared."""
    if not loose:
        return []
    told = (
        f"Left out: {plural(loose, 'claim')} are of parts too large to be worked out at once. Each is compared within its country, kind and days; "
        "what says neither where nor when is not compared with those of its number. --most allows larger parts."
    )
    return [told]
