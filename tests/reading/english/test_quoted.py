"""Quotations that no verb of saying covers, and passages that only judge, on our own sentences with invented names."""

import pytest

from khronika.nouns import Certainty, Claim, Kind, PartialDate, Report, Stance, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.triggers import parse_worth


def claims(text: str) -> list[Claim]:
    data = text.encode()
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5)
    )  # fmt: skip
    reading = read(report)
    assert not isinstance(reading, Unread)
    return [c for c in reading.claims if c.figure is None]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            'The guards at Lirna prison "treated visitors like cattle", in the words of the Open Cells Union.',
            "Open Cells Union",
            "like cattle",
        ),
        (
            'The city council resolved on Friday that the ban on the march "insults every citizen".',
            "council",
            "insults every",
        ),
        (
            'The election, the Ballot Room believes, was "a coronation with queues".',
            "Ballot Room",
            "coronation",
        ),
        (
            'The teachers\' congress had a name for the crackdown: it was "a lesson in fear".',
            "teachers' congress",
            "a lesson in fear",
        ),
        (
            '"A wedding without a bride", was how the head of the observers summed up the vote.',
            "observers",
            "wedding",
        ),
        ('For the dockers\' union the new strike law is "a muzzle with stamps".', "dockers' union", "muzzle"),
        ('"The vote went as it always goes," ran the ministry\'s version.', "ministry", "always goes"),
        ('"Quiet, then rotten, then quiet again": so the observers of the vote.', "observers", "rotten"),
        ('A judge lifted the ban on the march as "a rule without a reason".', "judge", "without a reason"),
        ("The garrison has no record of any patrol near the protest camp.", "garrison", "no record"),
        ("The governor put the blame for the riot on outsiders.", "governor", "blame"),
        ("The police chief brushed aside the report of torture.", "police chief", "torture"),
        (
            "The elections have never been considered free by the Ballot Room's observers.",
            "observers",
            "considered free",
        ),
    ],
)
def test_whose_words_they_are(text: str, who: str, what: str) -> None:
    found = [c for c in claims(text) if what in c.quote and c.kind is not Kind.ELECTION]
    assert found, claims(text)
    assert who in found[0].attribution.source_name


def test_who_is_judged_in_quotation_marks_is_not_who_judges() -> None:
    made = claims('The officers at the gate "behaved like bandits" during the protest.')
    assert not [c for c in made if "officer" in c.attribution.source_name]


def test_one_quoted_word_is_no_judgement() -> None:
    made = claims('Police said they had found a "weapon" near the protest camp.')
    assert not [c for c in made if c.rule == "en.st.quoted"]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('Ida Falk, the front-runner, dismissed as "a bedtime tale" what the papers write about her.', True),
        ("Any trader who shuts his shop will be sorry, the district head warned.", True),
        ("The company denied that its trucks had been sent to the valley.", True),
        ('The chef called the soup "a poem of the sea".', False),
        ("The bank said that profits had risen by a fifth.", False),
    ],
)
def test_judgements_are_looked_at_without_an_event(text: str, near: bool) -> None:
    assert bool(parse_worth(text).near) is near


def test_what_is_to_befall_whoever_does_something_is_a_threat() -> None:
    made = claims("Whoever joins the march will lose his job, the police chief said.")
    assert [
        c for c in made if c.certainty is Certainty.THREATENED and "police chief" in c.attribution.source_name
    ]


def test_what_is_called_untrue_is_denied() -> None:
    made = claims('"It is not true that anyone was beaten in Lirna," the police chief said.')
    assert [c for c in made if c.kind is Kind.FORCE and c.stance is Stance.DENIES]


def test_a_claim_quotes_its_clause() -> None:
    made = claims("Facebook has been inaccessible in Lirna since the protests of Monday.")
    assert ["Facebook has been" in c.quote for c in made if c.kind is Kind.BLOCKING] == [True]


def test_what_is_said_before_and_behind_the_speaker_are_claims_of_their_own() -> None:
    made = claims(
        "The government has no plan to jail the strikers, the labour minister said; the courts will judge the looters."
    )
    assert len({c.span for c in made if "labour minister" in c.attribution.source_name}) == 2
