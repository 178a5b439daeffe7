"""How a cue's clause is built, as a few words: what the confidence of an attribution is learnt from."""

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Sentence, Token

_PLAIN = lex.words("say tell announce state add report warn write confirm claim note argue explain declare")
_THINK = lex.words(
    "think believe know understand feel hope fear expect want assume suspect see consider like love hate"
)
_ANYBODY = lex.words(
    "anybody anyone everybody everyone nobody someone somebody those one none people some many others"
)
_TAGS = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "ing", "VB": "base", "VBN": "participle"}
_CONDITION = lex.words("if unless whether until when whenever once")


def family(lemma: str) -> str:
    """A cue verb's kind, coarse enough to be learnt from a few hundred sentences."""
    if lemma in _PLAIN:
        return "plain"
    if lemma in _THINK:
        return "think"
    if lemma in lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE:
        return "judge"
    if lemma in ("show", "find", "suggest", "indicate", "reveal", "signal"):
        return "show"
    if lemma in lex.SAY:
        return "say"
    return "wide"


def shape_of(verb: Token, subject: Token, sentence: Sentence, contents: list[Span]) -> frozenset[str]:
    """The words for a verb cue: kind of verb, its form and place, who the subject is, what the content is."""
    out = {f"verb:{family(verb.lemma_.casefold())}", f"form:{_TAGS.get(verb.tag_, 'other')}"}
    out.add(f"dep:{verb.dep_}" if verb.dep_ in _DEPS else "dep:other")
    out |= {f"aux:{_auxiliary(c)}" for c in verb.children if c.dep_ == "aux"}
    out |= {f"subject:{word}" for word in _subject(subject, verb)}
    if _conditional(verb):
        out.add("conditional")
    if any(c.dep_ == "neg" for c in verb.children):
        out.add("negated")
    if sentence.tokens.text.rstrip('"\u201d ').endswith("?"):
        out.add("question")
    return frozenset(out | _content(verb, contents, sentence))


_DEPS = lex.words("ROOT conj ccomp advcl relcl xcomp acl parataxis pcomp")


def _auxiliary(token: Token) -> str:
    lower = str(token.lower_)
    if token.tag_ == "MD":
        return "will" if lower in ("will", "'ll", "\u2019ll") else "modal"
    if token.lemma_ in ("have", "do", "be"):
        return str(token.lemma_)
    return "to" if lower == "to" else "other"


def _subject(subject: Token, verb: Token) -> set[str]:
    out = {"before" if subject.i < verb.i else "behind"}
    if subject.head.i != verb.i:
        out.add("shared")
    if subject.pos_ == "PRON":
        lower = str(subject.lower_)
        if lower in ("you", "your"):
            return out | {"you"}
        if lower in ("i", "we"):
            return out | {"self"}
        if lower in _ANYBODY:
            return out | {"anybody"}
        return out | {"it" if lower == "it" else "they" if lower == "they" else "he-she"}
    return out | _noun(subject)


def _noun(subject: Token) -> set[str]:
    if subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return {subject.ent_type_.lower()}
    lemma = subject.lemma_.casefold()
    if lemma in _ANYBODY:
        return {"anybody"}
    if subject.pos_ == "PROPN":
        return {"name"}
    if lemma in lex.VOICE_NOUN:
        return {"document"}
    plain = subject.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in subject.children)
    if lemma in lex.PERSON | lex.NOMINAL:
        return {"people", "plain"} if plain else {"people"}
    return {"thing"}


def _conditional(verb: Token) -> bool:
    """Under "if", "unless", "whether", "until" or "when", in its own clause or the one it hangs on."""
    for up in (verb, *verb.ancestors):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITION for c in up.children):
            return True
        if up.dep_ not in ("conj", "xcomp", "ccomp"):
            return False
    return False


def _content(verb: Token, contents: list[Span], sentence: Sentence) -> set[str]:
    out = set()
    length = sum(c.end - c.start for c in contents)
    out.add("content:short" if length < 20 else "content:middle" if length < 60 else "content:long")
    if any(c.dep_ == "ccomp" for c in verb.children):
        out.add("content:clause")
        marks = [g.lower_ for c in verb.children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "mark"]
        out |= {"content:that"} if "that" in marks else set()
    if any(c.dep_ == "dobj" for c in verb.children):
        out.add("content:object")
    words = sentence.words
    for span in contents:
        start, end = max(span.start - sentence.base, 0), max(span.end - sentence.base, 0)
        if any(mark in words(start, end) for mark in '"\u201c\u00ab') or "''" in words(start, end):
            out.add("content:quote")
    if verb.i > 0 and verb.nbor(-1).lower_ in ("what", "as", "so"):
        out.add("what")
    return out
