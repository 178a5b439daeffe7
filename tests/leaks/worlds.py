"""Invented private records, drawn at random, and what happens to them between two releases.

Nobody in them exists. Names are spelled in three alphabets, and none is a word of any other kind, so that to find one in a release
is to have found it.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from khronika.masked_record import Put, put_together
from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Release,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    State,
    Unit,
    Voice,
    When,
    digest,
    make_id,
)
from khronika.publishing.drawn import Drawn, Held
from khronika.publishing.ids import Ids
from khronika.publishing.rules import careful

SECRET = b"a secret of the folder in a test" * 2
RULES = careful()
FIRST, SECOND = dt.date(2026, 3, 1), dt.date(2026, 6, 1)

# Each name in Latin, Russian and Kazakh letters.
PEOPLE = (
    ("Zhuldyzkhan Toremuratova", "Жулдызхан Торемуратова", "Жұлдызхан Төремұратова"),
    ("Qorghanbek Shynggysuly", "Корганбек Шынгысулы", "Қорғанбек Шыңғысұлы"),
    ("Ulbolsyn Dzhaksymbetova", "Улболсын Джаксымбетова", "Ұлболсын Жақсымбетова"),
    ("Fyodor Podgornoye-Zaretsky", "Фёдор Подгорное-Зарецкий", "Фёдор Подгорное-Зарецкий"),
)
OFFICIAL = Voice(
    "Marat Kozhayev",
    Source("Marat Kozhayev", SourceType.STATE, "body:interior-ministry/KZ"),
    "Marat Kozhayev",
)
AGENCY = Voice("Reuters", Source("Reuters", SourceType.MEDIA, "media:reuters"))
ALMATY = Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Almaty")
SHYMKENT = Place("Shymkent", Level.CITY, "geonames:1518980", "KZ", ("country:KZ",), "Shymkent")
COUNTRY = Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ", (), "Kazakhstan")
SQUARE = Place(
    "Republic Square", Level.SITE, "site:kz/almaty/republic-square", "KZ", ("geonames:1526384", "country:KZ")
)
HOSPITAL = Place(
    "Hospital Zhasybay", Level.SITE, None, "KZ", ("geonames:1526384", "country:KZ"), "Hospital Zhasybay"
)
HOME = Place(
    "Tauelsizdik 17", Level.SITE, None, "KZ", ("geonames:1518980", "country:KZ"), "Tauelsizdik street 17"
)
VILLAGE = Place("Qyzyltuyaq", Level.CITY, None, "KZ", ("country:KZ",), "Qyzyltuyaq")
HIDDEN_PLACES = {"Zhasybay", "Tauelsizdik", "Qyzyltuyaq"}
CONTACTS = ("+7 701 555 01 99", "helper@example.org", "@zhuldyz_t", "080213400015")
PLACES = (ALMATY, SHYMKENT, COUNTRY, SQUARE, HOSPITAL, HOME, VILLAGE)
GROUPS = ("minors", "women", "men", "people", "journalists", None, "family of Zhuldyzkhan")


@dataclass(frozen=True)
class World:
    """A private record of one day. ``named`` are people (by number) who consented; ``protected`` sources by number."""

    claims: tuple[Held, ...]
    reports: tuple[Report, ...]
    on: dt.date = FIRST
    named: frozenset[int] = frozenset()
    protected: frozenset[int] = frozenset()
    listed: frozenset[int] = field(default_factory=lambda: frozenset(range(len(PEOPLE))))

    @property
    def hidden(self) -> list[int]:
        """Who may not be named in a release of that day."""
        return [number for number in range(len(PEOPLE)) if number not in self.named]

    def drawn(self) -> Drawn:
        protected = {f"person:{number}" for number in self.protected}
        claims = tuple(replace(held, claim=_protecting(held.claim, protected)) for held in self.claims)
        withheld = {
            held.claim.report_id
            for held in self.claims
            if any(voice.source.key in protected for voice in held.claim.attribution.chain)
        }
        names = [name for number in self.hidden if number in self.listed for name in PEOPLE[number]]
        return Drawn(
            claims=claims,
            reports={report.id: report for report in self.reports},
            on=self.on,
            withheld=frozenset(withheld),
            may_be_named=tuple(name for number in sorted(self.named) for name in PEOPLE[number]),
            unnamed=tuple(names),
        )

    def put(self, *earlier: Release) -> Put:
        return put_together(self.drawn(), RULES, Ids(SECRET), earlier)

    def release(self, *earlier: Release) -> Release:
        return self.put(*earlier).release


def _protecting(claim: Claim, keys: set[str]) -> Claim:
    """As the ledger hands out claims of a protected source: under a number that goes up by one with each."""
    chain = tuple(
        Voice(
            f"Protected source {1 + sorted(keys).index(voice.source.key)}",
            Source(f"Protected source {1 + sorted(keys).index(voice.source.key)}", key=f"protected:{voice.source.key[-1]}"),
        )
        if voice.source.key in keys
        else voice
        for voice in claim.attribution.chain
    )  # fmt: skip
    return replace(claim, attribution=replace(claim.attribution, chain=chain))


def person_voice(number: int, alphabet: int) -> Voice:
    name = PEOPLE[number][alphabet]
    return Voice(f"resident {name}", Source(name, SourceType.WITNESS, f"person:{number}"), name)


@st.composite
def reports(draw: st.DrawFn, number: int) -> Report:
    raw = f"original {number}".encode()
    person = draw(st.sampled_from(PEOPLE))
    slug = draw(st.sampled_from(["rally", person[0].replace(" ", "-").lower(), "rally?token=abc"]))
    url = draw(st.sampled_from([None, f"https://news.example.org/2026/{slug}", "https://t.me/zhuldyz_t/12"]))
    return Report(
        id=make_id("r", number),
        sha256=digest(raw),
        text="",
        media_type="text/x-private",
        origin=f"from {person[0]} by mail.eml",
        lang="en",
        published=PartialDate(2026, 1, draw(st.integers(1, 20))),
        outlet=draw(st.sampled_from([None, "Reuters", "Steppe Courier", f"Channel of {person[1]}"])),
        url=url,
        given_id="private-given-id",
    )


@st.composite
def figures(draw: st.DrawFn, places: tuple[Place, ...]) -> Figure:
    number = draw(st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 20, 40]))
    return Figure(str(number), number, number, Unit.PERSONS, False, "exact", number,
                  scope=Scope(draw(st.sampled_from(GROUPS)), places))  # fmt: skip


@st.composite
def claims(draw: st.DrawFn, number: int, report: Report) -> Claim:
    who, alphabet = draw(st.integers(0, len(PEOPLE) - 1)), draw(st.integers(0, 2))
    person = PEOPLE[who][alphabet]
    places = (draw(st.sampled_from(PLACES)),)
    figure = draw(st.none() | figures(places)) if draw(st.booleans()) else draw(figures(places))
    said = draw(
        st.sampled_from(
            [
                f"Police took {{n}} people away in {places[0].name} on 9 January",
                f"As {person} told us by telephone {CONTACTS[0]}, {{n}} people were taken away by the police at 15:40",
                f"{person.lower()} saw how the police beat {{n}} people and wrote to {CONTACTS[1]} about it afterwards",
                f"Her number of papers is {CONTACTS[3]}; {person.upper()} and {{n}} other people were let go that evening",
                f"{PEOPLE[who][0]} ({PEOPLE[who][1]}), aged 17, lives in Tauelsizdik street 17 and was held with {{n}} people there",
                f"The police said nothing about {CONTACTS[2]} and about {{n}} people who were held for hours there",
            ]
        )
    ).format(n=figure.text if figure else "several")
    chain = draw(
        st.sampled_from(
            [(), (OFFICIAL,), (AGENCY,), (person_voice(who, alphabet),), (AGENCY, person_voice(who, 0))]
        )
    )
    day = dt.date(2026, 1, draw(st.integers(5, 12)))
    return Claim(
        id=make_id("c", report.id, number),
        report_id=report.id,
        kind=draw(st.sampled_from([Kind.DETENTION, Kind.DETENTION, Kind.DETENTION, Kind.INJURY])),
        span=Span(100 * number, 100 * number + len(said)),
        quote=said,
        attribution=Attribution(chain, Span(1, 2), "attr.private-rule"),
        agent=draw(st.sampled_from([None, "police", f"officer {person}"])),
        target=draw(st.sampled_from([None, "protesters", f"activist {person}", person])),
        figure=figure,
        places=places,
        when=draw(st.sampled_from([None, When.on(day, "at a quarter to four")])),
        lang="en",
        outlet=report.outlet,
        published=report.published,
        rule="private.rule",
        confidence=0.123456,
    )  # fmt: skip


@st.composite
def families(draw: st.DrawFn, number: int, report: Report) -> list[Claim]:
    """A whole and parts that come to it or nearly, in one place on one day: what small numbers are got from."""
    parts = draw(st.lists(st.tuples(st.sampled_from(GROUPS[:5]), st.integers(1, 9)), min_size=2, max_size=4))
    rest = draw(st.sampled_from([0, 0, 1, 3, 6]))
    counts = [("people", sum(many for _, many in parts) + rest), *parts]
    day = When.on(dt.date(2026, 1, 9))
    inside = draw(st.sampled_from([ALMATY, SHYMKENT]))
    found = []
    for at, (whom, many) in enumerate(counts):
        where = draw(st.sampled_from([inside, COUNTRY])) if at == 0 else inside
        said = f"Police held {many} {whom} on that day and let them go later"
        found.append(
            Claim(
                id=make_id("c", report.id, number + at),
                report_id=report.id,
                kind=Kind.DETENTION,
                span=Span(100 * (number + at), 100 * (number + at) + len(said)),
                quote=said,
                attribution=Attribution((OFFICIAL,), None, "attr.private-rule"),
                figure=Figure(
                    str(many), many, many, Unit.PERSONS, False, "exact", many, scope=Scope(whom, (where,))
                ),
                places=(where,),
                when=day,
                lang="en",
                published=report.published,
            )
        )
    return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    some = tuple(draw(reports(number)) for number in range(draw(st.integers(1, 3))))
    held = []
    for number in range(draw(st.integers(1, 6))):
        claim = draw(claims(number, draw(st.sampled_from(some))))
        state = draw(st.sampled_from([State.ACCEPTED, State.ACCEPTED, State.CORRECTED, State.PROPOSED]))
        held.append(Held(claim, state, draw(st.booleans()), draw(st.sampled_from([dt.date(2026, 2, 1), dt.date(2026, 2, 27)]))))  # fmt: skip
    if draw(st.booleans()):
        family = draw(families(20, some[0]))
        held += [Held(claim, State.ACCEPTED, False, dt.date(2026, 2, 1)) for claim in family]
    numbers = st.integers(0, len(PEOPLE) - 1)
    named = draw(st.frozensets(numbers, max_size=2))
    return World(tuple(held), some, named=named, protected=draw(st.frozensets(numbers, max_size=1)) - named)


@st.composite
def changed(draw: st.DrawFn, world: World) -> World:
    """What may become of a record until the next release: consents end, sources are protected, claims are rejected, corrected,
    added."""
    named = world.named - draw(st.frozensets(st.sampled_from(range(len(PEOPLE))), max_size=4))
    protected = world.protected | draw(st.frozensets(st.sampled_from(range(len(PEOPLE))), max_size=2))
    held = []
    for each in world.claims:
        fate = draw(st.sampled_from(["stays", "stays", "stays", "rejected", "corrected", "accepted"]))
        if fate == "rejected":
            continue
        if fate == "corrected":
            other = draw(claims(99, next(r for r in world.reports if r.id == each.claim.report_id)))
            same = replace(each.claim, figure=other.figure, target=other.target, places=other.places)
            each = replace(each, claim=same, state=State.CORRECTED)
        if fate == "accepted":
            each = replace(each, state=State.ACCEPTED)
        held.append(each)
    for number in range(draw(st.integers(0, 2))):
        claim = draw(claims(50 + number, draw(st.sampled_from(world.reports))))
        held.append(Held(claim, State.ACCEPTED, False, dt.date(2026, 2, 1)))
    return World(tuple(held), world.reports, SECOND, named, protected - named)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[World, World]:
    first = draw(worlds())
    return first, draw(changed(first))


@st.composite
def summing(draw: st.DrawFn) -> World:
    """Records of one whole and its parts."""
    report = draw(reports(0))
    held = [Held(claim, State.ACCEPTED, False, dt.date(2026, 2, 1)) for claim in draw(families(20, report))]
    return World(tuple(held), (report,))
