"""Which page each picture in docs/screenshots/ shows, and how a reader comes to it. ``tests/house/test_pictures.py`` holds the desk's addresses
to this list: a page without a picture fails there by its name.

A picture's name begins with its number in the order in which they were made; the address is that of the page, by Django's name for it.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from playwright.sync_api import BrowserContext, Page

# The question of the demonstration, found by the list's own filter.
QUESTION = "?kind=detention&place=Kazakhstan&from=2019-06-09&to=2019-06-13"
ASKED = re.compile(r"people were detained in Kazakhstan on 9.13 June 2019")
NAME, PASSWORD = "A. Reviewer", "three quiet herons"
SLOW = 120_000  # milliseconds, for a machine that others use too

PICTURES: dict[str, str] = {
    "1-questions": "desk:questions", "2-question": "desk:question", "3-report": "desk:report", "4-claim": "desk:claim", "5-lists": "desk:lists",
    "6-link": "desk:link", "7-estimate": "desk:estimate", "8-incidents": "desk:incidents", "9-incident": "desk:incident", "10-search": "desk:search",
    "11-sources": "desk:sources", "12-review": "desk:queue", "13-review-claim": "desk:review_claim", "14-correct": "desk:review_correct",
    "15-add-claim": "desk:review_add", "16-many": "desk:many", "17-second-person": "desk:four_eyes", "18-reports": "desk:reports",
    "19-source": "desk:source", "20-outlets": "desk:sources", "21-entries": "desk:entries", "22-entry": "desk:entry", "23-inbox": "desk:inbox",
    "24-watched": "desk:watched", "25-sheets": "desk:bring_back", "26-pair": "desk:pair", "27-actors": "desk:actors", "28-actor": "desk:actor",
    "29-places": "desk:places", "30-place": "desk:place", "31-log": "desk:audit", "32-members": "desk:members", "33-api": "desk:api_about",
    "34-tokens": "desk:tokens", "35-account": "desk:account", "36-member": "desk:member", "37-second-factor": "mfa_activate_totp",
    "38-again": "account_reauthenticate", "39-sign-in": "account_login", "40-empty": "desk:questions", "41-links": "desk:links", "42-who": "desk:who",
    "43-withdraw": "desk:withdraw_report", "44-batch": "desk:batch", "45-came-in": "desk:delivery", "46-taken-out": "desk:source_apart",
    "47-join": "desk:join", "48-password": "account_change_password", "49-security-key": "mfa_add_webauthn", "50-recovery": "mfa_view_recovery_codes",
    "51-recovery-new": "mfa_generate_recovery_codes", "52-codes-off": "mfa_deactivate_totp", "53-sign-out": "account_logout",
    "54-second-step": "mfa_authenticate", "55-again-code": "mfa_reauthenticate", "56-releases": "desk:releases", "57-release": "desk:release",
    "58-confirm-release": "desk:confirm_release", "59-first-owner": "desk:members", "60-corrected": "desk:claim",
}  # fmt: skip


@dataclass(slots=True)
class Walk:
    """A browser's page on the desk at ``host``."""

    page: Page
    host: str

    def go(self, path: str) -> None:
        self.page.goto(f"{self.host}{path}")

    def here(self) -> str:
        return self.page.url.removeprefix(self.host).partition("#")[0]

    def link(self, path: str, link: str, text: str | re.Pattern[str] = "") -> str:
        """The path to which a link of that page leads."""
        self.go(path)
        found = self.page.locator(link)
        chosen = found.filter(has_text=text) if text and found.filter(has_text=text).count() else found
        if not chosen.count():
            raise SystemExit(f"{path} has no link {link}")
        return urljoin(self.page.url, chosen.first.get_attribute("href") or "").removeprefix(self.host)

    def press(self, name: str | re.Pattern[str]) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name).first.click()


def read_only(walk: Walk) -> dict[str, str]:
    """Pages of a folder without accounts that nothing was done on, found as a reader would: by links, and in the bar at the top."""
    after = walk.link
    question = after(f"/{QUESTION}", ".asked a", ASKED)
    report = after(question, "a", re.compile("Show passage of row 1$")).partition("#")[0]
    waiting = after("/review/", ".queue h3 a")
    source = after("/sources/", "tbody th a", "Interior Ministry")
    entries = after("/lists/", "main a[href^='/lists/']")
    walk.go("/search/")
    walk.page.fill("#words", "Тоқаев")
    walk.page.press("#words", "Enter")
    walk.page.wait_for_url("**/search/?words=*")
    return {
        "1-questions": "/", "2-question": question, "3-report": report, "10-search": walk.here(),
        "4-claim": after(question, "a", re.compile("Claim of row 1$")), "5-lists": "/lists/", "6-link": "/links/", "7-estimate": "/estimate/",
        "8-incidents": f"/incidents/{QUESTION}", "11-sources": "/sources/", "12-review": "/review/", "13-review-claim": waiting,
        "9-incident": after(f"/incidents/{QUESTION}", ".around .plain a", re.compile("Detention, Kazakhstan, 9.13 June 2019")),
        "14-correct": f"{waiting.partition('?')[0]}correct/", "15-add-claim": f"{report.partition('?')[0]}add/",
        "16-many": "/review/many/?kind=detention", "17-second-person": "/review/four-eyes/", "18-reports": "/reports/", "19-source": source,
        "20-outlets": "/sources/?show=outlets", "21-entries": entries, "22-entry": after(entries, "main a[href^='/entries/']"),
        "23-inbox": "/inbox/", "24-watched": "/inbox/watched/", "25-sheets": "/sheets/", "26-pair": after(question, "a[href^='/pairs/']"),
        "27-actors": "/actors/", "28-actor": after("/actors/", "main a[href^='/actors/a-']"), "29-places": "/places/",
        "30-place": after("/places/", "main a[href^='/places/geonames']"), "31-log": "/log/", "33-api": "/api/",
        "42-who": after(source, "main a[href^='/who/']"),
        "43-withdraw": f"{report.partition('?')[0]}withdraw/", "59-first-owner": "/members/",
    }  # fmt: skip


def after_acts(walk: Walk) -> dict[str, str]:
    """Pages that are there once something was done: many decided at once, one corrected, something that came in, something taken out of a
    source, a release proposed."""
    return {
        "41-links": _pair_decided(walk),
        "44-batch": _batch(walk), "60-corrected": _corrected(walk), "45-came-in": _came_in(walk), "46-taken-out": _taken_out(walk),
        **_released(walk),
    }  # fmt: skip


def _pair_decided(walk: Walk) -> str:
    walk.go("/links/")
    walk.page.fill("#by", NAME)
    walk.press("One person")
    return "/links/?show=decided"


def _batch(walk: Walk) -> str:
    page = walk.page
    walk.go("/review/many/?kind=detention&state=proposed")
    for yes in page.locator("main input[type=radio][value=yes]").all():
        yes.check()
    page.fill("#by", NAME)
    page.select_option("#ruling", "accepted")
    walk.press(re.compile("Decide|Record"))
    return walk.here()


def _corrected(walk: Walk) -> str:
    page = walk.page
    claim = walk.link("/review/?kind=injury", ".queue h3 a", re.compile(r"\d")).partition("?")[0]
    walk.go(f"{claim}correct/")
    page.fill("[name=low]", "120")
    page.fill("[name=high]", "150")
    page.fill("[name=reason]", "the report says so two sentences later")
    page.fill("[name=by]", NAME)
    with page.expect_navigation():
        page.locator("main form.edit button.go, main form button.go").first.click()
    return claim.replace("/review/", "/claims/")


def _came_in(walk: Walk) -> str:
    walk.go("/inbox/")
    told = "The Interior Ministry said about 700 people were detained in Nur-Sultan and Almaty on 9 and 10 June 2019."
    walk.page.fill("#text", told)
    walk.press("Take it in")
    path = walk.here()
    for _ in range(400):
        walk.go(f"{path.partition('?')[0]}?still=1")
        if not walk.page.locator("progress").count():
            return path
        time.sleep(0.3)
    raise SystemExit("what came in was not read")


def _taken_out(walk: Walk) -> str:
    source = walk.link("/sources/", "tbody th a", "Interior Ministry")
    walk.go(walk.link(source, "main a[href^='/who/']"))
    page = walk.page
    page.locator("details summary").first.click()
    page.locator("details [name=names]").last.check()
    page.fill("#apart", "Ministry of Roads")
    page.fill("#by2", NAME)
    page.fill("#reason2", "another ministry of the same name")
    walk.press("Take it apart")
    return walk.link("/sources/", "main a[href^='/sources/apart/']")


def _released(walk: Walk) -> dict[str, str]:
    walk.go("/releases/")
    page = walk.page
    if not page.locator("#title").count():
        raise SystemExit("nothing can be proposed for release")
    page.fill("#title", "Detentions of June 2019")
    if page.locator("main input[name=by]:not([readonly])").count():
        page.locator("main input[name=by]").first.fill(NAME)
    # The careful rules let nothing out that came in this week, and all of the demonstration did.
    rules = page.locator("#rules")
    page.locator("form:has(#rules) details summary").click()
    rules.fill(rules.input_value().replace("days_old: 7", "days_old: 0"))
    walk.press("Propose it")
    release = walk.here().partition("?")[0]
    return {"56-releases": "/releases/", "57-release": release, "58-confirm-release": f"{release}confirm/"}


def of_a_member(context: BrowserContext, host: str) -> dict[str, str]:
    """Makes the folder's first account: from then on its pages are for whoever has signed in, as ``context`` then has."""
    page = context.new_page()
    page.set_default_timeout(SLOW)
    walk = Walk(page, host)
    walk.go("/members/")
    page.fill("#id_name", NAME)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.locator("#id_password2").press("Enter")
    page.wait_for_url("**/members/")
    own = walk.link("/members/", "main a[href^='/members/m-']")
    walk.go("/members/")
    walk.press("Make a link")
    _again(walk)
    join = page.locator("#made-link").input_value().removeprefix(host)
    return {
        "32-members": "/members/", "34-tokens": "/tokens/", "35-account": "/account/", "36-member": own, "37-second-factor": "/account/codes/on/", "38-again": "/account/again/",
        "47-join": join, "48-password": "/account/password/", "49-security-key": "/account/keys/add/", "53-sign-out": "/sign-out/",
    }  # fmt: skip


def with_a_second_factor(context: BrowserContext, host: str, code: Callable[[str], str]) -> dict[str, str]:
    """The same member sets codes up. ``code`` makes the six digits of a secret."""
    page = context.new_page()
    page.set_default_timeout(SLOW)
    walk = Walk(page, host)
    walk.go("/account/codes/on/")
    _again(walk)
    secret = page.locator(".qr code").inner_text()
    page.fill("main form [name=code]", code(secret))
    walk.press("Switch it on")
    return {
        "50-recovery": "/account/recovery/", "51-recovery-new": "/account/recovery/new/", "52-codes-off": "/account/codes/off/",
        "55-again-code": "/account/again/code/",
    }  # fmt: skip


def half_way_in(context: BrowserContext, host: str) -> dict[str, str]:
    """Behind the password, before the code."""
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{host}/sign-in/")
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
    return {"54-second-step": "/sign-in/second/"}


def _again(walk: Walk) -> None:
    """Says the password where it is asked again."""
    page = walk.page
    if "/again/" in page.url:
        page.fill("main input[type=password]", PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
