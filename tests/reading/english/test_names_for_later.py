"""Names are found only where they are wanted: for rules that ask before, and in what is read on."""

import ast
import importlib.util
import re
from pathlib import Path

from khronika.reading.english import events, triggers
from khronika.reading.english.parsing import Sentence, entity, find_names, parse, pipeline
from khronika.reading.english.passages import LONGEST, find_passages

TEXT = (
    "Police in Kisumu arrested Petar Oskin and 12 others on Monday, the Norvik Union said.\n\n"
    "Lidia Marsh of the Helsinki Committee called it a disgrace."
)


def names(sentences: list[Sentence]) -> list[tuple[str, str]]:
    return [(t.text, t.ent_type_) for s in sentences for t in s.tokens if t.ent_type_]


def test_names_found_later_are_those_found_at_once() -> None:
    at_once = parse(TEXT, find_passages(TEXT))
    later = parse(TEXT, find_passages(TEXT), named=False)
    assert names(at_once)
    assert not names(later)
    find_names(later)
    assert names(later) == names(at_once)


def test_whoever_asks_for_a_name_before_is_told() -> None:
    at_once = parse(TEXT, find_passages(TEXT))
    later = parse(TEXT, find_passages(TEXT), named=False)
    asked = [(t.text, entity(t)) for s in later for t in s.tokens]
    assert [pair for pair in asked if pair[1]] == names(at_once)


def test_what_is_read_on_has_its_names() -> None:
    assert names(triggers.parse_worth(TEXT).sentences) == names(parse(TEXT, find_passages(TEXT)))


def test_no_rule_that_tells_events_looks_at_names_without_asking() -> None:
    """They run before names are found: ``token.ent_type_`` is empty there, and ``entity(token)`` is not."""
    todo, seen = [events.__name__], set[str]()
    while todo:
        module = todo.pop()
        found = importlib.util.find_spec(module)
        if module in seen or found is None or not module.startswith("khronika.reading.english."):
            continue
        seen.add(module)
        source = Path(str(found.origin)).read_text(encoding="utf-8")
        todo += [n.module for n in ast.walk(ast.parse(source)) if isinstance(n, ast.ImportFrom) and n.module]
        todo += [
            f"{n.module}.{a.name}"
            for n in ast.walk(ast.parse(source))
            if isinstance(n, ast.ImportFrom) and n.module == "khronika.reading.english"
            for a in n.names
        ]
        if not module.endswith((".parsing", ".words")):  # they hold the names
            assert not re.search(r"\.ent_type_|\.ent_iob_|\.ents\b", source), module
    assert len(seen) > 5


def test_a_text_without_breaks_is_cut_behind_a_sentence() -> None:
    told = "The council met again in the afternoon. "
    text = (told * (2 * LONGEST // len(told) + 50)).strip()
    pieces = [p.span for p in find_passages(text)]
    assert len(pieces) == 3
    assert all(piece.of(text).strip().endswith(".") and len(piece.of(text)) <= LONGEST for piece in pieces)
    assert "".join(piece.of(text) for piece in pieces) == text


def test_a_text_without_sentences_or_words_is_cut_all_the_same() -> None:
    for text in ("word " * LONGEST + "word", "x" * (2 * LONGEST + 5)):
        pieces = [p.span for p in find_passages(text)]
        assert "".join(piece.of(text) for piece in pieces) == text
        assert all(len(piece.of(text)) <= LONGEST for piece in pieces)
        assert not any(piece.of(text).startswith("ord") for piece in pieces)


def test_a_text_without_breaks_is_read_in_parts_that_the_parser_takes() -> None:
    assert pipeline().max_length > LONGEST
    quiet = "The lake has warmed by two degrees, which is unusual. "
    told = "Police in Kisumu detained 41 people on 3 May 2031, the union said. "
    sentences = triggers.parse_worth(quiet * 4_000 + told).sentences
    assert any("41" in s.tokens.text and s.parsed for s in sentences)
    assert any(not s.parsed for s in sentences)
