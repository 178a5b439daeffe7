"""What a reporter needs beside the answer."""

from dataclasses import replace

from khronika.desk.digest import digest
from khronika.desk.figures import sheet
from khronika.nouns import Kind
from khronika.reconciling import reconcile
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, about, claim, exact


def _lines(*claims):
    record = reconcile(claims)
    (question,) = [each for each in record.questions if claims[0].id in each.members]
    rows = sheet(question, record.claims, record.comparisons, {})
    return {line.title: line.text for line in digest(rows, question, record.comparisons)}


def test_large_parts_changes_and_other_counts_each_have_a_sentence():
    found = _lines(
        claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13), said=18),
        claim("two", about(700), MONITOR, places=(NORTH, SOUTH), days=(9, 10)),
        claim("first", about(90), MINISTRY, places=(COUNTRY,), days=(9, 9), said=9),
        claim("then", about(500), MINISTRY, places=(COUNTRY,), days=(9, 9), said=10),
        claim("fined", exact(677), MINISTRY, kind=Kind.SENTENCE, places=(COUNTRY,), days=(9, 13), said=18),
    )
    assert found["For several days or places of it"].startswith(
        "Open Square: “about 700” for Norhold and Sudmark, 9–10 May 2031"
    )
    assert "Interior Ministry first said “about 90”, then “about 500”" in found["What one source changed"]
    assert (
        "“677” (Interior Ministry; Arvenia, 9–13 May 2031) counts people punished"
        in found["Not the same count"]
    )


def test_one_other_count_told_by_two_outlets_is_said_once():
    fined = [
        claim(f"f{n}", exact(677), MINISTRY, kind=Kind.SENTENCE, places=(COUNTRY,), days=(9, 13), said=18 + n)
        for n in range(2)
    ]
    found = _lines(claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13), said=18), *fined)
    assert found["Not the same count"].count("677") == 1


def test_nothing_to_say_is_no_line():
    assert _lines(claim("a", about(40), MINISTRY)) == {}


def test_a_long_list_is_cut_and_says_so():
    parts = [claim(f"p{n}", exact(100 + n), MONITOR, days=(9, 10), places=(replace(NORTH, key=f"g:{n}", name=f"Town {n}"), SOUTH)) for n in range(12)]  # fmt: skip
    found = _lines(claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13)), *parts)
    assert "3 more in the table" in found["For several days or places of it"]


def test_a_part_says_what_it_is_added_up_to() -> None:
    record = reconcile(
        [
            claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
            claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r"),
            claim("c", exact(700), MINISTRY, places=(NORTH, SOUTH), report="r"),
        ]
    )
    of_part, of_whole = (next(q for q in record.questions if key in q.members) for key in "ac")
    lines = {
        asked.id: {
            line.title: line.text
            for line in digest(sheet(asked, record.claims, record.comparisons, {}), asked, record.comparisons)
        }
        for asked in (of_part, of_whole)
    }
    assert lines[of_part.id]["How the parts add up"].startswith("The “700” are the “500” in Norhold and")
    assert "How the parts add up" not in lines[of_whole.id]


def test_what_a_number_grew_from_and_what_foreign_words_allow_are_told() -> None:
    whole = claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13), said=18)
    cities = claim("cities", about(700), MINISTRY, places=(NORTH, SOUTH), days=(9, 10), said=11)
    few = claim("few", about(40), MONITOR, places=(NORTH, SOUTH), days=(9, 10))
    russian = replace(few, lang="ru", figure=replace(few.figure, text="около сорока"))
    found = _lines(whole, cities, russian)
    assert "Interior Ministry: “about 4,000” grew from its own “about 700” for Norhold and Sudmark, 9-10 May 2031" in found["What one source changed"]  # fmt: skip
    assert (
        "“около сорока” (36 to 44 people) for Norhold and Sudmark"
        in found["For several days or places of it"]
    )
