"""The demo corpus tells the truth about itself, and says nothing that its facts do not say.

The first half always runs: form, length, licence. The second half sets every text beside the facts
it names (``../shared/facts``): its figures are theirs and no others, its addresses and dates too, and
together the texts cover the questions on which the sources disagree. Each comparison is also shown a
planted error, so that none can pass by finding nothing to compare.
"""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus_numbers import numbers
from tests.shared_folder import ROOT, need_shared

DEMO = ROOT / "src" / "khronika" / "demo"
LANGUAGES = ("en", "ru", "kk")
NOTE = "khronika's own summary of the publication named above, not its text. CC0 1.0."
REQUIRED = {"id", "outlet", "url", "lang", "facts", "note"}

# "several" without a number: what stands for it in each language.
SEVERAL = {"en": r"\bseveral\b|\ba number of\b", "ru": r"\bнескольк", "kk": r"\bбірнеше\b"}

WEEKDAYS = {
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "ru": "понедельник[а-я]*|вторник[а-я]*|сред[ауыеой]+|четверг[а-я]*|пятниц[а-я]+|суббот[а-я]+|воскресень[а-я]+",
    "kk": "дүйсенбі[а-я]*|сейсенбі[а-я]*|сәрсенбі[а-я]*|бейсенбі[а-я]*|жұма(?:да)?|жексенбі[а-я]*|сенбі[а-я]*",
}
WEEKDAY_NUMBERS = {"kk": (0, 1, 2, 3, 4, 6, 5)}  # "жексенбі" must be tried before "сенбі"
MONTHS = {
    "en": {"March": 3, "April": 4, "May": 5, "June": 6, "July": 7},
    "ru": {"марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7},
    "kk": {"наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6, "шілде": 7},
}


@dataclass(frozen=True)
class Summary:
    """One file of the corpus."""

    path: Path
    head: dict[str, Any]
    body: str

    @property
    def lang(self) -> str:
        return str(self.head["lang"])


def read_summary(path: Path) -> Summary:
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path}: the front matter must come first"
    head = yaml.safe_load(front)
    assert isinstance(head, dict), f"{path}: the front matter is no mapping"
    return Summary(path, head, body.strip())


SUMMARIES = [read_summary(path) for lang in LANGUAGES for path in sorted((DEMO / lang).glob("*.md"))]
each_summary = pytest.mark.parametrize("summary", SUMMARIES, ids=[s.path.stem for s in SUMMARIES])


# ---- what needs no facts ----


def test_there_are_enough_summaries_in_each_language() -> None:
    assert len(SUMMARIES) >= 60
    count = Counter(summary.lang for summary in SUMMARIES)
    assert count["ru"] >= 14, count
    assert count["kk"] >= 6, count
    stray = [p for p in DEMO.rglob("*.md") if p.name != "README.md" and p.parent.name not in LANGUAGES]
    assert stray == []


@pytest.mark.parametrize("field", ["id", "url"])
def test_no_two_summaries_share(field: str) -> None:
    twice = [value for value, n in Counter(s.head[field] for s in SUMMARIES).items() if n > 1]
    assert twice == []


@each_summary
def test_form(summary: Summary) -> None:
    head, path = summary.head, summary.path
    assert REQUIRED <= head.keys() <= REQUIRED | {"published"}
    assert path.parent.name == head["lang"]
    assert head["id"] == f"{head['lang']}-{path.stem}"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    assert head["note"] == NOTE
    assert re.fullmatch(r"https?://[^\s/]+/\S+", head["url"])
    assert head["outlet"].strip()
    assert head["facts"], "names no facts"
    assert all(re.fullmatch(r"kz19-\d{3}", fact) for fact in head["facts"])
    if "published" in head:  # YAML reads an impossible date, such as 2019-06-31, as an error or as text
        assert isinstance(head["published"], datetime.date)


@each_summary
def test_length(summary: Summary) -> None:
    words = len(summary.body.split())
    assert 60 <= words <= 250, f"{summary.path}: {words} words"


@each_summary
def test_script(summary: Summary) -> None:
    """A file in the wrong folder would pass every other check."""
    cyrillic = len(re.findall("[а-яәғқңөұүһі]", summary.body.lower()))
    latin = len(re.findall("[a-z]", summary.body.lower()))
    kazakh = len(re.findall("[әғқңөұүһі]", summary.body.lower()))
    assert (cyrillic > latin) == (summary.lang != "en")
    assert (kazakh > 20) == (summary.lang == "kk")


def wrong_weekdays(body: str, lang: str) -> list[str]:
    """Weekdays that stand beside a date of 2019 and do not belong to it."""
    days = f"(?P<{{}}>{WEEKDAYS[lang]})"
    date = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS[lang])})\w*"
    before = rf"\b{days.format('weekday')},?\s+{date}"
    after = rf"{date}(?:\s+2019)?,?\s+(?:в\s+|во\s+|on\s+|a\s+)?{days.format('weekday')}\b"
    wrong = []
    for pattern in (before, after):
        for found in re.finditer(pattern, body):
            names = WEEKDAYS[lang].split("|")
            place = next(n for n, name in enumerate(names) if re.fullmatch(name, found["weekday"]))
            expected = datetime.date(2019, MONTHS[lang][found["month"]], int(found["day"])).weekday()
            if WEEKDAY_NUMBERS.get(lang, range(7))[place] != expected:
                wrong.append(found[0])
    return wrong


@each_summary
def test_weekdays(summary: Summary) -> None:
    assert wrong_weekdays(summary.body, summary.lang) == []


@pytest.mark.parametrize(
    ("body", "lang", "wrong"),
    [
        ("on Sunday, 9 June", "en", False),
        ("on Monday, 9 June", "en", True),
        ("в субботу, 6 июля", "ru", False),
        ("13 июня, в среду", "ru", True),
        ("18 маусымда, сейсенбіде", "kk", False),
        ("30 маусымда, сенбіде", "kk", True),
        ("30 маусымда, жексенбіде", "kk", False),
    ],
)
def test_a_wrong_weekday_is_seen(body: str, lang: str, wrong: bool) -> None:
    assert bool(wrong_weekdays(body, lang)) == wrong


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("about a hundred, then three hundred and fifty of 1,000", "en", {100, 350, 1000}),
        ("11.81 million on 1 January 2019; 70.76 per cent by 13:00", "en", {11_810_000, Decimal("70.76")}),
        ("on 9, 10 and 12 June one of two dozen; twenty-five of several hundred", "en", {24, 25, 100}),
        ("почти 4 тысячи, около ста пятидесяти, 5 000, трое из двух городов", "ru", {4000, 150, 5000, 3}),
        (
            "с 9 по 12 июня, к 19:30, 9, 10 и 12 июня: несколько сотен, 15,39 процента",
            "ru",
            {100, Decimal("15.39")},
        ),
        ("9, 10, 11 және 12 маусымда 4000-ға жуық, алты-жеті автобус, оның үшін", "kk", {4000, 6, 7}),
        ("9–13 маусым, сағат 19:15-те: ондаған адам, жүз елу, үшеуі", "kk", {12, 150, 3}),
    ],
)
def test_numbers_are_seen(text: str, lang: str, expected: set[Decimal]) -> None:
    assert numbers(text, lang) == expected


# ---- against the facts ----


Fact = dict[str, Any]


@pytest.fixture(scope="module")
def facts() -> dict[str, Fact]:
    rows = yaml.safe_load((need_shared() / "facts" / "facts.yaml").read_text(encoding="utf-8"))
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) >= 131, "facts.yaml is not the file this test knows"
    return by_id


@pytest.fixture(scope="module")
def questions() -> dict[str, set[str]]:
    """Heading -> ids in its table, for each question of conflicts.md."""
    text = (need_shared() / "facts" / "conflicts.md").read_text(encoding="utf-8")
    found = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        if heading.endswith("?"):
            rows = "\n".join(line for line in rest.splitlines() if line.startswith("|"))
            found[heading] = set(re.findall(r"kz19-\d{3}", rows))
    assert len(found) == 28
    assert all(found.values()), "a question without ids: was a table not read?"
    return found


def bounds(fact: Fact) -> set[Decimal]:
    """The figure's low and high, whichever are stated."""
    figure = fact["figure"] or {}
    return {Decimal(str(figure[end])) for end in ("low", "high") if figure.get(end) is not None}


def without_outlet(summary: Summary) -> str:
    """The text without its outlet's name: the "Nine" of "Nine O'Clock" counts nothing."""
    return summary.body.replace(summary.head["outlet"].split(" (")[0], "")


def missing_figures(summary: Summary, facts: dict[str, Fact]) -> list[str]:
    """Figures of the summary's facts that its text does not state: neither as bounds nor as worded ("three
    hours, then five more" is 8; "dozens" has no bounds). Where neither holds a number it must say "several"."""
    stated = numbers(without_outlet(summary), summary.lang, small=True)
    missing = []
    for name in summary.head["facts"]:
        figure = facts[name]["figure"]
        if figure is None:
            continue
        worded = numbers(figure["text"], "en", small=True) - {Decimal(1)}  # "a" stands as one
        ways = [way for way in (bounds(facts[name]), worded) if way]
        several = not ways and re.search(SEVERAL[summary.lang], summary.body)
        if not several and not any(way <= stated for way in ways):
            missing.append(f"{name}: {figure['text']}")
    return missing


def strange_numbers(summary: Summary, facts: dict[str, Fact]) -> set[Decimal]:
    """Numbers in the text that none of its facts holds, as figure or in its statement."""
    allowed: set[Decimal] = set()
    for name in summary.head["facts"]:
        fact = facts[name]
        figure_text = fact["figure"]["text"] if fact["figure"] else ""
        allowed |= bounds(fact) | numbers(fact["statement"], "en") | numbers(figure_text, "en")
    return numbers(without_outlet(summary), summary.lang) - allowed


@pytest.mark.gate
@each_summary
def test_facts_are_of_this_publication(summary: Summary, facts: dict[str, Fact]) -> None:
    named = summary.head["facts"]
    assert set(named) <= facts.keys()
    assert len(named) == len(set(named))
    assert set(named) == {n for n, fact in facts.items() if fact["url"] == summary.head["url"]}
    published = summary.head.get("published")
    assert {facts[n]["published"] for n in named} == {published.isoformat() if published else None}


@pytest.mark.gate
@each_summary
def test_every_figure_of_its_facts_is_stated(summary: Summary, facts: dict[str, Fact]) -> None:
    assert missing_figures(summary, facts) == []


@pytest.mark.gate
@each_summary
def test_no_number_of_its_own(summary: Summary, facts: dict[str, Fact]) -> None:
    assert strange_numbers(summary, facts) == set()


@pytest.mark.gate
def test_both_number_checks_find_planted_errors(facts: dict[str, Fact]) -> None:
    planted = {
        "en": " Another 777 people.",
        "ru": " Ещё семьсот семьдесят семь человек.",
        "kk": " Тағы 777-ден астам адам.",
    }
    with_figures = 0
    for summary in SUMMARIES:
        added = replace(summary, body=summary.body + planted[summary.lang])
        assert strange_numbers(added, facts) == {Decimal(777)}, summary.path
        figures = [n for n in summary.head["facts"] if facts[n]["figure"]]
        assert len(missing_figures(replace(summary, body="-"), facts)) == len(figures), summary.path
        with_figures += len(figures)
    assert with_figures >= 60


@pytest.mark.gate
def test_the_summaries_cover_the_questions(questions: dict[str, set[str]]) -> None:
    told = {fact for summary in SUMMARIES for fact in summary.head["facts"]}
    open_questions = {heading: sorted(ids - told) for heading, ids in questions.items() if ids - told}
    assert len(questions) - len(open_questions) >= 20, open_questions
    detained = [heading for heading in questions if re.match(r"How many .*\bdetained\b", heading)]
    assert len(detained) == 9
    assert [heading for heading in detained if heading in open_questions] == [], open_questions
