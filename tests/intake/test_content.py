"""Encodings found, and files that are no text."""

import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.intake.content import binary_kind, decode

RUSSIAN = "Полиция задержала около 500 человек в воскресенье, сообщило министерство внутренних дел."
KAZAKH = "Полиция жексенбі күні шамамен бес жүз адамды ұстағанын ішкі істер министрлігі мәлімдеді, деп жазды газет."
UKRAINIAN = (
    "Поліція затримала в неділю близько п'ятисот осіб, її представник цього не заперечує, є й поранені."
)
FRENCH = "La police a arrêté près de 500 manifestants à Évreux dimanche, a déclaré le ministère."
POLISH = "Policja zatrzymała w niedzielę około 500 osób, poinformowało ministerstwo spraw wewnętrznych."
TURKISH = "Polis pazar günü yaklaşık 500 kişiyi gözaltına aldı, İçişleri Bakanlığı açıkladı."
GERMAN = (
    "Die Polizei hat am Sonntag rund 500 Menschen festgenommen, erklärte das Innenministerium für Übergriffe."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, name)
        for name in ("cp1251", "koi8_r", "cp866", "iso8859_5", "utf-8", "utf-8-sig", "utf-16", "utf-32")
    ]
    + [(RUSSIAN, name) for name in ("utf-16-le", "utf-16-be")]
    + [(KAZAKH, name) for name in ("kz1048", "utf-8", "utf-16")]
    + [(UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8_u"), (RUSSIAN.upper(), "cp1251"), (RUSSIAN.upper(), "koi8_r")]
    + [(FRENCH, "cp1252"), (GERMAN, "cp1252"), (POLISH, "cp1250"), (TURKISH, "cp1254")],
)
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
def test_a_guess_is_said(encoding: str) -> None:
    found = decode(RUSSIAN.encode(encoding))
    assert found is not None
    assert found.notes
    assert "not declared" in found.notes[0]


def test_utf8_needs_no_note() -> None:
    found = decode(RUSSIAN.encode())
    assert found is not None
    assert (found.encoding, found.notes) == ("utf-8", ())


def test_a_page_may_declare_its_charset() -> None:
    markup = f'<html><head><meta charset="koi8-r"></head><p>{RUSSIAN}</p>'.encode("koi8_r")
    found = decode(markup, markup=True)
    assert found is not None
    assert found.encoding == "koi8-r"
    assert RUSSIAN in found.text


@pytest.mark.parametrize("declared", ["no-such-charset", "utf-16", "rot13", "hex", "utf-8"])
def test_a_charset_that_cannot_be_meant_is_not_obeyed(declared: str) -> None:
    found = decode(f'<meta charset="{declared}"><p>{RUSSIAN}</p>'.encode("cp1251"), markup=True)
    assert found is not None
    assert RUSSIAN in found.text


def test_valid_utf8_beats_a_stale_declaration() -> None:
    found = decode(f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'.encode(), markup=True)
    assert found is not None
    assert RUSSIAN in found.text
    assert "declares cp1251" in found.notes[0]


def test_a_cut_character_costs_itself_alone() -> None:
    found = decode(RUSSIAN.removesuffix(".").encode()[:-1])
    assert found is not None
    assert found.text == RUSSIAN[:-2] + "\ufffd"
    assert found.notes == ("1 broken byte sequence stands as U+FFFD in the text",)


def test_utf16_that_does_not_decode_is_refused() -> None:
    assert decode(b"\xff\xfe\x00\xd8") is None


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_no_text(seed: int) -> None:
    noise = bytes(byte or 1 for byte in random.Random(seed).randbytes(4000))
    assert decode(noise) is None


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x7fELF\x02", "program"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"text with a \x00 in it, and one more\x00", "NUL"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, word: str) -> None:
    assert word in (binary_kind(raw) or "")


@pytest.mark.parametrize("text", ["MZ is how a word may begin", "BMW burnt", "RIFF raff", ""])
def test_text_is_not_taken_for_a_file_of_that_name(text: str) -> None:
    assert binary_kind(text.encode()) is None


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(raw: bytes) -> None:
    binary_kind(raw)
    for markup in (False, True):
        found = decode(raw, markup=markup)
        assert found is None or isinstance(found.text, str)


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and not text.startswith("\ufeff")))
def test_printable_utf8_is_read_as_it_is(text: str) -> None:
    found = decode(text.encode())
    assert found is not None
    assert found.text == text
