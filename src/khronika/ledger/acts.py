"""Acts that change no claim and no report: what was set side by side stands as it did, whatever stands in the log of these."""

INBOX_ACTS = frozenset(
    """arrived arrival-kept arrival-left-out arrival-reconsidered fetching-rule watch-added watch-removed watch-asked""".split()
)
ORIGINAL_OPENED, ORIGINALS_EXPORTED, ORIGINALS_RELEASED = (
    "original-opened originals-exported originals-released".split()
)
BESIDE_CLAIMS = INBOX_ACTS | frozenset(
    """list-kept list-received-again linked grouped link-decided estimate-asked estimated consent-recorded consent-withdrawn
    consents-carried decisions-carried member-invited member-link member-joined member-password member-role member-removed
    member-reset member-second-factor-reset token-made token-revoked invitation-withdrawn second-factor-rule four-eyes captured backed-up
    original-opened originals-exported originals-released release-proposed released release-dropped release-withdrawn
    authority-named authority-left time-asked timestamped time-proof block-header""".split()
)
