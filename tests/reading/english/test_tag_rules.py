"""What a tag means is asked once for each word, tag and dependency: token for token what the pipeline's own ruler says."""

from typing import Any

import pytest
from spacy.pipeline import AttributeRuler

from khronika.reading.english.parsing import pipeline
from khronika.reading.english.tag_rules import NAME, TagRules, can_be_kept
from tests.sentences import format as sentences

TEXTS = (
    "There's nothin' here, and I'm gonna go; let's see. Y'all ain't right, c'mon: he shan't, he won't. 'Tis 'nuff.",
    "Police had detained 41 people that day, though it was not said whether they'd been charged.\n\n  Two more \t were let go.",
    "He did not do it; she has to. You are those who can't, she told them. That which is hers is mine, but for this.",
    "There are two. There were three, and it is so because they say so. Who got it gets it, he'd had something.",
)


def told(doc: Any) -> list[tuple[Any, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


def parsed(text: str) -> Any:
    """Tagged and parsed, and no more."""
    return pipeline()(text, disable=[NAME, "lemmatizer", "ner"])


def test_token_for_token_what_the_ruler_says() -> None:
    ruler = pipeline().get_pipe("attribute_ruler")
    rules = TagRules(ruler)
    own = sentences.read_passages(sentences.HERE / "english" / "rules" / "hard_numbers.txt")
    for text in (*TEXTS, *(passage.text for passage in own), *TEXTS):  # the last from what was kept
        bare, doc = parsed(text), parsed(text)
        before = told(bare)
        assert told(rules(doc)) == told(ruler(bare)) != before


def test_rules_over_several_tokens_fire_where_they_stand() -> None:
    """ "There are": a verb; "they are": none. The word, its tag and what it hangs on are the same in both."""
    there, they = TagRules(pipeline().get_pipe("attribute_ruler")), "They are here."
    assert [t.pos_ for t in there(parsed("There are two."))][1] == "VERB"
    assert [t.pos_ for t in there(parsed(they))][1] == "AUX"


def test_the_pipeline_reads_with_them() -> None:
    assert NAME in pipeline().pipe_names
    assert "attribute_ruler" not in pipeline().pipe_names


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ([{"POS": "NOUN"}], {"LEMMA": "x"}),  # what an earlier rule may have set
        ([{"LOWER": "x"}], {"NORM": "y"}),
        ([{"LOWER": "x", "OP": "+"}], {"LEMMA": "x"}),
    ],
)
def test_a_ruler_that_looks_further_is_left_alone(
    pattern: list[dict[int | str, Any]], said: dict[str, str]
) -> None:
    ruler = AttributeRuler(pipeline().vocab)
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN"})
    assert can_be_kept(ruler)
    ruler.add([pattern], said)
    assert not can_be_kept(ruler)
