"""The choice of the days that the History page shows."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.look_back import LookBack
from upstroke.domain.stats import DayRange, RangeName
from upstroke.ui.history import phrases
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.date_field import DateField
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.segmented import Segmented

_RANGES = tuple(RangeName)
_CUSTOM = len(_RANGES)


class RangePills(Segmented):
    """A range by its name, or days of one's own."""

    def __init__(self) -> None:
        super().__init__("Range")
        titles = [*(phrases.RANGES[name] for name in _RANGES), phrases.CUSTOM_RANGE]
        self.show_options(titles, _RANGES.index(LookBack().name))


class RangeBar(QWidget):
    """Says which days are shown, moves them, and lets the user choose the first and the last. It holds the LookBack."""

    changed = Signal()
    """The user wants to see other days."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = LookBack()
        self._days = DayRange(date.min, date.min)
        self.pills = RangePills()
        """Stands where the page wants it."""
        self.pills.chosen.connect(self._take_pill)
        self.earlier = icon_button("Earlier days", lambda: self._take(self.look.earlier()), icons, "caret-left")
        self.later = icon_button("Later days", lambda: self._take(self.look.later()), icons, "caret-right")
        self._said = label(kind="muted")
        self.first = DateField("First day", icons)
        self.last = DateField("Last day", icons)
        self._fields = QWidget()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        for each in (label("from", "muted"), self.first, label("to", "muted"), self.last):
            fields.addWidget(each)
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _, field=field: self._take_field(field))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addWidget(self._said)
        row.addWidget(self._fields)
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._fields.hide()

    def show_days(self, days: DayRange, today: date, first_practised: date | None) -> None:
        """Show which days there are to see."""
        self._days = days
        self._said.setText(phrases.days(days))
        self.earlier.setEnabled(self.look.may_go_earlier(today, first_practised))
        self.later.setEnabled(self.look.may_go_later(today, first_practised))
        own = self.look.chosen is not None
        self._fields.setVisible(own)
        self._said.setVisible(not own)
        self.pills.choose(_CUSTOM if own else _RANGES.index(self.look.name))
        for field, day in ((self.first, days.first), (self.last, days.last)):
            field.blockSignals(True)
            field.set_last(today)
            field.show_day(day)
            field.blockSignals(False)

    def _take_pill(self, place: int) -> None:
        self._take(LookBack.on(self._days) if place == _CUSTOM else LookBack(_RANGES[place]))

    def _take_field(self, changed: DateField) -> None:
        """Take the days in the fields; where they cross, the other gives way."""
        first, last = self.first.day, self.last.day
        if first > last:
            first, last = (first, first) if changed is self.first else (last, last)
        self._take(LookBack.on(DayRange(first, last)))

    def _take(self, look: LookBack) -> None:
        self.look = look
        self.changed.emit()
