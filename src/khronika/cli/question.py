"""`khronika question ID`: one question with everything said to it."""

import json
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.cli.spoken import counted, say

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from collections.abc import Mapping, Sequence

    from khronika.cli.question_table import Stands
    from khronika.ledger.access import QuestionView
    from khronika.nouns import Claim, Comparison, Question

_EPILOG = """
\b
Example:
  khronika question q-0123456789abcdef0123
  khronika question q-0123456789abcdef0123 --lang kk

\b
--format json gives the question in three languages, the answers, every claim
and comparison with reasons, each source's series, likely misprints,
incidents with what people decided, copies, and the questions around it.
"""


@click.command("question", short_help="Show one question: who says what, and how it stands.", epilog=_EPILOG)
@click.argument("question_id", metavar="ID")
@options.said_in("the question and of all that is said of it; json has all three")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.folder_option
def command(question_id: str, lang: str, form: str, folder: str | None) -> None:
    """Show one question: the answer in a sentence, who says what, and how each figure stands to the others. `khronika
    questions` lists the ids."""
    with open_folder(folder, make=False):
        from khronika.cli.question_rows import question_object
        from khronika.ledger import access
        from khronika.ledger.errors import NotHere

        try:
            view = access.question(question_id)
        except NotHere as error:
            raise NotHere(say(lang, _NO_QUESTION, id=question_id)) from error
        whole = json.dumps(question_object(view), ensure_ascii=False, indent=1) if form == "json" else ""
        click.echo(whole or _page(view, lang))


_NO_QUESTION = "No question {id} in this folder. `khronika questions` lists those there are."


def _page(view: "QuestionView", lang: str) -> str:
    from khronika.cli.doubt_lines import check_lines
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.question_table import question_table
    from khronika.cli.questions import titles_of
    from khronika.cli.words import clean
    from khronika.ledger.doubted import weak_of
    from khronika.reconciling import answer, title

    named, weak = namer(lang, view.question), weak_of(view.members)
    checks = list(check_lines([claim.id for claim in view.members], weak, lang))
    lines = [
        clean(title(view.question, view.claims, lang, named)),
        "",
        paragraph(clean(answer(view.question, view.claims, view.comparisons, lang=lang, named=named))),
        paragraph(_behind(view, lang)),
        "",
        question_table(
            [view.question], view.claims, view.comparisons, lang=lang, stands=_stands(lang), weak=weak
        ),
        *(["", *checks] if checks else []),
        *_sums(view, lang),
        *_conditions(view, lang),
        *_pairs(view, lang),
        *_doubts(view, lang),
        *_incidents(view, lang),
    ]
    for heading, rows in (("Wider:", view.wider), ("Narrower:", view.narrower), (_UNPLACED, view.unplaced)):
        lines += ["", say(lang, heading)] if rows else []
        titles = zip(rows, titles_of(rows, lang), strict=True)
        lines += [f"  {row.id}  {asked} ({row.figures})" for row, asked in titles]
    return "\n".join(lines)


_UNPLACED = "May belong here too (not said where, or not when):"


def _stands(lang: str) -> "Stands | None":
    """How a claim stands to the others, in Russian or Kazakh: the words of the desk."""
    if lang == "en":
        return None
    from django.utils import translation

    from khronika.desk.standing import standing

    def told(
        claim_id: str, asked: "Question", claims: "Mapping[str, Claim]", comparisons: "Sequence[Comparison]"
    ) -> str:
        with translation.override(lang):
            return standing(claim_id, asked, claims, comparisons)

    return told


def _behind(view: "QuestionView", lang: str) -> str:
    """Who stands behind the figures, in one line."""
    row = view.row
    words = [counted(lang, row.sources, "independent source")]
    words += [counted(lang, row.untold, "voice")] if row.untold else []
    words += [counted(lang, row.outlets, "outlet")]
    words += [counted(lang, row.unnamed, "unnamed")] if row.unnamed else []
    words += [counted(lang, len(view.copies), "copy")] if view.copies else []
    return say(lang, "Behind it: {who}.", who=", ".join(words))


def _sums(view: "QuestionView", lang: str) -> list[str]:
    """What members are added up to, with others, in wider questions. What a member adds up from stands in the answer."""
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean
    from khronika.reconciling.totals import sum_in

    members, named = set(view.question.members), namer(lang, view.question)
    sums = [pair.sum for pair in view.comparisons if pair.sum and pair.a in members and pair.b not in members]
    told = dict.fromkeys(clean(sum_in(found, lang, named)) for found in sums)
    lines = [paragraph(f"{words[:1].upper()}{words[1:]}.", "  ") for words in told]
    return ["", say(lang, "How the parts add up:"), *lines[:_MOST]] if lines else []


def _conditions(view: "QuestionView", lang: str) -> list[str]:
    """What would have to be true for a member and another figure both to stand: the nearest in size first."""
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean, figure_words
    from khronika.reconciling import condition_in, reason_in, who_says

    members, named = set(view.question.members), namer(lang, view.question)
    found: dict[str, float] = {}
    for pair in view.comparisons:
        part, whole = view.claims[pair.a], view.claims[pair.b]
        if members & {pair.a, pair.b} and (condition := condition_in(pair, view.claims, lang, named)):
            ends = [f"“{figure_words(each)}” ({who_says(each)})" for each in (part, whole)]
            words = (
                f"{' and '.join(ends)}: {condition[0].lower()}{condition[1:]}"
                if lang == "en"
                else f"{reason_in(pair, view.claims, lang, named)} {condition}"
            )
            found.setdefault(clean(words), _share(part, whole))
    listed = sorted(found, key=lambda words: (-found[words], words))
    lines = [paragraph(words, "  ") for words in listed[:_MOST]]
    if len(listed) > _MOST:
        lines.append(f"  {say(lang, 'And {n} more, in --format json.', n=len(listed) - _MOST)}")
    return ["", say(lang, "What would have to be true:"), *lines] if lines else []


def _pairs(view: "QuestionView", lang: str) -> list[str]:
    """How the members stand to each other and to figures of other questions, each with its reason: what disagrees first."""
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean
    from khronika.nouns import Relation
    from khronika.nouns.labels import words_for
    from khronika.reconciling import reason_in

    order = [Relation.CONTRADICT, Relation.REVISION, Relation.RELAY, Relation.AGREE, Relation.PART_OF]
    rank = {relation: at for at, relation in enumerate(order)}
    members = set(view.question.members)
    pairs = [pair for pair in view.comparisons if members & {pair.a, pair.b}]
    pairs.sort(key=lambda pair: (not pair.exceeds, rank.get(pair.relation, len(order)), pair.a, pair.b))
    lines = []
    for pair in pairs[:_MOST_PAIRS]:
        stands = pair.relation.value if lang == "en" else words_for(pair.relation, lang)
        lines.append(f"  {pair.a} {'->' if pair.directed else '-'} {pair.b}  {stands} ({pair.rule})")
        lines.append(
            paragraph(clean(reason_in(pair, view.claims, lang, namer(lang, view.question))), "      ")
        )
    if len(pairs) > _MOST_PAIRS:
        lines.append(f"  {say(lang, 'And {n} more, in --format json.', n=len(pairs) - _MOST_PAIRS)}")
    return ["", say(lang, "How they stand to each other, and why:"), *lines] if lines else []


_MOST_PAIRS = 12  # about a screen
_MOST = 5  # conditions on one screen; the rest is mostly of one day against many


def _share(part: "Claim", whole: "Claim") -> float:
    """How much of the whole the part makes up, at the numbers printed."""
    sizes = [(each.figure.value or each.figure.low or 0.0) if each.figure else 0.0 for each in (part, whole)]
    return sizes[0] / sizes[1] if sizes[1] else 0.0


def _doubts(view: "QuestionView", lang: str) -> list[str]:
    from khronika.cli.layout import paragraph
    from khronika.cli.question_rows import doubt_reason
    from khronika.cli.words import clean

    told = [(doubt_reason(doubt, view, lang), doubt.claim) for doubt in view.doubts]
    lines = [paragraph(clean(f"{reason} ({claim})"), "  ") for reason, claim in told]
    heading = "Likely misprints, and figures that cannot be (nothing is corrected):"
    return ["", say(lang, heading), *lines] if lines else []


def _incidents(view: "QuestionView", lang: str) -> list[str]:
    from khronika.cli.incidents import incident_line
    from khronika.ledger.doubted import weak_of

    weak = weak_of(claim for each in view.incidents for claim in each.claims.values())
    lines = [f"  {incident_line(each, weak, lang)}" for each in view.incidents]
    return ["", say(lang, "Happenings that these claims tell of:"), *lines] if lines else []
