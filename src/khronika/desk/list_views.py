"""The lists of people: what was kept of each, what could not be read, how they overlap. No name stands here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika.desk.guarded import unkept
from khronika.desk.list_words import field_columns, note_words
from khronika.ledger import consents, lists
from khronika.ledger.list_views import Grouping

_INITIALS = "beyond initials"  # how many these are, the page counts itself


@unkept
@require_safe
def lists_of_people(request: HttpRequest) -> HttpResponse:
    rows = lists.list_rows()
    group = lists.grouping()
    recorded, carried = consents.recorded(), consents.carried()
    return render(
        request,
        "desk/lists.html",
        {
            "rows": [
                (
                    row,
                    field_columns(row.columns),
                    [note_words(note) for note in row.notes],
                    recorded.get(row.edition, (0, 0)),
                    carried.get(row.edition),
                )
                for row in rows
            ],
            "current": [row for row in rows if row.current],
            "entries": sum(row.entries for row in rows if row.current),
            "unread": lists.unread(),
            "group": group,
            "group_notes": [note_words(note) for note in group.notes if _INITIALS not in note]
            if group
            else (),
            "overlaps": overlaps(group) if group else (),
            "invented": [row.name for row in rows if row.invented and row.current],
            "counts": lists.link_counts(),
            "here": "lists",
        },
    )


def overlaps(group: Grouping) -> list[tuple[str, list[tuple[str, int]]]]:
    """For each list how many people stand on it and each other one, with that one's name; beside itself the
    people on it."""
    names = group.lists
    return [
        (name, [(other, group.both(a, b) if a != b else group.on(a)) for b, other in enumerate(names)])
        for a, name in enumerate(names)
    ]
