"""A page's own dates: of agencies' datelines, of stamps and of lines that hold nothing else. They date the report, no event."""

import re
from collections.abc import Sequence

from khronika.nouns import Span

_DATELINE = re.compile(
    r"^\s*(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+[.,]\s*)?\d{1,2}\s+[а-яёәғқңөұүһі]+[.,]?\s*(?:\d{4}[.,]?\s*(?:жыл[.,]?\s*|г(?:ода)?[.,]?\s*)?)?(?:\d{1,2}:\d\d\s*)?(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+\s*)?"
    r"(?:[—–-]\s|/|$|\(?(?:ТАСС|РИА|ИА|INTERFAX|Интерфакс|БЕЛТА|КАЗИНФОРМ))"
)
_DATELINE_BEFORE = re.compile(r"^\W*(?:[^\W\d_a-zа-яё][\w.-]*[\s,.(]*){1,4}$")
_DATELINE_AFTER = re.compile(
    r"^(?:[\s,]*(?:19|20)\d\d(?:\s*г\w*)?[\s,.]*(?:\d{1,2}:\d\d)?)?\s*(?:$|[.,]?\s*(?:[—–-]\s|/|[A-ZА-ЯЁ]{3,}))"
)
_CLOCKED = re.compile(r"[\s,|]*\d{1,2}:\d\d\W*")  # "8.01.2026, 20:45" ends the head of a page
# A page's own stamps.
_STAMP = re.compile(
    r"(?:posted|published|modified|updated|опубликован\w*|обновлен\w*|дата\s+публикации|время\s+публикации|жарияланды|жаңартылды)\W+$",
    re.IGNORECASE,
)


def datelines(text: str, sentences: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The stretches of agencies' datelines among the first four of the sentences, which are (start, end, paragraph)."""
    found = (_dateline(text, sentences, at) for at in range(min(4, len(sentences))))
    return [head for head in found if head]


def _dateline(text: str, sentences: Sequence[tuple[int, int, int]], at: int) -> tuple[int, int] | None:
    """A dateline at a sentence's head: "Москва. 14 апреля. INTERFAX.RU", "18 января, Алматы /"."""
    start, _, paragraph = sentences[at]
    if at and sentences[at - 1][2] == paragraph:
        return None  # only at a paragraph's head; splitters cut "Москва. 14 апреля. АГЕНТСТВО -" in three
    end = max(b for _, b, p in sentences if p == paragraph)
    match = _DATELINE.match(text[start:end])
    return (start, start + match.end()) if match and any(c.isdigit() for c in match[0]) else None


def of_the_page(text: str, span: Span, sentence: tuple[int, int, int], at: int) -> bool:
    """True for a date in the report's ``at``-th sentence that makes a sentence of its own, or follows city or agency at the
    head ("ТАСС, 2 января.")."""
    start, end, _ = sentence
    if _STAMP.search(text[max(0, span.start - 40) : span.start]):
        return True
    before, after = text[start : span.start], text[span.end : end]
    if not re.search(r"[^\W\d_]{2}", before + after) or (at < 3 and _CLOCKED.fullmatch(after)):
        return True
    return at < 3 and bool(_DATELINE_BEFORE.match(before) and _DATELINE_AFTER.match(after))
