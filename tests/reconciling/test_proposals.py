"""Doubts and links of incidents in Russian and Kazakh: every rule has its words, and they say what the claims say."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import khronika.reconciling
from khronika.nouns import Claim, Doubt, PartialDate, When
from khronika.reconciling import SLIPS, doubt_in, doubts, find, incidents, link_in, reconcile
from khronika.reconciling.proposals import DOUBTS, LINKS
from tests.invented_claims import MINISTRY, MONITOR, NORTH, about, at_least, claim, exact

_LATIN = re.compile("[A-Za-z]{3}")
_OUR_NAMES = re.compile(r"«[^»]*»|Norhold|Open Square")


def _in_june(made: Claim) -> Claim:
    assert made.when is not None
    date = PartialDate(2031, 6, 9)
    return replace(made, when=When(date, date, made.when.precision))


def test_every_rule_has_its_words() -> None:
    folder = Path(khronika.reconciling.__file__).parent
    told = {name: (folder / f"{name}.py").read_text(encoding="utf-8") for name in ("slips", "incidents")}
    assert set(re.findall(r'"((?:slip|absurd)\.[a-z-]+)"', told["slips"])) == DOUBTS.keys()
    assert set(re.findall(r'"((?:incident|judging)\.[a-z-]+)"', told["incidents"])) == LINKS.keys()
    assert all(set(words) == {"ru", "kk"} for table in (DOUBTS, LINKS) for words in table.values())


@pytest.mark.parametrize(
    ("lang", "month", "people", "digits"),
    [
        (
            "ru",
            "МВД: «about 320». Здесь: 9 июня 2031 года; в других сообщениях: 9 мая 2031 года; вероятно, ошибка в месяце.",
            "Open Square: «at least 90,000»; это больше числа жителей: 80 000 (Norhold).",
            "вероятно, описка в цифрах",
        ),
        (
            "kk",
            "ІІМ: «about 320». Мұнда: 2031 жылғы 9 маусым; басқа хабарларда: 2031 жылғы 9 мамыр; айы қате болуы мүмкін.",
            "Open Square: «at least 90,000»; бұл тұрғындар санынан көп: 80 000 (Norhold).",
            "цифрда қате болуы мүмкін",
        ),
    ],
)
def test_each_doubt_in_each_language(lang: str, month: str, people: str, digits: str) -> None:
    living = {NORTH.identity: 80_000}
    right = [claim(f"r{n}", about(320), MINISTRY, outlet=f"Outlet {n}") for n in range(2)]
    odd = _in_june(claim("odd", about(320), MINISTRY))
    slipped = [claim("a", exact(617), MINISTRY, said=9), claim("b", exact(670), MINISTRY, said=9)]
    record = reconcile([*right, odd, *slipped, claim("z", at_least(90_000), MONITOR)])
    said = {
        doubt.rule: doubt_in(doubt, record.claims, record.comparisons, lang, populations=living)
        for doubt in doubts(record, living)
    }
    assert said["slip.month"] == month
    assert said["absurd.above-population"] == people
    assert digits in said["contradict.slip"]
    assert not any(_LATIN.search(_OUR_NAMES.sub("", words)) for words in said.values())


@pytest.mark.parametrize(
    ("lang", "words"), [("ru", "Говорит об этом: "), ("kk", "Мына оқиға туралы айтады: ")]
)
def test_a_link_in_each_language(lang: str, words: str) -> None:
    record = reconcile([claim("a", about(320), MINISTRY), claim("b", at_least(900), MONITOR)])
    (found,) = incidents(record).incidents
    said = [link_in(link, found, lang) for link in found.links]
    assert all(each.startswith(words) for each in said)
    assert not any(_LATIN.search(_OUR_NAMES.sub("", each)) for each in said)
    assert [link_in(link, found, "en") for link in found.links] == [link.reason for link in found.links]


def test_what_is_not_at_hand_is_told_in_english_and_another_language_refused() -> None:
    record = reconcile([claim("a", about(320), MINISTRY)])
    lost = [Doubt("a", rule, "why", "gone") for rule in (*SLIPS, "slip.month", "later.rule")]
    assert {doubt_in(each, record.claims, (), "ru", populations={}) for each in lost} == {"why"}
    with pytest.raises(ValueError, match="use en, ru or kk"):
        doubt_in(lost[0], record.claims, (), "de", populations={})
    assert find(record).doubts == ()
