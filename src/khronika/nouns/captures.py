"""How a page was captured: from where, when, by what, how much of it, and who signed for that."""

from dataclasses import dataclass
from enum import StrEnum


class Signed(StrEnum):
    """Whether somebody signed the archive in which a page came. ``INVALID`` says that the signature does not hold, ``UNCHECKED`` that there
    is one and nobody could look (the packages for it are not installed)."""

    NOT_SIGNED = "not-signed"
    VALID = "valid"
    INVALID = "invalid"
    UNCHECKED = "unchecked"


class Digests(StrEnum):
    """Whether the bytes are those whose digests the archive states of itself. ``ABSENT``: it states none."""

    MATCH = "match"
    DIFFER = "differ"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed an archive: ``by`` is a domain whose certificate was valid then, or the beginning of a public key's hash (``key:...``), which
    names nobody. ``why`` it does not hold, or what else has to be known to lean on it, is a word that the desk knows. ``at`` is when a time authority, ``clock``, saw the
    signature; ``clock_known`` whether that authority is one that is trusted here, ``None`` where there is none."""

    state: Signed = Signed.NOT_SIGNED
    by: str | None = None
    why: str | None = None
    at: str | None = None
    clock: str | None = None
    clock_known: bool | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a page. ``address`` was asked for; ``at`` is the moment as the archive states it, which is never taken for when the page
    was published; ``software`` made the archive. ``archive`` is the SHA-256 of the archive's file, where it is kept, and ``record`` the
    id of the page's record in it. ``missing`` says what of the page was not got (``cut: length``, ``pictures: 12``; empty: nothing is known to be missing); what differs
    from stated digests stands in ``differing``."""

    address: str
    at: str | None = None
    software: str | None = None
    archive: str | None = None
    record: str | None = None
    missing: tuple[str, ...] = ()
    digests: Digests = Digests.ABSENT
    differing: tuple[str, ...] = ()
    signature: Signature = Signature()
