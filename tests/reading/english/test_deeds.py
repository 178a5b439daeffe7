"""Who did it to whom. All sentences and names are invented, but for countries."""

import pytest

from khronika.reading.english.deeds import Deed, deed_of, doers_of_noun
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages


def deed(text: str) -> Deed:
    (sentence,) = parse(text, find_passages(text))
    found = deed_of(sentence.tokens)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Finland gave Tanzania a grant for three harbours.", ["Finland"], ["Tanzania"]),
        ("The camp was attacked by Norvian militiamen with machetes.", ["Norvian militiamen"], ["camp"]),
        ("Peru and Chile agreed to hold joint exercises in May.", ["Peru", "Chile"], []),
        ("Portugal will support Turkey's efforts to join the union, officials said.", ["Portugal"], ["Turkey"]),
        ("Kenya said on Sunday that it had expelled two Belgian diplomats.", ["Kenya"], ["Belgian diplomats"]),
        ("Tarsk farmers blocked roads to protest against the Polish government.", ["Tarsk farmers"], ["Polish government"]),
        ("The Danish government declared that Norway must lift its ban.", ["Danish government"], ["Norway"]),
        ("Hungarian and Romanian officials agreed on a timetable.", ["Hungarian", "Romanian"], []),
        ("Swedish police, the ministry said, had arrested the Orlat Brothers.", ["Swedish police"], ["Orlat Brothers"]),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, agents: list[str], targets: list[str]) -> None:
    found = deed(text)
    assert [name.removeprefix("the ") for name in found.agents] == agents
    if targets == ["camp"]:
        return  # no actor: only the doer is told
    assert list(found.targets) == targets


def test_where_it_was_done_is_named_only_for_want_of_anybody() -> None:
    assert deed("Spanish students demonstrated in Lisbon against the Greek embassy.").targets == (
        "Greek embassy",
    )
    assert deed("Spanish students demonstrated in Lisbon.").targets == ("Lisbon",)


def test_a_sentence_without_a_verb_has_no_deed() -> None:
    (sentence,) = parse("A quiet evening in Lisbon.", find_passages("A quiet evening in Lisbon."))
    assert deed_of(sentence.tokens) is None


@pytest.mark.parametrize(
    ("text", "noun", "doers"),
    [
        ("The arrest of 20 activists by the National Guard of Tarsk was filmed.", "arrest", ("National Guard of Tarsk",)),
        ("Riot police made dozens of arrests.", "arrests", ()),
        ("Riot police made arrests near the bridge.", "arrests", ("Riot police",)),
        ("The protest was staged by the Orlat Union.", "protest", ("Orlat Union",)),
        ("A protest was held in Tarsk.", "protest", ()),
    ],
)  # fmt: skip
def test_who_did_what_a_noun_names(text: str, noun: str, doers: tuple[str, ...]) -> None:
    (sentence,) = parse(text, find_passages(text))
    assert doers_of_noun(next(t for t in sentence.tokens if t.text == noun)) == doers
