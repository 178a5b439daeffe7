"""What no page may do fails the test of a page that does it."""

import asyncio

import pytest
from playwright.sync_api import Browser, Route

from tests.browsing import Launched, browser, launched, watched

__all__ = ["browser", "launched"]  # fixtures

pytestmark = pytest.mark.browser

POLICY = {"Content-Security-Policy": "default-src 'none'; script-src 'self'", "Content-Type": "text/html"}
FAULTS = {
    "<script>window.ran = 1</script>": "console: ",  # an inline script, which the policy forbids
    '<p style="color: red">x</p>': "console: ",
    '<img src="http://elsewhere.invalid/x.png">': "asked http://elsewhere.invalid/x.png",
    '<script src="/throws.js"></script>': "thrown: ",
    '<script src="/asks.js"></script>': "dialog: sure?",
    '<script src="/gone.js"></script>': "404 http://desk.invalid/gone.js",
}


def test_each_fault_is_seen_and_a_sound_page_has_none(browser: Browser) -> None:
    page = browser.new_page()
    wrong = watched(page)
    body = ""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://desk.invalid")
        scripts = {"/throws.js": "throw new Error('x')", "/asks.js": "confirm('sure?')"}
        if path == "/":
            route.fulfill(body=body, headers=POLICY)
        elif path in scripts:
            route.fulfill(body=scripts[path], content_type="text/javascript")
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    for body, fault in {"<p>x</p>": "", **FAULTS}.items():
        wrong.clear()
        page.goto("http://desk.invalid/", wait_until="load")
        assert [said for said in wrong if fault and said.startswith(fault)] or (not fault and not wrong), body
    page.close()


def test_beside_the_driver_other_asynchronous_code_runs(browser: Browser, launched: Launched) -> None:
    async def one() -> int:
        return 1

    launched.hide()
    assert asyncio.run(one()) == 1
    launched.show()
    assert browser.new_page().evaluate("1 + 1") == 2
