"""Which speakers a judgement may hold for one."""

import pytest

from khronika.names.proper import masked_in, party_of
from khronika.nouns import Source, SourceType, Voice


def _voice(name: str, type_: SourceType = SourceType.UNKNOWN, key: str | None = None) -> Voice:
    return Voice(name, Source(name, type_, key))


@pytest.mark.parametrize(
    ("name", "key", "party"),
    [
        ("Interior Ministry", "body:interior-ministry/KZ", "body:interior-ministry/KZ"),
        ("Bureau of Order", None, "org:bureau-of-order"),
        ("Licenz", None, "name:licenz"),
        ("фонд  открытых ворот", None, "name:фонд открытых ворот"),
    ],
)
def test_a_speaker_that_bears_a_name_can_be_judged(name: str, key: str | None, party: str) -> None:
    assert party_of(_voice(name, key=key)) == party


@pytest.mark.parametrize(
    "name",
    [
        "witnesses",
        "local residents",
        "the agency",
        "очевидцы",
        "местные жители",
        "куәгерлер",
        "authorities",
        "он",
    ],
)
def test_words_that_may_be_anybodys_are_nobodys_name(name: str) -> None:
    assert party_of(_voice(name)) is None


def test_a_witness_stays_one_of_many() -> None:
    assert party_of(_voice("Ashen Hill", SourceType.WITNESS)) is None


def test_a_protected_source_is_called_so_in_each_language() -> None:
    masked = Source("Protected source 3", key="protected:3")
    assert [masked_in(masked, lang) for lang in ("en", "ru", "kk")] == [
        "Protected source 3",
        "Защищённый источник 3",
        "Қорғалған дереккөз 3",
    ]
    assert masked_in(Source("Protected source 3"), "ru") is None
