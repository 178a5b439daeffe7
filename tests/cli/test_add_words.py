"""`khronika add` in three languages: warnings, notes and the line at the end; nothing is left in English."""

import ast
import re
from pathlib import Path

import pytest

from khronika import intake
from khronika.cli import exits
from khronika.cli.report_words import FORMS, noted
from khronika.nouns import PartialDate
from tests.cli.test_spoken import _many

_PEOPLE = {"people.py", "pasted.py"}  # lists of people: their notes are told by list_words


def _samples(node: ast.expr) -> set[str]:
    """A note as it may come out: what is filled in is "7"."""
    if isinstance(node, ast.IfExp):
        return _samples(node.body) | _samples(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.JoinedStr):
        return {"".join(str(each.value) if isinstance(each, ast.Constant) else "7" for each in node.values)}
    return set()


def _notes_of_intake() -> set[str]:
    """Every literal that intake appends to notes."""
    found = set()
    for path in Path(intake.__file__).parent.glob("*.py"):
        if path.name in _PEOPLE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "append"
                and ast.unparse(node.func.value).endswith("notes")
            ):
                found |= _samples(node.args[0])
    return found


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_every_note_of_intake_has_its_words(lang: str) -> None:
    notes = _notes_of_intake()
    assert len(notes) > 12
    # Whose beginning is another's words: a date that is refused, pages as they are listed, a language code.
    begun = {"7: 7; it is left unknown", "published: 7; it is left unknown", "7: 7 7", "7 without text (pictures or scans): not read", "7 damaged: not read"}  # fmt: skip
    untold = {note for note in notes - begun if noted(lang, note) == note}
    assert untold == set()


@pytest.mark.parametrize("words", ["2031-13", "2031-02-31", "soon"])
def test_a_date_that_is_refused_is_told_in_russian_and_kazakh(words: str) -> None:
    with pytest.raises(ValueError, match=r"\bis\b") as refused:
        PartialDate.parse(words)
    note = f"published: {refused.value}; it is left unknown"
    for lang in ("ru", "kk"):
        told = noted(lang, note)
        assert f"'{words}'" in told
        assert not re.search(r"\b(?:is|date|unknown|month)\b", told)


def test_pages_are_told_as_they_are_listed() -> None:
    note = "pages 2, 5 and 3 more without text (pictures or scans): not read"
    assert noted("ru", note) == "страницы 2, 5 и ещё 3 без текста (картинки или сканы): не прочитаны"
    assert noted("en", note) == note


def test_slots_are_the_same_in_every_language() -> None:
    for english, told in FORMS.items():
        slots = set(re.findall(r"\{(\w+)\}", english))
        for words in told:
            assert set(re.findall(r"\{(\w+)\}", words)) <= slots, english


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, str, str]]]:
    """What two runs print, in each language, over a report with an impossible date, a fine one, and what is no text."""
    folder = tmp_path_factory.mktemp("add")
    (folder / "b.txt").write_bytes(b"\0\1\2")
    commands = []
    for number, lang in enumerate(("en", "ru", "kk"), 30):
        text = f"2031 жылғы 4 мамырда Оралда {number} адам ұсталды."
        (folder / f"{lang}.md").write_text(
            f"---\npublished: 2031-02-31\nlang: kk\n---\n{text}\n", encoding="utf-8"
        )
        tail = ("--folder", "kept", "--say", lang)
        commands += [
            ("add", f"{lang}.md", "b.txt", "none.txt", *tail),
            ("add", f"{lang}.md", *tail, "--published", "2031-05-05"),
        ]
    found = _many(folder, *commands)
    return {"en": found[:2], "ru": found[2:4], "kk": found[4:]}


def test_english_says_it_as_ever(said: dict[str, list[tuple[int, str, str]]]) -> None:
    (code, out, err), (again, second, unused) = said["en"]
    assert (code, again) == (exits.SOME_UNREAD, 0)
    assert "1 report read, 1 claim found; 2 inputs not read. Folder: " in out
    assert "Not read: there is no file or folder none.txt [intake.missing]. Check the path." in err
    assert "Note: en.md: published: '2031-02-31' is a date that does not exist" in err
    assert "1 report here already" in second
    assert "Note: en.md is here already, kept with another publication date (or none); what is said now changes nothing, as a report is never edited." in unused  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "sum_up", "not_read", "note"),
    [
        ("ru", "Прочитано 1 сообщение, найдено 1 утверждение; не прочитано: 2. Папка: ", "Не прочитано: none.txt: ", "Примечание: ru.md: published: даты '2031-02-31' не существует; считается неизвестным."),
        ("kk", "1 хабар оқылды, 1 мәлімет табылды; 2 оқылмады. Қалта: ", "Оқылмады: none.txt: ", "Ескерту: kk.md: published: '2031-02-31' деген күн жоқ; белгісіз деп саналады."),
    ],
)  # fmt: skip
def test_warnings_follow_the_language(
    said: dict[str, list[tuple[int, str, str]]], lang: str, sum_up: str, not_read: str, note: str
) -> None:
    (code, out, err), (_, second, unused) = said[lang]
    assert code == exits.SOME_UNREAD
    assert sum_up in out
    assert not_read in err
    assert note in err
    ours = re.compile(r"\[[a-z.-]+\]|'[^']*'|[\w./-]*\b(?:(?:ru|kk)\.md|b\.txt|none\.txt)\b|published|\.\w{3,4}\b|UTF-8|(?:Папка|Қалта): .*")  # fmt: skip
    for words in (out, err, second, unused):
        assert re.findall(r"[A-Za-z]{2,}", ours.sub(" ", words)) == []
