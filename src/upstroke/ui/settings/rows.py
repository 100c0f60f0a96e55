"""Preferences in rows: what each is, and the control beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from upstroke.files.preferences import Setting, Settings, Value
from upstroke.ui.icons import Icons
from upstroke.ui.settings.control import control
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule


class Rows(QObject):
    """Makes the rows of a page, and shows the preferences in them."""

    changed = Signal(str, object)
    """The user changed the preference of a key to a value."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._shows: dict[str, Callable[[Value], None]] = {}

    def add(self, setting: Setting, card: Card) -> None:
        """Put a preference at the foot of a card that has a heading."""

        def changed(value: Value) -> None:
            self.changed.emit(setting.key, value)

        widget, self._shows[setting.key] = control(setting, changed, self._theme, self._icons)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(label(setting.label))
        if setting.hint:
            text.addWidget(label(setting.hint, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if card.column.count() > 1:
            card.column.addWidget(rule())
        card.column.addLayout(row)

    def show_settings(self, settings: Settings) -> None:
        """Show the preferences as they are, without a signal."""
        for key, show in self._shows.items():
            show(getattr(settings, key))
