"""Plain nouns for who speaks, in the language of the sentence; names stay as they are."""

import pytest

from khronika.nouns import Source, SourceType
from khronika.reconciling.bodies import printed_name
from khronika.reconciling.collectives import collective_in


@pytest.mark.parametrize(
    ("name", "en", "ru", "kk"),
    [
        ("очевидцы", "witnesses", "очевидцы", "куәгерлер"),
        ("Куәгерлер", "witnesses", "очевидцы", "куәгерлер"),
        ("неназванные правозащитники", "unnamed rights defenders", "неназванные правозащитники", "аты аталмаған құқық қорғаушылар"),
        ("local journalists", "local journalists", "местные журналисты", "жергілікті журналистер"),
        ("жергілікті тұрғындар", "local residents", "местные жители", "жергілікті тұрғындар"),
    ],
)  # fmt: skip
def test_three_languages(name: str, en: str, ru: str, kk: str) -> None:
    assert (collective_in(name, "en"), collective_in(name, "ru"), collective_in(name, "kk")) == (en, ru, kk)


@pytest.mark.parametrize("name", ["Фонд открытых ворот", "местный фонд", "жители улицы Мира", "неназванные"])
def test_what_is_no_plain_noun_is_left(name: str) -> None:
    assert collective_in(name, "en") is None


def test_a_name_is_printed_as_it_is_and_a_noun_translated() -> None:
    assert printed_name(Source("очевидцы", SourceType.WITNESS), "ru") == "witnesses"
    assert printed_name(Source("Фонд открытых ворот", SourceType.UNKNOWN), "ru") == "Фонд открытых ворот"
    assert printed_name(Source("eyewitnesses", SourceType.WITNESS), "en") == "eyewitnesses"
