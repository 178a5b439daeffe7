"""What the careful rules do to a claim, one rule at a time: who, where, when, how few, in which words."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from khronika.masked_record import Put, put_together
from khronika.nouns import (
    CUT,
    Attribution,
    Claim,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    State,
    Unit,
    Voice,
    When,
)
from khronika.public_facts import PublicFacts
from khronika.publishing.drawn import Drawn, Held
from khronika.publishing.ids import Ids
from khronika.publishing.persons import Naming
from khronika.publishing.places import Coarsening
from khronika.publishing.quotations import Quoting
from khronika.publishing.rules import Protecting, Rules, Seconded, careful

RULES, IDS, FACTS = careful(), Ids(b"s" * 32), PublicFacts()
ON, CAME = dt.date(2026, 3, 1), dt.date(2026, 1, 20)
ALMATY = Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Almaty")
COUNTRY = Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ", (), "Kazakhstan")
REPORT = Report(
    "r-1",
    "a" * 64,
    "",
    "",
    "",
    "en",
    PartialDate(2026, 1, 10),
    "Steppe Courier",
    "https://news.example.org/1",
)


def claim(number: int = 1, **fields: Any) -> Claim:
    base = Claim(
        id=f"c-{number}",
        report_id="r-1",
        kind=Kind.DETENTION,
        span=Span(number * 100, number * 100 + 10),
        quote="Police held people in Almaty on that day",
        attribution=Attribution(),
        places=(ALMATY,),
        lang="en",
    )
    return replace(base, **fields)


def people(many: int, whom: str | None = "people", place: Place = ALMATY) -> dict[str, Any]:
    figure = Figure(str(many), many, many, Unit.PERSONS, False, "exact", many, scope=Scope(whom, (place,)))
    return {"figure": figure, "places": (place,), "when": When.on(dt.date(2026, 1, 9))}


def put(*claims: Claim, rules: Rules = RULES, **drawn: Any) -> Put:
    held = tuple(Held(each, State.ACCEPTED, False, CAME) for each in claims)
    given = Drawn(held, {"r-1": REPORT}, ON)
    return put_together(replace(given, **drawn), rules, IDS)


def told(*claims: Claim, **how: Any) -> list[Claim]:
    found = put(*claims, **how)
    by_private = {found.private[each.claim.id]: each.claim for each in found.release.claims}
    return [by_private[each.id] for each in claims if each.id in by_private]


# ---- who ----


@pytest.mark.parametrize(
    ("words", "lang", "shown"),
    [
        ("police", "en", "police"),
        ("activist Zhanel Tortaeva", "en", "activist"),
        ("Zhanel Tortaeva", "en", "a person"),
        ("John Young", "en", "a person"),  # a surname that is a word for people
        ("активистка Жанель Тортаева", "ru", "активистка"),
        ("Людмила Иванова", "ru", "человек"),
        ("белсенді Жанел Тортаева", "kk", "белсенді"),
        ("азамат", "kk", None),  # a name in small letters, or a citizen: not told
        ("hours", "en", None),
        ("about 20 protesters and journalists", "en", "about protesters and journalists"),
    ],
)
def test_an_agent_or_target_is_told_by_what_it_is(words: str, lang: str, shown: str | None) -> None:
    assert Naming(RULES, IDS, FACTS, ()).who(words, lang) == shown


def test_what_would_seem_to_count_something_else_stays_behind() -> None:
    share = Figure("40 percent", 40, 40, Unit.PERCENT, False, "exact", 40, scope=Scope(None, (COUNTRY,)))
    votes = {"figure": share, "places": (COUNTRY,), "kind": Kind.ELECTION, "quote": "40 percent"}
    poet = claim(1, target="a village poet", quote="A village poet was held in Almaty")
    of_someone = claim(2, target="Tortaeva", **votes)
    crowd = claim(3, **people(400))
    found = put(poet, of_someone, crowd)
    assert {each.claim: each.rule for each in found.behind} == {
        "c-1": "counts.otherwise",
        "c-2": "counts.otherwise",
    }
    assert [each.target for each in told(poet, of_someone, crowd)] == [None]


def voice(name: str, key: str | None = None, type_: SourceType = SourceType.UNKNOWN, **more: Any) -> Voice:
    return Voice(name, Source(name, type_, key), **more)


def test_officials_are_named_in_office_and_bodies_always() -> None:
    naming = Naming(RULES, IDS, FACTS, ())
    minister = voice(
        "Interior Minister Yerlan Turgumbayev", "body:interior-ministry/KZ", person="Yerlan Turgumbayev"
    )
    assert naming.voice(minister, "en", PartialDate(2020)).person == "Yerlan Turgumbayev"
    assert naming.voice(minister, "en", PartialDate(2025)).person is None  # out of office: a private person
    assert naming.voice(voice("Reuters", "media:reuters"), "en", None).words == "Reuters"
    named = voice("Minister Asan Tortaev", "body:interior-ministry/KZ", person="Asan Tortaev")
    assert "Tortaev" not in str(naming.voice(named, "en", None))


def test_whoever_may_not_be_named_bears_a_number_that_is_always_the_same() -> None:
    naming = Naming(RULES, IDS, FACTS, ())
    one = naming.voice(voice("Zhanel Tortaeva", "person:znl"), "en", None)
    assert one == naming.voice(voice("Тортаева", "person:znl"), "ru", None)
    assert one != naming.voice(voice("Asan Tortaev", "person:asn"), "en", None)
    assert "Tortaeva" not in str(one)
    protected = naming.voice(voice("Protected source 3", "protected:3"), "en", None)
    assert "3" not in protected.words.split()  # how many were protected before is nobody's business
    alike = Naming(replace(RULES, protected=Protecting.ALIKE), IDS, FACTS, ())
    assert alike.voice(voice("Zhanel Tortaeva", "person:znl"), "en", None).source.key is None


def test_consent_names_in_every_spelling_and_lists_in_the_file_too() -> None:
    said = claim(
        target="activist Zhanel Tortaeva", quote="Police took Zhanel Tortaeva away in Almaty that day"
    )
    assert told(said)[0].quote == f"Police took {CUT} away in Almaty that day"
    [named] = told(said, may_be_named=("Жанель Тортаева",))
    assert (named.target, named.quote) == ("activist Zhanel Tortaeva", said.quote)
    shown = replace(RULES, shown=("Zhanel Tortaeva",))
    assert told(said, rules=shown)[0].target == "activist Zhanel Tortaeva"


# ---- where and when ----


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (ALMATY, "geonames:1526384"),
        (Place("Republic Square", Level.SITE, "site:kz/almaty/republic-square", "KZ", ("geonames:1526384",)), "site:kz/almaty/republic-square"),
        (Place("Hospital 7", Level.SITE, None, "KZ", ("geonames:1526384", "country:KZ")), "geonames:1526384"),
        (Place("Abai Street 25", Level.SITE, "site:x", "KZ", ("geonames:1526384",)), "geonames:1526384"),
        (Place("Tiny Village", Level.CITY, "geonames:999999999", "KZ", ("admin1:KZ.01", "country:KZ")), "admin1:KZ.01"),
        (Place("Somewhere", Level.UNKNOWN, None, "KZ"), "country:KZ"),
        (Place("Somewhere"), None),
    ],
)  # fmt: skip
def test_a_place_is_told_as_coarse_as_its_kind_asks(place: Place, shown: str | None) -> None:
    found = Coarsening(RULES, FACTS).place(place)
    assert (found.place.key if found.place else None) == shown
    assert bool(found.hidden) is (shown is None or shown != place.key)


def test_a_place_keeps_the_name_it_bore() -> None:
    capital = Place("Nur-Sultan", Level.CITY, "geonames:1526273", "KZ", ("country:KZ",), "the capital")
    found = Coarsening(RULES, FACTS).place(capital).place
    assert found is not None
    assert (found.name, found.words) == ("Nur-Sultan", "Nur-Sultan")


def test_fresh_claims_and_fresh_days_stay_behind() -> None:
    old = claim(when=When.on(dt.date(2026, 1, 9), "at ten past four"))
    [kept] = told(old)
    assert kept.when == When.on(dt.date(2026, 1, 9))
    fresh = Held(claim(2), State.ACCEPTED, False, ON)
    today = Held(claim(3, when=When.on(ON)), State.ACCEPTED, False, CAME)
    found = put(old, claims=(Held(old, State.ACCEPTED, False, CAME), fresh, today))
    assert [each.rule for each in found.behind] == ["days.old", "days.old"]
    assert found.release.known_until == PartialDate(2026, 2, 22)


def test_only_what_was_decided_leaves_and_only_seconded_where_that_is_asked() -> None:
    held = tuple(Held(claim(n), state, n == 2, CAME) for n, state in enumerate(State))
    found = put(claims=held)
    assert {each.state for each in found.release.claims} == {State.ACCEPTED, State.CORRECTED}
    always = put(claims=held, rules=replace(RULES, seconded=Seconded.ALWAYS))
    assert [each.seconded for each in always.release.claims] == [True]


# ---- how few ----


def test_few_of_a_group_stay_behind_with_what_gives_them_away() -> None:
    whole, part, few = (
        claim(1, **people(12)),
        claim(2, **people(9, "journalists")),
        claim(3, **people(3, "minors")),
    )
    found = put(whole, part, few)
    rest = [found.private[each.claim.id] for each in found.release.claims]
    assert "c-3" not in rest
    assert len({"c-1", "c-2"} & set(rest)) == 1  # 12 less 9 is 3
    assert [each.claim.figure.text for each in put(whole, few).release.claims if each.claim.figure] == ["12"]
    assert len(put(claim(1, **people(500)), part, few).release.claims) == 2  # nothing comes near


def test_numbers_of_two_sources_that_counted_apart_are_not_held_back() -> None:
    """Else one small number would empty the record around it."""
    said = Attribution((voice("Reuters", "media:reuters"),))
    other = claim(2, **people(9, "journalists"), report_id="r-2", attribution=said)
    reports = {"r-1": REPORT, "r-2": replace(REPORT, id="r-2", outlet=None, url=None)}
    found = put(claim(1, **people(12)), other, claim(3, **people(3, "minors")), reports=reports)
    assert len(found.release.claims) == 2


def test_who_else_makes_up_the_whole_tells_too() -> None:
    found = put(claim(1, **people(12)), claim(2, **people(9, "men")))
    assert [found.private[each.claim.id] for each in found.release.claims] == ["c-1"]


def test_two_numbers_of_a_group_that_differ_by_few_are_not_both_told() -> None:
    found = put(claim(1, **people(20, "minors", COUNTRY)), claim(2, **people(18, "minors")))
    assert [found.private[each.claim.id] for each in found.release.claims] == ["c-1"]


def test_one_without_a_number_and_a_small_share_stay_behind() -> None:
    for words in ("a schoolgirl", "a 14-year-old protester", "школьница", "16-летний участник", "жасөспірім"):
        assert told(claim(1, target=words)) == []
    alone = claim(1, target="a schoolgirl")
    share = Figure("10 percent", 10, 10, Unit.PERCENT, False, "exact", 10, scope=Scope("minors", (ALMATY,)))
    found = put(alone, claim(2, figure=share), claim(3, **people(20)))
    assert [found.private[each.claim.id] for each in found.release.claims] == ["c-3"]


def test_a_quotation_that_tells_few_is_left_out_and_so_is_one_beside_them() -> None:
    said = claim(1, **people(40), quote="Police held 40 people in Almaty, among them three children")
    assert told(said)[0].quote == ""
    beside = claim(2, **people(3, "minors"), span=Span(105, 130))
    assert told(claim(1, **people(400)), beside)[0].quote == ""


# ---- in which words ----


@pytest.mark.parametrize(
    ("quote", "lang", "shown"),
    [
        ("Call +7 701 555 01 99 and say that people are held there", "en", f"{CUT} and say that people are held there"),
        ("Police came at 15:40 and took the people away on 9 June", "en", f"Police came at {CUT} and took the people away on 9 June"),
        ("The witness, 47 years old, wrote to a@example.org of people who were held", "en", f"The witness, {CUT}, wrote to {CUT} of people who were held"),
        ("Полиция задержала людей у дома по ул. Абая, 25 в тот же день", "ru", f"Полиция задержала людей у дома по {CUT} в тот же день"),
        ("Полиция увезла Тортаеву Жанель и других людей в отделение", "ru", f"Полиция увезла {CUT} и других людей в отделение"),
        ("полиция увезла тортаеву и других людей в отделение", "ru", f"полиция увезла {CUT} и других людей в отделение"),
        ("Полиция Тортаеваны және басқа адамдарды бөлімшеге алып кетті", "kk", f"Полиция {CUT} және басқа адамдарды бөлімшеге алып кетті"),
        ("In May 2019 the Interior Ministry said that people were let go", "en", "In May 2019 the Interior Ministry said that people were let go"),
        ("Theresa May was held with people of the town for two hours", "en", f"{CUT} was held with people of the town for two hours"),
        ("Zhanel Tortaeva, Asan", "en", ""),
    ],
)  # fmt: skip
def test_what_is_cut_out_of_a_quotation(quote: str, lang: str, shown: str) -> None:
    naming, coarsening = Naming(RULES, IDS, FACTS, ()), Coarsening(RULES, FACTS)
    quoting = Quoting(RULES, naming, coarsening, FACTS, ["Zhanel Tortaeva"])
    assert quoting.cut(quote, lang) == shown


def test_a_report_is_told_by_address_and_hash_where_it_is_public_by_itself() -> None:
    def shown(url: str | None) -> tuple[str | None, bool]:
        found = put(claim(), reports={"r-1": replace(REPORT, url=url)}).release.reports[0]
        return found.url, found.sha256 is not None

    assert shown("https://news.example.org/1#part") == ("https://news.example.org/1", True)
    for private in (
        None,
        "https://t.me/somebody/12",
        "https://user:pass@news.example.org/",
        "http://192.168.0.1/x",
        "https://news.example.org/?token=1",
        "file:///x.html",
    ):
        assert shown(private) == (None, False)


def test_of_a_report_that_names_a_protected_source_only_the_claim_is_told() -> None:
    said = claim(**people(30), published=PartialDate(2026, 1, 10), outlet="Steppe Courier")
    found = put(said, withheld=frozenset({"r-1"})).release
    [report], [only] = found.reports, found.claims
    assert (report.outlet, report.url, report.sha256, report.published, report.lang) == (None,) * 5
    assert (only.claim.quote, only.claim.outlet, only.claim.published, only.claim.lang) == (
        "",
        None,
        None,
        "",
    )
    assert only.claim.figure is not None
