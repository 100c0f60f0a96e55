"""A block that was chosen in the sequence: what is in it, and how it can be opened."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from upstroke.domain.overview import Overview, overview
from upstroke.domain.routine import Block, Condition, Routine, Slot
from upstroke.domain.timeline import GET_READY_MS, Options
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.step_list import StepList

OPEN = "Open into its steps"
OPENED = "Then each of them can be changed."
CHOICE = "A choice before the start: {options}. Without one, the first is played that may be used that day."
CONDITIONS = {Condition.TOOL_RESTED: "Left out on days on which its tool must rest."}
EMPTY = "There is nothing in it."


class BlockView(QWidget):
    """Says what a block is made of and how long it takes, and lists its steps."""

    open_requested = Signal(str)
    """Put the steps in the place of the block of an id."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._options: Options | None = None
        self._title = label(kind="heading", wrap=True)
        self._length = label(kind="muted", wrap=True)
        self._choice = label(wrap=True)
        self._when = label(kind="caution", wrap=True)
        self._open = button(OPEN, self._ask_to_open, icons=icons, icon="list-numbers")
        self._explained = label(OPENED, "small", wrap=True)
        self._steps = StepList(theme, pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._length, self._choice, self._when, self._open, self._explained):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._steps)
        column.addStretch(1)

    def show_block(self, block: Block, options: Options | None = None) -> None:
        """Show a block, its steps laid out as the user wants them."""
        if (block, options) == (self._block, self._options):
            return
        self._block, self._options = block, options
        whole = _without_getting_ready(overview(Routine("", block.title, Slot.ANY, blocks=(block,)), options))
        count = len(whole.programme.entries)
        self._title.setText(block.title)
        self._length.setText(f"{words.about(whole.length_ms)} · {words.counted(count, 'step')}" if count else EMPTY)
        _say(self._choice, _choice(block) if block.options else "")
        _say(self._when, CONDITIONS[block.when] if block.when else "")
        can_open = bool(block.steps or block.blocks)
        self._open.setVisible(can_open)
        self._explained.setVisible(can_open)
        self._steps.show_overview(whole)

    def _ask_to_open(self) -> None:
        if self._block is not None:
            self.open_requested.emit(self._block.id)


def _without_getting_ready(whole: Overview) -> Overview:
    """As it is within a sequence, where getting ready comes once, before all of it."""
    if not whole.step_ms:
        return whole
    first, *others = whole.step_ms
    return replace(whole, length_ms=whole.length_ms - GET_READY_MS, step_ms=(first - GET_READY_MS, *others))


def _choice(block: Block) -> str:
    """What there is to choose from, and what is shown here of it."""
    options = " or ".join(f"“{option.title}”" for option in block.options)
    return f"{CHOICE.format(options=options)} Below is “{block.options[0].title}”."


def _say(shown: QLabel, text: str) -> None:
    shown.setText(text)
    shown.setVisible(bool(text))
