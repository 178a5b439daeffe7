"""Who did it and to whom. The sentences are ours, the people invented."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian import read
from khronika.reading.russian.event_words import find_triggers
from khronika.reading.russian.parse import analyse, split
from khronika.reading.russian.roles import Roles, core_of, roles_of, words_of
from tests.reading.told_claims import told


def roles(text: str) -> tuple[str | None, str | None]:
    (sentence,) = split(text)
    analyse([sentence])
    trigger = next(t for t in find_triggers(sentence) if t.kind is Kind.DETENTION)
    found = roles_of(sentence, trigger)
    return words_of(sentence, found.agent), words_of(sentence, found.target)


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Полиция задержала активиста.", "Полиция", "активист"),
        ("Активист Иван Лугин задержан полицией.", "полиция", "Активист Иван Лугин"),
        ("Активист Иван Лугин задержан силами гвардии.", "гвардия", "Активист Иван Лугин"),
        ("Задержание активиста полицией вызвало протест.", "полиция", "активист"),
        ("Полиция провела задержание активиста.", "Полиция", "активист"),
        ("Задержание и арест журналиста вызвали протест.", None, "журналист"),
        ("Задержанный полицией в порту активист молчит.", "полиция", "активист"),
        ("Судили активиста, которого полиция задержала на площади.", "полиция", "активист"),
        ("Активист вышел на площадь, и его задержала полиция.", "полиция", "Активист"),
        ("Удалось задержать организатора марша.", None, "организатор марша"),
        ("Активист попал в изолятор.", None, "Активист"),
        ("На площади прошли задержания.", None, None),
    ],
)
def test_who_detains_whom(text: str, agent: str | None, target: str | None) -> None:
    assert roles(text) == (agent, target)


def test_a_figure_keeps_who_did_it() -> None:
    (claim,) = [c for c in told(read, "Полиция задержала 40 участников акции.", "ru") if c.figure]
    assert (claim.agent, claim.target) == ("Полиция", "участники акции")


def test_whom_it_befell_is_no_doer() -> None:
    (claim,) = told(read, "Погиб полицейский.", "ru")
    assert (claim.kind, claim.agent, claim.target) == (Kind.DEATH, None, "полицейский")


def test_names_in_apposition_belong_to_the_core() -> None:
    (sentence,) = split("Задержан глава района Иван Лугин.")
    analyse([sentence])
    (trigger,) = find_triggers(sentence)
    found = roles_of(sentence, trigger)
    assert found != Roles()
    assert found.target is not None
    assert {sentence.words[i].text for i in core_of(sentence, found.target)} == {"глава", "Иван", "Лугин"}
