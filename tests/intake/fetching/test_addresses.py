"""Which addresses may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.intake.fetching import Address, is_address, parse_address
from khronika.intake.fetching.addresses import is_public


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (" https://example.org ", "https://example.org/"),
        ("HTTP://Example.ORG:80/a?b=c#part", "http://example.org/a?b=c"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://пример.рф/новости/1", "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1"),
        ("http://example.org./%7Ea", "http://example.org/%7Ea"),
        ("http://[2001:470::1]/x", "http://[2001:470::1]/x"),
    ],
)  # fmt: skip
def test_an_address_is_written_in_one_way(words: str, plain: str) -> None:
    address = parse_address(words)
    assert isinstance(address, Address)
    assert address.words == plain
    assert parse_address(plain) == address


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("ftp://example.org/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("javascript:alert(1)", "only http"),
        ("example.org", "only http"),
        ("//example.org", "only http"),
        ("https://user:secret@example.org/", "name or password"),
        ("https://@example.org/", "name or password"),
        ("https://example.org\\@10.0.0.1/", "characters"),
        ("https://example.org/\r\nHost: other", "characters"),
        ("https://exa mple.org/", "characters"),
        ("https:///path", "no host"),
        ("https://.../", "no host"),
        ("https://exa%00mple.org/", "no host"),
        ("https://example.org:99999/", "no address"),
        ("https://[::1/", "no address"),
        ("http://localhost/", "public network"),
        ("http://printer.local/", "public network"),
        ("http://abcdef.onion/", "public network"),
        ("https://example.org/" + "a" * 2000, "more than"),
    ],
)
def test_what_is_no_address_to_ask_says_why(words: str, why: str) -> None:
    found = parse_address(words)
    assert isinstance(found, str)
    assert why in found


@pytest.mark.parametrize(
    "number",
    """127.0.0.1 127.8.9.10 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.1 192.0.2.7
    198.18.0.1 198.51.100.2 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 192.88.99.1
    ::1 :: fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::7f00:1
    2002:7f00:1:: 2001:0:53aa::1 2001:db8::1 3fff::1 100::1 64:ff9b::10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 example.org 2130706433""".split(),
)
def test_not_public(number: str) -> None:
    assert is_public(number) is False


@pytest.mark.parametrize(
    "number", "8.8.8.8 1.1.1.1 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700::1 2a00:1450::1 64:ff9b::8.8.8.8".split()
)  # fmt: skip
def test_public(number: str) -> None:
    assert is_public(number) is True


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: object) -> None:
    if not address.is_global:  # type: ignore[attr-defined]
        number = str(address)
        assert is_public(number) is (number.startswith("64:ff9b::") and is_public(number))


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_a_reason(words: str) -> None:
    for each in (words, f"http://{words}", f"https://example.org/{words}"):
        found = parse_address(each)
        assert isinstance(found, str) or found.words.isascii()


def test_a_redirect_is_read_where_it_stands() -> None:
    here = parse_address("https://example.org/a/b?c")
    assert isinstance(here, Address)
    for location, leads in {
        "d": "https://example.org/a/d",
        "/e": "https://example.org/e",
        "//other.org/f": "https://other.org/f",
        "http://[": "no address",
        "file:///etc/passwd": "only http",
    }.items():
        found = here.joined(location)
        assert leads in (found if isinstance(found, str) else found.words)
    assert [is_address(each) for each in ("HTTPS://x", "report.txt", "ftp://x")] == [True, False, False]
