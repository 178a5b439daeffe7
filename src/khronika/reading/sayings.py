"""When a source spoke: days that hang on its speaking, anywhere in the report, date all its figures.

One day per source in the report ("... подвёл итоги 11 июня. По его данным ..."); two days leave it open.
"""

from collections import defaultdict
from collections.abc import Sequence

from khronika.nouns import Precision, Voice, When
from khronika.reading.drafts import Draft
from khronika.reading.hearing import Heard
from khronika.reading.scenes import Scene
from khronika.reading.voices import Voices


def _identity(voice: Voice) -> str:
    return voice.source.key or voice.source.name.casefold()


def said_days(heard: Sequence[Heard], scene: Scene, voices: Voices) -> dict[str, When]:
    """The one day on which each source is said to have spoken; sources with none or several are left out."""
    days: dict[str, dict[str, When]] = defaultdict(dict)
    for item in heard:
        when = scene.said_on(item.sentence.start)
        if when is None or when.precision is not Precision.DAY:
            continue
        for said in item.said:
            for voice in voices.attribution([said]).chain:
                days[_identity(voice)][str(when.start)] = when
    return {who: next(iter(found.values())) for who, found in days.items() if len(found) == 1}


def settle_sayings(drafts: Sequence[Draft], heard: Sequence[Heard], scene: Scene, voices: Voices) -> None:
    """Gives figures the day on which their source spoke, where the report names it elsewhere."""
    days = said_days(heard, scene, voices)
    for draft in drafts:
        speaker = draft.attribution.speaker
        if speaker is not None and draft.as_of is None:
            draft.as_of = days.get(_identity(speaker))
