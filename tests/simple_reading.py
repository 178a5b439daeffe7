"""A reading so simple that tests can foresee it, put in the place of the real one (which needs seconds to load).

It knows one sentence: "The Interior Ministry held about 100 people in Almaty on 9 June 2019."; "breaks" in a text makes
it fail as an error of ours would, "silent" makes it refuse, "slow" makes it take 20 ms. As a program it is `khronika` with this reading:
``python -m tests.simple_reading read a.txt``.
"""

import datetime as dt
import os
import re
import time
from pathlib import Path

from khronika import reading
from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    Level,
    Place,
    Reading,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    Unit,
    Unread,
    Voice,
    When,
)
from tests import empty_record

_SENTENCE = re.compile(
    r"The (?P<who>[\w ]+?) held (?P<figure>about (?P<number>\d+)) people in (?P<place>\w+) on (?P<day>\d+) June 2019"
)
_PLACES = {
    "Almaty": Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Almaty"),
    "Kazakhstan": Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ", words="Kazakhstan"),
}


def read(report: Report, *, sayings: bool = False) -> Reading | Unread:
    if "breaks" in report.text:
        raise RuntimeError(f"a message that quotes {report.text}")
    if "slow" in report.text:
        time.sleep(0.02)
    if "silent" in report.text:
        return Unread(report.origin, "reading.language", "its language is not known", "Say it with --lang.")
    return Reading(
        report.id,
        tuple(_claim(report, found) for found in _SENTENCE.finditer(report.text)),
        reading.RULES_VERSION,
    )


def _claim(report: Report, found: re.Match[str]) -> Claim:
    number, when = float(found["number"]), When.on(dt.date(2019, 6, int(found["day"])))
    place = _PLACES[found["place"]]
    span, where = Span(*found.span()), Span(*found.span("figure"))
    figure = Figure(
        found["figure"],
        number * 0.9,
        number * 1.1,
        Unit.PERSONS,
        True,
        "figure.about",
        number,
        where,
        Scope("people", (place,), when),
    )
    who = found["who"]
    voice = Voice(who, Source(who, SourceType.STATE, f"kz/{who.casefold()}"), span=Span(*found.span("who")))
    return Claim(
        id=Claim.make_id(report.id, Kind.DETENTION, span, figure),
        report_id=report.id,
        kind=Kind.DETENTION,
        span=span,
        quote=span.of(report.text),
        attribution=Attribution((voice,), Span(*found.span("who")), "attr.simple"),
        figure=figure,
        places=(place,),
        when=when,
        rule="detention.simple",
        confidence=0.9,
        lang=report.lang or "",
        outlet=report.outlet,
        published=report.published,
    )


def main() -> None:
    """`khronika` with this reading. KHRONIKA_TEST_DIES names a step of the flow after which the process is gone, as
    after SIGKILL or a power cut: no cleaning up, no rollback, no flush."""
    reading.read = read  # type: ignore[attr-defined, unused-ignore]
    empty_record.begin()
    step = os.environ.get("KHRONIKA_TEST_DIES")
    if step:
        _die_after(step)
    if step := os.environ.get("KHRONIKA_TEST_DIES_MOVING"):
        from tests.journeys.killed_move import die_at

        die_at(step)
    from khronika.cli.main import main as command

    command()


def _die_after(step: str) -> None:
    from unittest import mock

    from khronika.cli import opening

    set_up = opening._set_up_django

    def then_patch(folder: Path, settings: str = "khronika.server.settings") -> None:
        set_up(folder, settings)
        from khronika import flow

        acts = getattr(flow, step)

        def act_and_die(*arguments: object, **named: object) -> None:
            acts(*arguments, **named)
            os._exit(137)

        mock.patch.object(flow, step, act_and_die).start()

    opening._set_up_django = then_patch


if __name__ == "__mp_main__":  # in a worker process, which imports the program again
    reading.read = read  # type: ignore[attr-defined, unused-ignore]

if __name__ == "__main__":
    main()
