"""A report of one body's count: what lies between two sentences that name it is the body's too. Names are invented."""

from khronika.nouns import Claim
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in

_OPENS = "TARSK, Jan 22 (Vela Wire) - The Orland Rights Commission (ORC) said 10 protesters were killed and 159 others injured over two days."
_PARTS = (
    "The highest toll was in Norre, as four protesters were killed and 85 others wounded.",
    "In the southern city of Belsk, three protesters were killed and 45 wounded.",
    "In Krona, two protesters were killed and 18 others wounded.",
)
_ENDS = "In Dalm, a protester was killed and three others wounded, while the clashes in Sorn left eight wounded, according to ORC."


def told(*paragraphs: str) -> dict[str, str]:
    claims: list[Claim] = told_in(read, "\n".join(paragraphs), "en", "2020-01-22")
    return {c.figure.text: c.attribution.source_name for c in claims if c.figure is not None}


def test_what_lies_between_is_the_bodys() -> None:
    sources = told(_OPENS, *_PARTS, _ENDS)
    assert {sources[n] for n in ("four", "85", "45", "two", "18")} == {sources["10"]}
    assert "Commission" in sources["10"]


def test_where_nobody_is_named_again_the_report_counts() -> None:
    sources = told(_OPENS, *_PARTS)
    assert sources["18"] == "author"


def test_where_two_count_nothing_is_lent() -> None:
    sources = told(_OPENS, *_PARTS, "Police said nine officers were wounded in Dalm.", _ENDS)
    assert sources["18"] == "author"


def test_what_the_body_counts_nowhere_is_the_reports_own() -> None:
    sources = told(_OPENS, _PARTS[0], "Some 3,000 people marched in Krona.", _ENDS)
    assert sources["Some 3,000"] == "author"
