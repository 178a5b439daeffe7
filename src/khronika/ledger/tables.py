"""The tables. A noun is kept whole as canonical JSON (``body``), beside the few columns that lists filter by.

Three sorts of table:
  append-only, guarded in the database itself (see ``guards``):  StoredBytes, Report, Reading, Claim, Unread, LogRow,
                                                                 Decision, Withdrawal
  pointers, which move:                                          CurrentReading
  derived, replaced wherever reconciling finds otherwise:        Question, QuestionPlace, Membership, Comparison,
                                                                 Incident, IncidentPlace, IncidentMember, Doubt, Copy,
                                                                 Reconciled;
                                                                 ClaimPlace, PlaceName, Signature and Shelf only index

Nothing here knows nouns; ``translate`` does. Nothing outside the ledger imports this; ``access`` is the way.
Dates that filter are first and last possible days; both NULL means that the text does not say.
"""

from django.db import models

from khronika.ledger.bands import Band
from khronika.ledger.spans import Long

_ID = 40  # "c-" and 20 hexadecimal digits, with room
_KEY = 200  # gazetteer and source keys, and folded names of places that the gazetteer does not know
_WORD = 40  # members of the closed lists in nouns.vocabulary


class StoredBytes(models.Model):
    """A document as received, on disk under its hash (see ``originals``)."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    received_at = models.DateTimeField()


class Report(models.Model):
    """A report and its stored text, to which every offset refers. Never edited."""

    id = models.CharField(primary_key=True, max_length=_ID)
    stored = models.ForeignKey(StoredBytes, on_delete=models.PROTECT, related_name="reports")
    text = models.TextField()
    media_type = models.CharField(max_length=100)
    origin = models.TextField()
    lang = models.CharField(max_length=8, null=True, db_index=True)
    published = models.CharField(max_length=10, null=True, db_index=True)
    outlet = models.TextField(null=True)
    url = models.TextField(null=True)
    given_id = models.TextField(null=True)
    encoding = models.CharField(max_length=40, null=True)
    notes = models.TextField()
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["received_at", "id"], name="ledger_received")]


class Reading(models.Model):
    """One reading of one report by one version of the rules. A later version stands beside it."""

    number = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="readings")
    rules_version = models.CharField(max_length=_WORD)
    silent = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "rules_version"], name="one_reading_a_version")
        ]


class CurrentReading(models.Model):
    """Which of a report's readings counts now."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="current")
    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="current")


class Claim(models.Model):
    """A claim as read. ``claim_id`` is the noun's id, which later readings of the report share."""

    number = models.BigAutoField(primary_key=True)
    claim_id = models.CharField(max_length=_ID)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="claims")
    body = models.TextField()
    kind = models.CharField(max_length=_WORD)
    start = models.IntegerField()
    source_key = models.CharField(max_length=_KEY, null=True)
    stance = models.CharField(max_length=_WORD)
    certainty = models.CharField(max_length=_WORD)
    has_figure = models.BooleanField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    as_of_first = models.DateField(null=True)
    as_of_last = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "claim_id"], name="one_claim_a_reading")]
        indexes = [
            models.Index(fields=["claim_id"]),
            models.Index(fields=["kind", "first_day"]),
            # Each in the order of the lists that are filtered so; and by days, see ``spans``.
            models.Index(fields=["kind", "number"], name="ledger_claim_kind"),
            models.Index(fields=["source_key", "number"], name="ledger_claim_source"),
            models.Index(Band("body"), "number", name="ledger_claim_band"),
            models.Index(fields=["first_day", "last_day"], name="ledger_claim_days"),
            models.Index(Long("last_day", "first_day"), "first_day", "last_day", name="ledger_claim_long"),
        ]


class ClaimPlace(models.Model):
    """A place of a claim or of its figure, and each wider place; ``depth`` 0 is the place itself."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="places")
    key = models.CharField(max_length=_KEY)
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "key"], name="one_place_a_claim")]
        indexes = [models.Index(fields=["key", "claim"])]


class PlaceName(models.Model):
    """Every name (case-folded) under which a place has been read, so that lists can be filtered by name."""

    name = models.CharField(max_length=_KEY)
    key = models.CharField(max_length=_KEY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="one_name_a_place")]


class Unread(models.Model):
    """A refusal: bytes that did not become a report, or a report that could not be read."""

    id = models.CharField(primary_key=True, max_length=_ID)
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="refusals")
    rules_version = models.CharField(max_length=_WORD)
    rule = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, null=True)
    body = models.TextField()
    at = models.DateTimeField(db_index=True)


class Question(models.Model):
    """A question, with what the list of questions shows of it. ``placed`` is False where it says not where: few do, and the page of each question
    looks for them."""

    id = models.CharField(primary_key=True, max_length=_ID)
    body = models.TextField()
    kind = models.CharField(max_length=_WORD, db_index=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    figures = models.IntegerField()
    sources = models.IntegerField()
    outlets = models.IntegerField()
    unnamed = models.IntegerField(default=0)
    untold = models.IntegerField(default=0)
    placed = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "-figures", "first_day", "id"],
                condition=models.Q(placed=False),
                name="ledger_nowhere",
            ),
            models.Index(fields=["-figures", "kind", "first_day", "id"], name="ledger_fullest"),
            models.Index(fields=["kind", "-figures", "first_day", "id"], name="ledger_fullest_kind"),
            models.Index(fields=["first_day", "last_day"], name="ledger_question_days"),
            models.Index(Long("last_day", "first_day"), "first_day", "last_day", name="ledger_question_long"),
        ]


class QuestionPlace(models.Model):
    """As ClaimPlace, for a question's places. It has the question's columns by which the list is ordered and filtered, so that the list of one
    place is gone along."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="places")
    key = models.CharField(max_length=_KEY)
    depth = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=_WORD)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    figures = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="one_place_a_question")]
        indexes = [
            models.Index(
                fields=["key", "-figures", "kind", "first_day", "question", "last_day"],
                name="ledger_fullest_place",
            )
        ]


class Membership(models.Model):
    """A claim's place in a question, and the source that first said it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="memberships")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="memberships")
    primary_source = models.CharField(max_length=_KEY, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "claim"], name="one_membership")]


class Comparison(models.Model):
    """How two claims' figures stand."""

    a = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comparisons_from")
    b = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comparisons_to")
    relation = models.CharField(max_length=_WORD)
    body = models.TextField()


class Incident(models.Model):
    """A grouping that reconciling proposes. ``body`` is the noun, its links with their reasons included."""

    id = models.CharField(primary_key=True, max_length=_ID)
    body = models.TextField()
    kind = models.CharField(max_length=_WORD, db_index=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-first_day", "id"], name="ledger_last_happened"),
            models.Index(fields=["kind", "-first_day", "id"], name="ledger_last_of_kind"),
            models.Index(Long("last_day", "first_day"), "first_day", "last_day", name="ledger_incident_long"),
        ]


class IncidentPlace(models.Model):
    """A place of an incident: of the claims that tell of it, and each wider place."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="places")
    key = models.CharField(max_length=_KEY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "key"], name="one_place_an_incident")]
        indexes = [models.Index(fields=["key", "incident"])]


class IncidentMember(models.Model):
    """A claim held to tell of an incident; ``judging`` where it only judges or explains it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="memberships")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="incidents")
    judging = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "claim"], name="one_incident_member")]


class Doubt(models.Model):
    """A figure that is likely misprinted or cannot be."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="doubts")
    beside = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="doubts_shown")
    body = models.TextField()


class Signature(models.Model):
    """What is kept of a report's text to find its copies, so that no text is gone through twice. ``made_by`` names the
    way in which it was made; empty bytes are those of a text without words."""

    report = models.OneToOneField(
        Report, primary_key=True, on_delete=models.PROTECT, related_name="signature"
    )
    made_by = models.CharField(max_length=_WORD)
    body = models.BinaryField()


class Copy(models.Model):
    """A report whose text copies that of another, and the report of its group that was printed first."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="copy")
    first = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="copies")


class Decision(models.Model):
    """A named person's decision on an incident. Never edited; a later one supersedes it. No foreign key: incidents are
    derived, and a decision outlives the proposal that it speaks of."""

    number = models.BigAutoField(primary_key=True)
    incident = models.CharField(max_length=_ID, db_index=True)
    ruling = models.CharField(max_length=_WORD)
    body = models.TextField()
    at = models.DateTimeField()


class Withdrawal(models.Model):
    """A report that no longer counts, by whom and why. The report and its claims stay as they are."""

    report = models.OneToOneField(
        Report, primary_key=True, on_delete=models.PROTECT, related_name="withdrawal"
    )
    by = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()


class Reconciled(models.Model):
    """The one row that says which record the derived tables hold; ``digest`` tells whether anything changed."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=400)  # with decisions and a model's name
    at = models.DateTimeField()


class Shelf(models.Model):
    """Entries of the tables by which a record grows (see ``shelves``): follows from the rest, and can be made anew."""

    place = models.CharField(max_length=_KEY)
    body = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["place"])]


class LogRow(models.Model):
    """One act. ``hash`` covers the row and the hash before it; see ``log``. ``by`` repeats for looking up what the details say."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=_WORD)
    subject = models.CharField(max_length=100)
    details = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    by = models.CharField(max_length=_ID, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["by", "number"]),
            models.Index(fields=["act", "number"]),
            models.Index(fields=["subject", "number"]),
            models.Index(fields=["at", "number"]),
        ]
