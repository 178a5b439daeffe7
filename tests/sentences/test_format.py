"""Every file of annotated sentences keeps its form, and every figure the rules of its words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khronika.nouns import Kind, PartialDate, Unit
from tests.sentences.bounds import bounds
from tests.sentences.format import HERE, Passage, SentencesError, files_in, read_passages

ENGLISH = HERE / "english"
UNSEEN_FROM = 300  # passages: below this the unseen half is still being written, and no total is asked
WRITE = Callable[[str], Path]


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return read_passages(ENGLISH)


@pytest.fixture
def write(tmp_path: Path) -> WRITE:
    def write(words: str) -> Path:
        path = tmp_path / "made.txt"
        path.write_text(words, encoding="utf-8")
        return path

    return write


def test_every_file_parses(passages: list[Passage]) -> None:
    assert {p.path for p in passages} == set(files_in(ENGLISH))


def test_enough_passages_of_enough_countries(passages: list[Passage]) -> None:
    rules = read_passages(ENGLISH / "rules")
    assert len(rules) >= 400
    assert sum(not p.claims for p in rules) >= 60
    assert len({country_of(path) for path in files_in(ENGLISH / "rules")}) >= 14
    if len(passages) - len(rules) >= UNSEEN_FROM:
        assert len(passages) >= 800
        assert len({country_of(path) for path in files_in(ENGLISH)}) >= 12


def country_of(path: Path) -> str:
    """The first words of a file's first comment: "# Chile, October 2022: ..."."""
    return path.read_text(encoding="utf-8").split("\n")[0].lstrip("# ").split(",")[0].split(":")[0]


def test_rules_half_holds_every_kind_but_those_nobody_reports_by_figures() -> None:
    kinds = {t.kind for p in read_passages(ENGLISH / "rules") for t in p.claims}
    assert set(Kind) - kinds == set()


def test_bounds_follow_the_figure_rules(passages: list[Passage]) -> None:
    wrong, unknown, checked = [], 0, 0
    for passage in passages:
        for told in passage.claims:
            if told.figure is None or told.unit in (None, Unit.MONEY):
                continue
            checked += 1
            ruled = bounds(told.figure, told.unit)
            if ruled is None:
                unknown += not told.optional
            elif any(
                not _near(mine, theirs) for mine, theirs in zip((told.low, told.high), ruled, strict=True)
            ):
                wrong.append(
                    f"{passage.path.name}:{told.line}: {told.figure!r} is {ruled}, not {told.low, told.high}"
                )
    assert wrong == []
    # "a third", "two of every ten", "all three", "the rest": the parts that others wrote, as people write, have most of them.
    assert unknown <= 0.03 * checked


def _near(mine: float | None, theirs: float | None) -> bool:
    """Equal up to the rounding to whole persons that the rules do from 100 on."""
    if mine is None or theirs is None:
        return mine is theirs
    return abs(mine - theirs) <= max(0.001 * abs(theirs), 0.99 if abs(theirs) >= 100 else 0.01)


def test_no_passage_stands_twice(passages: list[Passage]) -> None:
    texts = [p.text for p in passages]
    assert len(texts) == len(set(texts))


def test_a_period_does_not_begin_after_the_report(passages: list[Passage]) -> None:
    late = [
        f"{p.path.name}:{t.line}"
        for p in passages
        for t in p.claims
        if p.published and t.when and t.certainty == "happened" and t.when[0].earliest > p.published.latest
    ]
    # A ban or a curfew may be announced for days to come, and is then no plan.
    assert [where for where in late if "ban" not in where] == []


# ---- the parser ----


def test_reads_a_block(write: WRITE) -> None:
    passage, silent = read_passages(
        write(
            "# Chile\n> Police\n> detained about 20 people in Arica.\n>\n> Five were minors.\npublished: 2021-03-25\n"
            "claim: detention | figure=about 20 | low=18 | high=22 | unit=persons | place=Arica; Chile | "
            "when=2021-03-20..2021-03-22 | source=author | anchor=about 20 people\n"
            "claim: detention | figure=Five | low=5 | high=5 | unit=persons | part_of=1 | optional=yes | anchor=Five were\n"
            "\n# a comment\n> Nothing.\nnone\n"
        )
    )
    whole, part = passage.claims
    assert passage.text == "Police detained about 20 people in Arica.\n\nFive were minors."
    assert passage.published == PartialDate(2021, 3, 25)
    assert (whole.low, whole.high, whole.places) == (18, 22, ("Arica", "Chile"))
    assert whole.when == (PartialDate(2021, 3, 20), PartialDate(2021, 3, 22))
    assert (part.part_of, part.optional) == (0, True)
    assert passage.span_of(part).of(passage.text) == "Five were"
    assert (silent.claims, silent.published) == ((), None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("claim: detention | anchor=three", "occurs 0 times"),
        ("claim: detention | anchor=e", "occurs 5 times"),
        ("claim: detention | figure=three | anchor=two people", "come together"),
        (
            "claim: detention | figure=three | low=3 | high=3 | unit=persons | anchor=two people",
            "not in the passage",
        ),
        ("claim: arrest | anchor=two people", "'arrest' is not a valid Kind"),
        ("claim: detention | where=Arica | anchor=two people", "no field=value"),
        ("claim: detention", "needs its anchor"),
        ("claim: detention | part_of=1 | anchor=two people", "not another of"),
        ("claim: detention | when=2021-02-30 | anchor=two people", "does not exist"),
        ("arrests: two", "no line of ours"),
        ("none\nclaim: detention | anchor=two people", "not both"),
    ],
)
def test_says_what_is_wrong_and_where(write: WRITE, line: str, said: str) -> None:
    path = write(f"# Chile\n> Police detained two people.\n{line}\n")
    with pytest.raises(SentencesError, match=r"made\.txt:\d: ") as caught:
        read_passages(path)
    assert said in str(caught.value)


def test_all_errors_are_told_at_once(write: WRITE) -> None:
    with pytest.raises(SentencesError) as caught:
        read_passages(write("> One.\n\n> Two.\nnone\n"))
    assert str(caught.value).count("made.txt:") == 2


@pytest.mark.parametrize(
    ("words", "unit", "ends"),
    [
        ("around 300", Unit.PERSONS, (270, 330)),
        ("more than a dozen", Unit.PERSONS, (12, None)),
        ("between 300 and 400", Unit.PERSONS, (300, 400)),
        ("20 to 30 thousand", Unit.PERSONS, (20_000, 30_000)),
        ("no fewer than ten thousand", Unit.PERSONS, (10_000, None)),
        ("No one", Unit.PERSONS, (0, 0)),
        ("several dozen", Unit.PERSONS, (24, None)),
        ("two days", Unit.HOURS, (24, 72)),
        ("58.4 percent", Unit.PERCENT, (58.4, 58.4)),
        ("as many as two hundred and five", Unit.PERSONS, (None, 205)),
        ("a third", Unit.PERSONS, None),
    ],
)
def test_bounds_of_words(words: str, unit: Unit, ends: tuple[float | None, float | None] | None) -> None:
    assert bounds(words, unit) == ends
