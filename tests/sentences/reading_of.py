"""Reads passages of our own sentences in a language other than English, for their measures."""

from collections.abc import Callable

from khronika.nouns import Claim, Report, Unread, digest, make_id
from khronika.reading import read
from tests.sentences.format import Passage


def reader_of(lang: str) -> Callable[[Passage], tuple[Claim, ...]]:
    """What the reader makes of a passage in that language, read as a report of its own."""

    def claims_of(passage: Passage) -> tuple[Claim, ...]:
        data = passage.text.encode()
        report = Report(
            make_id("r", passage.where, digest(data)), digest(data), passage.text, "text/plain", passage.where,
            lang=lang, published=passage.published,
        )  # fmt: skip
        reading = read(report)
        if isinstance(reading, Unread):
            raise AssertionError(f"{passage.where}: {reading.reason}")
        return reading.claims

    return claims_of
