"""A folder into which somebody hostile wrote, wherever words come in: reports and what is read in them, lists of people, file names,
names of reviewers, reasons and notes. Every text is another ``hostile()``, so that a test can tell which one got through."""

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.test import Client

from khronika.ledger import access, arrivals, lists, reviews, speakers, tables, taken_out
from khronika.ledger import actors as acting
from khronika.ledger.actions import read_arrival
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.decide_find import decide_finds
from khronika.ledger.actions.decide_link import decide_link
from khronika.ledger.actions.invite_member import invite_member
from khronika.ledger.actions.join_member import make_member
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.actions.make_token import make_token
from khronika.ledger.actions.note_capture import note_capture
from khronika.ledger.actions.overrule import overrule
from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.actions.record_study import record_study
from khronika.ledger.actions.review_claim import add_claim, review_claim
from khronika.ledger.actions.review_many import Previewed, review_many
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.actions.watch import add_watched, note_look
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.arrival_views import Alike, Came, Decided, Join, Way
from khronika.ledger.arrival_views import Said as InboxSaid
from khronika.ledger.member_views import WHOEVER_IS_HERE, Role
from khronika.ledger.tokens import Scope
from khronika.nouns import (
    Attribution,
    Audience,
    Bond,
    Capture,
    Claim,
    Consent,
    Digests,
    Giver,
    Judged,
    Judgement,
    Kind,
    Party,
    Reading,
    Relation,
    Report,
    Ruling,
    Shown,
    Signature,
    Signed,
    Sort,
    Span,
    State,
    Unread,
)
from khronika.people import Said, record_known, take_list
from tests.desk.at_work import PASSWORD, browser, sign_in
from tests.desk.conftest import keep_all
from tests.desk.hostile_releases import bring_releases
from tests.desk.story import LEAGUE, MINISTRY, a_report, story
from tests.ledger.people import a_study, invented_lists, pairs

_NUMBERS = itertools.count()
MARK = "data-hostile"


def hostile(start: str = "") -> str:
    """Breaks out of an element's words, of an attribute in either quotes, of a comment, a title, a textarea and a script; asks a template
    language to compute; and turns the direction of writing. Where it gets through, an element has the attribute ``MARK``."""
    at = next(_NUMBERS)
    return (
        f"{start}\"'><!--></title></textarea></script></style><b {MARK}={at}>x</b><script>window.ran={at}</script>"
        f"<img src=x onerror=window.ran={at}><svg onload=window.ran={at}>{{{{ 7|add:7 }}}}{{% now %}}\u202e&lt;{at}"
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """``ids``: by the name of a part of an address what may stand there. ``clients`` are the browsers of an owner, of others, and of a
    stranger."""

    ids: dict[str, list[str]]
    clients: list[Client]


def hostile_folder(folder: Path) -> Folder:
    """A folder like the demonstration's, in every state that its pages show. Passwords must be hashed quickly (``at_work.QUICK``)."""
    questions = keep_all([_told(report, claims) for report, claims in story()])
    withdrawn = a_report(9, hostile("withdrawn "), hostile(), 9, given_id=hostile())
    keep_all_later(withdrawn)
    taken = invented_lists(folder)
    _bring_lists(folder)
    record_refusal(Unread(hostile("scan.pdf"), "intake.pdf-no-text", hostile(), hostile()))
    record_known(pairs(taken))
    entry = taken[0].records[0].id
    yes = Consent(
        entry, Giver.PERSON, (Shown.NAME,), Audience.PARTNERS, hostile(), partners=hostile(), words=hostile()
    )
    withdraw_consent(record_consent(yes), by=hostile(), reason=hostile())
    record_consent(yes)
    first = lists.next_link() or ""
    decide_link(first, Bond.SAME, by=hostile(), reason=hostile())
    group = lists.grouping()
    record_study(a_study(group.state if group else ""))
    incident = tables.Incident.objects.order_by("pk")[0].id
    decide(incident, Ruling.CONFIRM, by=hostile(), reason=hostile())
    many = reviewed()
    _bring_arrivals()
    sources = speakers.sources(speakers.Wanted()).rows
    reports = [each.id for each in tables.Report.objects.order_by("-text")]
    claim_ids = [questions[0].members[0], reviews.page(reviews.Query(state="corrected")).rows[0].claim.id]
    clients, member = _members()
    pair = [claim.id for claim in access.claims()][:2]
    token = _areas(pair)
    return Folder(
        {
            "question_id": [max(questions, key=lambda each: len(each.members)).id],
            "report_id": [reports[0], withdrawn.id],
            "claim_id": claim_ids,
            "made": [many],
            "incident_id": [incident],
            "source_id": [sources[0].id],
            "edition": [taken[0].edition],
            "entry_id": [entry],
            "link_id": [first, lists.next_link() or ""],
            "number": ["1"],
            "proposal": bring_releases(hostile, claim_ids[0]),
            "split": [str(taken_out.every()[0].number)],
            "code": ["ru"],
            "show": ["claims", "sources"],
            "form": ["csv"],
            "a": [pair[0]],
            "b": [pair[1]],
            "sort": ["source"],
            "party_id": [sources[1].id],
            "actor_id": [acting.actors().rows[0].id],
            "key": ["country:XV"],
            "token_id": [token],
            "member_id": [member],
            "secret": [invite_member(Role.READER)],
            "invitation_id": ["i-0"],
            "pk": ["1"],
        },
        clients,
    )


def _members() -> tuple[list[Client], str]:
    """Browsers: of an owner, of a member with a second factor, of the same before it was asked for, of a stranger; and the id of a
    member. Names are hostile, and the password was asked for just now."""
    owner = f"O\"'><b {MARK}=o>x</b><script>window.ran=1</script>"  # no longer than a name may be
    other = f"<b {MARK}=r>R</b><script>window.ran=1</script>"
    made = [browser(raise_request_exception=False) for _ in range(4)]
    make_member(owner, PASSWORD, Role.OWNER)
    member = make_member(other, PASSWORD, Role.OWNER)
    for client, name in zip(made, (owner, other), strict=False):
        sign_in(client, name)
        client.post("/account/again/", {"password": PASSWORD})
    user = User.objects.get(member__id=member)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    sign_in(made[2], other)
    return made, member


def _areas(pair: list[str]) -> str:
    """Judgements, and a token; the token's id."""
    one, other = (Party(str(each.key), each.name) for each in (MINISTRY, LEAGUE))
    judge_who(Judgement(Judged.DIFFERENT, Sort.SOURCE, (one, other), hostile(), hostile()))
    split = Judgement(
        Judged.SPLIT, Sort.SOURCE, (one,), hostile(), hostile(), names=(hostile(),), other=hostile()
    )
    judge_who(split)
    overrule(*pair, Relation.NOT_COMPARABLE, by=hostile(), reason=hostile())
    return make_token(WHOEVER_IS_HERE, hostile("token"), [Scope.READ], 30)[0]


def keep_all_later(report: Report) -> None:
    from khronika.ledger.actions.keep import keep

    keep(report, report.text.encode())
    _captured(report.id)
    withdraw_report(report.id, by=hostile(), reason=hostile())


def _captured(report_id: str) -> None:
    """By an archive that means ill, in every state of its signature."""
    for state in Signed:
        signature = Signature(state, hostile(), hostile(), hostile(), hostile(), clock_known=False)
        archived = Capture(
            hostile("https://"),
            hostile(),
            hostile(),
            None,
            hostile(),
            (hostile("cut: "),),
            Digests.DIFFER,
            (hostile(),),
            signature,
        )
        note_capture(report_id, archived)


def reviewed() -> str:
    """Something in each state of review: corrected, rejected by one decision on many, waiting for a second person, added, undecided."""
    corrected, waiting, unsure = (row.claim for row in reviews.page(reviews.Query()).rows[:3])
    told = replace(corrected, agent=hostile(), background=True)
    review_claim(corrected.id, State.CORRECTED, by=hostile(), reason=hostile(), corrected=told)
    review_claim(unsure.id, State.UNSURE, by=hostile(), reason=hostile())
    shown = Previewed(9, *reviews.ends())
    many = review_many(
        reviews.Query(kind="sentence"), State.REJECTED, by=hostile(), reason=hostile(), shown=shown
    )
    ask_four_eyes([State.REJECTED.value, "added"], by=hostile())
    review_claim(waiting.id, State.REJECTED, by=hostile(), reason=hostile())
    missed = replace(
        waiting,
        kind=Kind.INJURY,
        figure=None,
        id=Claim.make_id(waiting.report_id, Kind.INJURY, waiting.span, None),
    )
    add_claim(missed, by=hostile(), reason=hostile())
    return str(many)


def _told(report: Report, claims: list[Claim]) -> tuple[Report, list[Claim]]:
    """The same with hostile words in every field that a report or its reading fills."""
    changed = a_report(
        0,
        f"{report.text} {hostile()}\n\n{hostile()}",
        hostile("outlet "),
        report.published.day or 1 if report.published else 1,
        given_id=hostile("id "),
        url=hostile("javascript:window.ran=1//"),
        origin=hostile("../../name"),
    )
    return changed, [_said(claim, changed) for claim in claims]


def _said(claim: Claim, report: Report) -> Claim:
    voices = tuple(
        replace(
            voice,
            words=hostile(),
            role=hostile(),
            source=replace(voice.source, name=hostile(voice.source.name)),
        )
        for voice in claim.attribution.chain
    )
    place = (
        replace(claim.places[0], name=hostile("Selt "), key=None, words=hostile()) if claim.places else None
    )
    figure = claim.figure
    if figure is not None:
        scope = replace(figure.scope, population=hostile("people "))
        figure = replace(figure, text=hostile(figure.text), scope=scope)
    when = replace(claim.when, words=hostile()) if claim.when else None
    span = Span(claim.span.start, len(report.text))
    return replace(
        claim,
        id=Claim.make_id(report.id, claim.kind, span, figure),
        report_id=report.id,
        span=span,
        quote=report.text[span.start : span.end],
        attribution=Attribution(voices, claim.attribution.cue, claim.attribution.rule),
        figure=figure,
        agent=hostile(),
        target=hostile(),
        places=(*claim.places, place) if place else (),
        when=when,
        outlet=report.outlet,
    )


def _bring_arrivals() -> None:
    """What waits in the inbox in each state, and a watched folder and feed."""
    report, claims = _told(*story()[0])
    came = [Came(hostile("name.txt"), hostile().encode(), said=InboxSaid(outlet=hostile())) for _ in range(3)]
    number = take_in(
        Way.UPLOAD, [*came, Came(hostile(), unread=Unread(hostile(), "intake.empty", hostile(), hostile()))]
    )
    for place in (1, 2, 3):
        waiting = read_arrival.begin("hostile")
        if waiting is None:
            raise AssertionError("nothing waits")
        if place < 3:
            reading = Reading(report.id, tuple(claims), "test.1")
            alike = Alike((tables.Report.objects.order_by("pk")[0].id,), (1,))
            read_arrival.note_find("hostile", waiting.number, 1, report=report, reading=reading, alike=alike)
        else:
            unread = Unread(hostile(), "reading.language", hostile(), hostile())
            read_arrival.note_find("hostile", waiting.number, 1, report=report, unread=unread)
        read_arrival.finish("hostile", waiting.number)
    question = access.questions()[0].question
    first = next(each for each in access.claims() if each.id == question.members[0])
    incident = access.incidents()[0].incident
    finds = arrivals.open_finds(number)
    for find, known in ((finds[0], True), (finds[1], False)):
        asked = Join(question.id if known else "", 2, (finds[1],), question=question, first=first)
        told = Join(incident.id if known else "", 2, (), incident=incident)
        read_arrival.note_joins(find, [asked, told])
    decide_finds(number, Decided.OUT, [finds[2]])
    watched = add_watched(Way.FOLDER, hostile("/in/"), InboxSaid(outlet=hostile()))
    note_look(watched, 2, Unread(hostile(), "intake.missing", hostile(), hostile()))
    add_watched(Way.FEED, hostile("https://"), InboxSaid())
    allow_fetching(True)


def _bring_lists(folder: Path) -> None:
    (folder / "bad.csv").write_text(f"who,{hostile()}\nx,y\n", encoding="utf-8")
    take_list(folder / "bad.csv")
    cells = ",".join('"' + hostile("Пахтин Эдуард ").replace('"', '""') + '"' for _ in range(2))
    (folder / "<img src=x onerror=window.ran=1>.csv").write_text(f"ФИО,Город\n{cells}\n", encoding="utf-8")
    take_list(folder / "<img src=x onerror=window.ran=1>.csv", Said(source=hostile(), label=hostile()))
