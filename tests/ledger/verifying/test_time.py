"""Trusted time from the request to verify: an authority of the tests' own, by file and over a server of this machine's."""

import struct
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import transaction

from khronika import attesting, custody, stamping, timing
from khronika.ledger import log, tables, times
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.name_authority import leave_authority
from khronika.ledger.errors import NotPossible
from khronika.ledger.time_tables import TimeAsked, TimeAuthority, TimeProof, TimeToken
from khronika.nouns import Unread
from khronika.nouns.soundness import Anchor, Finding
from khronika.nouns.times_attested import ProofState, Refused
from khronika.stamping import Proven, Stamped
from khronika.timing import proofs
from tests.ledger.reviewed import kept
from tests.ledger.verifying.test_custody import past_the_guards
from tests.serving import Served, http
from tests.timing import test_proofs
from tests.timing.authority import Authority, make

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make(tmp_path_factory.mktemp("tsa") / "a", "Orlo Time")


@pytest.fixture
def recorded(authority: Authority) -> None:
    kept()
    assert stamping.name("Orlo Time", None, authority.certificates) is None


def grave(folder: Path) -> list[Finding]:
    told = [finding for looked in custody.look(folder) for finding in looked.findings if finding.grave]
    return [each for each in told if each.rule != "database.guards"]


def taken(answer: bytes) -> Stamped:
    told = stamping.take_token(answer)
    assert isinstance(told, Stamped), told
    return told


@pytest.mark.usefixtures("recorded")
def test_carried_by_file_a_token_is_kept_and_holds(authority: Authority, folder: Path) -> None:
    row, request = stamping.write_request()
    answer = authority.answers(request)
    told = taken(answer)
    assert (told.authority, told.row, told.new) == ("Orlo Time", row, True)
    assert taken(answer).new is False
    assert grave(folder) == []
    (line,) = attesting.listed()
    assert (line.row, line.by, line.holds) == (row, "Orlo Time", True)
    acts = list(tables.LogRow.objects.order_by("number").values_list("act", flat=True))
    assert acts[-3:] == ["authority-named", "time-asked", "timestamped"]
    assert "Orlo" not in str(list(tables.LogRow.objects.values_list("details", flat=True)))


@pytest.mark.usefixtures("recorded")
def test_an_older_request_may_be_answered_later_and_a_foreign_answer_never(
    authority: Authority, tmp_path: Path
) -> None:
    _, first = stamping.write_request()
    stamping.write_request()
    assert taken(authority.answers(first)).row < times.head().number  # type: ignore[union-attr]
    other = make(tmp_path / "other", "Other")
    told = stamping.take_token(other.answers(first))
    assert isinstance(told, Refused)
    assert told.rule == "time.unknown-authority"
    stray = stamping.take_token(authority.answers(timing.ask(timing.line(1, "0" * 64)).body))
    assert isinstance(stray, Refused)
    assert stray.rule == "time.other-hash"
    assert TimeToken.objects.count() == 1


@pytest.mark.usefixtures("recorded")
def test_a_token_finds_a_log_that_was_cut_or_made_anew(authority: Authority, folder: Path) -> None:
    _, request = stamping.write_request()
    taken(authority.answers(request))
    row = TimeAsked.objects.get().row
    with transaction.atomic():
        past_the_guards(f"DELETE FROM ledger_logrow WHERE number >= {row}")
        told = [each for each in grave(folder) if each.rule == "log.cut"]
        assert len(told) == 1
        assert "the token of Orlo Time" in told[0].what
        transaction.set_rollback(True)
    with transaction.atomic():
        previous = ""
        for each in list(tables.LogRow.objects.order_by("number")):
            each.subject, each.previous = each.subject.replace("r-", "r-0"), previous
            previous = each.hash = log.seal(each)
            past_the_guards(
                f"UPDATE ledger_logrow SET subject = '{each.subject}', previous = '{each.previous}', hash = '{each.hash}' "
                f"WHERE number = {each.number}"
            )
        assert log.verify()
        assert "log.rewritten" in [each.rule for each in grave(folder)]
        transaction.set_rollback(True)


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("harm", "rules"),
    [
        (lambda: _swap(TimeToken.objects.get(), "body"), {"time.bytes"}),
        (lambda: past_the_guards("UPDATE ledger_timeasked SET nonce = '1'"), {"time.nonce"}),
        (lambda: past_the_guards("UPDATE ledger_timeasked SET row = 2"), {"time.other-hash"}),
        (lambda: past_the_guards("DELETE FROM ledger_timetoken"), {"row.removed"}),
    ],
)
def test_what_is_altered_is_found(
    authority: Authority, folder: Path, harm: Callable[[], None], rules: set[str]
) -> None:
    _, request = stamping.write_request()
    taken(authority.answers(request))
    with transaction.atomic():
        harm()
        assert rules <= {each.rule for each in grave(folder)}
        transaction.set_rollback(True)


def _swap(row: TimeToken, column: str) -> None:
    past_the_guards()
    altered = bytearray(getattr(row, column))
    altered[-3] ^= 1
    TimeToken.objects.filter(pk=row.pk).update(**{column: bytes(altered)})


@pytest.mark.usefixtures("recorded")
def test_another_chain_in_the_place_of_the_one_that_was_named_is_found(folder: Path, tmp_path: Path) -> None:
    forged = make(tmp_path / "forged", "Orlo Time")
    with transaction.atomic():
        past_the_guards()
        TimeAuthority.objects.update(certificates=forged.certificates.decode())
        assert "time.certificates" in [each.rule for each in grave(folder)]
        transaction.set_rollback(True)


@pytest.mark.usefixtures("recorded")
def test_who_was_left_is_asked_no_more_and_what_it_attested_holds(authority: Authority, folder: Path) -> None:
    _, request = stamping.write_request()
    answer = authority.answers(request)
    taken(answer)
    with pytest.raises(NotPossible):
        stamping.name("Orlo Time", None, authority.certificates)
    assert leave_authority("Orlo Time")
    assert not leave_authority("Orlo Time")
    assert grave(folder) == []
    told = stamping.take_token(answer)
    assert isinstance(told, Refused)
    assert "no authority" in told.reason


def test_over_the_network_only_where_fetching_is_on_and_each_answers_for_itself(
    authority: Authority, folder: Path
) -> None:
    kept()

    server = Served({"/page": http(b"<p>", "Content-Type: text/html")})
    answered: list[bytes] = []
    try:
        for path in ("/tsr", "/page"):
            assert stamping.name(path, server.url(path), authority.certificates) is None
        off = dict(stamping.ask_all(net=server.net()))
        assert [told.rule for told in off.values() if isinstance(told, Unread)] == ["fetching.off"] * 2
        assert server.asked == []
        assert TimeAsked.objects.count() == 0
        allow_fetching(True)
        # The answer is made when the request is: openssl needs it, and the server answers from another thread.
        with pytest.MonkeyPatch.context() as patched:
            asks = timing.ask

            def ask(words: bytes) -> object:
                question = asks(words)
                answered.append(authority.answers(question.body))
                server.answers["/tsr"] = http(answered[-1], "Content-Type: application/timestamp-reply")
                return question

            patched.setattr(timing, "ask", ask)
            told = dict(stamping.ask_all(net=server.net()))
    finally:
        server.close()
    assert isinstance(told["/tsr"], Stamped)
    assert isinstance(told["/page"], Unread)
    assert server.asked[0].startswith("POST /tsr HTTP/1.1")
    assert "khronika" not in server.asked[0].lower()
    assert bytes(TimeToken.objects.get().body) == answered[0]
    assert grave(folder) == []


@pytest.mark.usefixtures("recorded")
def test_a_proof_is_pending_then_in_a_block_then_attested(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, line = stamping.write_line()
    told = stamping.take_answer(test_proofs.answer(test_proofs.promised(line)))
    assert isinstance(told, Proven)
    assert (told.row, told.said.state) == (row, ProofState.PENDING)
    assert [(each.rule, each.grave) for each in notes(folder)] == [("time.pending", False)]

    monkeypatch.setattr(test_proofs, "LINE", line)
    stamp, _ = test_proofs.in_block(700_001)
    told = stamping.take_proof(test_proofs.proof(stamp))
    assert isinstance(told, Proven)
    assert told.said.state is ProofState.BLOCK
    assert [each.rule for each in notes(folder)] == ["time.pending", "time.block"]

    monkeypatch.setattr(proofs, "_EASIEST", 1 << 256)  # nobody can work for a real one here
    root = next(digest for digest, _ in stamp.all_attestations())
    header = worked_for(root)
    assert stamping.take_header(700_001, header.hex()) is None
    assert [each.rule for each in notes(folder)] == ["time.pending"]
    assert [(each.holds, each.by) for each in attesting.listed()][1] == (True, "OpenTimestamps, block 700001")
    assert grave(folder) == []
    (anchor,) = attesting.anchors(folder)
    assert anchor == Anchor(row, TimeAsked.objects.get().hash, "the proof in block 700001")


def notes(folder: Path) -> list[Finding]:
    told = [
        finding for looked in custody.look(folder) if looked.name == "time" for finding in looked.findings
    ]
    assert not any(each.grave for each in told)
    return told


def worked_for(root: bytes) -> bytes:
    """A header of the least difficulty that there is: some ten tries."""
    for nonce in range(1000):
        raw = struct.pack("<i32s32sIII", 2, bytes(32), root, 1_560_556_800, 0x207FFFFF, nonce)
        if int.from_bytes(sha256(sha256(raw).digest()).digest(), "little") <= 0x7FFFFF << 232:
            return raw
    raise AssertionError


@pytest.mark.usefixtures("recorded")
def test_a_proof_or_header_of_something_else_is_refused() -> None:
    stamping.write_line()
    told = stamping.take_proof(test_proofs.proof(test_proofs.promised(b"another")))
    assert isinstance(told, Refused)
    assert told.rule == "time.other-hash"
    assert TimeProof.objects.count() == 0
    refused = stamping.take_header(5, "00" * 80)
    assert isinstance(refused, Refused)


def test_an_empty_folder_has_nothing_to_attest() -> None:
    with pytest.raises(NotPossible):
        stamping.write_request()
