"""What a sheet that came back would change, in plain lines for a terminal, in the language of the desk."""

from collections.abc import Iterator

from django.utils.translation import gettext

from khronika.desk.counts import counted
from khronika.desk.exchange.lines import CHANGES, Line, Outcome, Plan

_COUNTED = {
    Outcome.DECIDED: "row decided",
    Outcome.CORRECTED: "row corrected",
    Outcome.ADDED: "row added",
    Outcome.CONFLICT: "row in conflict",
    Outcome.REFUSED: "row refused",
    Outcome.ALREADY: "row already so",
    Outcome.UNCHANGED: "row unchanged",
}


def told(plan: Plan) -> Iterator[str]:
    """Every row but those that nobody edited, then how many there are of each sort."""
    if plan.strange:
        yield f"{gettext('Columns that are not ours, and were not looked at:')} {', '.join(plan.strange)}"
    if plan.missing:
        yield f"{gettext('Columns that are not there, and change nothing:')} {', '.join(plan.missing)}"
    for line in plan.lines:
        if line.outcome is not Outcome.UNCHANGED:
            yield from _line(line)
    many = {outcome: len(plan.of(outcome)) for outcome in _COUNTED}
    yield ", ".join(counted(many[outcome], words) for outcome, words in _COUNTED.items() if many[outcome])


def _line(line: Line) -> Iterator[str]:
    head = gettext("row %(number)s") % {"number": line.row}
    name = f"{head} {line.claim}".rstrip()
    if line.outcome is Outcome.REFUSED:
        yield f"{name}: {gettext('Refused')}. {line.why}"
        return
    if line.outcome is Outcome.ALREADY:
        yield f"{name}: {gettext('Stands so already')}"
        return
    what = {
        Outcome.ADDED: gettext("A claim is added"),
        Outcome.CONFLICT: gettext("Conflicts: changed here since the sheet was made"),
    }.get(line.outcome, gettext("Would be recorded"))
    yield f"{name}: {what}"
    for each in line.differences:
        was = "" if line.outcome is Outcome.ADDED else f"{each.left or '–'} -> "
        now = f" ({gettext('Here now')}: {each.now or '–'})" if line.outcome is Outcome.CONFLICT else ""
        yield f"    {each.column}: {was}{each.sheet or '–'}{now}"
    if line.outcome in CHANGES and line.reason:
        yield f"    {gettext('Reason')}: {line.reason}"
