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


LONGEST_LIST = 60  # lines of a list whose heading or last line is looked for; more are a table, and the search would grow with its square
_LIST = 400  # characters of a list above its sum; a longer one has two of its items in them
# "Казань – 18 человек", "Ақтөбе облысы – 96,4%": a line that is an item of a list without any mark.
ITEM = re.compile(
    r"\s*[«\"“]?[^\W\d][\w .«»\"“”()-]{1,40}?(?:\s+[—–-]|:)\s+\d[\d  ,.]*(?:%|\s*(?:чел\w*|адам|пайыз)\.?)?\s*[.;,]?\s*",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<!\w)(?:всего|итого|в\s+общей\s+сложности|барлығы|жиыны)\s*[:–—-]?\s*$", re.IGNORECASE)


def sums_up(text: str, places: Sequence[PlaceMention], offset: int, sentence: tuple[int, int]) -> bool:
    """ "Казань – 18, Уфа – 11; всего 29": the number of a whole list, which is no one place's."""
    start = max(0, sentence[0] - _LIST)
    if not _SUM.search(text, start, offset):
        return False
    before = [m.start() for m in _DIGITS.finditer(text, start, offset)]
    return len({p.identity for o in before if (p := listed_place(text, places, o, start)) is not None}) > 1


def list_heads(text: str, sentences: Sequence[tuple[int, int, int]], at: int) -> list[int]:
    """Which sentence heads the list that a line is an item of, with a colon: "Итоги по городу:"; none for other lines."""
    if not ITEM.fullmatch(text, *sentences[at][:2]):
        return []
    heads = (
        i
        for i in range(at - 1, max(-1, at - 1 - LONGEST_LIST), -1)
        if not ITEM.fullmatch(text, *sentences[i][:2])
    )
    head = next(heads, None)
    return [head] if head is not None and text[: sentences[head][1]].rstrip().endswith(":") else []


_UNLISTED = re.compile(
    r"[,;:]\s*(?P<name>[^\W\d_a-z\u0430-\u04ff][\w-]+(?:[ -][^\W\d_a-z\u0430-\u04ff][\w-]+)?)\s*[–—]\s*$"
)


_HEADS_LINE = re.compile(
    r"^[ \t\-–—•*·]*(?P<name>[^\W\d_a-z\u0430-\u04ff][\w-]+(?:[ -][^\W\d_a-z\u0430-\u04ff][\w-]+)?)\s*[:–—-]\s*$",
    re.MULTILINE,
)
_UNLISTED_AFTER = re.compile(
    r"\d+(?:\s+(?:чел\w*\.?|адам))?\s+[–—-]\s+(?P<name>[^\W\d_a-z\u0430-\u04ff][\w-]+(?:[ -][^\W\d_a-z\u0430-\u04ff][\w-]+)?)\s*(?=[.,;\n)]|$)"
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
    label = _UNLISTED.search(text, sentence[0], offset) or _HEADS_LINE.search(
        text, text.rfind("\n", 0, offset) + 1, offset
    )
    if label is None and (after := _UNLISTED_AFTER.match(text, offset)) is not None:
        label = after
    if (
        label is None
        or _WHO.match(label["name"])
        or _IN.search(label["name"])
        or any(label.start("name") <= m.span.start < max(offset, label.end("name")) for m in places)
    ):
        return None
    first, last = sentence
    if label.re is _HEADS_LINE:  # a line of its own: its list is the lines around it
        first, last = max(0, first - _LIST // 2), min(len(text), last + _LIST // 2)
    others = (m.start() for m in _DIGITS.finditer(text, first, last) if m.start() != offset)
    if not any(listed_place(text, places, other, text.rfind("\n", 0, other) + 1) for other in others):
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
