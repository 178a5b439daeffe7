"""Views of a release: its claims, questions and incidents, with nothing that the release itself does not say.

A release has no text of a report, no time of arrival and no place in a text, so there are no such columns; a hash only where the release shows
one. Degrees are those of the release's places.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns import Claim, Kind, Place, Report, Unit
from khronika.nouns.releases import Release, ReleasedIncident, ReleasedQuestion, ReleasedReport
from khronika.publishing.formats.claim_columns import CLAIMS, DATE, first_and_last, place_names, when_of
from khronika.publishing.formats.sheets import Column
from khronika.publishing.formats.view import About, Lookups, Point, Ring, Told, View

_NOT_RELEASED = ("given_id", "start", "end", "added")


@dataclass(frozen=True, slots=True)
class _Row:
    claim: Claim
    report: Report
    added: str = ""


def about_release(release: Release, home: str, licence: str = "") -> About:
    """``home`` is the address of the site, with a slash at its end, or ``urn:khronika:``."""
    outlets = sorted({report.outlet for report in release.reports if report.outlet})
    title = release.title or f"{release.series}, {release.number}"
    return About(title, release.made.short(), str(release.number), licence, tuple(outlets), home)


def released_claims(
    release: Release,
    about: About,
    outline: Callable[[Place], tuple[Ring, ...]] = lambda place: (),
    only: frozenset[str] | None = None,
) -> View[Told]:
    """The claims of a release in their order; of ``only`` these, where given. ``outline`` draws provinces."""
    reports = {report.id: _report(report) for report in release.reports}
    rows = [
        _Row(each.claim, reports.get(each.claim.report_id) or _unknown(each.claim))
        for each in release.claims
        if only is None or each.claim.id in only
    ]
    columns = [column for column in CLAIMS if column.name not in _NOT_RELEASED]
    return View(
        "claims",
        about,
        columns,
        lambda: rows,
        lambda row: row.claim.id,
        lambda row: row.claim.places,
        lambda row: when_of(row.claim),
        _lookups(release, outline),
        in_text=False,
    )


def _report(said: ReleasedReport) -> Report:
    return Report(said.id, said.sha256 or "", "", "", "", said.lang, said.published, said.outlet, said.url)


def _unknown(claim: Claim) -> Report:
    """A claim may outlive what is shown of its report."""
    return Report(claim.report_id, "", "", "", "", claim.lang or None, claim.published, claim.outlet)


def _lookups(release: Release, outline: Callable[[Place], tuple[Ring, ...]]) -> Lookups:
    points: Mapping[str, Point] = {
        place.key: (place.longitude, place.latitude)
        for place in release.places
        if place.longitude is not None and place.latitude is not None
    }
    return Lookups(lambda place: points.get(place.identity), outline)


QUESTIONS: Sequence[Column[ReleasedQuestion]] = (
    Column("id", "Id of the question; the address of its page ends with it.", lambda r: r.question.id, hxl="#meta+id"),
    Column("question", "The question in words, in English.", lambda r: r.title.en, hxl="#description+question"),
    Column("answer", "What the claims say, in English.", lambda r: r.answer.en, hxl="#description+answer"),
    Column("kind", "What the claims say happened: one of a closed list.", lambda r: r.question.kind.value, hxl="#event+type", choices=tuple(Kind)),
    Column("population", "Whom the figures count, as far as the words say.", lambda r: r.question.population, hxl="#population+type"),
    Column("place", "Where, by name; several are set apart by semicolons. Empty: not said.", lambda r: place_names(r.question.places, "name"), hxl="#loc+name"),
    Column("place_key", "The same places by their keys in the gazetteer.", lambda r: place_names(r.question.places, "identity"), hxl="#loc+code"),
    Column("happened_from", "First day, month or year on which it may have happened. Empty: not said.", lambda r: first_and_last(r.question.period, "start"), DATE, hxl="#date+start"),
    Column("happened_to", "Last day, month or year on which it may have happened. Empty: not said.", lambda r: first_and_last(r.question.period, "end"), DATE, hxl="#date+end"),
    Column("unit", "What the figures count.", lambda r: r.question.unit.value, hxl="#indicator+unit", choices=tuple(Unit)),
    Column("figures", "How many figures answer it.", lambda r: r.tally.figures, "integer", "figures", "#indicator+figures+num"),
    Column("sources", "From how many independent sources.", lambda r: r.tally.sources, "integer", "sources", "#indicator+sources+num"),
    Column("untold", "How many of the claims are of nobody who can be told from others.", lambda r: r.tally.untold, "integer", "voices", "#indicator+untold+num"),
    Column("outlets", "Through how many outlets that are named.", lambda r: r.tally.outlets, "integer", "outlets", "#indicator+outlets+num"),
    Column("claims", "The ids of the claims whose figures answer it, set apart by semicolons.", lambda r: "; ".join(r.question.members) or None, hxl="#meta+claims"),
)  # fmt: skip


def released_questions(release: Release, about: About) -> View[ReleasedQuestion]:
    """For the flat formats (FLAT)."""
    return View(
        "questions",
        about,
        QUESTIONS,
        lambda: release.questions,
        lambda row: row.question.id,
        lambda row: row.question.places,
        lambda row: row.question.period,
        _lookups(release, lambda place: ()),
        in_text=False,
    )


INCIDENTS: Sequence[Column[ReleasedIncident]] = (
    Column("id", "Id of the incident; the address of its page ends with it.", lambda r: r.incident.id, hxl="#meta+id"),
    Column("title", "What it is called, in English.", lambda r: r.title.en, hxl="#description+title"),
    Column("kind", "What the claims say happened: one of a closed list.", lambda r: r.incident.kind.value, hxl="#event+type", choices=tuple(Kind)),
    Column("place", "Where, by name; several are set apart by semicolons. Empty: not said.", lambda r: place_names(r.incident.places, "name"), hxl="#loc+name"),
    Column("place_key", "The same places by their keys in the gazetteer.", lambda r: place_names(r.incident.places, "identity"), hxl="#loc+code"),
    Column("happened_from", "First day, month or year on which it may have happened. Empty: not said.", lambda r: first_and_last(r.incident.period, "start"), DATE, hxl="#date+start"),
    Column("happened_to", "Last day, month or year on which it may have happened. Empty: not said.", lambda r: first_and_last(r.incident.period, "end"), DATE, hxl="#date+end"),
    Column("confirmed", "yes where a named person of the desk said that these claims tell of one event.", lambda r: "yes" if r.confirmed else "no", hxl="#status+confirmed", choices=("yes", "no")),
    Column("claims", "The ids of the claims that tell of it, set apart by semicolons.", lambda r: "; ".join(r.incident.members) or None, hxl="#meta+claims"),
)  # fmt: skip


def released_incidents(release: Release, about: About) -> View[ReleasedIncident]:
    """For the flat formats (FLAT)."""
    return View(
        "incidents",
        about,
        INCIDENTS,
        lambda: release.incidents,
        lambda row: row.incident.id,
        lambda row: row.incident.places,
        lambda row: row.incident.period,
        _lookups(release, lambda place: ()),
        in_text=False,
    )
