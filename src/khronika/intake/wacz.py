"""WACZ: a ZIP of web archives with a list of its files and their hashes, which somebody may have signed."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from khronika.intake import refusals
from khronika.intake.archive import kept_archive, pages_in
from khronika.intake.received import Given, Received
from khronika.intake.unpacking import BROKEN, open_zip
from khronika.intake.wacz_signed import signature_of
from khronika.nouns import Digests, Signature, Unread

_LIST, _LIST_DIGEST = "datapackage.json", "datapackage-digest.json"
_LONGEST_LIST = 50_000_000  # bytes of one of the two; a crawl of a million pages lists a few thousand files
_MOST_NAMED = 20  # files that differ, told by name
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Package:
    """What the package says of itself, held to what is in it."""

    software: str | None = None
    digests: Digests = Digests.ABSENT
    differing: tuple[str, ...] = ()
    signature: Signature = Signature()  # noqa: RUF009  (frozen)


def wacz(stream: BinaryIO, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """The archives in it, one after another, as streams; a WACZ may be of any size. Each report bears what the package says of itself
    and whether that holds."""
    archive = open_zip(stream, origin, "a WACZ", most=None)
    if isinstance(archive, Unread):
        yield archive
        return
    names = [name for name in sorted(archive.namelist()) if name.lower().endswith((".warc", ".warc.gz"))]
    if not names:
        yield refusals.broken(origin, "a WACZ", "it holds no .warc")
        return
    package, kept = package_of(archive), kept_archive(stream)
    for name in names:
        place = f"{origin}#{name.rsplit('/', 1)[-1]}"
        try:
            with archive.open(name) as inner:
                for item in pages_in(inner, place, given, limit, kept):  # type: ignore[arg-type]  # it has what a stream needs
                    yield item if isinstance(item, Unread) else _packaged(item, package)
        except BROKEN as error:
            yield refusals.broken(place, "a part of a WACZ", f"it is damaged ({type(error).__name__})")


def package_of(archive: zipfile.ZipFile) -> Package:
    """The list of files held to the files, and the signature to the list. Never raises for a broken one: that is what it tells."""
    names = set(archive.namelist())
    if _LIST not in names:
        return Package()
    raw, listed = _read(archive, _LIST)
    if raw is None or not isinstance(listed, dict):
        return Package(digests=Digests.DIFFER, differing=(_LIST,))
    stated = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    signed, differing = None, _differing(archive, listed, names)
    if _LIST_DIGEST in names:
        _, digest = _read(archive, _LIST_DIGEST)
        if not isinstance(digest, dict) or digest.get("hash") != stated or digest.get("path", _LIST) != _LIST:
            differing.insert(0, _LIST)
        signed = digest.get("signedData") if isinstance(digest, dict) else None
    said = listed.get("software")
    has = isinstance(listed.get("resources"), list) and listed["resources"]
    digests = Digests.DIFFER if differing else Digests.MATCH if has else Digests.ABSENT
    software = " ".join(str(said).split())[:100] if said else None
    return Package(software, digests, tuple(differing[:_MOST_NAMED]), signature_of(signed, stated))


def _differing(archive: zipfile.ZipFile, listed: dict[str, Any], names: set[str]) -> list[str]:
    """Files that are not what the list says, are missing, or are archives that it does not list."""
    found: list[str] = []
    resources = listed.get("resources")
    known = set()
    for each in resources if isinstance(resources, list) else []:
        path = each.get("path") if isinstance(each, dict) else None
        if not isinstance(path, str):
            continue
        known.add(path)
        if path not in names or _hash(archive, path, str(each.get("hash"))) != each.get("hash"):
            found.append(path)
    return found + sorted(
        name for name in names - known if known and name.lower().endswith((".warc", ".warc.gz"))
    )


def _hash(archive: zipfile.ZipFile, path: str, like: str) -> str | None:
    """As ``sha256:...`` or, of old packages, ``md5:...``; ``None`` where it cannot be worked out."""
    way = like.partition(":")[0].lower()
    if way not in ("sha256", "md5"):
        return None
    hashed = hashlib.sha256() if way == "sha256" else hashlib.md5(usedforsecurity=False)
    try:
        with archive.open(path) as file:
            while piece := file.read(_PIECE):
                hashed.update(piece)
    except BROKEN:
        return None
    return f"{way}:{hashed.hexdigest()}"


def _read(archive: zipfile.ZipFile, name: str) -> tuple[bytes | None, Any]:
    """The bytes, and what they say as JSON; ``None`` for what cannot be read or is none."""
    try:
        with archive.open(name) as file:
            raw = file.read(_LONGEST_LIST + 1)
        return (raw, json.loads(raw)) if len(raw) <= _LONGEST_LIST else (None, None)
    except BROKEN:  # json's own error is a ValueError
        return None, None


def _packaged(item: Received, package: Package) -> Received:
    if item.capture is None:
        return item
    capture = replace(
        item.capture,
        software=item.capture.software or package.software,
        digests=_worse(item.capture.digests, package.digests),
        differing=(*item.capture.differing, *package.differing),
        signature=package.signature,
    )
    return replace(item, capture=capture)


def _worse(one: Digests, other: Digests) -> Digests:
    return next((each for each in (Digests.DIFFER, Digests.MATCH) if each in (one, other)), Digests.ABSENT)
