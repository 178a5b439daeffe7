"""Lists linked, measured against known truth, and what cannot be linked refused. All people are invented."""

import logging
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from khronika.linking import Links, ScoringFailed, link
from khronika.linking import linker as linker_module
from khronika.linking import scoring as scoring_module
from khronika.linking.blocking import RULES
from khronika.linking.features import features_of
from khronika.linking.packing import AS_NUMBERS
from khronika.nouns import (
    Bond,
    LinkDecision,
    NoLinks,
    PartialDate,
    PersonList,
    PersonRecord,
    Protected,
    make_id,
)
from tests.linking.invented_lists import Invented, invented

# Records: enough to train on, and few enough for a slow machine. benchmarks/linking.py measures at 5,000 and 50,000.
RECORDS = 1_500


def pairs_in(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def f1(found: Links, truth: Invented) -> float:
    whose = [truth.whose[record.id] for record in found.records]
    right = pairs_in(zip(found.people, whose, strict=True))
    return 2 * right / (pairs_in(found.people) + pairs_in(whose))


@pytest.fixture(scope="module")
def mixed() -> Invented:
    return invented(RECORDS, mixed=True, seed=5)


@pytest.fixture(scope="module")
def single() -> Invented:
    return invented(RECORDS, mixed=False, seed=6)


@pytest.fixture(scope="module")
def linked(mixed: Invented) -> Links:
    found = link(mixed.lists)
    assert isinstance(found, Links)
    return found


def test_mixed_scripts_are_linked(linked: Links, mixed: Invented) -> None:
    assert f1(linked, mixed) >= 0.95  # the issue asks 0.90


def test_lists_in_one_script_are_linked(single: Invented) -> None:
    found = link(single.lists)
    assert isinstance(found, Links)
    assert f1(found, single) >= 0.985  # the issue asks 0.99 of 5,000 and 50,000: benchmarks/linking.py


@pytest.mark.parametrize(
    ("missing", "notes"),
    [((), 0), (("born", "age"), 1), (("born", "age", "place", "date"), 2)],
)
def test_small_lists_say_what_they_lack(missing: tuple[str, ...], notes: int) -> None:
    few = invented(40, mixed=False, seed=2)
    nothing: dict[str, Any] = dict.fromkeys(missing)
    without = [
        replace(each, records=tuple(replace(one, **nothing) for one in each.records)) for each in few.lists
    ]
    found = link(without)
    assert isinstance(found, Links)
    said = " ".join(found.notes)
    assert ("too few to tell how often strangers agree" in said) is (notes > 0)
    assert ("nothing but names is compared" in said) is (notes > 1)


def test_what_is_proposed_is_right(linked: Links, mixed: Invented) -> None:
    right = sum(mixed.whose[pair.a] == mixed.whose[pair.b] for pair in linked.proposals)
    assert right / len(linked.proposals) >= 0.98


def test_reasons_are_those_of_the_pair(linked: Links) -> None:
    of = {record.id: record for record in linked.records}
    for pair in linked.pairs:
        days = of[pair.a].date, of[pair.b].date
        if "the days are the same" in pair.reasons:
            assert days[0] == days[1]
        if "the days lie apart" in pair.reasons:
            assert days[0] != days[1]


def test_reasons_name_no_one(linked: Links, mixed: Invented) -> None:
    words = {word for record in mixed.records for word in record.name.reveal().split() if len(word) > 3}
    shown = repr(linked) + " ".join(sorted({reason for pair in linked.pairs for reason in pair.reasons}))
    assert all(pair.reasons for pair in linked.pairs)
    assert "the given names sound the same" in shown
    assert not [word for word in words if word in shown]


def test_a_decision_keeps_a_pair_apart() -> None:
    few = invented(120, mixed=False, seed=2)
    before = link(few.lists)
    assert isinstance(before, Links)
    best = before.proposals[0]
    found = link(few.lists, [LinkDecision(best.a, best.b, Bond.DIFFERENT, "A. Reviewer")])
    assert isinstance(found, Links)
    people = {record.id: person for record, person in zip(found.records, found.people, strict=True)}
    assert people[best.a] != people[best.b]


def made(name: str, *names: str) -> PersonList:
    records = tuple(
        PersonRecord(make_id("p", name, row), name, name, row, Protected("{}"), Protected(each))
        for row, each in enumerate(names, 2)
    )
    return PersonList(name, name, (), records)


def entered(name: str, row: int, whole: str, **said: object) -> PersonRecord:
    known: dict[str, object] = {
        "born": PartialDate(1987),
        "place": "Жанатас",
        "date": PartialDate(2022, 3, 17),
        **said,
    }
    return PersonRecord(make_id("p", name, row), name, name, row, Protected("{}"), Protected(whole), **known)  # type: ignore[arg-type]


def test_slips_are_seen_through_and_brothers_kept_apart(single: Invented) -> None:
    slip = entered("x", 2, "Щеткаров Тимофей"), entered("y", 2, "Щетьаров Тимофей")
    # brothers born in one year, arrested in one place on one day, of a rare surname; an initial that is another's
    brothers = entered("x", 3, "Мугдов Тимофей Олегович"), entered("y", 3, "Мугдов Эдуард Олегович")
    initial = entered("x", 4, "Пахтин Тимофей Олегович"), entered("y", 4, "Пахтин Э. Олегович")
    more = [PersonList(name, name, (), (slip[at], brothers[at], initial[at])) for at, name in enumerate("xy")]
    found = link([*single.lists, *more])
    assert isinstance(found, Links)
    proposed = {frozenset((pair.a, pair.b)) for pair in found.proposals}
    said = [frozenset((a.id, b.id)) in proposed for a, b in (slip, brothers, initial)]
    assert said == [True, False, False]


def test_places_are_told_by_their_key_and_people_by_other_spellings() -> None:
    first = entered("x", 2, "Щеткаров Тимофей", place="Усть-Каменогорск")
    second = entered("y", 2, "Rubens Mario", place="Өскемен", others=(Protected("Тимофей Щеткаров"),))
    rows = features_of([first, second], lambda name: "p1" if name[0] in "УӨ" else None).table.to_pylist()
    assert rows[0]["place_key"] == rows[1]["place_key"]
    for sounds in ("family_sounds", "given_sounds"):
        x, y = rows[0][sounds], rows[1][sounds]
        assert duckdb.execute(
            f"SELECT {AS_NUMBERS} FROM (SELECT {x}::BIGINT AS x, {y}::BIGINT AS y)"
        ).fetchall() == [(True,)]


def test_the_rules_that_find_pairs_are_counted(linked: Links) -> None:
    words, pairs = zip(*linked.looked_at, strict=True)
    assert words == tuple(rule.words for rule in RULES)
    assert sum(pairs) >= len(linked.pairs)


@pytest.mark.parametrize(
    ("lists", "rule"),
    [
        ([], "linking.empty"),
        ([made("a", "Лугин Марат"), made("b")], "linking.empty"),
        ([made("a", "Лугин Марат"), made("a", "Лугин Марат")], "linking.same-name"),
        ([made("a", "А. Б."), made("b", "Х.", "")], "linking.initials"),
    ],
)
def test_what_cannot_be_linked_is_refused(lists: list[PersonList], rule: str) -> None:
    found = link(lists)
    assert isinstance(found, NoLinks)
    assert found.rule == rule
    assert "Лугин" not in found.reason + found.remedy


def test_a_failure_of_the_database_shows_no_name(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Could not convert string 'Лугин Марат'")

    monkeypatch.setattr(scoring_module, "_predicted", fail)
    lists = [made("a", "Лугин Марат", "Бекжанов Ерлан"), made("b", "Lugin Marat")]
    with caplog.at_level(logging.DEBUG), pytest.raises(ScoringFailed) as caught:
        link(lists)
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "RuntimeError" in shown
    assert not [name for name in ("Лугин", "Lugin", "Бекжанов") if name in shown]


def test_what_would_not_end_is_refused_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    few = invented(120, mixed=False, seed=2)
    monkeypatch.setattr(linker_module, "MOST_PAIRS", 10)
    heard: list[str] = []
    found = link(few.lists, told=heard.append)
    assert isinstance(found, NoLinks)
    assert found.rule == "linking.too-many-pairs"
    assert f"{len(few.records):,} entries make up to" in found.reason
    assert heard == ["hearing names"]  # no pair was scored


def test_how_many_pairs_is_said_before_they_are_scored(linked: Links, mixed: Invented) -> None:
    features = features_of(mixed.records)
    assert scoring_module.pairs_at_most(features) >= sum(pairs for _, pairs in linked.looked_at)
    heard: list[str] = []
    link(invented(120, mixed=False, seed=2).lists, told=heard.append)
    assert any("at most" in words for words in heard)
    assert any(words.startswith("scoring ") and words.endswith(" pairs") for words in heard)


def test_one_list_is_looked_through_for_people_who_stand_on_it_twice(single: Invented) -> None:
    one = single.lists[0]
    twice = (
        entered(one.name, 9_000, "Щеткаров Тимофей Олегович"),
        entered(one.name, 9_001, "Щеткаров Тимофей Олегович"),
    )
    found = link([PersonList(one.name, one.edition, (), (*one.records, *twice))])
    assert isinstance(found, Links)
    people = {record.id: person for record, person in zip(found.records, found.people, strict=True)}
    assert people[twice[0].id] == people[twice[1].id]
    assert frozenset(each.id for each in twice) in {frozenset((pair.a, pair.b)) for pair in found.proposals}


@pytest.mark.parametrize("where", ["_strangers", "_sessions", "_levels", "_with_prior"])
def test_no_step_of_scoring_shows_a_name_when_it_fails(
    where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    few = invented(120, mixed=False, seed=2)
    names = {word for record in few.records for word in record.name.reveal().split() if len(word) > 3}

    def fail(*_: object, **__: object) -> None:
        raise duckdb.ConversionException(f"Could not convert string '{' '.join(sorted(names))}' to INT32")

    monkeypatch.setattr(scoring_module, where, fail)
    with caplog.at_level(logging.DEBUG), pytest.raises(ScoringFailed) as caught:
        link(few.lists)
    assert caught.value.__traceback__ is not None
    ours = caught.value.__traceback__.tb_next  # this test's own variables hold the names
    with_locals = traceback.TracebackException(ScoringFailed, caught.value, ours, capture_locals=True)
    shown = "".join(with_locals.format())
    assert "features = " in shown
    of_scoring = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "ConversionException" in of_scoring
    assert caught.value.__context__ is None
    assert not [name for name in names if name in of_scoring]
    assert not [name for name in names if name in shown]
