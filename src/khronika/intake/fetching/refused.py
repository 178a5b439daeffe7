"""Why an address was not fetched, with stable rule ids.

``fetching.off``, ``fetching.address``, ``fetching.port``, ``fetching.no-host``, ``fetching.not-public``, ``fetching.redirects``,
``fetching.too-slow``, ``fetching.no-answer``, ``fetching.too-large``, ``fetching.media-type``.
"""

from khronika.nouns import Unread

_LONGEST = 300  # characters of an address in a sentence
_SAVE = "Open it in a browser, save the page, and hand on the file."
REMEDIES = {
    "fetching.port": "Ask the address without a port.",
    "fetching.no-host": "Check the address, and whether this machine is on line.",
    "fetching.not-public": "Only pages of the public internet are fetched. Hand on the file instead.",
    "fetching.address": "Write an address as a browser shows it: https://example.org/page",
}


def _named(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]


def off(words: str) -> Unread:
    return Unread(
        _named(words),
        "fetching.off",
        f"{_named(words)} was not asked: fetching is switched off in this folder",
        "The folder's owner can switch it on, on the inbox's page or with `khronika fetching on`.",
    )


def address(words: str, why: str) -> Unread:
    return Unread(
        _named(words),
        "fetching.address",
        f"{_named(words)} was not asked: {why}",
        REMEDIES["fetching.address"],
    )


def forbidden(words: str, rule: str, why: str) -> Unread:
    return Unread(_named(words), rule, f"{_named(words)} was not asked: {why}", REMEDIES[rule])


def redirects(words: str, why: str) -> Unread:
    return Unread(_named(words), "fetching.redirects", f"{_named(words)} was not followed: {why}", _SAVE)


def too_slow(words: str, seconds: float) -> Unread:
    return Unread(
        _named(words),
        "fetching.too-slow",
        f"{_named(words)} did not come within {seconds:g} seconds, and was given up",
        "Ask again later, or save the page with a browser and hand on the file.",
    )


def no_answer(words: str, why: str) -> Unread:
    return Unread(_named(words), "fetching.no-answer", f"{_named(words)} did not come: {why}", _SAVE)


def too_large(words: str, limit: int) -> Unread:
    return Unread(
        _named(words),
        "fetching.too-large",
        f"{_named(words)} has more than the {limit / 1e6:g} MB that one report may have",
        "Save it, and split it into reports.",
    )


def media_type(words: str, what: str) -> Unread:
    return Unread(
        _named(words),
        "fetching.media-type",
        f"at {_named(words)} stands no text but {what[:60]}",
        "Give the address of the page that it belongs to.",
    )
