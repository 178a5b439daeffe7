"""Who did it, to whom, and whether at all: shapes of real pages that were read wrongly, as sentences of our own."""

import pytest

from khronika.nouns import Certainty, Claim, Kind, Stance
from khronika.reading.english import read
from khronika.reading.english.events import frames_in
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from tests.reading.told_claims import told


def claims(text: str) -> list[Claim]:
    return told(read, text, "en", "2023-05-10")


def counted(text: str, figure: str) -> Claim:
    return next(c for c in claims(text) if c.figure is not None and c.figure.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "agent"),
    [
        ("In Orlo, the port town, police arrested 20 dockers.", "20", "police"),
        ("Hundreds of police detained 30 dockers in Orlo.", "30", "Hundreds of police"),
        ("Soldiers shot dead two men on Wednesday.", "two", "Soldiers"),
        (
            "The prosecutor filed a case, charging that they had burned a bus, had beaten two guards and had fled.",
            "two",
            "they",
        ),
        (
            "Two unions have planned a rally in Orlo outside Lirna Hall and the police have already arrested over 300 union leaders.",
            "over 300",
            "police",
        ),
        ("Thanks to the measures expansion of the unrest was prevented and detained 60 people.", "60", None),
    ],
)
def test_who_did_it(text: str, figure: str, agent: str | None) -> None:
    assert counted(text, figure).agent == agent


def test_whoever_was_shot_dead_is_no_dead_man_before() -> None:
    claim = counted("Soldiers shot dead two men on Wednesday.", "two")
    assert (claim.kind, claim.target) == (Kind.DEATH, "men")


def test_one_of_the_injured_died() -> None:
    assert counted("One of 15 injured dockers had died, the hospital said.", "One").kind is Kind.DEATH


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The union demanded the release of 12 dockers.", "12"),
        ("The Orlo Weavers Union called for the release of five weavers after the march.", "five"),
        ("There was an appeal for the release of nine weavers, said the league.", "nine"),
    ],
)
def test_what_is_demanded_has_not_happened(text: str, figure: str) -> None:
    assert counted(text, figure).certainty is Certainty.HYPOTHETICAL


@pytest.mark.parametrize(
    "text",
    [
        "They were moved under the pretext that they were being taken to the police station.",
        "The miners were brought in by truck from the villages.",
        "Three men were charged with abducting two teachers.",
        "After the march the company gave a warning to the dockers.",
        "An investigation was opened after the march.",
        "The docker was brought in dead, the clinic said after the march.",
        "Bodies of the marchers are kept at the clinic in Orlo.",
        "Police ran checks for arresting dockers before the march.",
    ],
)
def test_what_is_no_detention_sentence_or_charge(text: str) -> None:
    told_of = {c.kind for c in claims(text) if c.target != "men"}
    assert not told_of & {Kind.DETENTION, Kind.SENTENCE, Kind.CHARGE}


@pytest.mark.parametrize(
    "text",
    [
        "The dockers would not succumb to pressure after the march.",
        "Witnesses brought the body of the docker to the hospital.",
    ],
)
def test_nobody_is_hurt_or_dies_by_that(text: str) -> None:
    assert not any(c.kind in (Kind.DEATH, Kind.INJURY) for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Riot police marched on the dockers in Orlo.",
        "A weaver who was protesting said the gate was shut.",
        "Forty weavers have been detained since the protests began.",
        "The dockers had been meant to take to the streets on Sunday.",
    ],
)
def test_no_protest_is_told_by_that(text: str) -> None:
    assert not any(c.kind is Kind.PROTEST for c in claims(text))


def test_a_crowd_that_protests_is_a_protest() -> None:
    text = "Two dockers were killed in Orlo as police fired on crowds protesting against a bill."
    assert any(c.kind is Kind.PROTEST and c.figure is None for c in claims(text))


def test_a_curfew_that_is_pressed_for_is_planned() -> None:
    (curfew,) = (c for c in claims("Officials pushed for a curfew in Orlo.") if c.kind is Kind.CURFEW)
    assert curfew.certainty is Certainty.PLANNED


def test_asking_for_action_calls_nobody_out() -> None:
    text = "We urge the authorities to take firmer action to ensure that the police use no live ammunition."
    assert not any(c.kind is Kind.CALL_TO_ASSEMBLE for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "The league said 147 dockers were killed and injured in Orlo.",
        "The league said the clashes led to the death and wounding of 147 dockers.",
    ],
)
def test_killed_and_injured_together_are_hurt(text: str) -> None:
    assert [c.kind for c in claims(text) if c.figure is not None] == [Kind.INJURY]


def test_noon_is_nobody() -> None:
    assert not any(
        c.figure
        for c in claims("One was hurt; a docker came to the hospital around 12 noon.")
        if c.figure and "12" in c.figure.text
    )


def test_opposition_figures_are_persons() -> None:
    found = claims("Police arrested Orlo's top opposition figures on Monday, their party said.")
    assert [(c.kind, c.agent) for c in found] == [(Kind.DETENTION, "Police")]


def test_a_killing_told_beside_a_number_is_not_its() -> None:
    text = "The party accuses the guards of being behind the recent disappearance of several members and the killing of a clerk."
    assert not any(c.figure is not None for c in claims(text))


def test_a_statement_of_nothing_we_record_is_left_out() -> None:
    text = "Police held 30 dockers in Orlo.\n\nAda Tur, the organiser, said new programmes will be made known later."
    assert not any(c.rule.startswith("en.st.") for c in claims(text))


def test_a_difference_of_two_counts_counts_nobody() -> None:
    figures = [
        c.figure.text
        for c in claims("The union's figure of 42 arrests is 12 more than the one given by the police.")
        if c.figure is not None
    ]
    assert figures == ["42"]


def test_a_body_of_jurists_is_not_their_remains() -> None:
    assert not any(
        c.kind is Kind.DEATH for c in claims("The panel, a body of 14 law professors, met after the march.")
    )


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        (
            "Six dockers were killed yesterday, according to police, doctors and university officials.",
            "Six",
            "police, doctors and university officials",
        ),
        ("The opposition and hospital sources said three people died.", "three", "opposition and hospital sources"),
        ("Two men were shot and injured in Orlo, an agency correspondent witnessed.", "Two", "agency correspondent"),
        (
            "Another rights group, the Committee of Orlo Families, said it had counted 30 deaths.",
            "30",
            "rights group the Committee of Orlo Families",
        ),
        (
            "Rights groups condemned the raid. Ada Tur, of the Orlo League, said her group had recorded 30 deaths.",
            "30",
            "Ada Tur, of the Orlo League",
        ),
        (
            "Police spokesman Ada Tur said 30 dockers had been arrested. A magistrate freed 12 of them on Monday.",
            "12",
            "author",
        ),
        (
            "Two of them were shot when soldiers opened fire, his brother, who would not give his name, told the radio.",
            "Two",
            "his brother",
        ),
    ],
)  # fmt: skip
def test_who_says_it(text: str, figure: str, source: str) -> None:
    assert counted(text, figure).attribution.source_name == source


@pytest.mark.parametrize(
    "text",
    [
        'The council held a rally in Orlo under the slogans "No to the mill tax" and "Stop the pillage now".',
        'Police fired tear gas at weavers who carried placards reading "Down with the tax on looms".',
        "Ten weavers were found guilty under Article 53.1 (resisting the police) of the code.",
    ],
)
def test_slogans_and_articles_are_nobodys_statement(text: str) -> None:
    assert not any(c.rule.startswith("en.st.") for c in claims(text))


def test_one_statement_is_told_once() -> None:
    text = "Police said they would look into the clashes in Orlo and expressed regret over the injuries to dockers."
    assert sum(c.rule.startswith("en.st.") for c in claims(text)) == 1


def test_a_crowd_counter_need_not_have_counted_arrests() -> None:
    text = (
        "Nearly 50,000 dockers marched and dozens were arrested in Orlo on Saturday.\n\n"
        "Nearly 49,000 dockers marched, the Orlo Counter said."
    )
    found = claims(text)
    assert next(c for c in found if c.kind is Kind.DETENTION).attribution.by_author
    assert next(c for c in found if c.kind is Kind.PROTEST).attribution.source_name == "Orlo Counter"


def test_whoever_rallies_demands_and_not_the_police() -> None:
    text = "Police fired tear gas during a rally in Orlo demanding the release of two dockers."
    assert counted(text, "two").attribution.source_name == "author"


def test_whoever_said_the_hurt_were_treated_adds_it() -> None:
    text = "The Orlo League said the wounded were treated in the street, adding that police had beaten weavers at the hospital."
    beaten = next(c for c in claims(text) if c.kind is Kind.FORCE)
    assert beaten.attribution.source_name == "Orlo League"


@pytest.mark.parametrize(
    "text",
    [
        "The military held 30 dockers and urged people not to gather in public places.",
        "Police held 30 dockers and said that marchers must behave while protesting.",
    ],
)
def test_what_is_forbidden_or_regulated_is_no_protest(text: str) -> None:
    assert not any(c.kind in (Kind.PROTEST, Kind.CALL_TO_ASSEMBLE) for c in claims(text))


def test_what_is_asked_not_to_be_done_is_not_denied() -> None:
    text = "Police held 30 dockers. The military warned people not to attend the protest in Orlo."
    assert not any(c.stance is Stance.DENIES for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police have been accused of beating marchers in Orlo.",
        "The league said it had already sent a written notice of the march to the police.",
        "Police used the tear gas that was deployed against the march in Orlo.",
    ],
)
def test_nobody_is_charged_or_sent_by_that(text: str) -> None:
    assert not any(c.kind in (Kind.CHARGE, Kind.DEPLOYMENT) for c in claims(text))


def test_those_arrested_are_arrested_whatever_awaits_them() -> None:
    text = "Twelve dockers arrested on Friday will be tried in Orlo."
    frames = [f for s in parse(text, find_passages(text)) for f in frames_in(s)]
    assert {f.kind: f.certainty for f in frames}[Kind.DETENTION] is Certainty.HAPPENED


def test_what_was_done_after_a_decision_was_done() -> None:
    text = "After that they decided to use force and shot at the dockers."
    frames = [f for s in parse(text, find_passages(text)) for f in frames_in(s)]
    assert next(f.certainty for f in frames if f.trigger.lower_ == "shot") is Certainty.HAPPENED


def test_the_place_that_heads_a_story_is_no_part_of_a_name() -> None:
    text = "Orlo \u2013 Weavers Alliance spokesperson Ada Tur said that 30 weavers were detained by police."
    assert "Orlo" not in counted(text, "30").attribution.source_name
    assert (
        counted("ORLO \u2013 THE eight weavers held on Friday were released on Monday.", "eight").target
        == "weavers"
    )


def test_sufferers_in_brackets_tell_nothing() -> None:
    assert counted("In Orlo eight others (detainees) died in the prison.", "eight").attribution.by_author


def test_he_goes_back_to_the_spokesperson_who_spoke_last() -> None:
    text = (
        "Police minister Ada Tur said on Sunday that marchers had beaten a guard.\n\n"
        "A docker who was at the gate said that 12 people were hurt. He said that police had beaten nine of them."
    )
    assert counted(text, "nine").attribution.source_name == "docker"


def test_what_a_placard_bids_has_not_happened() -> None:
    text = "Free our elected leaders."
    frames = [f for s in parse(text, find_passages(text)) for f in frames_in(s)]
    assert [f.certainty for f in frames if f.kind is Kind.RELEASE] == [Certainty.HYPOTHETICAL]


def test_what_is_hoped_of_a_court_has_not_happened() -> None:
    text = "The weavers gathered in the hope that the court would free their leaders."
    assert not any(c.kind is Kind.RELEASE for c in claims(text))


def test_calling_on_those_who_rally_calls_nobody_out() -> None:
    text = "The agency calls on the organizers of the rally in Orlo to be calm."
    assert not any(c.kind is Kind.CALL_TO_ASSEMBLE for c in claims(text))


def test_witnesses_detain_nobody() -> None:
    text = "Police arrested a lawyer in Orlo, witnesses said on Monday, after detaining two clerks over the weekend."
    assert counted(text, "two").agent == "Police"
