"""Pictures of the desk's pages on the demo folder, at 1280 and 390 px, light and dark: into docs/screenshots/.

    python scripts/screenshots.py [--folder FOLDER] [--out FOLDER] [--tall] [--lang ru]

Needs Chromium (Debian: apt-get install chromium; or CHROMIUM=/path). Without --folder it reads the demo corpus into a
folder of its own. Fails when a page asks for anything outside this machine, or breaks its content security policy.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
# The question of the demonstration, found by the list's own filter.
QUESTION = "?kind=detention&place=Kazakhstan&from=2019-06-09&to=2019-06-13"
ASKED = re.compile(r"people were detained in Kazakhstan on 9.13 June 2019")
WIDTHS = {1280: 900, 390: 844}
# README shows the top of a page, not all of it; --tall keeps whole pages for looking at.
MOST_HEIGHT = 1700


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
    page.goto(f"{host}/{QUESTION}")
    links = page.locator(".asked a")
    link = links.filter(has_text=ASKED) if links.filter(has_text=ASKED).count() else links
    link.first.click()
    question = page.url
    page.get_by_role("link", name=re.compile("Show passage of row 1$")).click()
    report = page.url
    page.goto(question)
    page.get_by_role("link", name=re.compile("Claim of row 1$")).click()
    claim = page.url
    page.goto(f"{host}/incidents/{QUESTION}")
    told = page.locator(".around .plain a").filter(has_text="June 2019")
    most = told.filter(has_text="Nur-Sultan and Almaty, 9")
    (most if most.count() else told).first.click()
    incident = page.url
    page.goto(f"{host}/search/")
    page.fill("#words", "Тоқаев")
    page.press("#words", "Enter")
    page.wait_for_url("**/search/?words=*")
    search = page.url
    page.close()
    found = {"1-questions": f"{host}/", "2-question": question, "3-report": report, "4-claim": claim}
    found |= {"5-lists": f"{host}/lists/", "6-link": f"{host}/links/", "7-estimate": f"{host}/estimate/"}
    found |= {"8-incidents": f"{host}/incidents/{QUESTION}", "9-incident": incident, "10-search": search}
    found |= {"11-sources": f"{host}/sources/", "12-review": f"{host}/review/"}
    return {name: url.removeprefix(host) for name, url in found.items()}


def shoot(browser: Browser, host: str, pages: dict[str, str], out: Path, *, tall: bool, lang: str) -> None:
    for width, height in WIDTHS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            context.add_cookies([{"name": "django_language", "value": lang, "url": host}])
            for name, path in pages.items():
                page = context.new_page()
                wrong = watch(page, host)
                answer = page.goto(host + path)
                if answer is None or answer.status != 200 or wrong:
                    raise SystemExit(f"{path}: {answer and answer.status}, {wrong}")
                page.evaluate("window.scrollTo(0, 0)")
                whole = page.evaluate("document.documentElement.scrollHeight")
                across = page.evaluate("document.documentElement.scrollWidth")
                if across > width:
                    raise SystemExit(f"{path} is {across} px wide in a window of {width}")
                clip = {"x": 0, "y": 0, "width": width, "height": whole if tall else min(whole, MOST_HEIGHT)}
                target = (
                    out
                    / f"{name}-{width}{'-dark' if scheme == 'dark' else ''}{'' if lang == 'en' else f'-{lang}'}.png"
                )
                page.screenshot(path=target, full_page=True, clip=clip)
                page.close()
            context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", help="a data folder; without it the demo corpus is read into a new one")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
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
            assert all(urlsplit(path).scheme == "" for path in pages.values())
            shoot(browser, host, pages, chosen.out, tall=chosen.tall, lang=chosen.lang)
            browser.close()


if __name__ == "__main__":
    main()
