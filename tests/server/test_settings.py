"""What the settings promise: nothing from elsewhere, nothing shown to others, deploy checks clean."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import Client

from khronika.server import settings
from khronika.server.plain_log import PlainFormatter


def test_the_deploy_checks_have_nothing_to_say() -> None:
    assert [
        str(found) for found in run_checks(include_deployment_checks=True) if not found.is_silenced()
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/no/such/page"])
def test_every_answer_carries_the_strict_headers(path: str) -> None:
    answer = Client(headers={"host": "127.0.0.1"}).get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_another_host_name_is_refused() -> None:
    # DNS rebinding: a page elsewhere points its own name at 127.0.0.1 and reads the desk through the browser.
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400


def test_reading_the_settings_makes_no_folder(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KHRONIKA")}
    subprocess.run(
        [sys.executable, "-c", "import khronika.server.settings"],
        cwd=tmp_path,
        env=environment,
        check=True,
        timeout=60,
    )
    assert list(tmp_path.iterdir()) == []


TELLS = """
from khronika.server import settings as s
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.KHRONIKA_ACCOUNTS_NEEDED)
print(s.CSRF_TRUSTED_ORIGINS, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN)
"""


def test_behind_https_cookies_and_forms_are_bound_to_it(tmp_path: Path) -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            TELLS,
        ],
        env=os.environ
        | {"KHRONIKA_FOLDER": str(tmp_path), "KHRONIKA_HOSTS": "desk.example.org", "KHRONIKA_HTTPS": "yes"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    assert said == "True True True True\n['https://desk.example.org'] False\n"
    assert (
        False,
        bool(os.environ.get("KHRONIKA_DATABASE")),
    ) == (
        settings.SESSION_COOKIE_SECURE,
        settings.KHRONIKA_ACCOUNTS_NEEDED,
    )  # on a laptop, or on a team's database


def test_three_languages_and_no_debug() -> None:
    assert [code for code, _ in settings.LANGUAGES] == ["en", "ru", "kk"]
    assert settings.DEBUG is False
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_the_log_has_the_kind_of_an_error_and_its_place_never_its_words() -> None:
    try:
        raise ValueError("Police detained Aigul Sample")
    except ValueError:
        record = logging.LogRecord(
            "django", logging.ERROR, __file__, 1, "Internal Server Error: %s", ("/x/",), sys.exc_info()
        )
    line = PlainFormatter().format(record)
    assert line.startswith("ERROR: Internal Server Error: /x/ (ValueError at test_settings.py:")
    assert "Aigul" not in line
    assert "\n" not in line


def test_processes_of_a_teams_desk_count_wrong_passwords_together(tmp_path: Path) -> None:
    script = """
import os, django
django.setup()
from django.core.cache import cache
if os.fork() == 0:
    cache.set("tries:Orlan", 4)
    os._exit(0)
os.wait()
print(cache.get("tries:Orlan"))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "khronika.server.settings",
            "KHRONIKA_FOLDER": str(tmp_path),
            "KHRONIKA_WORKER": "yes",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "4\n", done.stderr
    (kept,) = (tmp_path / ".counted").iterdir()
    assert "Orlan" not in kept.name
    assert kept.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("settings_of", "form"), [("khronika.server.settings", "json"), ("khronika.server.public_settings", "")]
)
def test_an_answer_that_breaks_off_is_told_without_the_errors_words(
    tmp_path: Path, settings_of: str, form: str
) -> None:
    """Django has handed it over then: uvicorn meets the error, and asyncio those that nobody waits for."""
    script = """
import asyncio, http.client, logging, signal, threading, urllib.request, urllib.error, sys, os
import django
django.setup()
sys.modules["broken"] = sys.modules["__main__"]
async def application(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"a", "more_body": True})
    asyncio.ensure_future(forgotten())
    raise ValueError("Orlan Teberov")
async def forgotten():
    raise KeyError("Orlan Teberov")
from khronika.cli.listening import answer, bind
bound = bind(None, "127.0.0.1", 0)
def ask():
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{bound.getsockname()[1]}/").read()
    except (OSError, http.client.HTTPException):
        pass
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=ask).start()
answer(bound, "broken:application", "closed")
import gc; gc.collect()
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": settings_of,
            "KHRONIKA_FOLDER": str(tmp_path),
            "KHRONIKA_LOG": form,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ValueError" in done.stderr
    assert "KeyError" in done.stderr
    assert "Teberov" not in done.stderr
