"""A country's toll told beside one town's event is the country's, and not of that day; a town's own toll stays there. Sentences are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def last(text: str, kind: Kind) -> Claim:
    return [c for c in told(read, text, "en", "2020-10-29") if c.kind is kind][-1]


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("A court in Gweru on Wednesday remanded nine activists over protests in which at least 16 people have been killed since August.", Kind.DEATH, "Zimbabwe"),
        ("Two more protesters died of their wounds in Karbala on Sunday, taking the number killed since the start of October to 320.", Kind.DEATH, "Iraq"),
        ("A student was shot dead in Nasiriyah on Sunday, bringing to at least 400 the number of people killed in two months of protests.", Kind.DEATH, "Iraq"),
        ("Students marched in Quetta on Monday to protest against a crackdown that has led to 300 arrests since January.", Kind.DETENTION, "Pakistan"),
        ("A judge in Nairobi freed nine activists on Wednesday. The rights commission says 39 people have been killed in the protests so far.", Kind.DEATH, "Kenya"),
    ],
)  # fmt: skip
def test_a_toll_told_in_passing_is_the_countrys(text: str, kind: Kind, country: str) -> None:
    found = last(text, kind)
    assert [p.name for p in found.places] == [country]
    assert found.when is None or found.when.start != found.when.end


def test_a_toll_that_rose_on_a_day_is_up_to_it() -> None:
    text = "Two more protesters died in Karbala on Sunday, taking the number killed since the start of October to 320."
    when = last(text, Kind.DEATH).when
    assert when is not None
    assert (when.start, str(when.end)) == (None, "2020-10-25")


@pytest.mark.parametrize(
    ("text", "kind", "town"),
    [
        ("In Gaza 112 people have been killed since the protests began in March, the health ministry said.", Kind.DEATH, "Gaza"),
        ("Two more were shot in Cizre on Wednesday, taking to 31 the number of people killed in the town since the start of the curfew.", Kind.DEATH, "Cizre"),
        ("Shops reopened in Hebron on Monday after clashes in which 25 people had been hurt since Friday.", Kind.INJURY, "Hebron"),
        ("Police arrested 60 people in Bamako on Monday, raising the number held since Saturday's protests to 140.", Kind.DETENTION, "Bamako"),
        ("At least 30 people were arrested in Tunis on Friday in the biggest protest since the revolution.", Kind.DETENTION, "Tunis"),
    ],
)  # fmt: skip
def test_a_towns_own_toll_stays_there(text: str, kind: Kind, town: str) -> None:
    assert [p.name for p in last(text, kind).places] == [town]
