"""Certificates within a token, put in the order that DER asks for.

Authorities that run OpenSSL send the signer's certificate first and the rest behind it, as it came to hand; strict readers, ours
among them, refuse that. The order of certificates is signed by nobody, and sorting them changes no length.
"""


def in_order(answer: bytes) -> bytes:
    """The same answer with its set of certificates sorted; as it came where it has none, or is no such answer."""
    try:
        start, end = _certificates(answer)
        pieces = []
        at = start
        while at < end:
            _, following = _inside(answer, at)
            pieces.append(answer[at:following])
            at = following
    except (IndexError, ValueError):
        return answer
    return answer[:start] + b"".join(sorted(pieces)) + answer[end:]


def _certificates(answer: bytes) -> tuple[int, int]:
    """Where the certificates stand. Raises ValueError where there are none.

    TimeStampResp { status, ContentInfo { type, [0] SignedData { version, digests, content, [0] certificates, signers } } }"""
    inside, _ = _inside(answer, 0)
    _, info = _inside(answer, inside)  # past the status
    inside, _ = _inside(answer, info)
    _, wrapped = _inside(answer, inside)  # past the type
    inside, _ = _inside(answer, wrapped)
    at, _ = _inside(answer, inside)
    for _ in range(3):
        _, at = _inside(answer, at)
    if answer[at] != 0xA0:
        raise ValueError("no certificates")
    return _inside(answer, at)


def _inside(raw: bytes, at: int) -> tuple[int, int]:
    """Where the contents of the element at ``at`` begin and end. Raises IndexError or ValueError where it is none."""
    length, begin = raw[at + 1], at + 2
    if length & 0x80:
        many = length & 0x7F
        if not 1 <= many <= 4:
            raise ValueError("not DER")
        length, begin = int.from_bytes(raw[begin : begin + many], "big"), begin + many
    if begin + length > len(raw):
        raise ValueError("it breaks off")
    return begin, begin + length
