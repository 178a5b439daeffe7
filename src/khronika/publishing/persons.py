"""Who may be named, by role: officials in office, bodies, and whoever consented; of everybody else what they are, or a number."""

import re
from collections.abc import Iterable
from dataclasses import replace

from khronika.names.proper import PROTECTED, is_nameless, party_of, protected_name
from khronika.nouns import Attribution, PartialDate, Source, SourceType, Span, Voice
from khronika.publishing.drawn import Facts
from khronika.publishing.ids import Ids
from khronika.publishing.rules import Protecting, Rules
from khronika.publishing.spelled import Word, inside, is_role, may_stay, openings, where_named, words_in

ANYBODY = {"en": "a person", "ru": "человек", "kk": "адам"}
_RULE = "released"  # in the place of the id of the rule that found an attribution: it may tell of words that were cut

# Of roles the words that say nothing by themselves: "and others".
_EMPTY = frozenset(
    "and or of the a an in for with other others some several many more than at least about nearly most all both former "
    "и или из в на с для около более менее не все других другие другой және мен пен бен үшін жуық астам барлық басқа".split()
)


def _says_what(word: Word) -> bool:
    """ "Police" at the beginning too; "Young" nowhere."""
    return is_role(word.text) or (
        word.begins and word.text.casefold() in openings() and is_role(word.text.casefold())
    )


class Naming:
    """Who may be named, in one release."""

    def __init__(
        self, rules: Rules, ids: Ids, facts: Facts, consented: Iterable[str], outlets: Iterable[str] = ()
    ) -> None:
        """``outlets`` are those whose addresses show that they publish."""
        self._rules, self._ids, self._facts = rules, ids, facts
        self._consented = tuple(consented)
        self._public: dict[tuple[str, str], list[Span]] = {}
        self._shown = frozenset(" ".join(name.split()).casefold() for name in (*rules.shown, *outlets))

    # ---- texts ----

    def public(self, text: str, lang: str) -> list[Span]:
        """Where those who may be named stand in a text."""
        if (text, lang) not in self._public:
            self._public[text, lang] = self._where_public(text, lang)
        return self._public[text, lang]

    def _where_public(self, text: str, lang: str) -> list[Span]:
        listed = [
            Span(*found.span())
            for name in self._rules.shown
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        ]
        return [*self._facts.named(text, lang), *where_named(self._consented, text), *listed]

    def who(self, words: str | None, lang: str) -> str | None:
        """An agent or a target: the words that may be told or say what and not who; where there are none, "a person" for what has
        a name, and nothing for what is none ("hours")."""
        if not words or not words.strip():
            return None
        public = self.public(words, lang)
        kept = [word for word in words_in(words) if inside(word.span, public) or _says_what(word)]
        telling = [word for word in kept if inside(word.span, public) or word.text.casefold() not in _EMPTY]
        if telling:
            return " ".join(word.text for word in kept)
        return ANYBODY.get(lang, ANYBODY["en"]) if self.hidden_in(words, lang) else None

    def hidden_in(self, words: str | None, lang: str) -> list[str]:
        """Words of an agent, a target or a speaker that are not to be read anywhere else either: those with a capital that
        nobody may be told by."""
        if not words:
            return []
        public = [*self.public(words, lang), *(span for span, _ in self._facts.places(words, lang))]
        return [
            word.text
            for word in words_in(words)
            if word.capital and not inside(word.span, public) and not may_stay(word)
        ]

    # ---- speakers ----

    def attribution(self, given: Attribution, lang: str, on: PartialDate | None) -> Attribution:
        return Attribution(tuple(self.voice(voice, lang, on) for voice in given.chain), None, _RULE)

    def voice(self, voice: Voice, lang: str, on: PartialDate | None) -> Voice:
        """The speaker as it may be told, without its place in the text."""
        source = voice.source
        if (source.key or "").startswith(PROTECTED):
            return self._numbered(source.key or "")
        if (body := self._body(source)) is not None:
            person = self._facts.official(voice.person or "", on)
            role = voice.role if person and not self.hidden_in(voice.role, lang) else None
            return Voice(body, replace(source, name=body), person, role)
        if (official := self._facts.official(source.name, on)) is not None:
            return Voice(official, Source(official, source.type, source.key), None, None)
        if (told := self._consented_name(source.name)) is not None:
            return Voice(told, Source(told, source.type, self._key(voice)))
        if (key := party_of(voice)) is not None:
            return self._numbered(key)
        return self._anybody(voice, lang)

    def _body(self, source: Source) -> str | None:
        """What a body is called: in the claim's words where these name nobody else ("Minister Asan Usenov" does), else by its own
        name. ``None`` for whoever is no body."""
        if " ".join(source.name.split()).casefold() in self._shown:
            return source.name
        own = self._facts.body(source)
        if own is None:
            return None
        public = self.public(source.name, "en")
        said = words_in(source.name)
        safe = [w for w in said if inside(w.span, public) or is_role(w.text) or may_stay(w)]
        return source.name if len(safe) == len(said) else own

    def _consented_name(self, name: str) -> str | None:
        found = where_named(self._consented, name)
        return found[0].of(name) if found else None

    def _key(self, voice: Voice) -> str | None:
        """Of whoever may be named: always the same one, and not the number that she bears where she may not be named (before she
        consented, or after the consent ended): the two beside each other would name her there too."""
        key = party_of(voice)
        return f"person:{self._ids.number(f'named {key}')}" if key else None

    def _numbered(self, key: str) -> Voice:
        """All who may not be named are told in one way, whether somebody protected them or they are private persons."""
        if self._rules.protected is Protecting.ALIKE:
            return Voice("a protected source", Source("a protected source"), resolved=False)
        number = self._ids.number(key)
        name = protected_name(number)
        return Voice(name, Source(name, SourceType.UNKNOWN, f"{PROTECTED}{number}"))

    def _anybody(self, voice: Voice, lang: str) -> Voice:
        """ "Witnesses", "the agency": words that may be anybody's, as far as they only say what."""
        words = self.who(voice.source.name, lang) or ANYBODY["en"]
        resolved = voice.resolved and not is_nameless(voice)
        return Voice(words, Source(words, voice.source.type), resolved=resolved)

    # ---- outlets ----

    def outlet(self, name: str | None) -> str | None:
        """What a report's outlet is called."""
        if not name or not name.strip():
            return None
        if self._body(Source(name, SourceType.MEDIA)) is not None:
            return name
        key = f"outlet {' '.join(name.split()).casefold()}"
        return protected_name(self._ids.number(key), outlet=True)
