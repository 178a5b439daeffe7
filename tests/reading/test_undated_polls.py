"""Votes of which a Russian or Kazakh report names no day: the calendar's poll, if one fits. Sentences and persons are invented."""

import pytest

from khronika.nouns import Kind, PartialDate, Report, Unread, digest, make_id
from khronika.reading import read


def _told(text: str, lang: str, published: str) -> list[tuple[str | None, str]]:
    data = text.encode()
    day = PartialDate.parse(published)
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang=lang, published=day
    )
    reading = read(report)
    assert not isinstance(reading, Unread)
    votes = [c.when for c in reading.claims if c.kind is Kind.ELECTION]
    return [(str(w.start) if w and w.start else None, w.rule if w else "") for w in votes]


@pytest.mark.parametrize(
    ("text", "lang", "published", "day"),
    [
        ("Центризбирком Кыргызстана объявил итоги парламентских выборов: партия «Тарак» получила 24 процента голосов.", "ru", "2015-10-08", "2015-10-04"),
        ("Центризбирком Украины: во втором туре выборов президента Марек получил 52 процента голосов.", "ru", "2010-02-12", "2010-02-07"),
        ("ЦИК Беларуси сообщил, что на президентских выборах явка составила 90,6 процента.", "ru", "2010-12-22", "2010-12-19"),
        ("Қазақстанның Орталық сайлау комиссиясы президент сайлауында дауыс берушілердің 77,5 пайызы қатысқанын хабарлады.", "kk", "2015-04-29", "2015-04-26"),
        ("Қазақстанда мәжіліс депутаттарын сайлауға сайлаушылардың 54,2 пайызы қатысты, деп хабарлады Орталық сайлау комиссиясы.", "kk", "2012-01-18", "2012-01-15"),
    ],
)  # fmt: skip
def test_a_vote_without_a_day_has_the_calendars(text: str, lang: str, published: str, day: str) -> None:
    assert _told(text, lang, published) == [(day, "when.election-calendar")]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("На выборах мэра Тарска Марек получил 52 процента голосов, сообщил избирком Украины.", "2010-02-12"),
        ("ЦИК Беларуси: на прошлых президентских выборах явка составила 92,9 процента.", "2010-12-22"),
        ("ЦИК Беларуси сообщил, что на президентских выборах явка составила 90,6 процента.", "2011-12-22"),
    ],
)
def test_where_no_poll_fits_the_day_stays_unknown(text: str, published: str) -> None:
    assert [day for day, _ in _told(text, "ru", published)] == [None]


def test_a_day_that_the_text_tells_wins() -> None:
    text = "ЦИК Беларуси сообщил, что 18 декабря на президентских выборах явка составила 90,6 процента."
    assert [day for day, rule in _told(text, "ru", "2010-12-22") if rule != "when.election-calendar"] == [
        "2010-12-18"
    ]
