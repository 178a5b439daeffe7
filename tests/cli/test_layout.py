"""Plain text within the width, whatever the words hold."""

import pytest

from khronika.cli.layout import Column, paragraph, table, width
from khronika.cli.words import clean, plural, when_words
from khronika.nouns import PartialDate, When


@pytest.mark.parametrize(("columns", "expected"), [("80", 80), ("20", 60), ("400", 140), ("", 110)])
def test_the_width_is_the_terminals_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, expected: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_no_line_is_wider_than_the_width_and_no_word_is_lost(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    words = "Полиция задержала около 100 человек на площади «Астана»"
    text = table(
        [Column("Words", 3), Column("Date", fixed=10), Column("N", 0, right=True)],
        [[words, "2019-06-09", "7"]],
    )
    assert max(map(len, text.splitlines())) <= int(columns)
    assert "2019-06-09" in text
    assert all(word in text for word in words.split())
    assert max(map(len, paragraph(f"{words} " * 9).splitlines())) <= int(columns)


def test_markup_and_terminal_codes_in_words_stay_words() -> None:
    text = table([Column("A")], [["[red]x[/red] :smile: https://a.example"]])
    assert "[red]x[/red] :smile: https://a.example" in text
    assert "\x1b" not in text
    assert clean("a\x1b[2J\tb\u202e\nc") == "a [2J b c"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "-"),
        (When(PartialDate(2019, 6, 9), PartialDate(2019, 6, 9)), "2019-06-09"),
        (When(PartialDate(2019, 6, 9), PartialDate(2019, 6, 13)), "2019-06-09 to 2019-06-13"),
        (When(PartialDate(2019, 6), None), "since 2019-06"),
        (When(None, PartialDate(2019)), "by 2019"),
        (
            When(PartialDate(2019, 6), PartialDate(2019, 7), recurring="every Friday"),
            "2019-06 to 2019-07, every Friday",
        ),
    ],
)
def test_times_in_words(when: When | None, words: str) -> None:
    assert when_words(when) == words


def test_numbers_take_their_plural() -> None:
    assert (plural(1, "claim"), plural(0, "claim"), plural(1200, "reply", "replies")) == (
        "1 claim",
        "0 claims",
        "1,200 replies",
    )
