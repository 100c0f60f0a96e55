"""One thing of a step that can be changed, in a row with its name."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.routine import Step
from upstroke.ui.widgets.labels import label, rule

NAME_WIDTH = 92
"""Of the names on the left, in logical pixels, so that the controls begin below each other."""
GAP = 10


class Field(QWidget):
    """A control for one thing of a step. It shows what it is given, and asks for a change; the step comes back."""

    edited = Signal(object, str, str)
    """An `Edited` step, the change in words that go on from “Undo”, and the key under which changes are one."""
    settled = Signal()
    """The user let go: what comes next is another change."""
    remade = Signal()
    """It has other parts now, though the step is the same."""

    def show_step(self, step: Step) -> None:
        """Show what it is for a step. What is being written or slid stays as it is."""
        raise NotImplementedError

    def fits(self, step: Step) -> bool:
        """Whether the thing is there for a step at all."""
        return True


class FieldRow(QWidget):
    """A name on the left and a field on the right; below the name where there is no room beside it.

    Under both, a sentence about the last change, where there is something to say.
    """

    def __init__(self, name: str, field: Field, *, below: bool = False, parent: QWidget | None = None) -> None:
        """`below` always puts the field under its name."""
        super().__init__(parent)
        self.field = field
        self._below = below
        self._name = label(name, "muted")
        self._name.setMinimumWidth(NAME_WIDTH)
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._note = label(kind="caution", wrap=True)
        self._note.hide()
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.setSpacing(4)
        self._beside.addWidget(self._name)
        self._beside.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._beside)
        column.addWidget(self._note)
        column.addSpacing(2)
        column.addWidget(rule())

    @property
    def note(self) -> str:
        """The sentence below the field."""
        return self._note.text()

    def show_step(self, step: Step) -> None:
        """Show the field for a step, or hide all of the row where the step has no such thing."""
        fits = self.field.fits(step)
        if fits:
            self.field.show_step(step)
        self.setVisible(fits)

    def say(self, note: str) -> None:
        """Show a sentence below the field; an empty one hides it."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the field where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What is in the field is shown only now, and so has a size."""
        super().showEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Look again for room when the field wants another."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        wanted = max(NAME_WIDTH, self._name.sizeHint().width()) + GAP + self.field.sizeHint().width()
        fits = not self._below and wanted <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)
            self._beside.setSpacing(GAP if fits else 4)
