"""The steps of a routine as a list to read: number, picture, title, dose and time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from upstroke.domain.overview import Overview
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.picture import Picture
from upstroke.ui.widgets.pictures import Pictures

PICTURE = (76, 68)
"""The size of a picture, in logical pixels."""


class StepList(QWidget):
    """Shows each step with its picture and two lines. Shown anew for another routine."""

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._column.addWidget(self._inside)

    def show_overview(self, whole: Overview) -> None:
        """Show the steps of a routine."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        steps = zip(whole.programme.entries, whole.step_ms, strict=True)
        for number, (entry, length_ms) in enumerate(steps, start=1):
            step, row = entry.step, 2 * number
            details = [words.TECHNIQUES[step.technique].lower()] if step.paths else []
            if step.tool not in (Tool.NONE, Tool.HANDS):
                details.insert(0, f"{step.tool_detail} {words.TOOLS[step.tool]}".strip())
            text = QVBoxLayout()
            text.setSpacing(1)
            text.addWidget(label(step.title, "strong", wrap=True))
            text.addWidget(label(words.capitalised(" · ".join([*details, words.dose(step)])), "small", wrap=True))
            text.addStretch(1)
            top = Qt.AlignmentFlag.AlignTop
            if number > 1:
                grid.addWidget(rule(), row - 1, 0, 1, 4)
            grid.addWidget(label(str(number), "muted"), row, 0, top | Qt.AlignmentFlag.AlignRight)
            picture = Picture(self._theme, self._pictures, step)
            picture.setFixedSize(*PICTURE)
            grid.addWidget(picture, row, 1, top)
            grid.addLayout(text, row, 2)
            grid.addWidget(label(words.clock(length_ms), "muted"), row, 3, top | Qt.AlignmentFlag.AlignRight)
        self._column.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside
