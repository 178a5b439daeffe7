"""What must not stand in a tracked file: hosts that packages come from, and places on one machine."""

import re
import subprocess
from pathlib import Path

from tests.shared_folder import ROOT

# In pieces, so that this file is not its own finding.
REGISTRIES = [
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("registry.", "yarn"),
        ("crates", ".io"),
        ("conda", ".anaconda.org"),
        ("hugging", "face.co"),
    )
]
HERE = re.compile("/(?:" + "home/|Users/|root/|work/" + "(?:main|shared))|[A-Z]:" + r"\\Users")
INDEX = re.compile(r"--(?:extra-)?index-" + "url|--find-" + "links|--trusted-" + "host")
BINARY = {".png", ".ico", ".woff2", ".gz", ".sqlite3"}


def tracked() -> list[Path]:
    """Files that git knows, and those about to be: a breach is found before its commit."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def findings(words: str) -> list[str]:
    hosts = [host for host in REGISTRIES if host in words]
    return hosts + HERE.findall(words) + INDEX.findall(words)


def test_no_registry_host_and_no_place_on_this_machine() -> None:
    found = {str(path.relative_to(ROOT)): findings(path.read_text("utf-8", "replace")) for path in tracked()}
    assert {path: what for path, what in found.items() if what} == {}


def test_the_search_finds() -> None:
    assert findings("https://" + REGISTRIES[0] + "/simple")
    assert findings("see /wo" + "rk/main/src")
    assert findings("/ho" + "me/someone/x")
    assert findings("pip install --index-" + "url x")
    assert not findings("homework/mainly ../shared/facts")
