"""What was felt on one scale before and after a session, to be put right or said later."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from upstroke.domain.ratings import Scale
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.rating_row import RatingRow


class SessionRating(QWidget):
    """Two rows of dots. Each may be left open, and what was said can be taken back."""

    def __init__(self, scale: Scale, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RatingRow] = []
        self._clears: list[QWidget] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for line, when in enumerate(("before", "after")):
            row = RatingRow(f"{scale.words} {when}", theme)
            row.rated.connect(self._show_clears)
            clear = icon_button(f"Clear {scale.words.lower()} {when}", self._clearing(row), icons, "x")
            room = clear.sizePolicy()
            room.setRetainSizeWhenHidden(True)  # or the dots would move under the pointer
            clear.setSizePolicy(room)
            for column, part in enumerate((label(when, "small"), row, clear)):
                grid.addWidget(part, line, column)
            self._rows.append(row)
            self._clears.append(clear)
        self._show_clears()

    @property
    def before(self) -> int | None:
        """What was felt before, 0 to 10; None where nothing is said."""
        return self._rows[0].value

    @property
    def after(self) -> int | None:
        """What was felt after, 0 to 10; None where nothing is said."""
        return self._rows[1].value

    def show_values(self, before: int | None, after: int | None) -> None:
        """Show what was said."""
        for row, value in zip(self._rows, (before, after), strict=True):
            row.show_value(value)
        self._show_clears()

    def _clearing(self, row: RatingRow) -> Callable[[], None]:
        def clear() -> None:
            row.setFocus()  # the button goes
            row.show_value(None)
            self._show_clears()

        return clear

    def _show_clears(self) -> None:
        for row, clear in zip(self._rows, self._clears, strict=True):
            clear.setVisible(row.value is not None)
