"""The whole site: every address with what makes it. The static builder writes all of it, the public door makes what is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files

from django.template.loader import get_template

from khronika.nouns import ReleasedQuestion, Thing
from khronika.nouns.labels import LANGS
from khronika.public import addresses, cites, feeds
from khronika.public.exported import DataFile, data_files
from khronika.public.pages import Maker, how_many_pages, list_name
from khronika.public.record import Record
from khronika.public.words import speaking

Make = Callable[[], bytes]


def site(record: Record) -> Mapping[str, Make]:
    """Address to maker, in the order of the addresses. Makers give the same bytes each time."""
    made = dict(_everything(record))
    return {path: made[path] for path in sorted(made)}


def _everything(record: Record) -> Iterator[tuple[str, Make]]:
    held: Sequence[DataFile] = data_files(record.shown.release, record.address) if record.shown else ()
    for each in held:
        yield addresses.data(each.name), partial(_body, each)
    for lang in LANGS:
        for path, make in _in_language(Maker(record, lang, held)):
            yield path, _spoken(lang, make)
    yield from _plain(record)
    yield from _citations(record)


def _spoken(lang: str, make: Make) -> Make:
    def made() -> bytes:
        with speaking(lang):
            return make()

    return made


def _in_language(maker: Maker) -> Iterator[tuple[str, Make]]:
    lang, record = maker.lang, maker.record
    for name, make in (
        ("index", maker.front),
        ("method", maker.method),
        ("check", maker.check),
        ("data", maker.data),
        ("corrections", maker.corrections),
    ):
        yield addresses.page(lang, name), make
    yield addresses.feed(lang, "xml"), lambda: feeds.atom(record)
    yield addresses.feed(lang, "json"), lambda: feeds.json_feed(record)
    for each in record.releases:
        yield addresses.of_release(lang, each.release.number), partial(maker.of_release, each)
    for key, it in record.forwardings.items():
        yield addresses.of_thing(lang, *key), partial(maker.gone, it)
    if record.shelf is not None:
        yield from _things(maker)


def _things(maker: Maker) -> Iterator[tuple[str, Make]]:
    lang, shelf = maker.lang, maker.shelf
    for number in range(1, how_many_pages(len(shelf.questions)) + 1):
        yield addresses.page(lang, list_name("questions", number)), partial(maker.questions, number)
    for number in range(1, how_many_pages(len(shelf.incidents)) + 1):
        yield addresses.page(lang, list_name("incidents", number)), partial(maker.incidents, number)
    for question in shelf.release.questions:
        path = addresses.of_thing(lang, Thing.QUESTION, question.question.id)
        yield path, partial(maker.question, question)
    for incident in shelf.release.incidents:
        path = addresses.of_thing(lang, Thing.INCIDENT, incident.incident.id)
        yield path, partial(maker.incident, incident)
    for released in shelf.release.claims:
        path = addresses.of_thing(lang, Thing.CLAIM, released.claim.id)
        yield path, partial(maker.claim, released)
    for report in shelf.release.reports:
        yield addresses.of_thing(lang, Thing.REPORT, report.id), partial(maker.report, report.id)


def _plain(record: Record) -> Iterator[tuple[str, Make]]:
    """What is in no language, or in all of them."""
    here = files("khronika.public") / "files"
    for name in (addresses.STYLE, addresses.ICON):
        yield name, (here / name).read_bytes
    yield addresses.ROBOTS, lambda: b"User-agent: *\nAllow: /\n"
    yield addresses.FIRST, lambda: _first(record, addresses.FIRST, "first")
    if (shown := record.shown) is not None:
        yield addresses.DOCUMENT, lambda: shown.document
        yield addresses.SIGNATURE, lambda: shown.signature.encode()
        yield addresses.KEY, lambda: shown.public_key.encode()


def gone_for_good(record: Record) -> frozenset[str]:
    """The addresses of what is no longer shown and leads nowhere else."""
    return frozenset(
        addresses.of_thing(lang, *key)
        for key, it in record.forwardings.items()
        if not it.into
        for lang in LANGS
    )


def missing(record: Record, here: str) -> bytes:
    """What the public door says at an address that it has not."""
    return _first(record, here, "missing")


def _first(record: Record, here: str, template: str) -> bytes:
    """A page that speaks all three languages at once."""
    with speaking("en"):
        html = get_template(f"public/{template}.html").render({"record": record, "here": here, "lang": "en"})
    return (html.strip() + "\n").encode()


def _citations(record: Record) -> Iterator[tuple[str, Make]]:
    if record.shelf is None:
        return
    for question in (None, *record.shelf.release.questions):
        name = question.question.id if question else "release"
        yield addresses.citation(name, "bib"), partial(_bibtex, record, question)
        yield addresses.citation(name, "json"), partial(_csl, record, question)
        yield addresses.citation(name, "txt"), _spoken("en", partial(_text, record, question))


def _bibtex(record: Record, question: ReleasedQuestion | None) -> bytes:
    return cites.bibtex(cites.cited(record, question)).encode()


def _csl(record: Record, question: ReleasedQuestion | None) -> bytes:
    return cites.csl(cites.cited(record, question)).encode()


def _text(record: Record, question: ReleasedQuestion | None) -> bytes:
    return f"{cites.text(cites.cited(record, question))}\n".encode()


def _body(each: DataFile) -> bytes:
    return each.body
