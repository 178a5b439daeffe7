"""Public ids and numbers of pseudonyms: keyed hashes with a secret of the folder, so that they are the same in every release and
whoever guesses a private id, a name or a text cannot confirm the guess.

One for a folder and not one for each release: claims keep their ids for good, so that what was cited can be found, and with them
anybody could match a release's pseudonyms to the next one's. A fresh pseudonym would be a promise that the ids break.
"""

import hashlib
import hmac

SECRET_BYTES = 32
_DIGITS = 100_000_000  # eight: of a thousand sources two share a number in one folder of two hundred


class Ids:
    """What the folder's ``secret`` makes of private ids. Raises ValueError for a secret that is too short."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < SECRET_BYTES:
            raise ValueError(f"a secret for public ids has {SECRET_BYTES} bytes at the least")
        self._secret = secret

    def claim(self, private: str) -> str:
        return f"pc-{self._hash('claim', private)[:20]}"

    def report(self, private: str) -> str:
        return f"pr-{self._hash('report', private)[:20]}"

    def incident(self, private: str) -> str:
        """In the place of an incident that a person split: its id is a hash of its kind, place and day, which can be guessed."""
        return f"pi-{self._hash('incident', private)[:20]}"

    def series(self) -> str:
        """Tells this folder's releases from any other's."""
        return f"ks-{self._hash('series', '')[:20]}"

    def number(self, key: str) -> int:
        """The number under which the holder of this key is shown."""
        return int(self._hash("pseudonym", key)[:15], 16) % _DIGITS

    def _hash(self, of: str, value: str) -> str:
        return hmac.new(self._secret, f"{of}\0{value}".encode(), hashlib.sha256).hexdigest()
