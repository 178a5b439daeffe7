"""`khronika estimate` in Russian and Kazakh: no English stands in what it prints, and no words of its table are missing or idle."""

import ast
import re
from pathlib import Path

import pytest

import khronika.cli
from khronika.cli import estimate_words, exits
from tests.cli.conftest import Khronika
from tests.cli.test_estimate import BY_REGION, ROWS, TABLE, write

# Names of people's methods and measures, of this program and its files; what the tables here call their lists.
NAMES = {
    "khronika", "link", "count", "CSV", "UTF", "BIC", "BCa", "hat", "Gamma", "SVG", "SHA", "Ward", "Court", "Press", "north", "south",
    "estimate", "graphs", "classes", "loglinear", "table", "guarded", "few", "lists", "inside", "overlap", "depend",
}  # fmt: skip


def english_in(text: str) -> list[str]:
    """Latin words that are no names: rules in brackets (`table.not-0-1`), tags and styles of a page left aside."""
    text = re.sub(r"<style>.*?</style>|<[^>]*>|\[[a-z0-9.-]+\]|&\w+;|inputs \w+", " ", text, flags=re.DOTALL)
    text = re.sub(r"(?:данные|деректер)\s+[0-9a-f]{16}", " ", text)
    return [word for word in re.findall(r"[A-Za-z]{3,}", text) if word not in NAMES]


FOUR = "a,b,c,d,count\n" + "".join(
    f"{','.join(map(str, (*row[:3], other, row[3] // 2)))}\n" for row in ROWS for other in (0, 1)
)
REFUSED = {
    "few": "Ward,Court\n1,0\n1,1\n0,1\n",
    "inside": "Ward,Court,Press,count\n1,1,0,5\n0,1,0,4\n0,1,1,3\n1,1,1,2\n0,0,1,4\n",
    "apart": "Ward,Court,Press,count\n1,0,0,5\n0,1,0,4\n0,0,1,3\n1,1,0,3\n",
    "nobody": "Ward,Court,Press,count\n1,0,0,5\n0,1,0,4\n1,1,0,3\n",
}


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize(
    ("text", "options"),
    [
        (TABLE, ("--method", "loglinear")),
        (BY_REGION, ("--by", "region", "--method", "graphs")),
        (FOUR, ("--method", "graphs")),
        *((each, ("--method", "graphs")) for each in REFUSED.values()),
    ],
)
def test_no_english_is_printed(khronika: Khronika, text: str, options: tuple[str, ...], lang: str) -> None:
    """In the table, and with plots in the page. Chains take seconds to minutes: what is said of them is in tests/estimating/test_spoken.py."""
    for form in ("table", "html"):
        done = khronika("estimate", write(text), *options, "--lang", lang, "--format", form)
        assert english_in(done.stdout) == []
        assert done.stderr == "" or english_in(done.stderr) == []


@pytest.mark.parametrize(
    ("text", "ru", "kk"),
    [
        ("a,b,c,count\n1,0,1,-4\n", "в строке 2 отрицательное число людей", "2-жолда адам саны теріс"),
        ("a,a,c\n1,0,1\n", "два столбца названы a", "екі бағанның атауы бірдей: a"),
        ("a,b,c\n1,0,x\n", "в строке 2 в столбце c не 0 и не 1", "2-жолда c бағанында 0 де, 1 де емес"),
        ("a,b,c,count\n1,0,1,2.5\n", "дробное число людей", "адам саны бөлшек"),
    ],
)
def test_a_table_that_is_not_taken_is_told_in_the_language(
    khronika: Khronika, text: str, ru: str, kk: str
) -> None:
    for lang, words in (("ru", ru), ("kk", kk)):
        done = khronika("estimate", write(text), "--lang", lang)
        assert done.exit_code == exits.SOME_UNREAD
        assert words in done.stderr
        assert english_in(done.stderr) == []


def test_numbers_take_their_forms() -> None:
    said = [estimate_words.people_on("ru", people, lists) for people, lists in ((1, 3), (2, 3), (12, 21))]
    assert said == ["1 человек в 3 списках", "2 человека в 3 списках", "12 человек в 21 списке"]
    assert estimate_words.people_on("kk", 1200, 4) == "4 тізімде 1\u00a0200 адам"


def test_no_words_are_missing_or_idle() -> None:
    literals: set[str] = set()
    for path in Path(khronika.cli.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tell", "_form"):  # fmt: skip
                literals |= {
                    each.value for arg in node.args[1:2] for each in ast.walk(arg) if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }  # fmt: skip
    literals.discard(", strata added")
    kept = set(estimate_words.METHOD.values()) | {key for key in estimate_words.KEYS if key.startswith("{method}, ") and "list" not in key.split(",")[1]}  # fmt: skip
    assert (literals & estimate_words.KEYS) | kept >= estimate_words.KEYS  # fmt: skip
