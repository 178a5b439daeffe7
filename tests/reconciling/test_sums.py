"""Sums: parts that come to their whole, fall short of it or go beyond it; and numbers that only happen to add up."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Claim, Kind, Relation, Span
from khronika.reconciling import Record, answer, condition_in, reason_in, reconcile, standing
from khronika.reconciling.record import by_question
from khronika.reconciling.scope import Nest, nest_periods, nest_places
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    PROSECUTORS,
    SOUTH,
    SQUARE,
    about,
    at_least,
    claim,
    exact,
)

BOTH = (NORTH, SOUTH)


def rules(record: Record) -> dict[str, str]:
    return {f"{c.a}{c.b}": c.rule for c in record.comparisons}


def reason(record: Record, pair: str, lang: str = "en") -> str:
    found = next(c for c in record.comparisons if f"{c.a}{c.b}" == pair)
    return reason_in(found, record.claims, lang)


def told(record: Record, claim_id: str, lang: str = "en") -> str:
    question = next(q for q in record.questions if claim_id in q.members)
    return answer(question, record.claims, by_question(record)[question.id], lang=lang)


def cities(north: int, south: int, whole: Claim, report: str | None = "r") -> Record:
    return reconcile(
        [
            claim("a", exact(north), MINISTRY, places=(NORTH,), report=report and f"{report}"),
            claim("b", exact(south), MINISTRY, places=(SOUTH,), report=report and f"{report}"),
            whole,
        ]
    )


# ---- parts that come to their whole ----


def test_days_that_add_up_are_told_as_a_sum() -> None:
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, days=(9, 9), said=11),
            claim("b", exact(200), MINISTRY, days=(10, 10), said=11),
            claim("c", exact(700), MINISTRY, days=(9, 10), said=11),
        ]
    )
    assert rules(record) == {"ac": "part-of.sum", "bc": "part-of.sum"}
    assert "the “700” are the “500” on 9 May 2031 and the “200” on 10 May 2031" in reason(record, "ac")


def test_cities_that_add_up_are_told_in_the_answer_and_the_reason_in_three_languages() -> None:
    record = cities(500, 200, claim("c", exact(700), MINISTRY, places=BOTH, report="r"))
    said = "the “700” are the “500” in Norhold and the “200” in Sudmark that the same source gives"
    assert said in told(record, "c")
    assert said in reason(record, "bc")
    assert "«700» складывается из чисел того же источника: «500» (Norhold) и «200» (Sudmark)" in told(
        record, "c", "ru"
    )
    assert "«500» (Norhold) и «200» (Sudmark)" in reason(record, "ac", "ru")
    assert "«700» сол дереккөздің мына сандарынан құралады: «500» (Norhold) және «200» (Sudmark)" in told(
        record, "c", "kk"
    )
    assert "«500» (Norhold) және «200» (Sudmark)" in reason(record, "ac", "kk")
    assert all(c.only_if is None for c in record.comparisons)


def test_the_ids_of_the_parts_stand_in_the_comparison() -> None:
    record = cities(500, 200, claim("c", exact(700), MINISTRY, places=BOTH, report="r"))
    assert all(c.sum and [part.claim for part in c.sum.parts] == ["a", "b"] for c in record.comparisons)


def test_a_retelling_of_a_part_is_put_to_the_same_sum() -> None:
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
            claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r"),
            claim("c", exact(700), MINISTRY, places=BOTH, report="r"),
            claim("d", exact(200), MINISTRY, places=(SOUTH,), report="r2"),
        ]
    )
    assert rules(record)["dc"] == "part-of.sum"


def test_a_retelling_of_the_whole_does_not_tell_the_sum_again() -> None:
    whole = claim("c", exact(700), MINISTRY, places=BOTH, report="r", said=9)
    parts = cities(500, 200, whole).claims.values()
    record = reconcile([*parts, claim("d", about(700), MINISTRY, places=BOTH, report="r2")])
    assert rules(record)["ad"] == "part-of.sum"
    assert told(record, "c").count("that the same source gives") == 1
    assert "the “700” are" in told(record, "c")


def test_cities_that_come_to_the_country_leave_nobody_elsewhere() -> None:
    record = cities(500, 200, claim("c", exact(700), MINISTRY, places=(COUNTRY,), report="r"))
    assert "that the same source gives, which leaves nobody elsewhere" in told(record, "c")
    assert "и на другие места никого не остаётся" in told(record, "c", "ru")
    assert "басқа жерлерге ешкім қалмайды" in told(record, "c", "kk")


def people(*parts: tuple[str, int, str], whole: int = 957, report: str = "r") -> Record:
    def one(id: str, number: int, words: str) -> Claim:
        figure = exact(number)
        quote = f"{figure.text} people were {words}"
        figure = replace(figure, span=Span(0, len(figure.text)))
        return replace(
            claim(id, figure, PROSECUTORS, kind=Kind.SENTENCE, report=report, quote=quote),
            span=Span(0, len(quote)),
        )

    return reconcile([*(one(*each) for each in parts), one("w", whole, "punished")])


def test_people_that_a_court_tells_apart_add_up() -> None:
    record = people(("f", 652, "fined"), ("j", 305, "jailed"))
    assert "(people fined)" in reason(record, "fw")
    assert "the “957” are the “652” (people fined) and the “305” (people jailed)" in told(record, "w")
    assert "that the same source gives, which leaves nobody else" in told(record, "w")
    assert "«652» (человек было оштрафовано)" in told(record, "w", "ru")
    assert "и больше никого не остаётся" in told(record, "w", "ru")
    assert "«652» (адам айыппұл арқалады)" in told(record, "w", "kk")


# ---- parts that do not ----


def test_what_parts_leave_of_the_country_must_be_counted_elsewhere() -> None:
    record = cities(500, 150, claim("c", exact(700), MINISTRY, places=(COUNTRY,), report="r"))
    assert set(rules(record).values()) == {"part-of.sum-below"}
    assert "leave 50 of the “700” to be counted elsewhere" in told(record, "c")
    assert (
        "за вычетом чисел того же источника, «500» (Norhold) и «150» (Sudmark), от «700» остаётся 50 на другие места"
        in told(record, "c", "ru")
    )
    assert "«700» дегеннен басқа жерлерге 50 қалады" in told(record, "c", "kk")
    pair = record.comparisons[0]
    assert pair.only_if == (
        "All can stand only if 50 more people detained are counted outside Norhold and Sudmark."
    )
    assert condition_in(pair, record.claims, "en") == pair.only_if
    assert "насчитано ещё 50" in (condition_in(pair, record.claims, "ru") or "")
    assert "тағы 50 саналған" in (condition_in(pair, record.claims, "kk") or "")


def test_parts_that_leave_no_place_and_fall_short_account_for_less() -> None:
    record = cities(500, 150, claim("c", at_least(700), MINISTRY, places=BOTH, report="r"))
    assert "leave at least 50 of the “at least 700”, for which no part accounts" in told(record, "c")
    assert record.comparisons[0].only_if is None


def test_parts_above_their_whole_are_not_possible() -> None:
    record = cities(500, 300, claim("c", exact(700), MINISTRY, places=(COUNTRY,), report="r"))
    assert set(rules(record).values()) == {"part-of.sum-above"}
    assert "come to 100 more than the “700”, which is not possible unless people were counted twice" in told(
        record, "c"
    )
    assert "лишних 100" in told(record, "c", "ru")
    assert "артығы 100" in told(record, "c", "kk")
    question = next(q for q in record.questions if "c" in q.members)
    assert "its parts come to 100 more" in standing("c", question, record.claims, record.comparisons)


def test_words_that_leave_room_are_no_sum_and_no_clash() -> None:
    record = cities(500, 150, claim("c", about(700), MINISTRY, places=BOTH, report="r"))
    assert set(rules(record).values()) == {"part-of.scope"}


def test_punished_people_whom_neither_verb_names_are_left() -> None:
    record = people(("f", 600, "fined"), ("j", 300, "jailed"))
    assert "leave 57 of the “957” to be counted otherwise" in told(record, "w")


def test_two_parts_that_the_report_states_make_a_sum_and_no_revision() -> None:
    def stated(second: int) -> Record:
        parts = [claim("a", exact(10), MINISTRY, report="r"), claim("b", exact(second), MINISTRY, report="r")]
        whole = claim("w", exact(15), MINISTRY, report="r")
        return reconcile([*(replace(part, part_of="w") for part in parts), whole])

    assert rules(stated(5)) == {
        "aw": "part-of.sum",
        "bw": "part-of.sum",
        "ab": "not-comparable.two-parts",
    }
    assert "the “15” are the “10” and the “5” that the same source gives" in told(stated(5), "w")
    assert "part-of.sum" not in rules(stated(4)).values()  # the two may count the same people


# ---- numbers that only happen to add up ----


@pytest.mark.parametrize("whole", [700, 600, 900])
def test_numbers_of_other_sources_in_other_reports_are_no_sum(whole: int) -> None:
    record = reconcile(
        [
            claim("a", exact(500), MONITOR, places=(NORTH,)),
            claim("b", exact(200), PROSECUTORS, places=(SOUTH,)),
            claim("c", exact(whole), MINISTRY, places=BOTH),
        ]
    )
    assert not any(c.sum for c in record.comparisons)


def test_other_sources_in_one_report_make_a_sum_only_where_they_fill_the_whole() -> None:
    def one(places: tuple, whole: int) -> Record:
        return reconcile(
            [
                claim("a", exact(500), MONITOR, places=(NORTH,), report="r"),
                claim("b", exact(200), PROSECUTORS, places=(SOUTH,), report="r"),
                claim("c", exact(whole), MINISTRY, places=places, report="r"),
            ]
        )

    assert "that the same report gives" in told(one(BOTH, 700), "c")
    assert not any(c.sum for c in one((COUNTRY,), 700).comparisons)
    assert not any(c.sum for c in one(BOTH, 900).comparisons)


def test_parts_are_not_picked_to_fit() -> None:
    """Of four cities two come to the whole by chance: all four are more than it."""
    third, fourth = (
        replace(SOUTH, name=name, key=f"geonames:{n}") for n, name in ((3, "Osmar"), (4, "Velt"))
    )
    parts = zip("abde", (500, 200, 30, 40), (NORTH, SOUTH, third, fourth), strict=True)
    record = reconcile(
        [
            *(claim(id, exact(many), MINISTRY, places=(at,), report="r") for id, many, at in parts),
            claim("c", exact(700), MINISTRY, places=(COUNTRY,), report="r"),
        ]
    )
    assert "part-of.sum" not in rules(record).values()
    assert "come to 70 more than the “700”" in told(record, "c")


def test_parts_that_may_count_the_same_people_are_not_added() -> None:
    """A square lies in its city, and two numbers for one city are one city's."""
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
            claim("b", exact(200), MINISTRY, places=(SQUARE,), report="r"),
            claim("c", exact(700), MINISTRY, places=(COUNTRY,), report="r"),
        ]
    )
    assert not any(c.sum for c in record.comparisons)


def test_a_total_is_never_added_to_its_own_parts() -> None:
    """500 and 200 are 700; with the total itself they would be 1,400."""
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
            claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r"),
            claim("c", exact(700), MINISTRY, places=BOTH, report="r"),
            claim("d", exact(1400), MINISTRY, places=(COUNTRY,), report="r"),
        ]
    )
    assert rules(record)["cd"] == "part-of.scope"
    assert not any("c" in [part.claim for part in c.sum.parts] for c in record.comparisons if c.sum)


_parts = st.lists(
    st.tuples(st.sampled_from([(NORTH,), (SOUTH,), BOTH, (SQUARE,), (COUNTRY,)]), st.integers(9, 11), st.integers(0, 2), st.sampled_from([100, 200, 300, 400, 500])),
    min_size=2, max_size=7,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_parts, st.sampled_from([MINISTRY, MONITOR]), st.randoms(use_true_random=False))
def test_whatever_is_added_up_lies_apart_inside_one_whole(drawn, other, random) -> None:
    claims = [
        claim(
            f"c{at}",
            exact(many),
            random.choice([MINISTRY, MINISTRY, other]),
            places=places,
            days=(first, first + more),
            said=12,
            report=random.choice(["r1", "r2"]),
        )
        for at, (places, first, more, many) in enumerate(drawn)
    ]
    record = reconcile(claims)
    random.shuffle(claims)
    assert reconcile(claims) == record
    for c in record.comparisons:
        if c.sum is None:
            continue
        assert c.relation is Relation.PART_OF
        assert not c.exceeds
        parts, whole = [record.claims[part.claim] for part in c.sum.parts], record.claims[c.b]
        assert whole not in parts
        for at, one in enumerate(parts):
            assert nest_places(one.places, whole.places) in (Nest.SAME, Nest.INSIDE)
            assert nest_periods(one.when, whole.when) in (Nest.SAME, Nest.INSIDE)
            for two in parts[:at]:
                assert Nest.APART in (nest_places(one.places, two.places), nest_periods(one.when, two.when))
        left = whole.figure.value - sum(part.figure.value for part in parts)
        assert (left == 0) == (c.rule == "part-of.sum")
        assert (left < 0) == c.sum.is_above == (c.rule == "part-of.sum-above")
        assert (left > 0) == c.sum.is_below == (c.rule == "part-of.sum-below")
        for lang in ("en", "ru", "kk"):
            assert all(part.figure in reason_in(c, record.claims, lang) for part in c.sum.parts)


def test_of_more_parts_than_can_be_looked_through_nothing_is_said() -> None:
    places = [replace(SOUTH, name=f"Town {n}", key=f"geonames:9{n}") for n in range(57)]
    parts = [
        claim(f"p{n:02}", exact(10 + n), MINISTRY, places=(at,), report="r") for n, at in enumerate(places)
    ]
    record = reconcile([*parts, claim("w", exact(99_999), MINISTRY, places=(COUNTRY,), report="r")])
    assert not any(c.sum for c in record.comparisons)
    few = reconcile([*parts[:3], claim("w", exact(99_999), MINISTRY, places=(COUNTRY,), report="r")])
    assert all(c.rule == "part-of.sum-below" for c in few.comparisons)


def test_many_numbers_for_one_day_are_looked_through_once() -> None:
    """Ten numbers for each of ten days could be picked in ten thousand million ways."""
    parts = [
        claim(f"p{first:02}{n}", exact(100 + first * 7 + n * 3), MINISTRY, days=(first, first), said=20)
        for first in range(1, 11)
        for n in range(5)
    ]
    record = reconcile([*parts, claim("w", exact(9999), MINISTRY, days=(1, 10), said=20)])
    assert not any(c.rule == "part-of.sum" for c in record.comparisons)
