"""Pictures of the demonstration's public pages, at 1280 and 390 px, light and dark: docs/screenshots/public-*.webp.

    python scripts/public_screenshots.py [--site FOLDER] [--out FOLDER] [--lang ru] [--tall]

Needs Chromium, as scripts/screenshots.py does. Without --site it makes the demonstration's site in a folder of its own; pages are opened
from the disk, as a reader may. Fails when a page asks for anything outside of the folder, says anything in the console, or is wider than
its window.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.screenshots import ARGS, CHROMIUM, MOST_HEIGHT, WIDTHS, keep, khronika  # noqa: E402

ASKED = "How many people were detained in Kazakhstan on 9-13 June 2019?"


def made(folder: Path) -> Path:
    for words in (
        ("demo", "--release", "--folder", str(folder / "demo")),
        ("site", "--folder", str(folder / "demo"), "-o", str(folder / "site")),
    ):
        subprocess.run(khronika(*words), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    """Names of pictures and what they show."""
    release = json.loads((site / "release" / "release.json").read_text(encoding="utf-8"))
    question = next(each["question"] for each in release["questions"] if each["title"]["en"] == ASKED)
    incident = next(
        each["incident"]
        for each in release["incidents"]
        if any(place["level"] == "admin1" for place in each["incident"]["places"])
    )
    return {
        "front": "index",
        "question": f"questions/{question['id']}",
        "incidents": "incidents/index",
        "incident": f"incidents/{incident['id']}",
        "claim": f"claims/{question['members'][0]}",
        "data": "data",
    }


def shoot(browser: Browser, site: Path, out: Path, *, lang: str, tall: bool) -> None:
    for width, height in WIDTHS.items():
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            wrong: list[str] = []
            home = site.as_uri()
            page.on(
                "request",
                lambda each, home=home, wrong=wrong: (
                    None if each.url.startswith(home) else wrong.append(each.url)
                ),
            )  # type: ignore[misc]
            page.on("console", lambda each, wrong=wrong: wrong.append(each.text))  # type: ignore[misc]
            for name, path in pages(site).items():
                page.goto((site / lang / f"{path}.html").as_uri())
                across = page.evaluate("document.documentElement.scrollWidth")
                if across > width or wrong:
                    raise SystemExit(f"{path}: {across} px wide in a window of {width}; {wrong}")
                whole = page.evaluate("document.documentElement.scrollHeight")
                dark, said = "-dark" if scheme == "dark" else "", "" if lang == "en" else f"-{lang}"
                shown = whole if tall else min(whole, MOST_HEIGHT)
                keep(page, (width, shown), out / f"public-{name}-{width}{dark}{said}.webp")
            page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, help="a site that is there already")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--lang", choices=["en", "ru", "kk"], default="en")
    parser.add_argument("--tall", action="store_true", help="whole pages, however long")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, sync_playwright() as driver:
        site = (chosen.site or made(Path(own))).resolve()
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        shoot(browser, site, chosen.out, lang=chosen.lang, tall=chosen.tall)
        browser.close()


if __name__ == "__main__":
    main()
