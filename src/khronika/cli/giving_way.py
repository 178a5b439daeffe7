"""Work that nobody waits for gives way to pages that somebody does."""

import os

NICENESS = 10  # of the system's 0 to 19: it gets a tenth of what a page gets where both want the processor, and all where none does


def give_way() -> None:
    """Lowers this process's priority for good, and that of what it starts. Where the system knows no such thing, nothing happens."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def give_way_to_a_team() -> None:
    """The same beside a team's desk, which KHRONIKA_WORKER says there is."""
    if os.environ.get("KHRONIKA_WORKER") == "yes":
        give_way()
