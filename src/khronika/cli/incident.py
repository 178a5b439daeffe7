"""`khronika incident ID`: one happening with its claims and reasons; and what a named person decides of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.cli.spoken import counted, say

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.ledger.access import IncidentView
    from khronika.nouns import Decision

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
@options.said_in("what is said of it")
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
        raise click.UsageError(say(lang, "Decide one thing at a time: --confirm, --split or --withdraw."))
    with open_folder(folder, make=False):
        from khronika.ledger import access
        from khronika.ledger.errors import NotHere

        try:
            if confirm or withdraw or split:
                chosen = "confirm" if confirm else "withdraw" if withdraw else "split"
                _decide(incident_id, chosen, split, by, reason, lang)
            view = access.incident(incident_id)
        except NotHere as error:
            raise NotHere(say(lang, NO_INCIDENT, id=incident_id)) from error
        click.echo(_page(view, lang))


NO_INCIDENT = "No incident {id} in this folder. `khronika incidents` lists those there are."


def _decide(incident_id: str, chosen: str, split: tuple[str, ...], by: str, reason: str, lang: str) -> None:
    """Records the decision and says on standard error which earlier ones it meets. Raises UsageError where it cannot be."""
    from khronika.cli.words import clean
    from khronika.ledger import access
    from khronika.ledger.actions.decide import decide
    from khronika.ledger.errors import NotPossible
    from khronika.nouns import Ruling
    from khronika.side_by_side import Beside, set_side_by_side

    try:
        against = decide(incident_id, Ruling(chosen), by=by, reason=reason, claims=split)
    except NotPossible as error:
        members = access.incident(incident_id).incident.members
        raise click.UsageError(_not_possible(error, members, split, by, reason, lang)) from error
    beside = set_side_by_side() if split else Beside(changed=False)
    decisions = access.decisions()
    told = [warning_words(each, decisions, "this confirmation holds them together", lang) for each in against]
    told += [warning_words(each, decisions, "they are kept apart", lang) for each in beside.warnings]
    for words in told:
        click.echo(say(lang, "Note: {words}", words=clean(words)), err=True)


def _not_possible(
    error: Exception, members: Sequence[str], split: Sequence[str], by: str, reason: str, lang: str
) -> str:
    """Why a decision was not recorded."""
    if lang == "en":
        return str(error)
    if not by.strip() or not reason.strip():
        return say(lang, "Nothing was recorded: a decision names who decides and why.")
    if strangers := sorted(set(split) - set(members)):
        return say(
            lang,
            "{ids} tells of no such incident. `khronika incident ID` lists its claims.",
            ids=", ".join(strangers),
        )
    return say(lang, "Nothing was recorded: a split leaves some claims on both sides.")


WITHOUT_EMBEDDINGS = "This folder was set side by side with embeddings, which are not installed here: what they proposed is left out now."


def warning_words(english: str, decisions: "Sequence[Decision]", outcome: str, lang: str) -> str:
    """A warning that an earlier split was met, or that vectors of meaning were asked for before and are missing now. In Russian
    and Kazakh a split is told from the decision that the warning names; in English as it comes, and so where none is found."""
    if english.startswith("This folder was set side by side with embeddings") and lang != "en":
        return say(lang, WITHOUT_EMBEDDINGS)
    splits = (each for each in decisions if each.ruling.value == "split")
    named = [each for each in splits if each.by in english and each.reason in english]
    if lang == "en" or not named:
        return english
    split = named[-1]
    told = "{by}, {day}: {claims} tell of another happening ({reason}); {outcome}."
    return say(
        lang,
        told,
        by=split.by,
        day=split.at[:10],
        claims=counted(lang, len(split.claims), "claim"),
        reason=split.reason,
        outcome=say(lang, outcome),
    )


def _page(view: "IncidentView", lang: str) -> str:
    from khronika.cli.doubt_lines import why_words
    from khronika.cli.incidents import incident_line
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean, figure_words
    from khronika.ledger.doubted import weak_of
    from khronika.reconciling import link_in
    from khronika.reconciling.answers import says_in

    named = namer(lang, view.incident)
    weak = weak_of(view.claims.values())
    lines = [incident_line(view, weak, lang)]
    for heading, links in (("Claims:", view.incident.links), ("Judge or explain it:", view.incident.judging)):
        lines += ["", say(lang, heading)] if links else []
        for link in links:
            claim = view.claims[link.claim]
            what = figure_words(claim) if claim.figure else f"“{claim.quote}”"
            lines.append(f"  {link.claim}  {clean(says_in(claim, lang))}: {clean(what)}")
            if link.claim in weak:
                words = say(lang, "Check: {why}", why=why_words(weak[link.claim], lang))
                lines.append(paragraph(words, "      "))
            reason = clean(link_in(link, view.incident, lang, named))
            lines.append(paragraph(f"{reason} ({link.rule}, {link.confidence:.2f})", "      "))
    lines += ["", say(lang, "Decided:")] if view.decisions else []
    lines += [
        paragraph(
            f"{each.at[:10]} {clean(each.by)}: {say(lang, each.ruling.value)} ({counted(lang, len(each.claims), 'claim')}). {clean(each.reason)}",
            "  ",
        )
        for each in view.decisions
    ]
    return "\n".join(lines)
