"""`khronika question ID`: one question with everything said to it."""

import json
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.ledger.access import QuestionView

_EPILOG = """
\b
Example:
  khronika question q-0123456789abcdef0123
"""


@click.command("question", short_help="Show one question: who says what, and how it stands.", epilog=_EPILOG)
@click.argument("question_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.folder_option
def command(question_id: str, form: str, folder: str | None) -> None:
    """Show one question: the answer in a sentence, who says what, and how each figure stands to the others. `khronika
    questions` lists the ids."""
    with open_folder(folder, make=False):
        from khronika.ledger import access

        view = access.question(question_id)
        click.echo(_json(view) if form == "json" else _page(view))


def _page(view: "QuestionView") -> str:
    from khronika.cli.layout import paragraph
    from khronika.cli.question_table import question_table
    from khronika.reconciling import answer

    lines = [
        view.question.text,
        "",
        paragraph(answer(view.question, view.claims, view.comparisons)),
        "",
        question_table([view.question], view.claims, view.comparisons),
    ]
    for title, rows in (("Wider", view.wider), ("Narrower", view.narrower)):
        lines += ["", f"{title}:"] if rows else []
        lines += [f"  {row.id}  {row.question.text} ({row.figures})" for row in rows]
    return "\n".join(lines)


def _json(view: "QuestionView") -> str:
    from khronika.nouns.canonical import plain
    from khronika.nouns.rows import claim_row
    from khronika.reconciling import answer

    return json.dumps(
        {
            "question": plain(view.question),
            "answer": answer(view.question, view.claims, view.comparisons),
            "claims": [{"report": claim.report_id, **claim_row(claim)} for claim in view.members],
            "comparisons": plain(view.comparisons),
        },
        ensure_ascii=False,
        indent=1,
    )
