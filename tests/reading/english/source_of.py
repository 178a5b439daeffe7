"""Whose the figures of a short English text are read to be."""

from khronika.nouns import Claim, PartialDate, Report, Unread, digest, make_id
from khronika.reading import read


def claims(text: str) -> tuple[Claim, ...]:
    data = text.encode()
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5)
    )  # fmt: skip
    reading = read(report)
    assert not isinstance(reading, Unread)
    return reading.claims


def figures(text: str) -> list[Claim]:
    return [c for c in claims(text) if c.figure is not None]


def source(text: str, figure: str) -> str:
    """The source of the figure that stands at ``figure``'s first place in ``text``."""
    at = text.index(figure)
    found = [
        c
        for c in figures(text)
        if c.figure and c.figure.span and c.figure.span.start <= at < c.figure.span.end
    ]
    assert found, figures(text)
    return found[0].attribution.source_name
