"""Every page of a built site: whole, closed in itself, in three languages, and with nothing of what is no longer shown."""

import json
import re
from collections.abc import Mapping

import feedparser
import pytest

from khronika.nouns import Published
from khronika.nouns.labels import LANGS
from khronika.public import addresses
from khronika.public.record import record_of
from khronika.public.site import site
from tests.public import worlds
from tests.public.reading_pages import Read, read, target
from tests.public.released import published, told_story

POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'"
)
MOST = 100_000  # bytes of the first page with all it loads

Site = Mapping[str, bytes]


@pytest.fixture(scope="module")
def made() -> Site:
    return {path: make() for path, make in site(worlds.two()).items()}


@pytest.fixture(scope="module")
def pages(made: Site) -> Mapping[str, Read]:
    return {path: read(body.decode()) for path, body in made.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def back() -> Site:
    return {path: make() for path, make in site(worlds.taken_back()).items()}


def test_every_page_is_whole_and_asks_nothing_of_anybody(pages: Mapping[str, Read]) -> None:
    assert len(pages) > 80
    for path, page in pages.items():
        assert page.wrong == [], path
        assert sum(tag == "h1" for tag, _ in page.tags) == 1, path
        [policy] = [given["content"] for tag, given in page.tags if tag == "meta" and given.get("http-equiv")]
        assert policy == POLICY
        loaded = [link for tag, link in page.links if tag in ("link", "img")]
        assert not [link for link in loaded if "//" in link and not link.startswith(worlds.HOST)], path
        outside = {given["rel"] for tag, given in page.tags if tag == "a" and "//" in given["href"]}
        assert outside <= {"noreferrer noopener external"}, path


def test_every_link_leads_to_something_of_the_folder(made: Site, pages: Mapping[str, Read]) -> None:
    seen = 0
    for path, page in pages.items():
        for tag, link in page.links:
            if "//" in link:
                assert tag == "a" or link.startswith(worlds.HOST)
                continue
            to, fragment = target(path, link)
            assert to in made or to == addresses.SUMS, f"{path}: {link}"
            if fragment and to.endswith(".html"):
                assert fragment in pages[to].ids, f"{path}: {link}"
            seen += 1
    assert seen > 1500


def test_each_page_stands_in_three_languages(pages: Mapping[str, Read]) -> None:
    for lang in LANGS:
        mine = {path.removeprefix(f"{lang}/") for path in pages if path.startswith(f"{lang}/")}
        assert mine == {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    for path, page in pages.items():
        others = {given["hreflang"] for tag, given in page.tags if tag == "link" and "hreflang" in given}
        assert others == set(LANGS), path
        [told] = [given["lang"] for tag, given in page.tags if tag == "html"]
        assert path.startswith(f"{told}/") or path == addresses.FIRST
    question = worlds.two().shown.release.questions[0].question.id  # type: ignore[union-attr]
    assert "Мы не говорим, что из этого верно." in pages[f"ru/questions/{question}.html"].text


def test_the_first_pages_are_light(made: Site) -> None:
    for lang in LANGS:
        loaded = (addresses.page(lang, "index"), addresses.STYLE, addresses.ICON)
        assert sum(len(made[path]) for path in loaded) < MOST
    assert sum(len(made[path]) for path in (addresses.FIRST, addresses.STYLE, addresses.ICON)) < MOST


def test_a_claim_leads_back_to_the_hash_of_its_report(made: Site) -> None:
    record = worlds.two()
    assert record.shown is not None
    released = record.shown.release.claims[0]
    report = next(each for each in record.shown.release.reports if each.id == released.claim.report_id)
    text = read(made[f"en/claims/{released.claim.id}.html"].decode()).text
    squeezed = text.replace(" ", "")
    assert report.sha256 is not None
    for said in (record.shown.digest, report.sha256, released.claim.quote.replace(" ", "")):
        assert said in squeezed
    assert "not reviewed by a person" in text


def test_what_left_leaves_a_page_with_the_reason(made: Site, pages: Mapping[str, Read]) -> None:
    gone = pages[f"en/claims/{worlds.GONE}.html"]
    assert worlds.REASON.en in gone.text
    merged = f"kk/questions/{worlds.MERGED}.html"
    into = worlds.two().shown.release.questions[0].question.id  # type: ignore[union-attr]
    assert worlds.REASON.kk in pages[merged].text
    assert f"kk/questions/{into}.html" in {target(merged, link)[0] for _, link in pages[merged].links}


def test_nothing_is_repeated_of_an_earlier_release(made: Site) -> None:
    everything = b"\n".join(made.values()).decode(errors="replace")
    assert worlds.SAID_NOW in everything
    for once in (worlds.SECRET_ONCE, worlds.SAID_ONCE, "A first title", "A first note"):
        assert once not in everything
    assert "pc-00000000000000000one" in made["en/corrections.html"].decode()  # that it was changed stays told
    assert "&lt;b&gt;not bold&lt;/b&gt;" in made["en/index.html"].decode()  # the desk's words are words


def test_a_release_that_was_taken_back_leaves_its_reason_and_nothing_else(back: Site) -> None:
    release = worlds.taken_back().releases[0].release
    everything = b"".join(back.values()).decode()
    assert everything.count(worlds.BACK) > len(release.claims) * 3
    for each in release.claims:
        assert each.claim.quote not in everything
        page = read(back[f"ru/claims/{each.claim.id}.html"].decode())
        assert "Выпуск, в котором это стояло, отозван." in page.text
    for question in release.questions:
        assert question.answer.en not in everything
        assert question.title.en not in everything
    assert not [path for path in back if path.startswith(("data/", "release/", "cite/"))]
    for path, body in back.items():
        if path.endswith(".html"):
            page = read(body.decode())
            assert page.wrong == []
            assert {target(path, link)[0] for _, link in page.links} <= back.keys(), path


@pytest.mark.parametrize("lang", LANGS)
def test_feeds_are_read_by_readers_of_feeds(made: Site, lang: str) -> None:
    atom = feedparser.parse(made[f"{lang}/corrections.xml"])
    assert (atom.bozo, atom.version, atom.feed.language) == (False, "atom10", lang)
    ids = [entry.id for entry in atom.entries]
    assert len(set(ids)) == len(ids) == 6  # two releases, one correction of the first, three of the second
    assert all(entry.link.startswith(f"{worlds.HOST}/{lang}/") for entry in atom.entries)
    assert all(entry.updated_parsed and entry.title for entry in atom.entries)
    told = json.loads(made[f"{lang}/corrections.json"])
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in told["items"]] == ids
    assert told["feed_url"] == f"{worlds.HOST}/{lang}/corrections.json"


def test_feeds_of_a_site_without_an_address_lead_from_where_they_lie(back: Site) -> None:
    atom = feedparser.parse(back["en/corrections.xml"])
    assert not atom.bozo
    for entry in atom.entries:
        assert target("en/corrections.xml", entry.link)[0] in back


_FIELD = re.compile(r"  (\w+) = (?:\{(.*)\}|(\w+)),")


def bibtex(text: str) -> dict[str, str]:
    """One entry as BibTeX reads it: each field on a line, braces balanced."""
    assert text.count("{") == text.count("}")
    head, *lines, last = text.rstrip("\n").split("\n")
    assert re.fullmatch(r"@misc\{[\w-]+,", head)
    assert last == "}"
    found = [_FIELD.fullmatch(line) for line in lines]
    assert all(found)
    return {each[1]: each[2] or each[3] for each in found if each}


def test_citations_name_the_release_and_its_hash(made: Site) -> None:
    record = worlds.two()
    assert record.shown is not None
    for key in ("release", *(each.question.id for each in record.shown.release.questions)):
        fields = bibtex(made[f"cite/{key}.bib"].decode())
        assert record.shown.digest in fields["note"]
        assert (fields["year"], fields["month"], fields["version"]) == ("2031", "may", "Release 2")
        assert fields["url"].startswith(f"{worlds.HOST}/en/")
        [item] = json.loads(made[f"cite/{key}.json"])
        assert item["issued"] == {"date-parts": [[2031, 5, 21]]}
        assert item["author"] == [{"literal": "Veltria Monitoring Group"}]
        assert {"id", "type", "title", "URL"} <= item.keys()
        assert record.shown.digest in made[f"cite/{key}.txt"].decode()


def test_what_tex_would_take_for_a_command_is_a_letter_in_a_citation() -> None:
    record = record_of([published(told_story(title=r"100% of {this} & \that_"))])
    assert not isinstance(record, str)
    text = site(record)["cite/release.bib"]().decode()
    assert r"100\% of \{this\} \& \textbackslash{}that\_" in text


def test_only_the_release_in_force_is_shown() -> None:
    first, second = published(told_story()), published(told_story(number=2))
    asked = record_of([first, second], number=1)
    assert isinstance(asked, str)
    assert "not in force" in asked
    assert record_of([], number=1) == record_of([])
    assert "no release 7" in str(record_of([first], number=7))
    withdrawn = Published(second.release, second.signature, second.public_key, second.signed_on, "Wrong.")
    back = record_of([first, withdrawn])
    assert not isinstance(back, str)
    assert back.shown is None  # the one before does not come back


def test_the_same_record_makes_the_same_bytes(made: Site) -> None:
    again = {path: make() for path, make in site(worlds.two()).items()}
    assert again == made
