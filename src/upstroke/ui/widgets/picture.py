"""One small picture of a routine or a step, with round corners, painted as soon as it is ready."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from upstroke.domain.routine import Routine
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures, Subject


class Picture(QWidget):
    """Shows what a picture is of, as large as the widget is."""

    def __init__(self, theme: Theme, pictures: Pictures, subject: Subject | None = None) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self._subject = subject
        pictures.ready.connect(self._ready)
        theme.changed.connect(self.update)

    def show_subject(self, subject: Subject) -> None:
        """Show another one."""
        self._subject = subject
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or the ground alone until there is one."""
        if self._subject is None:
            return
        tokens = self._theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), tokens.control_radius, tokens.control_radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(tokens.stage))
        picture = self._pictures.picture(self._subject, self.size(), self.devicePixelRatioF())
        if picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(0, 0, picture)
        painter.end()

    def _ready(self, name: object) -> None:
        if name == (self._subject.id if isinstance(self._subject, Routine) else self._subject):
            self.update()
