"""Equal parts of claims, held once: a record has few days, places and speakers, on very many claims."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from khronika.nouns import Claim, Figure

_Part = TypeVar("_Part")


class Shared:
    """Gives for each claim an equal one whose parts are those of the claims before it."""

    def __init__(self) -> None:
        self._parts: dict[object, object] = {}

    def of(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """One after another, so that claims that come from a file need not all be held twice."""
        for claim in claims:
            figure = claim.figure
            if figure is not None:
                scope = replace(
                    figure.scope,
                    places=self._one(figure.scope.places),
                    period=self._one(figure.scope.period),
                    as_of=self._one(figure.scope.as_of),
                )
                figure = self._figure(replace(figure, scope=self._one(scope), span=self._one(figure.span)))
            yield replace(
                claim,
                figure=figure,
                span=self._one(claim.span),
                attribution=self._one(claim.attribution),
                places=self._one(claim.places),
                when=self._one(claim.when),
                as_of=self._one(claim.as_of),
                published=self._one(claim.published),
                quote=self._one(claim.quote),
                outlet=self._one(claim.outlet),
            )

    def _figure(self, figure: Figure) -> Figure:
        # 100 and 100.0 are equal and are written down differently: they must not stand for each other.
        kinds = tuple(type(bound) for bound in (figure.low, figure.high, figure.value))
        return self._parts.setdefault((kinds, figure), figure)  # type: ignore[return-value]

    def _one(self, part: _Part) -> _Part:
        return self._parts.setdefault((type(part), part), part)  # type: ignore[return-value]
