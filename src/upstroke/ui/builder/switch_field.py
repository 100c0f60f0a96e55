"""A field of a step that is on or off."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from upstroke.domain.routine import Step
from upstroke.domain.step_edit import Edited
from upstroke.ui.builder.choice_field import Fits, always
from upstroke.ui.builder.field import Field
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.switch import Switch


class SwitchField(Field):
    """A switch with a few words on what it does."""

    def __init__(
        self,
        name: str,
        explained: str,
        theme: Theme,
        value: Callable[[Step], bool],
        change: Callable[[Step, bool], Edited],
        fits: Fits = always,
    ) -> None:
        super().__init__()
        self._value, self._change, self._fits = value, change, fits
        self._step: Step | None = None
        self._switch = Switch(name, theme)
        self._words = f"change {name.lower()}"
        self._switch.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._switch)
        row.addWidget(label(explained, "small", wrap=True), 1)
        self.setFocusProxy(self._switch)

    def fits(self, step: Step) -> bool:
        """Whether there is anything to switch."""
        return self._fits(step)

    def show_step(self, step: Step) -> None:
        """Show whether it is on."""
        self._step = step
        self._switch.setChecked(self._value(step))

    def _turn(self, on: bool) -> None:
        if self._step is not None:
            self.edited.emit(self._change(self._step, on), self._words, "")
