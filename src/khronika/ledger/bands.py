"""How sure the machine is of a claim, in four bands, for looking claims up by it."""

from typing import Any

from django.db.models import CharField
from django.db.models.expressions import Func

# Where "Very sure", "Fairly sure", "Unsure" and "A guess" meet (desk/words.py says the same in words; desk/reliability.py holds what
# was measured of each, so that each word has a record of its own). Whoever moves one makes a
# migration: the index holds the bands as they were when it was made.
BANDS: dict[str, tuple[float, float]] = {
    "guess": (0.0, 0.5),
    "unsure": (0.5, 0.8),
    "fair": (0.8, 0.9),
    "very": (0.9, 1.01),
}


class Band(Func):
    """The band of a claim's confidence out of its body, which alone holds it. Without parameters, so that a query says the very words
    of the index."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(
            compiler, connection, template=_banded("json_extract(%(expressions)s, '$.confidence')")
        )

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(
            compiler, connection, template=_banded("(%(expressions)s::json->>'confidence')::float")
        )


def _banded(confidence: str) -> str:
    told = " ".join(f"WHEN {confidence} < {high} THEN '{name}'" for name, (_, high) in BANDS.items())
    return f"CASE {told} END"
