"""Files of a release say nothing that the release does not."""

import json
from dataclasses import replace

import pytest

from khronika.nouns import Level, PartialDate, Question, Span, State, Tally, Unit
from khronika.nouns.releases import (
    Numbers,
    Release,
    ReleasedClaim,
    ReleasedPlace,
    ReleasedQuestion,
    ReleasedReport,
    RuleSet,
    Words,
)
from khronika.publishing.formats import FLAT, FORMATS, about_release, released_claims, released_questions
from tests.publishing.reading_back import IDS
from tests.publishing.told_rows import CITY, CLAIMS, DAY, REPORT

SAID = Words("en", "ru", "kk")
QUOTE = "about 500 people were detained"
CLAIM = replace(CLAIMS[0], quote=QUOTE, span=Span(0, len(QUOTE)))
QUESTION = Question(
    "q-1",
    CLAIM.kind,
    "people",
    (CITY,),
    DAY,
    Unit.PERSONS,
    "people detained, Norhold, 9 June 2019",
    (CLAIM.id,),
)
RELEASE = Release(
    "series-1", 3, PartialDate(2019, 7, 1), PartialDate(2019, 6, 30), RuleSet("careful", "1", "0" * 64), "1", Numbers(1, 1, 1, 0, 1),
    claims=(ReleasedClaim(CLAIM, State.ACCEPTED, False, "p-1", SAID),),
    reports=(ReleasedReport(REPORT.id, "en", REPORT.published, "Orlo News"),),
    questions=(ReleasedQuestion(QUESTION, SAID, SAID, Tally(1, 1, 1, 0, 1, 0)),),
    places=(ReleasedPlace("geonames:1", SAID, Level.CITY, "KZ", 43.25, 76.91),),
)  # fmt: skip
ABOUT = about_release(RELEASE, "https://desk.example/")


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_place_in_a_text_and_no_hash_that_is_not_shown(name: str) -> None:
    form = FORMATS[name]
    data = b"".join(form.write(released_claims(RELEASE, ABOUT)))
    assert [_end(id_) for id_ in IDS[name](data)] == [CLAIM.id]
    for told in (
        REPORT.sha256.encode(),
        b"SHA-256",
        b"one.txt",
        b"TextPositionSelector",
        b"kt:start",
        b'"span":[',
    ):
        assert told not in data


def _end(id_: str) -> str:
    return id_.rpartition("/")[2]


def test_degrees_are_those_of_the_release() -> None:
    told = json.loads(b"".join(FORMATS["geojson"].write(released_claims(RELEASE, ABOUT))))
    assert told["features"][0]["geometry"]["coordinates"] == [76.91, 43.25]
    assert told["features"][0]["id"] == f"https://desk.example/claim/{CLAIM.id}"
    assert (told["version"], told["made"]) == ("3", "2019-07-01")


@pytest.mark.parametrize("name", list(FLAT))
def test_questions_leave_in_the_flat_forms(name: str) -> None:
    data = b"".join(FLAT[name].write(released_questions(RELEASE, ABOUT)))
    assert [_end(id_) for id_ in IDS[name](data)] == ["q-1"]


def test_a_claim_of_which_nothing_may_be_quoted_is_chosen_by_no_words() -> None:
    claim = replace(CLAIM, quote="")
    silent = replace(RELEASE, claims=(replace(RELEASE.claims[0], claim=claim),))
    told = json.loads(b"".join(FORMATS["annotations"].write(released_claims(silent, ABOUT))))
    assert told["items"][0]["target"]["selector"] == []
