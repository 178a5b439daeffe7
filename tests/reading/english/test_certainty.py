"""Did it happen: what an event hangs on says so, whatever the event."""

import pytest

from khronika.nouns import Certainty, Kind, Stance
from khronika.reading.english import read
from khronika.reading.english.events import Frame, frames_in
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from tests.reading.told_claims import told


def frames_of(text: str) -> list[Frame]:
    return [f for s in parse(text, find_passages(text)) for f in frames_in(s)]


def certainty(text: str, trigger: str) -> Certainty:
    return next(f.certainty for f in frames_of(text) if f.trigger.lower_ == trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("When a person is charged by the state, nobody else is told.", "charged"),
        ("The new fence made it impossible to participate in the march.", "march"),
        ("Oren Vell, tasked with organizing the gathering, was not at home.", "gathering"),
        ("Six of them were banned from protesting.", "protesting"),
        ("The officer warned against protesting.", "protesting"),
        ("The dockers refused to demonstrate.", "demonstrate"),
        ("They have the right to protest.", "protest"),
        ("If the miners march, the road will be shut.", "march"),
        ("Wherever the guards throw grenades, people run.", "throw"),
        ("Police threatened to arrest anyone who marched.", "marched"),
        ("There were no grounds for charging the weavers.", "charging"),
        ("The council saw little reason for detaining the weavers.", "detaining"),
        ("The teacher left Orlo to avoid being arrested.", "arrested"),
        ("The dockers risk being jailed.", "jailed"),
        ("They spoke of ways to stop arresting students.", "arresting"),
        ("In case of a protest by dockers, the gate is shut.", "protest"),
    ],
)
def test_what_is_only_thought_of_has_not_happened(text: str, trigger: str) -> None:
    assert certainty(text, trigger) is Certainty.HYPOTHETICAL


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Troops were sent to the square to arrest the leaders.", "arrest"),
        ("Forty of the dockers are to be charged.", "charged"),
        ("The dockers plan to march on Friday.", "march"),
    ],
)
def test_what_is_meant_is_planned(text: str, trigger: str) -> None:
    assert certainty(text, trigger) is Certainty.PLANNED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police fired tear gas to disperse the crowd.", "disperse"),
        ("Crowds took to the streets to protest against the toll road.", "protest"),
        ("The weavers were freed only to be arrested again.", "arrested"),
        ("They were arrested for protesting.", "protesting"),
        ("Nine drivers are said to have been detained.", "detained"),
        ("When the guards came, a student was arrested.", "arrested"),
        ("The reason for arresting the weavers was not given.", "arresting"),
        ("In this case a docker was arrested.", "arrested"),
        ("No one has been charged.", "charged"),
        ("Police stopped beating the dockers.", "beating"),
        ("Whenever they marched, the guards beat them.", "beat"),
        ("Mira Sol accused police of beating the dockers.", "beating"),
        ("The guard was convicted of killing a docker.", "killing"),
    ],
)
def test_what_was_done_stays_done(text: str, trigger: str) -> None:
    assert certainty(text, trigger) is Certainty.HAPPENED


def parts(text: str, trigger: str) -> tuple[list[str], list[str]]:
    frame = next(f for f in frames_of(text) if f.trigger.lower_ == trigger)
    return [t.lower_ for t in frame.agents], [t.lower_ for t in frame.targets]


def test_who_is_done_to_does_nothing() -> None:
    assert parts("She died after being detained by the guards.", "detained") == (["guards"], ["she"])
    assert parts("Opposition leaders arrested", "arrested") == ([], ["leaders"])


def test_whoever_is_made_to_do_it_does_it() -> None:
    assert parts("Stones were thrown, prompting police to fire tear gas.", "fire")[0] == ["police"]
    assert parts("The league accused police of killing 13 dockers.", "killing")[0] == ["police"]
    assert parts("The guards opened an operation to arrest the weavers.", "arrest")[0] == ["guards"]


def test_an_inquiry_is_no_charge_unless_it_is_into_somebody() -> None:
    assert not frames_of("The guards launched an investigation to identify those responsible.")
    assert frames_of("A case was opened against two weavers.")[0].rule == "en.ev.charges"


def test_a_day_is_no_agent() -> None:
    assert parts("By 11 April 129 people had been detained.", "detained")[0] == []
    assert parts("The decision to disconnect the internet was taken at night.", "disconnect")[0] == []


def test_one_of_several_who_was_held() -> None:
    assert parts("The mayor spoke beside Sura Min, who was detained in May.", "detained")[1] == ["min"]


def test_a_second_infinitive_is_meant_like_the_first() -> None:
    assert (
        certainty("The guards plan to clear the square and arrest the weavers.", "arrest")
        is Certainty.PLANNED
    )


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The guard is accused of killing two dockers.", "killing"),
        ("Police disputed allegations of arresting a teacher.", "arresting"),
        ("The teacher was jailed for belonging to a league, protesting, and incitement.", "protesting"),
        ("Oren Vell was charged with beating a guard.", "beating"),
        ("She was jailed for killing a guard and burning a bank.", "burning"),
        ("Four miners are feared dead.", "dead"),
    ],
)
def test_what_a_charge_or_an_allegation_says_is_left_open(text: str, trigger: str) -> None:
    assert certainty(text, trigger) is Certainty.UNKNOWN


def test_the_title_of_a_charge_is_no_event_of_its_own() -> None:
    said = [
        c.kind
        for c in told(read, "Oren Vell was jailed for joining a league, burning a bus, and incitement.", "en")
    ]
    assert said == [Kind.SENTENCE]
    assert [c.stance for c in told(read, "Police disputed allegations of arresting a teacher.", "en")] == [
        Stance.DISPUTES
    ]


def test_who_will_appear_in_court_is_to_be_tried() -> None:
    (claim,) = told(read, "The 14 suspects would shortly appear before a court, the mayor said.", "en")
    assert (claim.kind, claim.certainty) == (Kind.CHARGE, Certainty.PLANNED)


def test_days_make_no_charge_of_an_accusation() -> None:
    told = frames_of("Accusing the guards of brutality between May 3 and May 9, the league asked for help.")
    assert not [f for f in told if f.rule == "en.ev.accused-in-cases"]
    told = frames_of("Police opened cases accusing 320 dockers.")
    assert [f for f in told if f.rule == "en.ev.accused-in-cases"]


def test_evidence_that_was_not_found_leaves_it_open() -> None:
    text = "The league had not found any evidence that dockers were killed."
    assert certainty(text, "killed") is Certainty.HYPOTHETICAL
    assert certainty("The league found evidence that dockers were killed.", "killed") is Certainty.HAPPENED
