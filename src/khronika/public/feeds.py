"""Every release, correction and withdrawal as a feed, newest first: Atom (RFC 4287) and JSON Feed 1.1, in the language of the page.

Ids are UUIDs of what an entry is about, so that they stay whatever the site's address becomes. Times are days, at their first second in
UTC: a release knows no more.
"""

import json
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.nouns import Correction, PartialDate
from khronika.public import addresses
from khronika.public.record import Held, Record
from khronika.public.words import capital, change_words, spoken, thing_words

MOST = 500  # entries; the page of corrections has them all
_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid.UUID("6d1f0d3e-8f5e-5d0c-9f55-7b1d1b3c9a42")  # ours, made once


@dataclass(frozen=True, slots=True)
class Entry:
    """``page`` is where it is told: an address of the site."""

    id: str
    title: str
    text: str
    day: PartialDate
    page: str


def entries(record: Record) -> Iterator[Entry]:
    """Newest first; within a release in the order of its own list."""
    for each in reversed(record.releases):
        if each.withdrawn is not None:
            yield _withdrawal(record, each)
        for correction in each.release.corrections:
            yield _correction(record, each, correction)
        yield _release(record, each)


def _id(record: Record, *parts: object) -> str:
    series = record.releases[0].release.series
    return uuid.uuid5(_NAMESPACE, "\n".join(str(part) for part in (series, spoken(), *parts))).urn


def _release(record: Record, each: Held) -> Entry:
    number = each.release.number
    title = gettext("Release {number}").format(number=number)
    text = f"SHA-256 {each.digest}"
    return Entry(_id(record, number), title, text, each.signed_on, addresses.of_release(spoken(), number))


def _withdrawal(record: Record, each: Held) -> Entry:
    number = each.release.number
    title = gettext("Release {number} was taken back").format(number=number)
    day = each.withdrawn_on or each.signed_on
    return Entry(
        _id(record, number, "withdrawn"),
        title,
        each.withdrawn or "",
        day,
        addresses.of_release(spoken(), number),
    )


def _correction(record: Record, each: Held, it: Correction) -> Entry:
    what = f"{capital(thing_words(it.thing))} {it.id}"
    title = f"{what}: {change_words(it.change)}"
    said = it.said if each is record.shown else ""  # of an earlier release no words of the desk are repeated
    text = " ".join(filter(None, (it.reason.in_(spoken()), said)))
    has_page = (it.thing, it.id) in record.addressed
    page = (
        addresses.of_thing(spoken(), it.thing, it.id) if has_page else addresses.page(spoken(), "corrections")
    )
    return Entry(
        _id(record, each.release.number, it.thing, it.id, it.rule), title, text, each.signed_on, page
    )


def _moment(day: PartialDate) -> str:
    return f"{day.earliest.isoformat()}T00:00:00Z"


def atom(record: Record) -> bytes:
    """Addresses are relative to the feed's own where the site's is not known; RFC 4287 has readers resolve them."""
    here = addresses.feed(spoken(), "xml")
    told = list(entries(record))[:MOST]
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": spoken()})

    def put(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        element.text = text or None
        return element

    put(root, "title", gettext("{name}: releases and corrections").format(name=record.name))
    put(root, "id", _id(record, "feed"))
    put(root, "updated", _moment(max((entry.day for entry in told), key=lambda day: day.latest)))
    put(put(root, "author"), "name", record.publisher)
    put(root, "link", rel="self", href=_to(record, here, here))
    put(root, "link", rel="alternate", href=_to(record, here, addresses.page(spoken(), "corrections")))
    for entry in told:
        holder = put(root, "entry")
        put(holder, "title", entry.title)
        put(holder, "id", entry.id)
        put(holder, "updated", _moment(entry.day))
        put(holder, "link", rel="alternate", href=_to(record, here, entry.page))
        put(holder, "summary", entry.text)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def json_feed(record: Record) -> bytes:
    here = addresses.feed(spoken(), "json")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": gettext("{name}: releases and corrections").format(name=record.name),
        "language": spoken(),
        "authors": [{"name": record.publisher}],
        **(
            {
                "home_page_url": f"{record.address}{addresses.page(spoken(), 'index')}",
                "feed_url": f"{record.address}{here}",
            }
            if record.address
            else {}
        ),
        "items": [
            {
                "id": entry.id,
                "url": _to(record, here, entry.page),
                "title": entry.title,
                "content_text": entry.text,
                "date_published": _moment(entry.day),
            }
            for entry in list(entries(record))[:MOST]
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _to(record: Record, here: str, page: str) -> str:
    return f"{record.address}{page}" if record.address else addresses.between(here, page)
