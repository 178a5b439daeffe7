"""Filling what the record is searched by, in the transaction of the act that kept the report or the claims.

A claim is found by its quotation, by whom it speaks of, by who says it and by its places; a report by its text. Under a claim also
stands the key of each of its places, so that whoever asks for Алматы finds what is only ever called Almaty; and those of all that lie around them, so
that words are looked for within a country without going through all that hold them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db import connections, transaction

from khronika.ledger import full_text, tables, translate
from khronika.ledger.full_text import Text
from khronika.ledger.search_tables import (
    LONGEST_KEY,
    Outlet,
    SearchedClaim,
    SearchedReport,
    SearchMade,
    SearchWord,
    Source,
    SourceName,
)
from khronika.names.lookup import KEYS_VERSION, drawer, folded, words_of
from khronika.nouns import Claim, make_id
from khronika.nouns.claims import said_between

# Also changes when a claim is filled in otherwise.
VERSION = f"3.{KEYS_VERSION}"
_WITHOUT_AROUND = f"2.{KEYS_VERSION}"  # filled alike, but for the keys of what lies around a claim's places
_ROWS_AT_ONCE = 500  # see record_reading
_LONGEST_NAME = 200


def index_claims(numbered: Sequence[tuple[int, Claim]]) -> None:
    """Put claims in, by their rows' numbers. Must be called in the transaction that made the rows."""
    names: dict[str, str] = {}
    texts = [(number, list(_claim_keys(claim, names))) for number, claim in numbered]
    full_text.put(Text.CLAIMS, texts)
    printed = dict(
        tables.Report.objects.filter(pk__in={claim.report_id for _, claim in numbered}).values_list(
            "pk", "outlet"
        )
    )
    rows = []
    for number, claim in numbered:
        first, last = said_between(claim)
        outlet = printed[claim.report_id]
        rows.append(
            SearchedClaim(
                claim_id=number,
                said_first=first,
                said_last=last,
                outlet=outlet_id(outlet) if outlet else None,
            )
        )
    SearchedClaim.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    _keep_names(names)
    _keep_sources(claim for _, claim in numbered)


def index_report(report_id: str, text: str, lang: str | None, outlet: str | None) -> dict[str, str]:
    """Put a report in, and give back its words with a capital and their drawers, for ``index_report_names``. Must be called in the transaction that
    made its row. Writes no row that another report would write as well."""
    names: dict[str, str] = {}
    row = SearchedReport.objects.create(report_id=report_id)
    keys = [*_keys(text, lang or "", names), *_keys(outlet or "", lang or "", names)]
    full_text.put(Text.REPORTS, [(row.number, keys)])
    return names


def index_report_names(outlet: str | None, names: dict[str, str]) -> None:
    """Put in what reports share: the words that ``index_report`` gave back, and the outlet."""
    if outlet:
        Outlet.objects.get_or_create(pk=outlet_id(outlet), defaults={"name": outlet})
    _keep_names(names)


def place_key(identity: str) -> str:
    """A place's key as a word of the full text, which no text can hold by chance."""
    return "at" + re.sub(r"[\W_]+", "", identity).casefold()[: LONGEST_KEY - 2]


def within_key(key: str) -> str:
    """As ``place_key``, for a place that a claim names or that lies around one: under its key in ``ClaimPlace``. Two keys that differ by their
    signs alone have the same word: whoever looks by it looks the place up besides."""
    return "in" + re.sub(r"[\W_]+", "", key).casefold()[: LONGEST_KEY - 2]


def source_id(key: str) -> str:
    """An id that names nobody: keys of persons are made from their names."""
    return make_id("s", key)


def outlet_id(name: str) -> str:
    """As ``source_id``."""
    return make_id("o", name)


def is_stale() -> bool:
    """True where it was filled by other rules than these."""
    return not SearchMade.objects.filter(pk=1, version=VERSION).exists()


def complete() -> int:
    """Put in whatever is missing, or everything anew where the keys are of another version; how many rows were put in. For a
    folder of an earlier khronika, and after a change of the rules by which words are looked up."""
    with transaction.atomic():
        made = SearchMade.objects.filter(pk=1).values_list("version", flat=True).first()
        done = 0
        if made == _WITHOUT_AROUND:
            done = _fill_words()
        elif made != VERSION:
            _empty()
        done += _fill_reports() + _fill_claims()
        SearchMade.objects.update_or_create(pk=1, defaults={"version": VERSION})
    return done


def rebuild() -> int:
    """Throw it away and fill it anew; how many rows were put in."""
    SearchMade.objects.filter(pk=1).delete()
    return complete()


def after_migrate(using: str, **_: object) -> None:
    """Django's signal after ``migrate``: a folder that was filled before there was a search."""
    if SearchMade._meta.db_table in connections[using].introspection.table_names():
        complete()


def _empty() -> None:
    for table in Text:
        full_text.clear(table)
    for rows in (SearchedClaim, SearchedReport, SearchWord, Source, Outlet):
        rows._default_manager.all().delete()


def _fill_reports() -> int:
    rows = tables.Report.objects.filter(searched__isnull=True).order_by("received_at", "id")
    found = list(rows.values_list("id", flat=True))
    for report_id in found:
        text, lang, outlet = tables.Report.objects.values_list("text", "lang", "outlet").get(pk=report_id)
        index_report_names(outlet, index_report(report_id, text, lang, outlet))
    return len(found)


def _fill_claims() -> int:
    done = 0
    while True:
        rows = tables.Claim.objects.filter(searched__isnull=True).order_by("number")[:_ROWS_AT_ONCE]
        some = [(row.number, translate.claim_as_read(row)) for row in rows]
        if not some:
            return done
        index_claims(some)
        done += len(some)


def _fill_words() -> int:
    """The full text of claims anew, all else as it is: a tenth of the work of everything."""
    full_text.clear(Text.CLAIMS)
    done, last = 0, -1
    while True:
        rows = tables.Claim.objects.filter(searched__isnull=False, number__gt=last).order_by("number")
        some = list(rows[:_ROWS_AT_ONCE])
        if not some:
            return done
        full_text.put(
            Text.CLAIMS,
            [(row.number, list(_claim_keys(translate.claim_as_read(row), {}))) for row in some],
        )
        done, last = done + len(some), some[-1].number


def _claim_keys(claim: Claim, names: dict[str, str]) -> Iterator[str]:
    lang = claim.lang
    yield from _keys(claim.quote, lang, names)
    for words in (claim.agent, claim.target, claim.outlet):
        yield from _keys(words or "", lang, names)
    for voice in claim.attribution.chain:
        for words in dict.fromkeys((voice.words, voice.source.name, voice.person, voice.role)):
            yield from _keys(words or "", lang, names)
    for place in dict.fromkeys(translate.all_places(claim)):
        yield place_key(place.identity)
        for words in dict.fromkeys((place.words, place.name)):
            yield from _keys(words, lang, names)
    yield from dict.fromkeys(within_key(row.key) for row in translate.claim_places(claim, 0))


def _keys(text: str, lang: str, names: dict[str, str]) -> Iterator[str]:
    """The keys of the text's words; those with a capital also go to ``names``, with their drawers."""
    for word in words_of(text, lang):
        key = word.keys[0]
        if len(key) > LONGEST_KEY:
            continue
        if word.capital and key not in names:
            names[key] = drawer(key)
        yield key


def _keep_names(names: dict[str, str]) -> None:
    rows = [SearchWord(key=key, drawer=lies[:LONGEST_KEY]) for key, lies in sorted(names.items()) if lies]
    SearchWord.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)


def _keep_sources(claims: Iterable[Claim]) -> None:
    sources, names = {}, {}
    for claim in claims:
        for voice in claim.attribution.chain:
            source, key = voice.source, translate.key_of_speaker(voice)
            if key is None:
                continue
            found = source_id(key)
            if found not in sources:
                sources[found] = Source(
                    id=found, key=key, type=source.type.value, name=source.name.strip()[:_LONGEST_NAME]
                )
            for name in (source.name, voice.words):
                if name.strip():
                    short = name.strip()[:_LONGEST_NAME]
                    names[found, short, claim.lang] = fold_name(short)
    Source.objects.bulk_create(sources.values(), batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)
    rows = [
        SourceName(source_id=found, name=name, lang=lang, folded=words)
        for (found, name, lang), words in sorted(names.items())
    ]
    SourceName.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)


def fold_name(name: str) -> str:
    """A name for looking it up by parts of it."""
    return " ".join(filter(None, map(folded, re.findall(r"[^\W_]+", name))))[:_LONGEST_NAME]
