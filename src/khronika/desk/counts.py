"""Counted things, each with its plural in the language of the page: "1 figure", "3 figures".

A whole phrase each, never a number glued to a word: Russian has three forms after a number, Kazakh one, and a phrase
in another case is another phrase.
"""

from collections.abc import Callable

from django.utils.translation import ngettext

from khronika.desk.language import voice
from khronika.drawing.chart.wording import number_words, spoken_by

_PHRASES: dict[str, Callable[[int], str]] = {
    "figure": lambda n: ngettext("{n} figure", "{n} figures", n),
    "being read": lambda n: ngettext("{n} is being read", "{n} are being read", n),
    "to decide on": lambda n: ngettext("{n} to decide on", "{n} to decide on", n),
    "find": lambda n: ngettext("{n} found", "{n} found", n),
    "kept": lambda n: ngettext("{n} kept", "{n} kept", n),
    "left out of it": lambda n: ngettext("{n} left out", "{n} left out", n),
    "on its way": lambda n: ngettext("{n} is on its way into the record.", "{n} are on their way into the record.", n),
    "being compared": lambda n: ngettext("{n} is being held to the record.", "{n} are being held to the record.", n),
    "keep all": lambda n: ngettext("Keep it", "Keep all {n}", n),
    "leave all out": lambda n: ngettext("Leave it out", "Leave all {n} out", n),
    "stands beside": lambda n: ngettext("beside {n} claim", "beside {n} claims", n),
    "came": lambda n: ngettext("{n} new thing came.", "{n} new things came.", n),
    "figure in print": lambda n: ngettext("{n} figure in print", "{n} figures in print", n),
    "claim": lambda n: ngettext("{n} claim", "{n} claims", n),
    "claim in all": lambda n: ngettext("{n} claim in all", "{n} claims in all", n),
    "claim proposed": lambda n: ngettext(
        "{n} claim, proposed by the machine", "{n} claims, proposed by the machine", n
    ),
    "claim since": lambda n: ngettext("{n} claim since then", "{n} claims since then", n),
    "source": lambda n: ngettext("{n} source", "{n} sources", n),
    "independent source": lambda n: ngettext("{n} independent source", "{n} independent sources", n),
    "voice": lambda n: ngettext("and {n} voice not told apart", "and {n} voices not told apart", n),
    "outlet": lambda n: ngettext("{n} outlet", "{n} outlets", n),
    "in outlets": lambda n: ngettext("in {n} outlet", "in {n} outlets", n),
    "report": lambda n: ngettext("{n} report", "{n} reports", n),
    "unnamed": lambda n: ngettext("and {n} report without one", "and {n} reports without one", n),
    "in reports": lambda n: ngettext("in {n} report", "in {n} reports", n),
    "from reports": lambda n: ngettext("from {n} report", "from {n} reports", n),
    "reports kept": lambda n: ngettext("{n} report kept, none hidden", "{n} reports kept, none hidden", n),
    "kept without": lambda n: ngettext(
        "{n} report is kept, but no claim was found that answers a question.",
        "{n} reports are kept, but no claim was found that answers a question.",
        n,
    ),
    "unread": lambda n: ngettext("{n} input unread", "{n} inputs unread", n),
    "not read": lambda n: ngettext("{n} input could not be read", "{n} inputs could not be read", n),
    "question": lambda n: ngettext("{n} question", "{n} questions", n),
    "shown": lambda n: ngettext("{n} question shown", "{n} questions shown", n),
    "hidden": lambda n: ngettext(
        "{n} question hidden by the filter", "{n} questions hidden by the filter", n
    ),
    "outside": lambda n: ngettext(
        "{n} question stands outside this filter.", "{n} questions stand outside this filter.", n
    ),
    "claim listed": lambda n: ngettext("{n} claim in this list", "{n} claims in this list", n),
    "claim hidden": lambda n: ngettext("{n} claim hidden by the filter", "{n} claims hidden by the filter", n),
    "report listed": lambda n: ngettext("{n} report in this list", "{n} reports in this list", n),
    "report hidden": lambda n: ngettext("{n} report hidden by the filter", "{n} reports hidden by the filter", n),
    "word left out": lambda n: ngettext(
        "{n} word beyond the first twelve was not looked for.", "{n} words beyond the first twelve were not looked for.", n
    ),
    "actor listed": lambda n: ngettext("{n} actor in this list", "{n} actors in this list", n),
    "place listed": lambda n: ngettext("{n} place in this list", "{n} places in this list", n),
    "pair": lambda n: ngettext("{n} pair", "{n} pairs", n),
    "pair more": lambda n: ngettext(
        "{n} pair more; the page of a claim lists all of its own", "{n} pairs more; the page of a claim lists all of its own", n
    ),
    "incident": lambda n: ngettext("{n} incident", "{n} incidents", n),
    "incident listed": lambda n: ngettext("{n} incident in this list", "{n} incidents in this list", n),
    "incident hidden": lambda n: ngettext("{n} incident hidden by the filter", "{n} incidents hidden by the filter", n),
    "incident nowhere": lambda n: ngettext("{n} incident has no place", "{n} incidents have no place", n),
    "claim judging": lambda n: ngettext("{n} claim judges or explains it", "{n} claims judge or explain it", n),
    "claim untold": lambda n: ngettext(
        "{n} claim by a voice not told apart", "{n} claims by voices not told apart", n
    ),
    "claim more": lambda n: ngettext("{n} more claim is not shown here.", "{n} more claims are not shown here.", n),
    "and more": lambda n: ngettext("and {n} more", "and {n} more", n),
    "goes against": lambda n: ngettext(
        "It holds together what {n} earlier split held apart; both stand below.",
        "It holds together what {n} earlier splits held apart; all stand below.",
        n,
    ),
    "source listed": lambda n: ngettext("{n} source in this list", "{n} sources in this list", n),
    "source hidden": lambda n: ngettext("{n} source hidden by the filter", "{n} sources hidden by the filter", n),
    "outlet listed": lambda n: ngettext("{n} outlet in this list", "{n} outlets in this list", n),
    "repeat": lambda n: ngettext("{n} only repeats one", "{n} only repeat one", n),
    "contradict": lambda n: ngettext("{n} pair contradicts", "{n} pairs contradict", n),
    "condition": lambda n: ngettext(
        "{n} pair fits only under a condition", "{n} pairs fit only under a condition", n
    ),
    "left out": lambda n: ngettext(
        "{n} more pair fits only under a condition; each figure’s page says which.",
        "{n} more pairs fit only under a condition; each figure’s page says which.",
        n,
    ),
    "changed": lambda n: ngettext(
        "{n} retelling changes what it repeats", "{n} retellings change what they repeat", n
    ),
    "copy": lambda n: ngettext(
        "{n} report copies another’s text", "{n} reports copy another’s text", n
    ),
    "row": lambda n: ngettext("{n} row, none hidden.", "{n} rows, none hidden.", n),
    "relay": lambda n: ngettext("{n} relay", "{n} relays", n),
    "character": lambda n: ngettext("{n} character", "{n} characters", n),
    "other": lambda n: ngettext("Show {n} other", "Show the other {n}", n),
    "more in table": lambda n: ngettext("{n} more in the table", "{n} more in the table", n),
    "more reasons": lambda n: ngettext(
        "And {n} more, on the claim’s page.", "And {n} more, on the claim’s page.", n
    ),
    "against": lambda n: ngettext(
        "One figure contradicts another", "One figure contradicts {n} others", n
    ),
    "folded": lambda n: ngettext(
        "{n} figure stands in the table only.", "{n} figures stand in the table only.", n
    ),
    "folded small": lambda n: ngettext(
        "{n} figure, of one day, place or group, stands in the table only.",
        "{n} figures, each of one day, place or group, stand in the table only.",
        n,
    ),
    "strip part": lambda n: ngettext(
        "{n} figure of one day, place or group, which is a part and no rival",
        "{n} figures of one day, place or group, which are parts and no rivals",
        n,
    ),
    "strip struck": lambda n: ngettext(
        "{n} figure that counts something else", "{n} figures that count something else", n
    ),
    "strip between": lambda n: ngettext(
        "{n} figure between the least and the most", "{n} figures between the least and the most", n
    ),
    "claim would no longer count": lambda n: ngettext(
        "{n} claim would no longer count.", "{n} claims would no longer count.", n
    ),
    "claim of the last": lambda n: ngettext(
        "{n} claim among the last", "{n} claims among the last", n
    ),
    "claim taken by id": lambda n: ngettext("{n} claim by its id", "{n} claims by their ids", n),
    "all of them": lambda n: ngettext("The one claim", "All {n} claims, none left out", n),
    "of them here": lambda n: ngettext("{n} claim of them on this page", "{n} claims of them on this page", n),
    "list": lambda n: ngettext("{n} list", "{n} lists", n),
    "edition": lambda n: ngettext("{n} edition kept, none hidden", "{n} editions kept, none hidden", n),
    "entry": lambda n: ngettext("{n} entry", "{n} entries", n),
    "entry without name": lambda n: ngettext(
        "{n} entry has no name to link by, and is left out: it may be about anybody.",
        "{n} entries have no name to link by, and are left out: each may be about anybody.",
        n,
    ),
    "list not read": lambda n: ngettext("{n} list could not be read", "{n} lists could not be read", n),
    "person as linked": lambda n: ngettext("{n} person, as linked", "{n} people, as linked", n),
    "person on lists": lambda n: ngettext(
        "{n} person stands on the lists, as linked", "{n} people stand on the lists, as linked", n
    ),
    "pair to decide": lambda n: ngettext("{n} pair to decide", "{n} pairs to decide", n),
    "pair decided": lambda n: ngettext("{n} pair is decided", "{n} pairs are decided", n),
    "pair shown": lambda n: ngettext("{n} pair, the last decided first", "{n} pairs, the last decided first", n),
    "decision since": lambda n: ngettext(
        "{n} decision came since, and is not in it.", "{n} decisions came since, and are not in it.", n
    ),
    "proposal": lambda n: ngettext("{n} proposal waits", "{n} proposals wait", n),
    "proposals more": lambda n: ngettext("More than {n} proposals wait", "More than {n} proposals wait", n),
    "claims more": lambda n: ngettext("More than {n} claims match", "More than {n} claims match", n),
    "reports more": lambda n: ngettext("More than {n} reports match", "More than {n} reports match", n),
    "question matches": lambda n: ngettext("{n} question matches", "{n} questions match", n),
    "questions more": lambda n: ngettext("More than {n} questions match", "More than {n} questions match", n),
    "incidents more": lambda n: ngettext("More than {n} incidents match", "More than {n} incidents match", n),
    "grouped first": lambda n: ngettext("Among the first {n}:", "Among the first {n}:", n),
    "claim decided": lambda n: ngettext("{n} claim is decided", "{n} claims are decided", n),
    "second person": lambda n: ngettext("{n} waits for a second person", "{n} wait for a second person", n),
    "read again": lambda n: ngettext(
        "{n} is read otherwise than when it was decided", "{n} are read otherwise than when they were decided", n
    ),
    "decision since looked": lambda n: ngettext(
        "{n} decision since you looked last", "{n} decisions since you looked last", n
    ),
    "claim read since looked": lambda n: ngettext(
        "{n} claim read since you looked last", "{n} claims read since you looked last", n
    ),
    "claim matches": lambda n: ngettext("{n} claim matches", "{n} claims match", n),
    "decision lost": lambda n: ngettext(
        "{n} decision is on a claim that is no longer read so", "{n} decisions are on claims that are no longer read so", n
    ),
    "at once": lambda n: ngettext("More than {n} cannot be decided at once.", "More than {n} cannot be decided at once.", n),
    "read first": lambda n: ngettext("Read {n}, drawn by chance, first", "Read {n}, drawn by chance, first", n),
    "decide all": lambda n: ngettext("Decide {n}", "Decide all {n}", n),
    "day": lambda n: ngettext("{n} day", "{n} days", n),
    "row decided": lambda n: ngettext("{n} decision", "{n} decisions", n),
    "row corrected": lambda n: ngettext("{n} correction", "{n} corrections", n),
    "row added": lambda n: ngettext("{n} added claim", "{n} added claims", n),
    "row in conflict": lambda n: ngettext("{n} conflict", "{n} conflicts", n),
    "row refused": lambda n: ngettext("{n} row refused", "{n} rows refused", n),
    "row already so": lambda n: ngettext("{n} row stands so already", "{n} rows stand so already", n),
    "row unchanged": lambda n: ngettext("{n} row unchanged", "{n} rows unchanged", n),
    "record rows": lambda n: ngettext("Record {n} row", "Record {n} rows", n),
    "rows of each shown": lambda n: ngettext("Of rows that are not recorded, {n} of each sort is shown.", "Of rows that are not recorded, {n} of each sort are shown.", n),
    "stands still": lambda n: ngettext("{n} stands by it still", "{n} stand by it still", n),
    "left out of many": lambda n: ngettext("{n} was left out", "{n} were left out", n),
    "rejected here": lambda n: ngettext(
        "{n} rejected by reviewers, shown here", "{n} rejected by reviewers, shown here", n
    ),
}  # fmt: skip
PHRASES = frozenset(_PHRASES)


def counted(number: int, phrase: str) -> str:
    """The phrase for that number. Raises KeyError for a phrase that is not ours."""
    with spoken_by(voice()):
        return _PHRASES[phrase](number).format(n=number_words(number))
