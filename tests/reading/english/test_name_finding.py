"""Names are found at once for all tokens, and are the recogniser's own."""

from typing import Any

import pytest

from khronika.reading.english.name_finding import NAME, NameFinder, can_be_replaced
from khronika.reading.english.parsing import pipeline
from tests.sentences import format as sentences

TEXTS = (
    "Ann Sorel of the Union of Dockers of Port Lirna and Northern Bay told Radio Nine on 3 May 2019 that 41 were held.",
    "In Orlo, Velmar and San   Tarn, police said.\n\n  Tom Varga \t Jr. spoke first. The Ministry of the Interior of",
    "  ",
    "Lirna",
    "He left the National Commission for the Protection of the Rights of Fishermen and Boatbuilders of the Southern Isles.",
)


def told(doc: Any) -> list[tuple[str, str, str]]:
    return [(t.text, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.fixture
def recogniser() -> Any:
    return pipeline().get_pipe("ner")


def without_names(text: str) -> Any:
    return pipeline()(text, disable=[NAME])


def texts() -> list[str]:
    own = sentences.read_passages(sentences.HERE / "english" / "rules" / "hard_numbers.txt")
    return [*TEXTS, *(passage.text for passage in own), " ".join(passage.text for passage in own)]


def test_token_for_token_what_the_recogniser_finds(recogniser: Any) -> None:
    finder = NameFinder(recogniser)
    found = 0
    for text in texts():
        bare, doc = recogniser(without_names(text)), finder(without_names(text))
        assert told(doc) == told(bare)
        found += len(bare.ents)
    assert found > 50


def test_in_one_batch_what_it_finds_in_each(recogniser: Any) -> None:
    """And in order, those without a word among them."""
    docs = [without_names(text) for text in (*texts(), "")]
    batch = list(NameFinder(recogniser).pipe(docs, batch_size=7))
    assert [told(doc) for doc in batch] == [told(recogniser(without_names(text))) for text in (*texts(), "")]


def test_a_long_name_is_gone_through_to_its_end(recogniser: Any) -> None:
    longest = max(len(ent) for text in TEXTS for ent in NameFinder(recogniser)(without_names(text)).ents)
    assert longest > 6


def test_the_pipeline_reads_with_it(recogniser: Any) -> None:
    assert NAME in pipeline().pipe_names
    assert "ner" not in pipeline().pipe_names
    assert can_be_replaced(recogniser)


def test_a_recogniser_that_looks_further_is_left_alone(
    recogniser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(recogniser.cfg, "beam_width", 8)
    assert not can_be_replaced(recogniser)
