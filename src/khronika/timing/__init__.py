"""timing: when the log was as it is, by the word of somebody outside. Pure functions of bytes: no clock, no network, no folder.

    line(12, "ab...")                          what is stamped: one line with the number of a row of the log and its hash
    ask(line) -> Question                      a request of RFC 3161, to be sent or carried to an authority
    attested(answer, line, nonce, certificates) -> Attested | Refused
    proof_from(line, calendar's answer)        an OpenTimestamps proof, pending
    proved(proof, line, headers) -> Proof | Refused

The hash of a row covers all rows before it, and rows hold hashes of originals, texts and claims: one token over one row is a token
over everything that stood in the folder then.
"""

from khronika.timing.lines import line
from khronika.timing.proofs import block_header, proof_from, proved, proves
from khronika.timing.tokens import Question, answers, ask, attested, certificates_in

__all__ = [
    "Question",
    "answers",
    "ask",
    "attested",
    "block_header",
    "certificates_in",
    "line",
    "proof_from",
    "proved",
    "proves",
]
