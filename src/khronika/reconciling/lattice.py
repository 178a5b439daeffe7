"""Questions of a record that grows, each with its nearest wider and narrower neighbours."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from khronika.nouns import Kind, Question
from khronika.reconciling.blocks import countries_of
from khronika.reconciling.cards import Card
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.joining import joined
from khronika.reconciling.questions import Asked, Key, asked_by, key_of, nest_questions
from khronika.reconciling.scope import Nest, is_unbounded

_NONE: AbstractSet[str] = frozenset()  # most questions have no neighbour on one side


class Lattice:
    """``put`` and ``drop`` cards, then ``settle``; ``questions`` holds each question by its id.

    Cards that share a key are a group; groups that may be taken into one another (see ``joining``) lie in one bucket,
    and a bucket is what is worked out anew when a card of it changes.
    """

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}
        self._groups: dict[Key, dict[str, Card]] = {}
        self._bucket_of: dict[Key, object] = {}
        self._buckets: dict[
            object, tuple[Key, ...]
        ] = {}  # mostly one: a set of one takes four times the memory
        self._made: dict[object, list[Asked]] = {}
        self._stale: set[Key] = set()
        self._by_id: dict[str, dict[object, Asked]] = defaultdict(dict)
        self._asked: dict[str, Asked] = {}
        self._near: dict[tuple[str, Kind], Intervals] = defaultdict(Intervals)
        self._above: dict[str, set[str]] = defaultdict(set)
        self._below: dict[str, set[str]] = defaultdict(set)
        self._wider: dict[str, AbstractSet[str]] = {}
        self._narrower: dict[str, set[str]] = defaultdict(set)

    def put(self, card: Card) -> None:
        """Adds a card whose period is the one it answers for."""
        key = key_of(card)
        self._groups.setdefault(key, {})[card.id] = card
        self._stale.add(key)

    def drop(self, card: Card) -> None:
        """Takes a card out as it was put."""
        key = key_of(card)
        self._groups[key].pop(card.id)
        self._stale.add(key)

    def settle(self) -> set[str]:
        """Works out what changed. The ids of the questions that are new, changed or gone."""
        buckets = {bucket for key in self._stale for bucket in self._rebucket(key)}
        self._stale.clear()
        touched = {asked for bucket in buckets for asked in self._remake(bucket)}
        moved = {key for key in sorted(touched) for key in self._replace(key)}
        shown = touched | self._reduce(moved)
        for key in shown:
            if (asked := self._asked.get(key)) is None:
                self.questions.pop(key, None)
                continue
            wider, narrower = self._wider.get(key, ()), self._narrower.get(key, ())
            self.questions[key] = replace(
                asked.question, wider=tuple(sorted(wider)), narrower=tuple(sorted(narrower))
            )
        return shown

    def _rebucket(self, key: Key) -> set[object]:
        """The buckets to work out for a group that changed: where it lay and where it lies now."""
        before = self._bucket_of.pop(key, None)
        if before is not None:
            self._buckets[before] = tuple(each for each in self._buckets[before] if each != key)
        changed = {before} - {None}
        group = self._groups[key]
        if not group:
            del self._groups[key]
            return changed
        card = group[min(group)]
        joins = not card.measure.is_count and card.period is not None and card.claim.figure is None
        bucket: object = (key[0], key[1]) if joins else key
        self._bucket_of[key] = bucket
        self._buckets[bucket] = (*self._buckets.get(bucket, ()), key)
        return changed | {bucket}

    def _remake(self, bucket: object) -> set[str]:
        """The questions of a bucket, worked out anew. The ids touched."""
        old = {asked.question.id for asked in self._made.pop(bucket, ())}
        for key in old:
            self._by_id[key].pop(bucket, None)
        keys = self._buckets.get(bucket, ())
        if not keys:
            self._buckets.pop(bucket, None)
            return old
        groups = [[self._groups[key][each] for each in sorted(self._groups[key])] for key in keys]
        made = [asked_by(scope, members) for scope, members in joined(groups)]
        for asked in made:
            # Two groups of one bucket may come to one id: measures that their words do not tell apart.
            held = self._by_id[asked.question.id].get(bucket)
            self._by_id[asked.question.id][bucket] = _merged([held, asked] if held else [asked])
        self._made[bucket] = made
        return old | {asked.question.id for asked in made}

    def _replace(self, key: str) -> set[str]:
        """Sets a question in the lattice as it now is. The ids whose upper neighbours may be others now."""
        before, parts = self._asked.get(key), self._by_id[key]
        if not parts:
            del self._by_id[key]
            return self._unlink(before) if before else set()
        after = self._asked[key] = _merged(list(parts.values()))
        if before is None:
            return self._link(after)
        if before.measure != after.measure:
            self._asked[key] = before
            moved = self._unlink(before)
            self._asked[key] = after
            return moved | self._link(after)
        return set()

    def _link(self, asked: Asked) -> set[str]:
        key, period = asked.question.id, asked.question.period
        self._wider.setdefault(key, _NONE)
        if not _is_placed(asked):
            return {key}
        assert period is not None
        for country in countries_of(asked.question.places):
            near = self._near[country, asked.question.kind]
            for other in near.meeting(period):
                nest = nest_questions(asked, self._asked[other]) if other != key else Nest.APART
                if nest is Nest.INSIDE:
                    self._above[key].add(other)
                    self._below[other].add(key)
                elif nest is Nest.AROUND:
                    self._above[other].add(key)
                    self._below[key].add(other)
            near.put(key, period)
        return {key, *self._below[key]}

    def _unlink(self, asked: Asked) -> set[str]:
        key, period = asked.question.id, asked.question.period
        if _is_placed(asked):
            assert period is not None
            for country in countries_of(asked.question.places):
                self._near[country, asked.question.kind].drop(key, period)
        below = self._below.pop(key, set())
        for other in self._above.pop(key, set()):
            self._below[other].discard(key)
        for other in below:
            self._above[other].discard(key)
        del self._asked[key]
        return {key, *below}

    def _reduce(self, moved: Iterable[str]) -> set[str]:
        """The nearest upper neighbours of the questions that moved. The ids for which a neighbour changed."""
        changed: set[str] = set()
        for key in moved:
            above = self._above.get(key, set())
            after = (
                above - {far for near in above for far in self._above.get(near, ())}
                if key in self._asked
                else set()
            )
            before = self._wider.get(key, _NONE)
            if key in self._asked:
                self._wider[key] = after or _NONE
            else:
                self._wider.pop(key, None)
                changed |= self._narrower.pop(key, set())
            for other in before - after:
                self._narrower[other].discard(key)
            for other in after - before:
                self._narrower[other].add(key)
            changed |= {key, *(before ^ after)} if before != after else set()
        return changed


def _is_placed(asked: Asked) -> bool:
    """Whether the scope is known: an unknown scope lies in nothing, and nothing in it."""
    question = asked.question
    return bool(question.places) and question.period is not None and not is_unbounded(question.period)


def _merged(parts: list[Asked]) -> Asked:
    """One question of parts that came to one id; the part with the smallest member lends its words."""
    if len(parts) == 1:
        return parts[0]
    first = min(parts, key=lambda asked: asked.question.members)
    members = tuple(sorted({key for part in parts for key in part.question.members}))
    return replace(first, question=replace(first.question, members=members))
