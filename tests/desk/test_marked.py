"""Marked text: whatever overlaps, the pieces are the text, and each claim begins, ends and is linked once a paragraph."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from khronika.desk.marked import Piece, marked, passage
from khronika.nouns import Attribution, Claim, Source, Span, Voice
from tests.desk.story import claims, story

TEXTS = st.text("ab ж\n", min_size=1, max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    """A text and claims with any spans on it, some past its end."""
    text = draw(TEXTS)
    base = claims()[0]

    def span() -> Span:
        start = draw(st.integers(0, len(text) + 3))
        return Span(start, start + draw(st.integers(1, 20)))

    made = []
    for n in range(draw(st.integers(0, 6))):
        voice = Voice("x", Source("x"), span=span() if draw(st.booleans()) else None)
        attribution = Attribution((voice,), span() if draw(st.booleans()) else None)
        made.append(replace(base, id=f"c-{n}", span=span(), attribution=attribution))
    return text, made


@given(marked_texts())
def test_the_pieces_are_the_text(given_text: tuple[str, list[Claim]]) -> None:
    text, made = given_text
    for paragraph in marked(text, made):
        joined = "".join(piece.text for piece in paragraph.pieces)
        assert text[paragraph.offset : paragraph.offset + len(joined)] == joined
        assert "\n" not in joined
        at = paragraph.offset
        for piece in paragraph.pieces:
            here = Span(at, at + len(piece.text))
            inside = tuple(
                n for n, c in enumerate(made, 1) if c.span.overlaps(here) and c.span.end <= len(text)
            )
            assert piece.marks.claims == inside
            at += len(piece.text)
    shown = "".join(piece.text for paragraph in marked(text, made) for piece in paragraph.pieces)
    assert "".join(shown.split()) == "".join(text.split())


@given(marked_texts())
def test_each_claim_in_the_text_is_anchored_once_and_closed_as_often_as_opened(
    given_text: tuple[str, list[Claim]],
) -> None:
    text, made = given_text
    pieces = [piece for paragraph in marked(text, made) for piece in paragraph.pieces]
    anchors = [n for piece in pieces for n in piece.anchors]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {n for piece in pieces for n in piece.marks.claims}
    assert sorted(n for p in pieces for n in p.starts) == sorted(n for p in pieces for n in p.ends)


def looks(text: str, made: list[Claim], chosen: str | None = None) -> list[tuple[str, str]]:
    return [
        (p.text, p.look) for paragraph in marked(text, made, chosen) for p in paragraph.pieces if not p.plain
    ]


def test_nested_claims_are_told_apart_without_colour() -> None:
    base = replace(claims()[0], attribution=Attribution())
    made = [replace(base, id="c-1", span=Span(0, 9)), replace(base, id="c-2", span=Span(3, 6))]
    assert looks("abcdefghi", made) == [
        ("abc", "claim starts"),
        ("def", "claim deep starts ends"),
        ("ghi", "claim ends"),
    ]


def test_the_chosen_claim_is_marked_throughout() -> None:
    base = replace(claims()[0], attribution=Attribution())
    made = [replace(base, id="c-1", span=Span(0, 6)), replace(base, id="c-2", span=Span(3, 9))]
    assert [look for _, look in looks("abcdefghi", made, "c-2")] == [
        "claim starts",
        "claim deep starts ends on",
        "claim ends on",
    ]


def test_source_and_cue_have_looks_of_their_own() -> None:
    report, (claim,) = story()[0]
    found = dict(looks(report.text, [claim]))
    assert found["Ministry of Order"] == "src"
    assert found["said"] == "cue"


def test_a_passage_shows_a_little_around_and_says_where_it_was_cut() -> None:
    found = passage("x" * 300 + "HERE" + "y" * 300, Span(300, 304))
    assert found is not None
    assert found.quote == "HERE"
    assert found.before.startswith("…")
    assert found.after.endswith("…")
    assert passage("short", Span(3, 9)) is None
    words = "seventeen " * 40
    cut = passage(words, Span(200, 209))
    assert cut is not None
    assert set(cut.before[1:].split()) == set(cut.after[:-1].split()) == {"seventeen"}  # whole words alone


def test_a_plain_piece_has_no_look() -> None:
    (paragraph,) = marked("abc", [])
    assert paragraph.pieces[0].look == ""
    assert isinstance(paragraph.pieces[0], Piece)
