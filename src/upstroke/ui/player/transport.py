"""Back, pause, on, and a little more or less: large, for oily hands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from upstroke.ui.icons import Icons

LARGE = 84
MEDIUM = 56
SMALL = 48


class Transport(QWidget):
    """Round buttons in a row."""

    toggle = Signal()
    next_step = Signal()
    previous_step = Signal()
    more = Signal()
    less = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        less = self._button("minus", SMALL, "Less of this (↓)", "round")
        less.clicked.connect(self.less)
        back = self._button("skip-back", MEDIUM, "Back a step (←)", "round")
        back.clicked.connect(self.previous_step)
        self._toggle = self._button("pause", LARGE, "Pause (Space)", "round-primary")
        self._toggle.clicked.connect(self.toggle)
        on = self._button("skip-forward", MEDIUM, "Next step (→)", "round")
        on.clicked.connect(self.next_step)
        more = self._button("plus", SMALL, "More of this (↑)", "round")
        more.clicked.connect(self.more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addStretch(1)
        for button in (less, back, self._toggle, on, more):
            layout.addWidget(button)
        layout.addStretch(1)
        self._playing = True

    def show_playing(self, playing: bool) -> None:
        """Turn the large button into pause or play."""
        if playing != self._playing:
            self._playing = playing
            self._icons.put_on(self._toggle, "pause" if playing else "play", "on_jade")
            text = "Pause" if playing else "Go on"
            self._toggle.setToolTip(f"{text} (Space)")
            self._toggle.setAccessibleName(text)

    def _button(self, icon: str, side: int, tip: str, kind: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", kind)
        button.setProperty("diameter", side)
        button.setFixedSize(side, side)
        button.setIconSize(QSize(side * 2 // 5, side * 2 // 5))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icons.put_on(button, icon, "on_jade" if kind == "round-primary" else "sand_ink")
        return button
