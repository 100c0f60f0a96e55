"""The offer to go on with a routine that was cut off today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.today import Interrupted
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class ResumeBar(Card):
    """A line at the top of the page with two answers."""

    go_on = Signal(str)
    """Go on with the session of an id."""
    not_now = Signal(str)
    """Leave the session of an id as it is."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("wash", margin=14, parent=parent)
        self._session_id = ""
        self._question = label(kind="strong", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._question, 1)
        row.addWidget(
            button("Go on", lambda: self.go_on.emit(self._session_id), kind="primary", icons=icons, icon="play-fill")
        )
        row.addWidget(button("Not now", self._decline))
        self.column.addLayout(row)

    def show_interrupted(self, interrupted: Interrupted | None) -> None:
        """Offer a session, or nothing."""
        self.setVisible(interrupted is not None)
        if interrupted is not None:
            self._session_id = interrupted.session_id
            self._question.setText(f"Go on with {interrupted.title}, step {interrupted.step}?")

    def _decline(self) -> None:
        self.hide()
        self.not_now.emit(self._session_id)
