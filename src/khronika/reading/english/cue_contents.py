"""What a cue reports: the clause, object, quotation or rest of the sentence that is its content."""

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_joined import is_why, on_a_paper, over_semicolon, says_himself, told_on
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.syntax import lemma_of

_INFINITIVE = lex.words(
    "deny threaten promise vow pledge claim urge demand call describe agree refuse decline offer"
)
_JUDGING = lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE
_ABOUT = lex.words("warn complain speak write talk tell")
_AROUND = lex.words("say report add note claim write tell explain argue state")
_CLOSING = lex.words("say add note report write explain claim")


_VAGUE = frozenset(("dozens", "scores", "hundreds", "thousands", "dozen"))


def is_number(token: Token) -> bool:
    """A number that is no date, clock time or rank; the pipeline takes bare numerals ("the figure is 40") and numbers
    before a noun ("forty arrests") for dates."""
    if not token.like_num:
        return token.lower_ in _VAGUE
    if token.ent_type_ not in ("DATE", "TIME", "ORDINAL"):
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ == "NOUN" and not after.ent_type_:
        return True
    others = [t for t in token.sent if abs(t.i - token.i) == 1 and t.ent_type_ == token.ent_type_]
    year = len(token.text) == 4 and token.text.isdigit()
    return token.ent_type_ == "DATE" and token.dep_ in ("attr", "pobj", "appos") and not others and not year


def contents_of(verb: Token, base: int) -> list[Span]:
    """What the verb reports by its own parts, as spans of the text."""
    out: list[Span] = []
    for child in verb.children:
        if over_semicolon(child, verb) or is_why(child, verb) or _is_beside(child, verb):
            continue
        taken = child.dep_ in ("dobj", "oprd")
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and verb.lemma_ in _INFINITIVE):
            out.append(clause_span(child, verb, base))
        elif taken and verb.lemma_ in _JUDGING:
            out.append(judged_span(child, verb, base))
        elif _called(child, verb):
            out.append(
                char_span(base, run_on(verb, [t for t in verb.sent if t.i > verb.i and not t.is_space]))
            )
        elif taken and verb.lemma_ in lex.REPORT_OBJECT and child.lemma_ not in lex.ORDERED:
            out.append(object_span(child, verb, base))
        elif child.dep_ == "dobj" and child.like_num and verb.lemma_ in ("say", "write"):
            out.append(
                char_span(base, subtree(child))
            )  # "(the prefecture wrote 120)", "organisers said 10,000"
        elif (
            child.dep_ == "prep" and verb.lemma_ in _ABOUT and child.lower_ in ("of", "about", "against")
        ) or (child.dep_ == "parataxis" and child.pos_ in ("VERB", "AUX")):
            out.append(char_span(base, subtree(child)))
    if not out and (hung := on_a_paper(verb)) is not None:
        out.append(char_span(base, subtree(hung)))
    return out


_MEANWHILE = frozenset(("before", "after", "when", "while", "until"))


def _is_beside(clause: Token, verb: Token) -> bool:
    """ "...," said one officer, before a third victim died": what happened around it, and not what was said."""
    return (
        clause.i > verb.i
        and clause.dep_ == "ccomp"
        and any(c.lower_ in _MEANWHILE and c.dep_ == "mark" for c in clause.children)
    )


def _called(child: Token, verb: Token) -> bool:
    """ "dismissed as "lies" the reports of ...": with "as" right behind the verb."""
    return (
        verb.lemma_ in lex.DENY | lex.CALL_AS
        and child.lower_ == "as"
        and child.i == verb.i + 1
        and not any(c.dep_ in ("dobj", "ccomp") for c in verb.children)
    )


def clause_span(clause: Token, verb: Token, base: int) -> Span:
    """A clause, without a further cue's clause that the parser hung on it ("..., and rights groups warned that ...")."""
    left_out = {t.i for other in _other_speakers(clause, verb) for t in subtree(other)}
    kept = [t for t in subtree(clause) if not t.is_space and t.i not in left_out]
    while kept and (kept[-1].dep_ == "cc" or kept[-1].is_punct):
        kept.pop()
    if kept and clause.i > verb.i:
        kept += _and_that(kept[-1]) or told_on(clause, verb)
    return char_span(base, kept or [clause])


def _and_that(last: Token) -> list[Token]:
    """ "..., and that some 50 had come": a second clause of what is said, wherever the parser hung it."""
    after = [t for t in last.sent if t.i > last.i and not t.is_space]
    lead = [t.lower_ for t in after[:3]]
    if lead[:2] != ["and", "that"] and lead != [",", "and", "that"]:
        return []
    stop = next((t.i for t in after if t.text == ";"), after[-1].i + 1)
    return [t for t in after if t.i < stop and not (t.is_punct and t.i == after[-1].i)]


def _other_speakers(clause: Token, verb: Token) -> list[Token]:
    """Verbs of saying with a subject of their own that stand beside the clause, with no "that" to bind them to it."""
    found = []
    for child in clause.children:
        own = any(c.dep_ == "nsubj" for c in child.children)
        marks = [c.lower_ for c in child.children if c.dep_ == "mark"]
        beside = (child.dep_ == "conj" and not marks) or (
            child.dep_ == "advcl" and any(m in ("though", "although", "while") for m in marks)
        )
        if (beside and child.lemma_ in lex.SAY and own and child.i > verb.i) or goes_on_saying(
            child
        ) is not None:
            found.append(child)
    return found


_GOES_ON = lex.words(
    "add warn note insist stress urge deny promise pledge vow reiterate predict call ask demand accuse condemn criticize criticise"
)
# With these a thing or the dead cannot speak: whoever said the rest does.
_HOLDS = lex.words(
    "agree acknowledge admit confirm announce maintain concede claim recall want believe expect doubt hope think fear oppose support"
)


def goes_on_saying(verb: Token) -> Token | None:
    """ "She said the roads were open and warned that ...": the verb of saying whose speaker ``verb`` also has, although
    the parser hung it on what she said; ``None`` where it stands right."""
    clause = verb.head
    above = clause.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or above.pos_ != "VERB" or verb.tag_ != above.tag_:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "aux") for c in verb.children) or above.i > clause.i:
        return None
    inner = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    thing = inner is not None and inner.pos_ == "NOUN" and inner.lemma_ not in lex.PERSON | lex.NOMINAL
    thing = thing or (inner is not None and inner.dep_ == "nsubjpass")
    again = (
        verb.lemma_ == above.lemma_ and verb.lemma_ in lex.SAY
    )  # "said that its member was held, but said it did not know"
    fits = again or verb.lemma_ in _GOES_ON or (thing and verb.lemma_ in _HOLDS)
    return above if fits and above.lemma_ in lex.SAY | lex.JUDGE else None


def object_span(child: Token, verb: Token, base: int) -> Span:
    """The object and what follows it under the verb, up to another verb coordinated with it or a clause beside it."""
    start = min(s.i for s in subtree(child))
    stop = _others_turn(verb, start)
    tail = [t for t in subtree(verb) if start <= t.i < stop and not _belongs_to_other(t, verb)]
    span = char_span(base, _trim(tail) or [child])
    if any(t.like_num for t in subtree(child)):
        listed = run_on(verb, [t for t in verb.sent if start <= t.i < stop and not t.is_space])
        if listed and listed[-1].i > max(t.i for t in _trim(tail) or [child]):
            span = char_span(base, [child.doc[start], *listed])
    return span


def _others_turn(verb: Token, start: int) -> int:
    """Where another begins to tell: behind a semicolon, or "while" with a verb of saying or counting ("estimated 300 while the
    league counted 900")."""
    end = verb.sent.end
    for token in verb.doc[max(start, verb.i + 1) : end]:
        if token.text == ";":
            return int(token.i)
        clause = token.head
        if token.dep_ == "conj" and clause.i == verb.i and says_himself(token):
            return int(token.i - 1)
        if (
            token.lower_ in ("while", "whereas", "though", "although")
            and token.dep_ == "mark"
            and lemma_of(clause) in lex.SAY | lex.COUNTING
        ):
            return int(token.i)
    return int(end)


def run_on(verb: Token, tokens: list[Token]) -> list[Token]:
    """``tokens`` up to a semicolon or to where a clause with a subject of its own begins: a list of counts is one
    object, however the parser cut it."""
    stop = tokens[-1].i + 1 if tokens else 0
    for token in tokens:
        if token.text == ";":
            stop = token.i
            break
        clause = token.head
        own = token.dep_ in ("nsubj", "nsubjpass") and token.lower_ not in (
            "who",
            "which",
            "that",
            "whom",
            "whose",
        )
        counted = token.like_num or any(c.like_num for c in token.children)
        if (
            counted
            and not any(c.dep_ in ("aux", "auxpass") for c in clause.children)
            and clause.pos_ != "AUX"
        ):
            continue  # "..., 216 injured": an entry of the list, which the parser took for a clause
        if own and clause.i != verb.i and clause.dep_ not in ("relcl", "acl") and clause.i > verb.i:
            before = [t.i for t in clause.children if t.dep_ in ("mark", "cc", "advmod") and t.i < token.i]
            stop = min([t.i for t in subtree(token)] + before)
            break
    kept = [t for t in tokens if t.i < stop]
    while kept and (kept[-1].is_punct or kept[-1].lower_ in ("and", "but", "while", "as")):
        kept.pop()
    return kept


def judged_span(child: Token, verb: Token, base: int) -> Span:
    """The object with what is held against or for it ("of fraud", "as a farce"), without the report's own asides: what
    stands behind a comma, when and where it was said, clauses of time and reason."""
    kept = _restricted(child)
    for other in verb.children:
        said_of = other.dep_ in ("oprd", "xcomp") or (
            other.dep_ == "prep" and other.lower_ in ("as", "of", "for", "over", "on")
        )
        if said_of and other.i > child.i and not _of_time(other):
            kept += _restricted(other)
    return char_span(base, _trim(sorted(kept, key=lambda t: t.i)) or [child])


def _restricted(head: Token) -> list[Token]:
    """A phrase up to a clause that stands behind a comma."""
    out = [head]
    for child in head.children:
        aside = child.dep_ in ("relcl", "acl", "advcl", "appos") and _parted(child, head)
        # "accused the police of hurting, arresting and robbing 12": each of these is held against them.
        gerunds = head.tag_ == child.tag_ == "VBG"
        other = child.dep_ == "conj" and child.pos_ == "VERB" and child.i > head.i and not gerunds
        if not aside and not other:
            out += subtree(child) if child.i < head.i else _restricted(child)
    return out


def _of_time(preposition: Token) -> bool:
    return any(g.ent_type_ in ("DATE", "TIME") for g in preposition.children)


def _trim(tokens: list[Token]) -> list[Token]:
    kept = [t for t in tokens if not t.is_space]
    while kept and (kept[-1].dep_ == "cc" or kept[-1].lower_ in ("and", "but") or kept[-1].is_punct):
        kept.pop()
    return kept


def _belongs_to_other(token: Token, verb: Token) -> bool:
    """True for words under another verb coordinated with the cue, or in a clause that is the report's own."""
    path = [a for a in (token, *token.ancestors) if verb.is_ancestor(a) or a == verb]
    return any(
        a.head == verb
        and (
            a.dep_ == "conj"
            or (a.dep_ == "advcl" and (_parted(a, verb) or is_why(a, verb)))
            or (a.dep_ in ("ccomp", "parataxis") and a.i > verb.i and a.lemma_ in lex.SAY)
        )
        for a in path
    )


def _parted(clause: Token, verb: Token) -> bool:
    """An adverbial clause after a comma ("..., citing her work", "..., while others left")."""
    first = min(t.i for t in subtree(clause))
    return first > verb.i and first > 0 and clause.doc[first - 1].lower_ in (",", ";", "--", "\u2014")


def around(verb: Token, sentence: Sentence) -> list[Span]:
    """A parenthetical cue ("..., police say, ..."): the rest of the sentence is the content."""
    inside = {t.i for t in subtree(verb)}
    rest = [t for t in sentence.tokens if t.i not in inside and not t.is_punct and not t.is_space]
    before = [t for t in rest if t.i < min(inside)]
    after = (
        _without_clause([t for t in rest if t.i > max(inside)])
        if len(before) > 3
        else [t for t in rest if t.i > max(inside)]
    )
    return [char_span(sentence.base, part) for part in (before, after) if part]


def _without_clause(after: list[Token]) -> list[Token]:
    """Nothing of the report's own clause behind a parenthesis (", police said, as students marched")."""
    if not after or after[0].lower_ not in ("as", "while", "after", "when", "whereas", "although", "though"):
        return after
    return [] if any(t.dep_ in ("nsubj", "nsubjpass") for t in after[:8]) else after


def before_cue(verb: Token, subject: Token, sentence: Sentence) -> list[Span]:
    """ "Figures to compare with last week's, he noted.": a closing cue takes all that stands before it."""
    start = min(t.i for t in subtree(subject))
    if verb.lemma_ not in _CLOSING or verb.i < start:
        return []
    before = [t for t in sentence.tokens if t.i < start and not t.is_space]
    after = [t for t in sentence.tokens if t.i > verb.i and not t.is_punct]
    words = [t for t in before if t.is_alpha]
    found = len(words) > 4 and len(after) <= 6 and before[-1].is_punct
    return [char_span(sentence.base, before)] if found else []


def beside(quote: Span, sentence: Span) -> bool:
    """A quotation in the cue's own sentence, or one that ends right before it ("...?" X told the crowd)."""
    if quote.end - quote.start <= 15 or quote.contains(sentence):
        return False
    return quote.overlaps(sentence) or 0 <= sentence.start - quote.end <= 2


def _has_other_object(verb: Token) -> bool:
    """ "lamented their luck", "clarified the matter": what is said is the object, whatever is quoted nearby."""
    return any(c.dep_ == "dobj" and c.i > verb.i and c.lemma_ not in lex.PERSON for c in verb.children) and (
        verb.lemma_ not in _AROUND
    )


def said_by(verb: Token, subject: Token, sentence: Sentence, quotes: list[Span]) -> list[Span]:
    """The content of a plain verb of saying: its clause, else what stands around it, a quotation, what stands before."""
    if _is_inverted(verb, subject):
        before = [t for t in sentence.tokens if t.i < verb.i and not t.is_space]
        return [char_span(sentence.base, before)]
    found = contents_of(verb, sentence.base)
    if not found and (_parenthetical(verb) or _as_reported(verb)):
        found = around(verb, sentence)
    if not found and not _has_other_object(verb):
        cue = sentence.base + verb.idx
        found = [q for q in quotes if beside(q, sentence.span) and not q.start <= cue < q.end]
        found = [q for q in found if q.overlaps(sentence.span)] or found  # one of its own comes first
    if not found and verb.i + 2 < len(verb.doc) and verb.nbor(1).text == ":":
        rest = [t for t in sentence.tokens if t.i > verb.i + 1 and not t.is_space]
        found = [char_span(sentence.base, rest)] if rest else []
    if not found and verb.dep_ == "ROOT":
        found = before_cue(verb, subject, sentence) or after_cue(verb, subject, sentence)
    return found


def _is_inverted(verb: Token, subject: Token) -> bool:
    """ "Police cleared the square, announced the city's prefecture": who tells it, where the parser has him told."""
    return bool(subject.dep_ == "dobj" and subject.head.i == verb.i and subject.i > verb.i)


def _parenthetical(verb: Token) -> bool:
    hung = verb.dep_ in ("parataxis", "ccomp", "advcl", "conj") and verb.head.pos_ in ("VERB", "AUX")
    if verb.dep_ == "conj" and any(c.dep_ in ("dobj", "xcomp", "advcl") for c in verb.children):
        return False
    if verb.lemma_ == "write" and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.children):
        return False  # "Students wrote slogans; 12 were arrested"
    return hung and verb.lemma_.casefold() in _AROUND and not _while_at_it(verb)


def _while_at_it(verb: Token) -> bool:
    """ "Were beaten while they were reporting on the march": at work, and nothing is said."""
    return verb.dep_ == "advcl" and any(
        c.lower_ in ("while", "when", "whenever", "where", "before", "after", "because", "since", "for")
        for c in verb.children
    )


def _as_reported(verb: Token) -> bool:
    """ "..., as the ministry has confirmed": with nothing of its own to report, what it reports is the sentence."""
    marked = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    return marked and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)


def after_cue(verb: Token, subject: Token, sentence: Sentence) -> list[Span]:
    """ "The party said many of those who came had left.": where the parser made no clause of what follows, all of it."""
    if verb.lemma_ not in ("say", "claim", "state", "argue", "warn") or subject.i > verb.i:
        return []
    after = [t for t in sentence.tokens if t.i > verb.i and not t.is_space]
    while after and (after[0].dep_ in ("npadvmod", "punct") or after[0].ent_type_ in ("DATE", "TIME")):
        after = after[1:]
    while after and after[-1].is_punct:
        after = after[:-1]
    if after and after[0].lower_ in ("nothing", "little", "so", "yes", "no", "much"):
        return []
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in after)
    return [char_span(sentence.base, after)] if finite and len(after) > 3 else []


# "Must report to the police", "argued with the guards": nothing is told.
_WITH = {
    "report": ("to", "for"),
    "argue": ("with",),
    "plead": ("with",),
    "point": ("at",),
    "count": ("on", "among"),
}


def is_to_whom(verb: Token, lemma: str) -> bool:
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and any(c.lower_ == "as" for c in verb.children):
        return True  # "a woman wrongly reported as 68" reports nothing
    if lemma not in _WITH or any(c.dep_ in ("dobj", "ccomp", "prt") for c in verb.children):
        return False
    return any(c.dep_ == "prep" and c.lower_ in _WITH[lemma] for c in verb.children)
