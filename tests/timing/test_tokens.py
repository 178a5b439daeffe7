"""A token says when a line was there, or why it says nothing. The authority is the tests' own."""

from pathlib import Path

import pytest

from khronika.nouns.times_attested import Attested, Refused
from khronika.timing import Question, ask, attested, certificates_in, line
from tests.timing.authority import Authority, make

LINE = line(12, "ab" * 32)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make(tmp_path_factory.mktemp("tsa") / "a", "Orlo Time")


@pytest.fixture(scope="module")
def question() -> Question:
    return ask(LINE)


@pytest.fixture(scope="module")
def answer(authority: Authority, question: Question) -> bytes:
    return authority.answers(question.body)


def checked(answer: bytes, authority: Authority, nonce: int, of: bytes = LINE) -> Attested | Refused:
    chain = certificates_in(authority.certificates)
    assert not isinstance(chain, Refused)
    return attested(answer, of, nonce, chain)


def why(told: Attested | Refused) -> str:
    assert isinstance(told, Refused), told
    assert told.reason
    assert told.remedy
    return told.rule


def test_a_token_says_when_and_by_whom(answer: bytes, authority: Authority, question: Question) -> None:
    told = checked(answer, authority, question.nonce)
    assert isinstance(told, Attested)
    assert told.at.endswith("+00:00")
    assert (told.accuracy, told.policy, told.signer) == (1.0, "1.2.3.4.1", "CN=Orlo Time signer")


def test_what_is_stamped_is_one_plain_line() -> None:
    assert LINE == b"khronika log row 12 " + b"ab" * 32 + b"\n"


def test_two_requests_for_one_line_differ_so_that_an_old_answer_is_none(question: Question) -> None:
    assert ask(LINE).nonce != question.nonce


def test_another_hash_is_refused(answer: bytes, authority: Authority, question: Question) -> None:
    assert why(checked(answer, authority, question.nonce, line(13, "ab" * 32))) == "time.other-hash"


def test_another_nonce_is_refused(answer: bytes, authority: Authority, question: Question) -> None:
    assert why(checked(answer, authority, question.nonce + 1)) == "time.nonce"


def test_an_authority_that_nobody_named_is_refused(answer: bytes, question: Question, tmp_path: Path) -> None:
    told = checked(answer, make(tmp_path / "b", "Another"), question.nonce)
    assert why(told) == "time.unknown-authority"
    assert isinstance(told, Refused)
    assert "Orlo Time signer" in told.reason


def test_a_certificate_that_was_over_is_refused(question: Question, tmp_path: Path) -> None:
    late = make(tmp_path / "late", "Late", days=(-30, -2))
    told = checked(late.answers(question.body), late, question.nonce)
    assert why(told) == "time.expired"


def test_a_chain_may_hold_the_signers_certificate_too(
    answer: bytes, authority: Authority, question: Question
) -> None:
    chain = certificates_in(authority.certificates + (authority.directory / "signer.pem").read_bytes())
    assert not isinstance(chain, Refused)
    assert isinstance(attested(answer, LINE, question.nonce, chain), Attested)


@pytest.mark.filterwarnings(
    "ignore:Parsed a serial number"
)  # the library's, of what an altered certificate says
def test_no_altered_token_says_anything_else(answer: bytes, authority: Authority, question: Question) -> None:
    """A byte after another, in steps over all of it. The few that no signature covers change nothing of what is said."""
    sound = checked(answer, authority, question.nonce)
    refused = set()
    for at in range(0, len(answer), 7):
        altered = bytearray(answer)
        altered[at] ^= 16
        told = checked(bytes(altered), authority, question.nonce)
        assert isinstance(told, Refused) or told == sound
        refused.add(told.rule if isinstance(told, Refused) else "")
    assert {"time.altered", "time.no-token", "time.no-certificate"} <= refused


def test_what_is_no_answer_is_refused(authority: Authority) -> None:
    for raw in (b"", b"junk", b"\x30\x84\xff\xff\xff\xff", b"0" * 200_000):
        assert why(checked(raw, authority, 1)) == "time.no-token"


def test_an_authority_that_refuses_is_told_in_its_words(question: Question, tmp_path: Path) -> None:
    strict = make(tmp_path / "strict", "Strict", digests="sha512")
    told = checked(strict.answers(question.body), strict, question.nonce)
    assert why(told) == "time.not-granted"
    assert isinstance(told, Refused)
    assert "digest" in told.reason


def test_certificates_in_any_order_are_read(question: Question, tmp_path: Path) -> None:
    """OpenSSL's authorities send them unsorted, which the library refuses."""
    whole = make(tmp_path / "whole", "Aaa whole chain", sends_chain=True)
    told = [checked(whole.answers(question.body), whole, question.nonce)]
    swapped = make(tmp_path / "swapped", "Z", sends_chain=True)
    told.append(checked(swapped.answers(question.body), swapped, question.nonce))
    assert [type(each) for each in told] == [Attested, Attested]


@pytest.mark.parametrize(("pem", "rule"), [(b"", "time.certificates"), (b"junk", "time.certificates")])
def test_certificates_that_are_none(pem: bytes, rule: str) -> None:
    told = certificates_in(pem)
    assert isinstance(told, Refused)
    assert told.rule == rule


def test_a_chain_without_its_root_is_refused(authority: Authority) -> None:
    told = certificates_in((authority.directory / "signer.pem").read_bytes())
    assert isinstance(told, Refused)
    assert told.rule == "time.no-root"
