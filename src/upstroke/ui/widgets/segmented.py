"""A choice of a few, shown side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from upstroke.ui.widgets.buttons import on_button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import tip


class Segmented(QWidget):
    """Pills of which exactly one is chosen. Left and Right move the choice."""

    chosen = Signal(int)
    """The user chose the option at a place."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._flow = FlowLayout(self, spacing=6)
        self.setAccessibleName(name)

    @property
    def index(self) -> int:
        """The place of what is chosen; -1 where there are no options."""
        return self._group.checkedId()

    def show_options(self, titles: Sequence[str], chosen: int, stopped: Sequence[str] = ()) -> None:
        """Offer options. `stopped` holds for each a reason why it can't be taken, or an empty text."""
        buttons = [self._group.button(place) for place in range(len(self._group.buttons()))]
        texts = [on_button(title) for title in titles]
        if [button.text() for button in buttons] != texts:
            buttons = self._made_anew(buttons, titles)
        for place, button in enumerate(buttons):
            reason = stopped[place] if place < len(stopped) else ""
            button.setEnabled(not reason)
            button.setToolTip(tip(reason))
        self.choose(chosen)

    def _made_anew(self, old: Sequence[QAbstractButton], titles: Sequence[str]) -> list[QAbstractButton]:
        """Buttons for other titles. Where the titles stay, so do the buttons, and with them the keyboard's place."""
        for button in old:
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        made: list[QAbstractButton] = []
        for place, title in enumerate(titles):
            button = QPushButton(on_button(title), self)
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"{self._name}: {title}")
            self._group.addButton(button, place)
            self._flow.addWidget(button)
            made.append(button)
        return made

    def choose(self, index: int) -> None:
        """Show another option as chosen, without a signal. Tab comes to this one, from which the arrows go on."""
        button = self._group.button(index)
        if button:
            button.setChecked(True)
            self.setFocusProxy(button)
            for each in self._group.buttons() if button.isEnabled() else ():
                each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is button else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        place = self.index + step
        button = self._group.button(place) if step else None
        if button is None or not button.isEnabled():
            super().keyPressEvent(event)
            return
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
