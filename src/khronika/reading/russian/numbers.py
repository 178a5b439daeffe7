"""Numbers in Russian text, with their hedges: digits, words, collectives, halves, and vague quantities."""

import re
from functools import lru_cache

from khronika.nouns import Span, Unit
from khronika.reading import numbers as rules
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.number_words import SCALES, WORDS

# Plural forms that alone mean "tens of", "hundreds of": without a numeral before them.
_VAGUE = {
    "десятки десятками десяткам десятках": rules.DOZENS,
    "сотни сотнями сотням сотнях": rules.HUNDREDS,
    "тысячи тысячами тысячам тысячах": rules.THOUSANDS,
    "миллионы миллионами": rules.MILLIONS,
    "ряд ряда ряду": rules.SEVERAL,
    "несколько нескольких нескольким несколькими": rules.SEVERAL,
}
VAGUE = {form: rule for forms, rule in _VAGUE.items() for form in forms.split()}
_TENS = "(?:десятки|десятков|десятках|десятками|десяткам)"
_HUNDREDS = "(?:сотни|сотен|сот|сотнях|сотнями|сотням)"
_THOUSAND = "(?:тысяч|тысячах|тысячи|тысячами|тысячам)"
_SEVERAL = "(?:несколько|нескольких|нескольким|несколькими|многие|многих|пара|пару|пары|парой)"
_COMPOUND_VAGUE = (
    (
        re.compile(rf"{_SEVERAL}\s+{_HUNDREDS}\s+{_THOUSAND}|{_HUNDREDS}\s+{_THOUSAND}"),
        rules.HUNDREDS_OF_THOUSANDS,
    ),
    (re.compile(rf"(?:{_SEVERAL}\s+)?{_TENS}\s+{_THOUSAND}"), rules.TENS_OF_THOUSANDS),
    (re.compile(rf"{_SEVERAL}\s+{_THOUSAND}"), rules.SEVERAL_THOUSAND),
    (re.compile(rf"{_SEVERAL}\s+{_HUNDREDS}"), rules.SEVERAL_HUNDRED),
    (re.compile(rf"{_SEVERAL}\s+{_TENS}"), rules.DOZENS),
)
# Longest first, so that "не менее" is not read as "менее". All are matched ending right before the number.
_BEFORE = (
    ("не менее чем|не менее|не меньше чем|не меньше|по меньшей мере|по крайней мере|как минимум|минимум", rules.AT_LEAST),
    ("не более чем|не более|в пределах|от силы|самое большее|не больше чем|не больше|не свыше|максимум|не превышает|не превысило|не превысила", rules.AT_MOST),
    ("чуть менее|чуть меньше|немногим менее|немногим меньше|без малого|едва ли не|чуть ли не|почти|под", rules.NEARLY),
    ("более чем|более|больше чем|больше|свыше|сверх|перевалило за|перевалила за|перевалил за|перевалили за|превысило|превысила|превышает|превысил|старше", rules.AT_LEAST),
    ("около|порядка|порядке|примерно|приблизительно|ориентировочно|где-то|в районе|плюс-минус|предположительно", rules.ABOUT),
    ("менее чем|менее|меньше чем|меньше|вплоть до|до", rules.AT_MOST),
)  # fmt: skip
# "Шествие примерно в две тысячи", "известно как минимум о пяти": the preposition stands between.
_HEDGE = [
    (
        re.compile(
            rf"(?<![\w-])(?<!\bстражей\s)(?<!\bстраж\s)(?<!\bстражи\s)(?:{words}),?\s+(?:(?:в|о|об|у|по|на)\s+)?$"
        ),
        hedge,
    )
    for words, hedge in _BEFORE
]
_RISE = re.compile(
    r"(?:вырос|возрос|увелич|снизи|сократи|уменьши|упал|дош|подня|повыси|довел|расшир)\w*(?:\s+[\w-]+){0,3}\s+до\s+$"
)
_FROM = re.compile(r"(?<!\w)от\s+$")
_AFTER = (
    (
        re.compile(
            r"\s+(?:и|или)\s+(?:более|больше)(?!\w)|\s+с\s+(?:лишним|небольшим|хвостиком)(?!\w)|\s*\+(?!\w)"
        ),
        rules.AT_LEAST,
    ),
    (re.compile(r"\s+(?:приблизительно|примерно|плюс-минус)(?!\w)"), rules.ABOUT),
)
_PEOPLE_FIRST = re.compile(r"(?<!\w)(?<!\d\s)(?:человек|участников|задержанных)\s+(?:примерно\s+|около\s+)?$")
_DIGITS = r"\d{1,3},\s\d{1,2}(?=\s*(?:%|процент))|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
# "3-х тыс.", "500-тысячный": endings written behind the digits.
_SCALE = r"(?:(?:-?(?:х|ти|и|ми|мя))?(?:\s*(?:тыс|млн|млрд)\.?(?!\w)|\s+(?:тысяч\w{0,3}|миллион\w{0,3}))|-?(?:ти)?тысячн\w{2,3}(?!\w))"
# "2 тыс. 156": what stands after the thousands belongs to the number, unless it has a scale of its own.
_REST = rf"(?:\s+(?P<rest>\d{{1,3}})(?![\d:/%-]|[.,]\d|{_SCALE}|\s*%))"
_NUMBER = re.compile(rf"(?<![\w.,:/№$€₽£-])(?P<n>{_DIGITS})(?:(?P<scale>{_SCALE}){_REST}?)?")
_RANGE = re.compile(
    rf"(?<![\w.,:/№-])(?P<a>{_DIGITS})\s*(?:[-–—−]|\s(?:до|или)\s|\sтыс\.\s(?:до\s|[-–—]\s?)(?={_DIGITS}\sтыс\.))\s*(?P<b>{_DIGITS})(?P<scale>{_SCALE})?(?![\w:/-])"
)
_THOUSANDS = re.compile(
    rf"\s+(?P<thousands>\d{{1,3}})\s*(?:тыс\.?(?!\w)|тысяч\w{{0,3}}){_REST}?"
)  # after millions
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_PERCENT = re.compile(r"\s*%|\s+(?:процент|проц\.)\w*")
# A digit followed by these is no quantity: clock, ordinal suffix, model, address.
_NOT_AFTER = re.compile(
    r"[:/]\d|\.[a-z]{2}|-?(?:й|я|е|го|му|летн\w*|лети\w*|м)(?!\w)|[.]\d|-[а-яё]*(?:летн|этаж|метр)\w*|\s*(?:°|№)"
)
# "После 17.30", "статья 23.34": a clock time or an article, unless it is a share or has a scale.
_POINTED = re.compile(r"\d{1,2}\.\d\d")


def _plain(text: str) -> str:
    # "İ" is the one letter whose small form is two characters, which would shift every offset after it
    return text.replace("İ", "I").lower().replace("ё", "е")


def _value(digits: str) -> float:
    return float(re.sub(r"[   ]", "", digits).replace(",", "."))


def _scale(words: str | None) -> float:
    if not words:
        return 1
    words = re.sub(r"^-?(?:х|ти|и|ми|мя)?\s*", "", words.lower())
    return 1_000_000_000 if words.startswith("млрд") else 1_000_000 if words.startswith("м") else 1_000


def find_numbers(text: str) -> list[NumberMention]:
    """Every quantity, in order and not overlapping. What it counts, and whether it is a date, is the caller's
    business; ordinals, clock times and ages written together ("19-летний") are left out here."""
    plain = _plain(text)
    found: list[NumberMention] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= a or b <= start for a, b in taken)

    for pattern, vague in _COMPOUND_VAGUE:
        for match in re.finditer(rf"(?<!\w)(?:{pattern.pattern})(?!\w)", plain):
            if free(*match.span()) and not _numeral_before(plain, match.start(), text):
                taken.append(match.span())
                found.append(_vague(text, match.start(), match.end(), vague))
    for match in _RANGE.finditer(plain):
        if free(*match.span()) and (mention := _range(text, plain, match)):
            taken.append(match.span())
            found.append(mention)
    for match in _NUMBER.finditer(plain):
        if free(*match.span()) and not _NOT_AFTER.match(plain, match.end("n")) and not _clock(plain, match):
            value = round(_value(match["n"]) * _scale(match["scale"]), 6) + float(match["rest"] or 0)
            end = match.end()
            if _scale(match["scale"]) == 1_000_000 and (thousands := _THOUSANDS.match(plain, end)):
                value += float(thousands["thousands"]) * 1_000 + float(thousands["rest"] or 0)
                end = thousands.end()
            taken.append((match.start(), end))
            found.append(_hedged(text, plain, match.start(), end, value))
    found += [m for m in _in_words(text, plain) if free(m.core.start, m.core.end)]
    found.sort(key=lambda mention: mention.core.start)
    return [m for i, m in enumerate(found) if not (i and _spelt_out(plain, found[i - 1], m))]


def _spelt_out(plain: str, digits: NumberMention, words: NumberMention) -> bool:
    """ "9 (девять)": the number again, in words."""
    return words.value == digits.value and plain[digits.core.end : words.core.start].strip() == "("


def _clock(plain: str, match: re.Match[str]) -> bool:
    bare = not match["scale"] and not _PERCENT.match(plain, match.end())
    return bare and bool(_POINTED.fullmatch(match["n"]))


def _numeral_before(plain: str, start: int, text: str = "") -> bool:
    """A numeral right before ``start``, and not at the end of the sentence before ("их было 20. Тысячи вышли")."""
    before = re.search(r"([\w.,]+)\s+$", plain[max(0, start - 40) : start])
    if before is None or (
        before[1][-1] in ".," and (before[1][-1] == "," or text[start : start + 1].isupper())
    ):
        return False
    return before[1] in WORDS or before[1][0].isdigit()


def _vague(text: str, start: int, end: int, rule: rules.Vague) -> NumberMention:
    low, high, approx = rules.vague_bounds(rule)
    span = Span(start, end)
    return NumberMention(span, span, span.of(text), low, high, approx, rule.id)


def _range(text: str, plain: str, match: re.Match[str]) -> NumberMention | None:
    low, high = _value(match["a"]) * _scale(match["scale"]), _value(match["b"]) * _scale(match["scale"])
    if high <= low or _NOT_AFTER.match(plain, match.end("b")):
        return None
    percent = _PERCENT.match(plain, match.end())
    end = percent.end() if percent else match.end()
    start = found.start() if (found := _FROM.search(plain, 0, match.start())) else match.start()
    core = Span(match.start(), match.end())
    unit = Unit.PERCENT if percent else None
    return NumberMention(
        Span(start, end), core, text[start:end], low, high, False, rules.RANGE_ID, None, unit
    )


def _hedged(text: str, plain: str, start: int, end: int, value: float) -> NumberMention:
    hedge, first, last = rules.EXACT, start, end
    percent = _PERCENT.match(plain, end)
    if percent:
        last = percent.end()
    window = plain[max(0, start - 40) : start]
    for pattern, rule in _HEDGE:
        if before := pattern.search(window):
            rising = _RISE.search(plain[max(0, start - 80) : start]) and before[0].strip() == "до"
            if not rising:
                hedge, first = rule, start - len(window) + before.start()
            break
    if hedge is rules.EXACT:
        for pattern, rule in _AFTER:
            if after := pattern.match(plain, last):
                hedge, last = rule, after.end()
        people_first = _PEOPLE_FIRST.search(window) and value >= 10 and not percent
        if hedge is rules.EXACT and people_first and not _counts_next(plain, last):
            hedge = rules.ABOUT
    low, high, approx = hedge.apply(value)
    unit = Unit.PERCENT if percent else None
    core = Span(start, end)
    return NumberMention(Span(first, last), core, text[first:last], low, high, approx, hedge.id, value, unit)


def _counts_next(plain: str, end: int) -> bool:
    """ "Среди задержанных 90 активистов": the number counts what follows, so the word before it is no hedge."""
    following = re.match(r"\s+([а-яё]+)", plain[end : end + 30])
    return bool(following and _genitive_plural(following[1]))


def _in_words(text: str, plain: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    words = list(_WORD.finditer(plain))
    at = 0
    while at < len(words):
        run = _run(plain, words, at)
        if run is None and (turned := _turned_round(plain, words, at)) is not None:
            last, value = turned
            low, high, approx = rules.ABOUT.apply(value)
            span = Span(words[at].start(), words[last].end())
            found.append(NumberMention(span, span, span.of(text), low, high, approx, rules.ABOUT.id, value))
            at = last + 1
            continue
        both = _turned_pair(plain, words, at) if run is None else None
        if both is not None or (both := _pair(plain, words, at, run)) is not None:
            last, low, high = both
            opened = _FROM.search(plain, 0, words[at].start())
            span = Span(opened.start() if opened else words[at].start(), words[last].end())
            found.append(NumberMention(span, span, span.of(text), low, high, False, rules.RANGE_ID))
            at = last + 1
            continue
        if run:
            last, value = run
            found.append(_hedged(text, plain, words[at].start(), words[last].end(), value))
            at = last + 1
            continue
        rule = VAGUE.get(words[at][0])
        if rule and not _numeral_before(plain, words[at].start(), text) and _vague_here(plain, words, at):
            found.append(_vague(text, words[at].start(), words[at].end(), rule))
        at += 1
    return found


_TURNED = re.compile(r"(?:тысячи?|сотни|десятка|десятков|сотен|миллиона|миллионов)")


def _turned_round(plain: str, words: list[re.Match[str]], at: int) -> tuple[int, float] | None:
    """ "Тысяч пять", "сотни полторы", "десятка два": the scale before its numeral makes it a guess. The last word's
    index and the value; ``None`` where a numeral stands before the scale ("пять тысяч двести") or the numeral after it
    counts something else's scale."""
    if (
        not _TURNED.fullmatch(words[at][0])
        or _numeral_before(plain, words[at].start())
        or at + 1 >= len(words)
    ):
        return None
    if plain[words[at].end() : words[at + 1].start()].strip() or words[at + 1][0] not in WORDS:
        return None
    run = _run(plain, words, at + 1)
    if run is None or run[1] >= 100 or any(words[i][0] in SCALES for i in range(at + 1, run[0] + 1)):
        return None
    return run[0], run[1] * SCALES[words[at][0]]


def _turned_pair(plain: str, words: list[re.Match[str]], at: int) -> tuple[int, float, float] | None:
    """ "Тысяч пять-шесть": a scale before a pair of numerals."""
    if (
        not _TURNED.fullmatch(words[at][0])
        or at + 1 >= len(words)
        or _numeral_before(plain, words[at].start())
    ):
        return None
    left, dash, right = words[at + 1][0].partition("-")
    if not dash or plain[words[at].end() : words[at + 1].start()].strip():
        return None
    if WORDS.get(left, 0) >= WORDS.get(right, 0) or left not in WORDS:
        return None
    return at + 1, WORDS[left] * SCALES[words[at][0]], WORDS[right] * SCALES[words[at][0]]


def _pair(
    plain: str, words: list[re.Match[str]], at: int, run: tuple[int, float] | None
) -> tuple[int, float, float] | None:
    """ "Шесть или семь", "двое-трое", "пять-семь тысяч": the last word's index and the bounds."""
    left, dash, right = words[at][0].partition("-")
    if dash and left in WORDS and right in WORDS and WORDS[left] < WORDS[right]:
        scaled = at + 1 < len(words) and not plain[words[at].end() : words[at + 1].start()].strip()
        scale = SCALES.get(words[at + 1][0]) if scaled else None
        return at + bool(scale), float(WORDS[left] * (scale or 1)), float(WORDS[right] * (scale or 1))
    joint = "до" if _FROM.search(plain, 0, words[at].start()) else "или"
    if run is None or run[0] + 2 >= len(words) or words[run[0] + 1][0] != joint:
        return None
    if plain[words[run[0]].end() : words[run[0] + 2].start()].strip() != joint:
        return None
    other = _run(plain, words, run[0] + 2)
    if other is None or other[1] <= run[1]:
        return None
    scale = SCALES.get(words[other[0]][0], 1) if words[run[0]][0] not in SCALES and joint == "до" else 1
    return other[0], run[1] * scale, other[1]


def _vague_here(plain: str, words: list[re.Match[str]], at: int) -> bool:
    """ "Ряд" counts only before a genitive plural; "в ряды" and "в ряду" are other words."""
    word = words[at][0]
    if not word.startswith("ряд"):
        return True
    following = words[at + 1][0] if at + 1 < len(words) else ""
    return bool(_genitive_plural(following)) and not re.search(r"(?<!\w)в\s+$", plain[: words[at].start()])


@lru_cache(maxsize=5_000)
def _genitive_plural(word: str) -> bool:
    from khronika.reading.russian.parse import parses_of

    return any("gent" in p.tag and "plur" in p.tag for p in parses_of(word)[:3])


def _run(plain: str, words: list[re.Match[str]], at: int) -> tuple[int, float] | None:
    """A run of numeral words from ``at``: the last index and the value. Bare "тысячи" and "сотни" are vague unless
    a hedge stands before them ("не менее тысячи", "около сотни")."""
    total, current, last, seen = 0.0, 0.0, at, False
    for i in range(at, len(words)):
        word = words[i][0]
        if i > at and plain[words[i - 1].end() : words[i].start()].strip():
            break
        if word == "с" and seen and i + 1 < len(words) and words[i + 1][0] == "половиной":
            current += 0.5
            last = i
            continue
        if word == "половиной" and words[i - 1][0] == "с" and seen:
            last = i
            continue
        if word in WORDS:
            value = float(WORDS[word])
            if current and value >= 1 and (current % 10 or value >= current):
                break
            current += value
        elif word in SCALES:
            if not seen and not _bare_scale(plain, words[i]):
                return None
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        else:
            break
        last, seen = i, True
    return (last, total + current) if seen else None


def _bare_scale(plain: str, word: re.Match[str]) -> bool:
    singular = word[0] in {"тысяча", "тысячу", "сотня", "сотню", "десяток", "дюжина", "дюжину", "миллион"}
    window = plain[max(0, word.start() - 30) : word.start()]
    return singular or (
        word[0] in {"тысячи", "сотни", "десятка", "дюжины", "миллиона"}
        and any(p.search(window) for p, _ in _HEDGE)
    )
