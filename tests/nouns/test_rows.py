"""The flat rows of `khronika read`."""

import json

from hypothesis import given

from khronika.nouns import Claim, Kind, Place, Report, Span, Unread
from khronika.nouns.claims import Attribution, Source, Voice
from khronika.nouns.rows import Offsets, claim_row, report_row, row_line, unread_row
from tests import strategies


@given(strategies.claims)
def test_any_claim_has_a_row_that_is_json(claim: Claim) -> None:
    row = claim_row(claim)
    assert json.loads(row_line(row)) == row
    assert (row["figure"] is None) == (claim.figure is None)
    assert row["when"] is None or len(row["when"]) == 2


def plain_claim(attribution: Attribution = Attribution()) -> Claim:  # noqa: B008
    return Claim(
        "c", "r", Kind.PROTEST, Span(5, 9), "four", attribution, places=(Place("Oral"), Place("Aktobe"))
    )


def test_sources_stand_outermost_first_and_the_innermost_is_the_source() -> None:
    chain = tuple(Voice(name, Source(name)) for name in ("Herald", "Agency", "Ministry"))
    row = claim_row(plain_claim(Attribution(chain, Span(0, 4))))
    assert (row["source"], row["sources"]) == ("Ministry", ["Herald", "Agency", "Ministry"])
    assert row["cue"] == [0, 4]


def test_the_report_itself_is_the_author() -> None:
    row = claim_row(plain_claim())
    assert (row["source"], row["sources"], row["cue"]) == ("author", ["author"], None)
    assert row["place"] == "Oral; Aktobe"


def test_what_is_not_said_is_null() -> None:
    row = claim_row(plain_claim())
    assert [row[key] for key in ("figure", "when", "as_of", "agent", "target", "part_of")] == [None] * 6
    assert row["scope"]["population"] is row["scope"]["period"] is None


def test_offsets_are_mapped_and_the_quotation_is_not() -> None:
    row = claim_row(plain_claim(), Offsets(lambda start: start + 2, lambda end: end + 3))
    assert (row["start"], row["end"], row["quote"]) == (7, 12, "four")


def test_a_refusal_says_why_in_the_same_shape() -> None:
    unread = Unread("a.txt", "intake.empty", "a.txt is empty", "nothing to do", "ab", "7")
    report = Report("r-1", "ab", "", "text/plain", "a.txt")
    assert unread_row(unread).keys() == report_row(report, unread).keys()
    assert unread_row(unread)["unread"] == {
        "rule": "intake.empty",
        "reason": "a.txt is empty",
        "remedy": "nothing to do",
    }
    assert report_row(report, unread)["id"] == "r-1"


def test_a_line_is_utf8_and_one_line() -> None:
    line = row_line({"id": "Ә\n"})
    assert line == '{"id":"Ә\\n"}\n'.encode()
