"""The rule set of the demonstration: the careful one, but that claims which nobody reviewed go out too, marked so.

It holds for khronika's own summaries alone (``Drawn.ours``): in a folder with other reports it lets nothing more of those out than the
careful rules do.
"""

from typing import Any

import yaml

from khronika.publishing.rules import CAREFUL, DEMONSTRATION

_TEXTS = {
    "review.decided": {
        "en": "A demonstration: what a machine read in khronika’s own summaries of published reports is released, although no person reviewed it. Each claim says so.",
        "ru": "Демонстрация: публикуется прочитанное машиной в собственных пересказах khronika, хотя ни один человек этого не проверил. Об этом сказано у каждого утверждения.",
        "kk": "Көрсетілім: khronika өзі жазған қысқаша мазмұндардан машина оқығаны, ешбір адам тексермесе де, жарияланады. Бұл әр мәлімдемеде айтылған.",
    },
    "days.old": {
        "en": "A demonstration: nothing waits, since what it tells of was published years ago.",
        "ru": "Демонстрация: ничего не ждёт, поскольку то, о чём она говорит, опубликовано годы назад.",
        "kk": "Көрсетілім: ештеңе күттірілмейді, өйткені ол айтатынның бәрі бірнеше жыл бұрын жарияланған.",
    },
}


def demonstration() -> str:
    """The rule set as the text of a file."""
    rules: dict[str, Any] = yaml.safe_load(CAREFUL.read_text(encoding="utf-8"))
    rules |= {"id": DEMONSTRATION, "states": ["accepted", "corrected", "proposed"], "days_old": 0}
    for each in rules["rules"]:
        each["text"] = _TEXTS.get(each["id"], each["text"])
    text: str = yaml.safe_dump(rules, allow_unicode=True, sort_keys=False, width=1000)
    return text
