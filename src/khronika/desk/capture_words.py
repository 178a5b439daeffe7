"""How a report was captured, in sentences of the page's language."""

from django.utils.translation import gettext, ngettext

from khronika.nouns import Capture, Digests, Signature, Signed


def capture_words(capture: Capture) -> list[str]:
    """From where and when; what of it was not got; whether its bytes are those that the archive states; who signed for it."""
    return [
        _how(capture),
        *(_missing(each) for each in capture.missing),
        _digests(capture),
        signature_words(capture.signature),
    ]


def doubtful(capture: Capture) -> bool:
    """Whether something of it does not hold: then it is shown at once."""
    return capture.digests is Digests.DIFFER or capture.signature.state is Signed.INVALID


def _how(capture: Capture) -> str:
    named = {
        "address": capture.address or gettext("an address that is not told"),
        "when": capture.at or gettext("at a time that is not said"),
        "software": capture.software or gettext("a program that is not named"),
    }
    return gettext("Captured from %(address)s, %(when)s, by %(software)s.") % named


def _missing(words: str) -> str:
    what, _, value = words.partition(": ")
    count = int(value) if value.isdecimal() else 0
    if what == "pictures":
        return ngettext(
            "The text was got; %(count)d picture or film was not asked for.",
            "The text was got; %(count)d pictures or films were not asked for.",
            count,
        ) % {"count": count}
    if what == "frames":
        return ngettext(
            "%(count)d frame with another page in it was not asked for.",
            "%(count)d frames with other pages in them were not asked for.",
            count,
        ) % {"count": count}
    return {
        "length": gettext("Only its beginning was got: it has more than one report may have."),
        "time": gettext("Only its beginning was got: then the time was over."),
        "disconnect": gettext("Only its beginning was got: then the connection broke off."),
    }.get(value, gettext("Only a part of it was got."))


def _digests(capture: Capture) -> str:
    if capture.digests is Digests.DIFFER:
        files = ", ".join(capture.differing) or gettext("which are not told")
        return gettext("Its archive is not as its own hashes say; what differs: %(files)s.") % {
            "files": files
        }
    if capture.digests is Digests.MATCH:
        return gettext("Its bytes are those whose hashes the archive states.")
    return gettext("Its archive states no hashes.")


def signature_words(signature: Signature) -> str:
    """ "Signed by example.org, valid; ..." """
    why = _why(signature.why) if signature.why else ""
    if signature.state is Signed.NOT_SIGNED:
        return gettext("Not signed.")
    if signature.state is Signed.UNCHECKED:
        return gettext("Signed, not checked: %(why)s.") % {"why": why}
    if signature.state is Signed.INVALID:
        return gettext("Signed, not valid: %(why)s.") % {"why": why}
    by = signature.by or ""
    if by.startswith("key:"):
        return gettext(
            "Signed by a key (%(key)s), valid; whose key that is must be known from elsewhere."
        ) % {"key": by.removeprefix("key:")}
    said = gettext("Signed by %(domain)s, valid; the time, %(at)s, is attested by %(clock)s.") % {
        "domain": by,
        "at": signature.at,
        "clock": signature.clock,
    }
    return f"{said} {why[:1].upper()}{why[1:]}." if why else said


def _why(code: str) -> str:
    return {
        "no-signature": gettext("what stands in its place is none"),
        "other-list": gettext("it was made for another list of files than the one in the archive"),
        "no-key": gettext("it names neither a key nor a certificate"),
        "bad-key": gettext("its public key is none"),
        "other-key": gettext("its key is of a kind that the specification does not have"),
        "not-by-its-key": gettext("it was not made by its key over this archive"),
        "no-time": gettext("no time authority attests its time"),
        "no-certificate": gettext("its certificate is none"),
        "bad-base64": gettext("it is damaged"),
        "no-moment": gettext("it does not say when it was made"),
        "other-moment": gettext("its time is attested for another moment than the one that it states"),
        "not-trusted-then": gettext(
            "its certificate was not valid for that name at that time, by any authority that is trusted here"
        ),
        "clock-unknown": gettext("the authority that attests the time is not one that is trusted here"),
        "no-packages": gettext("the packages that check it are not installed"),
    }.get(code, code)
