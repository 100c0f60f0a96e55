"""One step played on the face over and over, at its true tempo, without a run and without sound."""

from PySide6.QtCore import QAbstractAnimation, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Slot, Step
from upstroke.domain.timeline import STROKE, Moment, Options, PassSide, Timeline, lay_out
from upstroke.ui.faces import Faces


class LiveFace(QWidget):
    """Plays the passes of a step, one side after the other, while it is active and seen. Calm faces stand still.

    Another step begins at its start; when the same one is changed, the hand goes on where it is.
    """

    side_changed = Signal(object)
    """Another `PassSide` is played."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = faces.view(on_card=True)
        self._timeline: Timeline | None = None
        self._passes: tuple[int, ...] = ()
        self._side: PassSide | None = None
        self._active = True
        self._held = False
        # It keeps time by itself, so that a late frame makes no slower stroke.
        self._loop = QVariantAnimation(self)
        self._loop.setLoopCount(-1)
        self._loop.setStartValue(0)
        self._loop.valueChanged.connect(lambda _: self._draw())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.face)

    @property
    def running(self) -> bool:
        """Whether the hand moves."""
        return self._loop.state() is QAbstractAnimation.State.Running

    @property
    def sides(self) -> tuple[PassSide, ...]:
        """The sides of the step, in the order in which they are played."""
        return tuple(self._timeline.spans[index].side for index in self._passes) if self._timeline else ()

    @property
    def moment(self) -> Moment | None:
        """What is shown; None before there is a step."""
        return self._at(self._loop.currentLoopTime())

    def show_step(self, step: Step, options: Options | None = None) -> None:
        """Play a step, laid out as the user wants it."""
        before = self.moment
        self._timeline = lay_out(Programme("", "", Slot.ANY, (Entry("", step),)), options)
        self._passes = self._timeline.passes(0)
        self._loop.setDuration(max(1, self._length_ms))
        self._loop.setEndValue(max(1, self._length_ms))
        goes_on = before is not None and before.entry.step.id == step.id
        self._loop.setCurrentTime(self._same_place(before) if before and goes_on else 0)
        self._draw()
        self._run()

    def show_side(self, side: PassSide) -> None:
        """Go to the start of a side."""
        if self._timeline and side in self.sides:
            spans = self._timeline.spans
            before = self._passes[: self.sides.index(side)]
            self._go_to(sum(spans[index].length_ms for index in before))

    def show_at(self, ms: int) -> None:
        """Go to a time in the loop: that of the work, without lead-in and change of sides."""
        self._go_to(ms)

    def set_active(self, active: bool) -> None:
        """Play, or stand still while nobody looks."""
        self._active = active
        self._run()

    def hold(self, held: bool) -> None:
        """Stand still on the side that is shown and leave the face to what draws on it, or go on."""
        self._held = held
        self._draw()
        self._run()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while it is not seen."""
        super().hideEvent(event)
        self._run()

    @property
    def _length_ms(self) -> int:
        spans = self._timeline.spans if self._timeline else ()
        return sum(spans[index].length_ms for index in self._passes)

    def _go_to(self, ms: int) -> None:
        self._loop.setCurrentTime(ms)
        self._draw()

    def _run(self) -> None:
        run = self._active and self.isVisible() and not self._held and self._length_ms > 0
        if run != self.running:
            if not run:
                self._loop.pause()
            elif self._loop.state() is QAbstractAnimation.State.Paused:
                self._loop.resume()
            else:
                at = self._loop.currentLoopTime()
                self._loop.start()  # which goes back to the beginning
                self._loop.setCurrentTime(at)

    def _at(self, ms: int) -> Moment | None:
        if self._timeline is None:
            return None
        for index in self._passes:
            span = self._timeline.spans[index]
            if ms < span.length_ms or index == self._passes[-1]:
                return self._timeline.moment_in(index, span.start_ms + ms)
            ms -= span.length_ms
        return None

    def _same_place(self, before: Moment) -> int:
        """The time at which the hand of the new timeline is where it was before, or nearly."""
        assert self._timeline is not None
        spans = [self._timeline.spans[index] for index in self._passes]
        turn = next((turn for turn, span in enumerate(spans) if span.side is before.span.side), 0)
        span, into = spans[turn], before.elapsed_ms
        if span.rate and before.span.rate:
            into = round((before.stroke - 1 + before.phase) * STROKE / span.rate)
        return sum(each.length_ms for each in spans[:turn]) + (into % span.length_ms if span.length_ms else 0)

    def _draw(self) -> None:
        moment = self.moment
        if moment is None:
            return
        if not self._held:
            self.face.show_moment(moment)
        if moment.span.side is not self._side:
            self._side = moment.span.side
            self.side_changed.emit(self._side)
