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
    invitation, a token). ``account``: only for whoever has one, so for nobody in a folder without accounts."""

    open: Role | None
    act: Role | None
    account: bool = False

    def allows(self, member: Member | None, method: str) -> bool:
        if self.account and (member is None or not member.signed_in):
            return False
        least = self.open if method in ("GET", "HEAD", "OPTIONS") else self.act
        return least is None or (member is not None and member.role.covers(least))


def _to(least: Role | None, to_act: Role | None = None) -> Permit:
    return Permit(least, to_act or least)


ANYONE = Permit(None, None)
OWN_ACCOUNT = Permit(READER, READER, account=True)

# The name of an address, with its namespace -> who may open it, and who may act there.
PERMITS: dict[str, Permit] = {
    "desk:language": ANYONE,
    # coming in
    "account_login": ANYONE,
    "account_logout": ANYONE,
    "mfa_authenticate": ANYONE,  # after the password; without it, back to signing in
    "desk:join": ANYONE,  # whoever holds the link
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
    "desk:source_apart": _to(READER),
    "desk:pair": _to(READER),
    "desk:who": _to(READER),
    "desk:actors": _to(READER),
    "desk:actor": _to(READER),
    "desk:places": _to(READER),
    "desk:place": _to(READER),
    "desk:search": _to(READER),
    "desk:ask_search": _to(READER),
    "desk:dictionary": _to(READER),
    "desk:export": _to(READER),
    "desk:list_file": _to(READER),
    "desk:list_dictionary": _to(READER),
    "desk:sheet": _to(READER),
    "desk:sheet_dictionary": _to(READER),
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
    "desk:overrule": _to(REVIEWER),
    "desk:withdraw_judgement": _to(REVIEWER),  # its view asks for the role that made it
    "desk:confirm_judgement": _to(REVIEWER),
    "desk:undo": _to(REVIEWER),
    "desk:decide": _to(REVIEWER),
    # programs: the view itself asks for a token, and says 401 to whoever has none
    "api:api-root": ANYONE,
    "api:counts": ANYONE,
    "api:claims": ANYONE,
    "api:claim": ANYONE,
    "api:decide": ANYONE,
    "api:take_back": ANYONE,
    "api:questions": ANYONE,
    "api:question": ANYONE,
    "api:reports": ANYONE,
    "api:report": ANYONE,
    "api:report_text": ANYONE,
    "api:incidents": ANYONE,
    "api:incident": ANYONE,
    "api:sources": ANYONE,
    "api:outlets": ANYONE,
    "api:words": ANYONE,
    "api:lists": ANYONE,
    "api:estimate": ANYONE,
    "api_nothing": ANYONE,
    "desk:api_description": ANYONE,
    "desk:api_about": _to(READER),
    "desk:tokens": _to(READER),
    "desk:make_token": _to(READER),
    "desk:revoke_token": _to(READER),
    # editing
    "desk:judge": _to(EDITOR),
    "desk:named": _to(OWNER),
    "desk:withdraw_report": _to(EDITOR),
    "desk:record_withdrawal": _to(EDITOR),
    "desk:bring_back": _to(EDITOR),
    "desk:look_at_sheet": _to(EDITOR),
    "desk:record_sheet": _to(EDITOR),
    "desk:record_consent": _to(EDITOR),
    "desk:withdraw_consent": _to(EDITOR),
    "desk:releases": _to(READER),
    "desk:release": _to(READER),
    "desk:propose_release": _to(EDITOR),
    "desk:confirm_release": _to(EDITOR),
    "desk:end_release": _to(EDITOR),
    "desk:ask": _to(EDITOR),  # an estimate works for minutes
    # what comes in
    "desk:original": _to(READER),
    "desk:inbox": _to(EDITOR),
    "desk:upload": _to(EDITOR),
    "desk:paste": _to(EDITOR),
    "desk:fetch_address": _to(EDITOR),
    "desk:try_demo": _to(EDITOR),
    "desk:allow_fetching": _to(OWNER),
    "desk:delivery": _to(EDITOR),
    "desk:decide_finds": _to(EDITOR),
    "desk:arrival_original": _to(EDITOR),
    "desk:watched": _to(EDITOR),
    "desk:look_now": _to(EDITOR),
    "desk:watch": _to(OWNER),  # a folder is any folder of this machine
    "desk:unwatch": _to(OWNER),
    # one's own account
    "desk:account": OWN_ACCOUNT,
    "desk:end_session": OWN_ACCOUNT,
    "desk:end_other_sessions": OWN_ACCOUNT,
    "account_reauthenticate": OWN_ACCOUNT,
    "account_change_password": OWN_ACCOUNT,
    "mfa_index": OWN_ACCOUNT,
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_list_webauthn": OWN_ACCOUNT,
    "mfa_add_webauthn": OWN_ACCOUNT,
    "mfa_remove_webauthn": OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": OWN_ACCOUNT,
    "usersessions_list": OWN_ACCOUNT,
    # members
    "desk:members": _to(OWNER),
    "desk:first_owner": _to(OWNER),
    "desk:invite": _to(OWNER),
    "desk:withdraw_invitation": _to(OWNER),
    "desk:member": _to(OWNER),
    "desk:change_role": _to(OWNER),
    "desk:remove_member": _to(OWNER),
    "desk:reset_second_factor": _to(OWNER),
    "desk:link_for_password": _to(OWNER),
    "desk:second_factor_rule": _to(OWNER),
    "desk:audit": _to(OWNER),
    "desk:audit_verify": _to(OWNER),
}

# What whoever must set up a second factor, and has none yet, may still open.
WITHOUT_SECOND_FACTOR = frozenset(
    """desk:language account_login account_logout desk:account desk:end_session desk:end_other_sessions usersessions_list account_reauthenticate
    account_change_password mfa_index mfa_activate_totp mfa_add_webauthn mfa_list_webauthn mfa_view_recovery_codes
    mfa_reauthenticate mfa_reauthenticate_webauthn""".split()
)


def may(member: Member | None, name: str, method: str = "GET") -> bool:
    """Whether this member (None: a stranger) may ``method`` the address of this name. An address without a line: nobody."""
    permit = PERMITS.get(name)
    return permit is not None and permit.allows(member, method)
