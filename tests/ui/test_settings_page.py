from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSlider, QSpinBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from upstroke.domain.look import SkinTone
from upstroke.files.preferences import SETTINGS, Settings
from upstroke.ui.icons import Icons
from upstroke.ui.settings.backups_card import BackupsCard
from upstroke.ui.settings.page import SettingsPage
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.look_picker import LookPicker

DATA = Path("/home/anna/.local/share/upstroke")
FILE = Path("/home/anna/.config/upstroke/settings.toml")


@pytest.fixture
def page(theme: Theme, icons: Icons, qtbot: QtBot) -> SettingsPage:
    picker = LookPicker(lambda look, size, ratio: QPixmap(size), {tone: "#F3CDB7" for tone in SkinTone}, theme)
    page = SettingsPage(theme, icons, picker, BackupsCard(icons), DATA, FILE, "1.2.3")
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_settings(Settings())
    page.show()
    return page


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if text in (each.text(), each.accessibleName()))


def test_each_preference_has_a_row_but_those_of_sound_which_have_a_page(page: SettingsPage) -> None:
    texts = {label.text() for label in page.findChildren(QLabel)}
    assert {setting.label for setting in SETTINGS if setting.section not in ("voice", "sound")} <= texts
    assert "Everything is said · chimes: bowls · strokes: wood · loudness 80 %" in texts
    assert "Upstroke 1.2.3" in texts
    assert str(FILE) in texts


def test_a_change_comes_out_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    changes: list[tuple[str, object]] = []
    page.setting_changed.connect(lambda key, value: changes.append((key, value)))
    QTest.mouseClick(button(page, "Dark"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(page, "Picture as in a mirror"), Qt.MouseButton.LeftButton)
    tempo = next(each for each in page.findChildren(QSlider) if each.accessibleName() == "Tempo")
    QTest.keyClick(tempo, Qt.Key.Key_Right)
    page.findChildren(QTimeEdit)[0].setTime(QTime(5, 30))
    strokes, days, _ = page.findChildren(QSpinBox)
    strokes.setValue(300)
    days.stepUp()
    assert changes == [
        ("theme", "dark"),
        ("mirror_view", False),
        ("tempo_percent", 105),
        ("start_of_day", "05:30"),
        ("strokes_goal", 300),
        ("days_goal", 1),
    ]


def test_showing_preferences_is_no_change(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.setting_changed):
        page.show_settings(
            Settings(
                theme="light",
                first_side="right",
                tempo_percent=80,
                mirror_view=False,
                still_pictures=True,
                start_of_day="03:00",
                strokes_goal=120,
            )
        )
    assert button(page, "Light").isChecked()
    assert not button(page, "Picture as in a mirror").isChecked()
    assert "80 %" in {label.text() for label in page.findChildren(QLabel)}


def test_where_there_is_no_goal_it_says_so(page: SettingsPage) -> None:
    assert [box.text() for box in page.findChildren(QSpinBox)] == ["as planned", "none", "none"]
    page.show_settings(Settings(strokes_goal=250, days_goal=5))
    assert [box.text() for box in page.findChildren(QSpinBox)] == ["250", "5", "none"]


def test_numbers_and_times_wear_the_theme_and_leave_the_wheel_to_the_page(page: SettingsPage) -> None:
    fields = [*page.findChildren(QSpinBox), *page.findChildren(QTimeEdit)]
    assert len(fields) == 4
    for field in fields:
        assert field.property("kind") == "number"
        before = field.text()
        middle = QPointF(field.rect().center())
        turned = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turned)
        assert field.text() == before


def test_what_an_import_does_is_said_as_it_is(page: SettingsPage) -> None:
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    for word in ("added", "replaced", "deleted", "backup"):
        assert word in said
    assert "adds what is missing" not in said


def test_folders_sound_and_history_are_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.folder_requested) as folder:
        QTest.mouseClick(button(page, "Open the folder: Settings"), Qt.MouseButton.LeftButton)
    assert folder.args == [FILE.parent]
    for text, signal in (
        ("Choose and listen", page.sound_requested),
        ("Export history", page.export_requested),
        ("Import history", page.import_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def test_a_page_ends_where_its_content_ends(page: SettingsPage) -> None:
    inside = page.widget()
    assert inside is not None
    bottom = max(each.geometry().bottom() for each in inside.children() if isinstance(each, QWidget))
    assert inside.height() - bottom < 40
