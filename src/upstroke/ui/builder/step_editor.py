"""What was chosen in the sequence: a step with its picture and all that can be changed in it, or a block."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Item
from upstroke.domain.routine import Step
from upstroke.domain.step_edit import Edited, with_title
from upstroke.domain.timeline import Options
from upstroke.ui.builder.block_view import BlockView
from upstroke.ui.builder.step_fields import StepFields
from upstroke.ui.builder.step_stage import StepStage
from upstroke.ui.builder.text_field import LineField
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollColumn

EMPTY = "Choose a step to change it."
FACE_SHARE = 0.36
"""How much of the height is for the picture."""
LOWEST_FACE, SQUARE_FACE = 190, 0.86
"""Its least height in logical pixels, and its largest as a share of its width."""
LOW = 560
"""Where there is less height than this, in logical pixels, the picture scrolls with the fields."""


class StepEditor(Card):
    """Shows one item of a draft, and asks for changes of a step; the step comes back by `show_item`.

    Every step that it asks for is gentle, and can be written and read.
    """

    changed = Signal(str, object, str)
    """The change in words that go on from “Undo”, the new Step, and the key under which changes are one, or empty."""
    settled = Signal()
    """The user let go of a slider or left a field: the next change is one of its own."""
    open_requested = Signal(str)
    """Put its steps in the place of the block of an id."""

    def __init__(
        self, anatomy: Anatomy, faces: Faces, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(margin=16, spacing=10, parent=parent)
        self._item: Item | None = None
        self._options: Options | None = None
        self._said_of: Step | None = None
        """The step that the notes are about."""
        self._empty = label(EMPTY, "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._block = BlockView(theme, icons, faces.pictures)
        self._block.open_requested.connect(self.open_requested)
        self._block_part = _scrolling(self._block)

        self._title = LineField("Title", lambda step: step.title, with_title)
        self._title.line.setObjectName("step-title")
        self._stage = StepStage(anatomy, faces, icons)
        self._note = label(kind="caution", wrap=True)
        self._fields = StepFields(anatomy, theme, icons)
        for source in (self._title, self._stage):
            source.edited.connect(self._edit_above)
        self._fields.edited.connect(self._edit_below)
        for field in (self._title, self._stage, self._fields):
            field.settled.connect(self.settled)
        self._step_part = QWidget()
        self._stage.live.setMinimumHeight(LOWEST_FACE)
        # The picture gets what it wants first, and this the rest.
        self._scrolled = _scrolling(self._fields)
        self._scrolled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._still = QVBoxLayout(self._step_part)
        self._still.setContentsMargins(0, 0, 0, 0)
        self._still.setSpacing(10)
        for fixed in (self._title, self._stage, self._note):
            self._still.addWidget(fixed)
        self._still.addWidget(self._scrolled, 1)
        self._low = False
        for part in (self._empty, self._step_part, self._block_part):
            self.column.addWidget(part, 1)
        self._say("")
        self._show(None)

    def show_item(self, item: Item | None, options: Options | None = None) -> None:
        """Show a step or a block, laid out as the user wants it. What is being written or slid stays as it is."""
        if (item, options) != (self._item, self._options):
            self._options = options
            if item != self._said_of:
                self._forget_notes()
            self._show(item)

    def set_active(self, active: bool) -> None:
        """The page is shown, or hidden: then nothing moves."""
        self._stage.live.set_active(active)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between the picture and what is below it."""
        super().resizeEvent(event)
        low = self.height() < LOW
        if low != self._low:
            self._low = low
            (self._scrolled.column if low else self._still).insertWidget(0 if low else 1, self._stage)
        largest = max(LOWEST_FACE, round(self.width() * SQUARE_FACE))
        self._stage.live.setMaximumHeight(min(largest, max(LOWEST_FACE, round(self.height() * FACE_SHARE))))

    def _show(self, item: Item | None) -> None:
        self._item = item
        if isinstance(item, Step):
            self._title.show_step(item)
            self._stage.show_step(item, self._options)
            self._fields.show_step(item)
        elif item is not None:
            self._block.show_block(item, self._options)
        self._empty.setVisible(item is None)
        self._step_part.setVisible(isinstance(item, Step))
        self._block_part.setVisible(item is not None and not isinstance(item, Step))

    def _edit_above(self, edited: Edited, words: str, merge: str) -> None:
        """A change of title or stroke; what gave way is said below the picture."""
        self._forget_notes()
        self._say(edited.note)
        self._edit(edited, words, merge)

    def _edit_below(self, edited: Edited, words: str, merge: str) -> None:
        """A change in one of the rows, which says what gave way."""
        self._say("")
        self._edit(edited, words, merge)

    def _edit(self, edited: Edited, words: str, merge: str) -> None:
        """Show a changed step at once, and ask for it."""
        before = self._item
        self._said_of = edited.step
        self._show(edited.step)
        if edited.step != before:
            self.changed.emit(words, edited.step, merge)

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _forget_notes(self) -> None:
        self._say("")
        self._fields.forget_notes()


def _scrolling(inside: QWidget) -> ScrollColumn:
    """A widget in a column that scrolls."""
    column = ScrollColumn()
    column.column.setContentsMargins(0, 0, 8, 0)
    column.column.addWidget(inside)
    column.column.addStretch(1)
    return column
