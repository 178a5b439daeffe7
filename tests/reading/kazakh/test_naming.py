"""Names, dates and numbers told by the trained model, in sentences of our own."""

import gzip

import pytest

from khronika.nouns import Span
from khronika.reading.kazakh import naming
from khronika.reading.kazakh.naming import WEIGHTS, Named, Names, features, find_names, joined


def told(text: str) -> set[tuple[str, str]]:
    return {(text[n.span.start : n.span.end], n.label) for n in find_names(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бұл туралы министр Ермек Саттаров хабарлады.", ("Ермек Саттаров", "PER")),
        ("Оны Айгүл Тоқбаева мәлімдеді.", ("Айгүл Тоқбаева", "PER")),
        ("Митинг Қостанайда өтті.", ("Қостанайда", "GPE")),
        ("Митинг 9 маусымда өтті.", ("9 маусымда", "DATE")),
        ("Шеруге қырық адам шықты.", ("қырық", "NUM")),
    ],
)
def test_names_are_told_with_their_endings(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_offsets_lead_into_the_text_over_lines_and_punctuation() -> None:
    text = "«Қала» газеті\n\nАлматыда, деді Марат Лугинов, 12 адам ұсталды."
    for name in find_names(text):
        assert text[name.span.start : name.span.end].strip() == text[name.span.start : name.span.end]
    assert ("Алматыда", "GPE") in told(text)
    assert ("Марат Лугинов", "PER") in told(text)
    assert find_names("") == find_names(" \n ") == []


def test_names_are_told_only_of_sentences_that_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Митинг Қостанайда өтті. Оны Марат Лугинов мәлімдеді."
    asked: list[str] = []
    tell = naming._names_of

    def tell_and_note(words: str, start: int) -> list[Named]:
        asked.append(words)
        return tell(words, start)

    monkeypatch.setattr(naming, "_names_of", tell_and_note)
    names = Names(text, [(0, 23), (24, len(text))])
    found = names.between(24, len(text))
    assert [(text[n.span.start : n.span.end], n.label) for n in found] == [("Марат Лугинов", "PER")]
    assert names.between(24, 28) == []  # it begins after it
    assert asked == ["Оны Марат Лугинов мәлімдеді."]
    assert [n.label for n in names.between(0, len(text))] == ["GPE", "PER"]
    assert len(asked) == 2


def test_labels_join_into_names() -> None:
    spans = [Span(0, 2), Span(3, 5), Span(6, 8), Span(9, 11)]
    assert list(joined(spans, ["B-PER", "I-PER", "B-PER", "O"])) == [
        Named(Span(0, 5), "PER"),
        Named(Span(6, 8), "PER"),
    ]
    assert list(joined(spans, ["I-GPE", "O", "B-ORG", "I-PER"])) == [
        Named(Span(0, 2), "GPE"),
        Named(Span(6, 8), "ORG"),
        Named(Span(9, 11), "PER"),
    ]


def test_digits_are_one_to_the_model_and_only_capitals_are_looked_up() -> None:
    one, other = features(["2019"])[0], features(["1984"])[0]
    assert one == other
    assert any(f.startswith("G=") for f in features(["Алматыда"])[0])
    assert not any(f.startswith("G=") for f in features(["алматыда"])[0])


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 3_000_000
    assert len(gzip.decompress(WEIGHTS.read_bytes())) < 6_000_000


def test_the_features_that_the_weights_know_are_read_where_they_stand() -> None:
    tagger, _ = naming._model()
    assert naming.known() == set(tagger.info().attributes)


def test_what_the_weights_do_not_know_changes_no_label() -> None:
    tagger, _ = naming._model()
    for text in (
        "Бұл туралы «Қала үні» газетіне министр Ермек Саттаров хабарлады.",
        "2019 жылғы 9 маусымда Қостанайда 1,5 мың адам шеруге шықты!",
        "Xyzzy",
    ):
        tokens = [token[0] for token in naming.tokens_of(text)]
        assert naming.labels_of(tokens) == list(tagger.tag(features(tokens)))
        assert naming._known_features(tokens) == [
            [told for told in row if told in naming.known()] for row in features(tokens)
        ]


def test_a_token_between_names_keeps_them_apart_although_it_has_no_span() -> None:
    spans = [Span(0, 2), None, Span(6, 8)]
    assert list(joined(spans, ["B-PER", "O", "I-PER"])) == [
        Named(Span(0, 2), "PER"),
        Named(Span(6, 8), "PER"),
    ]
