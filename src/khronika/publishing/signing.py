"""Signatures that `minisign` reads: Ed25519 over the BLAKE2b hash of the bytes, with a trusted comment.

A secret key is kept in minisign's own file, sealed with scrypt where a passphrase is given, so that the owner of a folder may sign
and check with the program of that name alone. Everything here is a function of bytes; who keeps what, others decide.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_KEY, _HASHED, _SCRYPT, _BLAKE, _OPEN = b"Ed", b"ED", b"Sc", b"B2", b"\0\0"
_COMMENT, _TRUSTED = "untrusted comment: ", "trusted comment: "
# scrypt with N = 2**17, r = 8, p = 1, told as minisign tells it: 128 MB and half a second, so that a laptop of ten years ago signs.
_OPS, _MEMORY = 2**22, 2**27
_MOST_MEMORY = 2**30  # minisign's own; a file that asks for more is no key of ours
_SEALED = 8 + 64 + 32  # key id, secret and public key, checksum


class SignatureWrong(ValueError):
    """A signature or a key that is none, or not of these bytes: what is wrong, in words."""


class KeySealed(SignatureWrong):
    """The secret key is sealed, and no passphrase or another one was given."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """``id`` tells keys apart (8 bytes); it proves nothing."""

    id: bytes
    raw: bytes

    @property
    def name(self) -> str:
        """The key's id as minisign prints it."""
        return self.id[::-1].hex().upper()

    def file(self) -> str:
        return f"{_COMMENT}minisign public key {self.name}\n{_b64(_KEY + self.id + self.raw)}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """Never printed: neither its bytes nor its file stand in ``repr``."""

    id: bytes
    raw: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        key = Ed25519PrivateKey.from_private_bytes(self.raw).public_key()
        return PublicKey(self.id, key.public_bytes_raw())


def secret_key(key_id: bytes, seed: bytes) -> SecretKey:
    """A key from random bytes: 8 for its id, 32 for the key. Raises ValueError for other lengths."""
    if len(key_id) != 8 or len(seed) != 32:
        raise ValueError("a key is made of 8 bytes for its id and 32 for itself")
    return SecretKey(key_id, seed)


# ---- signatures ----


def sign(document: bytes, key: SecretKey, trusted: str) -> str:
    """The signature file. ``trusted`` is one line that the signature covers too. Raises ValueError for more than a line."""
    if "\n" in trusted or "\r" in trusted:
        raise ValueError("the trusted comment is one line")
    private = Ed25519PrivateKey.from_private_bytes(key.raw)
    signature = private.sign(_hash(document))
    whole = private.sign(signature + trusted.encode())
    return (
        f"{_COMMENT}signature of a khronika release, key {key.public.name}\n{_b64(_HASHED + key.id + signature)}\n"
        f"{_TRUSTED}{trusted}\n{_b64(whole)}\n"
    )


def verify(document: bytes, signature: str, key: PublicKey) -> str:
    """The trusted comment, where the signature is of these bytes by this key. Raises SignatureWrong saying what is wrong."""
    lines = signature.splitlines()
    if len(lines) != 4 or not lines[0].startswith(_COMMENT) or not lines[2].startswith(_TRUSTED):
        raise SignatureWrong("This is no minisign signature: four lines, the third with a trusted comment.")
    packed, whole = _unb64(lines[1], 74), _unb64(lines[3], 64)
    trusted = lines[2].removeprefix(_TRUSTED)
    if packed[:2] != _HASHED:
        raise SignatureWrong("The signature is not one of hashed bytes (ED), which all of ours are.")
    if packed[2:10] != key.id:
        raise SignatureWrong("The signature is by another key.")
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    _check(public, packed[10:], _hash(document), "The document is not the one that was signed.")
    _check(public, whole, packed[10:] + trusted.encode(), "The trusted comment was changed after signing.")
    return trusted


def _check(key: Ed25519PublicKey, signature: bytes, what: bytes, wrong: str) -> None:
    try:
        key.verify(signature, what)
    except InvalidSignature as error:
        raise SignatureWrong(wrong) from error


# ---- files of keys ----


def public_key(file: str) -> PublicKey:
    """From minisign's file, or from its last line alone. Raises SignatureWrong."""
    lines = [line for line in file.splitlines() if line.strip()]
    packed = _unb64(lines[-1], 42) if lines else b""
    if packed[:2] != _KEY:
        raise SignatureWrong("This is no minisign public key.")
    return PublicKey(packed[2:10], packed[10:])


def sealed(key: SecretKey, passphrase: str, salt: bytes) -> str:
    """The secret key's file; an empty passphrase leaves it open, as `minisign -W` does. ``salt`` is 32 random bytes."""
    body = key.id + key.raw + key.public.raw
    body += hashlib.blake2b(_KEY + body, digest_size=32).digest()
    if passphrase:
        head = _KEY + _SCRYPT + _BLAKE + salt + _OPS.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        body = _xor(body, _stretched(passphrase, salt, _OPS, _MEMORY))
    else:
        head = _KEY + _OPEN + _BLAKE + bytes(48)
    return f"{_COMMENT}minisign {'encrypted ' if passphrase else ''}secret key\n{_b64(head + body)}\n"


def is_sealed(file: str) -> bool:
    return _secret(file)[2:4] == _SCRYPT


def unsealed(file: str, passphrase: str = "") -> SecretKey:
    """Raises KeySealed where the passphrase is not the key's, SignatureWrong for a file that is none."""
    packed = _secret(file)
    body = packed[54:]
    if packed[2:4] == _SCRYPT:
        if not passphrase:
            raise KeySealed("The key that signs is sealed; its passphrase is needed.")
        ops, memory = (int.from_bytes(packed[at : at + 8], "little") for at in (38, 46))
        if memory > _MOST_MEMORY:
            raise SignatureWrong("This secret key asks for more memory than minisign's own do.")
        body = _xor(body, _stretched(passphrase, packed[6:38], ops, memory))
    check = hashlib.blake2b(_KEY + body[:72], digest_size=32).digest()
    if not hmac.compare_digest(check, body[72:]):
        raise KeySealed("The passphrase is not the one that the key was sealed with.")
    return SecretKey(body[:8], body[8:40])


def _secret(file: str) -> bytes:
    lines = [line for line in file.splitlines() if line.strip()]
    packed = _unb64(lines[-1], 54 + _SEALED) if lines else b""
    if packed[:2] != _KEY or packed[2:4] not in (_SCRYPT, _OPEN) or packed[4:6] != _BLAKE:
        raise SignatureWrong("This is no minisign secret key.")
    return packed


def _stretched(passphrase: str, salt: bytes, ops: int, memory: int) -> bytes:
    """What libsodium makes of a passphrase with these limits."""
    ops = max(ops, 32768)
    if ops < memory // 32:
        cost, parallel = _power(ops // (8 * 4)), 1
    else:
        cost = _power(memory // (8 * 128))
        parallel = min(ops // 4 // (1 << cost), 0x3FFFFFFF) // 8
    return hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=1 << cost,
        r=8,
        p=max(1, parallel),
        maxmem=2 * memory + 2**26,
        dklen=_SEALED,
    )


def _power(most: int) -> int:
    return next(power for power in range(1, 63) if (1 << power) > most // 2)


def _hash(document: bytes) -> bytes:
    return hashlib.blake2b(document).digest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _unb64(line: str, size: int) -> bytes:
    try:
        raw = base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SignatureWrong("A line of a key or a signature is not Base64.") from error
    if len(raw) != size:
        raise SignatureWrong(f"A key or a signature has a line of {len(raw)} bytes in the place of {size}.")
    return raw
