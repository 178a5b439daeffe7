"""What is said must say something, and only what is denied is a denial."""

from khronika.nouns import Claim, Kind, PartialDate, Report, Stance, make_id
from khronika.reading.english import read


def claims_of(text: str) -> tuple[Claim, ...]:
    report = Report(
        make_id("r", text), "x", text, "text/plain", "-", lang="en", published=PartialDate(2031, 3, 5)
    )
    return read(report).claims


def spoken(text: str) -> list[Claim]:
    return [c for c in claims_of(text) if c.rule.startswith("en.st.")]


EVENT = "Police arrested 40 dockers in Ulan Bator on Monday. "


def test_a_cause_with_not_in_it_is_no_denial() -> None:
    told = spoken(EVENT + "Commander Oren Vell said Sura was arrested because she did not stop the march.")
    assert all(c.stance is Stance.ASSERTS for c in told)


def test_a_negated_clause_is_a_denial() -> None:
    told = spoken(EVENT + "Commander Oren Vell said the marchers had no permit for the square.")
    assert [c.stance for c in told] == [Stance.DENIES]


def test_turning_down_a_bill_denies_nothing() -> None:
    told = spoken(EVENT + "The dockers' league rejected the labour bill after the arrests.")
    assert all(c.stance is not Stance.DENIES for c in told)
    denied = claims_of(EVENT + "The ministry rejected the allegation that its officers beat marchers.")
    assert [c.kind for c in denied if c.stance is Stance.DENIES] == [Kind.FORCE]


def test_reporting_to_somebody_tells_nothing() -> None:
    assert not spoken(EVENT + "Both were freed and must report to the police every week.")
    assert not spoken(EVENT + "Oren Vell argues with police as they keep him from the hall.")


def test_what_is_to_be_found_is_not_found() -> None:
    assert not spoken(EVENT + "The police opened an inquiry to identify those responsible.")


def test_those_responsible_are_not_judged() -> None:
    told = spoken(
        EVENT + "Commander Oren Vell said officers were looking for those responsible for the march."
    )
    assert all(c.kind is not Kind.ASSESSMENT for c in told)


def test_protesting_something_is_an_event_not_words() -> None:
    assert not spoken("Two weavers protesting the tax were shot in Lima on Monday.")


def test_a_heading_between_paragraphs_is_no_part_of_the_name_below() -> None:
    text = (
        "Police arrested 40 dockers at the port in Lima on Monday, the harbour league said in the evening.\n"
        "The march had begun at noon and was over by four, and some of the cranes stood still all day.\n"
        "\u2018Out of the question\u2019\n"
        "Superintendent Oren Vell said that 12 officers were hurt when the marchers threw stones at them.\n"
        "Many of the shops beside the port were shut, and those that were open had put up their shutters.\n"
    )
    hurt = next(c for c in claims_of(text) if c.kind is Kind.INJURY)
    assert hurt.attribution.source_name == "Superintendent Oren Vell"


def test_two_phrases_share_a_sentence_by_its_clauses() -> None:
    text = (
        "According to the Torvian Union, at least 58 people died in the unrest in Lima "
        "and at least 14,000 people were arrested according to the ministry."
    )
    told = {c.kind: c.attribution.source_name for c in claims_of(text) if c.figure is not None}
    assert told == {Kind.DEATH: "Torvian Union", Kind.DETENTION: "ministry"}


def test_two_bodies_that_act_are_not_dead() -> None:
    assert not claims_of("The two bodies held a briefing on the dead in Kigali on Monday.")


def test_whom_force_was_used_on_is_not_what_was_fired() -> None:
    shot = next(
        c for c in claims_of("Troops opened fire on demonstrators in Lima on Monday.") if c.kind is Kind.FORCE
    )
    assert shot.target == "demonstrators"
    hurt = next(
        c for c in claims_of("A guard suffered head injuries in Lima on Monday.") if c.kind is Kind.INJURY
    )
    assert (hurt.agent, hurt.target) == (None, "guard")


def test_a_quotation_within_anothers_sentence_goes_on_nothing() -> None:
    text = (
        "Police arrested two leaders in Dhaka on Friday. \u201cWe asked the judge to keep these two under arrest,\u201d "
        "said Oren Vell of the city police.\n\n"
        "In Arkady the foreign secretary Sura Min called on \u201call parties to respect the law and refrain from violence.\u201d\n\n"
        "\u201cWe want to see them refrain from harassment of the marchers.\u201d\n"
    )
    theirs = [c for c in claims_of(text) if "harassment" in c.quote or "all parties" in c.quote]
    assert all(c.attribution.source_name != "Oren Vell of the city police" for c in theirs)


def test_a_name_in_quotation_marks_is_nobodys_words() -> None:
    text = (
        EVENT
        + "After members of \u201cBrothers Of Labour\u201d attacked the dockers, the police chose to arrest one of them."
    )
    assert all("Brothers" not in c.quote for c in spoken(text))


def test_who_counts_while_another_counts() -> None:
    text = "Police reported 300 marchers in Lima on Monday while organisers counted 900."
    assert {c.figure.text: c.attribution.source_name for c in claims_of(text) if c.figure is not None} == {
        "300": "Police",
        "900": "organisers",
    }


def test_a_count_does_not_speak() -> None:
    text = EVENT + "Police said a total of 65 persons had been held in marches criticising the delayed vote."
    assert all("65" not in (c.attribution.source_name or "") for c in claims_of(text))


def test_the_group_is_no_ministry() -> None:
    text = (
        "The Free Weavers' Group led the march in Lima on Monday. The interior ministry said 12 people were arrested. "
        "The group said the arrests were arbitrary and unlawful."
    )
    judged = [c for c in claims_of(text) if "arbitrary" in c.quote]
    assert [c.attribution.source_name for c in judged] == ["Free Weavers' Group"]


def test_who_is_missing_is_not_known_to_be_held() -> None:
    told = claims_of(
        "The strike in Lima leaves a chilling figure: at least 129 people missing in a month, the office said."
    )
    assert all(c.kind is not Kind.DETENTION for c in told)


def test_a_body_called_front_is_no_place() -> None:
    text = "The march in Lima was led by the National United Front of Democracy on Monday; 12 people were arrested."
    assert all(p.name != "Democracy" for c in claims_of(text) for p in c.places)


def test_a_refusal_keeps_its_verb() -> None:
    told = spoken(EVENT + "The authorities refused to grant observers access to the trial of the dockers.")
    assert told
    assert all("refused" in c.quote for c in told)


def test_the_time_it_takes_to_read_counts_nobody() -> None:
    told = claims_of("Reading Time: 8 minutesHundreds of people were detained in Lima on Monday.")
    assert all(c.figure is None or c.figure.text != "8" for c in told)
    assert any(c.kind is Kind.DETENTION for c in told)
