"""Numbers in Kazakh text: digits with endings, words, collectives ("бесеу"), and hedges before and after."""

import re

from khronika.nouns import Span, Unit
from khronika.reading import numbers as rules
from khronika.reading.kazakh.openings import DIGITS, Opened, opened
from khronika.reading.mentions import NumberMention

_UNITS = {
    "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30,
    "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90, "бір": 1,
}  # fmt: skip
_SCALES = {"жүз": 100, "мың": 1_000, "миллион": 1_000_000, "млн": 1_000_000, "миллиард": 1_000_000_000}
_COLLECTIVE = {"екеу": 2, "үшеу": 3, "төртеу": 4, "бесеу": 5, "алтау": 6, "жетеу": 7}
# "елу адамның отызы": tens owned by the whole they are of.
OWNED_TENS = {
    "жиырмасы": 20, "отызы": 30, "қырқы": 40, "елуі": 50, "алпысы": 60, "жетпісі": 70, "сексені": 80, "тоқсаны": 90,
    "сегізі": 8, "тоғызы": 9,
}  # fmt: skip
_TENS_CASE = re.compile(r"(?:н|ның|нің|на|не|нда|нде|нан|нен)?")
# Endings a numeral takes; the ablative and dative belong to the hedge that follows.
_CASE = r"(?:-?(?P<case>ға|ге|қа|ке|дан|ден|тан|тен|нан|нен|дай|дей|тай|тей))?"
_OWN = r"(?P<own>-?(?:сы|сі|ы|і|уы|уі|еуі|ауы)(?:н|ның|нің|на|не|нда|нде)?)?"
_DIGITS = r"\d{1,3},\s\d{1,2}(?=\s*(?:%|пайыз|процент))|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = Opened(
    re.compile(
        rf"(?<![\w.,:/№-])(?P<n>{_DIGITS})(?:\s*(?P<scale>мың|млн|миллион|миллиард))?(?:-?(?:ға|ге|қа|ке|дан|ден|тан|тен|нан|нен|дай|дей|тай|тей|ы|і|сы|сі|ын|ін|ның|нің|ның|дың|дің|тың|тің|сын|сін|ды|ді|ты|ті|на|не|ына|іне))?(?![\w])",
        re.IGNORECASE,
    ),
    DIGITS,
)
_RANGE = Opened(
    re.compile(
        rf"(?<![\w.,:/№-])(?P<a>{_DIGITS})\s*[-–—]\s*(?P<b>{_DIGITS})(?:\s*(?P<scale>мың|млн))?(?![\w:/])"
    ),
    DIGITS,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PERCENT = re.compile(
    r"\s*%(?:-?(?:дан|ден|тан|тен|ға|ге|ы|і|ын|ін|на|не|нан|нен)(?!\w))?|\s+(?:пайыз|процент)\w*"
)
_NOT_AFTER = re.compile(r"[:/]\d|-?(?:шы|ші|ншы|нші|ыншы|інші)(?!\w)|[.]\d|\s*(?:°|№)")


def _vague(words: str) -> Opened:
    return opened(rf"(?<!\w)(?:{words})(?!\w)")


_VAGUE = (
    (_vague(r"(?:жүздеген|бірнеше\s+жүз)\s+мың|(?:жүз|жүздеген)\s+мыңда(?:ған|п)"), rules.HUNDREDS_OF_THOUSANDS),
    (_vague(r"(?:(?:бірнеше\s+)?ондаған|бірнеше\s+он)\s+мың|он\s+мыңда(?:ған|п)"), rules.TENS_OF_THOUSANDS),
    (_vague(r"миллионда(?:ған|п)"), rules.MILLIONS),
    (_vague(r"бірнеше\s+мың|бірнеше\s+мыңдаған"), rules.SEVERAL_THOUSAND),
    (_vague(r"мыңдаған|мыңдап"), rules.THOUSANDS),
    (_vague(r"бірнеше\s+жүз(?:деген)?"), rules.SEVERAL_HUNDRED),
    (_vague(r"жүздеген|жүздеп"), rules.HUNDREDS),
    (_vague(r"ондаған|ондап|бірнеше\s+ондаған"), rules.TENS),
    (_vague(r"бірнеше(?:у|уі)?(?:н|не|нің)?|бірқатар(?:ы(?:н|на|ның)?)?|біраз(?:ы(?:н|на|ның)?)?"), rules.SEVERAL),
)  # fmt: skip
_BEFORE = (
    (
        re.compile(r"(?<!\w)(?:кемінде|кемі|кем\s+дегенде|ең\s+кемі|ең\s+аз\s+дегенде|аз\s+дегенде)\s+$"),
        rules.AT_LEAST,
    ),
    (re.compile(r"(?<!\w)(?:шамамен|жуықтап|жобамен|жуық\s+шамамен|болжаммен)\s+$"), rules.ABOUT),
    (re.compile(r"(?<!\w)(?:ең\s+көбі|ең\s+көп\s+дегенде|көп\s+дегенде)\s+$"), rules.AT_MOST),
)
# After the number; the case ending on the number is already consumed.
_AFTER = (
    (
        re.compile(
            r"(?:-?(?:дан|ден|тан|тен|нан|нен))\s+(?:аспа(?:ды|й\w*|ған\w*|с)|артпа\w*|(?:көп|артық|аса)\s+емес)(?!\w)"
        ),
        rules.AT_MOST,
    ),
    (
        re.compile(
            r"(?:-?(?:дан|ден|тан|тен|нан|нен))\s+(?:(?:сәл|біршама|едәуір|әлдеқайда|да)\s+)?(?:астам(?:ы|ын|ының)?|аса|көп|көбірек|артық|кем\s+емес|ас(?:ып|ты|ады|қан\w*|ып\s+кетті|атын\w*)|кем\s+болмады)(?!\w)|(?:-?(?:ның|нің|дың|дің|тың|тің))\s+үстінде(?!\w)"
        ),
        rules.AT_LEAST,
    ),
    (
        re.compile(
            r"(?:-?(?:ға|ге|қа|ке|на|не))\s+(?:жуы(?:қ(?:та\w+)?|ғы(?:н(?:ан|а|ың)?)?)|тарта(?:сы\w*)?|таяу|жетеқабыл|жетер-жетпес)(?!\w)"
        ),
        rules.NEARLY,
    ),
    (
        re.compile(
            r"(?:-?(?:ға|ге|қа|ке|на|не))\s+дейін(?!\w)(?!\s+(?:күрт\s+|тез\s+)?(?:көбей|арт|өс|ұлғай|жет|азай|қысқар|төменде))"
        ),
        rules.AT_MOST,
    ),
    (
        re.compile(
            r"\s+(?:шамалы|қаралы|шамасында)(?!\w)|\s*шақты(?:сы\w*)?(?!\w)|-?(?:дай|дей|тай|тей)(?!\w)"
        ),
        rules.ABOUT,
    ),
)
_PERSONS_BETWEEN = re.compile(
    r"\s+(?:адам|азамат|кісі)(?P<rest>(?:нан|нен|дан|ден)\s+(?:астам|аса|көп|асты|асқан|асады|асып)|(?:ға|ге)\s+(?:жуық|тарта)|(?:ға|ге)\s+дейін)(?!\w)"
)


# "20.30 шамасында", "22-сіне қараған түні": when, and nobody counted.
_OF_THE_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:-?\s*(?:шама|кез|-?(?:да|де|та|те|ден|дан|ге|ға)(?!\w)))|\d{1,2}-?(?:с[ыі]н|[ыі]н)[ае]\s+қара[ғй]"
)


# "Сағат 12. 00-дегі мәлімет": no count begins with a nought.
_LEADING_NOUGHT = re.compile(r"0\d+")
# "1 миллион 217 мың", "2 млн 30 мың 400", "15 мың 420": what stands behind a scale belongs to the number.
_REST = re.compile(
    r"\s+(?:(?P<thousands>\d{1,3})\s*мың(?:\s+(?P<ones>\d{1,3})(?![\d:/%.,-]|\s*(?:%|пайыз|процент|мың|млн)))?)(?=(?:-?(?:ға|нан|ның|ы|ын|на|дай))?(?!\w))"
    r"|\s+(?P<last>\d{1,3})(?![\d:/%.,]|\s*(?:%|пайыз|процент|мың|млн))"
)


def _rest(plain: str, match: re.Match[str], end: int) -> tuple[float, int]:
    """What the words behind a scale add to the number, and where it ends then."""
    scale = _SCALES.get(match["scale"] or "", 1)
    found = _REST.match(plain, end) if scale >= 1_000 and match.end() == end else None
    if found is None or (scale == 1_000) != (found["last"] is not None):
        return 0, end
    return float(found["thousands"] or 0) * 1_000 + float(found["ones"] or found["last"] or 0), found.end()


def _value(digits: str) -> float:
    return float(re.sub(r"[   ]", "", digits).replace(",", "."))


def find_numbers(text: str) -> list[NumberMention]:
    """Every quantity, in order and not overlapping. Ordinals and clock times are left out; whether a number is a date
    or counts people is decided elsewhere. ``core`` ends before the case ending."""
    plain = text.replace("İ", "I").lower()  # the one letter whose small form is two characters
    found: list[NumberMention] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= a or b <= start for a, b in taken)

    for pattern, rule in _VAGUE:
        for match in pattern.finditer(text):  # whose words have been gone through for the dates
            if free(*match.span()):
                taken.append(match.span())
                low, high, approx = rules.vague_bounds(rule)
                span = Span(*match.span())
                found.append(NumberMention(span, span, span.of(text), low, high, approx, rule.id))
    for match in _RANGE.finditer(plain):
        scale = _SCALES.get(match["scale"] or "", 1)
        low_, high_ = _value(match["a"]) * scale, _value(match["b"]) * scale
        if free(*match.span()) and high_ > low_ and not _NOT_AFTER.match(plain, match.end("b")):
            taken.append(match.span())
            span = Span(*match.span())
            found.append(NumberMention(span, span, match[0], low_, high_, False, rules.RANGE_ID))
    for match in _NUMBER.finditer(plain):
        end = match.end("scale") if match["scale"] else match.end("n")
        rest, end = _rest(plain, match, end)
        if (
            free(match.start(), end)
            and not _LEADING_NOUGHT.fullmatch(match["n"])
            and not _NOT_AFTER.match(plain, end)
            and not _OF_THE_CLOCK.match(plain, match.start())
        ):
            taken.append((match.start(), end))
            value = round(_value(match["n"]) * _SCALES.get(match["scale"] or "", 1), 6) + rest
            found.append(_hedged(text, plain, match.start(), end, value))
    found += [m for m in _in_words(text, plain) if free(m.core.start, m.core.end)]
    return sorted(found, key=lambda mention: mention.core.start)


# "60 сағаттан астам", "үш күнге жуық": the ending sits on what is measured.
_MEASURED_BETWEEN = re.compile(
    r"\s+(?:сағат|тәулік|күн|минут|апта)(?:(?:тан|тен|нен|нан)\s+(?:астам|аса|көп|артық)|(?P<near>(?:қа|ке|ге|ға)\s+(?:жуық|тарта|таяу)))(?!\w)"
)


def _hedged(text: str, plain: str, start: int, end: int, value: float) -> NumberMention:
    first, last = start, end
    percent = _PERCENT.match(plain, end)
    tail = percent.end() if percent else end
    before = after = None
    window = plain[max(0, start - 30) : start]
    for pattern, hedge in _BEFORE:
        if match := pattern.search(window):
            before, first = hedge, start - len(window) + match.start()
    for pattern, hedge in _AFTER:
        if match := pattern.match(plain, end) or (pattern.match(plain, tail) if percent else None):
            after, last = hedge, match.end()
            break
    if percent and after is None:
        after = _after_percent(percent[0], plain[tail : tail + 12])
    if after is None and (measured := _MEASURED_BETWEEN.match(plain, end)):
        after = rules.NEARLY if measured["near"] else rules.AT_LEAST
    if after is None and (person := _PERSONS_BETWEEN.match(plain, end)):
        rest = person["rest"]
        after = (
            rules.AT_LEAST
            if re.search(r"астам|аса|көп|ас(?:ты|қан|ып)", rest)
            else rules.AT_MOST
            if "дейін" in rest
            else rules.NEARLY
        )
    low, high, approx, rule = _combine(before, after, value)
    last = max(last, tail if percent else end)
    unit = Unit.PERCENT if percent else None
    return NumberMention(
        Span(first, last), Span(start, end), text[first:last], low, high, approx, rule, value, unit
    )


def _after_percent(word: str, rest: str) -> rules.Hedge | None:
    """ "33 пайызға жуығы", "58%-дан астам": the ending sits on the word for percent."""
    if re.search(r"(?:ға|ге|қа|ке)$", word) and re.match(r"\s+(?:жуық|таяу|тарта)", rest):
        return rules.NEARLY
    if re.search(r"(?:дан|ден|тан|тен)$", word):
        if re.match(r"\s+(?:аспа|артпа)", rest):
            return rules.AT_MOST
        if re.match(r"\s+(?:астам|аса|көп|асты|асқан)", rest):
            return rules.AT_LEAST
    return None


def _combine(
    before: rules.Hedge | None, after: rules.Hedge | None, value: float
) -> tuple[float | None, float | None, bool, str]:
    """ "Кемі елу шақты" (at least about fifty) is open above from the lower end of "about"."""
    if before is rules.AT_LEAST and after in {rules.ABOUT, rules.NEARLY} and after is not None:
        return after.apply(value)[0], None, True, rules.AT_LEAST.id
    hedge = after or before or rules.EXACT
    return (*hedge.apply(value), hedge.id)


def _in_words(text: str, plain: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    for match in _ONE_OF.finditer(plain):
        span = Span(match.start("one"), match.end("one"))
        found.append(NumberMention(span, span, span.of(text), 1, 1, False, rules.EXACT.id, 1))
    words = list(_WORD.finditer(plain))
    at = 0
    while at < len(words):
        if words[at][0][:2] not in _OPENINGS:
            at += 1
            continue
        if both := _pair(words[at][0]):
            # "Екі-үш мың адам": the scale is both's.
            after = words[at + 1] if at + 1 < len(words) else None
            scale = (
                _SCALES.get(after[0], 0)
                if after and not plain[words[at].end() : after.start()].strip()
                else 0
            )
            span = Span(words[at].start(), after.end() if after and scale else words[at].end())
            low, high = both[0] * (scale or 1), both[1] * (scale or 1)
            found.append(NumberMention(span, span, span.of(text), low, high, False, rules.RANGE_ID))
            at += bool(scale)
        elif run := _run(plain, words, at):
            last, end, value = run
            following = words[last + 1][0] if last + 1 < len(words) else ""
            one = _ONE_BEFELL.match(plain, end) and not plain[: words[at].start()].endswith((" де ", "бір-"))
            if (value != 1 or one) and not (
                _ORDINAL.search(following) and _ORDINAL.sub("", following) in _UNITS
            ):
                found.append(_hedged(text, plain, words[at].start(), end, value))
            at = last
        at += 1
    return found


def _pair(word: str) -> tuple[float, float] | None:
    """ "Алты-жеті" -> 6 to 7."""
    left, _, right = word.partition("-")
    if left in _UNITS and right in _UNITS and _UNITS[left] < _UNITS[right]:
        return _UNITS[left], _UNITS[right]
    return None


_ENDING = re.compile(
    r"(?:с[ыі](?:н(?:[ае]|[ыі]ң)?|нан|нен)?|іне|ына|інен|ынан|ын|ға|ге|қа|ке|дан|ден|тан|тен|нан|нен|дай|дей|тай|тей|і|ы|уі|ін|ының|інің|нің|ның|дың|дің|тың|тің|шақты)$"
)


# "Алтауы, алтауына, алтауымызды": whose, and in which case.
_OWNED = re.compile(
    r"(?:[ыі]?м[ыі]з|[ыі]ң[ыі]з|сы|сі|[ыі])?(?:н[ыі]ң|д[ыі]ң|н[ыі]|д[ыі]|н|н[ае]|[ае]|нда|нде|нан|нен|ға|ге)?"
)
# "Олардың бірі", "оның біреуі": one of those just counted.
_ONE_OF = re.compile(
    r"(?<!\w)(?:олардың|оның|соның|бұлардың|солардың|ішінен|арасынан|(?:адам|\w+(?:шы|ші|ған|ген|қан|кен)|полицей|қызметкер|белсенді|журналист|азамат|күдікті|науқас)(?:лардың|лердің|дардың|дердің|тардың|тердің)|адамның)\s+(?P<one>бір(?:еу)?і(?:н|не|нің)?)(?!\w)"
)

# "Кемінде бір адам мерт болды": one is a count where the word after next tells what befell; else "бір" is an article.
_ONE_BEFELL = re.compile(
    r"\s+(?:адам|кісі|азамат|полицей|полиция\s+қызметкері|қызметкер|журналист|белсенді|жігіт|әйел|ер\s+адам)\w*\s+"
    r"(?:мерт|қаза|қайтыс|көз\s+жұм|жаралан|жарақат|оққа|зардап|өлді|өлген|өлтіріл|ажал)"
)
# Words that only look like a numeral with an ending.
_NOT_NUMERALS = frozenset("үшін онан бестік жүзі жүзінде жүзін".split())


# The first two letters of all numerals: most words are none.
_OPENINGS = frozenset(word[:2] for table in (_UNITS, _SCALES, _COLLECTIVE, OWNED_TENS) for word in table)


def _numeral(word: str) -> tuple[str, float, int] | None:
    """Kind ("unit", "scale", "all"), value and length of the bare numeral a word begins with."""
    if word[:2] not in _OPENINGS or word in _NOT_NUMERALS:
        return None
    for stem, value in _COLLECTIVE.items():
        if word == stem or (word.startswith(stem) and _OWNED.fullmatch(word[len(stem) :])):
            return "all", value, len(word)
    for stem, value in OWNED_TENS.items():
        if word.startswith(stem) and _TENS_CASE.fullmatch(word[len(stem) :]):
            return "all", value, len(word)
    for table, kind in ((_UNITS, "unit"), (_SCALES, "scale")):
        if word in table:
            return kind, table[word], len(word)
        ending = _ENDING.search(word)
        if (
            ending
            and word[: ending.start()] in table
            and (len(ending[0]) > 1 or word[: ending.start()] in _SCALES)
        ):
            return kind, table[word[: ending.start()]], ending.start()
    return None


def is_numeral(word: str) -> bool:
    """True for a word, in small letters, that begins with a numeral: "он", "алтауы", "жүзден"."""
    return _numeral(word) is not None


_HALF = re.compile(r"жарым(?:ы(?:н|на|нан|ның)?|ға|нан|дай)?")


def _owned(word: str) -> tuple[str, float, int] | None:
    """ "(Отыз) бесі", "(он) үшін": the last word of a number with an owner; alone "бесі" may be something else."""
    ending = re.search(r"[ыі](?:н(?:[ыі]ң|[ае])?)?$", word)
    stem = word[: ending.start()] if ending else ""
    kind = "unit" if stem in _UNITS else "scale"
    value = _UNITS.get(stem) or _SCALES.get(stem)  # "(үш) жүзі": alone it is a face
    return (kind, value, len(stem)) if value is not None else None


_ORDINAL = re.compile(r"(?:ыншы|інші|ншы|нші)$")


def _run(plain: str, words: list[re.Match[str]], at: int) -> tuple[int, int, float] | None:
    total, current, scale, last, end = 0.0, 0.0, 0.0, -1, 0
    for i in range(at, len(words)):
        word = words[i][0]
        if i > at and plain[words[i - 1].end() : words[i].start()].strip():
            break
        numeral = (
            ("half", 0.5, 5)
            if (current or scale) and _HALF.fullmatch(word)
            else _numeral(word) or (_owned(word) if i > at else None)
        )
        if numeral is None:
            break
        kind, value, length = numeral
        if kind == "all":
            if i > at and not (value < 10 <= current and current % 10 == 0):
                break
            return i, words[i].end(), total + current + value  # "он сегізі", "жиырма үшеуі"
        if kind == "half":
            current, total, scale = (current + 0.5, total, 0.0) if current else (0.0, total + scale / 2, 0.0)
        elif kind == "unit":
            if current and (current % 10 or value >= current):
                break
            current += value
        else:
            current = (current or 1.0) * value
            if value >= 1_000:
                total, current, scale = total + current, 0.0, value
        last, end = i, words[i].start() + length
        if length < len(word):
            break
    return (last, end, total + current) if last >= 0 else None
