"""How to cite a question or the release: BibTeX, CSL JSON and plain text. A release is cited, not a page: it never changes.

Files of citations are in English, since programs read them; the sentence on a page is in the page's language.
"""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.nouns import PartialDate, ReleasedQuestion
from khronika.public import addresses
from khronika.public.record import Record
from khronika.public.words import day_words

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a question of a release, or the release itself (``key`` is then ``release``)."""

    key: str
    title: str
    publisher: str
    number: int
    signed_on: PartialDate
    digest: str
    address: str


def cited(record: Record, question: ReleasedQuestion | None, lang: str = "en") -> Cited:
    """Raises ValueError where no release is shown: there is nothing to cite."""
    if record.shown is None:
        raise ValueError("no release is in force; nothing can be cited")
    release = record.shown.release
    key = question.question.id if question else "release"
    title = question.title.in_(lang) if question else release.title or record.name
    page = f"{lang}/questions/{key}.html" if question else addresses.of_release(lang, release.number)
    return Cited(
        key,
        title,
        record.publisher,
        release.number,
        record.shown.signed_on,
        record.shown.digest,
        f"{record.address}{page}" if record.address else "",
    )


def text(it: Cited) -> str:
    """One sentence, in the language of the page."""
    said = gettext("{publisher} ({year}). “{title}” Release {number}, {day}. Record {key}. SHA-256 {hash}.")
    told = said.format(
        publisher=it.publisher, year=it.signed_on.year, title=it.title.rstrip("."), number=it.number,
        day=day_words(it.signed_on), key=it.key, hash=it.digest,
    )  # fmt: skip
    return f"{told} {it.address}".rstrip()


def _tex(words: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in re.sub(r"\s+", " ", words))


def bibtex(it: Cited) -> str:
    fields = [
        ("author", f"{{{_tex(it.publisher)}}}"),
        ("title", f"{{{_tex(it.title)}}}"),
        ("year", str(it.signed_on.year)),
        *([("month", _MONTHS[it.signed_on.month - 1])] if it.signed_on.month else []),
        ("version", f"Release {it.number}"),
        ("note", f"Record {_tex(it.key)}, release {it.number}. SHA-256 {it.digest}"),
        *([("url", it.address)] if it.address else []),
    ]
    lines = "".join(f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields)
    return f"@misc{{khronika-{it.key}-r{it.number},\n{lines}}}\n"


def csl(it: Cited) -> str:
    day = it.signed_on
    item = {
        "id": f"khronika-{it.key}-r{it.number}",
        "type": "dataset",
        "title": it.title,
        "author": [{"literal": it.publisher}],
        "publisher": it.publisher,
        "issued": {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]},
        "version": f"Release {it.number}",
        "note": f"Record {it.key}. SHA-256 {it.digest}",
        **({"URL": it.address} if it.address else {}),
    }
    return json.dumps([item], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
