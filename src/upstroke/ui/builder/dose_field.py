"""How much of a step: in strokes and a tempo, seconds, holds, or until the user goes on."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from upstroke.domain import doses
from upstroke.domain.bounds import Bounds
from upstroke.domain.routine import Dose, Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.safety import work_seconds
from upstroke.domain.step_edit import with_dose, with_dose_kind
from upstroke.ui import words
from upstroke.ui.builder.field import Field
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.number_field import NumberField
from upstroke.ui.widgets.segmented import Segmented

KINDS: dict[doses.Kind, str] = {Seconds: "Seconds", Holds: "Holds", UntilReady: "Until ready"}
"""The kinds of dose that are called the same in every step; what is counted goes by the technique."""

COUNT, TEMPO, LENGTH = "count", "tempo", "seconds"
"""The numbers of doses, by their fields."""
UNDO = {COUNT: "change how many", TEMPO: "change tempo", LENGTH: "change how long"}


class DoseField(Field):
    """The kind of dose, and a slider for each of its numbers that goes no further than is gentle."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._kinds: tuple[doses.Kind, ...] = ()
        self._pills = Segmented("Counted in")
        self._pills.chosen.connect(self._pick)
        self._names = {number: label(kind="muted") for number in (COUNT, TEMPO, LENGTH)}
        self._numbers = {
            COUNT: NumberField("How many"),
            TEMPO: NumberField("Tempo, a minute"),
            LENGTH: NumberField("Seconds"),
        }
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (number, field) in enumerate(self._numbers.items()):
            grid.addWidget(self._names[number], row, 0)
            grid.addWidget(field, row, 1)
            field.changed.connect(lambda value, number=number: self._count(number, value))
            field.settled.connect(self.settled)
        self._sum = label(kind="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._pills)
        column.addLayout(grid)
        column.addWidget(self._sum)

    def show_step(self, step: Step) -> None:
        """Show the dose of a step, and how far each number may go."""
        self._step = step
        self._kinds = doses.kinds_of(step)
        counted = words.capitalised(words.plural(2, words.repetition(step)))
        titles = [KINDS.get(kind, counted) for kind in self._kinds]
        self._pills.show_options(titles, self._kinds.index(type(step.dose)))
        shown = _numbers(step)
        for number, field in self._numbers.items():
            there = number in shown
            self._names[number].setVisible(there)
            field.setVisible(there)
            if there:
                name, value, reach = shown[number]
                self._names[number].setText(name)
                field.show_number(value, reach)
        self._sum.setText(_sum(step))
        self._sum.setVisible(bool(self._sum.text()))

    def _pick(self, place: int) -> None:
        if self._step is not None and self._kinds[place] is not type(self._step.dose):
            self.edited.emit(with_dose_kind(self._step, self._kinds[place]), "change dose", "")

    def _count(self, number: str, value: int) -> None:
        if self._step is not None:
            self.edited.emit(with_dose(self._step, _changed(self._step.dose, number, value)), UNDO[number], number)


def _changed(dose: Dose, number: str, value: int) -> Dose:
    """A dose with another number in the place of one."""
    match dose:
        case Strokes(count=count, tempo=tempo):
            return Strokes(value, tempo) if number == COUNT else Strokes(count, value)
        case Holds(seconds=seconds, count=count):
            return Holds(seconds, value) if number == COUNT else Holds(value, count)
    return Seconds(value)


def _numbers(step: Step) -> dict[str, tuple[str, int, Bounds]]:
    """The numbers of a dose: what each is called, what it is, and how far it may go."""
    match step.dose:
        case Strokes(count=count, tempo=tempo):
            return {
                COUNT: ("How many", count, doses.counts(step)),
                TEMPO: ("A minute", tempo, doses.tempos(step)),
            }
        case Seconds(seconds=seconds):
            return {LENGTH: ("Seconds", seconds, doses.lengths(step))}
        case Holds(seconds=seconds, count=count):
            return {
                COUNT: ("How many", count, doses.counts(step)),
                LENGTH: ("Seconds", seconds, doses.lengths(step)),
            }
    return {}


def _sum(step: Step) -> str:
    """How long a pass takes, in a few words."""
    if isinstance(step.dose, UntilReady):
        return "Waits until you go on."
    each = " on each side" if step.side is Side.EACH else ""
    if isinstance(step.dose, Seconds):
        return f"{words.about(round(work_seconds(step) * 1000))}{each}" if each else ""
    return f"{words.about(round(work_seconds(step) * 1000))} of work{each}"
