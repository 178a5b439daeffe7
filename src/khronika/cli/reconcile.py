"""`khronika reconcile`: claims in, questions and comparisons out, nothing kept. No ledger and no Django."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khronika.cli import exits, options
from khronika.cli.spoken import counted, refused, say

if TYPE_CHECKING:  # --help answers at once
    from khronika.nouns import Claim, Comparison, Incident, Place, Question, Unread
    from khronika.reconciling import Absurd, Record, Slip

_EPILOG = """
\b
Examples:
  khronika read reports/ --format jsonl | khronika reconcile -
  khronika reconcile claims.jsonl --format jsonl > record.jsonl
  khronika reconcile claims.jsonl --pairs pairs.jsonl --only comparisons --format jsonl

\b
A line holds one claim (id, kind, target, figure {text, low, high, unit,
approx}, scope {population, places, period, as_of}, place, when, as_of,
source or sources, stance, quote, outlet, report), or one report with its
claims as `khronika read` prints it. Only id and kind must be there.

With --format jsonl lines have type "question" (question_id, members, ...) or
"comparison" (a, b, relation, reason, rule, directed, exceeds, only_if, drift,
sum: the parts that are added up against b, and what they leave of it);
where there are any, also "slip" (a, b, rule, reason), a likely misprint,
"absurd" (claim, rule, reason), and "incident" (id, kind, places, period, links
and judging, each with rule and reason): what claims are held to tell of.
Exit code 1: some line was not taken; a message says which and why.
"""


@click.command("reconcile", short_help="Compare the figures of claims. Needs no folder.", epilog=_EPILOG)
@click.argument("claims", metavar="CLAIMS.jsonl|-")
@click.option("--pairs", metavar="PAIRS.jsonl", help="Compare exactly the pairs {a, b} of this file.")
@click.option("--only", type=click.Choice(["questions", "comparisons"]), help="Print one of the two.")
@options.said_in("questions, answers, reasons and messages")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--engine",
    type=click.Choice(["here", "spark"]),
    default="here",
    show_default=True,
    help="spark: CLAIMS is a store of Parquet, compared part by part and asked by `khronika questions --claims`.",
)
@click.option("--master", metavar="URL", help="Spark's master. [default: local[*]]")
@click.option(
    "--most", type=click.IntRange(min=1_000), help="Claims that one part may hold. [default: 50000]"
)
@click.pass_context
def command(
    ctx: click.Context,
    claims: str,
    pairs: str | None,
    only: str | None,
    lang: str,
    form: str,
    engine: str,
    master: str | None,
    most: int | None,
) -> None:
    """Compare the figures of claims: which answer one question, and how each stands to the others.

    CLAIMS.jsonl holds claims, or - for standard input.
    """
    if engine == "spark" or Path(claims).is_dir():
        from khronika.cli.reconcile_archive import reconcile_archive

        if engine != "spark" or pairs or only or form != "text" or lang != "en":
            raise click.UsageError(_OF_A_STORE, ctx)
        reconcile_archive(Path(claims), master, most)
        return
    if master or most:
        raise click.UsageError("--master and --most are Spark's; add --engine spark.", ctx)
    from khronika.place_names import english_name
    from khronika.reconciling import reconcile

    taken, untaken = _taken(claims, lang)
    record = reconcile(taken.values(), english=english_name)
    asked, unknown = _asked(pairs, record, lang)
    compared = list(record.comparisons) if asked is None else asked
    write = _write_jsonl if form == "jsonl" else _write_text
    write(record, [] if only == "questions" else compared, only != "comparisons", lang)
    _sum_up(record, untaken + unknown, lang)
    ctx.exit(exits.SOME_UNREAD if untaken or unknown else exits.FINE)


_OF_A_STORE = (
    "A folder is a store: `khronika reconcile OUT --engine spark` puts its questions beside its claims, and "
    "`khronika questions --claims OUT` prints them in the form and language that you like."
)


def _lines(path: str, lang: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(path).open("rb") as file:
            yield from file
    except OSError as error:
        words = say(lang, "{path} cannot be read: {error}.", path=path, error=error.strerror)
        raise click.UsageError(words) from error


def _taken(path: str, lang: str) -> tuple[dict[str, "Claim"], "list[Unread]"]:
    """The claims by id, and what was not taken. What was left out of a claim is said at once."""
    from khronika.cli.claim_lines import Doubt, claims_of
    from khronika.nouns import Unread

    taken: dict[str, Claim] = {}
    untaken: list[Unread] = []
    for each in claims_of(_lines(path, lang), "standard input" if path == "-" else path):
        if isinstance(each, Unread):
            untaken.append(each)
        elif isinstance(each, Doubt):
            told = f"{each.origin}: {each.what}"
            told = told if lang == "en" else refused(lang, each.rule, each.origin, each.detail)[0]
            click.echo(f"{told}.", err=True)
        elif taken.setdefault(each.id, each) != each:
            reason = f"two different claims bear the id {each.id}; the first is kept"
            untaken.append(Unread(each.id, "claims.one-id", reason, "Give each claim an id of its own."))
    return taken, untaken


def _asked(path: str | None, record: "Record", lang: str) -> "tuple[list[Comparison] | None, list[Unread]]":
    """The pairs asked for, compared in the order asked; ``None`` where no file of pairs was given."""
    from khronika.nouns import Unread
    from khronika.reconciling import compare

    if path is None:
        return None, []
    found, unknown = [], []
    for number, line in enumerate(_lines(path, lang), 1):
        if not line.strip():
            continue
        where = f"{path}#{number}"
        pair, wrong = _pair_of(line)
        missing = [each for each in pair if each not in record.claims]
        if wrong or missing:
            told = wrong or f"{', '.join(missing)}?"
            reason = f"{where} is no pair of two known claims ({told})"
            unknown.append(Unread(where, "pairs.unknown", reason, _WRITE_PAIRS))
        elif pair[0] == pair[1]:
            reason = f"{where} names one claim twice ({pair[0]})"
            unknown.append(Unread(where, "pairs.same", reason, _WRITE_PAIRS))
        else:
            found.append(compare(record.claims[pair[0]], record.claims[pair[1]], record))
    return found, unknown


_WRITE_PAIRS = 'Write {"a": id, "b": id}, one a line.'


def _pair_of(line: bytes) -> tuple[tuple[str, ...], str]:
    """The two ids of a line, and what is wrong with it where there are none: what stands in it, shortened."""
    import json

    try:
        row = json.loads(line)
    except ValueError as error:
        return (), str(error)
    one, other = (row.get("a"), row.get("b")) if isinstance(row, dict) else (None, None)
    if isinstance(one, str) and isinstance(other, str):
        return (one, other), ""
    return (), json.dumps(row, ensure_ascii=False)[:60]


def _write_jsonl(record: "Record", comparisons: "list[Comparison]", questions: bool, lang: str) -> None:
    from khronika.nouns.canonical import plain
    from khronika.nouns.rows import row_line
    from khronika.reconciling import by_question, incidents, slips

    told = _Reasons(record, lang)

    within = by_question(record)
    for question in record.questions if questions else ():
        sys.stdout.buffer.write(row_line(_question_row(question, record, within.get(question.id, []), lang)))
    for comparison in comparisons:
        sys.stdout.buffer.write(
            row_line({"type": "comparison", **plain(comparison), **told.pair(comparison)})
        )
    for slip in slips(record) if questions and comparisons else ():
        sys.stdout.buffer.write(row_line({"type": "slip", **plain(slip), "reason": told.doubt(slip)}))
    for each in _absurd(record) if questions else ():
        sys.stdout.buffer.write(row_line({"type": "absurd", **plain(each), "reason": told.doubt(each)}))
    for incident in incidents(record).incidents if questions and comparisons else ():
        sys.stdout.buffer.write(row_line({"type": "incident", **plain(incident), **told.links(incident)}))


def _question_row(
    question: "Question", record: "Record", within: "list[Comparison]", lang: str
) -> dict[str, Any]:
    from khronika.cli.place_names import namer
    from khronika.nouns.rows import when_ends
    from khronika.reconciling import answer, title

    return {
        "type": "question",
        "question_id": question.id,
        "kind": question.kind.value,
        "population": question.population,
        "places": [place.name for place in question.places],
        "period": when_ends(question.period),
        "unit": question.unit.value,
        "text": question.text,
        "title": title(question, record.claims, lang, namer(lang, question)),
        "answer": answer(question, record.claims, within, lang=lang, named=namer(lang, question)),
        "members": list(question.members),
        "wider": list(question.wider),
        "narrower": list(question.narrower),
        "rules_version": record.rules_version,
    }


def _write_text(record: "Record", comparisons: "list[Comparison]", questions: bool, lang: str) -> None:
    from khronika.cli.layout import paragraph
    from khronika.cli.place_names import namer
    from khronika.cli.words import clean
    from khronika.nouns.labels import words_for
    from khronika.reconciling import answer, by_question, title

    within, told = by_question(record), _Reasons(record, lang)
    for question in record.questions if questions else ():
        named = namer(lang, question)
        said = answer(question, record.claims, within.get(question.id, []), lang=lang, named=named)
        click.echo(f"{clean(title(question, record.claims, lang, named))}  {question.id}")
        click.echo(paragraph(clean(said), "  "))
        click.echo(paragraph(say(lang, "claims: {ids}", ids=", ".join(question.members)), "  "))
        for words, ids in (("lies in: {ids}", question.wider), ("holds: {ids}", question.narrower)):
            if ids:
                click.echo(paragraph(say(lang, words, ids=", ".join(ids)), "  "))
        click.echo()
    for found in comparisons:
        arrow = "->" if found.directed else "-"
        stands = found.relation.value if lang == "en" else words_for(found.relation, lang)
        click.echo(f"{found.a} {arrow} {found.b}  {stands} ({found.rule})")
        reason, only_if = told.pair(found).values()
        changed = found.drift if lang == "en" else None  # the others have it in the reason
        drift = f"Changed: {changed}." if changed else None
        for words in filter(None, (reason, only_if, drift)):
            click.echo(paragraph(clean(words), "  "))
    _write_proposals(record, bool(comparisons), questions, told, lang)


def _write_proposals(
    record: "Record", comparisons: bool, questions: bool, told: "_Reasons", lang: str
) -> None:
    from khronika.cli.layout import paragraph
    from khronika.cli.words import clean
    from khronika.reconciling import incidents, slips

    for slip in slips(record) if questions and comparisons else ():
        click.echo(f"{slip.a}  {slip.rule}")
        click.echo(paragraph(clean(told.doubt(slip)), "  "))
    for figure in _absurd(record) if questions else ():
        click.echo(f"{figure.claim}  {figure.rule}")
        click.echo(paragraph(clean(told.doubt(figure)), "  "))
    for found in incidents(record).incidents if questions and comparisons else ():
        beside = f", {counted(lang, len(found.judging), 'judging')}" if found.judging else ""
        many = counted(lang, len(found.links), "claim")
        click.echo(f"{found.id}  {clean(told.title(found))}: {many}{beside}")


class _Reasons:
    """Why things stand as they do, in one language."""

    def __init__(self, record: "Record", lang: str) -> None:
        self._record, self._lang = record, lang

    def pair(self, found: "Comparison") -> dict[str, str | None]:
        """Its reason and its condition."""
        from khronika.reconciling import condition_in, reason_in

        claims = self._record.claims
        named = self._named(claims[found.a])
        reason = reason_in(found, claims, self._lang, named)
        return {"reason": reason, "only_if": condition_in(found, claims, self._lang, named)}

    def doubt(self, found: "Slip | Absurd") -> str:
        from khronika.nouns import Doubt
        from khronika.reconciling import Slip, doubt_in

        doubted = found.a if isinstance(found, Slip) else found.claim
        beside = found.b if isinstance(found, Slip) else None
        doubt = Doubt(doubted, found.rule, found.reason, beside)
        claims = self._record.claims
        living, named = _living(self._record), self._named(claims[doubted])
        return doubt_in(doubt, claims, (), self._lang, populations=living, named=named)

    def links(self, found: "Incident") -> dict[str, Any]:
        from khronika.cli.place_names import namer
        from khronika.nouns.canonical import plain
        from khronika.reconciling import link_in

        named = namer(self._lang, found)
        return {
            side: [{**plain(link), "reason": link_in(link, found, self._lang, named)} for link in links]
            for side, links in (("links", found.links), ("judging", found.judging))
        }

    def title(self, found: "Incident") -> str:
        from khronika.cli.place_names import namer
        from khronika.reconciling import happening_in

        return happening_in(found, self._lang, namer(self._lang, found))

    def _named(self, claim: "Claim") -> "Callable[[Place], str]":
        from khronika.cli.place_names import named_on

        return named_on(self._lang, claim.when)


def _absurd(record: "Record") -> "tuple[Absurd, ...]":
    """Figures above the population of their places, as far as the gazetteer counts it."""
    from khronika.reconciling import absurd

    return absurd(record, _living(record))


def _living(record: "Record") -> dict[str, int]:
    from khronika.cli.place_names import living_in

    return living_in({place.identity for question in record.questions for place in question.places})


def _sum_up(record: "Record", untaken: "list[Unread]", lang: str) -> None:
    from khronika.cli.words import clean, unread_lines

    for line in unread_lines(untaken) if lang == "en" else ():
        click.echo(line, err=True)
    for each in untaken if lang != "en" else ():
        what, remedy = refused(lang, each.rule, clean(each.origin), _cause(each))
        click.echo(
            say(lang, "Not read: {what} [{rule}]. {remedy}", what=what, rule=each.rule, remedy=remedy),
            err=True,
        )
    counts = (
        (len(record.claims), "claim"),
        (len(record.questions), "question"),
        (len(record.comparisons), "comparison"),
    )
    made = ", ".join(counted(lang, number, what) for number, what in counts)
    left = counted(lang, len(untaken), "line")
    told = say(lang, "{made}, {not_taken} not taken.", made=made, not_taken=left) if untaken else f"{made}."
    click.echo(told, err=True)


def _cause(refusal: "Unread") -> str:
    """The technical cause within a reason: what Python or JSON says of it, in its own words."""
    from khronika.cli.words import clean

    reason = clean(refusal.reason)
    for opening, closing in (
        (" is not JSON (", ")"),
        (" is not a claim: ", ""),
        (" is no pair of two known claims (", ")"),
        (" names one claim twice (", ")"),
    ):
        if opening in reason:
            return reason.split(opening, 1)[1].removesuffix(closing)
    return ""
