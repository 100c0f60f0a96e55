"""The button that shows the table behind a picture, or the picture again."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button


class TableSwitch:
    """Holds `button`, which says what a press would show."""

    def __init__(self, toggle: Callable[[], object], icons: Icons) -> None:
        self._icons = icons
        self.button: QPushButton = icon_button("Show as table", toggle, icons, "table")

    def tell(self, *, as_table: bool) -> None:
        """Say and show where the next press leads."""
        name = "Show as chart" if as_table else "Show as table"
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self._icons.put_on(self.button, "chart-bar" if as_table else "table", "sand_ink")
