"""Web pages as saved: the article by trafilatura, and what the page says of itself in its own metadata.

trafilatura's own dates are not used: it also guesses one from the address or from any date in the text, and a
guessed publication date would anchor every "on Sunday" of the report.
"""

import json
import logging
import re
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

from khronika.intake import refusals
from khronika.intake.captured import not_the_page
from khronika.intake.content import Decoded
from khronika.intake.language import language_of
from khronika.intake.offsets import OffsetMap, normalise
from khronika.intake.received import Given, Received, Said, language_code, report_of
from khronika.nouns import PartialDate, Unread

# Where pages say when they were published, the most exact convention first.
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "publish-date",
    "pubdate",
    "date",
)
_SITE = ("og:site_name", "application-name")
_LD_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_LD_TYPES = re.compile(
    r'"(?:@type)"\s*:\s*\[?\s*"(?:News|Analysis|Opinion|Report|Social|Blog)?\w*(?:Article|Posting)"'
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_SCRIPT = re.compile(
    r"<noscript\b.*?</noscript>", re.DOTALL | re.IGNORECASE
)  # trafilatura takes it for an article
_SENTENCE_END = re.compile(r"[.!?…。।؟]")
# A menu or a form is what trafilatura gives when there is no article. An article has a paragraph of eight words at
# least that ends a sentence; the shortest news flashes of our demo corpus's outlets have twelve.
_FEWEST_WORDS = 8


def page(
    raw: bytes, decoded: Decoded, origin: str, sha256: str, given: Given, *, address: str = ""
) -> Received | Unread:
    """The page's headline and article, comments left out, as one text with paragraphs on lines of their own.
    ``address`` it was fetched from, where that is known."""
    markup = _NO_SCRIPT.sub("", _XML_DECLARATION.sub("", decoded.text.replace("\0", "")))
    body, _ = normalise(_article(markup))
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    instead = not_the_page(markup, len(body.split()), address=address)
    if instead is not None:
        return refusals.not_captured(origin, instead, sha256)
    if not any(len(line.split()) >= _FEWEST_WORDS and _SENTENCE_END.search(line) for line in paragraphs):
        return refusals.no_article(origin, sha256)
    head = _Head.of(markup)
    title, _ = normalise(head.title or "")
    title = " ".join(title.split())
    text = "\n\n".join(paragraphs if not title or paragraphs[0] == title else [title, *paragraphs])
    said = head.said()
    said.notes[:0] = decoded.notes
    # Templates carry a wrong lang= often enough that the text itself goes first.
    told = said.lang
    said.lang = language_of(text) or told
    report = report_of(
        text=text,
        sha256=sha256,
        media_type="text/html",
        origin=origin,
        encoding=decoded.encoding,
        said=said,
        given=given,
    )
    return Received(report, raw, OffsetMap())


def _article(markup: str) -> str:
    import trafilatura  # takes a second to import, which only pages should pay

    logging.getLogger("trafilatura").addHandler(
        logging.NullHandler()
    )  # what it could not do is said by the refusal
    return trafilatura.extract(markup, output_format="txt", include_comments=False) or ""


@dataclass
class _Head(HTMLParser):
    """What a page says of itself in ``<head>`` and its microdata; the first of several equal statements counts."""

    meta: dict[str, str] = field(default_factory=dict)
    lang: str | None = None
    canonical: str | None = None
    in_title: str = ""
    heading: str = ""
    ld: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def of(cls, markup: str) -> "_Head":
        head = cls()
        # The standard library's parser raises AssertionError on "<![name[": what came before it still counts.
        with suppress(AssertionError):
            head.feed(markup)
        return head

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        if tag == "meta":
            for key in ("property", "name", "itemprop"):
                if key in given and "content" in given:
                    self.meta.setdefault(given[key].strip().lower(), given["content"].strip())
        elif given.get("itemprop", "").lower() == "datepublished":
            self.meta.setdefault(
                "datepublished", (given.get("datetime") or given.get("content") or "").strip()
            )
        if tag == "html":
            self.lang = given.get("lang") or given.get("xml:lang")
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href")
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._inside = "ld"
            self.ld.append("")
        elif (tag == "title" and not self.in_title) or (tag == "h1" and not self.heading):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "h1", "script"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "ld":
            self.ld[-1] += data
        elif self._inside == "title":
            self.in_title += data
        elif self._inside == "h1":
            self.heading += data

    @property
    def title(self) -> str | None:
        """The headline as the page gives it to others, else its first heading, else the window title. (The heading
        does not come first: on many sites it is the paper's own name.)"""
        return self.meta.get("og:title") or self.heading.strip() or self.in_title.strip() or None

    def said(self) -> Said:
        said = Said.from_fields({"outlet": self._outlet(), "url": self.canonical or self.meta.get("og:url")})
        said.published = self._published(said.notes)
        try:
            said.lang = language_code(self.lang) if self.lang else None
        except ValueError:
            said.lang = None
        return said

    def _outlet(self) -> str | None:
        named = next((self.meta[name] for name in _SITE if self.meta.get(name)), None)
        return named or next((name for block in self.ld if (name := _publisher(block))), None)

    def _published(self, notes: list[str]) -> PartialDate | None:
        stated = [self.meta[name] for name in _PUBLISHED if self.meta.get(name)]
        stated[1:1] = [
            words for block in self.ld if _LD_TYPES.search(block) for words in _LD_PUBLISHED.findall(block)
        ]
        dates: list[PartialDate] = []
        for words in stated:
            try:
                dates.append(PartialDate.parse(words))
            except ValueError as error:
                notes.append(f"published: {error}; it is left unknown")
        if len({date.short() for date in dates}) > 1:
            notes.append(
                f"published: the page states {', '.join(dict.fromkeys(map(str, dates)))}; the first was taken"
            )
        return dates[0] if dates else None


def _publisher(block: str) -> str | None:
    """The publisher's name in a JSON-LD block; ``None`` when it has none or is no JSON."""
    try:
        data = json.loads(block)
    except (ValueError, RecursionError):
        return None
    nodes = data if isinstance(data, list) else [data]
    nodes = [inner for node in nodes if isinstance(node, dict) for inner in (node, *_graph(node))]
    for node in nodes:
        publisher = node.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None


def _graph(node: dict[str, object]) -> list[dict[str, object]]:
    graph = node.get("@graph")
    return [inner for inner in graph if isinstance(inner, dict)] if isinstance(graph, list) else []
