"""The card around a chart: heading, legend, what can be done with it, and the table behind it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from upstroke.ui.history.charts.figure import Figure, Kind
from upstroke.ui.history.charts.menu import ChartMenu, Shown
from upstroke.ui.history.charts.picture import ChartPicture
from upstroke.ui.history.charts.table_switch import TableSwitch
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label

if TYPE_CHECKING:
    from upstroke.ui.history.charts.chart import Chart
    from upstroke.ui.history.charts.number_table import NumberTable

HEIGHT = 210
"""Of the chart, or of what stands in its place, in pixels."""


class ChartCard(Card):
    """Shows figures of one kind. The chart is made with the first of them, because what paints it is slow to load."""

    opened = Signal(object)
    """The user wants to see more of a DayRange."""
    said = Signal(str, bool)
    """What was done with the chart, or why it could not be, and whether it was done."""

    def __init__(self, kind: Kind, theme: Theme, icons: Icons, still: Callable[[], bool], *controls: QWidget) -> None:
        """`still` says whether nothing may move. `controls` stand beside the heading."""
        super().__init__(margin=18)
        self._kind, self._theme, self._still = kind, theme, still
        self._figure: Figure | None = None
        self._later: Callable[[], Figure | None] | None = None
        self._soon = QTimer(self)
        """Makes what waits, unless the card is gone from sight by then, as when the program closes."""
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make)
        self._chart: Chart | None = None
        self._table: NumberTable | None = None
        self._heading = label(kind="heading", wrap=True)
        self._heading.setMinimumWidth(90)
        self._switch = TableSwitch(self.toggle_table, icons)
        self.menu = ChartMenu(self._shown, self)
        self.menu.said.connect(self.said)
        self._more = icon_button("Copy or save this chart", self._drop_menu, icons, "dots-three")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading, 1)
        for control in controls:
            head.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._switch.button)
        head.addWidget(self._more)
        self._legend = QWidget()
        self._entries = FlowLayout(self._legend, spacing=14)
        self._note = label(kind="small", wrap=True)
        self._empty = label(kind="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(HEIGHT)
        self._empty.hide()
        self.column.addLayout(head)
        self.column.addWidget(self._note)
        self.column.addWidget(self._legend)
        self.column.addWidget(self._empty, 1)
        theme.changed.connect(self._show_legend)

    @property
    def chart(self) -> "Chart | None":
        """The chart, once a figure was shown."""
        return self._chart

    @property
    def table(self) -> "NumberTable | None":
        """The table, once it was wanted."""
        return self._table

    def show_later(self, make: Callable[[], Figure | None]) -> None:
        """Show a figure that is made when the card is next seen; None leaves what is there."""
        self._later = make
        self.update()

    def show_figure(self, figure: Figure) -> None:
        """Show a figure, or that there is nothing to show."""
        from upstroke.ui.history.charts.chart import Chart

        self._later = None
        self._figure = figure
        if self._chart is None:
            self._chart = Chart(self._kind, self._theme, self._still)
            self._chart.opened.connect(self.opened)
            self.column.addWidget(self._chart, 1)
            QWidget.setTabOrder(self._more, self._chart)
        self._heading.setText(figure.title)
        self._note.setText(figure.summary)
        self._chart.show_figure(figure)
        self._empty.setText(figure.empty)
        self._show_legend()
        self._show_parts()

    def toggle_table(self) -> None:
        """Show the numbers in place of the chart, or the chart again."""
        from upstroke.ui.history.charts.number_table import NumberTable

        if self._table is None:
            self._table = NumberTable(self._theme)
            self._table.setMinimumHeight(HEIGHT)
            self._table.hide()
            self.column.addWidget(self._table, 1)
            QWidget.setTabOrder(self._more, self._table)
        self._show_parts(as_table=self._table.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Being seen, make the figure that waits for it, as soon as this is painted."""
        super().paintEvent(event)
        if self._later:
            self._soon.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not read: it waits until it is seen again."""
        self._soon.stop()
        super().hideEvent(event)

    def _shown(self) -> Shown | None:
        figure, chart = self._figure, self._chart
        if figure is None or chart is None:
            return None
        return Shown(figure.title, figure.spans[-1].last, figure.table, lambda: ChartPicture(chart, self._theme))

    def _make(self) -> None:
        make, self._later = self._later, None
        figure = make() if make else None
        if figure:
            self.show_figure(figure)

    def _show_parts(self, *, as_table: bool | None = None) -> None:
        if self._figure is None or self._chart is None:
            return
        if as_table is None:
            as_table = self._table is not None and not self._table.isHidden()
        something = not self._figure.empty
        if self._table:
            if as_table:
                self._table.show_table(self._figure.title, self._figure.table())
            self._table.setVisible(as_table)
        self._switch.tell(as_table=as_table)
        self._chart.setVisible(something and not as_table)
        self._empty.setVisible(not something and not as_table)
        # Lanes have their names beside them.
        self._legend.setVisible(something and self._kind is not Kind.LANES)
        self._note.setVisible(something)
        for button in (self._switch.button, self._more):
            button.setVisible(something)

    def _drop_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _show_legend(self) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            entry = item.widget()
            if entry:
                entry.hide()
                entry.deleteLater()
        for series in self._figure.series if self._figure else ():
            colour = getattr(self._theme.tokens, series.colour)
            entry = QLabel(f'<span style="color:{colour}">■</span>&nbsp; {series.name}')
            entry.setTextFormat(Qt.TextFormat.RichText)
            entry.setProperty("kind", "small")
            self._entries.addWidget(entry)
            entry.show()
