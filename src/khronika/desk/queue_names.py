"""What the queue of review groups and filters by, in the words of the page: ids of the record become the names of what they stand for."""

from collections.abc import Iterable, Mapping, Sequence

from khronika.desk.language import ENGLISH, spoken
from khronika.desk.queue_words import by_words, filter_words, group_words
from khronika.desk.titles import Asks, asks
from khronika.ledger import queue
from khronika.ledger.queue import NOBODY, Query
from khronika.ledger.review_views import Group
from khronika.nouns import Source, SourceType
from khronika.reconciling.bodies import body_of
from khronika.reconciling.body_titles import body_in


def groups_in_words(by: str, groups: Sequence[Group]) -> list[tuple[Asks, Group]]:
    """Each group with its name. Questions in the language of the page cost two queries more than English ones, for any number."""
    titles = questions_in_words((each.key, each.name) for each in groups) if by == "question" else {}
    return [(titles.get(each.key) or _named(by, each), each) for each in groups]


def questions_in_words(known: Iterable[tuple[str, str]]) -> Mapping[str, Asks]:
    """Titles by the ids of questions, of which the English text is known."""
    texts = dict(known)
    if spoken() == ENGLISH or not texts:
        return {key: Asks(text) for key, text in texts.items()}
    told = {key: asks(question, claims) for key, (question, claims) in queue.asked([*texts]).items()}
    return {key: told.get(key) or Asks(text, ENGLISH) for key, text in texts.items()}


def filters_in_words(query: Query, *, state: bool = True) -> list[str]:
    """What a list is filtered by: ``Source: Interior Ministry``; an id that stands for nothing in this folder stays one."""
    told = []
    for name, value in query.words().items():
        if name == "question" and (text := queue.name_of(name, value)):
            told.append(f"{by_words(name)}: {questions_in_words([(value, text)])[value].text}")
        elif name in ("source", "report"):
            group = Group(value, queue.name_of(name, value) or value, 0)
            told.append(f"{by_words(name)}: {_named(name, group).text}")
        elif name != "state" or state:
            told.append(filter_words(name, value))
    return told


def _named(by: str, group: Group) -> Asks:
    if by == "source" and group.key != NOBODY and spoken() != ENGLISH:
        body = body_in(body_of(Source(group.name, SourceType.UNKNOWN, group.key)), spoken())
        return Asks(body or group_words(by, group))
    return Asks(group_words(by, group))
