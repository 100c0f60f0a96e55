"""What is seen of a run: the face, the words, the captions and the transport, with what can be switched above."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from upstroke.domain.player import Player
from upstroke.ui.face.view import FaceView
from upstroke.ui.icons import Icons
from upstroke.ui.player.caption_bar import CaptionBar
from upstroke.ui.player.edge_count import EdgeCount
from upstroke.ui.player.instructions import Instructions
from upstroke.ui.player.note import Note
from upstroke.ui.player.one_button import OneButtonBar
from upstroke.ui.player.seek_bar import SeekBar
from upstroke.ui.player.stage import Stage
from upstroke.ui.player.status import status
from upstroke.ui.player.switches import Switches
from upstroke.ui.player.toolbar import Toolbar
from upstroke.ui.player.transport import Transport
from upstroke.ui.theme import Theme

HINT = "Space pause · ← → step · ↑ ↓ more or less · C captions · V voice · F full screen · Esc end"
NOTE_MS = 6_000
"""How long a passing note stays."""

ROOM_FOR_HINT = QSize(1180, 640)
"""Pixels below which the line of keys is left out; captions leave no room for it either."""

LEAST_FACE = QSize(160, 160)
"""Pixels: captions in a small window need the rest."""

COLUMN = 396
"""Pixels that the words beside the face have at least; the face gives way first."""


class RunView(QWidget):
    """Shows a player moment by moment. What its parts ask for, they say themselves."""

    def __init__(
        self, face: FaceView, theme: Theme, icons: Icons, before: QWidget, parent: QWidget | None = None
    ) -> None:
        """`before` asks how it feels before, and hides when it does not."""
        super().__init__(parent)
        self._face = face
        self.toolbar = Toolbar(icons, self)
        self.one_button = OneButtonBar(icons, self)
        self.transport = Transport(icons, self)
        self.seek_bar = SeekBar(theme, self)
        self.edge = EdgeCount(theme, self)
        face.setMinimumSize(LEAST_FACE)
        self._stage = Stage(face, theme, self)
        self._instructions = Instructions(theme, self)
        self._captions = CaptionBar(theme, self)
        self._captions.hide()
        self._note = Note(self)
        self._hint = QLabel(HINT, self)
        self._hint.setProperty("kind", "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QWidget(self)
        self._lasting_note = ""
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_MS)
        self._note_timer.timeout.connect(lambda: self.show_lasting_note(self._lasting_note))
        self._lay_out(before)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_player(self, player: Player) -> None:
        """Show where a player is."""
        now = status(player)
        moment = player.moment
        playing = not (player.paused or player.waiting)
        self.toolbar.show_progress(now.progress, now.tempo)
        self._stage.show_words(now.badge, now.technique, now.pressure, moment.entry.step.angle)
        self._instructions.show_status(now)
        self._captions.show_caption(now.caption)
        self.edge.show_left(now.count_left_ms)
        self.transport.show_playing(playing)
        self.one_button.show_playing(playing)
        self.seek_bar.show_place(player.heard.timeline, moment.span.start_ms + moment.elapsed_ms)
        self._face.show_moment(moment)

    def show_switches(self, switches: Switches, full_screen: bool) -> None:
        """Show things as they are switched."""
        self.toolbar.show_switches(switches, full_screen)
        self._face.set_facing(not switches.mirror)
        self._captions.setVisible(switches.captions)
        for part in (self.toolbar, self._column, self.seek_bar):
            part.setVisible(not switches.one_button)
        self.one_button.setVisible(switches.one_button)
        self._show_hint()

    def note(self, text: str) -> None:
        """Show a passing note over the transport."""
        self._show_note(text)
        self._note_timer.start()

    def show_lasting_note(self, text: str) -> None:
        """Show a note for as long as it holds; an empty one is none."""
        self._lasting_note = text
        self._show_note(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the captions their share, and leave out what there is no room for."""
        self._captions.set_room(event.size().height())
        self._show_hint()

    def _show_note(self, text: str) -> None:
        for note in (self._note, self.one_button.note):
            note.show_note(text)

    def _show_hint(self) -> None:
        self._hint.setVisible(self._captions.isHidden() and ROOM_FOR_HINT.boundedTo(self.size()) == ROOM_FOR_HINT)

    def _lay_out(self, before: QWidget) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._instructions)
        scroll.setMinimumWidth(COLUMN)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(scroll, 1)
        for part in (before, self._note, self.transport, self._hint):
            column.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self._stage, 9)
        middle.addWidget(self._column, 7)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 20, 28, 10)
        whole.setSpacing(16)
        whole.addWidget(self.toolbar)
        whole.addWidget(self.one_button)
        whole.addLayout(middle, 1)
        whole.addWidget(self._captions)
        whole.addWidget(self.seek_bar)
        self.edge.raise_()
