"""Every page of the desk, found by walking its addresses, so that a new page cannot be forgotten by those that look at all of them.

An address answers a GET with a page; else ``NO_PAGE`` says what it is, and for an act what to send wrongly, so that the page that says so
is looked at too. An address of neither sort, a line without its address, and a part of an address that the folder of ``hostile`` has
nothing for: each fails.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# What an act is sent wrongly and answers with a page; None where nothing that is sent makes a page (it leads on, or refuses bare).
Sent = Mapping[str, str] | None
FILE: Mapping[str, str] = {"a": "file"}  # hands out a file
LEADS: Mapping[str, str] = {"a": "way"}  # leads on to a page that is looked at under its own address

NO_PAGE: dict[str, Sent] = {
    "desk:language": LEADS,
    "desk:incidents_dictionary": FILE,
    "desk:incidents_export": FILE,
    "desk:sources_dictionary": FILE,
    "desk:sources_export": FILE,
    "desk:dictionary": FILE,
    "desk:export": FILE,
    "desk:ask_sources": {"called": "k-nobody", "type": "x"},
    "desk:ask_search": {"words": "\x00", "from": "never"},
    "desk:record_withdrawal": {"by": "", "reason": "typed <b>words</b>"},
    "desk:review_add_record": {"by": "", "start": "x", "low": "many", "figure": "typed <b>words</b>"},
    "desk:undo_review": {"number": "9999", "by": "x"},
    "desk:review_confirm": None,
    "desk:decide_many": {"state": "any", "by": "x", "ruling": "accepted", "many": "5"},
    "desk:undo_many": {"by": ""},
    "desk:confirm_batch": {"by": ""},
    "desk:review_decide": {"by": "", "state": "rejected", "reason": "typed <b>words</b>"},
    "desk:review_leave": LEADS,
    "desk:review_correct_record": {"by": "", "start": "x", "low": "many", "from": "June"},
    "desk:decide_incident": {"ruling": "split", "reason": "typed <b>words</b>"},
    "desk:undo": {"number": "99"},
    "desk:decide": {"by": "", "reason": "typed <b>words</b>"},
    "desk:record_consent": {"answer": "yes", "seen": "1w.2", "given_by": "lawyer", "by": "x"},
    "desk:withdraw_consent": None,
    "desk:propose_release": {"by": "", "title": "typed <b>words</b>", "rules": "typed: <b>words</b>"},
    "desk:end_release": {"by": "", "reason": "typed <b>words</b>"},
    "desk:look_at_sheet": {},
    "desk:record_sheet": {},
    "desk:sheet_dictionary": FILE,
    "desk:sheet": FILE,
    "desk:list_file": FILE,
    "desk:list_dictionary": FILE,
    "desk:original": FILE,
    "desk:arrival_original": FILE,
    "desk:upload": {"published": "never", "outlet": "typed <b>words</b>"},
    "desk:paste": {"text": " ", "published": "never", "lang": "x", "url": "typed <b>words</b>"},
    "desk:fetch_address": {"addresses": "ftp://typed.example/<b>words</b>"},
    "desk:try_demo": None,
    "desk:allow_fetching": None,
    "desk:decide_finds": {
        "keep": "all",
        "lang-1": "x",
        "published-1": "never",
        "outlet-1": "typed <b>words</b>",
    },
    "desk:watch": {"place": "typed <b>words</b>", "published": "never"},
    "desk:unwatch": None,
    "desk:look_now": None,  # a program begins to look
    "desk:api_description": FILE,
    "desk:make_token": {"name": "typed <b>words</b>", "days": "9"},
    "desk:revoke_token": None,
    "desk:overrule": {"relation": "x", "by": "", "reason": "typed <b>words</b>"},
    "desk:judge": {"judged": "merge", "called": "nobody", "by": "", "reason": "typed <b>words</b>"},
    "desk:named": None,
    "desk:withdraw_judgement": {"reason": ""},
    "desk:confirm_judgement": None,
    "mfa_reauthenticate_webauthn": None,  # a page with a key alone, and then that of signing in by it
    "mfa_remove_webauthn": None,  # likewise
    "mfa_index": LEADS,
    "mfa_list_webauthn": LEADS,
    "usersessions_list": LEADS,
    "desk:end_session": LEADS,
    "desk:end_other_sessions": None,  # would sign out whoever looks
    "desk:first_owner": None,  # has a page before there is an owner alone; test_members
    "desk:invite": None,
    "desk:second_factor_rule": None,
    "desk:withdraw_invitation": None,
    "desk:change_role": None,
    "desk:remove_member": None,
    "desk:reset_second_factor": None,
    "desk:link_for_password": None,
    "desk:audit_verify": {},
    "desk:ask": None,  # an estimate begins, whatever was sent
}
# Other states of a page: filtered to nothing, typed wrongly, another list of it. By the name of its address.
STATES: dict[str, list[str]] = {
    "desk:questions": ["?kind=detention&from=never", "?place=nowhere"],
    "desk:search": ["?from=never&words=k-0", "?show=reports&after=0", "?kind=detention&place=nowhere"],
    "desk:incidents": ["?standing=confirmed", "?from=never"],
    "desk:sources": ["?show=outlets"],
    "desk:links": ["?show=decided"],
    "desk:queue": ["?state=any&by=kind", "?state=corrected", "?state=waiting"],
    "desk:many": ["?state=any"],
}


@dataclass(frozen=True, slots=True)
class Address:
    """``name`` with its namespaces; ``parts`` are what stands in it."""

    name: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class Answered:
    status: int
    headers: dict[str, str]
    html: str


@dataclass(slots=True)
class Pages:
    """``held`` by what was asked for, ``first`` for the first time of each address; ``told`` are addresses of which nothing is known that should be."""

    held: dict[str, Answered] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def addresses(patterns: Any = None, before: str = "", parts: tuple[str, ...] = ()) -> Iterator[Address]:
    """All that the desk's own server answers, by walking its URLconf."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        mine = (*parts, *each.pattern.converters)
        if isinstance(each, URLResolver):
            space = f"{before}{each.namespace}:" if each.namespace else before
            yield from addresses(each.url_patterns, space, mine)
        elif isinstance(each, URLPattern):
            yield Address(f"{before}{each.name}", mine)


def all_pages(ids: dict[str, list[str]], clients: Sequence[Client]) -> Pages:
    """What the first of ``clients`` is shown at each address, or the next where she is shown no page, for each id that may stand in it,
    and what each act says that is sent wrongly."""
    found = Pages()
    for client in clients:
        client.get(reverse("desk:language", args=["ru"]))  # whose words are longer than those of English
    known = {each.name for each in addresses() if not each.name.startswith(("api:", "api_nothing"))}
    found.told += [f"{name}: no such address; take its line out" for name in NO_PAGE if name not in known]
    for each in addresses():
        if each.name.startswith(("api:", "api_nothing")):
            continue  # answers programs, in JSON
        if strange := [part for part in each.parts if part not in ids]:
            found.told.append(f"{each.name}: say in the hostile folder what stands for {strange}")
            continue
        for at in range(max((len(ids[part]) for part in each.parts), default=1)):
            filled = {part: ids[part][min(at, len(ids[part]) - 1)] for part in each.parts}
            path = reverse(each.name, kwargs=filled)
            _ask(found, each.name, path, clients)
            found.first += [] if at else [path]
    _keep(found, "/nowhere/", clients[0].get("/nowhere/"))
    return found


def _ask(found: Pages, name: str, path: str, clients: Sequence[Client]) -> None:
    first = said = None
    for client in clients if name not in NO_PAGE else clients[:1]:
        answer = client.get(path)
        if answer.streaming:
            list(answer.streaming_content)  # type: ignore[arg-type]
        answer.close()
        page = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        first, said = (first or answer.status_code), (said or (client, answer) if page else None)
        if said or answer.status_code >= 500:
            break
    if (said is not None) == (name in NO_PAGE):
        what = "gives a page; take its line out of NO_PAGE" if said else f"gives no page: {first}"
        found.told.append(f"{name} {what} ({path})")
    if said:
        _keep(found, path, said[1])
        for state in STATES.get(name, ()):
            _keep(found, path + state, said[0].get(path + state))
    sent = NO_PAGE.get(name)
    if sent is not None and sent not in (FILE, LEADS):
        _keep(found, f"{path}?sent", clients[0].post(path, dict(sent), follow=True))


def _keep(found: Pages, path: str, answer: Any) -> None:
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        found.told.append(f"{path}: {answer.status_code} {answer.headers.get('Content-Type')}")
        return
    if answer.content.count(b"stylesheet") != 1:
        found.told.append(
            f"{path}: {answer.status_code}, no page of the desk; where nothing sent makes one, its line says None"
        )
        return
    # A page that asks for itself again while something is being read would do so in the middle of the next one.
    headers = {
        name: value for name, value in answer.headers.items() if name not in ("Content-Length", "Refresh")
    }
    html = answer.content.decode().replace('http-equiv="refresh"', "")
    found.held[path] = Answered(answer.status_code, headers, html)
