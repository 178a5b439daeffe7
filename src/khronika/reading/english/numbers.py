"""English numbers and vague quantities with their hedges, by the shared figure rules.

Only the words are read here. Whether a number is a figure (it counts people) or not (it is an age, a date, a clock
time, an article of law) is decided where the noun it belongs to is known; what can be told from the characters alone
(clock times, ordinals, ages, money) is left out or marked here.
"""

import re
from dataclasses import dataclass

from khronika.nouns import Span, Unit
from khronika.reading import numbers as rules
from khronika.reading.english.thousands_apart import APART, GREW_BY
from khronika.reading.mentions import NumberMention

_ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000}  # fmt: skip
_SHORT = {"k": 1e3, "mln": 1e6, "m": 1e6, "bn": 1e9}
_DOZEN = {"dozen": 12, "score": 20}

_UNIT_WORD = "|".join((*_ONES, *_TENS))
_DIGITS = r"\d{1,2}(?:,\d\d)+,\d{3}(?![\d,]*\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d,.]*\d)|\d+(?:\.\d+)?"
_SCALE = r"(?:\s+|-)?(?:thousand|million|billion|mln|bn|lakhs?|crores?|m|k)\b"
_WORDS = (
    rf"(?:a\s+|three[\s-])quarters?\s+of\s+a\s+million\b|(?:{_UNIT_WORD})\s+and\s+a\s+half\s+(?:hundred|thousand|million)\b"
    r"|a\s+score(?=\s+(?:or\s+(?:more|so)\b|of\s+[a-z]{3,}s\b))|(?:two|three|four)(?:\s+|-)?score(?=\s+[a-z]+)|"
    rf"(?:(?:an?|half\s+an?|{_UNIT_WORD})[\s-]+)?(?:hundred|thousand|million|billion|lakhs?|crores?|dozen)"
    rf"(?:(?:[\s-]+and)?[\s-]+(?:{_UNIT_WORD}|hundred|thousand))*\b|(?:half\s+)?an?(?=\s+(?:hour|minute)\b)|(?:{_UNIT_WORD})(?:[\s-]+(?:{_UNIT_WORD}|hundred|thousand|million|lakhs?|crores?|dozen))*"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/€$£₽№#])(?<![^\W\d]-)(?:(?P<digits>{APART}|{_DIGITS})(?P<scale>{_SCALE})?|\b(?P<words>{_WORDS})\b)",
    re.I,
)

_VAGUE = [
    (rules.HUNDREDS_OF_THOUSANDS, r"(?:several\s+)?hundreds\s+of\s+thousands"),
    (rules.TENS_OF_THOUSANDS, r"tens\s+of\s+thousands"),
    (rules.SEVERAL_HUNDRED, r"(?:several|a\s+few|many|a\s+couple\s+of)\s+hundreds?"),
    (rules.SEVERAL_THOUSAND, r"(?:several|a\s+few|many|a\s+couple\s+of)\s+thousands?"),
    (rules.DOZENS, r"(?:several|a\s+few|many|multiple|a\s+couple\s+of)\s+dozens?|dozens"),
    (rules.TENS, r"tens(?=\s+of\s+(?!thousands))"),
    (rules.SCORES, r"scores(?=\s+(?:of|more|were|have|had|are)\b|\s+\w+ed\b)"),
    (rules.MILLIONS, r"(?:several\s+)?millions"),
    (rules.THOUSANDS, r"(?:by\s+the\s+)?thousands"),
    (rules.HUNDREDS, r"(?:by\s+the\s+)?hundreds"),
    (
        rules.SEVERAL,
        r"several|a\s+number\s+of|a\s+handful\s+of|a\s+few|a\s+couple\s+of",
    ),
]
# A report without a digit must have one of these to tell a number at all.
NUMBER_WORDS = frozenset(
    (
        *_ONES,
        *_TENS,
        *_SCALES,
        *_DOZEN,
        *"hundreds thousands dozens tens scores millions several number handful few couple threescore fourscore quarter quarters half hour hours minute minutes".split(),
    )
)
_VAGUE_RE = [(rule, re.compile(rf"\b(?:{pattern})\b", re.I)) for rule, pattern in _VAGUE]

_HEDGES = [
    (rules.AT_LEAST, r"at\s*least|no(?:t)?\s+(?:fewer|less)\s+than|upwards?\s+of|in\s+excess\s+of|a\s+minimum\s+of"),
    (rules.AT_MOST, r"(?<!\bgo )(?<!\bgoes )(?<!\bwent )(?<!\bgone )(?<!\bgoing )(?<!\bshot )(?<!\bcrept )up\s+to|as\s+many\s+as|no(?:t)?\s+more\s+than|(?:fewer|less)\s+than|at\s+most|a\s+maximum\s+of"),
    (rules.AT_MOST, r"(?:did|does|do|has|had)\s+not\s+(?:exceed(?:ed)?|(?:go|gone)\s+(?:beyond|above|over)|pass(?:ed)?|surpass(?:ed)?)"),
    (rules.AT_LEAST, r"(?:well\s+|far\s+|slightly\s+|just\s+|many\s+)?(?:more\s+than|over|above)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|(?:has|have|had)\s+(?:(?:now|already)\s+)?crossed"),
    (rules.NEARLY, r"nearly|almost|close\s+to|just\s+(?:under|below|short\s+of)|(?:slightly\s+)?under|below|approaching"),
    (rules.ABOUT, (r"about|around|some|roughly|approximately|approx\.?|an?\s+estimated|estimated(?:\s+at)?|circa|ca\.|"
     r"in\s+the\s+region\s+of|or\s+so|something\s+like|perhaps|maybe")),
]  # fmt: skip
_HEDGE_RE = [(hedge, re.compile(rf"(?<!\w)(?:{pattern})\s+(?:the\s+)?$", re.I)) for hedge, pattern in _HEDGES]
_TOLD_BEFORE = re.compile(r"(?:(?:well|far|slightly|just)\s+)?(?:more\s+than|over|above|below|(?:fewer|less)\s+than|under)\s+the\s+(?![\w,.-]+(?:\s+\w+)?\s+(?:mark|barrier|threshold|figure|limit|ceiling)\b)", re.I)  # fmt: skip
_NEUTRAL = re.compile(r"(?<!\w)(?:a\s+(?:combined\s+)?total\s+of|the|another|a\s+further|an\s+additional|altogether)\s+$", re.I)  # fmt: skip
_AFTER = [
    (
        rules.AT_LEAST,
        re.compile(
            r"^(?:\+|(?:\s+per\s?cent)?\s+(?:and|or)\s+(?:more|above|over)\b|\s+plus\b|-plus\b)", re.I
        ),
    ),
    (rules.AT_MOST, re.compile(r"^\s+(?:(?:people|persons)\s+)?at\s+(?:the\s+)?most\b", re.I)),
    (rules.ABOUT, re.compile(r"^(?:-odd\b|(?:\s?%|\s+per\s?cent)?\s+or\s+so\b)", re.I)),
]
_RANGE = re.compile(r"^\s*(?:-|\u2013|\u2014|\s+to\s+|\s+or\s+)\s*$", re.I)
_AFTER_A_TERM = re.compile(r"\bto\s+[\w-]+\s+(?:year|month)s?(?:\s+in\s+\w+)?,?\s+(?:and\s+)?$")
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.I)
_PERCENT = re.compile(r"^\s*(?:%|percent\b|per\s+cent\b|pct\b)", re.I)
# What the characters alone show not to count anything: clock times, ages, ordinals, distances, money, law, phone numbers.
_NOT_AFTER = re.compile(
    r"^(?:[:/]\d|(?:st|nd|rd|th|s)\b|['\u2019]s\b|h\d\d\b|\s*(?:a\.?m\.?|p\.?m\.?|o['\u2019]clock|GMT|UTC|local\s+time)\b|"
    r"-plus\s+(?:years?|months?|weeks?|decades?)\b|\s+(?-i:Generation|Movement|Uprising|Revolution|Brigade)\b|"
    r"[\s-]*(?:year|month)s?[\s-]*olds?\b|\s+\d/\d\b|[\s-]*(?:km|kilomet|met(?:er|re)|mile|kg|tonne|ton\b|acre|degree|caliber|mm\b)|"
    r"\s*(?:(?:US|[A-Z][a-z]+n)\s+)?(?:dollars|euros?|pounds|rubles|roubles|tenge|hryvnias?|lari|som|rupees|yuan|riyals?|manats?|shillings?|kwacha|pesos?|dinars?|dirhams?|francs?|crowns"
    r"|naira|cedis?|birr|taka|kyats?|baht|ringgit|rupiah|yen|zlotys?|forints?|liras?|lempiras?|quetzals?|bolivars?|reais|somoni|drams?|shekels?|afghanis?|dalasis?|leones?|pula)\b"
    r"|\s*(?-i:US)?[$\u20ac\u00a3]|\s*(?-i:USD|EUR|GBP|AZN|CFA|XAF|XOF|KES|UGX|TZS|NGN|ZMW)\b|\s*\((?:about\s+|around\s+|some\s+|approximately\s+|roughly\s+)?(?-i:US)?(?:[$\u20ac\u00a3]|(?-i:USD|EUR|GBP)\s))",
    re.I,
)
_NOT_BEFORE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*\(|\b(?:aged?|age\s+of|ages(?:\s+of)?|(?:aged?|ages?(?:\s+of)?)\s+(?:between|from)?(?:\s*\d+(?:\s+(?:and|to)|\s*[-\u2013\u2014]))?|articles?|section|paragraph|chapter|part|law|decree|resolution|no\.?|number|item|page|room|box|"
    r"channel|camp|district|division|flight|route|highway|bus|version|covid|grade|class|level|phase|round|top|rank(?:ed)?|"
    r"us|at\s+age|volume|edition|flash|bulletin|communiqu\u00e9|communique|"
    r"usd|eur|(?-i:Rs\.?|Rp|KSh|Ksh|KSH|GBP|JPY|CNY|RMB|INR|PKR|BDT|LKR|NPR|IDR|PHP|VND|THB|MMK|MYR|KRW|RUB|UAH|BYN|KZT|KGS|UZS|AMD|AZN|GEL|TRY|EGP|KES|NGN|ZAR|TZS|UGX|GHS|ETB|XAF|XOF|CFA|MAD"
    r"|DZD|TND|SDG|ZMW|MWK|MZN|AOA|CDF|IRR|IQD|JOD|LBP|SAR|AED|ILS|BRL|ARS|CLP|COP|PEN|MXN|VES|BOB|GTQ|HNL|CAD|AUD|NZD|HKD|SGD|TWD|CHF|SEK|NOK|PLN|HUF|RON|RSD))|[$€£₽₸₴₹₦₺₱₫₩#№])[\s-]*$",
    re.I,
)
# "Those arrested in the old town number 37": a verb, and no number of a house.
THEY_NUMBER = re.compile(
    r"\b(?:the|those)\s+(?:[a-z-]+\s+)?(?P<what>arrested|detained|detainees|held|jailed|dead|killed|wounded|injured|hurt|charged|accused|sentenced|convicted|freed|released)\b"
    r"[^.;:,\d]{0,50}?\snumber\s+(?:(?:at\s+least|more\s+than|about|around|over|some|nearly)\s+)?$",
    re.I,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|[a-z]{2,6})?\s+$", re.I
)


@dataclass(frozen=True, slots=True)
class _Core:
    """A numeral without its hedge."""

    start: int
    end: int
    value: float


def _worded(words: str) -> float | None:
    """ "two hundred and five" -> 205. ``None`` when the words are no numeral."""
    total, current = 0.0, 0.0
    if quarters := re.match(r"(a|three)[\s-]+quarters?\s+of\s+a\s+million", words, re.I):
        return 250_000.0 if quarters[1].casefold() == "a" else 750_000.0
    words, halves = re.subn(r"\s+and\s+a\s+half\b", "", re.sub(r"score$", " score", words.casefold()))
    parts = [p for p in re.split(r"[\s-]+", words) if p and p != "and"]
    if halves and len(parts) == 2:
        return (_ONES.get(parts[0], _TENS.get(parts[0], 0)) + 0.5) * _SCALES[parts[1]]
    if parts and parts[0] in ("a", "an"):
        parts = ["one", *parts[1:]]
    half = bool(parts) and parts[0] == "half"
    if half:
        parts = ["one", *[p for p in parts[1:] if p not in ("a", "an")]]
    for part in parts:
        if part in _ONES or part in _TENS:
            current += _ONES.get(part, _TENS.get(part, 0))
        elif part in _DOZEN:
            current = (current or 1) * _DOZEN[part]
        elif part == "hundred":
            current = (current or 1) * 100
        elif part in _SCALES:
            total += (current or 1) * _SCALES[part]
            current = 0
        else:
            return None
    return (total + current) / (2 if half else 1)


def _cores(text: str) -> list[_Core]:
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        digits = match["digits"]
        if digits:
            if re.fullmatch(r"\d{1,3}(?:[\s\u00a0\u202f\u2009]\d{3})+", digits) and _MONTH_BEFORE.search(
                text[:start][-14:]
            ):
                digits, *rest = re.split(r"\s", digits)
                end = start + len(digits)
                found.append(_Core(end + 1, match.end("digits"), float("".join(rest))))
            value = float(re.sub(r"[,\s\u00a0\u202f\u2009]", "", digits))
            scale = (match["scale"] or "").strip(" -\n").casefold() if end == match.end() else ""
            factor = _SHORT.get(scale) or _SCALES.get(scale, 1)
            if scale == "m" and text[start - 1 : start] not in ("$", "€"):
                factor, end = 1, start + len(digits)  # "500 m" is metres
            value *= factor
        else:
            worded = _worded(match["words"])
            if worded is None or re.search(
                r"\d\s*$", text[:start][-3:]
            ):  # "$1.5 billion": the scale of a sum of money
                continue
            value = worded
        found.append(_Core(start, end, value))
    return sorted(found, key=lambda core: core.start)


def _hedge_before(text: str, start: int) -> tuple[rules.Hedge, int]:
    """The hedge that ends where the number starts, and where the hedge begins."""
    begin = start
    window = max(0, start - 40)
    if neutral := _NEUTRAL.search(text[window:begin]):
        begin = window + neutral.start()
    for hedge, pattern in _HEDGE_RE:
        if found := pattern.search(text[window:begin]):
            inner = window + found.start()
            if _TOLD_BEFORE.match(text, inner):
                return rules.EXACT, start  # "below the 45 percent of 2013": as it was told then
            # "at least about 500": the outer hedge wins, since it is the claim's own.
            for outer, again in _HEDGE_RE:
                if further := again.search(text[max(0, inner - 30) : inner]):
                    return outer, max(0, inner - 30) + further.start()
            return hedge, inner
    return rules.EXACT, start


def _mention(text: str, core: _Core) -> NumberMention:
    hedge, begin = _hedge_before(text, core.start)
    end = core.end
    for after, pattern in _AFTER:
        if found := pattern.search(text[end:]):
            hedge, end = (after, end + found.end()) if hedge is rules.EXACT else (hedge, end + found.end())
    percent = _PERCENT.search(text[core.end :])
    if percent:
        end = core.end + percent.end()
    low, high, approx = hedge.apply(core.value)
    span = Span(begin, end)
    return NumberMention(
        span, Span(core.start, core.end), span.of(text), low, high, approx, hedge.id, core.value,
        Unit.PERCENT if percent else None,
    )  # fmt: skip


# "The youth, 27, was hit", "one of them, 66, was treated".
_AFTER_ONE = re.compile(
    r"\b(?:one\s+of\s+(?:them|those|the\s+\w+)|(?:the|an?|another)\s+(?:[a-z-]+\s+){0,2}[a-z-]+),\s+$", re.I
)
_ONE_S_DEED = re.compile(r",\s+(?:was|is|has|had|who|died|said)\b")
_AFTER_NAME = re.compile(r"[A-Z][\w'\u2019-]+,\s+$")


def _is_age(text: str, core: _Core) -> bool:
    """ "Ousmane Badio, 17, died": an age between commas after a name; "Adam Wreh, 49.1," is a share."""
    if core.value % 1:
        return False
    after = text[core.end : core.end + 12]
    named = _AFTER_NAME.search(text[max(0, core.start - 30) : core.start])
    if _AFTER_ONE.search(text[max(0, core.start - 40) : core.start]) and _ONE_S_DEED.match(after):
        return text[core.start].isdigit() and 1 <= core.value <= 105
    worded = not text[
        core.start
    ].isdigit()  # "..., the consultancy Urna, fourteen of them from a single party"
    follows = r",|\)" if worded else r",|\sof\b(?!\s+(?:whom|them|these|those|the)\b)|\sfrom\b|\)"
    return bool(named) and 1 <= core.value <= 105 and bool(re.match(follows, after))


_NAMED_AFTER = re.compile(r"(?:[A-Z]\w+\s+){1,4}(?:March|Rally|Movement|Strike)\b")
_THE = re.compile(r"\bthe\s+[\"\u201c'\u2018]?$", re.I)
_LOUD = re.compile(r"\s+[A-Z][a-z]")
_BEGINS = re.compile(r"(?:^|[.!?:;\u2026\n\"\u201c\u2018(\u2013\u2014-])\s*$")
_TITLED = re.compile(r"\b[A-Z][a-z]+,?\s+$")


def _is_in_name(text: str, core: _Core) -> bool:
    """ "1500tasvir", "the group One Million People for Freedom": part of what somebody is called. In a headline that writes
    every word with a capital, a number is one."""
    if text[core.start].isdigit():
        behind = re.match(r"[^\W\d_]{3,}", text[core.end : core.end + 12])
        return behind is not None and text[core.end - 1].isdigit() and behind[0].casefold() not in _RUN_ON
    before = text[max(0, core.start - 30) : core.start]
    if _NAMED_AFTER.match(text[core.start : core.end + 24]) and _THE.search(before):
        return True  # the "Million People March"
    if not text[core.start].isupper() or not _LOUD.match(text[core.end : core.end + 12]):
        return False
    return not _BEGINS.search(before) and not _TITLED.search(before)


def _is_item(text: str, core: _Core) -> bool:
    """ "2. Police arrested", "(3) 22 were freed": the mark of an item of a list, which begins a line; not a number that ends a
    sentence behind a line's break ("had risen to / 14. Police said")."""
    if core.end - core.start > 2 or not text[core.start : core.end].isdigit():
        return False
    before = text[max(0, core.start - 40) : core.start]
    begins = core.start < 3 and not before.strip(" \t(")
    return (begins or _LINE_BEGINS.search(before) is not None) and _ITEM_MARK.match(
        text, core.end
    ) is not None


_LINE_BEGINS = re.compile(r"(?:[.:;!?,)\]\u201d\"]|\n)[^\S\n]*\n[^\S\n]*\(?$")
_ITEM_MARK = re.compile(r"[.)][^\S\n]+[\w\"\u201c(]")

_RUN_ON = frozenset(
    "people persons men women children protesters students officers arrested killed injured percent per million thousand billion mln hours".split()
)


def _worded_unlike(text: str, first: _Core, second: _Core) -> bool:
    """True when one of two numbers is in digits and the other in words."""
    return text[first.start].isdigit() != text[second.start].isdigit()


def _range(text: str, first: _Core, second: _Core) -> NumberMention | None:
    """ "300 to 400", "between 300 and 400"; ``None`` when the two numbers are no range."""
    joint = text[first.end : second.start]
    between = _BETWEEN.search(text[: first.start][-10:])
    if (
        not (_RANGE.search(joint) or (between and joint.strip().casefold() == "and"))
        or second.value <= first.value
        or _MONTH_BEFORE.search(text[: first.start][-14:])  # "on Sep. 1 to seven activists"
        or GREW_BY.search(text[: first.start][-70:])
        or _AFTER_A_TERM.search(text[: first.start][-48:])  # "two to 20 years, three to 18 years"
    ):
        return None
    dash = " " in joint.strip("\u2009") and joint.strip() in "-\u2013\u2014"
    if dash and _worded_unlike(text, first, second):
        return None  # "Sept 24 - Fifty-three demonstrators": a day, and the sentence that begins after it
    if _MONTH_BEFORE.search(text[max(0, first.start - 14) : first.start]) and second.value > 31:
        return None  # "bringing the total since January 12 to 312"
    begin = first.start - (len(between[0]) if between else 0)
    percent = _PERCENT.search(text[second.end :])
    span = Span(begin, second.end + (percent.end() if percent else 0))
    low = first.value
    said = text[second.start : second.end].casefold()
    for name, scale in (*((n, s) for n, s in _SCALES.items() if n != "hundred"), ("mln", 10**6)):
        if name in said and low < second.value / scale:
            low *= scale  # "between 1.8 and 1.9 million"
            break
    return NumberMention(
        span, Span(first.start, second.end), span.of(text), low, second.value, False, rules.RANGE_ID, None,
        Unit.PERCENT if percent else None,
    )  # fmt: skip


# "The March of Millions": a name, and no crowd.
_NAMED_MARCH = re.compile(
    r"\b(?:March|Marches|Rally|Rallies|Day|Night|Revolution|Parade)\s+of\s+(?:the\s+)?$"
)


def _vague(text: str, taken: list[Span]) -> list[NumberMention]:
    found: list[NumberMention] = []
    for rule, pattern in _VAGUE_RE:
        for match in pattern.finditer(text):
            core = Span(*match.span())
            if match[0][0].isupper() and _NAMED_MARCH.search(text[max(0, core.start - 30) : core.start]):
                continue
            if any(core.overlaps(span) for span in taken) or any(core.overlaps(m.core) for m in found):
                continue
            _, begin = _hedge_before(text, core.start)
            span = Span(begin, core.end)
            low, high, approx = rules.vague_bounds(rule)
            found.append(NumberMention(span, core, span.of(text), low, high, approx, rule.id))
    return found


def is_bare_year(text: str, mention: NumberMention) -> bool:
    """True for four digits between 1900 and 2100 with no hedge and no separator: far more often a year."""
    return (
        bool(re.fullmatch(r"(?:19|20)\d\d", text[mention.core.start : mention.core.end]))
        and mention.rule == "fig.exact"
    )


def find_numbers(text: str) -> list[NumberMention]:
    """Every quantity in ``text``, in order, not overlapping. Clock times, ordinals, ages, money, articles of law
    and measures of distance are left out; bare years are kept (see ``is_bare_year``)."""
    vague = _vague(text, [])
    kept: list[NumberMention] = []
    cores = [
        core
        for core in _cores(text)
        if not _NOT_AFTER.search(text[core.end : core.end + 24])
        and (
            not _NOT_BEFORE.search(text[max(0, core.start - 24) : core.start])
            or THEY_NUMBER.search(text[max(0, core.start - 90) : core.start])
        )
        and not any(Span(core.start, core.end).overlaps(v.core) for v in vague)
        and not _is_age(text, core)
        and not _is_in_name(text, core)
        and not _is_item(text, core)
    ]
    skip = False
    for index, core in enumerate(cores):
        if skip:
            skip = False
            continue
        following = cores[index + 1] if index + 1 < len(cores) else None
        if following and (joined := _range(text, core, following)):
            kept.append(joined)
            skip = True
        else:
            kept.append(_mention(text, core))
    found = sorted(vague + kept, key=lambda m: m.span)
    return [m for n, m in enumerate(found) if not (n and _repeats(text, found[n - 1], m))]


def _repeats(text: str, words: NumberMention, digits: NumberMention) -> bool:
    """ "thirty-nine (39) people": the digits say the words again."""
    between = text[words.span.end : digits.span.start]
    return (
        digits.value is not None
        and digits.value == words.value
        and between.strip() == "("
        and text[digits.span.end :][:1] == ")"
    )
