"""The small pictures of routines and steps, painted one at a time when nothing else is to be done, and kept."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from upstroke.domain.routine import Routine, Step

Subject = Routine | Step
"""What a picture is of: a routine is shown by one of its steps."""

Painter = Callable[[Subject, QSize], QPixmap]
"""Paints the face with a step under way, at a size in the pixels of the screen."""

Key = tuple[Step | str, int, int]
"""A step or the id of a routine, and a size in the pixels of the screen."""

KEPT = 240
"""Pictures that are kept: more than any window shows at once. About 40 MB, on a screen of twice the pixels 160."""


class Pictures(QObject):
    """Hands out pictures that are ready, and paints the others in the background. Made once for the whole program."""

    ready = Signal(object)
    """The picture of a routine's id, or of a step, can be had now."""

    def __init__(self, paint: Painter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[Key, Subject] = OrderedDict()
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._paint_next)

    def picture(self, subject: Subject, size: QSize, ratio: float) -> QPixmap | None:
        """The picture at a logical size for a device pixel ratio; None where it is yet to be painted."""
        name = subject.id if isinstance(subject, Routine) else subject
        key = (name, round(size.width() * ratio), round(size.height() * ratio))
        found = self._kept.get(key)
        if found is None:
            # What was asked for last is on the screen now, so it comes first. Of another size, such as while a window
            # grows, nothing is left to be seen; who still wants it asks again when this one is ready.
            for other in [wanted for wanted in self._wanted if wanted[0] == name]:
                del self._wanted[other]
            self._wanted[key] = subject
            while len(self._wanted) > KEPT:
                self._wanted.popitem(last=False)
            self._idle.start()
            return None
        self._kept.move_to_end(key)
        found.setDevicePixelRatio(ratio)
        return found

    def forget(self) -> None:
        """Paint all anew: the colours or the routines have changed."""
        self._kept.clear()
        self._wanted.clear()

    def _paint_next(self) -> None:
        if not self._wanted:
            self._idle.stop()
            return
        key, subject = self._wanted.popitem()
        self._kept[key] = self._paint(subject, QSize(key[1], key[2]))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(key[0])
