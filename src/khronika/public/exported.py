"""The release as data files: every form that exports know, made of the release alone."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from khronika.drawing.maps import rings
from khronika.nouns import Place, Release
from khronika.publishing.formats import (
    FLAT,
    FORMATS,
    Format,
    View,
    about_release,
    released_claims,
    released_incidents,
    released_questions,
    write_losses,
)

_URN = "urn:khronika:"  # of things on a site whose address nobody said


@dataclass(frozen=True)
class DataFile:
    """A file of ``data/``: its name, what it is in words (in English, as its columns are), and its bytes, made when they are asked for."""

    name: str
    title: str
    about: str
    make: Callable[[], bytes]

    @cached_property
    def body(self) -> bytes:
        return self.make()


def data_files(release: Release, address: str) -> Sequence[DataFile]:
    """``address`` is where the site stands, with a slash at its end, or nothing."""
    return tuple(_files(release, address or _URN))


def _files(release: Release, home: str) -> Iterator[DataFile]:
    about = about_release(release, home)
    claims = released_claims(release, about, _outline)
    for form in FORMATS.values():
        yield _file(form, claims, "claims")
        if form.losses is not None:
            yield DataFile(
                f"claims.{form.name}.losses.csv",
                f"{form.title}: what is lost",
                "Row by row, what this form of the claims does not hold.",
                partial(_losses, form, claims),
            )
    others: tuple[View[Any], ...] = (
        released_questions(release, about),
        released_incidents(release, about),
    )
    for view in others:
        for form in FLAT.values():
            if form.name != "geojson" or view.name == "incidents":
                yield _file(form, view, view.name)


def _file(form: Format[Any], view: View[Any], stem: str) -> DataFile:
    return DataFile(
        form.file_name(stem),
        f"{stem.capitalize()}: {form.title}",
        form.about,
        partial(_written, form, view),
    )


def _written(form: Format[Any], view: View[Any]) -> bytes:
    body = b"".join(form.write(view))
    return timeless(body) if form.ending.endswith("xlsx") else body


_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def timeless(workbook: bytes) -> bytes:
    """The same workbook without the times at which its parts were written: they would be other bytes each time, and tell readers when
    somebody sat at the desk."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", old.read(name))
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()


def _losses(form: Format[Any], view: View[Any]) -> bytes:
    return b"".join(write_losses(form, view))


def _outline(place: Place) -> tuple[tuple[tuple[float, float], ...], ...]:
    return rings(place.identity) if place.identity.startswith("admin1:") else ()
