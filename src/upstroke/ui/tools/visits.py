"""Logging a professional visit, and the list of those that were."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from upstroke.domain.tools_view import Visit
from upstroke.files.catalogue import VisitKind
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.date_field import DateField
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.segmented import Segmented
from upstroke.ui.widgets.tab_order import tab_after

LONGEST_NOTE = 300
EMPTY = "No visit logged yet. Here you will see when you went, for what, and what you noted."


class VisitsCard(Card):
    """The form for a visit, and the visits below it."""

    added = Signal(str, object, str)
    """Log a visit: the id of its kind, its date, and a note that may be empty."""
    deleted = Signal(str)
    """Delete the visit of an id."""

    def __init__(self, kinds: Sequence[VisitKind], icons: Icons) -> None:
        super().__init__(margin=22, spacing=10)
        self._icons = icons
        self._titles = {kind.id: kind.title for kind in kinds}
        self._visits: tuple[Visit, ...] | None = None
        self._kind = Segmented("Kind of visit")
        self._kind.show_options([*self._titles.values()], 0)
        self._day = DateField("Date of the visit", icons)
        self._note = QLineEdit()
        self._note.setPlaceholderText("Note, if you like")
        self._note.setAccessibleName("Note on the visit")
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.setMinimumWidth(120)
        self._note.returnPressed.connect(self._add)
        form = QHBoxLayout()
        form.setSpacing(10)
        form.addWidget(self._day)
        form.addWidget(self._note, 1)
        self._list = QWidget()
        self.column.addWidget(label("Log a visit", "heading"))
        self.column.addWidget(self._kind)
        self.column.addLayout(form)
        self._log = button("Log this visit", self._add, icons=icons, icon="calendar-plus")
        self.column.addWidget(self._log, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(rule())
        self.column.addWidget(self._list)

    def show_visits(self, visits: tuple[Visit, ...], today: date) -> None:
        """Show the visits. A note that is being typed stays until its visit is among them."""
        if self._visits is None:
            self._day.show_day(today)
        elif len(visits) > len(self._visits):
            self._note.clear()
        self._day.set_last(today)
        if visits != self._visits:
            self._visits = visits
            shown = _visit_list(visits, self._titles, self._icons, self.deleted.emit)
            self.column.replaceWidget(self._list, shown)
            self._list.deleteLater()
            self._list = shown
            tab_after(self._log, shown)

    def _add(self) -> None:
        kind = [*self._titles][max(0, self._kind.index)]
        self.added.emit(kind, self._day.day, self._note.text().strip())


def _visit_list(
    visits: Sequence[Visit], titles: Mapping[str, str], icons: Icons, delete: Callable[[str], object]
) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if not visits:
        column.addWidget(label(EMPTY, "muted", wrap=True))
    for visit in visits:
        title, day = titles.get(visit.kind, visit.kind), words.long_date(visit.day)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(label(title, "strong", wrap=True))
        text.addWidget(label(f"{day} {visit.day.year}", "small"))
        if visit.note:
            text.addWidget(label(visit.note, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(text, 1)
        remove = icon_button(f"Delete: {title}, {day}", partial(delete, visit.id), icons, "trash")
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    return made
