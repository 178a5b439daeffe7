"""The table of tokens, by which programs open the desk's API in a member's name. Of a token only the hash is kept."""

from django.db import models

from khronika.ledger.member_tables import Member

_ID = 40


class Token(models.Model):
    """``scopes`` are words set apart by spaces. Without ``member`` it is of a folder that has no accounts, and opens nothing once it
    has. ``used_at`` is kept to some minutes."""

    id = models.CharField(primary_key=True, max_length=_ID)
    secret_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    scopes = models.CharField(max_length=80)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="tokens")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
