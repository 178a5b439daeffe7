"""The words of a parsed text as the rules ask them: made once from spaCy's tokens, with what they are asked for at hand.

The rules go over a sentence some fifty times. spaCy makes a token anew each time that one is reached, and its lemma or tag
anew each time that one is asked for; that was a third of the time of reading on. Words are as spaCy's tokens otherwise: the
same names, and each is itself only, so ``is`` and ``==`` are one. What is not here is asked of ``word.doc.own``.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self, overload

from spacy.attrs import DEP, HEAD, LEMMA, ORTH, POS, SPACY, TAG

Doc = Any  # spaCy ships no types we can rely on

_MOST_KEPT = 200_000  # then all is asked again: a server reads for months


class _Lexeme(NamedTuple):
    """What a word is wherever it stands."""

    text: str
    lower: str
    like_num: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_alpha: bool
    is_stop: bool
    is_title: bool


class Word:
    """One token. ``children`` are those that hang on it, in order; the root of a sentence is its own ``head``."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_punct", "is_quote",
        "is_space", "is_stop", "is_title", "lemma_", "like_num", "lower_", "pos_", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: "Words"
    head: "Word"
    children: tuple["Word", ...]
    sent: Any  # the sentence's own words, set by whoever cuts sentences
    i: int
    idx: int
    dep_: str
    lemma_: str
    pos_: str
    tag_: str
    whitespace_: str
    ent_type_: str
    ent_iob_: str

    def __init__(self, lexeme: _Lexeme) -> None:
        (
            self.text, self.lower_, self.like_num, self.is_space, self.is_punct, self.is_quote, self.is_alpha, self.is_stop,
            self.is_title,
        ) = lexeme  # fmt: skip
        self.ent_type_ = self.ent_iob_ = ""

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: "Word") -> bool:
        return self.idx < other.idx

    def __getattr__(self, name: str) -> Any:
        """What is seldom asked for is spaCy's."""
        if name in Word.__slots__ or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.doc.own[self.i], name)

    @property
    def ancestors(self) -> Iterator["Word"]:
        """Its head, that one's head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: "Word") -> bool:
        """Whether ``other`` hangs on this word, by whatever lies between."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def conjuncts(self) -> tuple["Word", ...]:
        """What it is coordinated with."""
        start = self
        while start.head is not start and start.dep_ == "conj":
            start = start.head
        out = [start]
        for word in out:
            out.extend(c for c in word.rights if c.dep_ == "conj")
        return tuple(w for w in out if w is not self)

    @property
    def subtree(self) -> list["Word"]:
        """The word and all that hangs on it, what stands before it first."""
        before = [w for c in self.lefts for w in c.subtree]
        return [*before, self, *(w for c in self.rights for w in c.subtree)]

    @property
    def lefts(self) -> tuple["Word", ...]:
        """Those of its children that stand before it."""
        return tuple(c for c in self.children if c.i < self.i)

    @property
    def rights(self) -> tuple["Word", ...]:
        """Those of its children that stand behind it."""
        return tuple(c for c in self.children if c.i > self.i)

    @property
    def left_edge(self) -> "Word":
        """The first of its subtree."""
        return min(self.subtree)

    @property
    def right_edge(self) -> "Word":
        """The last of its subtree."""
        return max(self.subtree)

    @property
    def is_sent_start(self) -> bool:
        """Whether its sentence begins with it."""
        return bool(self.sent.start == self.i)

    def nbor(self, steps: int = 1) -> "Word":
        """The word so many steps behind it, or before it. Raises IndexError where there is none."""
        at = self.i + steps
        if at < 0:
            raise IndexError(f"no word {steps} steps from word {self.i}")
        return self.doc[at]


class Stretch(tuple[Word, ...]):
    """Words that stand next to each other."""

    @overload  # type: ignore[override]
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> "Stretch": ...
    def __getitem__(self, place: int | slice) -> "Word | Stretch":
        found = tuple.__getitem__(self, place)
        return found if isinstance(found, Word) else Stretch(found)

    @property
    def text(self) -> str:
        """As the parser had it."""
        if not self:
            return ""
        first, last = self[0], self[-1]
        return first.doc.words[first.idx : last.idx + len(last.text)]


class Words(Stretch):
    """All words of what was parsed at once: ``own`` is spaCy's, ``words`` its text."""

    own: Doc
    words: str
    user_data: dict[Any, Any]

    def __new__(cls, own: Doc) -> Self:
        """The words of a parse by spaCy, which is not to be changed any more but for its names."""
        told = own.to_array([ORTH, LEMMA, POS, TAG, DEP, HEAD, SPACY])
        strings = own.vocab.strings
        made = super().__new__(cls, (Word(_lexeme(own.vocab, orth)) for orth in told[:, 0].tolist()))
        heads = told[:, 5].astype("int64").tolist()
        begin = 0
        below: list[list[Word]] = [[] for _ in heads]
        rows = zip(made, told[:, 1:5].tolist(), heads, told[:, 6].tolist(), strict=True)
        for at, (word, (lemma, pos, tag, dep), up, spaced) in enumerate(rows):
            word.doc, word.i, word.idx = made, at, begin
            word.lemma_, word.pos_ = _string(strings, lemma), _string(strings, pos)
            word.tag_, word.dep_ = _string(strings, tag), _string(strings, dep)
            word.whitespace_ = " " if spaced else ""
            word.head = tuple.__getitem__(made, at + up)
            if up:
                below[at + up].append(word)
            begin += len(word.text) + (1 if spaced else 0)
        for word, hanging in zip(made, below, strict=True):
            word.children = tuple(hanging)
        made.own, made.user_data = own, own.user_data
        made.words = "".join([word.text + word.whitespace_ for word in made])
        made.learn_names()
        return made

    @property
    def text(self) -> str:
        """As the parser had it."""
        return self.words

    def learn_names(self) -> None:
        """Takes over the names that were found since."""
        for ent in self.own.ents:
            for word in self[ent.start : ent.end]:
                word.ent_type_ = ent.label_
                word.ent_iob_ = "B" if word.i == ent.start else "I"


_LEXEMES: dict[int, _Lexeme] = {}
_STRINGS: dict[int, str] = {}


def _lexeme(vocab: Any, orth: int) -> _Lexeme:
    found = _LEXEMES.get(orth)
    if found is None:
        if len(_LEXEMES) > _MOST_KEPT:
            _LEXEMES.clear()
        own = vocab[orth]
        found = _LEXEMES[orth] = _Lexeme(
            own.text, own.lower_, own.like_num, own.is_space, own.is_punct, own.is_quote, own.is_alpha, own.is_stop,
            own.is_title,
        )  # fmt: skip
    return found


def _string(strings: Any, number: int) -> str:
    found = _STRINGS.get(number)
    if found is None:
        if len(_STRINGS) > _MOST_KEPT:
            _STRINGS.clear()
        found = _STRINGS[number] = str(strings[number])
    return found
