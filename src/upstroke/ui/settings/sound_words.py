"""The sound of a run in a line of words."""

from upstroke.domain.script import Saying
from upstroke.domain.sound_choice import Ambience
from upstroke.files.preferences import Settings

SAID = {
    Saying.EVERYTHING: "Everything is said",
    Saying.TITLES: "Titles and sides are said",
    Saying.NOTHING: "Chimes only, nothing is said",
}


def summary(settings: Settings) -> str:
    """What is said, what the chimes and strokes are, and what is behind them."""
    kit, ambience = settings.kit, Ambience(settings.ambience)
    parts = [
        SAID[Saying(settings.saying)],
        f"chimes: {kit.chimes.words.lower()}",
        f"strokes: {kit.beat.words.lower()}",
        f"loudness {settings.master:.0%}".replace("%", " %"),
    ]
    if ambience is not Ambience.NONE:
        parts.append(f"{ambience.words.lower()} in the background")
    return " · ".join(parts)
