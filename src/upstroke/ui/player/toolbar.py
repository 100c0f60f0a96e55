"""The top of the player: what is played, how far it is, and what can be switched."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.player.felt_wrong_button import ROOM_FOR_WORDS, FeltWrongButton
from upstroke.ui.player.switches import Switches

TEMPOS = (75, 90, 100, 110, 125)
"""In per cent of the written tempo; strokes stay slow enough at all of them."""

LEAVE = 40

ROOM_FOR_MIRROR, ROOM_FOR_TEMPO = 860, 700
"""Pixels of toolbar below which the mirror is left to its key, and the tempo to the settings."""


class Toolbar(QWidget):
    """Title and progress on the left, switches on the right."""

    leave = Signal()
    felt_wrong = Signal()
    switched = Signal(object)
    """The Switches as they are now."""
    full_screen_switched = Signal(bool)
    tempo_chosen = Signal(int)
    sound_requested = Signal()
    """Let the user choose what is said and how it sounds."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        leave = QPushButton(self)
        leave.setProperty("kind", "round")
        leave.setProperty("diameter", LEAVE)
        leave.setFixedSize(LEAVE, LEAVE)
        leave.setToolTip("End this routine (Esc)")
        leave.setAccessibleName("End this routine")
        leave.clicked.connect(self.leave)
        icons.put_on(leave, "arrow-left", "sand_ink")
        self._wrong = FeltWrongButton(icons, self.felt_wrong.emit, self)
        self._title = _Line("title")
        self._progress = _Line("muted")
        self.sound = self._icon_chip("Sound", "Q", "speaker-high")
        self.voice = self._icon_chip("Voice", "V", "chat-teardrop-dots")
        self.captions = self._icon_chip("Captions", "C", "closed-captioning")
        self.one_button = self._icon_chip("The whole window is one button", "O", "hand-pointing")
        self._tempo = self._chip("", "Tempo of the strokes", checkable=False)
        self._tempo.setMenu(self._tempo_menu())
        self.mirror = self._icon_chip("Mirror view", "M", "arrows-left-right")
        self.mirror.setToolTip("As in a mirror, or as facing you (M)")
        self.full_screen = self._icon_chip("Full screen", "F", "corners-out")
        self.full_screen.toggled.connect(self.full_screen_switched)
        self._choose = self._icon_chip("Sound and voice", "Ctrl+,", "faders-horizontal")
        self._choose.setCheckable(False)
        self._choose.setMinimumWidth(1)  # so that the window can become too small for it
        self._choose.clicked.connect(self.sound_requested)
        for chip in (self.sound, self.voice, self.captions, self.one_button, self.mirror):
            chip.toggled.connect(self._on_switched)

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._progress)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(leave)
        layout.addSpacing(8)
        layout.addLayout(words, 1)
        switches = (self.sound, self.voice, self.captions, self.one_button)
        for chip in (*switches, self._choose, self._tempo, self.mirror, self.full_screen):
            layout.addWidget(chip)
        layout.addSpacing(8)
        layout.addWidget(self._wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer words where the title needs the room, and leave to its key what is seldom wanted."""
        width = event.size().width()
        self._wrong.fit(width)
        self._choose.setVisible(width >= ROOM_FOR_WORDS)
        self.mirror.setVisible(width >= ROOM_FOR_MIRROR)
        self._tempo.setVisible(width >= ROOM_FOR_TEMPO)

    def show_title(self, title: str) -> None:
        """Show what is played."""
        self._title.show_line(title)

    def show_switches(self, switches: Switches, full_screen: bool) -> None:
        """Show how things are switched, without a signal."""
        for chip, on in (
            (self.sound, switches.sound),
            (self.voice, switches.voice),
            (self.mirror, switches.mirror),
            (self.captions, switches.captions),
            (self.one_button, switches.one_button),
            (self.full_screen, full_screen),
        ):
            with QSignalBlocker(chip):
                chip.setChecked(on)

    def show_progress(self, progress: str, tempo: str) -> None:
        """Show how far it is, and the tempo."""
        self._progress.show_line(progress)
        if tempo != self._tempo.text():
            self._tempo.setText(tempo)

    def show_tempo(self, percent: int) -> None:
        """Tick the tempo that is chosen."""
        for action in self._tempo.menu().actions():
            action.setChecked(action.data() == percent)

    def _tempo_menu(self) -> QMenu:
        menu = QMenu(self)
        for percent in TEMPOS:
            action = QAction("As written" if percent == 100 else f"{percent} %", menu)
            action.setCheckable(True)
            action.setData(percent)
            action.triggered.connect(lambda _, value=percent: self.tempo_chosen.emit(value))
            menu.addAction(action)
        return menu

    def _on_switched(self) -> None:
        self.switched.emit(
            Switches(
                sound=self.sound.isChecked(),
                voice=self.voice.isChecked(),
                mirror=self.mirror.isChecked(),
                captions=self.captions.isChecked(),
                one_button=self.one_button.isChecked(),
            )
        )

    def _icon_chip(self, name: str, key: str, icon: str) -> QPushButton:
        chip = self._chip("", f"{name} ({key})")
        chip.setAccessibleName(name)
        self._icons.put_on(chip, icon, "sand_ink")
        return chip

    def _chip(self, text: str, tip: str, checkable: bool = True) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setProperty("kind", "chip")
        chip.setCheckable(checkable)
        chip.setAutoDefault(True)
        chip.setToolTip(tip)
        return chip


class _Line(QLabel):
    """A line with dots where there is no room for all of it: however long it is, the window can be made small."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_line(self, line: str) -> None:
        if line != self._whole:
            self._whole = line
            self.setAccessibleName(line)
            self._fit()

    def sizeHint(self) -> QSize:
        # the dots may come from another font, and be a pixel higher
        return QSize(0, self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
