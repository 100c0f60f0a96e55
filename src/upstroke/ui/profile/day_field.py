"""The day of a treatment, or that none is given."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.date_field import DateField

LAST_SECOND = time(23, 59, 59)
HALF_A_DAY = timedelta(hours=12)


def end_of(day: date, now: datetime) -> datetime:
    """The last second of a day, on the clock of `now`."""
    return datetime.combine(day, LAST_SECOND, now.tzinfo)


def day_that_ended(at: datetime, now: datetime) -> date:
    """The day whose end that was. Its noon is looked at, so that neither summer time nor a journey shifts it."""
    here = at.astimezone(now.tzinfo) if at.tzinfo and now.tzinfo else at
    return (here - HALF_A_DAY).date()


class DayField(QWidget):
    """Offers to give a day; once one is given it is shown, and can be changed or taken back. Never one to come."""

    changed = Signal()

    def __init__(self, name: str, icons: Icons, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._edit = DateField(name, icons)
        self._edit.dateChanged.connect(lambda _: self.changed.emit())
        self._choose = button("Choose a day", self._begin)
        self._choose.setAccessibleName(f"{name} Choose a day")
        self._none = button("No day", self._take_back, kind="chip")
        self._none.setAccessibleName(f"{name} No day")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._choose, self._edit, self._none):
            row.addWidget(part)
        row.addStretch(1)
        self._unfold(False)

    @property
    def at(self) -> datetime | None:
        """The end of the day that is given; None where none is."""
        if self._edit.isHidden():
            return None
        return end_of(self._edit.day, self._now())

    def show_at(self, at: datetime | None) -> None:
        """Show the day that ended at a time, without a signal."""
        now = self._now()
        self._unfold(at is not None)
        self._set(day_that_ended(at, now) if at else now.date())

    def _begin(self) -> None:
        self._set(self._now().date())
        self._unfold(True)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_back(self) -> None:
        self._unfold(False)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _set(self, day: date) -> None:
        self._edit.blockSignals(True)
        self._edit.set_last(self._now().date())
        self._edit.show_day(day)
        self._edit.blockSignals(False)

    def _unfold(self, given: bool) -> None:
        self._choose.setHidden(given)
        self._edit.setVisible(given)
        self._none.setVisible(given)
