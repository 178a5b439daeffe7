"""One Chromium for all tests of a process that look at pages; and every page they open is watched for what no page may do.

``page`` fails its test when a page asked anything of another host, broke its content security policy, wrote an error to the console,
threw one, or opened a dialog. Whoever opens a page otherwise calls ``watched``.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Response, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
# ".invalid" is no host of anybody: tests answer it themselves.
OUR_HOSTS = frozenset({"localhost", "127.0.0.1", "desk.invalid", ""})
# A page that says what was typed wrongly has the status 400, which the console calls an error; what a page loads is seen as it loads.
_OF_A_STATUS = "Failed to load resource: the server responded with a status of"


class Launched:
    """The browser, and the loop of its driver. The loop runs in this thread as long as the browser is open, which would make Django
    and asyncio take every later test for asynchronous code: it is shown only to files whose tests use the browser."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        driver = self._stack.enter_context(sync_playwright())
        self.browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        self.loop = asyncio.get_running_loop()
        self.hide()

    def show(self) -> None:
        asyncio._set_running_loop(self.loop)

    def hide(self) -> None:
        asyncio._set_running_loop(None)

    def close(self) -> None:
        self.show()
        self.browser.close()
        self._stack.close()
        self.hide()


@pytest.fixture(scope="session")
def launched() -> Iterator[Launched]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium")
        pytest.skip("no Chromium here; Debian: apt-get install chromium")
    opened = Launched()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def browser(django_db_setup: None, launched: Launched) -> Iterator[Browser]:
    """The browser of this process. While tests of this file run, Django may ask the database beside the driver's loop; the loop is shown
    before a test opens its transaction, since Django keeps connections of such code apart."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        launched.show()
        yield launched.browser
        launched.hide()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = watched(opened)
    yield opened
    opened.close()
    assert wrong == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page where no script runs."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    opened = context.new_page()
    wrong = watched(opened)
    yield opened
    context.close()
    assert wrong == []


def watched(page: Page | BrowserContext) -> list[str]:
    """What the page did that none may: a list that should stay empty."""
    wrong: list[str] = []

    def asked(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("http", "https") or url.hostname not in OUR_HOSTS:
            wrong.append(f"asked {request.url[:200]}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            wrong.append(f"{response.status} {response.url[:200]}")

    def said(message: Any) -> None:
        if message.type == "error" and not message.text.startswith(_OF_A_STATUS):
            wrong.append(f"console: {message.text[:300]}")

    def opened(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message[:100]}")
        dialog.dismiss()

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("dialog", opened)
    if isinstance(page, Page):
        page.on("pageerror", lambda error: wrong.append(f"thrown: {error}"))
    return wrong
