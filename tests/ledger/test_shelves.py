"""Tables kept in the folder give what dicts would, and unpickle nothing else."""

import os
import pickle

import pytest
from django.db import transaction

from khronika.ledger import tables
from khronika.ledger.shelves import Shelves, fill
from khronika.nouns import Certainty, Kind
from khronika.reconciling import InMemory
from khronika.reconciling.sources import Origin

pytestmark = pytest.mark.django_db


def _filled() -> InMemory:
    held = InMemory()
    held.table("told").update({"c1": Origin("body:x", None), "c2": Origin("body:y", "primary.cycle")})
    held.several("open").put("x", "c1")
    held.several("open").put("x", "c2")
    held.numbers("many").put(7, "c9")
    return held


def test_what_is_changed_is_there_the_next_time_and_the_rest_stays() -> None:
    fill(_filled())
    shelves = Shelves()
    told, few, many = shelves.table("told"), shelves.several("open"), shelves.numbers("many")
    assert (told["c1"], "c3" in told, few.of("x")) == (Origin("body:x", None), False, ("c1", "c2"))
    told["c3"] = {"a": 1}
    del told["c1"]
    few.put("x", "c3")
    few.put("y", "c4")
    assert (few.drop("x", "c1"), few.drop("x", "c1")) == (True, False)
    many.put(7, "c8")
    with transaction.atomic():
        shelves.put_back()
    again = Shelves()
    again.table("told")["c3"]["a"] = 2  # inside a value
    again.put_back()
    last = Shelves()
    assert last.table("told").get("c1") is None
    assert (last.table("told")["c2"].primary, last.table("told")["c3"]) == ("body:y", {"a": 2})
    assert (last.several("open").of("x"), last.several("open").of("y")) == (("c2", "c3"), ("c4",))
    assert set(last.numbers("many").of(7)) == {"c8", "c9"}


def test_filling_leaves_nothing_of_before_and_long_keys_are_told_apart() -> None:
    fill(_filled())
    held = InMemory()
    held.table("told").update({"a" * 300: "one", "a" * 299 + "b": "two"})
    fill(held)
    shelves = Shelves()
    assert shelves.table("told").get("c1") is None
    assert (shelves.table("told")["a" * 300], shelves.table("told")["a" * 299 + "b"]) == ("one", "two")


def test_a_folder_from_elsewhere_runs_nothing() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    tables.Shelf.objects.create(place="told: c1", body=b"p" + pickle.dumps(Evil()))
    with pytest.raises(pickle.UnpicklingError, match="nothing that a shelf holds"):
        Shelves().table("told").get("c1")


class _AsGetattr:
    """Packs as ``getattr`` of something, which is how Python 3.11 before .4 packs a member of an enumeration."""

    def __init__(self, of: object, name: str) -> None:
        self.packed = (of, name)

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, self.packed


@pytest.mark.parametrize("kind", [Kind.DEATH, Certainty.PLANNED])
def test_members_come_back_however_python_packs_them(kind: Kind | Certainty) -> None:
    packed = pickle.dumps(_AsGetattr(type(kind), kind.name))
    tables.Shelf.objects.create(place="told: c1", body=b"p" + packed)
    assert Shelves().table("told").get("c1") is kind


@pytest.mark.parametrize(
    ("of", "name"), [(Origin, "primary"), (Kind, "mro"), (Kind, "__class__"), ("x", "join")]
)
def test_getattr_of_anything_else_runs_nothing(of: object, name: str) -> None:
    tables.Shelf.objects.create(place="told: c1", body=b"p" + pickle.dumps(_AsGetattr(of, name)))
    with pytest.raises(pickle.UnpicklingError, match="no member"):
        Shelves().table("told").get("c1")


def test_nobody_goes_through_all_of_it() -> None:
    table = Shelves().table("told")
    with pytest.raises(NotImplementedError, match="nobody"):
        list(table)
    with pytest.raises(NotImplementedError, match="nobody"):
        len(table)
