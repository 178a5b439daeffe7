"""Questions of a record that grows, each with its nearest wider and narrower neighbours."""

from collections.abc import Iterable, MutableMapping
from dataclasses import replace

from khronika.nouns import Kind, Question
from khronika.reconciling.blocks import countries_of
from khronika.reconciling.cards import Card
from khronika.reconciling.holding import Holding, InMemory
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.joining import joined
from khronika.reconciling.measures import Measure
from khronika.reconciling.questions import Asked, Key, asked_by, key_of, nest_questions
from khronika.reconciling.scope import Nest, is_unbounded

_Joint = tuple[Measure, tuple[str, ...]]  # what groups share that may be taken into one another


class Lattice:
    """``put`` and ``drop`` cards, then ``settle``; ``questions`` holds each question by its id.

    Cards that share a key are a group; groups that may be taken into one another (see ``joining``) lie in one bucket,
    and a bucket is what is worked out anew when a card of it changes. Most groups are a bucket of their own.
    """

    def __init__(self, holding: Holding | None = None) -> None:
        self._held = held = holding or InMemory()
        self.questions: MutableMapping[str, Question] = held.table("questions")
        self._groups: MutableMapping[Key, tuple[Card, ...]] = held.table("groups")
        self._bucket_of: MutableMapping[Key, _Joint] = held.table("bucket of")  # where it is not its own
        self._buckets: MutableMapping[_Joint, tuple[Key, ...]] = held.table("buckets")
        self._made: MutableMapping[Key | _Joint, tuple[str, ...]] = held.table("made")  # ids of questions
        self._by_id: MutableMapping[str, tuple[tuple[Key | _Joint, Asked], ...]] = held.table("by id")
        self._near: dict[tuple[str, Kind], Intervals] = {}
        self._above = held.several("above")
        self._below = held.several("below")
        self._wider = held.several("wider")
        self._narrower = held.several("narrower")
        self._stale: set[Key] = set()

    def put(self, card: Card) -> None:
        """Adds a card whose period is the one it answers for."""
        key = key_of(card)
        self._groups[key] = (*self._groups.get(key, ()), card)
        self._stale.add(key)

    def drop(self, card: Card) -> None:
        """Takes a card out as it was put."""
        key = key_of(card)
        self._groups[key] = tuple(each for each in self._groups[key] if each.id != card.id)
        self._stale.add(key)

    def settle(self) -> set[str]:
        """Works out what changed. The ids of the questions that are new, changed or gone."""
        buckets = {bucket for key in self._stale for bucket in self._rebucket(key)}
        self._stale.clear()
        before: dict[str, Asked | None] = {}
        for bucket in buckets:
            self._remake(bucket, before)
        # Those that are gone first, so that no neighbour is looked for among them.
        order = sorted(before, key=lambda key: (key in self._by_id, key))
        moved = {each for key in order for each in self._replace(key, before[key])}
        shown = before.keys() | self._reduce(moved)
        for key in shown:
            if (asked := self._asked(key)) is None:
                self.questions.pop(key, None)
                continue
            wider, narrower = self._wider.of(key), self._narrower.of(key)
            self.questions[key] = (
                replace(asked.question, wider=tuple(sorted(wider)), narrower=tuple(sorted(narrower)))
                if wider or narrower
                else asked.question
            )
        return set(shown)

    def _asked(self, key: str) -> Asked | None:
        parts = self._by_id.get(key)
        return _merged([asked for _, asked in parts]) if parts else None

    def _rebucket(self, key: Key) -> set[Key | _Joint]:
        """The buckets to work out for a group that changed: where it lay and where it lies now."""
        joint = self._bucket_of.pop(key, None)
        changed: set[Key | _Joint] = {key} if joint is None else {joint}
        if joint is not None:
            self._buckets[joint] = tuple(each for each in self._buckets[joint] if each != key)
            if not self._buckets[joint]:
                del self._buckets[joint]
        group = self._groups[key]
        if not group:
            del self._groups[key]
            return changed
        card = min(group, key=lambda card: card.id)
        if not card.measure.is_count and card.period is not None and card.claim.figure is None:
            joint = self._bucket_of[key] = (key[0], key[1])
            self._buckets[joint] = (*self._buckets.get(joint, ()), key)
            changed.add(joint)
        else:
            changed.add(key)
        return changed

    def _remake(self, bucket: Key | _Joint, before: dict[str, Asked | None]) -> None:
        """The questions of a bucket, worked out anew; ``before`` notes how those that this touches stood."""
        for key in self._made.pop(bucket, ()):
            before.setdefault(key, self._asked(key))
            left = tuple(part for part in self._by_id[key] if part[0] != bucket)
            if left:
                self._by_id[key] = left
            else:
                del self._by_id[key]
        keys = self._buckets.get(bucket, ()) if len(bucket) == 2 else (bucket,)
        groups = [
            sorted(self._groups[key], key=lambda card: card.id)
            for key in keys
            if len(key) == 3 and key in self._groups and not (len(bucket) == 3 and key in self._bucket_of)
        ]
        made = [asked_by(scope, members) for scope, members in joined(groups)]
        for asked in made:
            key = asked.question.id
            before.setdefault(key, self._asked(key))
            # Two groups of one bucket may come to one id: measures that their words do not tell apart.
            parts = dict(self._by_id.get(key, ()))
            held = parts.get(bucket)
            parts[bucket] = _merged([held, asked] if held else [asked])
            self._by_id[key] = tuple(parts.items())
        if made:
            self._made[bucket] = tuple(dict.fromkeys(asked.question.id for asked in made))

    def _replace(self, key: str, before: Asked | None) -> set[str]:
        """Sets a question in the lattice as it now is. The ids whose upper neighbours may be others now."""
        after = self._asked(key)
        if after is None:
            return self._unlink(before) if before is not None else set()
        if before is None:
            return self._link(after)
        if before.measure != after.measure:
            return self._unlink(before) | self._link(after)
        return set()

    def _in_days(self, country: str, kind: Kind) -> Intervals:
        if (country, kind) not in self._near:
            self._near[country, kind] = Intervals(self._held, "questions near", country, kind)
        return self._near[country, kind]

    def _link(self, asked: Asked) -> set[str]:
        key, period = asked.question.id, asked.question.period
        if not _is_placed(asked):
            return {key}
        assert period is not None
        for country in countries_of(asked.question.places):
            near = self._in_days(country, asked.question.kind)
            for other in near.meeting(period):
                beside = self._asked(other) if other != key else None
                nest = nest_questions(asked, beside) if beside is not None else Nest.APART
                if nest is Nest.INSIDE:
                    self._above.put(key, other)
                    self._below.put(other, key)
                elif nest is Nest.AROUND:
                    self._above.put(other, key)
                    self._below.put(key, other)
            near.put(key, period)
        return {key, *self._below.of(key)}

    def _unlink(self, asked: Asked) -> set[str]:
        key, period = asked.question.id, asked.question.period
        if _is_placed(asked):
            assert period is not None
            for country in countries_of(asked.question.places):
                self._in_days(country, asked.question.kind).drop(key, period)
        below = self._below.of(key)
        for other in self._above.of(key):
            self._below.drop(other, key)
            self._above.drop(key, other)
        for other in below:
            self._above.drop(other, key)
            self._below.drop(key, other)
        return {key, *below}

    def _reduce(self, moved: Iterable[str]) -> set[str]:
        """The nearest upper neighbours of the questions that moved. The ids for which a neighbour changed."""
        changed: set[str] = set()
        for key in moved:
            after: set[str] = set()
            if key in self._by_id:
                above = set(self._above.of(key))
                after = above - {far for near in above for far in self._above.of(near)}
            else:
                changed.update(self._narrower.of(key))
            before = set(self._wider.of(key))
            for other in before - after:
                self._narrower.drop(other, key)
                self._wider.drop(key, other)
            for other in after - before:
                self._narrower.put(other, key)
                self._wider.put(key, other)
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
