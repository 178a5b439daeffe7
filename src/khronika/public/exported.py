"""The release as data files: every form that exports know, made of the release alone."""

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
        lambda: b"".join(form.write(view)),
    )


def _losses(form: Format[Any], view: View[Any]) -> bytes:
    return b"".join(write_losses(form, view))


def _outline(place: Place) -> tuple[tuple[tuple[float, float], ...], ...]:
    return rings(place.identity) if place.identity.startswith("admin1:") else ()
