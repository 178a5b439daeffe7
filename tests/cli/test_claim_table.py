"""Claims as a new user sees them. All sentences are invented."""

from dataclasses import replace

import pytest

from khronika.cli.claim_table import lines_by_ground
from khronika.nouns import Attribution, Claim, Kind, Source, Span, Voice

TEXT = "Guards of the port of Olvo, who had come at dawn, beat two men, then freed 12, a lawyer said. Nobody asked why."


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")


def claim(quote: str, kind: Kind = Kind.FORCE, *sources: str) -> Claim:
    at = TEXT.index(quote)
    chain = tuple(Voice(name, Source(name)) for name in sources)
    return Claim("c", "r", kind, Span(at, at + len(quote)), quote, Attribution(chain))


def lines_of(*claims: Claim, text: str = TEXT) -> str:
    """As claims without a weak ground are printed, but for the line above them."""
    return "\n".join(list(lines_by_ground((each, (), text) for each in claims))[1:])


def shown(*claims: Claim) -> str:
    return " ".join(lines_of(*claims).split())


def test_few_words_stand_amid_those_around_them() -> None:
    assert "had come at dawn, [beat two men], then freed 12, a lawyer said." in shown(claim("beat two men"))
    assert "[Nobody] asked why.\u201d" in shown(claim("Nobody", Kind.STATEMENT))


def test_a_passage_that_says_enough_stands_alone() -> None:
    whole = "Guards of the port of Olvo, who had come at dawn, beat two men"
    assert "\u201cGuards of the port" in shown(claim(whole))
    assert "[" not in shown(claim(whole)) + lines_of(claim("beat two men"), text="")


def test_what_is_told_twice_alike_is_one_row_with_both_passages() -> None:
    both = shown(claim("beat two men"), claim("Guards of the port of Olvo"))
    assert both.count("force") == 1
    assert "[beat two men]" in both
    assert "\u201cGuards of the port of Olvo\u201d" in both
    assert shown(claim("beat two men"), claim("freed 12", Kind.RELEASE)).count("the report itself") == 2


def test_who_passes_words_on_is_named_after_whose_they_are() -> None:
    assert "Orr, told by Vela" in shown(claim("freed 12", Kind.RELEASE, "Vela", "Orr"))


def test_what_is_told_of_earlier_is_marked() -> None:
    assert "(earlier)" in shown(replace(claim("beat two men"), background=True))


def test_a_narrow_terminal_gets_lines_and_parts_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = lines_of(claim("beat two men", Kind.FORCE, "Orr")).split("\n")
    assert lines[0] == "  force; Orr"
    assert all(line.startswith("      ") and len(line) <= 80 for line in lines[1:])
    assert "[beat two men], then freed 12" in " ".join(" ".join(lines[1:]).split())
