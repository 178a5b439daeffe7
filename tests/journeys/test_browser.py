"""A newcomer's way through the desk in Chromium, with its script and without: by an invitation to an account with a second factor,
three reports, review by keys and by clicks, a question, a sheet that goes out and comes back. The desk is a program of its own, as for
people; whatever a page asks of another host, or against its content security policy, fails the journey (``tests/browsing.py``)."""

import csv
import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, FilePayload, Page

from tests.browsing import browser, launched, watched

__all__ = ["browser", "launched"]  # fixtures

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "three quiet herons"
OWNER, EDITOR, READER = "Invented Owner", "Invented Editor", "Plain Editor"
SLOW = 30_000  # milliseconds, on a machine that others use too


@dataclass(frozen=True, slots=True)
class Desk:
    host: str
    browser: Browser

    def page(self, *, script: bool = True) -> tuple[Page, list[str]]:
        """A browser of its own, on a screen or, where no script runs, on a phone; and what it did that none may."""
        size = {"width": 1280, "height": 900} if script else {"width": 390, "height": 844}
        context = self.browser.new_context(viewport=size, java_script_enabled=script, base_url=self.host)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(SLOW)
        return page, watched(page)


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk") / "folder"
    running = subprocess.Popen(
        [sys.executable, "-u", "-m", "tests.journeys.quick_desk", str(folder)],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        # A folder of its own, whatever database other tests are run on.
        env={name: value for name, value in os.environ.items() if not name.startswith("KHRONIKA_")},
    )  # fmt: skip
    try:
        assert running.stdout is not None
        said = running.stdout.readline()
        found = re.search(r"http://[\d.]+:\d+", said)
        assert found, said
        yield Desk(found[0], browser)
    finally:
        running.terminate()
        running.communicate(timeout=30)


def press(page: Page, name: str | re.Pattern[str], within: str = "main") -> None:
    """A button or a link by what it is called, and the page it leads to."""
    here = page.locator(within)
    found = here.get_by_role("button", name=name).or_(here.get_by_role("link", name=name)).first
    with page.expect_navigation():
        found.click()


def code(secret: str) -> str:
    """The six digits that a telephone would show now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def invited(owner: Page) -> str:
    """The path of an invitation for an editor."""
    owner.goto("/members/")
    owner.locator("[name=role][value=editor]").check()
    press(owner, "Make a link")
    if owner.locator("main input[type=password]").count():  # asked again who this is
        owner.locator("main input[type=password]").fill(PASSWORD)
        press(owner, "Go on")
    return urlsplit(owner.get_by_label("Hand it over").input_value()).path


def make_owner(page: Page) -> None:
    page.goto("/members/")
    page.fill("#id_name", OWNER)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    press(page, "Make the owner’s account")


def join(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.fill("#id_name", name)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    press(page, "Join")
    assert page.locator("header").get_by_role("link", name=name).is_visible()


def second_factor(page: Page, name: str) -> None:
    """Sets codes up, makes recovery codes anew, which are shown once, signs out, and comes back in with one of them."""
    press(page, name, "header")
    press(page, "Set them up")
    if page.locator("main input[type=password]").count():
        page.locator("main input[type=password]").fill(PASSWORD)
        press(page, "Go on")
    secret = page.locator(".qr code").inner_text()
    page.get_by_label(re.compile("code", re.I)).fill(code(secret))
    press(page, "Switch it on")
    first = page.locator(".codes code").all_inner_texts()
    assert len(first) == 10
    page.goto("/account/recovery/")
    assert page.locator(".codes code").count() == 0  # they are shown once
    press(page, "Make new ones")
    assert urlsplit(page.url).path == "/account/recovery/new/"
    press(page, "Make new ones")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    assert not set(first) & set(codes)
    press(page, "I have written them down")
    press(page, re.compile("^Sign out$"))
    page.goto("/sign-in/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    assert urlsplit(page.url).path == "/sign-in/second/"
    page.get_by_label(re.compile("code", re.I)).fill(codes[0])
    press(page, re.compile("^Sign in$"))
    assert page.locator("header").get_by_role("link", name=name).is_visible()


def bring_three(page: Page, number: int, day: int) -> None:
    """Three files into the inbox, looked at and kept."""
    page.locator("header").get_by_role("link", name="Inbox").click()
    told = [
        ("Interior Ministry", number), ("Old Party", number + 200), ("Square Watch", number + 400),
    ]  # fmt: skip
    files: list[FilePayload] = [
        {
            "name": f"{who}.txt",
            "mimeType": "text/plain",
            "buffer": f"The {who} held about {many} people in Almaty on {day} June 2019. So the {who} says.".encode(),
        }
        for who, many in told
    ]
    page.set_input_files("#files", files)
    press(page, "Take them in")
    read = page.get_by_role("heading", name="Look, then keep or leave out")
    until(page, lambda: read.is_visible())
    press(page, re.compile("Keep all three|Keep all 3"))
    until(
        page, lambda: page.get_by_role("link", name="See the questions that the record answers").is_visible()
    )


def until(page: Page, there: Callable[[], bool]) -> None:
    """Looks again, as a person does who waits, or as the page does by itself."""
    for _ in range(100):
        if there():
            return
        page.wait_for_timeout(150)
        page.reload()
    raise AssertionError(page.inner_text("main"))


def decided(page: Page) -> dict[str, str]:
    """The states of the claims of this page's list, by what they count."""
    page.goto("/review/?state=any")
    cards = page.locator(".queue > .card h3")
    return {card.locator("a").inner_text(): card.locator(".pill").first.inner_text() for card in cards.all()}


def by_keys(page: Page) -> None:
    """Accept one, take it back, accept it, be unsure of the next, reject the third with its reason: no hand on the mouse."""
    page.goto("/review/")
    keys = page.keyboard

    def key(name: str) -> None:
        with page.expect_navigation():
            keys.press(name)

    key("j")  # the first claim of the list
    key("a")
    assert "Recorded:" in page.inner_text("main")
    key("z")  # the last decision is taken back, and its claim shown again
    key("a")
    key("u")
    keys.press("r")
    page.wait_for_selector("#wrong")
    keys.type("that is not in the report")
    key("Enter")
    assert sorted(decided(page).values())[:3] == ["accepted", "rejected", "unsure"]


def by_clicks(page: Page) -> None:
    """The same in the list itself, where each decision leads back to its place."""
    page.goto("/review/")
    for act, reason in (("Accept", ""), ("Unsure", ""), ("Reject", "that is not in the report")):
        card = page.locator(".queue > .card").first
        if reason:
            card.get_by_label("Reason").fill(reason)
        with page.expect_navigation():
            card.get_by_role("button", name=act).click()
        assert urlsplit(page.url).fragment == "here"
        assert "Recorded" in page.inner_text("#here")
        assert (page.locator("#here").bounding_box() or {"y": -1})["y"] >= 0
    assert not page.locator("form.decide").count()


def question(page: Page, day: int) -> None:
    """The question that the two claims left standing answer: its answer, its chart and its table."""
    page.goto("/")
    press(page, f"How many people were detained in Almaty on {day} June 2019?")
    assert page.locator("figure.disagreement svg").count() >= 1
    assert page.locator("table#table tbody tr:not(.grp)").count() == 2
    assert "rejected" in page.inner_text("#rejected-h")


def sheet(page: Page, person: str, tmp_path: Path) -> None:
    """The list of the queue as a sheet, one decision typed into it, brought back, looked at and recorded; brought again it changes nothing."""
    page.goto("/review/?state=any")
    with page.expect_download() as waiting:
        page.locator("main").get_by_role("link", name="CSV", exact=True).first.click()
    kept = tmp_path / "sheet.csv"
    waiting.value.save_as(kept)
    rows = list(csv.DictReader(io.StringIO(kept.read_text("utf-8-sig"), newline="")))
    held = next(row for row in rows if row["state"] == "unsure")
    held |= {"decision": "corrected", "reason": "counted again", "low": "41", "high": "42"}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    back: FilePayload = {"name": "sheet.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}
    for again in (False, True):
        page.goto("/sheets/")
        page.set_input_files("#sheet", [back])
        press(page, "See what it would change")
        if again:
            assert "Nothing would be recorded" in page.inner_text("main")
            continue
        assert page.get_by_label("Who decides").first.input_value() == person
        press(page, re.compile("Record"))
        assert "1 claim" in page.inner_text("main")
    page.goto(f"/claims/{held['id']}/")
    assert "41 to 42 people" in page.inner_text("h1")


def test_from_an_invitation_to_a_sheet_that_comes_back(desk: Desk, tmp_path: Path) -> None:
    owner, told = desk.page()
    make_owner(owner)
    first, second = invited(owner), invited(owner)
    page, wrong = desk.page()
    join(page, first, EDITOR)
    second_factor(page, EDITOR)
    bring_three(page, 100, 9)
    by_keys(page)
    question(page, 9)
    sheet(page, EDITOR, tmp_path)
    plain, also = desk.page(script=False)
    join(plain, second, READER)
    second_factor(plain, READER)
    bring_three(plain, 150, 20)
    by_clicks(plain)
    question(plain, 20)
    sheet(plain, READER, tmp_path)
    assert [*told, *wrong, *also] == []
