"""Votes: judgements by their words, exit polls, and shares that do not say whose they are."""

import pytest

from khronika.nouns import Figure, Kind, Relation, Unit
from khronika.reconciling import answer, reconcile
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, claim, figure, judged


def test_judgements_of_a_vote_by_their_words():
    def finding(id, source, words):
        return claim(id, None, source, kind=Kind.ELECTION_FINDING, quote=words, places=(COUNTRY,))

    praise = finding("a", MONITOR, "The vote was free and fair.")
    blame = finding("b", MINISTRY, "The count was marred by ballot stuffing.")
    not_fair = finding("b", MINISTRY, "The vote was not free and not fair.")
    more_praise = finding("b", MINISTRY, "It was democratic and open.")
    assert judged(praise, blame).rule == "contradict.judgement"
    assert judged(praise, not_fair).rule == "contradict.judgement"
    assert judged(praise, more_praise).rule == "agree.judgement"


@pytest.mark.parametrize("words", ["% for Alder, exit poll", "% Alder, экзит-пол", "% Alder, экзит-полл"])
def test_an_exit_poll_is_not_comparable_with_the_count_of_votes(words):
    poll = figure(f"69.9{words}", 69.9, 69.9, unit=Unit.PERCENT)
    count = figure("71.0% for Alder", 71.0, 71.0, unit=Unit.PERCENT)
    found = judged(
        claim("a", poll, MONITOR, kind=Kind.ELECTION, places=(COUNTRY,)),
        claim("b", count, MINISTRY, kind=Kind.ELECTION, places=(COUNTRY,)),
    )
    assert found.relation is Relation.NOT_COMPARABLE
    assert "in an exit poll" in found.reason


def test_percentages_of_a_vote_that_name_nobody_are_no_revision_and_no_clash():
    def share(id, value, *voices):
        given = Figure(f"{value} percent", value, value, Unit.PERCENT, False, "fig.exact", value)
        return claim(id, given, *voices, kind=Kind.ELECTION, report="r" if voices == (MINISTRY,) else None)

    record = reconcile(
        [
            share("a", 70.8, MINISTRY),
            share("b", 16.2, MINISTRY),
            share("c", 40.5, MONITOR),
            share("d", 70.8, MONITOR),
        ]
    )
    rules = {f"{c.a}{c.b}": c.rule for c in record.comparisons}
    assert {rules[key] for key in ("ab", "ac", "bc", "bd", "cd")} == {"not-comparable.share-unknown"}
    assert rules["ad"] != "not-comparable.share-unknown"
    asked = record.questions[0]
    assert "leave room" not in answer(
        asked, record.claims, [c for c in record.comparisons if "a" not in (c.a, c.b)]
    )
