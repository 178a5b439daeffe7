"""Questions under the wider ones they lie in."""

import re

import pytest

from khronika.cli.question_lattice import lattice_lines
from khronika.ledger.access import QuestionRow, Told
from khronika.reconciling import reconcile
from khronika.reconciling.record import by_question
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, claim, exact


def _lines(*claims, lang: str = "en") -> list[str]:
    record = reconcile(claims)
    within = by_question(record)
    rows = [QuestionRow(question, len(question.members), 1, 1) for question in record.questions]
    told = {
        question.id: Told(
            {key: record.claims[key] for key in question.members}, tuple(within.get(question.id, ()))
        )
        for question in record.questions
    }
    return list(lattice_lines(rows, told, lang))


def test_a_day_of_a_city_stands_under_both_that_hold_it_and_is_answered_once() -> None:
    lines = _lines(
        claim("day", exact(100), MINISTRY, days=(9, 9)),
        claim("week", exact(400), MINISTRY, days=(9, 15), said=16),
        claim("country", exact(700), MONITOR, places=(COUNTRY,), days=(9, 9)),
        claim("all", exact(900), MONITOR, places=(COUNTRY,), days=(9, 15)),
    )
    asked = [line for line in lines if "?" in line]
    depths = [(len(line) - len(line.lstrip())) // 4 for line in asked]
    assert depths == [0, 1, 2, 1, 2]
    twice = [line for line in asked if "in Norhold on 9 May 2031?" in line]
    assert len(twice) == 2
    assert "".join(lines).count("Interior Ministry says “100”") == 1
    assert all(re.search(r"\(\d+\)  q-[0-9a-f]{20}$", line) for line in asked)


@pytest.mark.parametrize(("lang", "words"), [("ru", "складывается из чисел"), ("kk", "құралады")])
def test_titles_and_answers_with_their_sums_are_in_the_language(lang: str, words: str) -> None:
    lines = _lines(
        claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"),
        claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r"),
        claim("c", exact(700), MINISTRY, places=(NORTH, SOUTH), report="r"),
        lang=lang,
    )
    assert words in " ".join(" ".join(lines).split())
    assert not any("How many" in line for line in lines)
