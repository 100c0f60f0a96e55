"""All that can be changed in a step, row by row."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from upstroke.domain import step_edit, suited
from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.routine import Side, Step
from upstroke.domain.step_edit import Edited
from upstroke.domain.technique import Movement, Slip, Technique, Tool
from upstroke.domain.way_edit import with_view
from upstroke.ui.builder import step_choices
from upstroke.ui.builder.choice_field import ListField, PillField
from upstroke.ui.builder.dose_field import DoseField
from upstroke.ui.builder.field import FieldRow
from upstroke.ui.builder.path_field import PathField
from upstroke.ui.builder.pressure_field import PressureField
from upstroke.ui.builder.switch_field import SwitchField
from upstroke.ui.builder.text_field import LineField, NoteField
from upstroke.ui.builder.zone_field import ZoneField
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.tab_order import TabOrder

WIGGLES = "A tiny movement from side to side ends each stroke"


class StepFields(QWidget):
    """A row for each thing that a step has. What has to give way to a change is said below the row that was changed."""

    edited = Signal(object, str, str)
    """An `Edited` step, the change in words that go on from “Undo”, and the key under which changes are one."""
    settled = Signal()

    def __init__(self, anatomy: Anatomy, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = list(_rows(anatomy, theme, icons))
        self._tab_order = TabOrder(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in self._rows:
            column.addWidget(row)
            row.field.edited.connect(lambda edited, words, merge, row=row: self._edit(row, edited, words, merge))
            row.field.settled.connect(self.settled)
            row.field.remade.connect(self._tab_order.refresh)

    def show_step(self, step: Step) -> None:
        """Show a step. What is being written or slid stays as it is."""
        for row in self._rows:
            row.show_step(step)
        self._tab_order.refresh()

    def forget_notes(self) -> None:
        """Take back what was said of the last change."""
        for row in self._rows:
            row.say("")

    def _edit(self, row: FieldRow, edited: Edited, words: str, merge: str) -> None:
        self.forget_notes()
        row.say(edited.note)
        self.edited.emit(edited, words, merge)


def _rows(anatomy: Anatomy, theme: Theme, icons: Icons) -> Iterator[FieldRow]:
    """The rows from top to bottom."""
    yield FieldRow(
        "Tool",
        ListField(
            "Tool",
            icons,
            step_choices.tools,
            lambda step: step.tool,
            lambda step, tool: step_edit.with_tool(step, cast(Tool, tool), anatomy),
        ),
    )
    yield FieldRow(
        "Which one",
        LineField(
            "Which one",
            lambda step: step.tool_detail,
            step_edit.with_detail,
            "Any",
            lambda step: step.tool is not Tool.NONE,
        ),
    )
    yield FieldRow(
        "Technique",
        ListField(
            "Technique",
            icons,
            step_choices.techniques,
            lambda step: step.technique,
            lambda step, technique: step_edit.with_technique(step, cast(Technique, technique), anatomy),
        ),
    )
    yield FieldRow("Path", PathField(anatomy, icons), below=True)
    yield FieldRow("Areas", ZoneField(anatomy), below=True)
    yield FieldRow(
        "Sides",
        PillField(
            "Sides",
            step_choices.sides,
            lambda step: step.side,
            lambda step, side: step_edit.with_side(step, cast(Side, side)),
            lambda step: step.on_skin or step.side is not Side.MIDDLE,
        ),
    )
    yield FieldRow(
        "Begin",
        PillField(
            "Side to begin with",
            step_choices.firsts,
            lambda step: step.first,
            lambda step, half: step_edit.with_first(step, cast(Half, half)),
            lambda step: step.side is Side.EACH,
        ),
    )
    yield FieldRow("Dose", DoseField(), below=True)
    yield FieldRow("Pressure", PressureField(anatomy, theme))
    yield FieldRow(
        "Skin",
        ListField(
            "Skin",
            icons,
            step_choices.slips,
            lambda step: step.slip,
            lambda step, slip: step_edit.with_slip(step, cast(Slip, slip)),
            lambda step: step.movement not in (Movement.BREATH, Movement.JAW),
        ),
    )
    yield FieldRow(
        "Angle",
        ListField(
            "Angle",
            icons,
            step_choices.angles,
            lambda step: step.angle,
            lambda step, angle: step_edit.with_angle(step, cast("int | None", angle)),
            lambda step: suited.lies_flat(step) or step.angle is not None,
        ),
    )
    yield FieldRow(
        "Seen from",
        PillField(
            "View",
            lambda step: step_choices.views(step, anatomy),
            lambda step: step.view,
            lambda step, view: with_view(step, cast(View, view), anatomy),
            lambda step: bool(step.paths),
        ),
    )
    yield FieldRow(
        "Wiggle",
        SwitchField(
            "Wiggle",
            WIGGLES,
            theme,
            lambda step: step.wiggle,
            step_edit.with_wiggle,
            lambda step: step.movement is Movement.GLIDE,
        ),
    )
    yield FieldRow(
        "Cue", NoteField("Cue", lambda step: step.cue, step_edit.with_cue, "What to do and feel"), below=True
    )
    yield FieldRow(
        "Common mistake",
        NoteField("Mistake", lambda step: step.mistake, step_edit.with_mistake, "What to avoid"),
        below=True,
    )
