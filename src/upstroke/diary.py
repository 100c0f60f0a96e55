"""How sessions felt to the user, and whether they were asked if they would like to say so."""

from collections.abc import Callable
from datetime import datetime

from upstroke.domain.ratings import Rating, Scale
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import OFFERED, RATINGS
from upstroke.history.store import History

RATING_OFFER = "ratings"


class Diary:
    """Keeps ratings. What reads or writes the history raises HistoryUnavailable where it can't be used."""

    def __init__(self, history: History, settings: SettingsStore, now: Callable[[], datetime]) -> None:
        self._history, self._settings, self._now = history, settings, now

    @property
    def scales(self) -> tuple[Scale, ...]:
        """What the user likes to rate."""
        return self._settings.settings.scales

    def choose(self, scale: Scale, on: bool) -> None:
        """Ask for a scale from now on, or no longer."""
        self._settings.set(f"rate_{scale}", on)

    def rating(self, session_id: str) -> Rating:
        """What was said of a session up to now."""
        return self._history.facts.some(RATINGS, [session_id]).get(session_id, Rating())

    def keep(self, session_id: str, rating: Rating) -> None:
        """Keep what is said of a session."""
        self._history.facts.put(RATINGS, session_id, rating, self._now())

    def offers(self) -> bool:
        """Whether ratings are to be offered: the user has chosen none, and was not asked yet. Asking again says no."""
        if self.scales or RATING_OFFER in self._history.facts.of(OFFERED):
            return False
        self._history.facts.put(OFFERED, RATING_OFFER, True, self._now())
        return True
