"""The preferences, the folders, and what Upstroke is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.files.settings import SETTINGS, Setting, Settings, Value
from upstroke.ui.icons import Icons
from upstroke.ui.settings.control import control
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.look_picker import LookPicker
from upstroke.ui.widgets.scroll_page import ScrollPage

SECTIONS = {
    "appearance": "Appearance",
    "face": "The face",
    "massage": "Massage",
    "sound": "Sound",
    "day": "Day and goals",
    "ratings": "How it feels",
}
WIDEST = 820
PICKED = frozenset({"skin_tone", "hair"})
"""Preferences that are chosen by how the face looks, not in a row of their own."""

ABOUT = (
    "Upstroke plays guided facial massage, offline and private: nothing is sent anywhere.",
    "It is for healthy adults who want gentle self-massage. It is not medical advice and does not take the place of a"
    " doctor. Stop if something hurts, stings or feels wrong.",
)

SAFETY = (
    "Tell Upstroke about conditions, treatments and medicines, and it leaves out what does not go with them. It stays"
    " on this computer. The sources say what routines and rules rest on, and what nobody has verified."
)

KEYS = (
    ("Space or B", "pause and go on"),
    ("→ or Page Down", "next step"),
    ("← or Page Up", "step back"),
    ("↑ and ↓", "a little more or less of this step"),
    ("S", "stop, something feels wrong"),
    ("M", "turn the mirror"),
    ("V", "sound off and on"),
    ("F", "full screen"),
    ("Esc", "leave full screen, then end"),
    ("Ctrl+1 to Ctrl+6", "the pages"),
)


class SettingsPage(ScrollPage):
    """Shows preferences; each change comes out at once."""

    setting_changed = Signal(str, object)
    """The preference of a key was changed to a value."""
    hear_requested = Signal()
    """Play a short sample with the levels as they are."""
    folder_requested = Signal(object)
    """Show a folder (a Path) in the system's file manager."""
    profile_requested = Signal()
    """Let the user tell what keeps massage safe for them."""
    sources_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        look_picker: LookPicker,
        backups: QWidget,
        data: Path,
        settings_file: Path,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        """`look_picker` shows and changes how the face looks, and `backups` what is copied, all by themselves."""
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._shows: dict[str, Callable[[Value], None]] = {}
        self.column.addWidget(label("Settings", "title"))
        for section, title in SECTIONS.items():
            card = self._card(title)
            if section == "face":
                card.column.addWidget(look_picker)
            for setting in SETTINGS:
                if setting.section == section and setting.key not in PICKED:
                    if card.column.count() > 1:  # below the heading
                        card.column.addWidget(rule())
                    card.column.addLayout(self._row(setting))
            if section == "sound":
                hear = button("Hear it", self.hear_requested.emit, icons=icons, icon="speaker-high")
                card.column.addWidget(hear, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_safety()
        self._add_data(data, settings_file)
        backups.setMaximumWidth(WIDEST)
        self.column.addWidget(backups)
        self._add_about(version)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show the preferences as they are, without a signal."""
        for key, show in self._shows.items():
            show(getattr(settings, key))

    def _card(self, title: str) -> Card:
        card = Card(margin=22, spacing=12)
        card.setMaximumWidth(WIDEST)
        card.column.addWidget(label(title, "heading"))
        self.column.addWidget(card)
        return card

    def _row(self, setting: Setting) -> QHBoxLayout:
        def changed(value: Value) -> None:
            self.setting_changed.emit(setting.key, value)

        widget, self._shows[setting.key] = control(setting, changed, self._theme)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(label(setting.label))
        if setting.hint:
            text.addWidget(label(setting.hint, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _add_safety(self) -> None:
        card = self._card("Safety")
        card.column.addWidget(label(SAFETY, "small", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(button("About you", self.profile_requested.emit, icons=self._icons, icon="user"))
        flow.addWidget(button("Sources", self.sources_requested.emit, icons=self._icons, icon="books"))
        card.column.addWidget(buttons)

    def _add_data(self, data: Path, settings_file: Path) -> None:
        card = self._card("Your data")
        for name, path, folder in (
            ("History and routines", data, data),
            ("Settings", settings_file, settings_file.parent),
        ):
            where = label(str(path), "small", wrap=True)
            where.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            where.setAccessibleName(f"{name}: {path}")
            text = QVBoxLayout()
            text.setSpacing(1)
            text.addWidget(label(name))
            text.addWidget(where)
            show = button(
                "Open folder",
                lambda folder=folder: self.folder_requested.emit(folder),  # type: ignore[misc]
                icons=self._icons,
                icon="folder-open",
            )
            show.setAccessibleName(f"Open the folder: {name}")
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addLayout(text, 1)
            row.addWidget(show)
            card.column.addLayout(row)
        card.column.addWidget(rule())
        card.column.addWidget(
            label(
                "The history can be taken to another computer as one file; importing adds what is missing.",
                "small",
                wrap=True,
            )
        )
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(button("Export history", self.export_requested.emit, icons=self._icons, icon="export"))
        flow.addWidget(button("Import history", self.import_requested.emit, icons=self._icons, icon="download-simple"))
        card.column.addWidget(buttons)

    def _add_about(self, version: str) -> None:
        card = self._card("About")
        card.column.addWidget(label(f"Upstroke {version}", "strong"))
        for text in ABOUT:
            card.column.addWidget(label(text, wrap=True))
        card.column.addWidget(label("Free software under the MIT licence. Icons: Phosphor, MIT.", "small", wrap=True))
        card.column.addWidget(rule())
        card.column.addWidget(label("Keys", "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(KEYS):
            grid.addWidget(label(keys, "muted"), row, 0)
            grid.addWidget(label(meaning, wrap=True), row, 1)
        card.column.addLayout(grid)
