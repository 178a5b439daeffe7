"""`khronika incident ID`: one happening with its claims and reasons; and what a named person decides of it."""

from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.ledger.access import IncidentView

_EPILOG = """
\b
Examples:
  khronika incident i-0123456789abcdef0123
  khronika incident i-0123456789abcdef0123 --lang ru
  khronika incident i-0123456789abcdef0123 --confirm --by "A. Editor" --reason "one rally, two squares"
  khronika incident i-0123456789abcdef0123 --split c-0a1b --split c-2c3d --by "A. Editor" --reason "next day"
  khronika incident i-0123456789abcdef0123 --withdraw --by "A. Editor" --reason "two rallies"

A decision is kept with its name and reason beside every other; none is ever changed.
"""


@click.command("incident", short_help="Show one happening; confirm, split or withdraw it.", epilog=_EPILOG)
@click.argument("incident_id", metavar="ID")
@click.option("--confirm", is_flag=True, help="Its claims tell of one happening.")
@click.option("--withdraw", is_flag=True, help="There is no such happening.")
@click.option(
    "--split", multiple=True, metavar="CLAIM", help="This claim tells of another happening. Repeatable."
)
@click.option("--by", default="", help="Who decides.")
@click.option("--reason", default="", help="Why.")
@click.option(
    "--lang",
    type=click.Choice(["en", "ru", "kk"]),
    default="en",
    show_default=True,
    help="Language of what it is about and of the reasons.",
)
@options.folder_option
def command(
    incident_id: str,
    confirm: bool,
    withdraw: bool,
    split: tuple[str, ...],
    by: str,
    reason: str,
    lang: str,
    folder: str | None,
) -> None:
    """Show one happening: which claims are held to tell of it, and why. With --confirm, --split or --withdraw, record what
    a named person decides."""
    if confirm + withdraw + bool(split) > 1:
        raise click.UsageError("Decide one thing at a time: --confirm, --split or --withdraw.")
    with open_folder(folder, make=False):
        from khronika.cli.words import clean
        from khronika.ledger import access
        from khronika.ledger.actions.decide import decide
        from khronika.ledger.errors import NotPossible
        from khronika.nouns import Ruling
        from khronika.side_by_side import Beside, set_side_by_side

        if confirm or withdraw or split:
            ruling = Ruling.CONFIRM if confirm else Ruling.WITHDRAW if withdraw else Ruling.SPLIT
            try:
                warnings = decide(incident_id, ruling, by=by, reason=reason, claims=split)
            except NotPossible as error:
                raise click.UsageError(str(error)) from error
            beside = set_side_by_side() if split else Beside(changed=False)
            for warning in (*warnings, *beside.warnings):
                click.echo(f"Note: {clean(warning)}", err=True)
        click.echo(_page(access.incident(incident_id), lang))


def _page(view: "IncidentView", lang: str) -> str:
    from khronika.cli.incidents import incident_line
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean, figure_words
    from khronika.reconciling import link_in, who_says

    named = namer(lang, view.incident)
    lines = [incident_line(view, lang)]
    for heading, links in (("Claims", view.incident.links), ("Judge or explain it", view.incident.judging)):
        lines += ["", f"{heading}:"] if links else []
        for link in links:
            claim = view.claims[link.claim]
            what = figure_words(claim) if claim.figure else f"“{claim.quote}”"
            lines.append(f"  {link.claim}  {clean(who_says(claim))}: {clean(what)}")
            reason = clean(link_in(link, view.incident, lang, named))
            lines.append(paragraph(f"{reason} ({link.rule}, {link.confidence:.2f})", "      "))
    lines += ["", "Decided:"] if view.decisions else []
    lines += [
        paragraph(
            f"{each.at[:10]} {clean(each.by)}: {each.ruling.value} ({_claims(len(each.claims))}). {clean(each.reason)}",
            "  ",
        )
        for each in view.decisions
    ]
    return "\n".join(lines)


def _claims(number: int) -> str:
    from khronika.cli.words import plural

    return plural(number, "claim")
