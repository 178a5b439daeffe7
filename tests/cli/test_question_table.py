"""The table of a question: ten outlets are one voice, changed retellings keep a row, dashes for what is not said."""

from dataclasses import replace

from khronika.cli.question_table import question_table, statements
from khronika.nouns import Attribution, Claim, Comparison, PartialDate, Relation
from tests.ledger.samples import KAZAKHSTAN, a_claim, a_question, a_report


def claim(outlet: str, number: float = 100) -> Claim:
    return a_claim(a_report(f"{outlet} says {number}.", outlet=outlet), number)


def relay(a: Claim, b: Claim, drift: str | None = None, directed: bool = True) -> Comparison:
    return Comparison(a.id, b.id, Relation.RELAY, "repeats", "relay.test", directed=directed, drift=drift)


FIRST, SECOND, THIRD, LARGER = claim("Herald"), claim("Courier"), claim("Gazette"), claim("Herald", 500)
ALL = {each.id: each for each in (FIRST, SECOND, THIRD, LARGER)}
QUESTION = a_question(FIRST, SECOND, THIRD, LARGER)


def counted(*comparisons: Comparison) -> dict[str, int]:
    return {
        each.claim.outlet or "": len(each.outlets)
        for each in statements(QUESTION, ALL, comparisons)
        if each.claim is not LARGER
    }


def test_without_retellings_each_statement_stands_alone_and_the_highest_first() -> None:
    found = statements(QUESTION, ALL, ())
    assert found[0].claim is LARGER
    assert [len(each.outlets) for each in found] == [1] * 4


def test_plain_retellings_fold_into_what_they_retell() -> None:
    assert counted(relay(FIRST, SECOND), relay(FIRST, THIRD)) == {"Herald": 3}


def test_a_changed_retelling_is_counted_and_keeps_its_row() -> None:
    drift = relay(FIRST, SECOND, "“about” became “at least”")
    assert counted(drift) == {"Herald": 2, "Courier": 1, "Gazette": 1}


def test_two_retellings_of_which_neither_is_nearer_are_one_row() -> None:
    assert sorted(counted(relay(FIRST, SECOND, directed=False)).values()) == [1, 2]


def test_an_outlet_that_retold_it_for_another_scope_carries_it_too() -> None:
    abroad = a_claim(a_report("Elsewhere.", outlet="Abroad"), 100, KAZAKHSTAN)
    found = statements(
        a_question(FIRST), {FIRST.id: FIRST, abroad.id: abroad}, [relay(FIRST, abroad, "became wider")]
    )
    assert [sorted(each.outlets) for each in found] == [["Abroad", "Herald"]]


def test_a_comparison_with_a_claim_that_is_not_given_is_left_aside() -> None:
    found = statements(a_question(FIRST), {FIRST.id: FIRST}, [relay(FIRST, SECOND), relay(SECOND, FIRST)])
    assert [len(each.outlets) for each in found] == [1]


def test_the_cells_say_what_is_not_said() -> None:
    bare = replace(FIRST, figure=None, attribution=Attribution(), published=None)
    text = question_table([a_question(bare)], {bare.id: bare}, ())
    assert "Herald itself" in text
    assert " - " in text
    said = question_table([a_question(FIRST)], {FIRST.id: FIRST}, ())
    assert "about 100" in said
    assert "2019-06-09" in said
    assert f"printed {PartialDate(2019, 6, 9)}".split()[0] in said


def test_statements_without_a_number_are_counted_when_they_are_not_listed() -> None:
    bare = replace(SECOND, figure=None)
    text = question_table([a_question(FIRST, bare)], {FIRST.id: FIRST, bare.id: bare}, (), silent=False)
    assert "Courier" not in text
    assert text.endswith("Not listed: 1 statement without a number.")
    assert question_table([a_question()], {}, ()) == ""
