"""Pictures of every page of the desk on the demo folder, at 1280 and 390 px, light and dark: into docs/screenshots/. Which they are is
said in scripts/pictured.py, and tests/house/test_pictures.py fails where a page has none.

    python scripts/screenshots.py [--folder FOLDER] [--out FOLDER] [--tall] [--lang ru] [--only 12-review]

Needs Chromium (Debian: apt-get install chromium; or CHROMIUM=/path). Without --folder it reads the demo corpus into a
folder of its own; one that is given is written to (a claim or two is decided, an account is made last). Fails when a page asks for anything
outside this machine, breaks its content security policy, is wider than its window, or shows next to nothing.
"""

import argparse
import base64
import hmac
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import pictured  # noqa: E402  (the script is run by its path)

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
WIDTHS = {1280: 900, 390: 844}
# The top of a page, not all of it; --tall keeps whole pages for looking at.
MOST_HEIGHT = 1200
TALLEST = 16_000  # WebP ends at 16,383
QUALITY = 45  # of WebP: small letters are still sharp
LEAST_BYTES = 4_000  # an empty page of one colour takes less


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
            page.set_default_timeout(pictured.SLOW)
            wrong = watch(page, host)
            for name, path in pages.items():
                answer = page.goto(host + path)
                if answer is None or answer.status != 200 or wrong:
                    raise SystemExit(f"{path}: {answer and answer.status}, {wrong}")
                whole = page.evaluate("document.documentElement.scrollHeight")
                across = page.evaluate("document.documentElement.scrollWidth")
                if across > width:
                    raise SystemExit(f"{path} is {across} px wide in a window of {width}")
                shown = min(whole, TALLEST if tall else MOST_HEIGHT)
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


def code_of(secret: str) -> str:
    """The six digits that a telephone would show now."""
    key = base64.b32decode(secret)
    made = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    at = made[-1] & 15
    return f"{(struct.unpack('>I', made[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def khronika_demo(folder: str) -> None:
    subprocess.run(
        khronika("demo", "--no-serve", "--folder", folder), cwd=ROOT, check=False, stdout=subprocess.DEVNULL
    )


def all_of_it(browser: Browser, host: str, shot: Callable[..., None]) -> None:
    """Each page in the order in which it comes to be: first those of a folder as it is, at the end those of a member with a second factor."""
    page = browser.new_page()
    page.set_default_timeout(pictured.SLOW)
    walk = pictured.Walk(page, host)
    shot(pictured.read_only(walk))
    shot(pictured.after_acts(walk))
    page.close()
    context = browser.new_context()
    shot(pictured.of_a_member(context, host), context)
    shot({"39-sign-in": "/sign-in/"})
    shot(pictured.with_a_second_factor(context, host, code_of), context)
    context.close()
    context = browser.new_context()
    shot(pictured.half_way_in(context, host), context)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", help="a data folder; without it the demo corpus is read into a new one")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument(
        "--only",
        nargs="*",
        help="names of pages, as their pictures are named; all acts are done all the same",
    )
    parser.add_argument("--tall", action="store_true", help="whole pages, however long")
    parser.add_argument("--lang", choices=["en", "ru", "kk"], default="en", help="language of the pages")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    wanted = set(chosen.only or pictured.PICTURES)
    done: set[str] = set()

    with (
        tempfile.TemporaryDirectory() as made,
        tempfile.TemporaryDirectory() as empty,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)

        def shoot_at(host: str) -> Callable[..., None]:
            def shot(pages: dict[str, str], context: BrowserContext | None = None) -> None:
                mine = {name: path for name, path in pages.items() if name in wanted}
                assert all(urlsplit(path).scheme == "" for path in mine.values())
                cookies = [dict(each) for each in context.cookies()] if context else []
                shoot(browser, host, mine, chosen.out, tall=chosen.tall, lang=chosen.lang, cookies=cookies)
                done.update(mine)

            return shot

        folder = chosen.folder or made
        if not chosen.folder:
            khronika_demo(folder)
        if "40-empty" in wanted:
            subprocess.run(
                khronika("fetching", "off", "--folder", empty),
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            with served(empty) as host:
                shoot_at(host)({"40-empty": "/"})
        with served(folder) as host:
            all_of_it(browser, host, shoot_at(host))
        browser.close()
    if left := sorted(wanted - done):
        raise SystemExit(f"no picture was made of {', '.join(left)}")


if __name__ == "__main__":
    main()
