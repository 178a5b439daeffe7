"""Signatures as minisign makes and reads them, and nothing else is taken for one."""

import minisign
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.publishing import signing

KEY = signing.secret_key(b"12345678", bytes(range(32)))
DOCUMENT = b"hello release\n"

# minisign's own example, from the documentation of its author's verifier.
THEIR_KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
THEIRS = """untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1556193335\tfile:test
y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==
"""
# What minisign 0.11 wrote when it opened the file of KEY below, with its passphrase, and signed DOCUMENT.
BY_MINISIGN = """untrusted comment: signature from minisign secret key
RUQxMjM0NTY3ODAaW6o4BFvszzH71ien5+EsxW8RXwD0QOON9ybfeozQRkVQEH5jOU3eejzeDX7c4OqRmr1tsPcI/X6R9LmIuQs=
trusted comment: timestamp:1795721484\tfile:o.doc\thashed
CS6fCGlbzHZvClY0DeNlHtWjWWro/IpVFVAKNnjs9QVge84Exj06NImwIqFG3wrSS7YeYu6sJ0c9M3uC0050Aw==
"""


def test_minisigns_own_example_holds() -> None:
    key = signing.public_key(THEIR_KEY)
    assert signing.verify(b"test", THEIRS, key) == "timestamp:1556193335\tfile:test"
    with pytest.raises(signing.SignatureWrong, match="not the one that was signed"):
        signing.verify(b"tesT", THEIRS, key)


def test_what_minisign_signed_with_our_key_holds_and_is_what_we_sign() -> None:
    said = signing.verify(DOCUMENT, BY_MINISIGN, KEY.public)
    ours = signing.sign(DOCUMENT, KEY, said)
    assert ours.splitlines()[1:] == BY_MINISIGN.splitlines()[1:]


def test_somebody_elses_minisign_reads_what_we_write() -> None:
    key = minisign.PublicKey.from_bytes(KEY.public.file().encode())
    ours = minisign.Signature.from_bytes(
        signing.sign(DOCUMENT, KEY, "timestamp:1\tfile:release.json").encode()
    )
    key.verify(DOCUMENT, ours)
    with pytest.raises(minisign.VerifyError):
        key.verify(DOCUMENT + b"x", ours)


def test_a_public_key_is_read_from_its_file_and_bears_its_name() -> None:
    file = KEY.public.file()
    assert signing.public_key(file) == KEY.public
    assert signing.public_key(file.splitlines()[-1]) == KEY.public
    assert KEY.public.name in file.splitlines()[0]


def test_a_sealed_key_opens_with_its_passphrase_alone() -> None:
    file = signing.sealed(KEY, "жар-жар 12", bytes(range(32)))
    assert signing.is_sealed(file)
    assert signing.unsealed(file, "жар-жар 12") == KEY
    for wrong in ("", "жар-жар"):
        with pytest.raises(signing.KeySealed, match="passphrase"):
            signing.unsealed(file, wrong)
    assert not signing.is_sealed(signing.sealed(KEY, "", b""))
    assert signing.unsealed(signing.sealed(KEY, "", b"")) == KEY


def test_a_secret_key_is_never_printed() -> None:
    assert KEY.raw.hex() not in repr(KEY)
    assert "raw" not in repr(KEY)


@settings(max_examples=60)
@given(st.binary(max_size=40), st.data())
def test_any_changed_character_of_a_signature_is_refused(document: bytes, data: st.DataObject) -> None:
    signature = signing.sign(document, KEY, "release 1")
    assert signing.verify(document, signature, KEY.public) == "release 1"
    start = signature.index("\n") + 1  # the first line is not covered, and says so
    at = data.draw(st.integers(start, len(signature) - 2))
    other = data.draw(st.sampled_from("abcXYZ019+/= \t-").filter(lambda char: char != signature[at]))
    changed = signature[:at] + other + signature[at + 1 :]
    try:
        said = signing.verify(document, changed, KEY.public)
    except signing.SignatureWrong:
        return
    # Base64 leaves some last bits unused; then the bytes are the same ones.
    assert said == "release 1"
    assert signature[at + 1 : at + 2] in ("=", "\n")


def test_what_is_no_signature_or_key_is_told_so() -> None:
    for nothing in ("", "one line", THEIRS.replace("RUQ", "RWQ"), THEIRS.replace("trusted comment: t", "t")):
        with pytest.raises(signing.SignatureWrong):
            signing.verify(b"test", nothing, signing.public_key(THEIR_KEY))
    with pytest.raises(signing.SignatureWrong, match="another key"):
        signing.verify(b"test", THEIRS, KEY.public)
    for nothing in ("", "untrusted comment: x\nAAAA\n", THEIRS):
        with pytest.raises(signing.SignatureWrong):
            signing.public_key(nothing)
        with pytest.raises(signing.SignatureWrong):
            signing.unsealed(nothing)
    with pytest.raises(ValueError, match="one line"):
        signing.sign(b"", KEY, "two\nlines")
