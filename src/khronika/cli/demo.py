"""`khronika demo`: the demo corpus, read before your eyes, and what it answers."""

import os
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.ledger.errors import FolderTrouble
from khronika.nouns import Kind, Level, PartialDate, Place, Precision, When
from khronika.server.folder import FOLDER_VARIABLE

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.flow import Taken
    from khronika.nouns import Question
    from khronika.reconciling import Gathered, Record

DEMO_FOLDER = ".demo"

# What the demo asks; the answer comes out of the reports.
_KIND = Kind.DETENTION
_PLACE = Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ")
_PERIOD = When(PartialDate(2019, 6, 9), PartialDate(2019, 6, 13), Precision.DAYS)

_EPILOG = """
\b
Examples:
  khronika demo             print the answer, then serve the desk until Ctrl-C
  khronika demo --no-serve  print the answer
  khronika demo --release && khronika site --folder .demo -o site/   its public pages

Run again, it finds everything there already and adds nothing.
"""


@click.command("demo", short_help="Read the demo corpus and answer its question.", epilog=_EPILOG)
@click.option(
    "--no-serve", is_flag=True, help="Print and end; so it also does when standard input is no terminal."
)
@click.option(
    "--release",
    is_flag=True,
    help="Release it by the demonstration's own rules, for `khronika site`, and end.",
)
@click.option(
    "--folder", metavar="FOLDER", help=f"The data folder; else KHRONIKA_FOLDER, else ./{DEMO_FOLDER}."
)
@click.pass_context
def command(ctx: click.Context, no_serve: bool, release: bool, folder: str | None) -> None:
    """Read the demo corpus (khronika's own short summaries of what was published on Kazakhstan in June 2019) and
    answer: how many people were detained in Kazakhstan on 9-13 June 2019, and who says so?"""
    with open_folder(folder or os.environ.get(FOLDER_VARIABLE) or DEMO_FOLDER, make=True) as place:
        from khronika.cli.words import unread_lines

        if not folder and place.name != DEMO_FOLDER:
            _spare_a_record(place)
        taken = _take()
        click.echo(_arrival(taken))
        for line in unread_lines(taken.unread):
            click.echo(line, err=True)
        from khronika.cli.demo_lists import take_demo_lists
        from khronika.side_by_side import whole_record

        take_demo_lists()  # before the record is told, which stands last on the screen

        click.echo(_answer(taken.record or whole_record()))
        click.echo(f"\nThe folder: {place}")
        if release:
            click.echo(_released(place))
        elif no_serve or not sys.stdin.isatty():
            click.echo(f"To see it: khronika desk --folder {place}")
        else:
            from khronika.cli.desk import serve

            serve(None)
        ctx.exit(exits.SOME_UNREAD if taken.unread else exits.FINE)


_BY = "khronika demo"  # a program, and it says so: nobody reviewed anything


def _released(place: Path) -> str:
    """Releases what the folder holds by the demonstration's rule set, where the release in force tells something else. Its key is
    unsealed: it signs nothing that anybody should trust."""
    from khronika import release_key, releasing
    from khronika.ledger import published, releases
    from khronika.publishing.demonstration import demonstration

    order = releasing.Order(demonstration(), "Demonstration: Kazakhstan, June 2019")
    now = published.current()
    if now is not None and now.release.claims == releasing.look(order).release.claims:
        return f"Release {now.release.number} tells it already."
    if (waiting := releases.open_proposal()) is not None:
        raise FolderTrouble(
            f"Proposal {waiting.number} waits in {place}. Confirm it or put it aside first (khronika release list)."
        )
    if release_key.public(place) is None:
        release_key.make(place, "")
    number = releasing.confirm(releasing.propose(order, by=_BY), place, by=_BY)
    return f"Release {number} is public; nobody reviewed it, and it says so. To see it: khronika site --folder {place} -o site/"


def _spare_a_record(place: Path) -> None:
    """Raises FolderTrouble where the environment names somebody's record that the demo is not in: nothing is ever
    erased, and the demo's reports would stay among theirs."""
    from khronika.cli.words import plural
    from khronika.ledger import access

    origins = [Path(row.report.origin).as_posix() for row in access.reports()]
    if origins and not any("khronika/demo/" in origin for origin in origins):
        raise FolderTrouble(
            f"{place} holds {plural(len(origins), 'report')} of your own, and the demo's could not be taken out of it "
            f"later. Unset {FOLDER_VARIABLE}, or say where the demo goes: khronika demo --folder {DEMO_FOLDER}"
        )


def _take() -> "Taken":
    from khronika.flow import Taken, take

    with as_file(files("khronika") / "demo") as corpus:
        # One folder a language; the README beside them is no report.
        paths = sorted(Path(corpus).glob("*/*.md"))
        if _were_read(paths):
            from khronika.side_by_side import set_side_by_side

            beside = set_side_by_side()  # a run that was killed may have left that
            return Taken(
                known=len(paths), changed=beside.changed, record=beside.record, warnings=beside.warnings
            )
        with progress("Reading") as watch:
            return take(paths, watch=lambda step: watch.step(Path(step.origin).name))


def _were_read(paths: list[Path]) -> bool:
    """Whether these rules have read every one of the files, by their bytes: to open and parse each again would take longer than all
    else before the first page."""
    from khronika import reading
    from khronika.ledger import access
    from khronika.nouns import digest

    read = access.read_by(reading.RULES_VERSION)
    return all(digest(path.read_bytes()) in read for path in paths)


def _arrival(taken: "Taken") -> str:
    from khronika.cli.words import plural

    known = f", {plural(taken.known, 'report')} here already" if taken.known else ""
    return f"{plural(taken.read, 'report')} read, {plural(taken.claims, 'claim')} found{known}."


def _answer(record: "Record") -> str:
    from khronika.cli.layout import paragraph
    from khronika.cli.question_table import question_table
    from khronika.ledger.doubted import weak_of
    from khronika.reconciling import answer_around, gather

    found = gather(record, _KIND, None, (_PLACE,), _PERIOD)
    beside = {key: record.claims[key] for key in found.claim_ids}
    weak = weak_of(beside.values())
    lines = ["", found.asked.text[:1].upper() + found.asked.text[1:], "=" * len(found.asked.text)]
    for title, questions in _sections(found):
        listed = question_table(
            questions, record.claims, record.comparisons, beside=beside, silent=False, weak=weak
        )
        if listed:
            lines += ["", title, "", listed]
    if weak:
        lines += ["", paragraph("What stands behind “perhaps” is doubtful; `khronika question ID` says why.")]
    return "\n".join([*lines, "", paragraph(answer_around(found, record.claims, record.comparisons))])


def _sections(found: "Gathered") -> list[tuple[str, tuple["Question", ...]]]:
    return [
        ("Figures of this very scope", (found.asked,) if found.asked.members else ()),
        ("Figures of a part of it: a day, a city, some of the people. Never to be added up", found.nested),
        ("Figures of more than it", found.wider),
        ("Figures that count something else, and are at times printed as if they did not", found.near),
        ("Figures that do not say where or when, and may belong here", found.unplaced),
    ]
