"""The preferences, the folders, and what Upstroke is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.files.preferences import SETTINGS, Settings
from upstroke.ui.icons import Icons
from upstroke.ui.settings.rows import Rows
from upstroke.ui.settings.sound_words import summary
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
    "player": "While it plays",
    "day": "Day and goals",
    "ratings": "How it feels",
}
BEFORE_SOUND = "massage"
"""The section after which there is the way to sound and voice."""
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

EXCHANGE = (
    "Export writes a file to take along: your history alone, or with your routines and settings.",
    "Import brings such a file together with what is here. Of each session, and of each thing that you told, the later"
    " change stays: so some may be added, some replaced and some deleted, as they were on the other computer. A backup"
    " is made first. Your routines are kept beside those of the file, and your settings stay unless you take others.",
)

KEYS = (
    ("Space or B", "pause and go on"),
    ("→ or Page Down", "next step"),
    ("← or Page Up", "step back"),
    ("↑ and ↓", "a little more or less of this step"),
    ("S", "stop, something feels wrong"),
    ("M", "turn the mirror"),
    ("V", "the voice off and on; all else still sounds"),
    ("Q", "all sound off and on"),
    ("C", "captions: all that sounds, in large letters"),
    ("O", "the whole window is one button: a tap anywhere, or nearly any key, pauses and goes on"),
    ("F", "full screen"),
    ("Esc", "leave the one button and full screen, then end"),
    ("Ctrl+1 to Ctrl+6", "the pages"),
)


class SettingsPage(ScrollPage):
    """Shows preferences; each change comes out at once."""

    setting_changed = Signal(str, object)
    """The preference of a key was changed to a value."""
    sound_requested = Signal()
    """Let the user choose what is said and how it sounds."""
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
        self._icons = icons
        self._rows = Rows(theme, icons, self)
        self._rows.changed.connect(self.setting_changed)
        self._sound = label(kind="small", wrap=True)
        self.column.addWidget(label("Settings", "title"))
        for section, title in SECTIONS.items():
            card = self._card(title)
            if section == "face":
                card.column.addWidget(look_picker)
            for setting in SETTINGS:
                if setting.section == section and setting.key not in PICKED:
                    self._rows.add(setting, card)
            if section == BEFORE_SOUND:
                self._add_sound()
        self._add_safety()
        self._add_data(data, settings_file)
        backups.setMaximumWidth(WIDEST)
        self.column.addWidget(backups)
        self._add_about(version)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show the preferences as they are, without a signal."""
        self._rows.show_settings(settings)
        self._sound.setText(summary(settings))

    def _card(self, title: str) -> Card:
        card = Card(margin=22, spacing=12)
        card.setMaximumWidth(WIDEST)
        card.column.addWidget(label(title, "heading"))
        self.column.addWidget(card)
        return card

    def _add_sound(self) -> None:
        card = self._card("Sound and voice")
        card.column.addWidget(self._sound)
        choose = button("Choose and listen", self.sound_requested.emit, icons=self._icons, icon="speaker-high")
        card.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)

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
        for sentences in EXCHANGE:
            card.column.addWidget(label(sentences, "small", wrap=True))
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
