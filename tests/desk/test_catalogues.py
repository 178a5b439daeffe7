"""No string of the desk lacks its Russian or Kazakh, what is shipped is what was written, and no template says English."""

import io
import re
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from django.template.base import Lexer, TokenType
from scripts import messages

from tests.desk.test_languages import FORMS

LANGS = pytest.mark.parametrize("lang", messages.LANGS)


def entries(lang: str) -> list[Any]:
    return [message for message in messages.catalogue(lang) if message.id]


def forms(words: object) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)  # type: ignore[arg-type]


def slots(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name} | set(
        re.findall(r"%\((\w+)\)s", words)
    )


@LANGS
def test_every_string_has_its_translation_and_none_is_left_over(lang: str) -> None:
    assert len(messages.messages()) > 300
    assert messages.missing(lang) == []


def test_what_is_said_in_a_new_way_is_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = messages.messages() | {(None, "A sentence nobody translated"): ["x.py"]}
    monkeypatch.setattr(messages, "messages", lambda: said)
    assert messages.missing("kk") == ["not in the catalogue: A sentence nobody translated"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('#, fuzzy\nmsgid "None"\nmsgstr "Ничего"\n', "not checked by a person: None"),
        ('msgid "None"\nmsgstr ""\n', "not translated: None"),
        ('msgid "None"\nmsgstr "  "\n', "not translated: None"),
        (
            'msgid "a {n}"\nmsgid_plural "b {n}"\nmsgstr[0] "а {n}"\nmsgstr[1] "б {n}"\n',
            "not translated: ('a {n}', 'b {n}')",
        ),
        (
            'msgid "None"\nmsgstr "Ничего"\n#~ msgid "Said"\n#~ msgstr "Сказано"\n',
            "not in the catalogue: Said",
        ),
    ],
)
def test_an_entry_that_only_looks_translated_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, told: str
) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (tmp_path / "django.po").write_text(
        f'{head}"Plural-Forms: {messages.PLURALS["ru"]}\\n"\n\n{written}', encoding="utf-8"
    )
    monkeypatch.setattr(messages, "po_path", lambda lang: tmp_path / "django.po")
    said: dict[Any, list[str]] = {(None, "None"): [], (None, "Said"): [], (None, ("a {n}", "b {n}")): []}
    monkeypatch.setattr(messages, "messages", lambda: said)
    assert told in messages.missing("ru")


def test_a_string_that_the_search_would_pass_over_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text(
        "from django.utils.translation import gettext as _, gettext_lazy\ngettext('a' + b)\nngettext(f'{n}', 'b', n)\ngettext(SAID[x])"
    )
    (tmp_path / "b.html").write_text(
        '{% translate \'x\' %}{% trans "x" %}{{ _("x") }}{% blocktranslate count n=1 %}x{% plural %}y{% endblocktranslate %}'
        '{% translate "fine" %}{% translate "fine" as told %}{% blocktranslate with n=x %}fine{% endblocktranslate %}'
    )
    monkeypatch.setattr(messages, "sources", lambda: [tmp_path / "a.py", tmp_path / "b.html"])
    assert messages.unseen() == [
        "a.py: gettext", "a.py: gettext_lazy", "a.py: line 2: gettext of what is no literal",
        "a.py: line 3: ngettext of what is no literal", "b.html: translate 'x'", 'b.html: trans "x"', 'b.html: _("x")',
        "b.html: blocktranslate count n=1", "b.html: plural",
    ]  # fmt: skip


def test_strings_are_found_in_python_and_in_templates() -> None:
    python = 'gettext("one"); ngettext("{n} day", "{n} days", n); pgettext("axis", "two"); other("three")'
    assert list(messages.in_python(python)) == [
        (None, "one"),
        (None, ("{n} day", "{n} days")),
        ("axis", "two"),
    ]
    page = '{% translate "one" %} {% blocktranslate with n=x %}row {{ n }}{% endblocktranslate %}'
    assert list(messages.in_template(page)) == [(None, "one"), (None, "row %(n)s")]


@LANGS
def test_the_shipped_catalogue_is_the_written_one(lang: str) -> None:
    with messages.po_path(lang).with_suffix(".mo").open("rb") as file:
        shipped = GNUTranslations(file)
    # Through the standard library, not through what compiled it.
    for message in entries(lang):
        one = forms(message.id)[0]
        if isinstance(message.id, str):
            told = shipped.pgettext(message.context, one) if message.context else shipped.gettext(one)
            assert told == message.string
        else:
            wanted = {"ru": {1: 0, 21: 0, 3: 1, 5: 2, 11: 2, 112: 2}, "kk": {1: 0, 5: 0}}[lang]
            for number, form in wanted.items():
                assert shipped.ngettext(*message.id, number) == forms(message.string)[form]
    fresh = GNUTranslations(io.BytesIO(messages.compiled(lang)))
    assert set(fresh._catalog) == set(shipped._catalog)  # type: ignore[attr-defined]


@LANGS
def test_a_translation_keeps_every_slot_and_no_english(lang: str) -> None:
    for message in entries(lang):
        wanted = slots(forms(message.id)[-1])
        for form in forms(message.string):
            assert slots(form) == wanted, message.id
            bare = re.sub(r"%\(\w+\)[sd]|\{\w+\}|--[\w-]+ ?[\w=,]*|\.\w+|[\w-]+\.json", "", form)
            left = set(re.findall(r"[A-Za-z]{2,}", bare)) - {
                "khronika", "JSON", "YAML", "UTF", "SHA", "OCR", "Telegram", "read", "time", "limit", "text", "Body",
                "published", "Date", "outlet", "Source", "lang", "en", "ru", "kk", "columns", "make", "linking",
                "XLSX", "UTC", "author", "country", "admin1", "admin", "city", "site", "proposed", "confirmed",
                "withdrawn", "Natural", "Earth", "TOTP", "API", "minisign",
                # columns of sheets, and what their cells may hold
                "id", "version", "decision", "reason", "CSV", "yes", "no", "accepted", "corrected", "rejected", "unsure", "unverifiable",
                "same", "different",
                *FORMS,
            }  # fmt: skip
            assert left == set(), message.id
            assert "“" not in form, message.id
            letters = [char for char in bare if char.isalpha()]
            if letters:
                assert any("а" <= char.casefold() <= "ӿ" for char in letters), message.id


@LANGS
def test_kazakh_is_not_russian(lang: str) -> None:
    """A Russian sentence pasted for a Kazakh one would pass every other test: each catalogue keeps its own letters."""
    own, strange = {"ru": ("ъ", "қңғүұәһі"), "kk": ("қңғүұәһі", "щъёэ")}[lang]
    whole = " ".join(form for message in entries(lang) for form in forms(message.string)).casefold()
    assert any(char in whole for char in own)
    odd = {word for word in re.findall(r"\w+", whole) if any(char in word for char in strange)}
    assert odd - {"ә"} == set()  # the letter itself, where a reason names it


# What a page may say without translation: names, and what is typed at a terminal.
_AS_IT_IS = {
    "khronika", "SHA", "add", "report", "txt", "articles", "demo", "doctype", "html", "list", "lists", "estimate", "ministry", "lawyers",
    "hotline", "csv", "xlsx", "CSV", "XLSX", "watch", "members", "owner",
    "API", "openapi", "json", "verify", "note", "timestamp",
    # of public pages: formats, and what is typed to check a signature
    "minisign", "sha", "sum", "SUMS", "pub", "release", "Atom", "JSON", "Feed", "BibTeX", "CSL",
}  # fmt: skip
_SPOKEN = re.compile(r"""\b(?:aria-label|title|alt|placeholder|data-l)=(?:"([^"]*)"|'([^']*)')""")


# Pages before a language is chosen say all three.
_IN_ALL_LANGUAGES = {"first.html", "missing.html"}


@pytest.mark.parametrize(
    "path",
    [p for p in messages.sources() if p.suffix == ".html" and p.name not in _IN_ALL_LANGUAGES],
    ids=lambda path: str(path.name),
)
def test_no_template_says_an_unmarked_word(path: Any) -> None:
    pieces, inside = [], False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        if token.token_type is TokenType.BLOCK:
            inside = token.contents.startswith("blocktranslate") or (
                inside and token.contents != "endblocktranslate"
            )
        elif token.token_type is TokenType.TEXT and not inside:
            pieces.append(token.contents)
    page = re.sub(r"<script.*?</script>", " ", "".join(pieces), flags=re.DOTALL)  # what scripts are told
    words = [*_SPOKEN.findall(page), re.sub(r"<[^>]*>", " ", page)]
    said = re.findall(r"[A-Za-z]{2,}", " ".join(map(str, words)))
    assert set(said) - _AS_IT_IS == set()
