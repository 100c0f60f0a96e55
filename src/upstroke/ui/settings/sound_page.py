"""What is said in a run and how it sounds: every choice can be heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from upstroke.domain.sound_choice import Ambience
from upstroke.domain.sound_sample import SampleKind
from upstroke.files.preferences import SETTINGS, Settings
from upstroke.ui.icons import Icons
from upstroke.ui.settings.rows import Rows
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.notice_bar import NoticeBar
from upstroke.ui.widgets.scroll_page import ScrollPage

WIDEST = 820
COLUMN = 190
"""The least width of a button that plays a sound, in logical pixels."""

VOICE = ("saying", "counting", "next_up", "halfway")
LEVELS = ("master", "voice", "chimes", "count", "beat")
KIT = ("chime_set", "beat_kind")
BACKGROUND = ("ambience", "ambience_level", "ambience_stays")
OTHERS = ("other_players",)

BY_KEY = {setting.key: setting for setting in SETTINGS}

WHILE_PLAYING = "A routine is playing: what you change is heard in it at once."
HEAR = "Each with the choices above."


class SoundPage(ScrollPage):
    """Shows the preferences of voice and sound, and asks for what is to be heard."""

    setting_changed = Signal(str, object)
    """The preference of a key was changed to a value."""
    hear_requested = Signal(object)
    """Play the sound of a SampleKind."""
    listening_changed = Signal(bool)
    """Let the ambience be heard, or no longer."""
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, limits: str, parent: QWidget | None = None) -> None:
        """`limits` says why other players can't be reached; empty where they can."""
        super().__init__(parent)
        self._has_background = False
        self._is_playing = False
        self._rows = Rows(theme, icons, self)
        self._rows.changed.connect(self.setting_changed)
        self._voice_note = label(kind="caution", wrap=True)
        self._voice_note.hide()
        self._playing = label(WHILE_PLAYING, "muted", wrap=True)
        self._playing.hide()
        self._listen = button("Listen", self._on_listen, kind="chip", icons=icons, icon="speaker-high")
        self._listen.setCheckable(True)
        self._listen.setAccessibleName("Listen to the background")
        self._plays = [self._play_button(kind, icons) for kind in SampleKind]
        self._back = icon_button("Back", self.closed.emit, icons, "arrow-left", side=40)
        self._lay_out(limits)
        self._notices = NoticeBar(icons, self)
        QShortcut(Qt.Key.Key_Escape, self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusProxy(self._back)

    def show_settings(self, settings: Settings) -> None:
        """Show the preferences as they are, without a signal."""
        self._rows.show_settings(settings)
        self._has_background = Ambience(settings.ambience) is not Ambience.NONE
        self._enable()

    def set_voice_note(self, text: str) -> None:
        """Say what there is to know of the voice; an empty text says nothing."""
        self._voice_note.setText(text)
        self._voice_note.setVisible(bool(text))

    def show_playing(self, playing: bool) -> None:
        """While a routine is playing, changes are heard in it, and nothing else is."""
        self._is_playing = playing
        self._playing.setVisible(playing)
        self._enable()

    def end_playing(self) -> None:
        """The routine is over."""
        self.show_playing(False)

    def end_listening(self) -> None:
        """Nothing is heard any more."""
        self._listen.setChecked(False)

    def say(self, sentence: str) -> None:
        """Say why nothing is heard; an empty sentence takes it back."""
        self._notices.dismiss()
        if sentence:
            self._notices.say(sentence)

    def _lay_out(self, limits: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(label("Sound and voice", "title"), 1)
        voice = self._card("Voice", VOICE)
        voice.column.insertWidget(1, self._voice_note)
        background = self._card("Ambience", BACKGROUND)
        background.column.addWidget(self._listen, 0, Qt.AlignmentFlag.AlignLeft)
        hear = self._card("Hear each sound")
        hear.column.addWidget(label(HEAR, "small", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, column=COLUMN)
        for each in self._plays:
            flow.addWidget(each)
        hear.column.addWidget(buttons)
        others = self._card("Your own music", () if limits else OTHERS)
        if limits:
            others.column.addWidget(label(limits, wrap=True))
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(20)
        inside.addLayout(head)
        inside.addWidget(self._playing)
        for card in (
            voice,
            self._card("Levels", LEVELS),
            self._card("Chimes and strokes", KIT),
            background,
            hear,
            others,
        ):
            inside.addWidget(card)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)

    def _card(self, title: str, keys: tuple[str, ...] = ()) -> Card:
        card = Card(margin=22, spacing=12)
        card.column.addWidget(label(title, "heading"))
        for key in keys:
            self._rows.add(BY_KEY[key], card)
        return card

    def _play_button(self, kind: SampleKind, icons: Icons) -> QPushButton:
        made = button(kind.words, lambda: self.hear_requested.emit(kind), icons=icons, icon="play")
        made.setAccessibleName(f"Hear: {kind.words}")
        return made

    def _on_listen(self) -> None:
        self.listening_changed.emit(self._listen.isChecked())

    def _enable(self) -> None:
        """Offer what can be heard now."""
        self._listen.setEnabled(self._has_background and not self._is_playing)
        for each in self._plays:
            each.setEnabled(not self._is_playing)
