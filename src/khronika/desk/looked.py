"""What changed since somebody looked at the queue last. A cookie holds how far decisions and readings had come when her visit before
this one ended; while a visit lasts that stays, so that reading on through pages does not lose it."""

import time
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from khronika.desk.gate import member_of

_COOKIE = "looked"
_VISIT = 30  # minutes without a look, after which the next look is another visit: longer than a report takes, shorter than lunch
_REMEMBERED = 90 * 24 * 3600
_PARTS = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """``review`` and ``claim`` are the last numbers there were when the visit before ended; on a first visit, when it began. ``then`` are the last ones now, ``minute`` is when."""

    review: int
    claim: int
    then: tuple[int, int]
    minute: int

    @classmethod
    def of(cls, request: HttpRequest, now: tuple[int, int]) -> "Looked":
        """``now``: the numbers of the last decision and of the last claim read (``reviews.ends``)."""
        minute = int(time.time()) // 60
        parts = request.COOKIES.get(_name(request), "").split(".")
        if len(parts) != _PARTS or not all(
            part.isascii() and part.isdigit() and len(part) < 18 for part in parts
        ):
            return cls(*now, now, minute)
        review, claim, last_review, last_claim, seen = map(int, parts)
        if minute - seen > _VISIT:
            return cls(last_review, last_claim, now, minute)
        return cls(review, claim, now, minute)

    def remember(self, request: HttpRequest, answer: HttpResponse) -> None:
        value = ".".join(map(str, (self.review, self.claim, *self.then, self.minute)))
        answer.set_cookie(_name(request), value, max_age=_REMEMBERED, httponly=True, samesite="Strict")


def _name(request: HttpRequest) -> str:
    """Each member's own, on a computer that two share."""
    member = member_of(request)
    return f"{_COOKIE}-{member.id}" if member and member.id else _COOKIE
