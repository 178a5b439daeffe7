"""Pictures of the desk's pages on the demo folder, at 1280 and 390 px, light and dark: into docs/screenshots/.

    python scripts/screenshots.py [--folder FOLDER] [--out FOLDER] [--tall] [--lang ru] [--only 12-review]

Needs Chromium (Debian: apt-get install chromium; or CHROMIUM=/path). Without --folder it reads the demo corpus into a
folder of its own; one that is given is written to (a claim or two is decided, an account is made last). Fails when a page asks for anything
outside this machine, breaks its content security policy, is wider than its window, or shows next to nothing.
"""

import argparse
import base64
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
# The question of the demonstration, found by the list's own filter.
QUESTION = "?kind=detention&place=Kazakhstan&from=2019-06-09&to=2019-06-13"
ASKED = re.compile(r"people were detained in Kazakhstan on 9.13 June 2019")
WIDTHS = {1280: 900, 390: 844}
# The top of a page, not all of it; --tall keeps whole pages for looking at.
MOST_HEIGHT = 1200
QUALITY = 45  # of WebP: small letters are still sharp
SLOW = 120_000  # milliseconds, for a machine that others use too
LEAST_BYTES = 4_000  # an empty page of one colour takes less
NAME, PASSWORD = "A. Reviewer", "three quiet herons"


def khronika(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from khronika.cli.main import main; main()", *arguments]


@contextmanager
def served(folder: str) -> Iterator[str]:
    """The desk on a free port; its address."""
    process = subprocess.Popen(
        khronika("desk", "--folder", folder), cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://[\d.]+:\d+", line)
        if not found:
            raise SystemExit(f"the desk did not start: {line!r}")
        yield found[0]
    finally:
        process.terminate()
        process.wait(10)


def watch(page: Page, host: str) -> list[str]:
    """What a page must not do, as it does it: a list that should stay empty."""
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(host) else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    return wrong


def addresses(browser: Browser, host: str) -> dict[str, str]:
    """The pages' paths, found as a reader would: by links, and in the bar at the top."""
    page = browser.new_page()
    page.set_default_timeout(SLOW)

    def after(path: str, link: str, text: str | re.Pattern[str] = "") -> str:
        page.goto(f"{host}{path}")
        found = page.locator(link)
        chosen = found.filter(has_text=text) if text and found.filter(has_text=text).count() else found
        if not chosen.count():
            raise SystemExit(f"{path} has no link {link}")
        return urljoin(page.url, chosen.first.get_attribute("href") or "").removeprefix(host)

    question = after(f"/{QUESTION}", ".asked a", ASKED)
    report = after(question, "a", re.compile("Show passage of row 1$"))
    claim = after(question, "a", re.compile("Claim of row 1$"))
    pairs = after(question, "a[href^='/pairs/']")
    incident = after(
        f"/incidents/{QUESTION}", ".around .plain a", re.compile("Detention, Kazakhstan, 9.13 June 2019")
    )
    waiting = after("/review/", ".queue h3 a")
    source = after("/sources/", "tbody th a", "Interior Ministry")
    page.goto(f"{host}/search/")
    page.fill("#words", "Тоқаев")
    page.press("#words", "Enter")
    page.wait_for_url("**/search/?words=*")
    search = page.url.removeprefix(host)
    found = {
        "1-questions": "/", "2-question": question, "3-report": report, "4-claim": claim, "5-lists": "/lists/", "6-link": "/links/",
        "7-estimate": "/estimate/", "8-incidents": f"/incidents/{QUESTION}", "9-incident": incident, "10-search": search,
        "11-sources": "/sources/", "12-review": "/review/", "13-review-claim": waiting, "14-correct": f"{waiting.partition('?')[0]}correct/",
        "15-add-claim": f"{report.partition('?')[0]}add/", "16-many": "/review/many/?kind=detention", "17-second-person": "/review/four-eyes/",
        "18-reports": "/reports/", "19-source": source, "20-outlets": "/sources/?show=outlets", "21-entries": after("/lists/", "main a[href^='/lists/']"), "23-inbox": "/inbox/", "24-watched": "/inbox/watched/",
        "25-sheets": "/sheets/", "26-pair": pairs, "27-actors": "/actors/", "28-actor": after("/actors/", "main a[href^='/actors/a-']"), "29-places": "/places/",
        "30-place": after("/places/", "main a[href^='/places/']"), "31-log": "/log/", "32-members": "/members/", "33-api": "/api/", "34-tokens": "/tokens/",
    }  # fmt: skip
    page.close()
    return {name: path.partition("#")[0] for name, path in found.items()}


def member(browser: Browser, host: str) -> tuple[dict[str, str], list[dict[str, object]]]:
    """Makes the folder's first account: from then on its pages are for whoever has signed in. Pages, and the cookies to see them with."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{host}/members/")
    page.fill("#id_name", NAME)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.locator("#id_password2").press("Enter")
    page.wait_for_url("**/members/")
    own = page.locator("main a[href^='/members/m-']").first.get_attribute("href") or ""
    page.goto(f"{host}/account/codes/on/")
    if "/again/" in page.url:
        page.fill("input[type=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/account/codes/on/")
    cookies = [dict(each) for each in context.cookies()]
    context.close()
    pages = {
        "35-account": "/account/",
        "36-member": own,
        "37-second-factor": "/account/codes/on/",
        "38-again": "/account/again/",
    }
    return pages, cookies


def shoot(
    browser: Browser,
    host: str,
    pages: dict[str, str],
    out: Path,
    *,
    tall: bool,
    lang: str,
    cookies: Sequence[dict[str, object]] = (),
) -> None:
    for width, height in WIDTHS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            context.add_cookies([{"name": "django_language", "value": lang, "url": host}, *cookies])  # type: ignore[list-item]
            page = context.new_page()
            page.set_default_timeout(SLOW)
            wrong = watch(page, host)
            for name, path in pages.items():
                answer = page.goto(host + path)
                if answer is None or answer.status != 200 or wrong:
                    raise SystemExit(f"{path}: {answer and answer.status}, {wrong}")
                whole = page.evaluate("document.documentElement.scrollHeight")
                across = page.evaluate("document.documentElement.scrollWidth")
                if across > width:
                    raise SystemExit(f"{path} is {across} px wide in a window of {width}")
                shown = whole if tall else min(whole, MOST_HEIGHT)
                dark, said = "-dark" if scheme == "dark" else "", "" if lang == "en" else f"-{lang}"
                keep(page, (width, shown), out / f"{name}-{width}{dark}{said}.webp")
            context.close()


def keep(page: Page, size: tuple[int, int], target: Path) -> None:
    """As WebP, which Playwright itself does not make. Nothing is kept of a page that was empty."""
    clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)
    made = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
    session.detach()
    if len(made) < LEAST_BYTES:
        raise SystemExit(f"{page.url}: next to nothing is shown ({len(made)} bytes)")
    target.write_bytes(made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", help="a data folder; without it the demo corpus is read into a new one")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", nargs="*", help="names of pages, as their pictures are named")
    parser.add_argument("--tall", action="store_true", help="whole pages, however long")
    parser.add_argument("--lang", choices=["en", "ru", "kk"], default="en", help="language of the pages")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.folder or made
        if not chosen.folder:
            subprocess.run(
                khronika("demo", "--no-serve", "--folder", folder),
                cwd=ROOT,
                check=False,
                stdout=subprocess.DEVNULL,
            )
        with served(folder) as host, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
            pages = addresses(browser, host)
            pages = {name: path for name, path in pages.items() if name in (chosen.only or pages)}
            assert all(urlsplit(path).scheme == "" for path in pages.values())
            shoot(browser, host, pages, chosen.out, tall=chosen.tall, lang=chosen.lang)
            if not chosen.only:
                shoot(
                    browser, host, {"39-sign-in": "/sign-in/"}, chosen.out, tall=chosen.tall, lang=chosen.lang
                )
                own, cookies = member(browser, host)
                shoot(browser, host, own, chosen.out, tall=chosen.tall, lang=chosen.lang, cookies=cookies)
            browser.close()


if __name__ == "__main__":
    main()
