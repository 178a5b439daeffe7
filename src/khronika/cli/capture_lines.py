"""How pages were captured, for a terminal, in the words of the desk's pages."""

from collections.abc import Iterator, Sequence

from django.utils import translation

from khronika.cli.words import clean, origin_words
from khronika.desk.capture_words import capture_words
from khronika.flow import Step


def capture_lines(captured: Sequence[Step], lang: str) -> Iterator[str]:
    """A line an archive: of one page all that is known of it, of many what holds of all: whether the archive is as it says of itself, and who
    signed it."""
    archives: dict[str, list[Step]] = {}
    for step in captured:
        if step.capture is not None:
            archives.setdefault(step.capture.archive or step.origin, []).append(step)
    with translation.override(lang):
        for steps in archives.values():
            first = steps[0]
            if first.capture is None:
                continue
            words = capture_words(first.capture)
            origin = first.origin if len(steps) == 1 else first.origin.partition("#")[0]
            told = words if len(steps) == 1 else words[-2:]
            yield f"{origin_words(origin)}: {clean(' '.join(told))}"
