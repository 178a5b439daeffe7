"""Hashes of what an act wrote, for its row in the log: so that the chain holds what stands in the tables too, and a word changed in a
report's text or a claim is found. Of reports and readings alone: the hash of a row with few possible values (who decided, and
how) would tell an outsider who guesses them.
"""

import hashlib
from collections.abc import Iterable
from json.encoder import encode_basestring

REPORT_COLUMNS = "id stored_id media_type origin lang published outlet url given_id encoding notes".split()  # all that ``keep`` writes but the text, which has a hash of its own, and the moment, which is the log row's


def of_text(text: str) -> str:
    return hashlib.sha256(_bytes(text)).hexdigest()


def of_report(columns: Iterable[str | None]) -> str:
    """``columns`` are the values of ``REPORT_COLUMNS``, in that order, as the database has them."""
    # A JSON array, as canonical_json writes one; put together here because verify does so for every report that there is.
    written = ",".join("null" if each is None else encode_basestring(each) for each in columns)
    return hashlib.sha256(_bytes(f"[{written}]")).hexdigest()


def of_claims(bodies: Iterable[str]) -> str:
    """Of one reading's claims, in the order of their rows."""
    sealed = hashlib.sha256()
    for body in bodies:
        sealed.update(_bytes(body))
        sealed.update(b"\n")
    return sealed.hexdigest()


def _bytes(words: str) -> bytes:
    """Of what a damaged database gives, too: bytes that are no text come as surrogates, and go back to what they were."""
    return words.encode("utf-8", "surrogateescape")
