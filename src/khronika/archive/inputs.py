"""What lies in an archive: lines, rows, files and lists of addresses, told by their names.

    *.jsonl *.ndjson (also .gz, .zst)   one report a line, as `khronika read` takes it
    *.parquet                           one report a row: a column of text, and id, lang, published, outlet, url, title where they are
    *.urls.tsv (also .gz, .zst)         one address a row, with its text in a file beside (see below)
    anything else                       a file that `khronika read` takes: web archives, pages, PDF ...

A list of addresses has a header (``url``, and ``file``, ``published``, ``outlet``, ``lang`` where they are), or none and the columns of GDELT 2.0: 61
of its events (address last, day second last) or 27 of its Global Knowledge Graph (address fifth, outlet fourth, day second). The text
of an address lies in the file that the row names, else in ``texts/`` beside the list, called by the SHA-256 of the address and any ending
that khronika reads; a row whose text is not there is listed as such, and read once the text is.
"""

import csv
import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, cast

from khronika.archive.layout import CannotGoOn, Options
from khronika.archive.rows import day_of
from khronika.intake import Given, Received, receive, receive_bytes
from khronika.intake.lines import report_line
from khronika.nouns import PartialDate, Unread, digest

LINE, FILE, LISTED = "line", "file", "listed"
_LINES, _LIST, _PARQUET = (".jsonl", ".ndjson"), ".urls.tsv", ".parquet"
_PACKED = (".gz", ".zst")
_TEXTS = "texts"
_ENDINGS = ("", ".txt", ".html", ".htm", ".md", ".pdf")
_GDELT = {61: {"url": 60, "published": 59}, 27: {"url": 4, "outlet": 3, "published": 1}}
_FIELDS = ("id", "lang", "published", "outlet", "url")
_MOST_LINE = 20_000_000


@dataclass(slots=True)
class Found:
    """The files of an archive by what they are."""

    lines: list[Path] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)
    lists: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines) + len(self.tables) + len(self.lists) + len(self.files)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read. ``input`` is the hash of all that it is made of: the same again is not read again."""

    input: str
    day: str
    form: str
    origin: str
    body: bytes


def found(archive: Path) -> Found:
    """Raises CannotGoOn where there is nothing."""
    what = Found()
    if not archive.exists():
        raise CannotGoOn(f"There is no file or folder at {archive}.")
    listed = {path.parent for path in _walk(archive) if _bare(path).endswith(_LIST)}
    for path in _walk(archive):
        name = _bare(path)
        if name.endswith(_LIST):
            what.lists.append(path)
        elif any(parent.name == _TEXTS and parent.parent in listed for parent in path.parents):
            continue  # the texts of a list
        elif name.endswith(_LINES):
            what.lines.append(path)
        elif name.endswith(_PARQUET):
            what.tables.append(path)
        else:
            what.files.append(path)
    if not len(what):
        raise CannotGoOn(f"{archive} is a folder without files.")
    return what


def _walk(archive: Path) -> Iterator[Path]:
    if archive.is_file():
        yield archive
        return
    for folder, inner, names in os.walk(archive):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "_")))
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith((".", "_")))


def _bare(path: Path) -> str:
    """The name without what packs it, in small letters."""
    name = path.name.lower()
    return next((name.removesuffix(end) for end in _PACKED if name.endswith(end)), name)


def unpacked(path: Path) -> BinaryIO:
    """The bytes of a file that may be packed by gzip or Zstandard. Raises OSError where they cannot be had."""
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if path.suffix.lower() == ".zst":
        import zstandard

        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(path.open("rb"), closefd=True))
    return path.open("rb")


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a packed file. Of one over 20 MB only its beginning, which is then refused for its size."""
    with unpacked(path) as stream:
        while line := stream.readline(_MOST_LINE + 1):
            yield line.rstrip(b"\r\n")
            while len(line) > _MOST_LINE and not line.endswith(b"\n"):
                line = stream.readline(_MOST_LINE + 1)


def line(body: bytes, name: str, options: Options) -> Item | None:
    """A line of jsonl; ``None`` for a blank one."""
    if not body.strip():
        return None
    key = digest(body)
    return Item(key, _day(_published(body), options), LINE, f"{name}#{key[:12]}", body)


def row(fields: Mapping[str, Any], name: str, options: Options) -> Item:
    """A row of a table, as the line of jsonl that says the same. A headline is the first paragraph of its text."""
    said = {key: str(fields[key]) for key in _FIELDS if fields.get(key) is not None}
    text, title = fields.get("text"), fields.get("title")
    whole = "\n\n".join(str(part) for part in (title, text) if part) if text is not None else None
    body = json.dumps({"text": whole, **said}, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    key = digest(body)
    return Item(key, _day(said.get("published"), options), LINE, f"{name}#{key[:12]}", body)


def file(path: Path) -> Item:
    """A file that holds one report or many. Raises OSError."""
    with path.open("rb") as stream:
        import hashlib

        key = hashlib.file_digest(stream, "sha256").hexdigest()
    return Item(digest(f"{path.name}\0{key}".encode()), "unknown", FILE, str(path), os.fsencode(path))


def listed(path: Path, options: Options) -> Iterator[Item]:
    """The rows of a list of addresses. Raises CannotGoOn for a list whose columns say no address."""
    with unpacked(path) as raw, io.TextIOWrapper(raw, "utf-8", "replace", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        first = next(rows, [])
        if len(first) in _GDELT and "url" not in first:
            columns: Mapping[str, int] = _GDELT[len(first)]
            rows = chain([first], rows)  # type: ignore[assignment]
        else:
            columns = {name.strip().lower(): at for at, name in enumerate(first)}
        if "url" not in columns:
            raise CannotGoOn(
                f"{path} has no column url, and not the 61 or 27 columns of GDELT's events or knowledge graph."
            )
        for cells in rows:
            said = {
                name: cells[at].strip()
                for name, at in columns.items()
                if at < len(cells) and cells[at].strip()
            }
            if "url" in said:
                yield _address(path, said, options)


def _address(path: Path, said: dict[str, str], options: Options) -> Item:
    if (day := said.get("published", "")).isdigit() and len(day) >= 8:  # 20190610, 20190610123000
        said["published"] = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    text = _text_of(path, said)
    said["text"] = str(text) if text else ""
    held = digest(text.read_bytes()) if text else ""
    body = json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    key = digest(f"{said['url']}\0{said.get('published')}\0{said.get('outlet')}\0{held}".encode())
    return Item(key, _day(said.get("published"), options), LISTED, f"{path}#{said['url']}", body)


def _text_of(path: Path, said: Mapping[str, str]) -> Path | None:
    if named := said.get("file"):
        place = (path.parent / named).resolve()
        return place if place.is_file() and path.parent.resolve() in place.parents else None
    stem = path.parent / _TEXTS / digest(said["url"].encode())
    return next((place for end in _ENDINGS if (place := stem.with_name(stem.name + end)).is_file()), None)


def received(given: Item, options: Options) -> Iterable[Received | Unread]:
    """The reports of what was given, or why not."""
    said = _given(options)
    if given.form == LINE:
        return [report_line(given.body, given.origin, said)]
    if given.form == FILE:
        return receive([os.fsdecode(given.body)], given=said)
    return _of_address(json.loads(given.body), given, said)


def _of_address(said: Mapping[str, str], given: Item, options: Given) -> Iterable[Received | Unread]:
    if not said["text"]:
        return [
            Unread(
                given.origin,
                "archive.no-text",
                f"the text of {said['url']} is not beside the list",
                f"put it into {_TEXTS}/, named by the SHA-256 of the address, or name its file; then read again",
            )
        ]
    published = _date(said.get("published")) or options.published
    about = Given(said.get("lang") or options.lang, published, said.get("outlet"), said["url"])
    place = Path(said["text"])
    try:
        return receive_bytes(
            place.read_bytes(), place.name if place.suffix else f"{place.name}.txt", given=about
        )
    except OSError as error:
        return [
            Unread(
                given.origin,
                "archive.no-text",
                f"{place} cannot be read: {error.strerror}",
                "mend it; then read again",
            )
        ]


def _given(options: Options) -> Given:
    return Given(lang=options.lang, published=_date(options.published))


def _day(published: str | None, options: Options) -> str:
    return day_of(_date(published) or _date(options.published))


def _date(words: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(words) if words else None
    except ValueError:
        return None


def _published(body: bytes) -> str | None:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return None
    said = fields.get("published") if isinstance(fields, dict) else None
    return said if isinstance(said, str) else None
