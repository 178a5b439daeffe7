"""`khronika release`: what leaves the folder. Proposed by rule, looked at as a difference, confirmed and signed, withdrawn with a reason."""

from pathlib import Path

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.passphrases import asked

_EPILOG = """
\b
Examples:
  khronika release key                              the key that signs, made once
  khronika release propose --by "A. Editor"         by the careful rules that are shipped
  khronika release show                             what it would tell, and what changed
  khronika release confirm 1 --by "B. Editor"       sign it; from then on it is public
  khronika release save 1 -o public/                release.json with its signature and key
  khronika release verify public/release.json       what anybody can check, without a folder
  khronika release withdraw 1 --by "A. Editor" --reason "a number of another day"

`khronika release rules > rules.yaml` gives the rules to change; `propose --rules rules.yaml` follows them.
docs/publishing.md tells it from the beginning.
"""

_by = click.option("--by", required=True, help="Who does it.")
_reason = click.option("--reason", required=True, help="Why.")
_passphrase = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the passphrase from this file's first line instead of asking.",
)


@click.group("release", short_help="Propose, confirm and withdraw what leaves the folder.", epilog=_EPILOG)
def command() -> None:
    """Say what leaves the folder: masked by rule, looked at as a difference, confirmed, signed; nothing is public before."""


@command.command("rules", short_help="Print the careful rules, to begin one's own with.")
def rules() -> None:
    """Print the careful rule set that is shipped. Needs no folder."""
    from khronika.publishing.rules import CAREFUL

    click.echo(CAREFUL.read_text(encoding="utf-8"), nl=False)


@command.command("key", short_help="Make the key that signs releases, or show its public half.")
@click.option(
    "--no-passphrase", is_flag=True, help="Leave the key unsealed: whoever has the folder can sign."
)
@click.option("--change", is_flag=True, help="Seal the key that there is to another passphrase.")
@_passphrase
@options.folder_option
def key(no_passphrase: bool, change: bool, passphrase_file: Path | None, folder: str | None) -> None:
    """Make the key that signs releases, once, sealed to a passphrase. Where there is one, print its public half, which readers
    should find in more places than the releases themselves."""
    with open_folder(folder, make=False) as place:
        from khronika import release_key

        if release_key.public(place) is None:
            release_key.make(place, "" if no_passphrase else _new(passphrase_file))
            click.echo(
                f"The secret key is {place / release_key.SECRET}; keep a copy of it elsewhere.", err=True
            )
        elif change:
            before = _ask("Passphrase until now", None) if release_key.needs_passphrase(place) else ""
            release_key.seal_anew(place, before, "" if no_passphrase else _new(passphrase_file))
            click.echo("The key is sealed anew; copies of it open as they did.", err=True)
        found = release_key.public(place)
        click.echo(found.file() if found is not None else "", nl=False)


@command.command("propose", short_help="Propose a release by a rule set.")
@_by
@click.option(
    "--rules",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of rules; without it the careful ones.",
)
@click.option("--title", default="", help="What the release is called.")
@click.option("--note", default="", help="What readers should know of it.")
@click.option(
    "--say", multiple=True, metavar="ID=WORDS", help="What to say of one thing that changed. Repeatable."
)
@options.folder_option
def propose(
    by: str, file: Path | None, title: str, note: str, say: tuple[str, ...], folder: str | None
) -> None:
    """Propose a release. It is kept and can be looked at; nothing is public by it."""
    said = dict(_said(each) for each in say)
    with open_folder(folder, make=False):
        from khronika import releasing
        from khronika.cli.release_lines import proposal_lines
        from khronika.ledger import releases

        text = file.read_text(encoding="utf-8") if file else releasing.shipped_rules()
        number = releasing.propose(releasing.Order(text, title, note, said), by=by)
        for line in proposal_lines(releases.proposal(number), "en", most=0):
            click.echo(line)


@command.command("show", short_help="Show a proposal: what it would tell, and what changed.")
@click.argument("number", type=int, required=False)
@click.option("--all", "whole", is_flag=True, help="Every change, not the first of each sort.")
@options.said_in("what is said of it")
@options.folder_option
def show(number: int | None, whole: bool, lang: str, folder: str | None) -> None:
    """Show a proposal; without a NUMBER the one that waits."""
    with open_folder(folder, make=False):
        from khronika.cli.release_lines import proposal_lines
        from khronika.ledger import releases
        from khronika.ledger.errors import NotHere

        found = releases.proposal(number) if number is not None else releases.open_proposal()
        if found is None:
            raise NotHere("No proposal waits; `khronika release list` lists those there were.")
        for line in proposal_lines(found, lang, most=None if whole else 10):
            click.echo(line)


@command.command("list", short_help="List what was proposed and released.")
@options.folder_option
def listed(folder: str | None) -> None:
    """List every proposal, the latest first, and what became of it."""
    with open_folder(folder, make=False):
        from khronika.cli.release_lines import listed_line
        from khronika.ledger import releases

        known = list(releases.proposals())
        for found in known:
            click.echo(listed_line(found))
        if not known:
            click.echo("Nothing was proposed or released yet.", err=True)


@command.command("confirm", short_help="Sign a proposal: from then on it is public.")
@click.argument("number", type=int)
@_by
@_passphrase
@options.folder_option
def confirm(number: int, by: str, passphrase_file: Path | None, folder: str | None) -> None:
    """Sign a proposal and publish it. It is made anew first and refused where it would be another one now. Where the folder asks
    for a second person, somebody else than the proposer confirms."""
    with open_folder(folder, make=False) as place:
        from khronika import release_key, releasing

        words = _ask("Passphrase of the key", passphrase_file) if release_key.needs_passphrase(place) else ""
        release = releasing.confirm(number, place, by=by, passphrase=words)
        click.echo(f"Release {release} is public.")


@command.command("drop", short_help="Put a proposal aside.")
@click.argument("number", type=int)
@_by
@_reason
@options.folder_option
def drop(number: int, by: str, reason: str, folder: str | None) -> None:
    """Put a proposal aside; it stays in the list, with the reason."""
    with open_folder(folder, make=False):
        from khronika.ledger.actions.end_release import drop_proposal

        drop_proposal(number, by=by, reason=reason)
        click.echo(f"Proposal {number} is put aside.")


@command.command("withdraw", short_help="Take a release back; the reason is told to readers.")
@click.argument("release", type=int)
@_by
@_reason
@options.folder_option
def withdraw(release: int, by: str, reason: str, folder: str | None) -> None:
    """Take a release back. It stays, with the reason, which readers are told; if it was the last one, none is shown until another
    is published. Whoever kept it has it."""
    with open_folder(folder, make=False):
        from khronika.ledger.actions.end_release import withdraw_release

        withdraw_release(release, by=by, reason=reason)
        click.echo(f"Release {release} is withdrawn.")


@command.command("save", short_help="Write a release as files.")
@click.argument("release", type=int)
@click.option(
    "-o", "out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Into this folder."
)
@options.folder_option
def save(release: int, out: Path, folder: str | None) -> None:
    """Write release.json with its signature (release.json.minisig) and the public key (release.pub). Each file is there whole or
    not at all, and the same command again makes the same files."""
    with open_folder(folder, make=False):
        from khronika.cli.release_lines import saved
        from khronika.ledger import releases

        for path in saved(releases.published(release), out):
            click.echo(str(path))


@command.command("verify", short_help="Check releases: a folder's, or a file's.")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key",
    "key_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The public key; else release.pub beside the file, which proves less.",
)
@options.folder_option
@click.pass_context
def verify(ctx: click.Context, file: Path | None, key_file: Path | None, folder: str | None) -> None:
    """Check a release's FILE against its signature, without a folder; without FILE, every release of the folder."""
    if file is not None:
        ok, words = _checked(file, key_file)
    else:
        with open_folder(folder, make=False):
            from khronika import releasing
            from khronika.ledger import releases

            wrong = releasing.unsound()
            ok = not wrong
            many = len(releases.released())
            words = (
                f"Releases checked: {many}. All are as they were signed."
                if ok
                else "\n".join(f"Release {each.release}: {each.what}" for each in wrong)
            )
    click.echo(words, err=not ok)
    ctx.exit(exits.FINE if ok else exits.NOT_SOUND)


def _checked(file: Path, key_file: Path | None) -> tuple[bool, str]:
    from khronika.nouns import release_from
    from khronika.publishing import signing

    beside, own = file.with_name(f"{file.name}.minisig"), file.with_name("release.pub")
    try:
        document, signature = file.read_bytes(), beside.read_text(encoding="utf-8")
        key = signing.public_key((key_file or own).read_text(encoding="utf-8"))
        trusted = signing.verify(document, signature, key)
        release = release_from(document)
    except (OSError, ValueError) as error:
        return False, f"{file}: {error}"
    told = f"{file}: as it was signed with key {key.name}. {trusted}. {release.numbers.claims} claims."
    return (
        True,
        told
        if key_file
        else f"{told}\nThe key lay beside it: compare it with one that you have from elsewhere.",
    )


def _said(given: str) -> tuple[str, str]:
    key, found, words = given.partition("=")
    if not found or not key.strip() or not words.strip():
        raise click.UsageError(f"--say takes ID=WORDS, got {given!r}.")
    return key.strip(), words.strip()


def _new(file: Path | None) -> str:
    if file is not None:
        return _first_line(file)
    return asked("Passphrase of the new key", again="Repeat for confirmation")


def _ask(what: str, file: Path | None) -> str:
    if file is not None:
        return _first_line(file)
    return asked(what)


def _first_line(file: Path) -> str:
    words = file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    if not words:
        raise click.UsageError(f"{file} has no passphrase in its first line.")
    return words
