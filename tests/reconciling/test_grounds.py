"""Reasons in Russian and Kazakh: every rule has its words, and they say what the claims say."""

import re
from pathlib import Path

import pytest

import khronika.reconciling
from khronika.nouns import Comparison, Relation, Source, SourceType
from khronika.reconciling import condition_in, reason_in, reconcile
from khronika.reconciling.grounds import RULES
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, about, at_least, claim, exact

WIRE = Source("Wire", SourceType.MEDIA, "media:wire")
_RULE = re.compile(r'"((?:part-of|relay|contradict|revision|unrelated|not-comparable|agree)\.[a-z-]+)"')


def test_every_rule_has_its_words() -> None:
    folder = Path(khronika.reconciling.__file__).parent
    named = {
        rule
        for module in ("comparisons", "stances", "sums")
        for rule in _RULE.findall((folder / f"{module}.py").read_text(encoding="utf-8"))
    }
    assert named == RULES


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_sentence_is_whole_and_in_one_language(rule: str, lang: str) -> None:
    claims = {each.id: each for each in (claim("a", about(500), MINISTRY), claim("b", exact(620), MONITOR))}
    pair = Comparison("a", "b", Relation.AGREE, "why", rule, directed=True)
    words = reason_in(pair, claims, lang)
    assert words.endswith(".")
    assert "{" not in words
    letters = re.sub(
        r"«[^»]*»|Norhold|Arvenia|Open Square|Interior Ministry|Outlet \d+|the report", "", words
    )
    named = {claims[key].outlet or "" for key in "ab"} | {
        voice.source.name for each in claims.values() for voice in each.attribution.chain
    }
    for name in named:
        letters = letters.replace(name, "")
    assert not re.search("[A-Za-z]{3}", letters), letters
    assert reason_in(pair, claims, "en") == "why"


def test_a_revision_a_drift_and_a_condition_in_russian() -> None:
    first = claim("a", about(100), MINISTRY, said=9, days=(9, 9), places=(NORTH,))
    then = claim("b", about(500), MINISTRY, said=10, days=(9, 9), places=(NORTH,), report="r2")
    retold = claim(
        "c",
        at_least(500),
        WIRE,
        MINISTRY,
        said=10,
        days=(9, 9),
        places=(COUNTRY,),
        report="r3",
        outlet="Gazette",
    )
    counted = claim("d", exact(900), MONITOR, days=(9, 9), places=(COUNTRY,), report="r4")
    record = reconcile([first, then, retold, counted])
    pairs = {frozenset((c.a, c.b)): c for c in record.comparisons}
    assert reason_in(pairs[frozenset("ab")], record.claims, "ru").startswith(
        "МВД: сначала «about 100», потом"
    )
    drifted = reason_in(pairs[frozenset("bc")], record.claims, "kk")
    assert "Gazette" in drifted
    assert "Norhold → Arvenia" in drifted
    apart = pairs[frozenset("bd")]
    assert apart.only_if
    assert condition_in(apart, record.claims, "en") == apart.only_if
    assert "насчитано ещё 350–450" in (condition_in(apart, record.claims, "ru") or "")


def test_a_revision_is_no_retelling_and_tells_its_number_once() -> None:
    first = claim("a", about(100), MINISTRY, said=9, places=(COUNTRY,))
    then = claim("b", about(500), MINISTRY, said=10, places=(COUNTRY,))
    record = reconcile([first, then])
    (pair,) = record.comparisons
    for lang in ("ru", "kk"):
        words = reason_in(pair, record.claims, lang)
        assert words.count("about 500") == 1
        assert "пересказ" not in words
        assert "жеткізгенде" not in words.lower()


def test_another_language_is_refused() -> None:
    claims = {each.id: each for each in (claim("a", about(500)), claim("b", exact(620)))}
    pair = Comparison("a", "b", Relation.AGREE, "why", "agree.ranges-meet")
    with pytest.raises(ValueError, match="use en, ru or kk"):
        reason_in(pair, claims, "de")
