"""Intake: bytes come in, are hashed and kept as they are, and become reports with one stored text each.

    for item in receive(["folder/", "article.html", "-"], stdin=sys.stdin.buffer, given=Given(lang="en")):
        ...  # Received(report, raw, to_given) or Unread(origin, rule, reason, remedy)

What was decided, and what it was decided against:

- A folder is walked in sorted order (refusing it would make every user write a loop); hidden files are left out,
  files whose names say nothing known are refused one by one so that they are seen, links to folders are not followed.
- A file named on the command line without a suffix, a pipe and standard input are told by their first line with
  anything on it: a JSON object with "text" makes it jsonl, a doctype or <html> a page, anything else plain text.
- A report may weigh 20 MB; a jsonl, Telegram export, table or web archive may be of any size, each report in it 20 MB.
- A file that holds many reports gives each its own place (``a.wacz#12``), its own bytes and its own refusals.
- Parsers of others are imported when the first file of their kind comes; nothing expands entities, opens an archive
  inside an archive, or unpacks more than a stated size.
- The byte order mark belongs to the encoding, not to the text: offset 0 is the first character after it. Line ends
  are as given: a CRLF counts as two code points in offsets of the text as given, one in the stored text.
- The headline of a web page is the first paragraph of its text: much is said only there.
- A date that does not exist, or is written in a way that can be read two ways (03.04.2019), costs the date and not
  the report: ``published`` is ``None`` and a note says why.
- The same bytes twice are yielded twice, with the same id. Only the ledger knows what it has.
- No date is taken from a file's own time stamps, a URL or the text: none of these is when it was published.

Intake is the only room that meets the internet, and in it ``fetching`` alone: one address that a person asked for at a time.
"""

from khronika.intake.offsets import OffsetMap, normalise
from khronika.intake.receive import receive, receive_bytes
from khronika.intake.received import MAX_BYTES, Given, Kept, Received, language_code
from khronika.intake.table import parse_columns

__all__ = [
    "MAX_BYTES",
    "Given",
    "Kept",
    "OffsetMap",
    "Received",
    "language_code",
    "normalise",
    "parse_columns",
    "receive",
    "receive_bytes",
]
