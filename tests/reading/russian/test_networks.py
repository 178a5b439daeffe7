"""The networks run over sentences laid end to end give what slovnet's own runner gives."""

import pytest
from slovnet import Morph, Syntax

from khronika.reading.russian.networks import Networks, vectors
from khronika.reading.russian.parse import natasha_data, networks

SENTENCES = [
    "Полиция задержала в Таразе 30 участников акции .",
    "Да",
    "По словам представителя ведомства Асана Бекова , среди них - двое журналистов « Полуденной газеты » , а ещё 1,5 тыс. человек вышли на площадь !",
    "Zzz qwerty 12 № 7 СИЗО-6 Нур-Султан …",
    "Нет .",
] * 5


@pytest.fixture(scope="module")
def runners() -> tuple[Morph, Syntax]:
    data = natasha_data()
    words = vectors(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph = Morph.load(data / "model" / "slovnet_morph_news_v1.tar").navec(words)
    return morph, Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar").navec(words)


def test_the_same_tags_and_trees_as_slovnets_own_runner(runners: tuple[Morph, Syntax]) -> None:
    sentences = [sentence.split() for sentence in SENTENCES]
    ours = [[(w.pos, dict(w.feats), w.head, w.rel) for w in s] for s in networks().parse(sentences)]
    morph, syntax = runners
    theirs = [
        [
            (tag.pos, dict(tag.feats or {}), int(node.head_id) - 1, node.rel)
            for tag, node in zip(tags.tokens, tree.tokens, strict=True)
        ]
        for tags, tree in zip(morph.map(sentences), syntax.map(sentences), strict=True)
    ]
    assert ours == theirs


def test_a_sentence_is_parsed_alike_in_any_company(runners: tuple[Morph, Syntax]) -> None:
    alone = [next(iter(Networks(*runners).parse([sentence.split()]))) for sentence in SENTENCES[:5]]
    assert list(networks().parse([s.split() for s in SENTENCES[:5]])) == alone


def test_nothing_gives_nothing() -> None:
    assert list(networks().parse([])) == []


def test_features_are_shared_and_cannot_be_written_to() -> None:
    (word,) = next(iter(networks().parse([["Полиция"]])))
    assert word.feats["Case"] == "Nom"
    with pytest.raises(TypeError):
        word.feats["Case"] = "Gen"  # type: ignore[index]
