"""The tables of members. Signing in itself (passwords, second factors, sessions) is Django's and allauth's, in their own tables;
these say who a member is for this folder. What was done with members is in the log, by opaque ids.
"""

from django.conf import settings
from django.db import models

_ID = 40
_WORD = 40
LONGEST_NAME = 80


class Member(models.Model):
    """Somebody who works at this desk. The row outlives the account: decisions name her, and her name is never another's.
    ``folded`` is the name as it is compared. Without ``user`` she was taken away, at ``left_at``."""

    id = models.CharField(primary_key=True, max_length=_ID)
    name = models.CharField(max_length=LONGEST_NAME)
    folded = models.CharField(max_length=4 * LONGEST_NAME, unique=True)
    role = models.CharField(max_length=_WORD)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="member"
    )
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)


class Invitation(models.Model):
    """A link that lets somebody in once. Only the hash of its secret is kept. With ``member`` it lets that member choose a new
    password; without, it makes a member of ``role``."""

    id = models.CharField(primary_key=True, max_length=_ID)
    secret_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=_WORD)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="links")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)


class HouseRule(models.Model):
    """The one row of what the owner asks of everybody."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    second_factor = models.BooleanField()
