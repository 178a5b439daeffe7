"""`khronika read`: the promised lines, offsets into the text as given, and every bad input with its message."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from khronika import reading
from khronika.cli import exits
from khronika.nouns import Reading, Report, digest
from tests import simple_reading
from tests.cli.conftest import SENTENCE, Khronika

KEYS = ["id", "lang", "sha256", "unread", "claims"]
CLAIM_KEYS = (
    "id kind start end quote agent target figure scope place when as_of source sources stance certainty background "
    "part_of cue rule confidence"
).split()


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_jsonl_is_as_promised(khronika: Khronika) -> None:
    raw = SENTENCE.encode()
    Path("a.txt").write_bytes(raw)
    (row,) = lines(khronika("read", "a.txt", "--format", "jsonl").stdout)
    assert list(row) == KEYS
    assert (row["lang"], row["sha256"], row["unread"]) == ("en", digest(raw), None)
    (claim,) = row["claims"]
    assert list(claim) == CLAIM_KEYS
    assert claim["figure"].keys() == {"text", "low", "high", "unit", "approx"}
    assert claim["scope"] == {
        "population": "people",
        "places": ["Almaty"],
        "period": ["2019-06-09", "2019-06-09"],
        "as_of": None,
        "counting": "unknown",
    }
    assert (claim["place"], claim["when"], claim["as_of"]) == ("Almaty", ["2019-06-09", "2019-06-09"], None)
    assert (claim["source"], claim["sources"]) == ("Interior Ministry", ["Interior Ministry"])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_offsets_count_code_points_of_the_text_as_given(khronika: Khronika, name: str) -> None:
    given = f"\u200b\u200bДо.\r\n\r\n\tДа. {SENTENCE}\r\n"
    text = json.dumps({"id": "7", "text": given, "lang": "en"}) if name == "a.jsonl" else given
    Path(name).write_bytes(text.encode())
    (row,) = lines(khronika("read", name, "--lang", "en", "--format", "jsonl").stdout)
    (claim,) = row["claims"]
    assert given[claim["start"] : claim["end"]] == claim["quote"] == SENTENCE[:-1]
    assert given[slice(*claim["cue"])] == "Interior Ministry"
    assert row["id"] == ("7" if name == "a.jsonl" else row["id"])


def test_offsets_of_other_types_refer_to_the_stored_text(khronika: Khronika) -> None:
    Path("a.md").write_text(f"---\nid: one\nlang: en\n---\n\n{SENTENCE}\n", encoding="utf-8")
    (row,) = lines(khronika("read", "a.md", "--text", "--format", "jsonl").stdout)
    (claim,) = row["claims"]
    assert row["id"] == "one"
    assert row["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_table_is_plain_and_says_who_says_what(khronika: Khronika) -> None:
    done = khronika("read", "-", given=SENTENCE)
    assert done.exit_code == exits.FINE
    assert "about 100" in done.stdout
    assert "Interior Ministry" in done.stdout
    assert "1 report, 1 claim." in done.stdout
    assert "\x1b" not in done.stdout


@pytest.fixture
def guessing(khronika: Khronika, monkeypatch: pytest.MonkeyPatch) -> Khronika:
    """A reading that guessed the kind of each second claim."""

    def read(report: Report) -> Reading:
        sure = simple_reading.read(report)
        assert isinstance(sure, Reading)
        claims = [
            replace(c, rule="en.fig.likely-detention") if n % 2 else c for n, c in enumerate(sure.claims)
        ]
        return replace(sure, claims=tuple(claims))

    monkeypatch.setattr(reading, "read", read, raising=False)
    return khronika


TWO = f"{SENTENCE} {SENTENCE.replace('100', '200')}"


def test_claims_with_a_field_on_weak_ground_stand_apart_and_say_why(guessing: Khronika) -> None:
    shown = guessing("read", "-", given=TWO).stdout
    firm, to_check = shown.split('Doubtful in what stands behind "perhaps": 1 claim.')
    assert "No field on weak ground: 1 claim." in firm
    assert "about 100" in firm
    assert "perhaps" not in firm
    assert "perhaps" in to_check.split("about 200")[0]
    assert "about 200" in to_check
    assert "guessed" in to_check


def test_a_doubt_is_said_in_lines_too_where_the_terminal_is_narrow(
    guessing: Khronika, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = guessing("read", "-", given=TWO).stdout
    assert "  perhaps detention about 200; " in shown
    assert "      Check: what the number counts is guessed" in shown


def test_grounds_are_added_to_each_claim_where_they_are_asked_for(guessing: Khronika) -> None:
    (row,) = lines(guessing("read", "-", "--format", "jsonl", "--grounds", given=TWO).stdout)
    assert [list(claim) for claim in row["claims"]] == [[*CLAIM_KEYS, "weak"]] * 2
    sure, guessed = (claim["weak"] for claim in row["claims"])
    assert sure == []
    assert [(ground["field"], ground["rule"]) for ground in guessed] == [("kind", "weak.kind-guessed")]
    refused = guessing("read", "-", "--grounds", given=TWO)
    assert refused.exit_code == exits.USAGE
    assert "--format jsonl" in refused.output


def test_a_reports_own_terminal_codes_never_reach_the_terminal(khronika: Khronika) -> None:
    text = json.dumps(
        {"text": SENTENCE, "outlet": "\x1b[2J\x9b31mHerald [bold]x[/bold]", "id": "\x1b]0;t\x07"}
    )
    done = khronika("read", "-", given=text)
    assert not {"\x1b", "\x07", "\x9b"} & set(done.output)
    assert "[bold]x[/bold]" in done.output


def test_published_and_language_are_handed_on(khronika: Khronika) -> None:
    done = khronika("read", "-", "--published", "2019-06", "--lang", "kk", given=SENTENCE)
    assert "kk, published 2019-06" in done.stdout


def test_an_error_of_ours_is_a_refusal_that_quotes_nothing(khronika: Khronika) -> None:
    Path("a.txt").write_text(f"This breaks. {SENTENCE}", encoding="utf-8")
    Path("b.txt").write_text(SENTENCE, encoding="utf-8")
    done = khronika("read", "a.txt", "b.txt", "--format", "jsonl")
    broken, fine = lines(done.stdout)
    assert done.exit_code == exits.SOME_UNREAD
    assert broken["unread"]["rule"] == "reading.stopped"
    assert "RuntimeError" in broken["unread"]["reason"]
    assert "Ministry" not in json.dumps(broken)
    assert len(fine["claims"]) == 1


BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "intake.empty", "empty.txt"),
    "picture.txt": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
        "intake.binary",
        "picture.txt",
    ),
    "large.txt": (b"Nothing happened. " * 1_400_000, "intake.too-large", "20 MB"),
    "broken.jsonl": (b'{"text": "Nothing', "intake.line", "line 1 of broken.jsonl"),
    "menu.html": (
        b"<html><body><nav><a href=/>Home</a></nav></body></html>",
        "intake.no-article",
        "menu.html",
    ),
    "utf16.jsonl": ('{"text": "Nothing"}'.encode("utf-16"), "intake.encoding", "utf16.jsonl"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_clear_message_and_the_rest_is_read(khronika: Khronika, name: str) -> None:
    content, rule, words = BAD[name]
    Path(name).write_bytes(content)
    Path("good.txt").write_text(SENTENCE, encoding="utf-8")
    done = khronika("read", name, "good.txt", "--lang", "en")
    assert done.exit_code == exits.SOME_UNREAD
    (message,) = [line for line in done.stderr.splitlines() if line.startswith("Not read:")]
    assert f"[{rule}]" in message
    assert words in message
    assert "1 report, 1 claim, 1 input not read." in done.stdout
    (bad, good) = lines(khronika("read", name, "good.txt", "--format", "jsonl").stdout)
    assert bad["unread"].keys() == {"rule", "reason", "remedy"}
    assert all(bad["unread"].values())
    assert good["unread"] is None


def test_a_broken_line_does_not_stop_the_next(khronika: Khronika) -> None:
    Path("a.jsonl").write_text(f'{{"text": "{SENTENCE}"}}\n{{broken\n{{"text": "{SENTENCE} Again."}}\n')
    rows = lines(khronika("read", "a.jsonl", "--format", "jsonl").stdout)
    assert [row["unread"] and row["unread"]["rule"] for row in rows] == [None, "intake.line", None]


def test_an_encoding_that_is_not_the_usual_is_found(khronika: Khronika) -> None:
    Path("a.txt").write_bytes(
        ("Полиция задержала людей на площади в Алматы, сообщает агентство. " * 5).encode("cp1251")
    )
    (row,) = lines(khronika("read", "a.txt", "--text", "--format", "jsonl").stdout)
    assert row["text"].startswith("Полиция задержала")


def test_a_missing_path_is_a_clear_message(khronika: Khronika) -> None:
    done = khronika("read", "no/such.txt")
    assert done.exit_code == exits.SOME_UNREAD
    assert "there is no file or folder no/such.txt" in done.stderr


def test_a_folder_is_walked(khronika: Khronika) -> None:
    Path("reports/june").mkdir(parents=True)
    Path("reports/june/a.txt").write_text(SENTENCE, encoding="utf-8")
    Path("reports/b.txt").write_text(f"{SENTENCE} Again.", encoding="utf-8")
    assert "2 reports, 2 claims." in khronika("read", "reports").stdout


def test_a_folder_on_a_failing_disk_is_a_clear_message(
    khronika: Khronika, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("reports").mkdir()

    def fails(path: object) -> list[str]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "listdir", fails)
    done = khronika("read", "reports")
    assert done.exit_code == exits.SOME_UNREAD
    assert "reports could not be read: Input/output error [intake.unreadable]" in done.stderr


@pytest.mark.parametrize("date", ["2019-02-30", "2019-13", "yesterday", "14.06.2019"])
def test_a_date_that_does_not_exist_is_usage(khronika: Khronika, date: str) -> None:
    done = khronika("read", "-", "--published", date, given=SENTENCE)
    assert done.exit_code == exits.USAGE
    assert date in done.stderr


def test_a_date_inside_a_report_that_does_not_exist_costs_the_date_only(khronika: Khronika) -> None:
    done = khronika("read", "-", given=json.dumps({"text": SENTENCE, "published": "2019-02-30"}))
    assert done.exit_code == exits.FINE
    assert "Note: published: '2019-02-30' is a date that does not exist" in done.stdout
    assert "1 claim" in done.stdout


def test_a_table_is_read_by_the_columns_named(khronika: Khronika) -> None:
    Path("a.csv").write_text(f"n,Nachricht,Tag\n1,{SENTENCE},2019-06-10\n", encoding="utf-8")
    done = khronika("read", "a.csv", "--columns", "text=Nachricht,published=Tag")
    assert "1 report, 1 claim." in done.stdout
    assert "columns as said: text=Nachricht, published=Tag" in done.stdout
    assert "[intake.columns]" in khronika("read", "a.csv").stderr


def test_columns_written_wrongly_are_usage(khronika: Khronika) -> None:
    done = khronika("read", "-", "--columns", "body", given=SENTENCE)
    assert done.exit_code == exits.USAGE
    assert "text=Body,published=Date" in done.stderr


def test_a_report_that_takes_too_long_is_a_refusal(khronika: Khronika) -> None:
    Path("a.jsonl").write_text(f'{{"text": "slow {SENTENCE}"}}\n{{"text": "{SENTENCE}"}}\n')
    first, second = lines(khronika("read", "a.jsonl", "--time-limit", "0.01", "--format", "jsonl").stdout)
    assert first["unread"]["rule"] == "reading.too-long"
    assert "took longer than 0.01 s" in first["unread"]["reason"]
    assert len(second["claims"]) == 1


def test_a_date_that_does_not_exist_is_said_beside_jsonl_too(khronika: Khronika) -> None:
    Path("a.jsonl").write_text(f'{{"text": "{SENTENCE}", "published": "2019-02-30"}}\n', encoding="utf-8")
    done = khronika("read", "a.jsonl", "--format", "jsonl", "--lang", "en")
    assert done.exit_code == exits.FINE
    assert len(lines(done.stdout)) == 1
    assert "Note: a.jsonl#1: published: '2019-02-30' is a date that does not exist" in done.stderr


def test_a_refusal_by_reading_names_its_input() -> None:
    from khronika.cli.words import unread_lines
    from khronika.nouns import Unread

    (line,) = unread_lines([Unread("-#9", "reading.language", "it seems to be in 'de'", "Name it.")])
    assert line == "Not read: standard input#9: it seems to be in 'de' [reading.language]. Name it."
