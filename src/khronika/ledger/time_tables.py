"""The tables of trusted time, all append-only and guarded in the database itself: who is asked, what was asked of which row of the
log, and what was answered. An answer that came later stands beside the earlier one."""

from django.db import models

_ID, _WORD = 40, 40  # as in ``tables``


class TimeAuthority(models.Model):
    """An authority of time (RFC 3161) that the owner trusts: ``certificates`` is its chain as PEM, ``address`` NULL where it is asked
    by file alone."""

    number = models.BigAutoField(primary_key=True)
    name = models.TextField()
    address = models.TextField(null=True)
    certificates = models.TextField()
    at = models.DateTimeField()


class AuthorityLeft(models.Model):
    """An authority that is asked no more. What it attested stands."""

    authority = models.OneToOneField(
        TimeAuthority, primary_key=True, on_delete=models.PROTECT, related_name="left"
    )
    at = models.DateTimeField()


class TimeAsked(models.Model):
    """The line of a row of the log that somebody outside is to attest. ``nonce`` (a decimal number) and ``body`` are those of a request
    for an authority, NULL where the line alone was written out, for OpenTimestamps."""

    number = models.BigAutoField(primary_key=True)
    row = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, db_index=True)  # SHA-256 of the line: what answers speak of
    nonce = models.TextField(null=True)
    body = models.BinaryField(null=True)
    at = models.DateTimeField()


class TimeToken(models.Model):
    """An authority's answer, as it came. ``said`` is the time that it says."""

    number = models.BigAutoField(primary_key=True)
    asked = models.ForeignKey(TimeAsked, on_delete=models.PROTECT, related_name="tokens")
    authority = models.ForeignKey(TimeAuthority, on_delete=models.PROTECT, related_name="tokens")
    body = models.BinaryField()
    said = models.DateTimeField()
    at = models.DateTimeField()


class TimeProof(models.Model):
    """An OpenTimestamps proof, as it came; a fuller one of the same line is a row of its own."""

    number = models.BigAutoField(primary_key=True)
    asked = models.ForeignKey(TimeAsked, on_delete=models.PROTECT, related_name="proofs")
    body = models.BinaryField()
    at = models.DateTimeField()


class BlockHeader(models.Model):
    """The header of a block of Bitcoin that the user gave: 80 bytes in hexadecimal digits. Of several for one height the last counts."""

    number = models.BigAutoField(primary_key=True)
    height = models.IntegerField(db_index=True)
    header = models.CharField(max_length=160)
    at = models.DateTimeField()
