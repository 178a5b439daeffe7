"""The desk's strings and their catalogues.

    python scripts/messages.py            take new strings into locale/*/LC_MESSAGES/django.po, compile; say which are gone
    python scripts/messages.py --prune    drop those that are gone, too (what somebody else is moving just now is gone for that moment)
    python scripts/messages.py --check    say what is missing or stale; writes nothing

Strings are found in the Python of the rooms that speak, ROOMS below (calls of gettext, ngettext, pgettext and gettext_noop with a literal) and
in its templates (translate, blocktranslate). A new string stands in the catalogue without a translation until somebody
writes one; tests/desk/test_catalogues.py refuses that. No tool outside Python is needed.
"""

import argparse
import ast
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, TokenType

SRC = Path(__file__).resolve().parents[1] / "src" / "khronika"
ROOMS = ("desk", "drawing", "public", "publishing")  # where strings stand; one catalogue for all of them
LANGS = ("ru", "kk")
# Babel's own for Kazakh has two forms; after a number Kazakh has one: "1 адам", "5 адам".
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "kk": "nplurals=1; plural=0;",
}
HEADER = "# The desk of khronika. Written by hand; taken up to date by scripts/messages.py."
_ONCE = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
_IDLE = tuple(
    f'"{field}:'
    for field in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)

Message = tuple[str | None, str | tuple[str, str]]  # context, and the string or its two English forms


def in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if node.func.id in ("gettext", "gettext_noop") and words:
            yield None, words[0]
        elif node.func.id == "ngettext" and len(words) == 2:
            yield None, (words[0], words[1])
        elif node.func.id == "pgettext" and len(words) == 2:
            yield words[0], words[1]


_TRANSLATE = re.compile(r'translate\s+"([^"]*)"(?: as \w+)?$')
# Ways of saying a string that are not looked for: what is said so would never be missed.
_OTHERWISE = re.compile(
    r"^(?:trans|blocktrans|translate|plural)\b|\b_\(|^blocktranslate.*\b(?:count|context|trimmed|asvar)\b"
)
_CALLS = ("gettext", "gettext_noop", "ngettext", "pgettext")
_NOT_CALLED = ("gettext_lazy", "ngettext_lazy", "pgettext_lazy", "npgettext", "npgettext_lazy")


def in_template(source: str) -> Iterator[Message]:
    inside: list[str] | None = None
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK:
            if token.contents.startswith("blocktranslate"):
                inside = []
            elif token.contents == "endblocktranslate" and inside is not None:
                yield None, "".join(inside)
                inside = None
            elif found := _TRANSLATE.match(token.contents):
                yield None, found[1]
        elif inside is not None:
            variable = token.token_type is TokenType.VAR
            inside.append(f"%({token.contents})s" if variable else token.contents)


def sources() -> list[Path]:
    """The files in which strings stand: Python and templates of the rooms."""
    return sorted(
        path
        for room in ROOMS
        for path in (SRC / room).rglob("*")
        if path.suffix in (".py", ".html") and path.is_file() and "locale" not in path.parts
    )


def unseen() -> list[str]:
    """Strings said in a way that the search above would pass over: under another name, put together while the program runs, or in a tag
    that is not looked for. Whoever needs one teaches the search first."""
    told = []
    for path in sources():
        look = _unseen_in_python if path.suffix == ".py" else _unseen_in_template
        told += [f"{path.name}: {each}" for each in look(path.read_text(encoding="utf-8"))]
    return told


def _unseen_in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from (each.name for each in node.names if each.asname or each.name in _NOT_CALLED)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            wanted = {"gettext": 1, "gettext_noop": 1}.get(node.func.id, 2)
            given = [
                a
                for a in node.args[:wanted]
                if isinstance(
                    a, ast.Constant | ast.Name | ast.Subscript | ast.Attribute
                )  # what is held by a name is marked where it is written
            ]
            if len(given) < wanted:
                yield f"line {node.lineno}: {node.func.id} of what is no literal"


def _unseen_in_template(source: str) -> Iterator[str]:
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK:
            said = token.contents
            if _OTHERWISE.search(said) and not _TRANSLATE.match(said):
                yield said
        elif token.token_type is TokenType.VAR and "_(" in token.contents:
            yield token.contents


def messages() -> dict[Message, list[str]]:
    """Every string of the rooms with the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sources():
        take = in_python if path.suffix == ".py" else in_template
        for message in take(path.read_text(encoding="utf-8")):
            where = found.setdefault(message, [])
            if path.name not in where:
                where.append(path.name)
    return found


def po_path(lang: str) -> Path:
    return SRC / "desk" / "locale" / lang / "LC_MESSAGES" / "django.po"


def catalogue(lang: str) -> Catalog:
    with po_path(lang).open("rb") as file:
        return read_po(file, locale=lang)


def missing(lang: str) -> list[str]:
    """What the catalogue lacks, leaves empty, or holds though the desk does not say it."""
    whole = catalogue(lang)
    known = {(message.context, message.id): message.string for message in whole if message.id}
    wanted = messages()
    told = unseen()
    told += [f"not checked by a person: {message.id}" for message in whole if message.id and message.fuzzy]
    told += [f"not in the catalogue: {message[1]}" for message in wanted if message not in known]
    told += [f"not said any more: {message[1]}" for message in known if message not in wanted]
    for message, string in known.items():
        forms = (string,) if isinstance(string, str) else string
        if not all(form.strip(" \t\n") for form in forms) or len(forms) != (
            whole.num_plurals if isinstance(message[1], tuple) else 1
        ):
            told.append(f"not translated: {message[1]}")
    return told


def compiled(lang: str) -> bytes:
    """The catalogue as the .mo that is shipped beside it."""
    made = io.BytesIO()
    told = catalogue(lang)
    told.creation_date = _ONCE  # else each compiling would give other bytes
    write_mo(made, told)
    return made.getvalue()


def update(lang: str, prune: bool = False) -> None:
    """Takes the desk's strings into the catalogue, what was translated kept, and compiles it. ``prune`` drops what nobody says."""
    old = {(m.context, m.id): m.string for m in catalogue(lang)} if po_path(lang).exists() else {}
    fresh = Catalog(locale=lang, header_comment=HEADER, fuzzy=False, charset="utf-8")
    fresh.mime_headers = [
        ("Language", lang),
        ("Plural-Forms", PLURALS[lang]),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    said = messages()
    if not prune:
        said |= {message: [] for message in old if message[1] and message not in said}
    for message, files in sorted(said.items(), key=lambda each: (str(each[0][1]), each[0][0] or "~")):
        context, words = message
        fresh.add(words, old.get(message, ""), [(name, None) for name in files], context=context)
    po_path(lang).parent.mkdir(parents=True, exist_ok=True)
    made = io.BytesIO()
    write_po(made, fresh, width=0)
    lines = made.getvalue().decode("utf-8").splitlines(keepends=True)
    # Dates and addresses that Babel fills in would change with every run and say nothing.
    po_path(lang).write_text(
        "".join(line for line in lines if not line.startswith(_IDLE)), encoding="utf-8", newline="\n"
    )
    po_path(lang).with_suffix(".mo").write_bytes(compiled(lang))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--prune", action="store_true", help="drop what nobody says any more")
    chosen = parser.parse_args()
    for lang in LANGS:
        if not chosen.check:
            update(lang, chosen.prune)
        for line in missing(lang):
            print(f"{lang}: {line}")


if __name__ == "__main__":
    main()
