"""What a tag means for a word (its part of speech, form and lemma), asked once for each word, tag and dependency.

The pipeline's own attribute ruler holds every token against some 180 patterns, which takes as long as the parser itself;
all but a few of its patterns look at one token alone, and what they say of it depends on nothing but the word, its tag and
its dependency. So the ruler is asked of each such three once and what it said is kept. Its patterns over several tokens are
matched anew in each text. The outcome is the same token for token, which a test holds.
"""

from typing import Any

from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher

Doc = Any  # spaCy ships no types we can rely on
Token = Any

NAME = "khronika_tag_rules"
_TOLD = {TAG: "tag", POS: "pos", DEP: "dep", LEMMA: "lemma"}  # MORPH has a setter of its own
_ASKED = frozenset({"TAG", "DEP", "ORTH", "TEXT", "LOWER", "IS_SPACE", "IS_PUNCT", "LIKE_NUM", "SHAPE"})
_MOST_KEPT = 200_000  # then all is asked again: a server reads for months


class TagRules:
    """An attribute ruler that remembers. ``ruler`` must be one of which `can_be_kept` says so."""

    def __init__(self, ruler: Any) -> None:
        self.ruler, self.vocab = ruler, ruler.vocab
        self._kept: dict[tuple[int, int, int], tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], tuple[tuple[str, int], ...]] = {}
        self._alone, self._longer = Matcher(self.vocab), Matcher(self.vocab)
        for number in range(len(ruler.attrs)):
            patterns = ruler.matcher.get(str(number))[1]
            for pattern in patterns:
                matcher = self._alone if len(pattern) == 1 else self._longer
                matcher.add(str(number), [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Sets what the ruler would set on the tokens of ``doc``, which must be tagged and parsed."""
        also = self._of_several(doc)
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        # All is asked before anything is set, as the ruler does it.
        said = [self._of_one(token) for token in doc]
        for at, rules in also.items():
            said[at] = tuple(sorted({*said[at], *rules}))
        for token, fired in zip(doc, said, strict=True):
            for name, value in self._outcome(fired):
                if name == "morph":
                    token.set_morph(value)
                else:
                    setattr(token, name, value)
        return doc

    def _of_several(self, doc: Doc) -> dict[int, list[int]]:
        """The rules over several tokens that fire, by the token that each is about."""
        out: dict[int, list[int]] = {}
        for match, start, end in self._longer(doc, allow_missing=True):
            rule = int(self.vocab.strings[match])
            index = self.ruler.indices[rule]
            out.setdefault(start + index if index >= 0 else end + index, []).append(rule)
        return out

    def _of_one(self, token: Token) -> tuple[int, ...]:
        """The numbers of the rules on one token that fire, ascending: a later one has precedence."""
        key = (token.orth, token.tag, token.dep)
        found = self._kept.get(key)
        if found is None:
            here = token.doc[token.i : token.i + 1]
            matches = self._alone(here, allow_missing=True)
            found = self._kept[key] = tuple(
                sorted({int(self.vocab.strings[match]) for match, _, _ in matches})
            )
        return found

    def _outcome(self, rules: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
        found = self._merged.get(rules)
        if found is None:
            said: dict[int, int] = {}
            for rule in rules:
                said |= self.ruler.attrs[rule]
            found = self._merged[rules] = tuple(
                (_TOLD.get(attr, "morph"), value) for attr, value in said.items()
            )
        return found


def can_be_kept(ruler: Any) -> bool:
    """False where a pattern looks at more than a token's word, tag and dependency, or says more than `TagRules` can set."""
    patterns = [p for rule in ruler.patterns for p in rule["patterns"]]
    asked = {key for pattern in patterns for token in pattern for key in token}
    said = {attr for attrs in ruler.attrs for attr in attrs}
    return asked <= _ASKED and said <= {*_TOLD, MORPH}


@Language.factory(NAME)
def _made(nlp: Language, name: str) -> TagRules:
    return TagRules(nlp.get_pipe("attribute_ruler"))


def remember_tag_rules(nlp: Language) -> None:
    """Puts `TagRules` in the place of the pipeline's attribute ruler, where it has one that can be kept."""
    if "attribute_ruler" in nlp.pipe_names and can_be_kept(nlp.get_pipe("attribute_ruler")):
        nlp.add_pipe(NAME, after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
