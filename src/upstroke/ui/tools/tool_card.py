"""A card of a tool: its picture, what it is in a line, and whether the user has it."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from upstroke.domain.tools_view import ToolsView
from upstroke.files.catalogue import Guide
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tools.drawings import Drawings
from upstroke.ui.tools.tick import Tick
from upstroke.ui.widgets.routine_card import PICTURE_HEIGHT, CardWords, card_height, paint_card

LEAST_WIDTH = 188
INSET = 10
"""Between the tick and the corner of the card."""


class ToolCard(QAbstractButton):
    """Opens a guide; the tick on it says that the user has the tool."""

    owned_changed = Signal(object, bool)
    """The user says that they have a Tool, or that they don't."""

    def __init__(
        self, guide: Guide, drawings: Drawings, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._guide, self._drawings, self._theme = guide, drawings, theme
        self._words = CardWords(words.guide_title(guide.tool), guide.in_short, "")
        self._tick = Tick(icons, self) if guide.wash_after else None
        if self._tick:
            self._tick.setAccessibleName(f"I have this: {self._words.title}")
            self._tick.clicked.connect(lambda ticked: self.owned_changed.emit(guide.tool, ticked))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        drawings.changed.connect(self.update)

    def show_view(self, view: ToolsView) -> None:
        """Show what belongs to the user."""
        if self._tick:
            self._tick.setChecked(self._guide.tool in view.owned)
        due = wash_due(self._guide, view)
        self._words = replace(self._words, zones=_standing(self._guide, view), caution=due)
        self.setAccessibleName(", ".join((self._words.title, self._guide.in_short, due or self._words.zones)))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the cards of routines."""
        return QSize(LEAST_WIDTH, card_height(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tick in its corner."""
        if self._tick:
            size = self._tick.sizeHint()
            self._tick.setGeometry(self.width() - size.width() - INSET, INSET, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the guide with Enter too, as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        size = QSize(self.width() - 2, PICTURE_HEIGHT)
        painter = QPainter(self)
        paint_card(
            painter,
            QRectF(self.rect()),
            self._words,
            self._drawings.pixmap(self._guide.id, size, self.devicePixelRatioF()),
            self._theme,
            lit=self.underMouse() or self.isDown(),
            focused=self.hasFocus(),
        )
        painter.end()


def uses_since(guide: Guide, view: ToolsView) -> int:
    """How often a tool was used since it was cleaned."""
    return view.uses.get(guide.tool, 0) if guide.tool else 0


def wash_due(guide: Guide, view: ToolsView) -> str:
    """That a tool wants a wash; empty where it does not."""
    uses = uses_since(guide, view)
    if guide.tool not in view.owned or not guide.wash_after or uses < guide.wash_after:
        return ""
    return f"Wash it: {words.counted(uses, 'use')} since"


def _standing(guide: Guide, view: ToolsView) -> str:
    if guide.tool is None:
        return f"{words.counted(len(view.visits), 'visit')} logged" if view.visits else "No visit logged yet"
    routines = view.routines.get(guide.tool, ())
    return words.counted(len(routines), "routine") if routines else "No routine yet"
