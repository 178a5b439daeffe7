"""Releases: propose, look, confirm, withdraw. The whole road on one screen.

    releasable -> mask, compare, tell the difference (masked_record) -> propose_release
    somebody looks at the difference -> made anew and found to be the same -> sign -> publish_release

Each arrow ends in one transaction with its log row. Killed anywhere, a release is proposed or it is not, is public or is not; the
same command goes on from there. What is public follows from the database alone: files are written of it, as often as wanted.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from khronika import release_key
from khronika.ledger import access, releases, since
from khronika.ledger.actions.propose_release import propose_release
from khronika.ledger.actions.publish_release import publish_release
from khronika.ledger.errors import LedgerError, NotPossible
from khronika.ledger.releasable import Releasable, as_published_before, releasable
from khronika.ledger.releases import Proposal
from khronika.ledger.summaries import shipped
from khronika.masked_record import Judged, Put, made_on, put_together
from khronika.nouns import Decision, Overrule, Release, RuleSet, Stage, release_from
from khronika.publishing import signing
from khronika.publishing.drawn import Drawn, Held
from khronika.publishing.ids import Ids
from khronika.publishing.rules import CAREFUL, DEMONSTRATION, Rules, RulesUnread, rules_from
from khronika.reconciling import SIGNED_BY, same_texts

_TRIES = 3  # people decide while a release is made; after so many, whoever decides waits for it


@dataclass(frozen=True, slots=True)
class Order:
    """What a release is made by. ``rules`` is the text of a file of rules; ``said`` what the desk says of single things, by public id."""

    rules: str
    title: str = ""
    note: str = ""
    said: Mapping[str, str] | None = None


class NothingLeaves(NotPossible):
    """A first release that would be empty: ``behind`` says how many claims stay by which rule; none, where nothing was decided yet."""

    def __init__(self, behind: Mapping[str, int], rules: RuleSet) -> None:
        self.behind = dict(sorted(behind.items()))
        self._texts = {rule.id: rule.text for rule in rules.rules}
        super().__init__(
            f"Nothing may be released by these rules. What stays behind: {self.why('en')}"
            if self.behind
            else "Nothing may be released: nobody accepted or corrected a claim yet."
        )

    def why(self, lang: str) -> str:
        """How many stay by which rule, in the rules' own words."""
        return " ".join(
            f"{many} ({rule}): {self._texts[rule].in_(lang) if rule in self._texts else rule}"
            for rule, many in self.behind.items()
        )


def shipped_rules() -> str:
    """The careful rule set, as a file to begin with."""
    return CAREFUL.read_text(encoding="utf-8")


def look(order: Order) -> Put:
    """The release as it would be proposed now. Nothing is kept. Raises NotPossible for rules that cannot be followed."""
    today = made_on(timezone.now())
    return _put(order, today, _releasable(order, today))


def propose(order: Order, *, by: str) -> int:
    """Keeps a proposal; its number. Raises NotPossible as ``look``, as ``propose_release``, and where nothing may be released."""
    for _ in range(_TRIES):
        try:
            return _propose(order, by)
        except _Changed:
            continue
    with transaction.atomic():
        return _propose(order, by)


class _Changed(LedgerError):
    """The record changed while a release was made of it."""


def _propose(order: Order, by: str) -> int:
    today = made_on(timezone.now())
    drawn = _releasable(order, today)
    put = _put(order, today, drawn)
    if not put.release.claims and put.release.number == 1:
        raise NothingLeaves(_by_rule(put), put.release.rules)
    with transaction.atomic():
        if releases.open_proposal() is None and since.last_act() != drawn.act:
            raise _Changed("The record changed while the release was made.")
        return propose_release(put.release, _body(order, put), by=by, act=drawn.act)


def confirm(number: int, folder: Path, *, by: str, passphrase: str = "") -> int:
    """Publish the proposal; the release's number. It is made anew first, and refused where it would be another one now: a consent
    may have ended since, or a source be protected. Raises NotHere, NotPossible, FolderTrouble."""
    key = release_key.unseal(folder, passphrase)  # half a second, before anybody has to wait
    with transaction.atomic():
        held = releases.proposal(number)
        if held.stage is Stage.PROPOSED and not is_fresh(held):
            raise NotPossible(
                "The record changed since this was proposed, and what may be shown is not the same any more. Put it aside and propose it again."
            )
        document = held.release.document
        trusted = (
            f"khronika release {held.release.number} of {held.release.series}, {timezone.now():%Y-%m-%d}"
        )
        signature = signing.sign(document, key, trusted)
        signing.verify(document, signature, key.public)
        return publish_release(number, signature, key.public.file(), by=by)


def is_fresh(held: Proposal) -> bool:
    """Whether the proposal would be the same if it were made now. Consents are asked for today, days counted as on its own."""
    release = held.release
    made = dt.date(release.made.year, release.made.month or 1, release.made.day or 1)
    order = Order(held.kept.rules, release.title, release.note, held.kept.said)
    return _put(order, made, _releasable(order, made_on(timezone.now()))).release.digest == release.digest


# ---- making one ----


def _put(order: Order, day: dt.date, drawn: Releasable) -> Put:
    rules = _rules(order.rules)
    published = releases.released()
    earlier = [each.release for each in published]
    origin = as_published_before(
        [each.claim for each in drawn.claims],
        {key for each in published for key in each.kept.private.values()},
    )
    return put_together(
        _drawn(drawn, day, origin),
        rules,
        Ids(releases.secret()),
        earlier,
        judged=_judged(drawn, origin),
        heading=order.title,
        note=order.note,
        said=order.said,
    )


def _releasable(order: Order, day: dt.date) -> Releasable:
    """What the rules may choose from: a demonstration also from khronika's own summaries, which nobody reviewed."""
    ours = shipped() if _rules(order.rules).id == DEMONSTRATION else frozenset()
    return releasable(day, ours)


def _rules(text: str) -> Rules:
    try:
        return rules_from(text)
    except RulesUnread as error:
        raise NotPossible(str(error)) from error


def _drawn(drawn: Releasable, day: dt.date, origin: Mapping[str, str]) -> Drawn:
    claims = (
        Held(
            replace(
                each.claim,
                id=origin.get(each.claim.id, each.claim.id),
                part_of=origin.get(each.claim.part_of, each.claim.part_of) if each.claim.part_of else None,
            ),
            each.state,
            each.seconded,
            each.received,
        )
        for each in drawn.claims
    )
    return Drawn(
        claims=tuple(claims),
        reports=drawn.reports,
        on=day,
        withheld=drawn.withheld,
        may_be_named=tuple(name.reveal() for name in drawn.may_be_named),
        unnamed=tuple(name.reveal() for name in drawn.unnamed),
        ours=frozenset(key for key, report in drawn.reports.items() if report.sha256 in shipped()),
    )


def _judged(drawn: Releasable, origin: Mapping[str, str]) -> Judged:
    def overrule(each: Overrule) -> Overrule:
        a, b = (replace(end, claim=origin.get(end.claim, end.claim)) for end in (each.a, each.b))
        return replace(each, a=a, b=b)

    def decision(each: Decision) -> Decision:
        claims, others = (tuple(origin.get(key, key) for key in keys) for keys in (each.claims, each.others))
        return replace(each, claims=claims, others=others)

    copies = tuple(tuple(sorted(group)) for group in same_texts(access.signatures(SIGNED_BY)))
    return Judged(tuple(map(overrule, drawn.overrules)), tuple(map(decision, drawn.decisions)), copies)


def _by_rule(put: Put) -> Counter[str]:
    return Counter(each.rule for each in put.behind)


def _body(order: Order, put: Put) -> dict[str, object]:
    return {
        "rules": order.rules,
        "said": dict(order.said or {}),
        "behind": dict(sorted(_by_rule(put).items())),
        "private": dict(put.private),
    }


# ---- what stands ----


@dataclass(frozen=True, slots=True)
class Wrong:
    """A published release that is not as it was signed. ``what`` is in words."""

    release: int
    what: str


def unsound(held: Sequence[Proposal] | None = None) -> tuple[Wrong, ...]:
    """Every published release whose document, signature or place after the one before is wrong; empty where all are sound."""
    found: list[Wrong] = []
    before: Release | None = None
    for each in releases.released() if held is None else held:
        release = each.release
        try:
            signing.verify(release.document, each.signature, signing.public_key(each.public_key))
        except signing.SignatureWrong as error:
            found.append(Wrong(release.number, str(error)))
        if each.digest != release.digest:
            found.append(Wrong(release.number, "Its document is not the one that was kept."))
        if release.previous != (before.digest if before else None):
            found.append(Wrong(release.number, "It does not follow the release before it."))
        before = release
    return tuple(found)


def check_file(document: bytes, signature: str, public_key: str) -> tuple[Release, str]:
    """A release's file as anybody may have it: the release and the trusted comment. Raises ValueError saying what is wrong."""
    trusted = signing.verify(document, signature, signing.public_key(public_key))
    return release_from(document), trusted
