"""Lists of people pasted as plain lines: "1. Name Patronymic Surname, 1987, Almaty". A line with a name is an entry.

Behind the name, a part is taken only for what it can hardly be mistaken for: a year or a date said to be of birth, a date
said to be of the detention, an age, a sex, one place. Whatever else stands there is kept raw, and so are lines without a name.
"""

import re
from dataclasses import dataclass

from khronika.nouns import Protected

HEADERS = ("line", "name", "born", "age", "sex", "place", "date", "rest")
_NUMBERING = re.compile(r"^\s*(?:№\s*)?(?:\d{1,7}\s*[.)\]:]|\d{1,7}\s{2,}|[-–—•*·])\s*")
_PARTS = re.compile(r"\s*[,;|\t()]\s*|\s+[-–—]\s+")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’ʻʼ`][^\W\d_]+)*\.?|(?:[^\W\d_]\.){2,3}")
_SMALL = frozenset("uly ulu kyzy qyzy ұлы улы қызы кызы оглы кызи қизи van von de бек".split())
_BORN = re.compile(r"(?:born|b\.|род\w*\.?|г\.?\s?р\.?|р\.|туған|туылған|ж\.?\s?т\.?)", re.I)
_HELD = re.compile(r"(?:detained|arrested|held|задерж\w*|арест\w*|ұстал\w*|тұтқын\w*)", re.I)
_DATE = re.compile(r"\b(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}(?:-\d{2})?)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_AGE = re.compile(
    r"(?:aged?\s*)?(\d{1,2})(?:\s*(?:years?(?:\s+old)?|y\.?\s?o\.?|лет|года?|жас(?:та)?))?\.?", re.I
)
_SEX = re.compile(r"(?:ж|м|f|m|woman|man|female|male|жен\.?|муж\.?|женщина|мужчина|әйел|ер)\.?", re.I)
_YOUNGEST = 5  # a smaller number alone is no age that a list of detainees gives


@dataclass(frozen=True, slots=True, repr=False)
class Pasted:
    """``rows`` under ``HEADERS``, with the ``numbers`` of their lines from 1; ``unread`` are lines without a name; ``rest``
    counts entries of which a part was not understood."""

    rows: list[dict[str, str]]
    numbers: list[int]
    unread: tuple[tuple[int, Protected], ...]
    rest: int

    def __repr__(self) -> str:
        return f"Pasted({len(self.rows)} entries, {len(self.unread)} other lines)"


def pasted(text: str) -> Pasted:
    """The entries among the lines of a text."""
    rows, numbers, unread = [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        row = _entry(line.strip())
        if row is None:
            unread.append((number, Protected(line.strip())))
        else:
            rows.append(row)
            numbers.append(number)
    return Pasted(rows, numbers, tuple(unread), sum(bool(row["rest"]) for row in rows))


def _entry(line: str) -> dict[str, str] | None:
    """A row of ``HEADERS``; ``None`` for a line that does not begin with a name."""
    split = (part.strip(" -–—") for part in _PARTS.split(_NUMBERING.sub("", line, count=1)))
    parts = [part for part in split if part]
    if not parts:
        return None
    name, behind = _name_and_more(parts[0])
    if name is None:
        return None
    row = dict.fromkeys(HEADERS, "") | {"line": line, "name": name}
    rest = [part for part in [*behind, *parts[1:]] if not _taken(part, row)]
    row["rest"] = "; ".join(rest)
    return row


def _name_and_more(part: str) -> tuple[str | None, list[str]]:
    """Two to five words with capitals, the first part of a line; a year or age behind them without a comma is no part of it."""
    words = part.split()
    cut = next((place for place, word in enumerate(words) if word[0].isdigit()), len(words))
    name = words[:cut]
    whole = all(_NAME.fullmatch(word) and (word[0].isupper() or word.lower() in _SMALL) for word in name)
    if not whole or not 2 <= len(name) <= 5 or part.endswith(":"):
        return None, []
    return " ".join(name), [" ".join(words[cut:])] if cut < len(words) else []


def _taken(part: str, row: dict[str, str]) -> bool:
    """Whether the part was understood, and written into the row; the first of each kind counts."""
    field, value = _told(part)
    if not field or row[field]:
        return False
    row[field] = value
    return True


def _told(part: str) -> tuple[str, str]:
    """What a part is, and its value; ("", "") where that is not sure."""
    date, year = _DATE.search(part), _YEAR.search(part)
    if _HELD.search(part):
        return ("date", date[1]) if date else ("", "")
    if date:
        return ("born", date[1]) if _BORN.search(part) else ("", "")
    if year:
        bare = _BORN.sub("", part.replace(year[1], "", 1)).strip(" .г")
        return ("born", year[1]) if not bare else ("", "")
    age = _AGE.fullmatch(part)
    if age:
        return ("age", age[1]) if int(age[1]) >= _YOUNGEST else ("", "")
    if _SEX.fullmatch(part):
        return "sex", part
    words = re.sub(r"^(?:г|гор|с|пос|қ|ауыл|from|из)\.?\s+", "", part).split()
    placed = 0 < len(words) <= 3 and all(re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word) for word in words)
    return ("place", part) if placed and words[0][0].isupper() else ("", "")
