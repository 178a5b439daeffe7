"""What somebody gives out on paper: "issued a statement that nine were hurt"; whose statement it is tells what follows."""

from collections.abc import Iterator

from khronika.reading.english.cue_contents import clause_span
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.phrases import phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.speaking import may_speak
from khronika.reading.english.syntax import agent_of, is_passive, lemma_of, subject_of

_GIVE_OUT = words("issue release publish send circulate distribute post broadcast put give make file submit")
_PAPER = words(
    "statement communique communiqué notice bulletin message release note report letter declaration tweet post dispatch telegram "
    "announcement circular"
)


def by_statement(sentence: Sentence) -> Iterator[Raw]:
    """ "Police issued a statement that nine officers were hurt": the clause behind the paper is the police's."""
    base = sentence.base
    for verb in sentence.tokens:
        if verb.pos_ != "VERB" or lemma_of(verb) not in _GIVE_OUT:
            continue
        passive = is_passive(verb)
        speaker = agent_of(verb) if passive else subject_of(verb)
        wanted = ("nsubjpass",) if passive else ("dobj",)
        paper = next((c for c in verb.children if c.dep_ in wanted and lemma_of(c) in _PAPER), None)
        clause = _told_in(paper, verb) if paper is not None else None
        if speaker is None or clause is None or not may_speak(speaker):
            continue
        content = clause_span(clause, verb, base)
        cue = char_span(base, [verb])
        yield Raw(phrase_of(speaker, base), cue, (content,), lemma_of(verb), "attr.statement-that")


def _told_in(paper: Token, verb: Token) -> Token | None:
    """The verb of "that nine officers were hurt" behind the paper; "a statement that angered them" tells nothing."""
    for clause in (*paper.children, *verb.children):
        if clause.dep_ not in ("acl", "relcl", "ccomp", "advcl") or clause.i < max(paper.i, verb.i):
            continue
        that = next((c for c in clause.children if c.lower_ == "that" and c.i > paper.i), None)
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.lower_ != "that" for c in clause.children)
        if that is not None and own:
            return clause
    return None
