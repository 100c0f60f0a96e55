"""A field for a date, with a calendar that drops down."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton

from upstroke.ui.icons import Icons

WIDTH = 146
ICON_ROOM = (30, 18)
"""How far from the right the icon begins, and how wide it is, in pixels."""


class DateField(QDateEdit):
    """Holds a date up to a last one. It keeps Enter to itself, and leaves the mouse wheel to the page."""

    def __init__(self, name: str, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.English))
        self.setDisplayFormat("d MMM yyyy")
        self.setMinimumWidth(WIDTH)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt paints them red
        for side, icon in (("prev", "caret-left"), ("next", "caret-right")):
            arrow = calendar.findChild(QToolButton, f"qt_calendar_{side}month")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icons.icon(icon))

    @property
    def day(self) -> date:
        """The date in the field."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Put a date into the field."""
        self.setDate(QDate(day.year, day.month, day.day))

    def set_last(self, day: date) -> None:
        """Take no date after this one."""
        self.setMaximumDate(QDate(day.year, day.month, day.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a calendar where others have an arrow, which the style sheet takes away."""
        super().paintEvent(event)
        begins, wide = ICON_ROOM
        painter = QPainter(self)
        room = QRectF(self.width() - begins, 0, wide, self.height())
        self._icons.paint(painter, "calendar-blank", room, self._icons.colour("sand_ink"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a date as one writes it, over another one too. Enter finishes it, and nothing else with it."""
        chosen, written = self.lineEdit().selectedText(), event.text()
        if written.isalnum() and chosen == self.text():
            self.setSelectedSection(self.sectionAt(0))  # else Qt passes over what is written over all of it
        if written == " " and chosen == self.sectionText(self.currentSection()):
            return  # after two digits Qt has gone on by itself, and would leave out the month
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
