"""What a claim's day, place and source stand on, in Russian and Kazakh: over weak ground they are wider, and surer nowhere.

English asks the same of itself (``english/footing.py``), over other signals. Counted on fresh pages (docs/methods/reading-russian.md, "What carried
fields are worth"): a day that only a later sentence tells was wrong in 11 of 26 claims where the report told of several days or of one long
past, and nothing else that was carried in more than one of five. So such days become all that the report told, or unknown; what is carried
otherwise stays, and costs confidence.
"""

import datetime as dt
import re
from collections.abc import Sequence

from khronika.nouns import Certainty, Counting, Kind, Level, Place, Precision, When
from khronika.reading.drafts import Draft
from khronika.reading.hearing import quotation_marks
from khronika.reading.lent_days import AS_OF_TODAY, TODAY, compares
from khronika.reading.mentions import DateMention, PlaceMention
from khronika.reading.scenes import Scene

NEWS = 7  # days: what a report tells of a day of this week may be of any other day of it that it names
LONG_PAST = 12  # days: a story's only day further back than this is mostly that of an earlier event
CARRIED_DAY, CARRIED_PLACE, CARRIED_VOICE = 0.93, 0.92, 0.87
"""What is left of a claim's confidence where a field is carried from another sentence: .90 of 50 such days, .87 of 75 places and .82 of 45
voices were right on those pages, where of what the claim's own sentence told .97, .96 and .96 were."""


def settle_footing(drafts: Sequence[Draft], scene: Scene) -> None:
    """Widens or drops the days of ``drafts`` that stand on weak ground, and takes from the confidence of what is carried."""
    days = [
        d for d in scene.moments.days_told() if not (compares(d) or AS_OF_TODAY.match(d.span.of(scene.text)))
    ]
    for draft in drafts:
        own_day = _names_its_day(draft, days)
        draft.when = _as_spoken(draft, scene, days) if own_day else _day(draft, scene, days, own_day)
        draft.places = _places(draft, scene)
        left = 1.0
        if (
            draft.when is not None
            and draft.when.start is not None
            and not own_day
            and draft.when.rule != "when.story"
        ):
            left *= CARRIED_DAY
        if draft.places and not _names_a_place(draft, scene):
            left *= CARRIED_PLACE
        if draft.attribution.rule.endswith((".carried", ".quoted", ".added")):
            left *= CARRIED_VOICE
        draft.confidence = round(draft.confidence * left, 2)


def _names_its_day(draft: Draft, days: Sequence[DateMention]) -> bool:
    return draft.when is not None and any(d.when == draft.when and draft.span.contains(d.span) for d in days)


def _names_a_place(draft: Draft, scene: Scene) -> bool:
    keys = {p.identity for p in draft.places}
    return any(draft.span.contains(m.span) and m.place.identity in keys for m in scene.places)


def _day(draft: Draft, scene: Scene, days: Sequence[DateMention], own: bool) -> When | None:
    """The day itself where it is sound; all days told of that week where it may be any of them; ``None`` for a story's day long past."""
    when, last = draft.when, scene.moments.reported
    if when is None or own or when.start is None or when.precision not in (Precision.DAY, Precision.DAYS):
        return when
    story = when.rule == "when.story"
    if story and when.precision is Precision.DAYS:
        return when  # "речь идёт об акциях 9–12 июня": the report's own word for the whole; all nine such on our pages were right
    if story and last is not None and (last.latest - when.bounds()[1]).days > LONG_PAST:
        return None
    week = [d.when for d in days if d.when is not None and _of_one_week(d.when, when)]
    several = len({w.bounds() for w in (*week, when)}) > 1
    if not several or not (story or _goes_elsewhere(draft, scene, days)):
        return when
    ends = [w.bounds() for w in (*week, when)]
    first, end = min(a for a, _ in ends), max(b for _, b in ends)
    if last is not None and draft.certainty is Certainty.HAPPENED:
        if (last.latest - end).days > NEWS:
            return None  # the days it names are those of how it began
        end = max(last.latest, when.bounds()[1])
    return When.days(first, end, when.words, "when.of-several")


def _as_spoken(draft: Draft, scene: Scene, days: Sequence[DateMention]) -> When | None:
    """ "Today", in somebody's words, is the day of speaking, which may be the one before the report came out."""
    when = draft.when
    said = [d for d in days if d.when == when and draft.span.contains(d.span)]
    if when is None or not said or not TODAY.search(when.words) or when.precision is not Precision.DAY:
        return when
    opened, closed = quotation_marks(scene.text[draft.span.start : said[0].span.start])
    if opened <= closed:
        return when
    return When.days(when.bounds()[0] - dt.timedelta(1), when.bounds()[1], when.words, "when.of-several")


def _of_one_week(day: When, when: When) -> bool:
    short = day.precision in (Precision.DAY, Precision.DAYS)
    return short and abs((day.bounds()[0] - when.bounds()[0]).days) <= NEWS


def _goes_elsewhere(draft: Draft, scene: Scene, days: Sequence[DateMention]) -> bool:
    """True where the sentence names a town of its own, that the sentence which tells the day does not: who turns to another town in
    another paragraph may tell of another day."""
    towns = [m for m in scene.places if m.place.level is not Level.COUNTRY and draft.span.contains(m.span)]
    told = [
        d
        for d in days
        if d.when is not None and draft.when is not None and d.when.bounds() == draft.when.bounds()
    ]
    if not towns or not told:
        return False
    _, end, paragraph = scene.sentences[scene.moments.index(told[-1].span.start)]
    if paragraph == scene.sentences[scene.moments.index(draft.span.start)][2]:
        return False
    before = [m.place for m in scene.places if m.span.start < end and m.place.level is not Level.COUNTRY]
    there = before[-1] if before else None
    return there is None or not any(m.place.within(there) or there.within(m.place) for m in towns)


# ---- places ----


def _places(draft: Draft, scene: Scene) -> tuple[Place, ...]:
    """The places themselves where they are sound; the country for what is said in a sentence of several regions, and for a place carried
    from a sentence that names other towns as well; the town for a total that a site was carried to."""
    home = scene.homeland()
    if len(draft.places) != 1 or home is None:
        return draft.places
    (place,) = draft.places
    inside = {
        m.place.identity for m in scene.places if draft.span.contains(m.span) and m.place.level in _TOWNS
    }
    if draft.rule.split(".")[1] == "st":
        return (home,) if len(inside) > 1 and place.level in _TOWNS else draft.places
    if _names_a_place(draft, scene) or place.level not in _TOWNS:
        return draft.places
    if (
        place.level is Level.CITY
        and draft.counting is Counting.TOTAL
        and _RALLIES.search(draft.span.of(scene.text))
    ):
        return (home,)  # "всего в акциях протеста участвовали 7,5 тысячи": those of one town were told before
    if place.level is Level.SITE and (wider := _of_the_total(draft, scene, place, home)) != draft.places:
        return wider
    lent = [m for m in scene.places if m.span.end <= draft.span.start and m.place.identity == place.identity]
    if not lent:
        return draft.places
    start, end, _ = scene.sentences[scene.moments.index(lent[-1].span.start)]
    if place.level is Level.SITE:
        meant = _MEANT.search(scene.text, start, lent[-1].span.start) is not None
        return (
            _town_of(place, draft, scene, home)
            if meant or _elsewhere_told(draft, scene, lent[-1])
            else draft.places
        )
    towns = [
        m.place
        for m in scene.places
        if start <= m.span.start < end and m.place.level is place.level and scene.stands_like(m, lent[-1])
    ]
    others = [t for t in towns if t.identity != place.identity and not (t.within(place) or place.within(t))]
    return (home,) if any(t.country == place.country for t in others) else draft.places


_TOWNS = (Level.ADMIN1, Level.CITY, Level.SITE)


def _of_the_total(draft: Draft, scene: Scene, site: Place, home: Place) -> tuple[Place, ...]:
    """ "На площади задержали 8. Всего за день — 70": a total is not the site's."""
    if draft.counting is not Counting.TOTAL:
        return draft.places
    return _town_of(site, draft, scene, home)


def _elsewhere_told(draft: Draft, scene: Scene, lent: PlaceMention) -> bool:
    """True where another paragraph named the square or street: it tells where a crowd stood, not where all that follows was counted."""
    told = scene.sentences[scene.moments.index(lent.span.start)][2]
    here = scene.sentences[scene.moments.index(draft.span.start)][2]
    return told != here and draft.kind not in _CROWDS


_CROWDS = (Kind.PROTEST, Kind.DISPERSAL)
_RALLIES = re.compile(
    r"(?<!\w)(?:в|на)\s+(?:акциях|митингах|протестах|пикетах|шествиях|маршах|демонстрациях)(?!\w)",
    re.IGNORECASE,
)
# "Должны были пройти от площади": where it was meant to be.
_MEANT = re.compile(r"(?<!\w)(?:долж(?:ен|на|но|ны)\s+был|планир|намерева|собирал|хоте)\w*", re.IGNORECASE)


def _town_of(site: Place, draft: Draft, scene: Scene, home: Place) -> tuple[Place, ...]:
    """The town that the report named first, in the site's country; the country where it named none."""
    towns = [m.place for m in scene.places if m.span.end <= draft.span.start and m.place.level is Level.CITY]
    return (towns[0],) if towns and site.country in (None, towns[0].country) else (home,)
