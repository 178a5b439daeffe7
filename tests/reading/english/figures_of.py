"""What a short English text is read to count: words of the figure and the kind of event."""

from khronika.nouns import Kind, Report, Unread, digest, make_id
from khronika.reading import read


def figures_of(text: str) -> list[tuple[str, Kind]]:
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return [(c.figure.text, c.kind) for c in reading.claims if c.figure is not None]
