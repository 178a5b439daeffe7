"""The words all rooms share, as frozen, typed values. Standard library only.

Import from here, not from the modules below: ``from khronika.nouns import Claim, Figure``.
"""

from khronika.nouns.canonical import canonical_json, digest, make_id
from khronika.nouns.claims import Attribution, Claim, Source, Voice
from khronika.nouns.comparisons import Addend, Comparison, Question, Sum, Tally
from khronika.nouns.consents import Audience, Consent, Giver, Permission, Shown, permission
from khronika.nouns.doubts import Doubt
from khronika.nouns.estimates import Assumption, Estimate, NoEstimate
from khronika.nouns.figures import Figure, Scope
from khronika.nouns.findings import Findings
from khronika.nouns.incidents import Decision, Incident, IncidentLink, Ruling
from khronika.nouns.judgements import Instead, Judged, Judgement, Located, Overrule, Party, Sort
from khronika.nouns.people import (
    Bond,
    LinkDecision,
    NoLinks,
    PersonList,
    PersonRecord,
    Proposal,
    Protected,
    Sex,
)
from khronika.nouns.places import Place
from khronika.nouns.reports import Reading, Report, Saying, Unread
from khronika.nouns.reviews import Review, State
from khronika.nouns.spans import Span
from khronika.nouns.studies import MethodStudy, Outcome, Study
from khronika.nouns.times import PartialDate, When
from khronika.nouns.vocabulary import (
    Certainty,
    Counting,
    Kind,
    Level,
    Precision,
    Relation,
    SourceType,
    Stance,
    Unit,
)

__all__ = [
    "Addend",
    "Assumption",
    "Attribution",
    "Audience",
    "Bond",
    "Certainty",
    "Claim",
    "Comparison",
    "Consent",
    "Counting",
    "Decision",
    "Doubt",
    "Estimate",
    "Figure",
    "Findings",
    "Giver",
    "Incident",
    "IncidentLink",
    "Instead",
    "Judged",
    "Judgement",
    "Kind",
    "Level",
    "LinkDecision",
    "Located",
    "MethodStudy",
    "NoEstimate",
    "NoLinks",
    "Outcome",
    "Overrule",
    "PartialDate",
    "Party",
    "Permission",
    "PersonList",
    "PersonRecord",
    "Place",
    "Precision",
    "Proposal",
    "Protected",
    "Question",
    "Reading",
    "Relation",
    "Report",
    "Review",
    "Ruling",
    "Saying",
    "Scope",
    "Sex",
    "Shown",
    "Sort",
    "Source",
    "SourceType",
    "Span",
    "Stance",
    "State",
    "Study",
    "Sum",
    "Tally",
    "Unit",
    "Unread",
    "Voice",
    "When",
    "canonical_json",
    "digest",
    "make_id",
    "permission",
]
