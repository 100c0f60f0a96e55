"""The picture of the chosen step, played over and over, on which a stroke can be drawn and its points moved."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.motion import pose_at
from upstroke.domain.routine import Side, Step
from upstroke.domain.sketch import Sketched
from upstroke.domain.step_edit import sentences, with_side
from upstroke.domain.timeline import Options, PassSide
from upstroke.domain.way_edit import with_paths
from upstroke.ui.builder.live_face import LiveFace
from upstroke.ui.builder.stroke_pad import StrokePad
from upstroke.ui.face.words import SIDES
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, set_kind, tip

DRAW, MOVE = "Draw a stroke", "Move points"
DRAWING = "Drag on the face: a line is a stroke, a click a place."
MOVING = "Drag a point. A double click adds one, a right click takes it out."
NOW_SIDES = {Side.EACH: "It is done on each side now.", Side.MIDDLE: "It is done once now, as it was drawn."}

LEAST_FACE = (200, 150)
"""The least size of the picture, in logical pixels: less than on the player page."""


class StepStage(QWidget):
    """Plays a step, and asks for another way over the face when one is drawn."""

    edited = Signal(object, str, str)
    """An `Edited` step, the change in words that go on from “Undo”, and the key under which changes are one."""
    settled = Signal()
    """What comes next is another change."""

    def __init__(self, anatomy: Anatomy, faces: Faces, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anatomy = anatomy
        self._step: Step | None = None
        self._lane: int | None = None
        """The lane whose points are moved; None for a new stroke."""
        self._live = LiveFace(faces)
        self._live.face.setMinimumSize(*LEAST_FACE)
        self._live.side_changed.connect(self._show_side)
        self._pad = StrokePad(self._live.face, anatomy)
        self._pad.drawn.connect(self._take)
        self._pad.refused.connect(self._refuse)
        self._pad.let_go.connect(self.settled)
        self._pad.cancelled.connect(self._put_away)
        self._side = _chip("")
        self._side.clicked.connect(lambda: self._live.show_side(self._other_side()))
        self._other_icon = icons.icon("arrows-left-right", "sand_ink")
        self._draw, self._move = _chip(DRAW), _chip(MOVE)
        for chip, icon in ((self._draw, "pencil-line"), (self._move, "dots-six")):
            chip.setCheckable(True)
            icons.put_on(chip, icon, "sand_ink")
        self._side.setMinimumHeight(self._draw.sizeHint().height())
        self._draw.toggled.connect(lambda on: self._turn(on, self._move))
        self._move.toggled.connect(lambda on: self._turn(on, self._draw))
        self._hint = label(kind="small", wrap=True)
        self._hint.hide()
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for chip in (self._side, self._draw, self._move):
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._live)
        column.addWidget(chips)
        column.addWidget(self._hint)

    @property
    def live(self) -> LiveFace:
        """The picture."""
        return self._live

    @property
    def is_drawn_on(self) -> bool:
        """Whether a stroke is drawn or moved, so that the picture stands still."""
        return self._draw.isChecked() or self._move.isChecked()

    def show_step(self, step: Step, options: Options | None = None) -> None:
        """Play a step. Where another one is drawn on, that ends."""
        before, self._step = self._step, step
        if self.is_drawn_on and (before is None or before.id != step.id or not step.on_skin):
            self._put_away()
        self._live.show_step(step, options)
        self._side.setVisible(step.on_skin)
        self._draw.setVisible(step.on_skin)
        self._move.setVisible(bool(step.paths) and step.on_skin)
        if self.is_drawn_on and before and _ways(before) != _ways(step):
            self._begin()

    def _turn(self, on: bool, other: QPushButton) -> None:
        """Begin or end drawing, or moving; only one of both is on."""
        if on:
            other.setChecked(False)
            self._lane = self._lane_shown() if self._move.isChecked() else None
            self._live.hold(True)
            self._begin()
        elif not self.is_drawn_on:
            self._pad.stop()
            self._live.hold(False)
        self._hint.setVisible(self.is_drawn_on)
        self._tell(MOVING if self._move.isChecked() else DRAWING)

    def _begin(self) -> None:
        """Lay the pad over the step as it is now."""
        if self._step is None or self._live.moment is None:
            return
        side = self._live.moment.span.side
        if self._lane is None:
            self._pad.start(self._step, side)
        else:
            self._lane = min(self._lane, len(self._step.paths) - 1)
            self._pad.nudge(self._step, side, self._lane)

    def _put_away(self) -> None:
        for chip in (self._draw, self._move):
            if chip.isChecked():
                chip.setChecked(False)
                chip.setFocus()

    def _take(self, sketched: Sketched) -> None:
        """Make what was drawn the step's way: all of it, or the lane whose points are moved."""
        step = self._step
        if step is None:
            return
        side = sketched.side if Side.MIDDLE in (sketched.side, step.side) and self._lane is None else step.side
        placed = with_side(step, side).step
        path = sketched.path_for(side)
        lane = self._lane
        paths = (path,) if lane is None else (*step.paths[:lane], path, *step.paths[lane + 1 :])
        edited = with_paths(placed, paths, self._anatomy)
        if edited.step == placed and edited.note:
            self._refuse(edited.note)
            self._begin()
            return
        self._tell(MOVING if self._move.isChecked() else DRAWING)
        note = NOW_SIDES[side] if side is not step.side else ""
        # So the pad, which shows it already, stays as it is.
        self._step = edited.step
        words, merge = ("draw a stroke", "") if lane is None else ("move points", "points")
        self.edited.emit(replace(edited, note=sentences(note, edited.note)), words, merge)

    def _refuse(self, why: str) -> None:
        """Say why a stroke can't be where it was drawn, where the user looks."""
        self._tell(why, "caution")

    def _tell(self, what: str, kind: str = "small") -> None:
        set_kind(self._hint, "kind", kind)
        self._hint.setText(what)

    def _lane_shown(self) -> int:
        """The lane that the hand is on."""
        moment = self._live.moment
        return pose_at(moment).at.lane if moment and self._step and self._step.paths else 0

    def _show_side(self, side: PassSide) -> None:
        other = self._other_side()
        self._side.setText(SIDES[side])
        self._side.setEnabled(other is not side)
        self._side.setIcon(self._other_icon if other is not side else QIcon())
        self._side.setToolTip(tip(f"Show the {other} side") if other is not side else "")

    def _other_side(self) -> PassSide:
        """The side that is played when the one that is shown is over."""
        sides, moment = self._live.sides, self._live.moment
        assert moment is not None
        return sides[(sides.index(moment.span.side) + 1) % len(sides)]


def _ways(step: Step) -> object:
    """What a pad shows of a step."""
    return step.paths, step.view, step.side


def _chip(text: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setProperty("kind", "chip")
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
