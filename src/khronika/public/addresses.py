"""Where each page and file of the site lies, for ever, and how one page leads to another.

An address is a path from the site's first folder, with "/" and with its file's name, so that a site opens from a folder on a disk or
under any prefix of a server. Ids are public ones and never change; what is gone leaves a page at its address.
"""

import posixpath
import re

from khronika.nouns import Thing
from khronika.nouns.labels import LANGS

FIRST = "index.html"
STYLE = "style.css"
ICON = "icon.svg"
DOCUMENT = "release/release.json"
SIGNATURE = "release/release.json.minisig"
KEY = "release/release.pub"
SUMS = "SHA256SUMS"
ROBOTS = "robots.txt"

_FOLDERS = {
    Thing.CLAIM: "claims",
    Thing.REPORT: "reports",
    Thing.QUESTION: "questions",
    Thing.INCIDENT: "incidents",
}
_SOUND = re.compile(r"[a-z0-9][a-z0-9-]*")  # an id becomes a file's name


def page(lang: str, name: str) -> str:
    """A page by its name: "index", "method", "questions/index"."""
    if lang not in LANGS:
        raise ValueError(f"no pages in {lang!r}; use {', '.join(LANGS)}")
    return f"{lang}/{name}.html"


def of_thing(lang: str, thing: Thing, public_id: str) -> str:
    """The page of a claim, a report, a question or an incident. Raises ValueError for an id that is no public id."""
    if not _SOUND.fullmatch(public_id):
        raise ValueError(f"{public_id!r} is no public id: it would be no name of a file")
    return page(lang, f"{_FOLDERS[thing]}/{public_id}")


def of_release(lang: str, number: int) -> str:
    return page(lang, f"releases/{number}")


def citation(name: str, form: str) -> str:
    """The citation of a question by its id, or of the release under ``release``; ``form`` is bib, json or txt."""
    return f"cite/{name}.{form}"


def feed(lang: str, form: str) -> str:
    """``form`` is xml (Atom) or json (JSON Feed)."""
    return f"{lang}/corrections.{form}"


def data(name: str) -> str:
    return f"data/{name}"


def between(here: str, there: str) -> str:
    """The relative address of ``there`` on the page ``here``; a fragment stays."""
    path, mark, fragment = there.partition("#")
    way = posixpath.relpath(path, posixpath.dirname(here) or ".") if path != here or not mark else ""
    return f"{way}{mark}{fragment}"


def in_language(path: str, lang: str) -> str:
    """The same page in another language. Raises ValueError for what is in none."""
    own, _, rest = path.partition("/")
    if own not in LANGS:
        raise ValueError(f"{path} is in no language")
    return f"{lang}/{rest}"
