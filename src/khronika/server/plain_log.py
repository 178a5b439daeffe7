"""What goes to standard error when something fails: one line, without a word of a report."""

import logging
import os
import traceback


class PlainFormatter(logging.Formatter):
    """``ERROR: Internal Server Error: /x/ (ValueError at views.py:31)``: an error's own words may quote a report, and
    a traceback frightens whoever reads the terminal; the kind and the place are what a maker needs."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname}: {record.getMessage()}"
        if not record.exc_info or record.exc_info[0] is None:
            return line
        kind, _, frames = record.exc_info
        last = traceback.extract_tb(frames)[-1:]
        at = f" at {os.path.basename(last[0].filename)}:{last[0].lineno}" if last else ""
        return f"{line} ({kind.__name__}{at})"
