"""Pages as a strict reader has them: every tag closed, every id once, every address found."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})
_ADDRESSES = ("href", "src", "action", "poster", "data")


@dataclass
class Read(HTMLParser):
    """``wrong`` says what no page may have; ``links`` are addresses with the tag that bears them."""

    wrong: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) != len(attrs):
            self.wrong.append(f"<{tag}> says an attribute twice")
        self.tags.append((tag, given))
        for name, value in given.items():
            if name.startswith("on") or name == "style":
                self.wrong.append(f"<{tag} {name}>")
            if name == "id" and value in self.ids:
                self.wrong.append(f"id {value} twice")
            if name in _ADDRESSES:
                self.links.append((tag, value))
        self.ids |= {given["id"]} if "id" in given else set()
        if tag in ("script", "style", "iframe", "object", "embed", "form"):
            self.wrong.append(f"<{tag}>")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another")

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        if self._open:
            self.wrong.append(f"left open: {self._open}")


def read(html: str) -> Read:
    page = Read()
    page.feed(html)
    page.close()
    return page


def target(here: str, link: str) -> tuple[str, str]:
    """The path from the site's first folder and the fragment that a relative link on the page ``here`` leads to."""
    path, _, fragment = link.partition("#")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    return joined, fragment
