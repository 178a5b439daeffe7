"""Reads a short text and gives its claims in a form that tests can state in a line."""

from collections.abc import Callable, Sequence

from khronika.nouns import Claim, Kind, PartialDate, Reading, Report


def report(text: str, lang: str, published: str | None = None) -> Report:
    day = PartialDate.parse(published) if published else None
    return Report("r-test", "0" * 64, text, "text/plain", "test", lang, day)


def figures(reading: Reading) -> list[tuple[str, float | None, float | None, str]]:
    """Kind, bounds and source of every claim with a figure, in order."""
    return [
        (c.kind.value, c.figure.low, c.figure.high, c.attribution.source_name)
        for c in reading.claims
        if c.figure is not None
    ]


def numbers(claims: Sequence[Claim]) -> list[tuple[Kind, float | None]]:
    """Kind and number of every claim with a figure, in order; the least where the words give no one number."""
    return [
        (c.kind, c.figure.low if c.figure.value is None else c.figure.value)
        for c in claims
        if c.figure is not None
    ]


def told(
    read: Callable[[Report], Reading], text: str, lang: str, published: str | None = None
) -> list[Claim]:
    """The claims of a text; every quotation is checked against it on the way."""
    reading = read(report(text, lang, published))
    for claim in reading.claims:
        assert claim.span.of(text) == claim.quote
        assert claim.lang == lang
        assert claim.rule
    return list(reading.claims)
