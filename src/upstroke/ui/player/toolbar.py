"""The top of the player: what is played, how far it is, and what can be switched."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label

TEMPOS = (75, 90, 100, 110, 125)
"""In per cent of the written tempo; strokes stay slow enough at all of them."""

LEAVE = 40

FELT_WRONG = "Stop, something feels wrong"
FELT_WRONG_SHORT = "Feels wrong"
ROOM_FOR_WORDS = 1000
"""Pixels of toolbar below which the shorter words stand on that button."""


class Toolbar(QWidget):
    """Title and progress on the left, switches on the right."""

    leave = Signal()
    felt_wrong = Signal()
    sound_switched = Signal(bool)
    mirror_switched = Signal(bool)
    full_screen_switched = Signal(bool)
    tempo_chosen = Signal(int)

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
        self._wrong = button(FELT_WRONG, self.felt_wrong.emit)
        self._wrong.setToolTip("End at once, and see what to watch for (S)")
        self._wrong.setAccessibleName(FELT_WRONG)
        icons.put_on(self._wrong, "hand-palm", "rose_ink")
        self._title = _Title()
        self._progress = label(kind="muted")
        self.sound = self._chip("Sound", "Sound on or off (V)")
        self.sound.toggled.connect(self.sound_switched)
        self._tempo = self._chip("", "Tempo of the strokes", checkable=False)
        self._tempo.setMenu(self._tempo_menu())
        self.mirror = self._chip("Mirror view", "As in a mirror, or as facing you (M)")
        self.mirror.toggled.connect(self.mirror_switched)
        self.full_screen = self._chip("", "Full screen (F)")
        self.full_screen.setAccessibleName("Full screen")
        self.full_screen.toggled.connect(self.full_screen_switched)
        icons.put_on(self.full_screen, "corners-out", "sand_ink")

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
        for chip in (self.sound, self._tempo, self.mirror, self.full_screen):
            layout.addWidget(chip)
        layout.addSpacing(8)
        layout.addWidget(self._wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer words where the title needs the room."""
        self._wrong.setText(FELT_WRONG if event.size().width() >= ROOM_FOR_WORDS else FELT_WRONG_SHORT)

    def show_title(self, title: str) -> None:
        """Show what is played."""
        self._title.show_title(title)

    def show_switches(self, sound: bool, mirror: bool, full_screen: bool) -> None:
        """Show how things are switched, without a signal."""
        for chip, on in ((self.sound, sound), (self.mirror, mirror), (self.full_screen, full_screen)):
            with QSignalBlocker(chip):
                chip.setChecked(on)

    def show_progress(self, progress: str, tempo: str) -> None:
        """Show how far it is, and the tempo."""
        if progress != self._progress.text():
            self._progress.setText(progress)
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

    def _chip(self, text: str, tip: str, checkable: bool = True) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setProperty("kind", "chip")
        chip.setCheckable(checkable)
        chip.setAutoDefault(True)
        chip.setToolTip(tip)
        return chip


class _Title(QLabel):
    """A title with dots where there is no room for all of it: however long it is, the window can be made small."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("kind", "title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_title(self, title: str) -> None:
        self._whole = title
        self.setAccessibleName(title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
