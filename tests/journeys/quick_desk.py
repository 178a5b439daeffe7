"""`khronika desk` as a program of its own, with the simple reading, which what comes into the inbox is read by in a thread of it:
``python -m tests.journeys.quick_desk FOLDER``. All the rest, server, sessions, static files and redirects, is as it is for people."""

import sys
import threading
from pathlib import Path

from tests import empty_record, simple_reading


def main(folder: str) -> None:
    from khronika import reading

    reading.read = simple_reading.read  # type: ignore[attr-defined, unused-ignore]
    empty_record.begin()
    from khronika.cli.opening import open_folder

    with open_folder(folder, make=True):
        from django.contrib.auth import hashers

        from khronika import inbox
        from khronika.cli.desk import serve

        def begin(at: Path) -> None:
            threading.Thread(target=inbox.work, args=(at,), daemon=True).start()

        inbox.start = begin  # type: ignore[assignment]
        # A password takes a tenth of a second to check, on purpose; a journey has none to guard.
        hashers.ScryptPasswordHasher.work_factor = 2
        serve(None)


if __name__ == "__main__":
    main(sys.argv[1])
