"""What the list of sessions can be narrowed by: words, and chips that come when they are asked for."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.domain.session_query import EVERYTHING, SessionQuery, Word
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import tip
from upstroke.ui.widgets.pick_chip import PickChip

PAUSE_MS = 150
"""So long after the last letter the search begins."""
MOST_WORDS = 8
LONGEST = 120
CLEAR_ICON = QSize(16, 12)

_SLOTS = (None, *Slot)
_OUTCOMES = (None, *SessionOutcome)
_TOOLS = (None, *(tool for tool in Tool if tool is not Tool.NONE))


class SessionSearch(QWidget):
    """A line to write words in, and a button that brings the chips, for which there is room elsewhere."""

    changed = Signal()
    """The user asks for other sessions."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._line = QLineEdit()
        self._line.setPlaceholderText("Search by routine, step, tool, zone or note")
        self._line.setAccessibleName("Search the sessions")
        self._line.setMaxLength(LONGEST)
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self._pause.start)
        self._line.returnPressed.connect(self._at_once)
        self._more = icon_button("Filter the sessions", self._show_chips, icons, "funnel-simple")
        self._more.setCheckable(True)
        self._slot = _pick("Part of the day", [words.SLOTS[slot] for slot in Slot], icons)
        self._outcome = _pick("How it ended", [phrases.SESSION_OUTCOMES[outcome] for outcome in SessionOutcome], icons)
        self._tool = _pick("Tool", [words.capitalised(words.TOOLS[tool]) for tool in _TOOLS if tool], icons)
        self._noted = _toggle("With a note", "Only sessions that you wrote something about")
        self._rated = _toggle("With a rating", "Only sessions that you rated, before or after")
        self._clear = button("Clear", self.clear, kind="chip", icons=icons, icon="x")
        self._clear.setIconSize(CLEAR_ICON)
        self._clear.hide()
        self.changed.connect(lambda: self._clear.setVisible(self.narrows))
        self.chips = QWidget(self)
        """To be put below."""
        flow = FlowLayout(self.chips, spacing=6)
        for chip in (self._slot, self._outcome, self._tool, self._noted, self._rated, self._clear):
            flow.addWidget(chip)
        for pick in (self._slot, self._outcome, self._tool):
            pick.picked.connect(self.changed)
        for toggle in (self._noted, self._rated):
            toggle.clicked.connect(self.changed)
        self.chips.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._more)
        self.setFocusProxy(self._line)

    @property
    def query(self) -> SessionQuery:
        """What is asked for."""
        return SessionQuery(
            words=tuple(map(_word, self._line.text().split()[:MOST_WORDS])),
            slot=_SLOTS[self._slot.index],
            outcome=_OUTCOMES[self._outcome.index],
            tool=_TOOLS[self._tool.index],
            with_note=self._noted.isChecked(),
            with_rating=self._rated.isChecked(),
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return self.query != EVERYTHING

    def begin(self) -> None:
        """Let the user write; what is there is chosen, so that it can be written over."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def clear(self) -> None:
        """Ask for nothing."""
        narrowed = self.narrows
        self._line.clear()
        self._let_go()
        self._pause.stop()
        if narrowed:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape asks for nothing again, as far as there is something to let go."""
        if event.key() == Qt.Key.Key_Escape and self.narrows:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        """Ask for nothing but the words."""
        for pick in (self._slot, self._outcome, self._tool):
            pick.choose(0)
        for toggle in (self._noted, self._rated):
            toggle.setChecked(False)

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _show_chips(self) -> None:
        """Show the chips or put them away; what they ask for goes with them, as it could not be seen."""
        shown = self._more.isChecked()
        self.chips.setVisible(shown)
        before = self.query
        if not shown:
            self._let_go()
        if self.query != before:
            self.changed.emit()


def _word(text: str) -> Word:
    return Word(text, tuple(tool.value for tool in words.tools_called(text)), words.zones_called(text))


def _pick(name: str, titles: list[str], icons: Icons) -> PickChip:
    chip = PickChip(name, icons)
    chip.show_options(["Any", *titles], 0)
    return chip


def _toggle(text: str, what: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setProperty("kind", "chip")
    chip.setCheckable(True)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    chip.setToolTip(tip(what))
    chip.setAccessibleDescription(what)
    return chip
