"""Earlier releases, which everybody has: what was shown once and may not be shown so again is not shown masked beside it.

A name that was told in March and is "a person" in April is told by the two together, by the claim's id or, where that is
another, by its number, place and day. So such a claim is taken out whole, and does not come back in any other form.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from khronika.names.proper import PROTECTED
from khronika.nouns import CUT, Claim, Release, ReleasedReport, Voice, When
from khronika.publishing.persons import ANYBODY

Content = tuple[object, ...]
_Form = TypeVar("_Form", Claim, ReleasedReport)


class Earlier:
    """All that was ever released, in the order of the releases' numbers."""

    def __init__(self, releases: Sequence[Release] = ()) -> None:
        ordered = sorted(releases, key=lambda release: release.number)
        self.releases = tuple(ordered)
        self.last = ordered[-1] if ordered else None
        # Every form in which a claim or a report was ever told, and not only the last: a name that stood in the first release and
        # was corrected away in the second is known as well.
        self._claims: dict[str, list[Claim]] = {}
        self._reports: dict[str, list[ReleasedReport]] = {}
        for release in ordered:
            for each in release.claims:
                _once(self._claims.setdefault(each.claim.id, []), each.claim)
            for report in release.reports:
                _once(self._reports.setdefault(report.id, []), report)

    def every_form(self) -> list[Claim]:
        """Every claim that was ever told, in every form."""
        return [claim for forms in self._claims.values() for claim in forms]

    def must_not_follow(
        self, masked: Mapping[str, Claim], reports: Mapping[str, ReleasedReport]
    ) -> list[str]:
        """Those of the masked claims, by the keys they are given under, that would show by an earlier form what is hidden now."""
        less_told = {
            key
            for key, now in reports.items()
            if any(_report_tells_less(now, before) for before in self._reports.get(key, ()))
        }
        out = {
            key
            for key, claim in masked.items()
            if claim.report_id in less_told
            or any(tells_less(claim, before) for before in self._claims.get(claim.id, ()))
        }
        shown = {claim.id for key, claim in masked.items() if key not in out}
        alone = _by_content(
            claim for key, forms in self._claims.items() if key not in shown for claim in forms
        )
        out |= {
            key
            for key, claim in masked.items()
            if claim.id not in self._claims
            and any(_is_same(claim, old) and tells_less(claim, old) for old in alone.get(_number(claim), ()))
        }
        return sorted(out)


def tells_less(now: Claim, before: Claim) -> bool:
    """Whether a field is hidden now that was told before, or more of it is."""
    return (
        _less_words(now.agent, before.agent)
        or _less_words(now.target, before.target)
        or _less_quoted(now.quote, before.quote)
        or _less_placed(now, before)
        or _less_dated(now.when, before.when)
        or (now.figure is None and before.figure is not None)
        or _less_named(now.outlet, before.outlet)
        or _speakers_hidden(now.attribution.chain, before.attribution.chain)
    )


def _less_words(now: str | None, before: str | None) -> bool:
    """Fewer of the same words, none, or a name gone."""
    if not before or before == now:
        return False
    if now is None or now in ANYBODY.values():
        return True
    ours, theirs = set(now.split()), set(before.split())
    return ours < theirs or any(any(c.isupper() for c in word) for word in theirs - ours)


def _less_quoted(now: str, before: str) -> bool:
    if now == before or not before:
        return False
    pieces = [piece.strip() for piece in now.split(CUT) if piece.strip()]
    same = all(piece in before for piece in pieces)
    return not now or (CUT in now and same) or (same and len(now) < len(before))


def _less_placed(now: Claim, before: Claim) -> bool:
    if now.places == before.places or not before.places:
        return False
    if not now.places:
        return True
    return any(
        place.identity != wide.identity and place.within(wide)
        for place in before.places
        for wide in now.places
        if place not in now.places
    )


def _less_dated(now: When | None, before: When | None) -> bool:
    if before is None or now is None:
        return before is not None
    return before.within(now) and before.bounds() != now.bounds()


def _less_named(now: str | None, before: str | None) -> bool:
    return bool(before) and not _is_masked(before) and (now is None or _is_masked(now))


def _is_masked(outlet: str | None) -> bool:
    return re.fullmatch(r"Protected outlet \d+", outlet or "") is not None


def _speakers_hidden(now: Sequence[Voice], before: Sequence[Voice]) -> bool:
    hidden = [voice for voice in now if _is_protected(voice)]
    named = [voice for voice in before if not _is_protected(voice)]
    fewer = len(hidden) > sum(map(_is_protected, before))
    people_gone = {voice.person for voice in before if voice.person} - {voice.person for voice in now}
    return (fewer and bool(named)) or bool(people_gone)


def _is_protected(voice: Voice) -> bool:
    return (voice.source.key or "").startswith(PROTECTED) or voice.source.name == "a protected source"


def _report_tells_less(now: ReleasedReport, before: ReleasedReport) -> bool:
    return (
        (before.url is not None and now.url is None)
        or (before.sha256 is not None and now.sha256 is None)
        or (before.published is not None and now.published is None)
        or _less_named(now.outlet, before.outlet)
    )


def _number(claim: Claim) -> Content:
    figure = claim.figure
    return (claim.kind, figure and (figure.low, figure.high, figure.unit))


def _by_content(claims: Iterable[Claim]) -> dict[Content, list[Claim]]:
    found: dict[Content, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_number(claim), []).append(claim)
    return found


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether a reader would take two claims for one: nothing that both tell tells them apart."""
    if one.places and other.places:
        near = any(a.within(b) or b.within(a) for a in one.places for b in other.places)
        if not near:
            return False
    return one.when is None or other.when is None or one.when.meets(other.when)


def _once(forms: list[_Form], form: _Form) -> None:
    if form not in forms:
        forms.append(form)
