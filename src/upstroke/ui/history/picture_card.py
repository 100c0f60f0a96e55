"""A card around something that is no chart but can be taken along like one: with a table behind it and a menu."""

from abc import abstractmethod

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from upstroke.ui.history.charts.menu import ChartMenu, Shown
from upstroke.ui.history.charts.number_table import NumberTable
from upstroke.ui.history.charts.table_switch import TableSwitch
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class PictureCard(Card):
    """Shows `inside`, or the table behind it. Its own parts go into `column`."""

    said = Signal(str, bool)
    """What was done with it, or why it could not be, and whether it was done."""

    def __init__(
        self, heading: str, span: QLabel, inside: QWidget, theme: Theme, icons: Icons, *controls: QWidget
    ) -> None:
        """`span` says of which days it is; `controls` stand beside the heading."""
        super().__init__(margin=18)
        self._theme, self._inside = theme, inside
        self._table: NumberTable | None = None
        self._switch = TableSwitch(self.toggle_table, icons)
        self.menu = ChartMenu(self.shown, self)
        self.menu.said.connect(self.said)
        self._more = icon_button("Copy or save this picture", self._drop_menu, icons, "dots-three")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(label(heading, "heading"), 1)
        for control in (*controls, self._switch.button, self._more):
            self.head.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.head)
        self.column.addWidget(span)
        self.column.addWidget(inside, 1)

    @abstractmethod
    def shown(self) -> Shown:
        """What can be taken along now."""

    @property
    def table(self) -> NumberTable | None:
        """The table, once it was wanted."""
        return self._table

    def toggle_table(self) -> None:
        """Show the numbers in place of the picture, or the picture again."""
        if self._table is None:
            self._table = NumberTable(self._theme)
            self._table.hide()
            self.column.insertWidget(self.column.indexOf(self._inside) + 1, self._table, 1)
            QWidget.setTabOrder(self._more, self._table)
        as_table = self._table.isHidden()
        self._table.setMinimumHeight(self._inside.height())  # so that what stands below stays
        self._inside.setHidden(as_table)
        self._table.setVisible(as_table)
        self._switch.tell(as_table=as_table)
        self.show_numbers()

    def show_numbers(self) -> None:
        """Bring the table up to date, if it is shown."""
        if self._table is not None and not self._table.isHidden():
            self._table.show_table(self.shown().title, self.shown().table(), latest_last=self.latest_last)

    latest_last = True
    """Whether the last row of its table is the one that one wants to see first."""

    def _drop_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
