"""What intake hands on, what the user may say for all inputs, and how a report is put together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from khronika.intake import refusals
from khronika.intake.language import is_latin_kazakh, language_of
from khronika.intake.offsets import OffsetMap, normalise
from khronika.nouns import Capture, PartialDate, Report, Unread, digest, make_id

MAX_BYTES = 20_000_000
"""The most that one report may weigh: 20 MB. A book has 1 MB; what is larger is a dump of many reports."""

_T = TypeVar("_T")
# Three-letter codes, and the country's letters where people write them for the language (no language has those).
_MEANT = {
    "eng": "en",
    "rus": "ru",
    "kaz": "kk",
    "ukr": "uk",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
} | {
    "kz": "kk",
    "ua": "uk",
}
_CODE = re.compile(r"[a-z]{2,3}")
_NOTHING = ("", "~", "null", "none", "auto", "und", "unknown")
_MOST_FIELD = (
    2000  # characters of an outlet, URL or id; a longer one is a mistake, and would be shown on every page
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says for all inputs of a run. What a report says of itself wins; ``None`` says nothing."""

    lang: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: which of our fields stands under which header (``{"text": "Body"}``). Empty: told by the headers."""


@dataclass(frozen=True, slots=True)
class Received:
    """A report with the bytes it came in. ``to_given`` maps offsets in ``report.text`` to offsets in the text as
    given, in code points: of the decoded file without its byte order mark for ``.txt`` and plain standard input, of
    the JSON string ``text`` for ``.jsonl``. For other types it is the identity: there the stored text is the text."""

    report: Report
    raw: bytes
    to_given: OffsetMap
    capture: Capture | None = None
    """How it was captured, where it comes from the web and that is known."""
    archive: "Kept | None" = None
    """The file of the archive that ``capture`` names."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The file of a web archive: hashed, so that it can be kept with the originals. It lies at ``path``, or its bytes are ``raw``; with neither it
    is kept already (the inbox has it)."""

    sha256: str
    size: int
    path: Path | None = None
    raw: bytes | None = None


@dataclass(slots=True)
class Said:
    """What a report says of itself, field by field as found; ``notes`` collect what could not be used, and why."""

    lang: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None
    given_id: str | None = None
    notes: list[str] = field(default_factory=list)

    @classmethod
    def from_fields(cls, fields: Mapping[str, object]) -> "Said":
        """From front matter or a jsonl object. Other fields are ignored. A field that cannot be used never costs
        the report: it becomes a note, and the value stays unknown (a date that does not exist is no date)."""
        said = cls()
        said.given_id = said._words(fields, "id")
        said.outlet = said._words(fields, "outlet")
        said.url = said._words(fields, "url")
        said.lang = said._parsed(
            fields, "lang", language_code, "is no language code; the language was looked for"
        )
        said.published = said._parsed(fields, "published", PartialDate.parse, "")
        return said

    def _words(self, fields: Mapping[str, object], name: str) -> str | None:
        value = fields.get(name)
        if value is None or isinstance(value, bool):
            return None
        if not isinstance(value, str | int | float):
            self.notes.append(f"{name} is not a text; it was left out")
            return None
        words = " ".join(str(value).encode("utf-8", "replace").decode().split())
        if len(words) > _MOST_FIELD:
            self.notes.append(f"{name} has {len(words)} characters, more than {_MOST_FIELD}; it was left out")
            return None
        return None if words.casefold() in _NOTHING else words

    def _parsed(
        self, fields: Mapping[str, object], name: str, parse: Callable[[str], _T], why: str
    ) -> _T | None:
        words = self._words(fields, name)
        if words is None:
            return None
        try:
            return parse(words)
        except ValueError as error:
            self.notes.append(f"{name}: {words!r} {why}" if why else f"{name}: {error}; it is left unknown")
            return None


def language_code(words: str) -> str:
    """``en`` from ``en``, ``en-GB``, ``EN_us`` or ``eng``; ``kk`` from ``kz``. Raises ValueError for what is no such code."""
    primary = re.split("[-_]", words.strip().lower())[0]
    if not _CODE.fullmatch(primary):
        raise ValueError(f"{words!r} is no language code; write en, ru or kk")
    return _MEANT.get(primary, primary)


def report_of(
    *, text: str, sha256: str, media_type: str, origin: str, encoding: str, said: Said, given: Given
) -> Report:
    """The report. Its language is what it says, else what the user says, else what its text looks like."""
    lang = said.lang or given.lang or language_of(text)
    notes = [*said.notes]
    if lang == "kk" and is_latin_kazakh(text):
        notes.append("Kazakh in Latin letters")
    return Report(
        id=make_id("r", sha256),
        sha256=sha256,
        text=text,
        media_type=media_type,
        origin=origin,
        lang=lang,
        published=said.published or given.published,
        outlet=said.outlet or given.outlet,
        url=said.url or given.url,
        given_id=said.given_id,
        encoding=encoding,
        notes=tuple(notes),
    )


def record(
    words: str,
    raw: bytes,
    *,
    fields: Mapping[str, object],
    media_type: str,
    origin: str,
    given: Given,
    encoding: str = "utf-8",
    notes: Sequence[str] = (),
) -> Received | Unread:
    """A report whose text was taken out of something else (a PDF, an entry of a feed, a row of a table): ``words``
    are that text, ``raw`` the bytes kept, ``fields`` what it says of itself. Refused when ``words`` are blank."""
    text, _ = normalise(words)
    text = text.strip()
    sha256 = digest(raw)
    said = Said.from_fields(fields)
    said.notes[:0] = notes
    if not text:
        return refusals.empty(origin, sha256, said.given_id)
    report = report_of(
        text=text,
        sha256=sha256,
        media_type=media_type,
        origin=origin,
        encoding=encoding,
        said=said,
        given=given,
    )
    return Received(report, raw, OffsetMap())
