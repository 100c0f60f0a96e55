"""What the player asks of how it feels: before, as long as a run has hardly begun, and after it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from upstroke.domain.player import SpanStarted
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.session import Session
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.rating_card import RatingCard
from upstroke.ui.player.rating_offer import RatingOffer
from upstroke.ui.theme import Theme

BEFORE = "How does it feel before?"
AFTER = "How does it feel now?"

FIRST_WORK = 2
"""The span of the first pass, after getting ready and its lead-in."""


class Ratings(QObject):
    """Holds the cards for the page, and what was said of the run. Nothing has to be answered.

    What it was like before can be said until the first pass is over: later it would be no honest before.
    """

    rated = Signal(str, object)
    """The id of the session, and the Rating with all that was said of it: keep it."""
    scale_chosen = Signal(object, bool)
    """A Scale, and whether the user likes to rate it."""

    def __init__(self, playback: Playback, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.before = RatingCard(BEFORE, "before", theme)
        self.after = RatingCard(AFTER, "after", theme)
        self.offer = RatingOffer()
        self._session_id = ""
        self._rating = Rating()
        self._scales: tuple[Scale, ...] = ()
        self._offers: Callable[[], bool] = lambda: False
        self.before.rated.connect(self._on_before)
        self.after.rated.connect(lambda scale, value: self._say(self._rating.with_after(scale, value)))
        self.offer.chosen.connect(self._on_chosen)
        playback.started.connect(self._forget)
        playback.happened.connect(self._on_event)

    def begin(
        self, session_id: str, scales: Sequence[Scale], rating: Rating, offers: Callable[[], bool], *, anew: bool
    ) -> None:
        """Ask of a run that has just begun, or goes on with what was said up to now.

        `offers` says, when the run is over, whether ratings are to be offered.
        """
        self._session_id, self._scales, self._rating, self._offers = session_id, tuple(scales), rating, offers
        if anew:
            self._ask_before()

    def show_after(self, session: Session) -> None:
        """The run is over: ask how it feels now, or offer to."""
        if session.id == self._session_id:
            self.after.ask(self._scales, self._rating.after)
            self.offer.show_chosen(self._scales)
            self.offer.setVisible(self._offers())

    def _forget(self) -> None:
        """A run begins of which nothing is asked, until `begin` says so."""
        self._session_id, self._scales, self._rating = "", (), Rating()
        for part in (self.before, self.after, self.offer):
            part.hide()

    def _on_event(self, event: object) -> None:
        if isinstance(event, SpanStarted) and event.span_index > FIRST_WORK:
            self.before.hide()

    def _on_before(self, scale: Scale, value: int) -> None:
        self._say(self._rating.with_before(scale, value))
        self._ask_before()

    def _ask_before(self) -> None:
        """Ask for the next scale: one at a time takes little room from what is to be done."""
        focused = any(row.hasFocus() for row in self.before.rows.values())
        asked = [scale for scale in self._scales if scale not in self._rating.before][:1]
        self.before.ask(asked, {})
        if focused:  # the keyboard goes along, and then back to the keys of the player
            beyond = self.before.rows[asked[0]] if asked else self._page
            beyond.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, rating: Rating) -> None:
        self._rating = rating
        self.rated.emit(self._session_id, rating)

    def _on_chosen(self, scale: Scale, on: bool) -> None:
        chosen = {*self._scales, scale} if on else {*self._scales} - {scale}
        self._scales = tuple(each for each in Scale if each in chosen)
        self.after.ask(self._scales, self._rating.after)
        self.scale_chosen.emit(scale, on)
