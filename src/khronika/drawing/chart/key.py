"""The key above a chart: only what that chart shows, in the words of whoever speaks (``spoken_by``)."""

from dataclasses import dataclass

from khronika.drawing.chart.charts import Charts
from khronika.drawing.chart.families import COVERAGE_WORDS, FAMILY_WORDS
from khronika.drawing.chart.marks import Coverage, Family
from khronika.drawing.chart.svg import shape_svg
from khronika.drawing.chart.wording import gettext

# Fixed drawings for what has no shape of its own; classes only, as in every chart.
_WHISKER = (
    '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">'
    '<path class="whisk s-soft" d="M10,3V17M6,3H14M6,17H14"/></svg>'
)
_ARROW = (
    '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">'
    '<path class="whisk s-soft" d="M10,18V3M6,8L10,3L14,8"/></svg>'
)
_STEP = (
    '<svg viewBox="0 0 34 20" width="34" height="20" aria-hidden="true">'
    '<path class="chain s-state" d="M2,15H17V5H32"/></svg>'
)
_ECHO = (
    '<svg viewBox="0 0 40 20" width="40" height="20" aria-hidden="true">'
    '<path class="shape s-state f-state" d="M4,4H16V16H4Z"/><path class="echo s-state" d="M20,5.5H29V14.5H20Z"/>'
    '<path class="echo s-state drift" d="M29,5.5H38V14.5H29Z"/></svg>'
)
_STRUCK = (
    '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">'
    '<path class="shape s-state f-state" d="M4,4H16V16H4Z"/><path class="strike" d="M1,1L19,19"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the key: a drawing (SVG), what it means, and the class that colours the words (or nothing)."""

    drawing: str
    words: str
    look: str = ""


def key_of(charts: Charts) -> tuple[Entry, ...]:
    family = charts.families[0] if charts.families else Family.OTHER
    entries = [Entry(shape_svg(each), gettext(FAMILY_WORDS[each]), str(each)) for each in charts.families]
    if charts.coverages != (Coverage.ALL,):
        entries += [
            Entry(shape_svg(family, each), gettext(COVERAGE_WORDS[each])) for each in charts.coverages
        ]
    if charts.has_range:
        entries.append(Entry(_WHISKER, gettext("range the words allow")))
    if charts.has_open:
        entries.append(Entry(_ARROW, gettext("no upper (or lower) end given")))
    if charts.has_echoes:
        entries.append(Entry(_ECHO, gettext("relays, dashed if the wording changed")))
    if charts.has_chain:
        entries.append(Entry(_STEP, gettext("one source revising itself")))
    if charts.has_struck:
        entries.append(Entry(_STRUCK, gettext("counts something else")))
    return tuple(entries)
