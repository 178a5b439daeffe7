"""Golden passages: what a careful reader takes from a sentence. All sentences are ours; people in them are invented."""

from dataclasses import dataclass

import pytest

from khronika.nouns import Claim, PartialDate, Report, Unread, digest, make_id
from khronika.reading import read


def report(text: str, published: str | None = "2021-03-25", lang: str | None = "en") -> Report:
    data = text.encode()
    date = PartialDate.parse(published) if published else None
    return Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang=lang, published=date
    )


def claims(text: str, published: str | None = "2021-03-25") -> tuple[Claim, ...]:
    result = read(report(text, published))
    assert not isinstance(result, Unread)
    return result.claims


@dataclass(frozen=True)
class Golden:
    text: str
    # kind, low, high, source words within, place within, first day
    expected: tuple[tuple[str, float | None, float | None, str, str | None, str | None], ...]


GOLDEN = [
    Golden(
        "Police detained around 300 people in Minsk on 21 March, the Interior Ministry said.",
        (("detention", 270, 330, "Interior Ministry", "Minsk", "2021-03-21"),),
    ),
    Golden(
        "According to the rights group Lantern, at least 12 journalists were held in Tbilisi on Sunday.",
        (("detention", 12, None, "Lantern", "Tbilisi", "2021-03-21"),),
    ),
    Golden(
        "Courts in Lagos fined 305 protesters and jailed 67, the justice ministry said on Monday.",
        (
            ("sentence", 305, 305, "justice ministry", "Lagos", None),
            ("sentence", 67, 67, "justice ministry", None, None),
        ),
    ),
    Golden(
        "About 80 people were held in the capital and 120 in Almaty on 21 March, police said.",
        (
            ("detention", 72, 88, "police", None, "2021-03-21"),
            ("detention", 120, 120, "police", "Almaty", "2021-03-21"),
        ),
    ),
    Golden(
        "The death toll from the clashes in Khartoum rose to 46, the doctors' committee said.",
        (("death", 46, 46, "doctors' committee", "Khartoum", None),),
    ),
    Golden(
        "Tamar Lomidze, head of the clinic, told reporters that 33 people had been injured. Twenty of them were officers.",
        (("injury", 33, 33, "Tamar Lomidze", None, None), ("injury", 20, 20, "Tamar Lomidze", None, None)),
    ),
    Golden(
        "Some 12,000 people marched in Santiago on 20 March.",
        (("protest", 10_800, 13_200, "author", "Santiago", "2021-03-20"),),
    ),
    Golden(
        "Nearly 1,900 people have been detained in Turkey. This was stated by Interior Minister Kemal Ersoy, the agency Nord reports.",
        (("detention", 1_710, 1_900, "Kemal Ersoy", "Turkey", None),),
    ),
    Golden(
        "The internet was cut in Harare for about seven hours on 20 March, the monitor Netwatch said.",
        (("blackout", 6.3, 7.7, "Netwatch", "Harare", "2021-03-20"),),
    ),
    Golden(
        "Turnout in the election was 68.7 percent, the Central Election Commission announced.",
        (("election", 68.7, 68.7, "Central Election Commission", None, None),),
    ),
    Golden(
        "Police released 489 of the detainees on Tuesday, the ministry's spokeswoman said.",
        (("release", 489, 489, "spokeswoman", None, None),),
    ),
]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: g.text[:40])
def test_golden(golden: Golden) -> None:
    found = [c for c in claims(golden.text) if c.figure is not None]
    rows = [(c.kind.value, c.figure.low, c.figure.high) for c in found if c.figure]
    assert rows == [row[:3] for row in golden.expected]
    for claim, (_, _, _, source, place, day) in zip(found, golden.expected, strict=True):
        assert source.casefold() in claim.attribution.source_name.casefold()
        if place is not None:
            assert place in [p.name for p in claim.places]
        if day is not None:
            assert claim.when is not None
            assert str(claim.when.start) == day


def test_a_chain_of_relay_is_kept_outermost_first() -> None:
    (claim,) = [
        c
        for c in claims("Some 700 people were detained in Almaty, Belsat writes, citing Current Time.")
        if c.figure is not None
    ]
    assert [v.words for v in claim.attribution.chain] == ["Belsat", "Current Time"]


def test_an_unattributed_lead_takes_the_source_named_for_the_same_tally() -> None:
    text = "At least 20 people were detained in Bangkok on Saturday.\n\nThe march ended at dusk.\n\nPolice said a total of 20 people were arrested."
    assert {c.attribution.source_name.casefold() for c in claims(text) if c.figure} == {"police"}


def test_a_denied_tally_is_zero_and_denied() -> None:
    (claim,) = [c for c in claims("No one was detained in Baku on 20 March, the ministry said.") if c.figure]
    assert (claim.figure and claim.figure.high, claim.stance) == (0, "denies")


def test_quotes_and_offsets_come_from_the_text() -> None:
    text = "Officials in Lima spoke.\n\nThree officers were injured on 20 March, the mayor's office said."
    for claim in claims(text):
        assert claim.quote == claim.span.of(text)
        assert (
            claim.figure is None
            or claim.figure.span is None
            or claim.figure.span.of(text) == claim.figure.text
        )


@pytest.mark.parametrize(
    "text",
    [
        "She was sentenced to 15 days under Article 488.",
        "The 45-year-old teacher has worked there since 1998.",
        "Prices rose by 12 percent over two years.",
        "The bakery sold 300 loaves on Saturday.",
    ],
)
def test_terms_ages_prices_and_loaves_are_no_figures(text: str) -> None:
    assert [c for c in claims(text) if c.figure] == []


def test_without_an_anchor_a_weekday_stays_unknown() -> None:
    (claim,) = [c for c in claims("Police detained 40 people in Quito on Sunday.", None) if c.figure]
    assert claim.when is None


def test_a_language_we_do_not_read_is_unread_with_a_remedy() -> None:
    result = read(report("Polizei", lang="de"))
    assert isinstance(result, Unread)
    assert result.rule == "reading.language"
    assert "--lang" in result.remedy


def test_nothing_to_read_is_no_claim() -> None:
    assert claims("Spring came early to the valley.") == ()


def test_the_day_a_source_spoke_dates_its_figures_wherever_the_report_names_it() -> None:
    text = (
        "More than 950 people were detained in Riga on 9 March, the Herald reported, attributing the figure to the "
        "prosecutor Janis Ozols, who spoke on 13 March."
    )
    (claim,) = [c for c in claims(text) if c.figure]
    assert claim.as_of is not None
    assert str(claim.as_of.start) == "2021-03-13"
    assert str(claim.when and claim.when.start) == "2021-03-09"


def test_whose_the_figures_just_told_are() -> None:
    text = "About 70 people were held in Lima on 9 March. The numbers come from the national police."
    assert {c.attribution.source_name for c in claims(text) if c.figure} == {"national police"}


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("Six workers burned to death in Port Amelia on Friday, the mayor said.", "death", 6),
        ("Eleven workers were run over by a lorry in Tarsk on Friday.", "injury", 11),
        ("Seven marchers lost an eye in Tarsk on Friday, the clinic said.", "injury", 7),
        ("The magistrate granted bail to 26 of the detainees on Friday.", "release", 26),
        ("Fourteen detainees walked out of prison in Tarsk on Friday.", "release", 14),
        ("The vigil drew 4,000 people in Tarsk on Friday, police said.", "protest", 4000),
        ("Exactly 300 men were taken captive in Tarsk on Friday.", "detention", 300),
        ("Eighteen officers were hurt in Tarsk on Friday, two seriously.", "injury", 2),
        ("The union has 40 members in hospital after Friday's rally.", "injury", 40),
        ("Clinics registered 73 people injured: 55 demonstrators and 16 officers.", "injury", 55),
        ("Some 1,800 officers were on the streets of Tarsk by Friday.", "deployment", 1620),
        ("The committee counts 173 prisoners of conscience in Vandria.", "detention", 173),
        ("Three bodies with bullet wounds were brought to the morgue on Friday.", "death", 3),
        ("In all, 58 people arrested on Friday were freed in Tarsk.", "release", 58),
        ("In all 44 persons are behind bars in Tarsk, the committee said on Friday.", "detention", 44),
        ("Nine workers embraced martyrdom in Tarsk on Friday.", "death", 9),
        ('Police confirmed the arrest of 63 "hoodlums" in Tarsk on Friday.', "detention", 63),
        ("Forty people were taken to hospital in Tarsk on Friday, the clinic said.", "injury", 40),
        ("The official toll stands at 31, the ministry said on Friday.", "death", 31),
    ],
)
def test_other_wordings_of_the_same_events(text: str, kind: str, low: int) -> None:
    found = [(c.kind.value, c.figure.low) for c in claims(text) if c.figure]
    assert (kind, low) in found


def test_thousands_of_cattle_are_no_people() -> None:
    assert [c for c in claims("Thousands of cattle died in the province in June.") if c.figure] == []


@pytest.mark.parametrize(
    "text",
    [
        "The governor banned gatherings of more than five people in Tarsk.",
        "They were arrested under an order by which any assembly exceeding ten persons is unlawful.",
        "Real Tarsk beat Old Vandria 3-1 on Friday.",
        "One of the detained wrote a letter on Friday.",
        "The province recorded 31 deaths from Covid-19 on Friday.",
        "Half an hour later the number had changed.",
        "Only 4 percent of respondents would vote again.",
    ],
)
def test_limits_scores_times_and_opinion_polls_are_no_figures(text: str) -> None:
    assert [c for c in claims(text) if c.figure] == []


def test_four_of_the_34_counts_four() -> None:
    found = [c.figure.low for c in claims("Only four of the 34 were still in custody on Friday.") if c.figure]
    assert found == [4]


def test_each_number_of_a_list_has_its_own_town() -> None:
    found = claims("Police said 83 people were arrested: 51 in Nairobi, 18 in Kisumu and 14 in Mombasa.")
    towns = {c.figure.low: [p.name for p in c.places] for c in found if c.figure}
    assert (towns[51], towns[18], towns[14]) == (["Nairobi"], ["Kisumu"], ["Mombasa"])


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Between 13 and 21 June, 155 people were arrested, 204 injured and five killed, the Tarsk Alliance says in its bulletin.",
            ["Tarsk Alliance"] * 3,
        ),
        (
            "At least nine people were killed in Dakar on Friday, the interior minister, Abu Tarsky, said on television.",
            ["interior minister Abu Tarsky"],
        ),
        (
            "66 persons have been detained near the square, the Ministry of Internal Affairs informs.",
            ["Ministry of Internal Affairs"],
        ),
        (
            "The clinic says that 27 people were killed on Friday; the government says that ten people died.",
            ["clinic", "government"],
        ),
    ],
)
def test_who_closes_a_sentence_owns_what_stands_before(text: str, sources: list[str]) -> None:
    assert [c.attribution.source_name for c in claims(text) if c.figure] == sources


def test_a_long_dateline_is_no_part_of_the_sentence() -> None:
    (claim,) = [
        c
        for c in claims("TARSK, 14 March 2023 – At least 212 people have been detained, the union said.")
        if c.figure
    ]
    assert (claim.kind.value, claim.attribution.source_name) == ("detention", "union")


def test_denied_that_is_a_denial() -> None:
    (claim,) = claims("The ministry denied that 12 people were detained on Friday.")
    assert claim.stance.value == "denies"


def test_a_court_that_sentences_is_not_the_police_who_counted() -> None:
    found = claims(
        "Police put the crowd at 800. On Monday a court in Tarsk sentenced four marchers to 10 days in jail."
    )
    assert [c.attribution.source_name for c in found if c.figure and c.figure.low == 4] == ["author"]
