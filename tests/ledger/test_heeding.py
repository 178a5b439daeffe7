"""What people judged of who is who, laid over claims: the same whatever the order of judging, and gone when it is taken back."""

import itertools
from dataclasses import replace

import pytest

from khronika.ledger.heeding import WITHHELD, Heeding
from khronika.names.proper import party_of
from khronika.nouns import Judged, Judgement, Level, Party, Place, Sort, Source, SourceType, Voice
from tests.invented_claims import MINISTRY, MONITOR, NORTH, SOUTH, claim, exact
from tests.ledger.samples import a_report

GATES = Source("Open Gates Foundation", SourceType.RIGHTS_GROUP)
VOROTA = Source("Фонд открытых ворот", SourceType.RIGHTS_GROUP)


def _party(source: Source) -> Party:
    return Party(party_of(Voice(source.name, source)) or "", source.name, source.type)


def _judge(
    judged: Judged, *parties: Party, sort: Sort = Sort.SOURCE, number: int = 1, **more: object
) -> Judgement:
    return Judgement(judged, sort, parties, "Aru Example", "Same address.", number=number, **more)  # type: ignore[arg-type]


def _key(heeding: Heeding, source: Source) -> str | None:
    return heeding.who(claim("c", exact(5), source)).attribution.chain[0].source.key


def test_those_that_are_one_have_one_key_whatever_the_order_of_judging() -> None:
    one = _judge(Judged.MERGE, _party(GATES), _party(VOROTA), number=1)
    two = _judge(Judged.MERGE, _party(VOROTA), _party(MONITOR), number=2)
    for order in itertools.permutations([one, two]):
        heeding = Heeding(order)
        assert {_key(heeding, each) for each in (GATES, VOROTA, MONITOR)} == {MONITOR.key}
        assert _key(heeding, MINISTRY) == MINISTRY.key
    assert (
        Heeding([one]).who(claim("c", exact(5), VOROTA)).attribution.source_name == VOROTA.name
    )  # as printed


def test_without_a_judgement_a_claim_is_the_very_same() -> None:
    told = claim("c", exact(5), GATES)
    assert Heeding().who(told) is told
    assert Heeding().digest == "none"
    assert Heeding([_judge(Judged.DIFFERENT, _party(GATES), _party(VOROTA))]).who(told) is told


def test_what_is_taken_out_is_another_by_its_name_or_its_claim() -> None:
    by_name = _judge(
        Judged.SPLIT, _party(MINISTRY), names=("Interior Ministry of the North",), other="The North's"
    )
    north = replace(MINISTRY, name="Interior Ministry of the North")
    heeding = Heeding([by_name])
    assert _key(heeding, north) == "apart:1"
    assert _key(heeding, MINISTRY) == MINISTRY.key
    by_claim = Heeding([_judge(Judged.SPLIT, _party(MINISTRY), members=("c",), other="The North's")])
    assert by_claim.who(claim("c", exact(5), MINISTRY)).attribution.source_name == "The North's"
    assert by_claim.who(claim("d", exact(5), MINISTRY)).attribution.source_name == MINISTRY.name


def test_a_protected_source_bears_its_mask_and_nothing_else() -> None:
    heeding = Heeding([_judge(Judged.PROTECT, _party(GATES), mask=4)])
    shown = heeding.who(claim("c", exact(5), GATES, person="Ivan Example")).attribution
    assert shown.source_name == "Protected source 4"
    assert "Gates" not in repr(shown)
    assert "Ivan" not in repr(shown)
    merged = _judge(Judged.MERGE, _party(GATES), _party(VOROTA), number=2)
    both = Heeding([*heeding.judgements, merged])
    assert both.who(claim("c", exact(5), VOROTA)).attribution.source_name == "Protected source 4"


def test_outlets_are_one_in_whatever_case() -> None:
    wire, post = Party("the wire", "The Wire"), Party("post", "Post")
    heeding = Heeding([_judge(Judged.MERGE, wire, post, sort=Sort.OUTLET)])
    names = {heeding.who(claim("c", exact(5), outlet=name)).outlet for name in ("THE  wire", "Post", "post")}
    assert len(names) == 1
    masked = Heeding([_judge(Judged.PROTECT, wire, sort=Sort.OUTLET, mask=2)])
    assert masked.who(claim("c", exact(5), outlet="The Wire")).outlet == "Protected outlet 2"


def test_places_that_are_one_are_one_place_and_keep_their_words() -> None:
    parties = [Party(place.identity, place.name, place=place) for place in (NORTH, SOUTH)]
    heeding = Heeding([_judge(Judged.MERGE, *parties, sort=Sort.PLACE)])
    told = claim("c", exact(5), places=(replace(SOUTH, words="in Sudmark"),))
    (place,) = heeding.who(told).places
    assert (place.identity, place.words) == (NORTH.identity, "in Sudmark")
    split = _judge(Judged.SPLIT, parties[0], sort=Sort.PLACE, members=("c",), other="North Farm")
    (place,) = Heeding([split]).who(claim("c", exact(5))).places
    assert place == Place("North Farm", Level.CITY, None, "XA", NORTH.path)


def test_a_withheld_report_shows_no_text_and_its_quotations_no_name() -> None:
    report = a_report()
    heeding = Heeding([_judge(Judged.PROTECT, _party(GATES), mask=1)], [report.id])
    shown = heeding.report(report)
    assert shown.text.startswith(WITHHELD[: len(report.text)])
    assert len(shown.text) == len(report.text)
    assert (shown.url, shown.given_id, shown.origin) == (None, None, report.id)
    told = replace(
        claim("c", exact(957), MINISTRY, quote="Ivan Example of @gates said that 957 people were punished"),
        report_id=report.id,
        agent="Ivan Example's men",
    )
    assert heeding.claim(told).quote == "… of … said that 957 people were punished"
    assert "Ivan" not in repr(heeding.claim(told))
    assert heeding.claim(replace(told, report_id="another")).quote == told.quote


@pytest.mark.parametrize("judged", [Judged.MERGE, Judged.SPLIT, Judged.PROTECT])
def test_whoever_judges_says_who_and_why(judged: Judged) -> None:
    parties = (_party(GATES), _party(VOROTA)) if judged is Judged.MERGE else (_party(GATES),)
    for by, reason in (("", "Why."), ("Aru Example", " ")):
        with pytest.raises(ValueError, match="who judges and why"):
            Judgement(judged, Sort.SOURCE, parties, by, reason, names=("x",), other="y")
    with pytest.raises(ValueError, match=r"two are judged|takes out"):
        Judgement(
            judged, Sort.SOURCE, parties[:1], "Aru Example", "Why."
        ) if judged is not Judged.PROTECT else (Judgement(judged, Sort.SOURCE, (), "Aru Example", "Why."))
