"""A piece of HTML (a feed's entry, a mail's body) as its words, block by block. For whole pages see ``page.py``,
which looks for the article among menus; here all of it is the text, save scripts, styles and what is never shown."""

import re
from contextlib import suppress
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tbody td tfoot th thead title tr ul".split()
)
_UNSHOWN = frozenset("script style template noscript head iframe object svg math select textarea".split())
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:\w+|#\d+);")


def words_of(markup: str) -> str:
    """The words, a block on each line, blank lines between; a text without any mark-up comes back as it is."""
    if not _MARKUP.search(markup):
        return markup
    reader = _Words()
    # The standard library's parser raises AssertionError on "<![name[": what came before it still counts.
    with suppress(AssertionError):
        reader.feed(markup)
        reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSHOWN:
            self._hidden.append(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:  # one left open inside it is closed with it
            del self._hidden[self._hidden.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            # A line end of the source is a space of the page.
            self.pieces.append(re.sub(r"\s+", " ", data))
