"""The first start: the face is chosen once, and can be changed later."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.acceptance.conftest import Start
from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.request import Request
from upstroke.ui.face.view import FaceView
from upstroke.ui.main_window import PageId


def lightness(face: FaceView) -> int:
    """Of the whole picture, from 0 to 255."""
    image = face.grab().toImage()
    smooth = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return smooth.pixelColor(0, 0).lightness()


def test_the_first_start_asks_once_for_the_face(start: Start) -> None:
    # given a user who is new
    program = start(welcomed=False)
    assert program.says("Welcome to Upstroke")
    # when a skin and hair are chosen
    program.click("Skin: Dark, warm")
    program.click("Hair: Tied up")
    program.click("Go on")
    # then Today is shown, and the choice is kept
    assert not program.says("Welcome")
    assert program.window.open_id is PageId.TODAY
    program.close()
    again = start(welcomed=False)
    assert not again.says("Welcome")
    assert again.app.settings.settings.look == Look(SkinTone.DARK_WARM, Hair.BUN)


def test_enter_goes_on_with_the_usual_face(start: Start) -> None:
    program = start(welcomed=False)
    program.press(Qt.Key.Key_Return)
    assert not program.says("Welcome")
    assert program.app.settings.settings.look == Look()


def test_who_closes_the_window_is_asked_again(start: Start) -> None:
    program = start(welcomed=False)
    program.click("Skin: Medium, cool")
    program.close()
    again = start(welcomed=False)
    assert again.says("Welcome to Upstroke")
    assert again.says("Medium, cool"), "what was chosen before"


def test_who_asks_for_a_routine_gets_it_at_once(start: Start) -> None:
    program = start(Request(routine_id="desk-2min"), welcomed=False)
    assert program.playing
    assert not program.says("Welcome")


def test_a_routine_asked_for_later_is_played_over_the_welcome_which_comes_back(start: Start) -> None:
    program = start(welcomed=False)
    program.app.show(Request(routine_id="desk-2min"))
    program.hear_passes(1)
    program.click("End this routine")
    program.click("End")
    program.click("Done")
    assert program.says("Welcome to Upstroke")
    program.click("Go on")
    assert program.window.open_id is PageId.TODAY
    program.app.settings.set_look(Look(SkinTone.DEEP_COOL, Hair.BUN))
    assert not program.says("Welcome")


def test_who_opens_a_file_sees_what_became_of_it(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "strange.toml"
    file.write_text("no routine", encoding="utf-8")
    program = start(Request(file=file), welcomed=False)
    assert not program.says("Welcome")
    assert program.says("strange.toml")


def test_another_face_in_the_settings_is_seen_at_once_also_in_the_player(start: Start) -> None:
    # given a routine under way
    program = start()
    program.play("guasha-quick")
    program.hear_passes(1)
    face = program.window.findChild(FaceView)
    assert face is not None
    light = lightness(face)
    # when another skin is chosen
    program.app.settings.set_look(Look(SkinTone.DEEP_COOL, Hair.CROPPED))
    program.hear(100)
    # then the face has it
    assert lightness(face) < light - 20


def test_still_pictures_do_not_move(start: Start) -> None:
    program = start()
    program.app.settings.set("still_pictures", True)
    program.play("guasha-quick")
    program.hear_passes(1)
    face = program.window.findChild(FaceView)
    assert face is not None
    before = face.grab().toImage()
    program.hear(700)
    assert face.grab().toImage() == before
    program.app.settings.set("still_pictures", False)
    program.hear(700)
    assert face.grab().toImage() != before


def test_settings_show_the_face_in_use(start: Start, profile: Path) -> None:
    program = start()
    program.app.settings.set_look(Look(SkinTone.VERY_LIGHT_COOL, Hair.BUN))
    program.open(PageId.SETTINGS)
    assert program.button("Skin: Very light, cool").isChecked()
    program.click("Skin: Deep, cool")
    assert program.app.settings.settings.skin_tone == "deep_cool"
    assert program.says("Deep, cool")
