"""The door: every kind of input, good and bad, gets an answer in its place."""

import hashlib
import io
import json
import os
import threading
from pathlib import Path

import pytest

from khronika.intake import Given, Received, receive, receive_bytes
from khronika.nouns import PartialDate, Unread, make_id
from tests.intake.at_the_door import WORDS, received, refused, rules

# ---- plain text ----


def test_plain_text_is_kept_and_hashed_as_it_came(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + WORDS.encode() + b"\r\nMore.\r\n"
    (tmp_path / "a.txt").write_bytes(raw)
    item = received(tmp_path / "a.txt")
    assert item.raw == raw
    assert item.report.sha256 == hashlib.sha256(raw).hexdigest()
    assert item.report.id == make_id("r", item.report.sha256)
    assert item.report.text == WORDS + "\nMore.\n"
    assert (item.report.lang, item.report.encoding, item.report.media_type) == ("en", "utf-8", "text/plain")
    assert item.report.published is None
    as_given = WORDS + "\r\nMore.\r\n"
    at = item.report.text.index("More")
    assert as_given[item.to_given.start(at) : item.to_given.end(at + 4)] == "More"


def test_what_the_user_says_fills_what_the_report_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    given_by_user = Given(
        lang="ru", published=PartialDate(2019, 6), outlet="The Paper", url="https://example.org/1"
    )
    report = received(tmp_path / "a.txt", given=given_by_user).report
    assert (report.lang, report.published, report.outlet, report.url) == (
        "ru",
        PartialDate(2019, 6),
        "The Paper",
        "https://example.org/1",
    )


def test_what_the_report_says_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nlang: kk\npublished: 2019-06-09\noutlet: Own\n---\n{WORDS}")
    given_by_user = Given(lang="ru", published=PartialDate(2020), outlet="Other", url="https://example.org/2")
    report = received(tmp_path / "a.md", given=given_by_user).report
    assert (report.lang, str(report.published), report.outlet) == ("kk", "2019-06-09", "Own")
    assert report.url == "https://example.org/2"


# ---- Markdown ----


def test_front_matter_is_kept_out_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\nid: en-1\noutlet: 'A: paper'\nurl: https://example.org\nlang: en-GB\npublished: 2019-06\nfacts: [a, b]\n---\n\n{WORDS}\n"
    )
    item = received(tmp_path / "a.md")
    assert item.report.text == WORDS
    assert item.report.given_id == "en-1"
    assert (item.report.outlet, item.report.lang, str(item.report.published)) == ("A: paper", "en", "2019-06")
    assert item.report.notes == ()
    assert item.to_given.start(5) == 5


@pytest.mark.parametrize("date", ["2019-02-30", "2019-13", "yesterday", "14.06.2019", "[2019, 2020]"])
def test_a_date_that_does_not_exist_costs_the_date_alone(tmp_path: Path, date: str) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: {date}\nid: x\n---\n{WORDS}")
    report = received(tmp_path / "a.md").report
    assert report.published is None
    assert report.given_id == "x"
    assert len(report.notes) == 1
    assert report.notes[0].startswith("published")


def test_a_date_that_is_broken_may_be_given_by_the_user(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2019-02-30\n---\n{WORDS}")
    report = received(tmp_path / "a.md", given=Given(published=PartialDate(2019))).report
    assert report.published == PartialDate(2019)
    assert "2019-02-30" in report.notes[0]


@pytest.mark.parametrize("value", ["", "~", "null", "auto"])
def test_an_empty_field_says_nothing(tmp_path: Path, value: str) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: {value}\nlang: {value}\n---\n{WORDS}")
    report = received(tmp_path / "a.md").report
    assert (report.published, report.lang, report.notes) == (None, "en", ())


@pytest.mark.parametrize(
    "text", [WORDS, f"---\n{WORDS}", f"---\n{WORDS}\n---\nEnd of the report.", f"# Title\n\n---\n\n{WORDS}"]
)
def test_rulers_are_not_front_matter(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    assert received(tmp_path / "a.md").report.text == text


def test_broken_front_matter_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nid: x\noutlet: a: b: c\n---\n{WORDS}")
    assert refused(tmp_path / "a.md").rule == "intake.front-matter"
    assert "line 3" in refused(tmp_path / "a.md").reason


def test_front_matter_without_text_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nid: x\n---\n\n")
    item = refused(tmp_path / "a.md")
    assert (item.rule, item.given_id) == ("intake.empty", "x")


# ---- jsonl ----


def test_lines_are_reports_and_a_broken_one_stops_nothing(tmp_path: Path) -> None:
    good = json.dumps(
        {"id": 7, "text": WORDS, "published": "2019-06-09T10:00:00Z", "outlet": "P", "url": "u", "lang": "en"}
    )
    lines = [good, "", "{broken", "[1]", '{"text": 5}', '{"id": "e", "text": " "}', "[" * 9999, good]
    path = tmp_path / "a.jsonl"
    path.write_bytes("\n".join(lines).encode() + b"\n\xff\xfe bad\n")
    items = list(receive([path]))
    assert rules(items) == [
        "read",
        *["intake.line"] * 3,
        "intake.empty",
        "intake.line",
        "read",
        "intake.line",
    ]
    assert [item.report.origin if isinstance(item, Received) else item.origin for item in items] == [
        f"{path}#{number}" for number in (1, 3, 4, 5, 6, 7, 8, 9)
    ]
    first, broken, empty = items[0], items[1], items[4]
    assert isinstance(first, Received)
    assert first.raw == good.encode()
    assert (first.report.given_id, str(first.report.published), first.report.outlet) == (
        "7",
        "2019-06-09",
        "P",
    )
    assert isinstance(broken, Unread)
    assert "line 3" in broken.reason
    assert broken.sha256 == hashlib.sha256(b"{broken").hexdigest()
    assert isinstance(empty, Unread)
    assert empty.given_id == "e"


def test_offsets_of_a_line_refer_to_its_string(tmp_path: Path) -> None:
    words = "Один\u200b:\r\n12\u00a0000 задержаны и\u0306"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": words}))
    item = received(tmp_path / "a.jsonl")
    at = item.report.text.index("12 000")
    assert words[item.to_given.start(at) : item.to_given.end(at + 6)] == "12\u00a0000"
    end = len(item.report.text)
    assert words[item.to_given.start(end - 1) : item.to_given.end(end)] == "и\u0306"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_the_hash_of_a_line_knows_no_line_end(tmp_path: Path, mark: bytes, end: bytes) -> None:
    line = json.dumps({"text": WORDS}).encode()
    (tmp_path / "a.jsonl").write_bytes(mark + line + end)
    assert received(tmp_path / "a.jsonl").report.sha256 == hashlib.sha256(line).hexdigest()


def test_a_lone_surrogate_in_json_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "\\ud800", "outlet": "\\udfff", "text": "12 held \\ud83d in town"}'
    )
    report = received(tmp_path / "a.jsonl").report
    assert report.text == "12 held \ufffd in town"
    (report.given_id or "").encode()
    (report.outlet or "").encode()


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    long_line = json.dumps({"text": "a" * 5000}).encode()
    (tmp_path / "a.jsonl").write_bytes(long_line + b"\n" + json.dumps({"text": WORDS}).encode())
    assert rules(list(receive([tmp_path / "a.jsonl"], limit=1000))) == ["intake.too-large", "read"]


def test_a_jsonl_in_utf16_is_refused_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{WORDS}"}}\n' * 3, encoding="utf-16")
    assert refused(tmp_path / "a.jsonl").rule == "intake.encoding"


def test_a_long_jsonl_streams(tmp_path: Path) -> None:
    """Only what is asked for is read: the second line is not there yet when the first comes out."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    first_out = threading.Event()

    def write() -> None:
        with open(path, "wb", buffering=0) as pipe:
            pipe.write(json.dumps({"text": WORDS}).encode() + b"\n")
            assert first_out.wait(20)
            pipe.write(b"{broken\n")

    writer = threading.Thread(target=write)
    writer.start()
    items = receive([path])
    assert isinstance(next(items), Received)
    first_out.set()
    assert rules(list(items)) == ["intake.line"]
    writer.join()


# ---- bad input ----


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_nothing_in_it(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    rule = refused(tmp_path / name).rule
    expected = {"intake.empty", "intake.no-article"} if name == "a.html" else {"intake.empty", "intake.line"}
    assert rule in expected


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.png", "a.zip"])
def test_binary_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7\n\x00\x01")
    item = refused(tmp_path / name)
    assert item.rule == "intake.binary"
    assert "PDF" in item.reason
    assert ".pdf" in item.remedy


def test_wrong_encoding_is_found_or_refused(tmp_path: Path) -> None:
    words = "Полиция задержала около 500 человек, сообщило министерство."
    (tmp_path / "a.txt").write_bytes(words.encode("cp1251"))
    report = received(tmp_path / "a.txt").report
    assert (report.text, report.encoding) == (words, "cp1251")
    (tmp_path / "b.txt").write_bytes(bytes(range(1, 256)) * 4)
    assert refused(tmp_path / "b.txt").rule == "intake.encoding"


def test_25_mb_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        for _ in range(25):
            file.write(b"a" * 1_000_000)
    item = refused(path)
    assert item.rule == "intake.too-large"
    assert "25.0 MB" in item.reason
    assert "20 MB" in item.reason


def test_missing_and_dangling(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.txt").rule == "intake.missing"
    (tmp_path / "a.txt").write_text(WORDS)
    assert refused(tmp_path / "a.txt" / "b").rule == "intake.missing"
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert refused(tmp_path / "link.txt").rule == "intake.missing"
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert refused(tmp_path / "self.txt").rule == "intake.unreadable"
    assert refused("a\0b").rule == "intake.missing"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused by the system: simulated, since root may read everything."""
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    (tmp_path / "folder").mkdir()

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(os, "listdir", refuse)
    items = list(receive([path, tmp_path / "folder"]))
    monkeypatch.undo()
    assert rules(items) == ["intake.unreadable", "intake.unreadable"]
    assert all(isinstance(item, Unread) and "Permission denied" in item.reason for item in items)


def test_a_disk_that_fails_half_way(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 0:
                raise OSError(5, "Input/output error")
            return super().readline(size)

    line = json.dumps({"text": WORDS}).encode() + b"\n"
    items = list(receive(["-"], stdin=Failing(line * 2)))
    assert rules(items) == ["read", "intake.unreadable"]


def test_a_device_is_no_report() -> None:
    assert refused("/dev/zero").rule == "intake.not-a-file"


def test_unknown_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.ods").write_text("a,b\n1,2\n")
    assert refused(tmp_path / "a.ods").rule == "intake.unknown-type"


def test_a_name_without_suffix_is_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "statement").write_text(WORDS)
    assert received(tmp_path / "statement").report.media_type == "text/plain"


# ---- folders ----


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(WORDS)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.md").write_text(WORDS)
    (tmp_path / "a" / "y.JSONL").write_text('{"text": "12 held"}\n{\n')
    (tmp_path / "c.srt").write_text("1,2")
    (tmp_path / "d").write_text("no suffix")
    (tmp_path / "e").mkdir()
    (tmp_path / ".hidden.txt").write_text(WORDS)
    (tmp_path / "loop").symlink_to(tmp_path)
    items = list(receive([tmp_path]))
    seen = [item.report.origin if isinstance(item, Received) else item.origin for item in items]
    assert [os.path.relpath(origin, tmp_path) for origin in seen] == [
        "a/y.JSONL#1",
        "a/y.JSONL#2",
        "a/z.md",
        "b.txt",
        "c.srt",
        "d",
        "e",
        "loop",
    ]
    assert rules(items)[4:] == [
        "intake.unknown-type",
        "intake.unknown-type",
        "intake.empty",
        "intake.linked-folder",
    ]


def test_the_same_bytes_twice_have_one_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WORDS)
    first, second = receive([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert first.report.id == second.report.id
    assert first.report.origin != second.report.origin


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(WORDS.encode())
    report = received(os.fsdecode(path)).report
    report.origin.encode()


def test_a_pipe_met_in_a_folder_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(WORDS)
    assert rules(list(receive([tmp_path]))) == ["intake.not-a-file", "read"]


# ---- bytes under a name ----


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.txt", WORDS.encode(), "text/plain"),
        ("nameless", WORDS.encode(), "text/plain"),
        ("a.md", f"---\noutlet: Orlo\n---\n{WORDS}".encode(), "text/markdown"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "intake.binary"),
        ("a.unheard", WORDS.encode(), "intake.unknown-type"),
        ("a.txt", b"", "intake.empty"),
        ("a.txt", b"x" * 11, "intake.too-large"),
        ("\udcff.txt", b"", "intake.empty"),
    ],
)
def test_bytes_are_opened_as_a_file_of_that_name_is(name: str, raw: bytes, expected: str) -> None:
    limit = 10 if expected == "intake.too-large" else 1000
    (item,) = receive_bytes(raw, name, given=Given(lang="en"), limit=limit)
    assert (item.report.media_type if isinstance(item, Received) else item.rule) == expected
    if isinstance(item, Received):
        assert item.raw == raw


def test_bytes_and_the_file_that_holds_them_are_one_report(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": WORDS}) + "\n" + json.dumps({"text": f"{WORDS} Two."})
    )
    from_file = [item.report for item in receive([tmp_path / "a.jsonl"]) if isinstance(item, Received)]
    raw = (tmp_path / "a.jsonl").read_bytes()
    from_bytes = [item.report for item in receive_bytes(raw, "a.jsonl") if isinstance(item, Received)]
    assert [(each.id, each.text) for each in from_bytes] == [(each.id, each.text) for each in from_file]
    assert len(from_bytes) == 2
