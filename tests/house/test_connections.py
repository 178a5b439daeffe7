"""Only the guarded client opens connections. Who imports what can, is named here with the reason."""

import ast
import re
from pathlib import Path

from tests.shared_folder import ROOT

SOURCE = ROOT / "src" / "khronika"
# Modules of the standard library and of packages that are installed by which a program speaks to another host.
SPEAK = frozenset(
    """socket ssl http.client http.server urllib.request urllib3 httpx httpcore requests aiohttp ftplib smtplib imaplib poplib telnetlib nntplib xmlrpc
    socketserver asyncio anyio websockets webbrowser""".split()
)
MAY = {
    "intake/fetching/guarded.py": {"socket", "ssl", "httpcore"},
    "intake/fetching/client.py": {"ssl", "httpcore"},
    "intake/fetching/asking.py": {"ssl", "httpcore"},
    "cli/listening.py": {"socket"},  # listens on 127.0.0.1
}


_NAMED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted({each.partition('.')[0] for each in SPEAK})))})\b"
)


def spoken_by(source: str) -> set[str]:
    """Which of ``SPEAK`` a module imports, wherever in it."""
    found: set[str] = set()
    # Parsing every module takes seconds; most name none of these anywhere.
    if not any(_NAMED.search(line) for line in source.splitlines() if "import" in line):
        return found
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {each for each in SPEAK for name in names if name == each or name.startswith(f"{each}.")}
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "import_module",
            "__import__",
        ):
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            found |= SPEAK & {str(each) for each in words}
    return found


def test_only_the_guarded_client_speaks_to_other_hosts() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): names
        for path in sorted(SOURCE.rglob("*.py"))
        if (names := spoken_by(path.read_text(encoding="utf-8")))
    }
    assert found == MAY


def test_nobody_below_flow_can_reach_the_client_but_intake() -> None:
    """Pages must not wait for another host: the desk stages what was asked for, and a program of its own fetches it."""
    for path in sorted((SOURCE / "desk").rglob("*.py")):
        assert "intake.fetching" not in path.read_text(encoding="utf-8"), path


def test_the_look_finds_what_is_planted() -> None:
    for planted in (
        "import socket",
        "def later():\n    from urllib import request",
        "from urllib.request import urlopen",
        "import httpx as x",
        "from http.client import HTTPSConnection",
        "import importlib\nimportlib.import_module('requests')",
    ):
        assert spoken_by(planted), planted
    assert spoken_by("from urllib.parse import quote\nimport html\nfrom .http import x") == set()
    assert Path(ROOT / "src").is_dir()
