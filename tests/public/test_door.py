"""The public door: the bytes of the static files, and nothing that remembers or lets in."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from khronika.ledger import published
from khronika.nouns import PartialDate, Published
from khronika.public import door
from khronika.public.record import record_of
from khronika.public.site import site
from khronika.server import public_settings
from tests.public import worlds
from tests.public.released import published as put_out
from tests.public.released import told_story


class Door(Client):
    """Asks the door as its own settings have it."""

    def __init__(self) -> None:
        super().__init__()
        self.releases: list[Published] = [put_out(told_story())]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    client = Door()
    monkeypatch.setattr(published, "every", lambda: tuple(client.releases))
    monkeypatch.setattr(
        published,
        "standing",
        lambda: tuple((each.release.digest, each.withdrawn) for each in client.releases),
    )
    monkeypatch.setattr(door, "_OPEN", [])
    own = {
        name: getattr(public_settings, name)
        for name in (
            "ROOT_URLCONF",
            "MIDDLEWARE",
            "ALLOWED_HOSTS",
            "X_FRAME_OPTIONS",
            "SECURE_REFERRER_POLICY",
        )
    }
    with override_settings(**own, KHRONIKA_SITE_ADDRESS="", KHRONIKA_PUBLISHER=""):
        client.defaults["HTTP_HOST"] = "localhost"
        yield client


def test_it_gives_the_bytes_of_the_static_files(asked: Door) -> None:
    record = record_of(asked.releases)
    assert not isinstance(record, str)
    made = site(record)
    for path in (*list(made)[::23], "style.css", "en/index.html", "release/release.json"):
        answer = asked.get(f"/{path}")
        assert (answer.status_code, answer.content) == (200, made[path]()), path
        assert answer["Cache-Control"] == "public, max-age=300"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "Set-Cookie" not in answer
        assert "Cookie" not in answer.get("Vary", "")
    assert asked.get("/").content == made["index.html"]()
    assert asked.get("/en/").content == made["en/index.html"]()
    assert asked.get("/en/corrections.xml")["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_a_page_that_is_still_the_same_is_not_sent_again(asked: Door) -> None:
    first = asked.get("/en/index.html")
    assert asked.get("/en/index.html", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_it_only_reads(asked: Door, method: str) -> None:
    assert getattr(asked, method)("/en/index.html").status_code == 405


@pytest.mark.parametrize(
    "path", ["/admin/", "/en/nothing.html", "/../secret-key", "/en/claims/../../x", "/desk/"]
)
def test_what_it_has_not_it_has_not(asked: Door, path: str) -> None:
    answer = asked.get(path)
    assert answer.status_code == 404
    assert b"There is no such page." in answer.content


def test_a_release_that_is_taken_back_is_gone_at_once_with_its_reason(asked: Door) -> None:
    [release] = [each.release for each in asked.releases]
    claim = f"/en/claims/{release.claims[0].claim.id}.html"
    assert asked.get(claim).status_code == 200
    asked.releases = [put_out(release, withdrawn=worlds.BACK, withdrawn_on=PartialDate(2031, 6, 2))]
    answer = asked.get(claim)
    assert answer.status_code == 410
    assert worlds.BACK in answer.content.decode()
    assert asked.get("/release/release.json").status_code == 404
    assert asked.get("/en/index.html").status_code == 200


def test_where_nothing_was_released_there_is_nothing(asked: Door) -> None:
    asked.releases = []
    assert asked.get("/").status_code == 404


def test_its_settings_know_no_secret_no_session_and_no_desk() -> None:
    assert public_settings.INSTALLED_APPS == ["khronika.ledger", "khronika.public"]
    assert not [
        each for each in public_settings.MIDDLEWARE if "session" in each.lower() or "auth" in each.lower()
    ]
    assert "query_only" in str(public_settings.DATABASES["default"]) or "read_only" in str(
        public_settings.DATABASES["default"]
    )
