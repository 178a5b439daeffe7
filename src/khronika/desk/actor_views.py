"""Who acts and who is acted upon in the claims, and where: lists, and a page for each actor and each place."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from khronika.desk.counts import counted
from khronika.desk.figures import said_on
from khronika.desk.guarded import or_404
from khronika.desk.incident_pictures import maps
from khronika.desk.language import spoken
from khronika.desk.place_names import name_in
from khronika.desk.words import capital, kind_words
from khronika.drawing.chart.wording import number_words
from khronika.ledger import actors as acting
from khronika.ledger import where
from khronika.nouns import Level, Place
from khronika.nouns.labels import words_for
from khronika.reading.gazetteer.lookup import LANGS, Entry, entry_of

ROWS = 100
_LONGEST = 100


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after") or None
    page = acting.actors(after, ROWS)
    return render(request, "desk/actors.html", {"page": page, "after": after, "here": "sources"})


@or_404
def actor(request: HttpRequest, actor_id: str) -> HttpResponse:
    view = acting.actor(actor_id)
    return render(
        request,
        "desk/actor.html",
        {
            "view": view,
            "row": view.row,
            "kinds": [(kind_words(kind), many) for kind, many in view.kinds],
            "latest": [(found, said_on(found.claim)[1]) for found in view.latest],
            "here": "sources",
        },
    )


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    called = " ".join(request.GET.get("called", "").split())[:_LONGEST].replace("\x00", "")
    after = request.GET.get("after") or None
    page = where.places(called, after, ROWS)
    return render(
        request,
        "desk/places.html",
        {
            "page": page,
            "rows": [(row, *_known(row.key)) for row in page.rows],
            "called": called,
            "after": after,
            "next": urlencode({"called": called, "after": page.next}) if page.next else "",
            "here": "sources",
        },
    )


@dataclass(frozen=True, slots=True)
class Wider:
    """A place that another lies in. ``key`` is empty where the gazetteer does not know it."""

    name: str
    level: str
    key: str


@or_404
def place(request: HttpRequest, key: str) -> HttpResponse:
    view = where.place(key)
    entry = entry_of(key)
    return render(
        request,
        "desk/place.html",
        {
            "view": view,
            "key": key,
            "name": name_in(spoken(), view.place, None),
            "level": _level(view.place.level),
            "names": [(lang, entry.name(lang)) for lang in LANGS] if entry else [],
            "people": number_words(entry.population) if entry and entry.population else "",
            "from_": entry.first if entry else "",
            "until": entry.last if entry else "",
            "wider": [wider for each in view.place.path if (wider := _wider(each)) is not None],
            "kinds": [(kind.value, kind_words(kind), many) for kind, many in view.kinds],
            "latest": [(found, said_on(found.claim)[1]) for found in view.latest],
            "maps": maps(
                [(key, (_placed(view.place, entry),), None)],
                lambda at: reverse("desk:place", args=[at]),
                at=request.GET.urlencode(),
                about=counted(view.claims, "claim"),
            ),
            "here": "sources",
        },
    )


def _placed(place: Place, entry: Entry | None) -> Place:
    """As the gazetteer has it: the claim may have left its country open."""
    if entry is None or place.country:
        return place
    return Place(place.name, entry.level, entry.key, entry.country, entry.path)


def _level(level: Level) -> str:
    return capital(words_for(level, spoken())) if level is not Level.UNKNOWN else gettext("not known")


def _known(key: str) -> tuple[str, str]:
    """Name and level as the gazetteer has them; empty for a place that it does not know."""
    entry = entry_of(key)
    return (entry.name(spoken()), _level(entry.level)) if entry else ("", "")


def _wider(key: str) -> Wider | None:
    """``None`` for a region that the gazetteer knows by its number alone, which tells a reader nothing."""
    entry = entry_of(key)
    if entry is None:
        return None if ":" in key else Wider(key, "", "")
    return Wider(entry.name(spoken()), _level(entry.level), key)
