"""A session that was done without the app."""

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtWidgets import QLineEdit

from tests.acceptance.conftest import Start
from upstroke.ui.history.page import HistoryPage
from upstroke.ui.history.session_dialog import SessionDialog
from upstroke.ui.widgets.date_field import DateField
from upstroke.ui.widgets.time_field import TimeField


def test_one_of_last_summer_goes_by_the_clocks_of_summer(start: Start) -> None:
    # given a winter in a place whose clocks are an hour ahead in July
    program = start()
    program.clocks.offset_at = lambda wall: timedelta(hours=2 if wall.month == 7 else 1)
    program.click("History")
    (page,) = program.window.findChildren(HistoryPage)
    # when a session of last July is written down
    page.desk.ask_new()
    (form,) = page.findChildren(SessionDialog)
    next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "What you did").setText("Walk")
    form.findChildren(DateField)[0].show_day(date(2025, 7, 1))
    form.findChildren(TimeField)[0].show_at(time(7, 30))
    next(each for each in form.findChildren(type(program.button("Add"))) if each.text() == "Add").click()
    # then it has the time of that day
    (session,) = program.app.history.sessions(date(2025, 7, 1), date(2025, 7, 1))
    assert session.started_at == datetime(2025, 7, 1, 5, 30, tzinfo=UTC)
    assert session.started_local == datetime(2025, 7, 1, 7, 30)
