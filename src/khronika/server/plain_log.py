"""What goes to standard error when something fails: one line, without a word of a report."""

import json
import logging
import os
import time
import traceback

# Whoever else speaks while a door is open or a worker works. By themselves they print a traceback, whose last line is the error's own words; those of a
# list that breaks off while it is sent reach none but the first.
OTHERS = ("uvicorn", "asyncio", "django_tasks", "django_tasks_db", "psycopg")


class PlainFormatter(logging.Formatter):
    """``ERROR: Internal Server Error: /x/ (ValueError at views.py:31)``: an error's own words may quote a report, and
    a traceback frightens whoever reads the terminal; the kind and the place are what a maker needs."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname}: {_first(record.getMessage())}"
        if not record.exc_info or record.exc_info[0] is None:
            return line
        kind, _, frames = record.exc_info
        last = traceback.extract_tb(frames)[-1:]
        at = f" at {os.path.basename(last[0].filename)}:{last[0].lineno}" if last else ""
        return f"{line} ({kind.__name__}{at})"


def _first(words: str) -> str:
    """asyncio writes the error itself into further lines of its message."""
    return words.strip().partition("\n")[0]


class JsonFormatter(logging.Formatter):
    """The same as a line of JSON, for a team's server (KHRONIKA_LOG=json). Of a message only its pattern ("%s: %s"), since what is put into it
    may be an address that names somebody."""

    def format(self, record: logging.LogRecord) -> str:
        kind, _, frames = record.exc_info or (None, None, None)
        last = traceback.extract_tb(frames)[-1:]
        said = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "what": _first(str(record.msg)),
            "kind": kind.__name__ if kind else None,
            "where": f"{os.path.basename(last[0].filename)}:{last[0].lineno}" if last else None,
        }
        return json.dumps({name: value for name, value in said.items() if value is not None})


def formatter() -> type[logging.Formatter]:
    return JsonFormatter if os.environ.get("KHRONIKA_LOG") == "json" else PlainFormatter
