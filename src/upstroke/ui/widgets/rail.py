"""The rail on the left: one button a page."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QVBoxLayout, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

WIDTH = 88
LOGO = 40
ICON = 22


class Rail(QWidget):
    """Shows the pages that there are and which one is open. Up and Down move along it."""

    chosen = Signal(str)
    """The page of an id was asked for."""

    def __init__(
        self,
        entries: Mapping[str, tuple[str, str, str]],
        theme: Theme,
        icons: Icons,
        logo: QPixmap,
        parent: QWidget | None = None,
    ) -> None:
        """`entries` gives for each page's id, from the top, its name, icon and shortcut; `logo` is LOGO pixels high."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Pages")
        self._ids = list(entries)
        self._group = QButtonGroup(self)
        picture = QLabel()
        picture.setPixmap(logo)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName("Upstroke")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 20, 8, 20)
        layout.setSpacing(6)
        layout.addWidget(picture)
        layout.addSpacing(18)
        for place, (name, icon, shortcut) in enumerate(entries.values()):
            button = _RailButton(name, icon, theme, icons)
            button.setToolTip(f"{name} ({shortcut})")
            self._group.addButton(button, place)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._ids[place]))

    def show_open(self, page_id: str) -> None:
        """Mark the page that is open."""
        self._group.button(self._ids.index(page_id)).setChecked(True)

    def focus_open(self) -> None:
        """Put the keyboard on the page that is open."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the pages with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        button = self._group.button((self._group.checkedId() + step) % len(self._ids))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()


class _RailButton(QAbstractButton):
    """An icon over its name."""

    def __init__(self, name: str, icon: str, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._icon, self._theme, self._icons = icon, theme, icons
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFixedHeight(60)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the rail allows."""
        return QSize(WIDTH - 16, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the rail."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and name."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.jade_soft if self.isChecked() else tokens.sand_hover))
            painter.drawRoundedRect(rect, 14, 14)
        if self.hasFocus():
            painter.setPen(QColor(tokens.jade))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 14, 14)
        colour = QColor(tokens.jade_ink if self.isChecked() else tokens.muted)
        self._icons.paint(painter, self._icon, QRectF((self.width() - ICON) / 2, 10, ICON, ICON), colour)
        font = self._theme.font(TextSize.TINY)
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(0, 34, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self.text())
