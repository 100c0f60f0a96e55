"""The page before a routine: asks what may hold today, then says what that changes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from upstroke.domain.clearance import Clearance
from upstroke.domain.safety_rules import Answer, Rule
from upstroke.ui.icons import Icons
from upstroke.ui.profile.findings_face import FindingsFace
from upstroke.ui.profile.questions_face import QuestionsFace

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BeforePage(QStackedWidget):
    """Two faces, questions and findings. Enter presses the primary button of either, Escape is not now."""

    answered = Signal(object)
    """A tuple with an Answer, yes or no, to every question that was shown."""
    again = Signal()
    """The user wants to answer otherwise: show the questions again."""
    start = Signal()
    """The findings were read: begin."""
    closed = Signal()
    """Not now."""

    def __init__(
        self, zones: Mapping[str, str], icons: Icons, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """`zones` are titles by id, as a Rulebook has them."""
        super().__init__(parent)
        self._questions = QuestionsFace(zones, icons, now)
        self._questions.answered.connect(self.answered)
        self._questions.closed.connect(self.closed)
        self._findings = FindingsFace()
        self._findings.start.connect(self.start)
        self._findings.again.connect(self.again)
        self._findings.closed.connect(self.closed)
        self.addWidget(self._questions)
        self.addWidget(self._findings)
        self._primary = self._questions.primary
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._primary)

    def show_questions(
        self,
        title: str,
        rules: Sequence[Rule],
        zones_worked: Collection[str],
        needs: str = "",
        kept: Iterable[Answer] = (),
    ) -> None:
        """Ask before the routine of a title, which works on some zones and for which one `needs` something.

        What was `kept` as a yes is ticked already.
        """
        self._questions.show_questions(title, needs, rules, zones_worked, kept)
        self._turn_to(self._questions)

    def show_clearance(self, found: Clearance, minutes_text: str) -> None:
        """Say what may be played and what not. `minutes_text` says how long what remains is."""
        self._findings.show_clearance(found, minutes_text)
        self._turn_to(self._findings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape is not now, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER and not event.isAutoRepeat():
            self._primary.click()
        else:
            super().keyPressEvent(event)

    def _turn_to(self, face: QuestionsFace | FindingsFace) -> None:
        self.setCurrentWidget(face)
        self._primary = face.primary
        self.setFocusProxy(face.primary)
        face.primary.setFocus(Qt.FocusReason.OtherFocusReason)
