"""Who says what, on our own sentences: by which words, and which words are theirs."""

import pytest

from khronika.nouns import PartialDate, Span
from khronika.nouns.rows import saying_row
from khronika.reading.english.attribution import attribution_at, find_relations
from khronika.reading.english.listing import attributions_in, saying_of, spans_of
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from khronika.reading.english.relations import Relation
from khronika.reading.english.speakers import Speakers


def relations(text: str) -> list[Relation]:
    passages = find_passages(text)
    return find_relations(text, parse(text, passages), passages, Speakers(PartialDate(2021, 5, 4), None))


def chain_at(text: str, words: str) -> list[str]:
    """The names of those who say ``words``, outermost first."""
    start = text.index(words)
    attribution, _ = attribution_at(Span(start, start + len(words)), relations(text))
    return [voice.source.name for voice in attribution.chain]


def listed(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each listed attribution, in words."""
    out = []
    for found in attributions_in(text):
        source = found.worded or found.voice.span
        content = " ... ".join(text[start:end] for start, end in spans_of(found))
        out.append((source.of(text) if source else "", found.cue.of(text), content))
    return out


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "The prefecture said that ninety people had been held.",
            "The prefecture", "said", "that ninety people had been held", id="indirect",
        ),
        pytest.param(
            "“We were not asked,” the mayor of Orlat said.",
            "the mayor of Orlat", "said", "“We were not asked,”", id="direct",
        ),
        pytest.param(
            "“We were not asked,” said Marta Olenka, who runs the shelter.",
            "Marta Olenka", "said", "“We were not asked,”", id="inverted",
        ),
        pytest.param(
            "“We were not asked,” Deputy Asem Tur (Unity) said on Friday.",
            "Deputy Asem Tur", "said", "“We were not asked,”", id="party in brackets",
        ),
        pytest.param(
            "The envoy told reporters the talks were “close to an end”.",
            "The envoy", "told", "the talks were “close to an end", id="mixed",
        ),
        pytest.param(
            "According to the hospital, nine people had burns.",
            "the hospital", "According to", "nine people had burns", id="according to",
        ),
        pytest.param(
            "The union called for a week of strikes.", "The union", "called", "a week of strikes", id="called for"
        ),
        pytest.param(
            "The fund praised the budget.", "The fund", "praised", "the budget", id="judgement without a clause"
        ),
        pytest.param(
            "The ombudsman accused the guards of theft, who left by the back door.",
            "The ombudsman", "accused", "the guards of theft", id="judgement up to the report's own aside",
        ),
        pytest.param(
            "The widow's belief that he was pushed never changed.",
            "The widow", "belief", "that he was pushed", id="noun of saying",
        ),
        pytest.param(
            "A study by the Garuda institute found that half of the shops had closed.",
            "A study by the Garuda institute", "found", "that half of the shops had closed", id="document as worded",
        ),
    ],
)  # fmt: skip
def test_listed(text: str, source: str, cue: str, content: str) -> None:
    rows = [row for row in listed(text) if row[1] == cue]
    assert len(rows) == 1, listed(text)
    assert rows[0][0].startswith(source)
    assert rows[0][2].strip("“”,. ") == content.strip("“”,. ")


@pytest.mark.parametrize(
    "text",
    [
        "You would say that a week of strikes is a habit.",
        "A unit called the Green Shield was sent to Orlat.",
        "According to plan, the convoy left at dawn.",
        "The tax plan rewards those who report their income early.",
        "No one would tell us where the line was.",
        "Seeking to calm the crowd, an officer lowered his shield.",
        "The tents were put up by people who say little.",
    ],
)
def test_traps_are_not_listed(text: str) -> None:
    assert listed(text) == []


def test_two_things_said_by_one_speaker() -> None:
    found = listed("Minister Aldo Quispe said the roads were open and warned that the toll would rise.")
    assert [row[:2] for row in found] == [
        ("Minister Aldo Quispe", "said"),
        ("Minister Aldo Quispe", "warned"),
    ]
    assert found[0][2] == "the roads were open"


def test_relative_pronoun_is_the_source_as_worded_and_its_antecedent_the_voice() -> None:
    text = "The guards let in a lawyer, Sona Petras, who said the cells were flooded."
    found = next(r for r in attributions_in(text) if r.cue.of(text) == "said")
    assert found.worded is not None
    assert found.worded.of(text) == "who"
    assert found.voice.person == "Sona Petras"


def test_quotation_over_several_sentences_goes_on_after_its_cue() -> None:
    text = "“They came at night,” Bela Marin said. “I believe they were looking for the list of the names.”"
    [(source, cue, content)] = listed(text)
    assert (source, cue) == ("Bela Marin", "said")
    assert "looking for the list" in content


def test_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "The rector said: “Nobody was expelled. Nobody will be.\n\nThe students went home at noon."
    assert chain_at(text, "Nobody will be") == ["rector"]
    assert chain_at(text, "went home") == []


def test_inside_a_quotation_only_the_outermost_is_listed_and_the_chain_keeps_both() -> None:
    text = "The diplomat said that the mission had reported 40 arrests in Orlat."
    assert [row[1] for row in listed(text)] == ["said"]
    assert chain_at(text, "40 arrests") == ["diplomat", "mission"]


def test_passive() -> None:
    assert chain_at(
        "The arrest of nine students was confirmed by the interior ministry.", "nine students"
    ) == ["interior ministry"]


def test_relay() -> None:
    text = "The agency Orlat Press reported nine arrests, citing the prosecutor's office."
    assert [name.casefold() for name in chain_at(text, "nine arrests")][-1] == "prosecutor's office"


def test_headline_with_its_source_before_a_colon() -> None:
    text = "Interior ministry: 46 held in Orlat\n\nThe square was empty on Monday."
    assert chain_at(text, "46 held") == ["Interior ministry"]


def test_what_is_accused_of_saying_is_said_by_the_accused() -> None:
    text = "The court fined a radio host for claiming that the bridge had fallen."
    found = next(r for r in relations(text) if r.cue.of(text) == "claiming")
    assert "host" in found.voice.words


def test_statement_that_calls_is_its_issuers() -> None:
    text = "The council issued a statement calling the raid unlawful."
    found = next(r for r in relations(text) if r.cue.of(text) == "calling")
    assert found.voice.words == "council"


def test_pronoun_goes_back_to_the_person_named() -> None:
    text = "Health Minister Dana Roos visited the clinic. She said twelve people had died."
    assert chain_at(text, "twelve people") == ["Health Minister Dana Roos"]


def test_nominal_goes_back_to_the_body_named() -> None:
    text = "The Orlat Foundation keeps a list. The foundation said 40 people were missing."
    assert chain_at(text, "40 people") == ["Orlat Foundation"]


def test_unresolved_is_said_and_never_a_body() -> None:
    text = "It said that twelve people had died."
    found = relations(text)
    assert found
    assert not found[0].voice.resolved
    assert found[0].voice.source.key is None


def test_nobody_named() -> None:
    text = "The general is believed to be abroad."
    [found] = attributions_in(text)
    row = saying_row(saying_of(found))
    assert row["source"] == []
    assert row["source_head"] is None


def test_rows_hold_offsets_of_the_text() -> None:
    text = "The prefecture said that ninety people had been held."
    [found] = attributions_in(text)
    row = saying_row(saying_of(found))
    assert row["source"] == [[0, 14]]
    assert row["cue"] == [[15, 19]]
    assert [text[a:b] for a, b in row["content"]] == ["that ninety people had been held"]
    assert 0.5 <= row["confidence"] <= 1.0
