"""`khronika timestamp`: somebody outside attests when the log was as it is, over the network or carried by file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khronika.cli import exits, layout, options
from khronika.cli.opening import open_folder
from khronika.nouns import Unread
from khronika.nouns.times_attested import ProofState, Refused

if TYPE_CHECKING:
    from khronika.stamping import Proven

_EPILOG = """
\b
Examples:
  khronika timestamp                                   what is attested so far
  khronika timestamp --authority "Orlo Time" --address https://time.example.org/tsr --certificates chain.pem
  khronika timestamp --now                             ask every authority named
  khronika timestamp --request out.tsq                 ... or carry the request
  khronika timestamp --token in.tsr                    ... and bring the answer
  khronika timestamp --line head.txt                   for OpenTimestamps: ots stamp head.txt
  khronika timestamp --proof head.txt.ots
  khronika timestamp --block 580000:0000ff...          a header, to check proofs by

One token over the last row of the log is a token over all rows before it, and
so over every original. Nothing is asked of anybody but by --now, and only where
fetching is switched on. An authority learns a hash, and that somebody asked.
Tokens and proofs are checked before they are kept, and by `khronika verify`.

\b
Exit codes: 0 done; 1 something was refused (and why); 3 no such folder.
"""
_READS = click.Path(exists=True, dir_okay=False, path_type=Path)
_WRITES = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command(
    "timestamp", short_help="Have somebody outside attest when the log was as it is.", epilog=_EPILOG
)
@click.option("--now", is_flag=True, help="Ask every authority that has an address.")
@click.option("--authority", metavar="NAME", help="Name an authority of time that you trust (RFC 3161).")
@click.option("--address", metavar="URL", help="With --authority: where it is asked.")
@click.option("--certificates", type=_READS, help="With --authority: its chain, as PEM, the root included.")
@click.option("--leave", metavar="NAME", help="Ask this authority no more.")
@click.option("--request", type=_WRITES, help="Write a request (.tsq), to carry to an authority.")
@click.option("--token", type=_READS, help="Keep an authority's answer (.tsr).")
@click.option("--line", type=_WRITES, help="Write the line that OpenTimestamps is to stamp.")
@click.option("--proof", type=_READS, help="Keep an OpenTimestamps proof (.ots) of that line.")
@click.option("--answer", type=_READS, help="Keep a calendar's raw answer to that line's SHA-256.")
@click.option("--block", metavar="HEIGHT:HEADER", help="A block's header, 160 hexadecimal digits.")
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context, /, folder: str | None, address: str | None, certificates: Path | None, **asked: Any
) -> None:
    """Have somebody outside attest when the log was as it is, and say what is attested."""
    chosen = {name: value for name, value in asked.items() if value}
    if len(chosen) > 1:
        raise click.UsageError("Ask one thing at a time.")
    named = "authority" in chosen
    if named != (certificates is not None) or (address is not None and not named):
        raise click.UsageError("--authority needs --certificates, and --address needs both.")
    with open_folder(folder, make=False):
        from khronika.ledger.errors import NotPossible

        try:
            for name, value in chosen.items():
                if name == "authority" and certificates is not None:
                    _name(ctx, value, address, certificates)
                else:
                    _ACTS[name](ctx, value)
            if not chosen:
                click.echo(_listed())
        except NotPossible as error:
            raise click.UsageError(str(error)) from error


def _refused(ctx: click.Context, what: object, told: Refused) -> None:
    click.echo(f"khronika: {what} is not taken: {told.reason}. {told.remedy} [{told.rule}]", err=True)
    ctx.exit(exits.SOME_UNREAD)


def _name(ctx: click.Context, authority: str, address: str | None, certificates: Path) -> None:
    from khronika import stamping

    told = stamping.name(authority, address, certificates.read_bytes())
    if told is not None:
        _refused(ctx, certificates, told)
    where = f"at {address}" if address else "by file alone"
    click.echo(f"“{authority}” is asked {where}, and believed by the certificates in {certificates}.")


def _leave(ctx: click.Context, name: str) -> None:
    from khronika.ledger.actions.name_authority import leave_authority

    known = leave_authority(name)
    click.echo(f"“{name}” is asked no more." if known else f"No authority “{name}” is asked.", err=not known)
    ctx.exit(exits.FINE if known else exits.SOME_UNREAD)


def _now(ctx: click.Context, _: bool) -> None:
    from khronika import stamping

    asked = failed = 0
    for name, told in stamping.ask_all():
        asked += 1
        if isinstance(told, Unread | Refused):
            failed += 1
            click.echo(f"khronika: {name}: {told.reason}. {told.remedy} [{told.rule}]", err=True)
        else:
            click.echo(f"{name} attests row {told.row} of the log: {told.said.at}")
    if not asked:
        raise click.UsageError(
            "No authority with an address is named: --authority, --address, --certificates."
        )
    ctx.exit(exits.SOME_UNREAD if failed else exits.FINE)


def _request(ctx: click.Context, path: Path) -> None:
    from khronika import stamping

    row, body = stamping.write_request()
    path.write_bytes(body)
    click.echo(f"A request for row {row} of the log is in {path}. Bring the answer: --token FILE")


def _write_line(ctx: click.Context, path: Path) -> None:
    from khronika import stamping

    row, words = stamping.write_line()
    path.write_bytes(words)
    click.echo(f"The line of row {row} of the log is in {path}. Bring its proof: --proof FILE")


def _token(ctx: click.Context, path: Path) -> None:
    from khronika import stamping

    told = stamping.take_token(path.read_bytes())
    if isinstance(told, Refused):
        _refused(ctx, path, told)
    else:
        again = "" if told.new else " It was kept before."
        click.echo(f"{told.authority} attests row {told.row} of the log: {told.said.at}.{again}")


def _proof(ctx: click.Context, path: Path) -> None:
    from khronika import stamping

    _keep_proof(ctx, path, stamping.take_proof(path.read_bytes()))


def _answer(ctx: click.Context, path: Path) -> None:
    from khronika import stamping

    _keep_proof(ctx, path, stamping.take_answer(path.read_bytes()))


def _keep_proof(ctx: click.Context, path: Path, told: "Proven | Refused") -> None:
    if isinstance(told, Refused):
        _refused(ctx, path, told)
    else:
        again = "" if told.new else " It was kept before."
        click.echo(f"A proof of row {told.row} of the log is kept: {_state(told.said.state)}.{again}")


def _block(ctx: click.Context, block: str) -> None:
    from khronika import stamping

    height, colon, header = block.partition(":")
    if not colon or not (height.isascii() and height.isdigit()) or len(height) > 9:
        raise click.UsageError("Write --block HEIGHT:HEADER, as 580000:00000020...")
    told = stamping.take_header(int(height), header)
    if told is not None:
        _refused(ctx, f"the header of block {height}", told)
    click.echo(f"The header of block {height} is kept. It is as good as the source you took it from.")


_ACTS: dict[str, Callable[[click.Context, Any], None]] = {
    "now": _now,
    "leave": _leave,
    "request": _request,
    "token": _token,
    "line": _write_line,
    "proof": _proof,
    "answer": _answer,
    "block": _block,
}


def _state(state: ProofState) -> str:
    return {
        ProofState.PENDING: "pending, and in no block yet",
        ProofState.BLOCK: "in a block, whose header nobody gave",
        ProofState.ATTESTED: "attested by a block",
    }[state]


def _listed() -> str:
    from khronika import attesting
    from khronika.ledger import times

    rows: list[Sequence[str]] = [
        (str(each.row), each.by, each.at or "", "holds" if each.holds else each.why)
        for each in attesting.listed()
    ]
    named = ", ".join(f"{each.name} ({each.address or 'by file'})" for each in times.authorities())
    columns = (
        layout.Column("Log row", 0),
        layout.Column("Attested by", 2),
        layout.Column("When (UTC)", 0),
        layout.Column("Now", 2),
    )
    said = f"Asked are: {named}." if named else "No authority of time is named."
    if not rows:
        return f"Nothing is attested yet. {said}"
    return f"{layout.table(columns, rows)}\n\n{said}"
