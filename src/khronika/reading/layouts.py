"""Places that a text gives by its layout: lists ("Алматы – 120"), cards under a heading, "respectively"; and which of those named together are one place's."""

import re
from collections.abc import Sequence

from khronika.nouns import Level, Place
from khronika.reading.mentions import PlaceMention

_LABEL = re.compile(
    r"^\s*(?:облыс\w*|қала\w*|област\w+)?\s*(?:бойынша)?\s*(?:[–—:(]|\s-\s)\s*(?:(?:около|более|до|свыше|почти|порядка|примерно|(?:как\s+)?минимум|не\s+менее|по\s+меньшей\s+мере|шамамен|кемінде|кем\s+дегенде)\s+)?$"
)


_GIVEN_FOR = re.compile(r"(?:\d+|[^\W\d]+)(?:\s+чел(?:\.|овек\w?))?\s+[–—-]\s+(?:(?:в|во|на)\s+)?")
_TABLED = re.compile(r"\d+\s*(?:[.,;\n]|$)")
_RESPECTIVELY = re.compile(r"(?<!\w)(?:соответственно|тиісінше)(?!\w)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.,:])\d+(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\w:])")
_ENDS_ITEM = re.compile(r"\s*(?:[.,:;)\n]|$)")
_CARD = 4  # lines of a card under the place that heads it
_RANK = {Level.SITE: 0, Level.CITY: 1, Level.ADMIN1: 2, Level.UNKNOWN: 2, Level.COUNTRY: 3}
BETWEEN = re.compile(
    r"^[\s,;()«»\"“”]*(?:(?:и|а\s+также|или|мен|пен|бен|және|сондай-ақ|в|во|на|городах|городе|столице|городе|қалаларында|қаласы|қаласында)[\s,«»\"“”]*){0,3}$",
    re.I,
)


def respective_place(
    text: str, places: Sequence[PlaceMention], offset: int, sentence: tuple[int, int]
) -> Place | None:
    """ "На А и Б приходится 1653 и 1159 человек соответственно": the number's own place of as many as there are numbers."""
    start, end = sentence
    told = _RESPECTIVELY.search(text, offset, end)
    if told is None:
        return None
    numbers = [m.start() for m in _DIGITS.finditer(text, start, told.start())]
    before = [m for m in places if start <= m.span.start and m.span.end <= max(numbers, default=start)]
    numbers = [n for n in numbers if before and n > before[-1].span.end]
    if offset not in numbers or len(numbers) < 2 or len(before) < len(numbers):
        return None
    return before[len(before) - len(numbers) + numbers.index(offset)].place


def heading_place(
    text: str, places: Sequence[PlaceMention], sentences: Sequence[tuple[int, int, int]], at: int
) -> Place | None:
    """For a line of a card that names no place, the one that heads it in a line of its own ("Пермь", "Задержаны: 22")."""
    start, end, _ = sentences[at]
    if at < 2 or any(start <= m.span.start < end for m in places):
        return None
    for first, last, _ in reversed(sentences[max(1, at - _CARD) : at]):
        inside = [m for m in places if first <= m.span.start < last]
        if inside:
            name = len(inside[0].span.of(text))
            return inside[0].place if len(text[first:last].strip(" :.")) <= name else None
    return None


def listed_place(text: str, places: Sequence[PlaceMention], offset: int, start: int) -> Place | None:
    """The place a number of a list is given for: "Алматы – 120", "Ақтөбе облысы – 54,3", "Астана (41,5%)". ``start`` is its
    sentence's."""
    for mention in places:
        near = start <= mention.span.start and mention.span.end <= offset <= mention.span.end + 24
        if near and _LABEL.match(text[mention.span.end : offset]):
            return mention.place
        if near and _tabled(text, mention, offset):
            return mention.place
    return _named_after(text, places, offset)


_UNLISTED = re.compile(
    r"[,;:]\s*(?P<name>[^\W\d_a-z\u0430-\u04ff][\w-]+(?:[ -][^\W\d_a-z\u0430-\u04ff][\w-]+)?)\s*[–—]\s*$"
)


_IN = re.compile(r"[дт][ае]$")  # a Kazakh locative: the name itself would be guessed
# Whose number it is, or of whom, and no place.
_WHO = re.compile(
    r"организатор|полици|милици|мвд|гувд|іім|минздрав|оппозици|власт|прокурат|мэри|активист|правозащит|погибш|убит|ранен|задержан|"
    r"арестован|освобожд|пострадавш|всего|итого|мужчин|женщин|дет[ие]|барлығы|жиыны|жалпы|ұйымдастыр|билік|әкімдік|ұсталған|қамалған|"
    r"жаралан|қаза|босатылған|әйел|ер(?:лер)?(?!\w)|бала",
    re.IGNORECASE,
)


def unlisted_place(
    text: str, places: Sequence[PlaceMention], offset: int, sentence: tuple[int, int]
) -> Place | None:
    """The place that a list gives for a number under a name that no gazetteer has ("Алматы – 41, Мамырқала – 9"): known by
    its name alone. Only beside a number of the same list whose place is known."""
    label = _UNLISTED.search(text, sentence[0], offset)
    if (
        label is None
        or _WHO.match(label["name"])
        or _IN.search(label["name"])
        or any(label.start("name") <= m.span.start < offset for m in places)
    ):
        return None
    others = (m.start() for m in _DIGITS.finditer(text, *sentence) if m.start() != offset)
    if not any(listed_place(text, places, other, sentence[0]) for other in others):
        return None
    return Place(label["name"], words=label["name"])


def _tabled(text: str, mention: PlaceMention, offset: int) -> bool:
    """ "Задержаны: Алматы 120, Шымкент 34": a place and its number between marks, and nothing else."""
    opened = text[: mention.span.start].rstrip()[-1:] in {":", ",", ";"}
    bare = not text[mention.span.end : offset].strip()
    return opened and bare and _TABLED.match(text, offset) is not None


def _named_after(text: str, places: Sequence[PlaceMention], offset: int) -> Place | None:
    """The place that a list gives after its number: "6 — Уфа, 3 — Салават"."""
    label = _GIVEN_FOR.match(text, offset)
    if label is None:
        return None
    after = next((m for m in places if m.span.start == label.end()), None)
    ends = after is not None and _ENDS_ITEM.match(text, after.span.end) is not None
    return after.place if ends and after is not None else None


def joined_places(text: str, mentions: Sequence[PlaceMention], offset: int) -> tuple[Place, ...]:
    """Of places named together the narrowest and nearest, with those that are joined to it ("in A and B")."""
    best_rank = min(_RANK[m.place.level] for m in mentions)
    finest = [m for m in mentions if _RANK[m.place.level] == best_rank]
    nearest = min(finest, key=lambda m: abs(m.span.start - offset))
    chosen = [nearest]
    at = finest.index(nearest)
    for step in (-1, 1):
        i = at
        while 0 <= i + step < len(finest):
            a, b = sorted((finest[i], finest[i + step]), key=lambda m: m.span.start)
            if not BETWEEN.match(text[a.span.end : b.span.start]):
                break
            i += step
            chosen.append(finest[i])
    chosen.sort(key=lambda m: m.span.start)
    unique: dict[str, Place] = {m.place.identity: m.place for m in chosen}
    return tuple(unique.values())
