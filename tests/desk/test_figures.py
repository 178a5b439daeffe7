"""Rows of a question: everything has one place, relays stand under what they repeat, coverage is told."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from khronika.desk import words
from khronika.desk.figures import Group, Sheet, said_on, sheet
from khronika.desk.notes import notes_of
from khronika.desk.question_chart import charts_of, marks_of
from khronika.drawing.chart import Coverage, Family
from khronika.nouns import (
    Attribution,
    Claim,
    Comparison,
    PartialDate,
    Precision,
    Question,
    Relation,
    Source,
    SourceType,
    Stance,
    When,
)
from khronika.nouns.retelling import roots_of
from khronika.reconciling import Record, reconcile
from tests.desk.story import claims, story
from tests.invented_claims import COUNTRY, MINISTRY, NORTH, SOUTH, WITNESSES, claim, exact


@pytest.fixture(scope="module")
def record() -> Record:
    return reconcile(claims())


def question_for(record: Record, words: str) -> Question:
    """The question that the figure with these words answers."""
    (claim,) = (c for c in record.claims.values() if c.figure and c.figure.text == words)
    return next(question for question in record.questions if claim.id in question.members)


def sheet_for(record: Record, words: str) -> Sheet:
    return sheet(question_for(record, words), record.claims, record.comparisons, {})


def groups(rows: Sheet) -> dict[str, list[str]]:
    return {group.name: [row.words for row in inside] for group, inside in rows.groups}


def test_figures_stand_by_how_much_of_the_question_they_cover(record: Record) -> None:
    assert groups(sheet_for(record, "almost 900")) == {
        "ALL": ["almost 900", "at least 2,000"],
        "ONE": ["about 100", "about 500", "40"],
        "ELSE": ["321"],
    }


def test_a_relay_has_no_row_of_its_own(record: Record) -> None:
    rows = sheet_for(record, "almost 900")
    (told,) = (row for row in rows.rows if row.words == "about 500")
    assert [(relay.words, relay.relay_of) for relay in told.relays] == [("at least 500", told.id)]


@given(st.permutations(claims()))
def test_every_claim_has_one_row_whatever_their_order(shuffled: list[Claim]) -> None:
    record = reconcile(shuffled)
    asked = question_for(record, "almost 900")
    rows = sheet(asked, {claim.id: claim for claim in shuffled}, record.comparisons, {})
    assert sorted(row.id for row in rows.everything) == sorted(claim.id for claim in shuffled)
    assert [row.number for row in rows.everything] == list(range(1, len(shuffled) + 1))
    assert rows == sheet(asked, record.claims, record.comparisons, {})


def test_the_chart_draws_what_is_inside_and_steps_where_a_source_revised_itself(record: Record) -> None:
    asked, rows = question_for(record, "almost 900"), sheet_for(record, "almost 900")
    marks = {
        mark.words: mark
        for mark in marks_of(rows, asked, record.comparisons, notes_of(rows, record.comparisons))
    }
    assert set(marks) == {"almost 900", "at least 2,000", "about 100", "about 500", "40"}
    assert marks["about 500"].follows == marks["about 100"].id
    assert marks["40"].part
    assert not marks["about 500"].part  # it belongs to a step line of the upper panel
    assert marks["almost 900"].family is Family.STATE
    assert marks["at least 2,000"].family is Family.RIGHTS
    assert marks["40"].coverage is Coverage.ONE


def test_a_contradiction_gets_a_letter_on_both_marks(record: Record) -> None:
    rows = sheet_for(record, "almost 900")
    notes = notes_of(rows, record.comparisons)
    assert notes.contradictions == 1
    first = notes.shown[0]
    assert first.title == "Two figures contradict"
    assert {row.words for row in first.figures} == {"almost 900", "at least 2,000"}
    assert all("A" in notes.letters_of(row.id) for row in first.figures)


def test_one_figure_against_many_is_one_note(record: Record) -> None:
    rows = sheet_for(record, "almost 900")
    hub, *others = [row.id for row in rows.rows if row.group is not Group.ELSE]
    pairs = [
        Comparison(hub, other, Relation.CONTRADICT, f"Reason {n}.", "r") for n, other in enumerate(others)
    ]
    (note,) = notes_of(rows, pairs).shown
    assert note.title == "One figure contradicts 4 others"
    assert set(note.about) == {hub, *others}


def test_a_condition_is_told_without_calling_it_a_contradiction(record: Record) -> None:
    rows = sheet_for(record, "almost 900")
    a, b = (row.id for row in rows.rows if row.group is Group.ALL)
    words = "Both can stand only if 400 more people detained are counted outside Orlo."
    pair = Comparison(a, b, Relation.PART_OF, "Lies in.", "part-of.scope", directed=True, only_if=words)
    (note,) = notes_of(rows, [pair]).shown
    assert (note.title, note.sentences) == (
        "Both can stand only if",
        ("400 more people detained are counted outside Orlo.",),
    )


def test_no_figure_means_no_chart(record: Record) -> None:
    bare = {claim.id: replace(claim, figure=None) for claim in claims()}
    asked = replace(question_for(record, "321"))
    rows = sheet(asked, bare, (), {})
    assert charts_of(rows, asked, (), notes_of(rows, ())) is None
    assert groups(rows)["WORDS"]


def test_what_is_said_of_a_part_without_a_number_is_not_taken_for_another_count() -> None:
    made = [
        claim("whole", exact(900), MINISTRY, places=(COUNTRY,), days=(9, 13)),
        claim("part", None, places=(NORTH,), days=(9, 9)),
    ]
    known = reconcile(made)
    asked = next(question for question in known.questions if "whole" in question.members)
    rows = sheet(asked, known.claims, known.comparisons, {})
    assert groups(rows) == {"ALL": ["900"], "WORDS": ["it happened"]}


def test_a_circle_of_relays_is_cut() -> None:
    known = {claim.id: claim for claim in claims()[:3]}
    a, b, c = sorted(known)
    ring = [Comparison(x, y, Relation.RELAY, "r", "r", directed=True) for x, y in ((a, b), (b, c), (c, a))]
    chosen = roots_of(ring, known)
    assert a not in chosen
    assert set(chosen) == {b, c}


def test_said_on_is_never_filled_in() -> None:
    (report, (claim,)) = story()[0]
    assert said_on(claim) == (dt.date(2031, 5, 4), "4 May 2031")
    undated = replace(
        claim, as_of=None, figure=replace(claim.figure, scope=replace(claim.figure.scope, as_of=None))
    )  # type: ignore[type-var, union-attr]
    assert said_on(undated) == (None, "not given; printed 4 May 2031")
    assert said_on(replace(undated, published=None)) == (None, "not given")
    month = When(PartialDate(2031, 5), PartialDate(2031, 5), Precision.MONTH)
    assert said_on(replace(undated, as_of=month)) == (None, "May 2031")
    own = replace(undated, attribution=Attribution())
    assert said_on(own) == (dt.date(2031, 5, 4), "4 May 2031")
    assert said_on(replace(own, published=PartialDate(2031, 5)))[0] is None
    assert report.published is not None


@pytest.mark.parametrize(
    ("lang", "title", "said", "cell"),
    [
        (
            "en",
            "How the parts add up",
            "The “700” are the “500” in Norhold and",
            "the sum of “500” and “200”",
        ),
        (
            "ru",
            "Как складываются части",
            "«500» (Norhold) и «200» (Sudmark)",
            "складывается из «500» и «200»",
        ),
        ("kk", "Бөліктер қосылғанда", "«500» (Norhold) және «200» (Sudmark)", "дегендерден құралады"),
    ],
)
def test_a_sum_is_a_note_with_its_figures(lang: str, title: str, said: str, cell: str) -> None:
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
            claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r"),
            claim("c", exact(700), MINISTRY, places=(NORTH, SOUTH), report="r"),
        ]
    )
    with translation.override(lang):
        rows = sheet(question_for(record, "700"), record.claims, record.comparisons, {})
        (note,) = notes_of(rows, record.comparisons).shown
        stands = next(row.standing for row in rows.rows if row.id == "c")
    assert note.title == title
    assert said in note.sentences[0]
    assert [row.words for row in note.figures] == ["700", "500", "200"]
    assert cell.casefold() in stands.casefold()


def test_what_is_left_of_a_whole_is_told_once_and_not_once_a_part() -> None:
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), days=(9, 10), report="r"),
            claim("b", exact(150), MINISTRY, places=(SOUTH,), days=(9, 10), report="r"),
            claim("c", exact(700), MINISTRY, places=(COUNTRY,), days=(9, 10), report="r"),
        ]
    )
    notes = notes_of(
        sheet(question_for(record, "700"), record.claims, record.comparisons, {}), record.comparisons
    )
    (note,) = notes.shown
    assert note.sentences[1].startswith("All can stand only if 50 more people detained are counted outside")
    assert (notes.conditions, notes.left_out) == (0, 0)


def test_a_figure_in_words_of_another_language_is_told_by_what_it_allows(record: Record) -> None:
    about = next(each for each in record.claims.values() if each.figure and each.figure.text == "about 100")
    russian = replace(about, lang="ru", figure=replace(about.figure, text="около ста"))
    digits = replace(about, lang="ru", figure=replace(about.figure, text="100", low=100.0, high=100.0))
    (row,) = sheet(question_for(record, "about 100"), {about.id: russian}, [], {}).rows
    assert row.gloss == "90 to 110 people"
    (row,) = sheet(question_for(record, "about 100"), {about.id: digits}, [], {}).rows
    assert row.gloss == ""
    (row,) = sheet(question_for(record, "about 100"), {about.id: about}, [], {}).rows
    assert row.gloss == ""
    with translation.override("ru"):
        (row,) = sheet(question_for(record, "about 100"), {about.id: about}, [], {}).rows
        assert row.gloss.startswith("от 90 до 110")


def test_a_rights_group_that_prints_its_own_count_is_drawn_as_one() -> None:
    group = Source("Square Watch", SourceType.RIGHTS_GROUP, "rights:square-watch")
    named = claim("named", exact(40), group, outlet="Herald")
    own = claim("own", exact(30), outlet="Square Watch")
    paper = claim("paper", exact(20), outlet="Herald")
    record = reconcile([named, own, paper])
    rows = sheet(record.questions[0], record.claims, record.comparisons, {})
    assert {row.id: row.family for row in rows.everything} == {
        "named": Family.RIGHTS,
        "own": Family.RIGHTS,
        "paper": Family.JOURNALISTS,
    }


def test_who_is_known_by_name_is_drawn_as_what_it_is() -> None:
    """Also where nobody else names it; activists are drawn as the key says, a ruling party is not."""
    named = {
        "own": claim("own", exact(30), outlet="Human Rights Watch"),
        "paper": claim("paper", exact(20), outlet="Herald"),
        "activists": claim("activists", exact(50), Source("Activists", SourceType.PARTY)),
        "kazakh": claim("kazakh", exact(60), Source("белсенділер", SourceType.PARTY)),
        "ruling": claim("ruling", exact(70), Source("ruling party", SourceType.PARTY)),
    }
    drawn = {name: words.family_of(each) for name, each in named.items()}
    assert drawn == {
        "own": Family.RIGHTS,
        "paper": Family.JOURNALISTS,
        "activists": Family.RIGHTS,
        "kazakh": Family.RIGHTS,
        "ruling": Family.OTHER,
    }


def test_a_row_without_a_number_says_whose_count_it_lies_in() -> None:
    whole = claim("whole", exact(300), MINISTRY, places=(COUNTRY,))
    told = claim("told", None, WITNESSES, quote="people were held", target="people")
    record = reconcile([whole, told])
    asked = next(each for each in record.questions if "whole" in each.members)
    rows = {row.id: row.standing for row in sheet(asked, record.claims, record.comparisons, {}).everything}
    assert rows["told"] == "Speaks of a part of what the Interior Ministry’s “300” counts."
    with translation.override("ru"):
        rows = {
            row.id: row.standing for row in sheet(asked, record.claims, record.comparisons, {}).everything
        }
        assert rows["told"] == "Говорит о части того, что посчитано здесь: МВД, «300»."


def test_a_denied_number_is_not_drawn_and_its_row_says_that_it_is_denied() -> None:
    said = claim("said", exact(500), WITNESSES)
    denied = claim("denied", exact(500), MINISTRY, stance=Stance.DENIES)
    flat = claim("flat", None, MINISTRY, stance=Stance.DENIES, quote="nobody was held", target="people")
    record = reconcile([said, denied, flat])
    rows = sheet(record.questions[0], record.claims, record.comparisons, {})
    found = {row.id: (row.group, row.standing) for row in rows.everything}
    assert found["said"][0] is Group.ALL
    assert found["denied"][0] is Group.WORDS
    assert found["denied"][1].startswith("Denies this number; contradicts witnesses’ “500”")
    assert found["flat"][1].startswith("Denies it; contradicts")
    notes = notes_of(rows, record.comparisons)
    drawn = marks_of(rows, record.questions[0], record.comparisons, notes)
    assert [mark.id for mark in drawn] == ["said"]
    with translation.override("ru"):
        again = sheet(record.questions[0], record.claims, record.comparisons, {})
        assert next(row.standing for row in again.everything if row.id == "denied").startswith(
            "Отрицает это число;"
        )


def test_the_strip_says_how_many_figures_it_leaves_out_and_why() -> None:
    told = [claim(f"c{n}", exact(100 * n), Source(f"Body {n}", SourceType.STATE, f"body:b{n}")) for n in range(1, 10)]  # fmt: skip
    record = reconcile(told)
    rows = sheet(record.questions[0], record.claims, record.comparisons, {})
    found = {}
    for lang in ("en", "ru", "kk"):
        with translation.override(lang):
            drawn = charts_of(rows, record.questions[0], (), notes_of(rows, ()))
            found[lang] = drawn.strip_words if drawn else ""
    expected = "Not in this strip, but in the table below: 2 figures between the least and the most."
    assert found["en"] == expected
    assert "2 числа между" in found["ru"]
    assert "2 сан" in found["kk"]
