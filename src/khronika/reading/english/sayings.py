"""When a source spoke: dates that hang on its speaking, anywhere in the report, for all its figures.

"The prosecutor, who spoke on 13 June, ..." dates every figure of the prosecutor's in the report, as long as the report
gives that source one day only. Without such a date the day of saying stays unknown.
"""

from collections import defaultdict
from dataclasses import replace

from khronika.nouns import Precision, Span, Voice, When
from khronika.reading.english.carrying import Draft
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.relations import Relation
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb, subject_of


def _identity(voice: Voice) -> str:
    return voice.source.key or voice.source.name.casefold()


def _speaking_verbs(relation: Relation, voice: Voice, sentence: Sentence) -> set[int]:
    """Verbs that are the source's own: the cue, what it is the subject of, what relates to it ("who spoke")."""
    own = {t.i for t in sentence.tokens if voice.span is not None and _stands_in(sentence, t, voice.span)}
    verbs: set[int] = set()
    if voice is relation.voice:
        verbs = {
            t.i for t in sentence.tokens if sentence.base + t.idx == relation.cue.start and t.pos_ == "VERB"
        }
    for token in sentence.tokens:
        subject = subject_of(token) if token.pos_ == "VERB" else None
        if subject is not None and subject.i in own:
            verbs.add(token.i)
    return verbs


def _stands_in(sentence: Sentence, token: Token, span: Span) -> bool:
    return bool(span.start <= sentence.base + token.idx < span.end)


def said_on(relations: list[Relation], sentences: list[Sentence], story: Story) -> dict[str, When]:
    """The one day each source is said to have spoken; sources with none or several are left out."""
    days: dict[str, dict[str, When]] = defaultdict(dict)
    for relation in relations:
        sentence = sentences[relation.sentence]
        for voice in (relation.voice, *relation.inner):
            verbs = _speaking_verbs(relation, voice, sentence)
            for mention in story.dates:
                when = mention.when
                if (
                    when is None
                    or when.precision is not Precision.DAY
                    or not sentence.span.contains(mention.span)
                ):
                    continue
                token = token_at(sentence, mention.span)
                # "Eight died on 9 January, the office said": a comma parts the day from the speaker.
                apart = (
                    story.text[mention.span.end : mention.span.end + 1] == ","
                    and mention.span.end < relation.cue.start
                )
                apart = apart and mention.span.start > sentence.span.start + 3
                inside = voice is relation.voice and any(c.contains(mention.span) for c in relation.contents)
                if token is not None and clause_verb(token).i in verbs and not inside and not apart:
                    days[_identity(voice)][str(when.start)] = when
    return {who: next(iter(found.values())) for who, found in days.items() if len(found) == 1}


def settle_sayings(
    drafts: list[Draft], relations: list[Relation], sentences: list[Sentence], story: Story
) -> None:
    """Give figures the day on which their source spoke, where the report names it elsewhere."""
    days = said_on(relations, sentences, story)
    for draft in drafts:
        speaker = draft.claim.attribution.speaker
        if speaker is None or draft.claim.as_of is not None:
            continue
        when = days.get(_identity(speaker))
        if when is None:
            continue
        figure = draft.claim.figure
        if figure is not None:
            figure = replace(figure, scope=replace(figure.scope, as_of=when))
        draft.claim = replace(draft.claim, as_of=when, figure=figure)
