"""Why an input was not read and what to do, in the language of the page. English comes as the refusal has it, with its
numbers and names; the other two say what the rule says. A test holds the table to the rules of intake and reading."""

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import ENGLISH, spoken
from khronika.nouns import Unread

_SAVE_TEXT = gettext_noop("Get it again from where it came, or save its text as .txt.")
_SAVE_PAGE = gettext_noop("Open it in a browser, save the page, and hand on the file.")
WORDS: dict[str, tuple[str, str]] = {
    "intake.missing": (gettext_noop("There is no such file or folder."), gettext_noop("Check the path.")),
    "intake.unreadable": (gettext_noop("It could not be read."), gettext_noop("Check its permissions and the disk.")),
    "intake.not-a-file": (gettext_noop("It is a device or a socket."), gettext_noop("Name a file or folder.")),
    "intake.linked-folder": (gettext_noop("It is a link to a folder; links are not followed, so that nothing is read twice."), gettext_noop("Name the folder itself.")),
    "intake.empty": (gettext_noop("It holds no text."), gettext_noop("Nothing to do, unless text was meant to be there.")),
    "intake.too-large": (gettext_noop("It is larger than one report may be."), gettext_noop("Split it into reports, one a file or one a line of a .jsonl.")),
    "intake.binary": (gettext_noop("It is not text."), gettext_noop("Give it the name ending of what it is (.pdf, .docx, .xlsx), or save its text as .txt in UTF-8.")),
    "intake.unknown-type": (gettext_noop("Its name does not say what it holds."), gettext_noop("Rename it, or save its text as .txt.")),
    "intake.encoding": (gettext_noop("Its bytes are text in no encoding that khronika could tell."), gettext_noop("Save it as UTF-8.")),
    "intake.front-matter": (gettext_noop("The lines between --- and --- are no YAML."), gettext_noop("Correct them; a value with a colon needs quotation marks.")),
    "intake.no-article": (gettext_noop("No article was found in the page; it may be a list of links, a form, or filled in by scripts."), gettext_noop("Copy the article's text into a .txt.")),
    "intake.line": (gettext_noop("The line could not be read."), gettext_noop('Each line is one JSON object with at least "text".')),
    "intake.broken": (gettext_noop("It could not be read, or not to its end."), _SAVE_TEXT),
    "intake.encrypted": (gettext_noop("It is protected by a password."), gettext_noop("Save a copy without protection, and keep the original beside it.")),
    "intake.bomb": (gettext_noop("It would unpack to more than an honest document does."), gettext_noop("Unpack it on a machine you can spare, and hand on the reports in it.")),
    "intake.pdf-no-text": (gettext_noop("Its pages hold pictures and no text: a scan, most likely."), gettext_noop("Run text recognition (OCR) on it, check the result, and hand that on.")),
    "intake.not-captured": (gettext_noop("An error page or a request to sign in stands in the place of the page, so the page was not captured."), gettext_noop("Capture the page again while it is there, signed in if it asks for that.")),
    "intake.revisit": (gettext_noop("It says only that the address had not changed since an earlier capture."), gettext_noop("Read the archive that holds the earlier capture.")),
    "intake.columns": (gettext_noop("Which of its columns hold what could not be told."), gettext_noop("Say which columns are which: --columns text=Body,published=Date,outlet=Source.")),
    "intake.unknown-json": (gettext_noop("It is JSON of a kind that khronika does not read."), gettext_noop("khronika reads the result.json of a Telegram export; other reports as .jsonl, one JSON object a line.")),
    "fetching.off": (gettext_noop("It was not asked: fetching is switched off in this folder."), gettext_noop("The folder’s owner can switch it on, on the inbox’s page.")),
    "fetching.address": (gettext_noop("It was not asked: it is no address that is fetched."), gettext_noop("Write an address as a browser shows it, whole.")),
    "fetching.port": (gettext_noop("It was not asked: pages stand on ports 80 and 443."), gettext_noop("Ask the address without a port.")),
    "fetching.no-host": (gettext_noop("No such host was found."), gettext_noop("Check the address, and whether this machine is on line.")),
    "fetching.not-public": (gettext_noop("It was not asked: it is an address of this machine, of its network, or of no host."), gettext_noop("Only pages of the public internet are fetched. Hand on the file instead.")),
    "fetching.redirects": (gettext_noop("It leads on to where it is not followed."), _SAVE_PAGE),
    "fetching.too-slow": (gettext_noop("It took too long and was given up."), gettext_noop("Ask again later, or save the page with a browser and hand on the file.")),
    "fetching.no-answer": (gettext_noop("It did not come, or not to its end."), _SAVE_PAGE),
    "fetching.too-large": (gettext_noop("It is larger than one report may be."), gettext_noop("Save it, and split it into reports.")),
    "fetching.media-type": (gettext_noop("No text stands at this address, but a picture, a film or the like."), gettext_noop("Give the address of the page that it belongs to.")),
    "inbox.too-many": (gettext_noop("It holds more reports than one person can look at; the rest was not read."), gettext_noop("Add it in a terminal, which takes any number.")),
    "inbox.gave-up": (gettext_noop("Reading it was begun three times and ended each time before its end."), gettext_noop("Its bytes are kept. Hand on its text as .txt.")),
    "list.columns": (gettext_noop("Which of its columns are names could not be told."), gettext_noop("Say which columns are which: --columns name=Name,date=Date.")),
    "list.too-large": (gettext_noop("It is larger than one list may be."), gettext_noop("Split it, by year or by place, and link the parts that can hold the same people.")),
    "list.too-many": (gettext_noop("It has more entries than one list may."), gettext_noop("Split it, by year or by place, and link the parts that can hold the same people.")),
    "list.duplicate-column": (gettext_noop("Two of its columns have one header."), gettext_noop("Give each column a header of its own.")),
    "list.changed": (gettext_noop("It changed while it was read."), gettext_noop("Run the same command again.")),
    "reading.language": (gettext_noop("Its language could not be told, or is none that khronika reads: English (en), Russian (ru) and Kazakh (kk)."), gettext_noop("If it is in one of these, name it: --lang en, ru or kk, or lang: in the front matter.")),
    "reading.too-long": (gettext_noop("Reading it took too long and was given up."), gettext_noop("Split it into shorter reports, or allow it more time (khronika read --time-limit).")),
    "reading.stopped": (gettext_noop("khronika failed while reading it."), gettext_noop("The report is kept as received; tell the makers the rule and the version, and read it again after an update.")),
}  # fmt: skip

# Where the remedy is a terminal's, what to do on the desk; the terminal behind it.
HERE = {
    "intake.columns": gettext_noop("Call its columns text, published and outlet in the table’s first line and hand it on again; or add it in a terminal, with --columns text=Body,published=Date,outlet=Source."),
    "reading.language": gettext_noop("If it is in one of these, choose its language in the inbox, beside the report, and then keep it; one that is kept already is added again in a terminal, with --lang en, ru or kk."),
}  # fmt: skip


def reason(refusal: Unread) -> str:
    """A whole sentence: what to do stands behind it."""
    words = _say(refusal, 0, refusal.reason)
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def remedy(refusal: Unread) -> str:
    return _say(refusal, 1, refusal.remedy)


def remedy_here(refusal: Unread) -> str:
    """As ``remedy``, for who reads it on the desk."""
    return gettext(HERE[refusal.rule]) if refusal.rule in HERE else remedy(refusal)


def lang_of(refusal: Unread) -> str:
    """``en`` where the page speaks another language and the rule is not known here; else nothing."""
    return "" if spoken() == ENGLISH or refusal.rule in WORDS else ENGLISH


def _say(refusal: Unread, which: int, own: str) -> str:
    words = WORDS.get(refusal.rule)
    return own if spoken() == ENGLISH or words is None else gettext(words[which])
