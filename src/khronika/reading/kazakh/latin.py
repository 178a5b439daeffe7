"""Kazakh in Latin script, read through Cyrillic: each Latin token is rewritten, and every offset leads back.

Three alphabets are in use; the text's own letters tell which. Tokens with letters that an alphabet lacks (names of
sites, foreign words) stay as they are. The Cyrillic is for reading only: quotations and offsets are of the text given.
"""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Attribution, Claim, Kind, Reading, Report, Span, Voice

_LATIN = re.compile(r"[^\W\d_]*[A-Za-zÀ-ɏ][^\W\d_]*")
_RUN = re.compile(r"[^\W\d_]+")
# Letters before "ɐ" in Unicode: all that Latin alphabets write. Signs and digits before it are none.
_LATIN_LETTER = re.compile(r"(?![\W\d_])[\0-\u024f]")
# Above this share of Latin letters a text is in Latin script; Cyrillic reports name sites and bodies in Latin, but far
# less: at most a fifth in the development reports (November 2026).
_SHARE = 0.6

_COMMON = dict(
    zip(
        "a b d e f g h j k l m n o p q r s t v y z".split(),
        "а б д е ф г х ж к л м н о п қ р с т в ы з".split(),
        strict=True,
    )
)
# 2018-2019, with acutes: ı is и or й, i is і, ý is у, y is ы.
_ACUTE = _COMMON | dict(zip("á ǵ ń ó ú ý i ı u sh ch".split(), "ә ғ ң ө ү у і и ұ ш ч".split(), strict=True))
# 2021, with diaereses: ı is і, i is и or й, u is у, ū is ұ.
_UMLAUT = _COMMON | dict(
    zip("ä ğ ǧ ñ ŋ ö ü ū u ı i ş sh ch c".split(), "ә ғ ғ ң ң ө ү ұ у і и ш ш ч ц".split(), strict=True)
)
# Of 2021 as many type it, without the dotless ı: then i is і too.
_UMLAUT_DOTTED = _UMLAUT | {"i": "і"}
# Before 2017: ı is ы, i is і, y is й, w is у, u is ұ.
_OLD = _COMMON | dict(
    zip("ä ğ ñ ö ü u w y ï ı i ş ç x c".split(), "ә ғ ң ө ү ұ у й и ы і ш ч х ц".split(), strict=True)
)
# As before 2017, but w is ұ and u is у, as one daily prints: "bwzu", "ayıppwl".
_OLD_W = _OLD | {"w": "ұ", "u": "у"}
# As one portal prints it, with digraphs and ә left as it is: "qamaugha", "onyng", "tәrtip".
_DIGRAPHS = _COMMON | dict(
    zip("gh ng sh ch zh iy ú ý ó i u w c".split(), "ғ ң ш ч ж и ұ ү ө і у у ц".split(), strict=True)
)
_CONSONANT_Y = re.compile(r"[bdfghjklmnpqrstvzğñşç]y(?![aeouäöü])")
_CONSONANT_W = re.compile(r"[bdfghjklmnpqrstvzğñşç]w[bdfghjklmnpqrstvzğñşç]")
_VOWELS = frozenset("аәеоөұүыіиу")
_FULL_VOWELS = frozenset("аәеоөұүы")  # after them no Kazakh word has і
# Loanwords whose ц the Latin alphabets write s.
_LOANS = (("полиси", "полици"), ("политси", "полици"), ("комиссийа", "комиссия"), ("коммуникатси", "коммуникаци"), ("конститутси", "конституци"), ("милиси", "милици"), ("акси", "акци"), ("консерт", "концерт"), ("организатси", "организаци"))  # fmt: skip


def is_latin(text: str) -> bool:
    """True when most letters are Latin."""
    latin = len(_LATIN_LETTER.findall(text))
    if not latin:
        return False
    letters = sum(map(len, _RUN.findall(text)))
    return latin > _SHARE * letters


def _alphabet(text: str) -> dict[str, str]:
    low = _lower(text)
    if low.count("gh") + low.count("ng") > 2 * sum(map(low.count, "ǵğńñ")) + 1 and "gh" in low:
        return _DIGRAPHS
    if sum(low.count(c) for c in ("á", "ó", "ú", "ý", "ń", "ǵ", "sh")) > sum(map(low.count, "äöüşñūğǧ")):
        return _ACUTE
    # ы is y in 2021 and makes up a twentieth of a text; before 2017 y is й, and stands by a vowel.
    if len(_CONSONANT_Y.findall(low)) > 0.01 * len(low) or not ("ı" in low or "w" in low):
        return _UMLAUT if "ı" in low else _UMLAUT_DOTTED
    # у is the commoner letter of the two: a text with many more u than w writes it u.
    rare = low.count("u") > 3 and low.count("u") > 2 * low.count("w")
    return _OLD_W if rare or 2 * len(_CONSONANT_W.findall(low)) > low.count("w") else _OLD


def _lower(text: str) -> str:
    """Lower case, letter by letter: "İ".lower() has two characters, and every offset after it would be off by one."""
    return text.replace("İ", "i").lower()


@dataclass(frozen=True, slots=True)
class Cyrillic:
    """The rewritten ``text`` and, for each of its characters and its end, where that begins in the text given."""

    text: str
    starts: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """The span in the text given."""
        return Span(self.starts[span.start], self.starts[span.end])


def to_cyrillic(text: str) -> Cyrillic:
    """The text with its Latin tokens in Cyrillic letters."""
    table = _alphabet(text)
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _LATIN.finditer(text):
        pieces.append(text[at : match.start()])
        starts += range(at, match.start())
        letters = _token(match[0], table)
        beside = text[match.end() : match.end() + 2]
        if (
            letters is None
            or re.match(r"\.\w", beside)
            or text[max(0, match.start() - 1) : match.start()] in {"@", "/", "."}
        ):
            letters = [(c, i) for i, c in enumerate(match[0])]
        pieces.append("".join(c for c, _ in letters))
        starts += [match.start() + i for _, i in letters]
        at = match.end()
    pieces.append(text[at:])
    starts += range(at, len(text) + 1)
    return Cyrillic("".join(pieces), tuple(starts))


def _token(token: str, table: dict[str, str]) -> list[tuple[str, int]] | None:
    """Cyrillic letters, each with the offset of the Latin it stands for; ``None`` when a letter is not of the table."""
    low = _lower(token)
    letters: list[tuple[str, int]] = []
    i = 0
    while i < len(low):
        size = 2 if low[i : i + 2] in table and low[i : i + 3] != "ngh" else 1  # "alynghan" is н and ғ
        # A Cyrillic letter among Latin ones ("ә", "і") is itself.
        letter = table.get(low[i : i + size]) or (low[i] if "\u0400" <= low[i] <= "\u04ff" else None)
        if letter is None:
            return None
        letters.append((letter, i))
        i += size
    word = _glides([c for c, _ in letters])
    for written, meant in _LOANS:
        if word.startswith(written):
            word = meant + word[len(written) :]
    offsets = [i for _, i in letters]
    kept: list[tuple[str, int]] = []
    at = 0
    for letter in word:
        # "я" and "ю" stand for two letters, marked by the filler after them.
        if letter == "\0":
            at += 1
            continue
        kept.append((letter.upper() if token[offsets[at]].isupper() else letter, offsets[at]))
        at += 1
    return kept


def _glides(letters: list[str]) -> str:
    """One letter writes и and й: й after a vowel. "иа" and "йа" are я, "иу" and "йу" ю; a filler keeps the count."""
    out: list[str] = []
    for i, letter in enumerate(letters):
        before = letters[i - 1] if i else ""
        if letter in "ау" and before == "и" and i >= 2 and letters[i - 2] in _VOWELS | {"и"}:
            out[-1] = "я" if letter == "а" else "ю"
            out.append("\0")
        elif (letter == "и" and before in _VOWELS and before != "и") or (
            letter in "іы" and before in _FULL_VOWELS and out[-1] != "й"
        ):
            out.append("й")
        else:
            out.append(letter)
    return "".join(out)


def in_given(reading: Reading, report: Report, cyrillic: Cyrillic) -> Reading:
    """A reading of the Cyrillic as a reading of the report: every span, quotation and id is of the text given."""
    ids: dict[str, str] = {}
    seen: dict[str, int] = {}
    claims = []
    for claim in reading.claims:
        moved = _moved(claim, report, cyrillic)
        twins = seen[moved.id] = seen.get(moved.id, -1) + 1
        if twins:
            moved = replace(moved, id=Claim.make_id(report.id, moved.kind, moved.span, moved.figure, twins))
        ids[claim.id] = moved.id
        claims.append(moved)
    whole = tuple(replace(c, part_of=ids.get(c.part_of)) if c.part_of else c for c in claims)
    return replace(
        reading, claims=whole, silent=tuple((cyrillic.span(span), why) for span, why in reading.silent)
    )


def _moved(claim: Claim, report: Report, cyrillic: Cyrillic) -> Claim:
    figure = claim.figure
    if figure is not None and figure.span is not None:
        span = cyrillic.span(figure.span)
        figure = replace(figure, span=span, text=span.of(report.text))
    span, kind = cyrillic.span(claim.span), Kind(claim.kind)
    return replace(
        claim,
        id=Claim.make_id(report.id, kind, span, figure),
        span=span,
        quote=span.of(report.text),
        figure=figure,
        attribution=_attribution(claim.attribution, report, cyrillic),
    )


def _attribution(attribution: Attribution, report: Report, cyrillic: Cyrillic) -> Attribution:
    cue = cyrillic.span(attribution.cue) if attribution.cue else None
    chain = tuple(_voice(voice, report, cyrillic) for voice in attribution.chain)
    return replace(attribution, cue=cue, chain=chain)


def _voice(voice: Voice, report: Report, cyrillic: Cyrillic) -> Voice:
    """The words as the text given has them; the source's name stays in Cyrillic, as other reports write it."""
    if voice.span is None:
        return voice
    span = cyrillic.span(voice.span)
    return replace(voice, span=span, words=span.of(report.text))
