"""The files in deploy/: the commands of the units with the variables beside them, on a real PostgreSQL, and the drill."""

import configparser
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import yaml
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cli.conftest import ROOT, SENTENCE, as_program
from tests.ledger.test_team_database import DESK, PUBLIC, as_role, owned, told, with_roles

DEPLOY = ROOT / "deploy"
on_a_server = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a team's server needs a PostgreSQL"
)
ROLES = {"khronika_desk": DESK, "khronika_public": PUBLIC}


def variables(name: str, folder: Path, url: str) -> dict[str, str]:
    """A unit's file of variables, with the folder and the server of the test; the role stays the file's."""
    lines = (DEPLOY / "env" / f"{name}.env").read_text("utf-8").splitlines()
    named = dict(line.split("=", 1) for line in lines if line)
    (role,) = re.findall(r"//(\w+)@", named["KHRONIKA_DATABASE"])
    return (
        named
        | ({"KHRONIKA_FOLDER": str(folder)} if "KHRONIKA_FOLDER" in named else {})
        | {
            "KHRONIKA_DATABASE": as_role(url, ROLES[role]),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
        }
    )


@contextmanager
def unit(name: str, folder: Path, url: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """The command of a unit, on a free port; killed as a power cut would when this is left."""
    told = configparser.ConfigParser(strict=False, interpolation=None)
    told.read(DEPLOY / "systemd" / f"khronika-{name}.service")
    program, *words = told["Service"]["ExecStart"].split()
    assert program == "/opt/khronika/bin/khronika"
    port = 0
    if "--port" in words:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        words[words.index("--port") + 1] = str(port)
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.simple_reading", *words],
        env=variables(name, folder, url),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield running, port
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate(timeout=30)


def asked(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    """Waits for a door that is starting."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    for _ in range(600):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers on {port}")


@pytest.fixture
def served(tmp_path: Path) -> tuple[Path, str]:
    """A folder with a report, its record on a server where each unit's role may do what it needs."""
    url = owned(f"khronika_served_{os.getpid()}")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    told(
        tmp_path,
        "add",
        "a.txt",
        "--lang",
        "en",
        "--folder",
        "f",
        KHRONIKA_DATABASE=url,
        KHRONIKA_WORKER="yes",
    )
    with_roles(tmp_path, url, KHRONIKA_WORKER="yes")
    return tmp_path / "f", url


@on_a_server
def test_the_units_serve_are_killed_and_serve_again(served: tuple[Path, str], tmp_path: Path) -> None:
    folder, url = served
    (tmp_path / "watched").mkdir()
    told(tmp_path, "watch", str(tmp_path / "watched"), "--once", "--folder", "f", KHRONIKA_DATABASE=url)
    lines = (json.dumps({"text": f"{SENTENCE} It was slow, {n}."}) for n in range(30))
    many = tmp_path / "watched" / "many.jsonl"
    many.write_text("\n".join(lines), encoding="utf-8")
    os.utime(many, (1, 1))
    for _ in range(2):
        with (
            unit("desk", folder, url) as (_, desk),
            unit("public", folder, url) as (_, public),
        ):
            for port in (desk, public):
                status, body = asked(port, "/health/ready")
                assert (status, json.loads(body)["ok"]) == (200, True)
            assert asked(desk, "/", "desk.example.org")[0] in (
                200,
                302,
                404,
            )  # to whoever did not sign in it shows nothing
            assert "about 100" not in asked(desk, "/questions/", "desk.example.org")[1]
            assert asked(public, "/", "records.example.org") == (404, "Nothing is published here.\n")
            with psycopg.connect(as_role(url, connection.settings_dict["USER"]), autocommit=True) as server:
                doors = "FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY(%s) AND state = 'idle'"
                kept = server.execute(f"SELECT count(DISTINCT usename) {doors}", [[DESK, PUBLIC]]).fetchone()
                server.execute(f"SELECT pg_terminate_backend(pid) {doors}", [[DESK, PUBLIC]])
            assert kept == (2,)  # from one request to the next; and what a restart breaks is made anew
            assert asked(desk, "/health/ready")[0] == asked(public, "/health/ready")[0] == 200
            with (
                psycopg.connect(url, autocommit=True) as owner,
                unit("worker", folder, url),
            ):  # a broken one would end
                owner.execute("UPDATE ledger_watched SET asked_at = now()")
                for _ in range(600):
                    found = owner.execute("SELECT count(*) FROM ledger_found").fetchone()
                    if found and found[0] >= 3:
                        break
                    time.sleep(0.05)
            assert found
            assert found[0] >= 3
    told(tmp_path, "worker", "--once", "--folder", "f", KHRONIKA_DATABASE=url, KHRONIKA_WORKER="yes")
    with psycopg.connect(url) as owner:
        assert owner.execute("SELECT count(*), count(DISTINCT place) FROM ledger_found").fetchone() == (
            30,
            30,
        )
    assert "is sound" in told(tmp_path, "verify", "--folder", "f", KHRONIKA_DATABASE=url)


@on_a_server
def test_the_drill(served: tuple[Path, str], tmp_path: Path) -> None:
    folder, url = served
    khronika = tmp_path / "khronika"
    khronika.write_text(f'#!/bin/sh\nexec {sys.executable} -m tests.simple_reading "$@"\n', encoding="utf-8")
    khronika.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(DEPLOY / "drill.sh"), str(folder), owned(f"khronika_drill_{os.getpid()}")],
        env={
            "KHRONIKA_DATABASE": url,
            "KHRONIKA": str(khronika),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert "Restored and sound: 1 claims in the copy, 1 in the record now, 0 in the copy" in done.stdout


def test_whole_lists_are_made_by_a_desk_that_gives_way() -> None:
    desk, files = (
        (DEPLOY / "systemd" / f"khronika-{name}.service").read_text("utf-8").splitlines()[2:]
        for name in ("desk", "files")
    )
    (served,) = (line for line in desk if line not in files)
    assert [line for line in files if line not in desk] == [
        served.replace("8765 --processes 2", "8766"),
        "Nice=10",
    ]
    routes = [route_of(pattern) for pattern in get_resolver("khronika.server.urls").url_patterns]
    made = {
        route for each in routes for route in each if re.search(r"(rows|show>)\.<str:form>$|\.csv$", route)
    }
    assert len(made) >= 10
    for proxy in ("Caddyfile", "Caddyfile.containers"):
        (taken,) = re.findall(r"@files path_regexp (\S+)", (DEPLOY / proxy).read_text("utf-8"))
        for route in made:
            for form in ("csv", "xlsx"):
                assert re.search(taken, "/" + re.sub(r"<str:form>", form, route)), route
        assert not any(re.search(taken, route) for each in routes for route in each if route not in made)


def route_of(pattern: URLPattern | URLResolver, before: str = "") -> list[str]:
    """The routes that a part of the URLconf answers."""
    route = before + str(pattern.pattern)
    if isinstance(pattern, URLResolver):
        return [each for part in pattern.url_patterns for each in route_of(part, route)]
    return [route]


def test_containers_have_what_they_name() -> None:
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    services = composed["services"]
    assert set(services) == {"database", "owner", "desk", "files", "worker", "public", "proxy"}
    assert set(composed["volumes"]) == {"database", "folder", "proxy"}
    for name, service in services.items():
        assert (
            name != "public" or "volumes" not in service
        )  # a door that is broken open has no original behind it
        for place in service.get("volumes", ()):
            source = place.split(":")[0]
            assert source in composed["volumes"] or source == "./in" or (DEPLOY / source).is_file(), (
                name,
                source,
            )
        assert set(service.get("networks", [])) <= set(composed["networks"])
        if name == "database":
            assert "log_min_error_statement=panic" in service["command"]
        elif "command" in service:
            assert as_program(ROOT, service["command"][0], "--help").returncode == 0
        assert "ports" not in service or name == "proxy"
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE
    )
    assert all((ROOT / each).exists() for line in copied for each in line.split())


def test_units_are_hardened_and_each_has_its_variables() -> None:
    for name in ("desk", "worker", "public"):
        said = (DEPLOY / "systemd" / f"khronika-{name}.service").read_text("utf-8")
        for line in (
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "PrivateTmp=yes",
            f"EnvironmentFile=/etc/khronika/{name}.env",
        ):
            assert line in said.splitlines()
        assert (DEPLOY / "env" / f"{name}.env").exists()
    if program := shutil.which("systemd-analyze"):
        done = subprocess.run(
            [program, "verify", *map(str, (DEPLOY / "systemd").glob("*.service"))],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Unknown" not in done.stderr
