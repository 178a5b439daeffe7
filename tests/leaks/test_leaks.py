"""What the mask hides cannot be got from a release, nor from two of them, by any attacker of ``attackers``.

More than a hundred records in CI; ``KHRONIKA_LEAKS=10000`` tries as many (`benchmarks/leaks.py` runs that and says how long it took).
"""

import datetime as dt
import os
from dataclasses import replace

from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from khronika.masked_record import Judged, put_together
from khronika.nouns import (
    Attribution,
    Claim,
    Decision,
    Kind,
    PartialDate,
    Release,
    Report,
    Ruling,
    State,
    make_id,
)
from khronika.publishing import cells
from khronika.publishing.drawn import Held
from khronika.publishing.ids import Ids
from tests.leaks import attackers, worlds
from tests.leaks.worlds import PEOPLE, RULES, SECRET, World

MANY = int(os.environ.get("KHRONIKA_LEAKS", "25"))
tried = settings(
    max_examples=MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_BEHIND = (
    "text/x-private",
    "mail.eml",
    "private-given-id",
    "attr.private-rule",
    "private.rule",
    "quarter to four",
)


def names_hidden(*of: World) -> list[str]:
    """Names that may be told in none of these records."""
    numbers = set(range(len(PEOPLE))) - set().union(*(world.named for world in of))
    return [name for number in numbers for name in PEOPLE[number]]


def holds(world: World, release: Release) -> None:
    """No attacker who has this release alone finds anything."""
    hidden = names_hidden(world)
    assert attackers.by_letters(release, hidden) == set()
    assert attackers.by_sound(release, hidden) == set()
    assert attackers.by_letters(release, worlds.HIDDEN_PLACES) == set()
    assert attackers.by_contact(release, worlds.CONTACTS) == set()
    private = [held.claim.id for held in world.claims] + [report.id for report in world.reports]
    assert attackers.by_ids(release, private) == set()
    secret = [
        f"original {n}".encode()
        for n, report in enumerate(world.reports)
        if report.id in world.drawn().withheld
    ]
    assert attackers.by_hash(release, secret) == set()
    assert attackers.by_order(release) == []
    assert attackers.by_time(release) == []
    assert attackers.by_metadata(release, _BEHIND) == set()
    assert attackers.by_count(release) == []
    assert attackers.by_length(release) == []
    assert attackers.by_reason(release) == []


def small(world: World) -> list[Claim]:
    """The claims that tell of few, as an attacker may imagine them: in public ids and with places as they would be told."""
    claims = [held.claim for held in world.claims]
    ids, few = Ids(SECRET), cells.small_cells(claims, RULES)
    told = {each.claim.id: each.claim for each in _unmasked_cells(world).claims}
    return [told[ids.claim(claim.id)] for claim in claims if claim.id in few and ids.claim(claim.id) in told]


def _unmasked_cells(world: World) -> Release:
    """The same record by rules that let small numbers go, for the shapes of what was kept back."""
    everyone = replace(world, claims=tuple(replace(held, state=State.ACCEPTED) for held in world.claims))
    return put_together(everyone.drawn(), replace(RULES, small_cell=1), Ids(SECRET)).release


@tried
@given(worlds.worlds())
def test_one_release_gives_nothing_away(world: World) -> None:
    release = world.release()
    holds(world, release)
    assert attackers.by_subtraction([release], small(world), RULES.small_cell) == []


@tried
@given(worlds.pairs())
def test_two_releases_give_nothing_away_together(pair: tuple[World, World]) -> None:
    first, second = pair
    before = first.release()
    now = second.release(before)
    holds(second, now)
    assert attackers.by_difference(before, now) == []
    kept_back = [claim for claim in small(second) if claim.id not in before.by_claim()]
    new = _only_since(before, now)
    assert attackers.by_subtraction([new], kept_back, RULES.small_cell) == []
    # what the first release told by right is known; nothing of it is told once more with a mark on it
    text = [change for each in now.corrections for change in (f.before or "" for f in each.fields)]
    assert not any(word in " ".join(text) for name in names_hidden(second) for word in name.split())


def _only_since(before: Release, now: Release) -> Release:
    """Sums in which something stands that only the later release told: what two numbers of the first one give was given then."""
    known = before.by_claim()
    return replace(now, claims=tuple(each for each in now.claims if each.claim.id not in known))


@tried
@given(worlds.pairs(), st.data())
def test_three_releases_bring_back_nothing_that_was_taken_out(
    pair: tuple[World, World], data: st.DataObject
) -> None:
    first, second = pair
    one = first.release()
    two = second.release(one)
    three = replace(data.draw(worlds.changed(second)), on=worlds.SECOND).release(one, two)
    assert attackers.by_difference(one, three, two) == []
    assert attackers.by_difference(two, three) == []


@tried
@given(worlds.worlds(), st.data())
def test_what_stays_behind_changes_no_byte(world: World, data: st.DataObject) -> None:
    """The strongest of all: with everything that may not leave taken out of the record, the release is the same."""
    put = world.put()
    released = {*put.private.values()}
    rule = {each.claim: each.rule for each in put.behind}
    gone = data.draw(st.sets(st.sampled_from(sorted(rule) or ["none"])))
    # Few of a group may keep others back; those are not nothing to the release, and are another test's.
    gone = {key for key in gone if rule.get(key) in ("review.decided", "days.old")}
    left = tuple(
        held
        for held in world.claims
        if held.claim.id not in gone
        or cells.group_of(held.claim, RULES) is not None
        or held.claim.id in released
        or _names_protected(world, held.claim)  # it withholds its report, as everybody may see
    )
    same = replace(world, claims=left).release().document == put.release.document
    assert same  # compared here: to print how two documents differ takes minutes


@tried
@given(worlds.worlds())
def test_another_name_in_the_place_of_a_hidden_one_changes_no_byte(world: World) -> None:
    """Neither how long a name is nor of how many words, in whatever alphabet."""
    hidden = [number for number in world.hidden if number not in world.protected]
    others = ("Bayterek Saryarqauly", "Байтерек Сарыаркаулы Жезказганов", "Бәйтерек Сарыарқаұлы")

    def renamed(claim: Claim) -> Claim:
        for number in hidden:
            for name, other in zip(PEOPLE[number], others, strict=True):
                claim = replace(
                    claim,
                    quote=claim.quote.replace(name, other)
                    .replace(name.lower(), other.lower())
                    .replace(name.upper(), other.upper()),
                    agent=claim.agent and claim.agent.replace(name, other),
                    target=claim.target and claim.target.replace(name, other),
                )
        return claim

    alone = replace(world, claims=tuple(h for h in world.claims if not _spoken_by_people(h.claim)))
    twin = replace(alone, claims=tuple(replace(h, claim=renamed(h.claim)) for h in alone.claims))
    if not any(_outlet_or_address(report) for report in world.reports):
        ours, theirs = alone.drawn(), replace(twin.drawn(), unnamed=(*alone.drawn().unnamed, *others))
        one, other = (put_together(each, RULES, Ids(SECRET)).release for each in (ours, theirs))
        assert [each.claim for each in one.claims] == [each.claim for each in other.claims]


def _names_protected(world: World, claim: Claim) -> bool:
    protected = {f"person:{number}" for number in world.protected}
    return any(voice.source.key in protected for voice in claim.attribution.chain)


def _spoken_by_people(claim: Claim) -> bool:
    return any((voice.source.key or "").startswith("person:") for voice in claim.attribution.chain)


def _outlet_or_address(report: object) -> bool:
    return "Channel" in (getattr(report, "outlet", "") or "") or any(
        name[0].split()[0].lower() in (getattr(report, "url", "") or "") for name in PEOPLE
    )


def test_a_consent_that_ended_takes_the_claim_and_leaves_no_number_behind() -> None:
    """Found by ten thousand pairs: whoever consented bore the number that she would be hidden under."""
    said = worlds.families(0, a_report())
    claim = replace(find(said, lambda _: True)[0], attribution=Attribution((worlds.person_voice(0, 0),)))
    held = (Held(claim, State.ACCEPTED, False, dt.date(2026, 2, 1)),)
    first = World(held, (a_report(),), named=frozenset({0}))
    before = first.release()
    assert "Zhuldyzkhan" in before.document.decode()
    other = replace(claim, id="c-other", figure=None)
    second = replace(
        first, claims=(*held, replace(held[0], claim=other)), named=frozenset(), on=worlds.SECOND
    )
    now = second.release(before)
    assert [each.claim.figure for each in now.claims] == [None]
    assert attackers.by_difference(before, now) == []


def a_report() -> Report:
    return Report("r-1", "0" * 64, "", "", "", "en", PartialDate(2026, 1, 1))


def test_a_split_incident_gives_no_hash_of_where_it_was() -> None:
    """An incident's private id is a hash of its kind, place and day; that of what was split from it must not follow from it."""
    said = find(worlds.families(0, a_report()), lambda claims: len(claims) > 2)
    held = tuple(Held(claim, State.ACCEPTED, False, dt.date(2026, 2, 1)) for claim in said)
    world = World(held, (a_report(),))
    guess = make_id("i", Kind.DETENTION, ["name:Tauelsizdik 17"], "2026-01-09")
    split = Decision(guess, Ruling.SPLIT, (said[1].id,), "A", "another day", others=(said[0].id,))
    put = put_together(
        world.drawn(), replace(RULES, small_cell=1), Ids(SECRET), judged=Judged(decisions=(split,))
    )
    alone = put_together(world.drawn(), replace(RULES, small_cell=1), Ids(SECRET))
    assert {each.incident.id for each in put.release.incidents} != {
        each.incident.id for each in alone.release.incidents
    }
    out = [Ids(SECRET).claim(said[1].id)]
    mark = make_id("s", guess, out)
    for each in put.release.incidents:
        where = [place.identity for place in each.incident.places]
        start = str(each.incident.period.start) if each.incident.period else ""
        assert each.incident.id != make_id("i", each.incident.kind, where, start, mark)
    assert guess not in put.release.document.decode()
