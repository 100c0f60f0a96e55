"""Fields of a step that are one of several: in a list that drops down, or as pills side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from upstroke.domain.routine import Step
from upstroke.domain.step_edit import Edited
from upstroke.ui.builder.field import Field
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.choice import Choice, Group, Option
from upstroke.ui.widgets.segmented import Segmented

Value = Callable[[Step], object]
Change = Callable[[Step, object], Edited]
Fits = Callable[[Step], bool]


def always(step: Step) -> bool:
    """For what every step has."""
    return True


class ListField(Field):
    """A choice among many. `groups` says what there is to choose for a step, `value` what it has."""

    def __init__(
        self,
        name: str,
        icons: Icons,
        groups: Callable[[Step], Sequence[Group]],
        value: Value,
        change: Change,
        fits: Fits = always,
    ) -> None:
        super().__init__()
        self._groups, self._value, self._change, self._fits = groups, value, change, fits
        self._step: Step | None = None
        self._choice = Choice(name, icons)
        self._words = f"change {name.lower()}"
        self._choice.picked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choice)
        self.setFocusProxy(self._choice)

    def fits(self, step: Step) -> bool:
        """Whether there is something to choose."""
        return self._fits(step)

    def show_step(self, step: Step) -> None:
        """Show what a step has."""
        self._step = step
        self._choice.show_options(self._groups(step), self._value(step))

    def _pick(self, value: object) -> None:
        if self._step is not None:
            self.edited.emit(self._change(self._step, value), self._words, "")


class PillField(Field):
    """A choice of a few, side by side. `options` says what there is to choose for a step, `value` what it has."""

    def __init__(
        self,
        name: str,
        options: Callable[[Step], Sequence[Option]],
        value: Value,
        change: Change,
        fits: Fits = always,
    ) -> None:
        super().__init__()
        self._options, self._value, self._change, self._fits = options, value, change, fits
        self._step: Step | None = None
        self._values: list[object] = []
        self._pills = Segmented(name)
        self._words = f"change {name.lower()}"
        self._pills.chosen.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pills)

    def fits(self, step: Step) -> bool:
        """Whether there is something to choose."""
        return self._fits(step)

    def show_step(self, step: Step) -> None:
        """Show what a step has."""
        self._step = step
        options = self._options(step)
        self._values = [option.value for option in options]
        titles = [option.title for option in options]
        self._pills.show_options(titles, self._values.index(self._value(step)), [option.stopped for option in options])

    def _pick(self, place: int) -> None:
        if self._step is not None and self._values[place] != self._value(self._step):
            self.edited.emit(self._change(self._step, self._values[place]), self._words, "")
