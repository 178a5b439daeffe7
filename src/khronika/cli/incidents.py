"""`khronika incidents`: what the claims are held to be about, as proposals."""

import json
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.cli.doubt_lines import Weak
    from khronika.ledger.access import IncidentView

_EPILOG = """
\b
Examples:
  khronika incidents
  khronika incidents --lang kk
  khronika incidents --format json

\b
Each is a proposal with reasons. Doubtful are claims of which some field
stands on weak ground: `khronika incident ID` says which and why, and records
what you decide.
"""


@click.command(
    "incidents", short_help="List the happenings that claims tell of, as proposals.", epilog=_EPILOG
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.said_in("the list")
@options.folder_option
def command(form: str, lang: str, folder: str | None) -> None:
    """List the happenings that the folder's claims are held to tell of, in order of their first day."""
    with open_folder(folder, make=False):
        from khronika.cli.question_rows import incident_object
        from khronika.cli.spoken import counted
        from khronika.ledger import access
        from khronika.ledger.doubted import weak_of

        found = access.incidents()
        if form == "json":
            click.echo(json.dumps([incident_object(each) for each in found], ensure_ascii=False, indent=1))
            return
        weak = weak_of(claim for each in found for claim in each.claims.values())
        for each in found:
            click.echo(incident_line(each, weak, lang))
        click.echo(f"{counted(lang, len(found), 'incident')}.")


def incident_line(view: "IncidentView", weak: "Weak", lang: str = "en") -> str:
    """ "i-0a1b...  detention; Almaty; 2019-06-09: 4 claims in 3 reports, 1 more judges it; proposed", in ``lang``; with how many of
    the claims are doubtful in something."""
    from khronika.cli.place_names import namer
    from khronika.cli.spoken import counted, say
    from khronika.cli.words import clean, places_words, when_words
    from khronika.reconciling import happening_in

    incident = view.incident
    reports = {view.claims[key].report_id for key in incident.members if key in view.claims}
    words = (
        f"{incident.kind.value}; {clean(places_words(incident.places))}; {when_words(incident.period)}"
        if lang == "en"
        else clean(happening_in(incident, lang, namer(lang, incident)))
    )
    beside = f", {counted(lang, len(incident.judging), 'judging')}" if incident.judging else ""
    since = f", {counted(lang, len(view.members_since), 'since')}" if view.members_since else ""
    many = say(
        lang,
        "{claims} in {reports}",
        claims=counted(lang, len(incident.members), "claim"),
        reports=counted(lang, len(reports), "in reports"),
    )
    unsure = sum(key in weak for key in incident.members)
    doubtful = f", {counted(lang, unsure, 'doubtful')}" if unsure else ""
    return f"{incident.id}  {words}: {many}{doubtful}{beside}; {say(lang, view.standing)}{since}"
