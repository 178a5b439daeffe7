"""Digests of several countries are read item by item; a story with crossheads is one."""

from khronika.nouns import Claim
from khronika.reading.english import read
from tests.reading.told_claims import told

DIGEST = """Reporters held over their notes

On July 14, guards in Bamako, the capital of Mali, detained two reporters who had written of a dockers' march, the press union said.

A march ends behind bars

Police in Peru broke up a rally of weavers in Cusco on July 2 and arrested 31 of them, a lawyer for the weavers told the union's bulletin.

Beaten at the gates

Soldiers in Ghana beat at least five students who had closed the gates of their hall over the rent, the students' league said.
"""
STORY = """Mali frees 12 dockers

A court in Bamako, the capital of Mali, freed 12 dockers on Monday who had been held since they marched to the port in April over unpaid wages.

Talks abroad

Their union had written to Ghana and to Peru, whose envoys met the minister in Bamako and asked him to let the dockers go before the summit.

What is left

Nine others are still in prison in the capital, their lawyer said, and six of them have refused food since the first days of the month of May.
"""


def claims(text: str) -> list[Claim]:
    return told(read, text, "en", "2023-07-16")


def places(text: str) -> dict[str, set[str | None]]:
    return {c.figure.text: {p.country for p in c.places} for c in claims(text) if c.figure is not None}


def test_each_item_is_a_story_of_its_own() -> None:
    found = {c.figure.text: c for c in claims(DIGEST) if c.figure is not None}
    assert places(DIGEST) == {"two": {"ML"}, "31": {"PE"}, "at least five": {"GH"}}
    assert found["at least five"].when is None
    assert found["31"].attribution.source_name == "lawyer for the weavers"


def test_a_story_with_crossheads_is_one() -> None:
    assert places(STORY)["Nine"] == {"ML"}
    assert [c.span for c in claims(STORY)] == sorted(c.span for c in claims(STORY))
