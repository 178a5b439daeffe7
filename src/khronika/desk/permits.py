"""Which role opens which page, and which role may act there. One line an address; an address without a line is refused to
everybody, and a test fails. Whoever adds an address adds its line.

A line is the least role to open (GET) and, where it is another, the least role to act (POST and the rest).
"""

from dataclasses import dataclass

from khronika.ledger.member_views import Member, Role

READER, REVIEWER, EDITOR, OWNER = Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER


@dataclass(frozen=True, slots=True)
class Permit:
    """``open`` and ``act``: the least role; None lets strangers in, and the view itself asks for what it needs (a password, an
    invitation, a token)."""

    open: Role | None
    act: Role | None

    def allows(self, member: Member | None, method: str) -> bool:
        least = self.open if method in ("GET", "HEAD", "OPTIONS") else self.act
        return least is None or (member is not None and member.role.covers(least))


def _to(least: Role | None, to_act: Role | None = None) -> Permit:
    return Permit(least, to_act or least)


ANYONE = Permit(None, None)

# The name of an address, with its namespace -> who may open it, and who may act there.
PERMITS: dict[str, Permit] = {
    "desk:language": ANYONE,
    # reading
    "desk:questions": _to(READER),
    "desk:question": _to(READER),
    "desk:reports": _to(READER),
    "desk:report": _to(READER),
    "desk:claim": _to(READER),
    "desk:incidents": _to(READER),
    "desk:incidents_dictionary": _to(READER),
    "desk:incidents_export": _to(READER),
    "desk:incident": _to(READER),
    "desk:sources": _to(READER),
    "desk:ask_sources": _to(READER),  # a form that leads to an address; nothing is recorded
    "desk:sources_dictionary": _to(READER),
    "desk:sources_export": _to(READER),
    "desk:source": _to(READER),
    "desk:search": _to(READER),
    "desk:ask_search": _to(READER),
    "desk:dictionary": _to(READER),
    "desk:export": _to(READER),
    "desk:lists": _to(READER),
    "desk:entries": _to(READER),  # its form only filters
    "desk:entry": _to(READER),
    "desk:links": _to(READER),
    "desk:link": _to(READER),
    "desk:estimate": _to(READER),
    # deciding
    "desk:review_add": _to(REVIEWER),
    "desk:review_add_record": _to(REVIEWER),
    "desk:queue": _to(REVIEWER),
    "desk:undo_review": _to(REVIEWER),
    "desk:review_confirm": _to(REVIEWER),
    "desk:four_eyes": _to(REVIEWER, OWNER),
    "desk:many": _to(REVIEWER),
    "desk:decide_many": _to(REVIEWER),
    "desk:batch": _to(REVIEWER),
    "desk:undo_many": _to(REVIEWER),
    "desk:confirm_batch": _to(REVIEWER),
    "desk:review_claim": _to(REVIEWER),
    "desk:review_decide": _to(REVIEWER),
    "desk:review_leave": _to(REVIEWER),
    "desk:review_correct": _to(REVIEWER),
    "desk:review_correct_record": _to(REVIEWER),
    "desk:decide_incident": _to(REVIEWER),
    "desk:undo": _to(REVIEWER),
    "desk:decide": _to(REVIEWER),
    # editing
    "desk:record_consent": _to(EDITOR),
    "desk:withdraw_consent": _to(EDITOR),
    "desk:ask": _to(EDITOR),  # an estimate works for minutes
}


def may(member: Member | None, name: str, method: str = "GET") -> bool:
    """Whether this member (None: a stranger) may ``method`` the address of this name. An address without a line: nobody."""
    permit = PERMITS.get(name)
    return permit is not None and permit.allows(member, method)
