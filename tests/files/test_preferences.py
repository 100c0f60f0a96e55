"""The table of preferences, and what each may be."""

from dataclasses import asdict, fields
from datetime import time

import pytest

from upstroke.domain.sound_choice import BeatKind, ChimeSet, Kit
from upstroke.files.preferences import SETTINGS, Settings, wrong


def test_the_table_and_the_class_say_the_same() -> None:
    assert {setting.key: setting.default for setting in SETTINGS} == asdict(Settings())
    assert [field.name for field in fields(Settings)] == [setting.key for setting in SETTINGS]
    for setting in SETTINGS:
        assert wrong(setting, setting.default) == "", setting.key


def test_the_start_of_the_day_is_a_time() -> None:
    assert Settings(start_of_day="05:30").day_starts == time(5, 30)


@pytest.mark.parametrize("minute", range(0, 12 * 60 + 1, 15))
def test_the_day_may_begin_at_any_time_of_the_morning(minute: int) -> None:
    text = f"{minute // 60:02}:{minute % 60:02}"
    setting = next(setting for setting in SETTINGS if setting.key == "start_of_day")
    assert wrong(setting, text) == ""
    assert Settings(start_of_day=text).day_starts == time(minute // 60, minute % 60)


def test_the_kit_is_what_was_chosen_for_chimes_and_strokes() -> None:
    assert Settings(chime_set="glass", beat_kind="tick").kit == Kit(ChimeSet.GLASS, BeatKind.TICK)
