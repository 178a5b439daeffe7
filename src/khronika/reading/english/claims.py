"""From a report's text to its claims: what is found in all of it first, then sentence by sentence (``reader``)."""

import re
from dataclasses import replace

from khronika.nouns import Claim, PartialDate, Report
from khronika.reading.english.abbreviations import written_out
from khronika.reading.english.attribution import find_relations, with_opinions
from khronika.reading.english.bylines import byline_town
from khronika.reading.english.calendar_polls import dated_polling_days, settle_polls
from khronika.reading.english.carried_days import settle_times
from khronika.reading.english.carrying import carry_sources
from khronika.reading.english.dates import find_dates
from khronika.reading.english.digests import alone, items
from khronika.reading.english.footing import settle_footing
from khronika.reading.english.likely_places import likely_places, without_tellers
from khronika.reading.english.misfortunes import misfortunes
from khronika.reading.english.namesakes import without_persons
from khronika.reading.english.periods import stated_period
from khronika.reading.english.polling_day import polling_time
from khronika.reading.english.quotations import quotes_in
from khronika.reading.english.reader import Reader
from khronika.reading.english.same_figures import add_same_figures
from khronika.reading.english.sayings import settle_sayings
from khronika.reading.english.scope import Story, home_country
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.stamps import live_day, own_day
from khronika.reading.english.telling import Unsaid, tellers, tells_nothing
from khronika.reading.english.told_dead import without_wounds_of_the_dead
from khronika.reading.english.triggers import Parsed, parse_worth
from khronika.reading.english.trust import trusted
from khronika.reading.english.unlisted import dateline
from khronika.reading.english.vote_counters import settle_counts_of_votes
from khronika.reading.places import find_places


def read_claims(report: Report, parsed: Parsed | None = None) -> list[Claim]:
    """All claims of an English report that are sure enough, in order of their spans. ``parsed`` spares parsing what is
    parsed already."""
    return trusted(drafted_claims(report, parsed), report.text)


def drafted_claims(
    report: Report, parsed: Parsed | None = None, *, item: bool = False, day: PartialDate | None = None
) -> list[Claim]:
    """The claims as the rules give them, each with the confidence set by hand for its rule (see trust.py). ``item``: of a
    digest, of which ``day`` is the day."""
    text = report.text
    if parsed is None:
        parsed = parse_worth(text)
    sentences = parsed.sentences
    if not sentences:
        return []
    day = report.published or day or own_day(text)
    found = find_places(text, "en", day)
    if not item and (parts := items(text, found, day)):
        each = (drafted_claims(replace(report, text=alone(text, part)), item=True, day=day) for part in parts)
        return sorted((c for claims in each for c in claims), key=lambda c: (c.span, c.id))
    places = without_persons(text, found, sentences)
    home = home_country(text, places)
    if home is not None:
        # Once more, with the country the story is about: Punjab is in Pakistan when the forces are Pakistani.
        found = find_places(text, "en", day, home.country)
        places = without_persons(text, found, sentences)
    filed = dateline(text, places, home.country if home else None)
    borne = {m.span.of(text) for m in found if m not in places}
    likely = likely_places(text, sentences, places, borne, home.country if home else None, filed)
    places = sorted([*places, *(m for m in likely if m.place.key is not None)], key=lambda m: m.span)
    dates = dated_polling_days(text, find_dates(text, day), home.country if home else None, day)
    story = Story(text, places, dates, day, home, likely=likely)
    story.lead_place = (filed,) if filed is not None else ()
    if filed is None and story.filed is None:
        story.opens_at(byline_town(text, places, story.country))
    story.period = stated_period(text, dates, day) or live_day(text, day)
    story.voting_day = polling_time(text, dates, day)
    speakers = Speakers(day, story.country, called=written_out(text), text=text)
    said = find_relations(text, sentences, parsed.passages, speakers)
    said = with_opinions(text, sentences, parsed.passages, speakers, said)
    relations = [r for r in said if not tells_nothing(r, story)]
    besides = tellers(text, sentences, parsed.passages, speakers, said)
    spans = [r.voice.span for r in (*said, *besides) if r.voice.span is not None]
    story.likely = without_tellers(text, likely, spans)
    story.places = [m for m in places if m not in likely or m in story.likely]
    voting = len(re.findall(r"\b(?:vote[sdr]*|voting|elections?|polls?|ballots?|turnout)\b", text, re.I)) >= 2
    unsaid = Unsaid(tuple(quotes_in(text, parsed.passages)), sentences, speakers, said)
    reader = Reader(report, story, sentences, relations, besides, parsed.near, voting, unsaid)
    internet = bool(re.search(r"\binternet\b|\bshutdowns?\b|\bblackout|\boutage", text, re.I))
    asides = misfortunes(text)
    for sentence in sentences:
        if not sentence.parsed or any(s.contains(sentence.span) for s in asides):
            continue
        reader.read_sentence(
            sentence,
            [n for n in parsed.numbers if sentence.span.start <= n.core.start < sentence.span.end],
            internet,
        )
    reader.read_relations()
    reader.drafts = [d for d in reader.drafts if not any(s.contains(d.claim.span) for s in asides)]
    settle_counts_of_votes(reader.drafts, relations, story)
    carry_sources(reader.drafts, story, relations, sentences)
    settle_times(reader.drafts, story)
    settle_sayings(reader.drafts, relations, sentences, story)
    settle_footing(reader.drafts, story)
    settle_polls(reader.drafts, story)
    add_same_figures(reader.drafts, relations, sentences, speakers, text)
    kept = without_wounds_of_the_dead(reader.drafts, text)
    return sorted((d.claim for d in kept), key=lambda c: (c.span, c.id))
