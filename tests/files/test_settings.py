from pathlib import Path

import pytest
import tomli

from upstroke.domain.anatomy import Half
from upstroke.domain.goals import Goals
from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.files.preferences import SETTINGS, Settings, Value, wrong
from upstroke.files.settings import SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_file_all_is_as_usual_and_no_file_is_made(path: Path) -> None:
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert store.troubles == ()
    assert not path.exists()


def test_a_change_is_kept_in_a_readable_file(path: Path) -> None:
    store = SettingsStore(path)
    store.set("theme", "dark")
    store.set("beat", 0.25)
    assert not path.exists()
    store.flush()
    assert path.read_text(encoding="utf-8") == '[appearance]\ntheme = "dark"\n\n[sound]\nbeat = 0.25\n'
    assert SettingsStore(path).settings == Settings(theme="dark", beat=0.25)


def test_watchers_hear_of_a_change_and_not_of_the_same_again(path: Path) -> None:
    store = SettingsStore(path)
    heard: list[Settings] = []
    store.watch(heard.append)
    store.set("first_side", "right")
    store.set("first_side", "right")
    assert [settings.first_half for settings in heard] == [Half.RIGHT]


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("theme", "drak", 'must be one of system, light, dark; did you mean "dark"?'),
        ("theme", 3, "must be one of system, light, dark"),
        ("tempo_percent", 74, "must be a whole number from 75 to 125"),
        ("tempo_percent", True, "must be a whole number from 75 to 125"),
        ("mirror_view", 1, "must be true or false"),
        ("master", 1.5, "must be a number from 0 to 1"),
        ("start_of_day", "25:00", 'must be a time such as "04:00"'),
        ("start_of_day", "4", 'must be a time such as "04:00"'),
        ("backup_folder", "backups", "must be the whole path of a folder"),
        ("backup_folder", 4, "must be the whole path of a folder"),
    ],
)
def test_a_wrong_value_is_refused_with_the_reason(path: Path, key: str, value: Value, reason: str) -> None:
    setting = next(setting for setting in SETTINGS if setting.key == key)
    assert wrong(setting, value) == reason
    store = SettingsStore(path)
    with pytest.raises(ValueError, match="must be"):
        store.set(key, value)
    assert store.settings == Settings()


def test_a_wrong_value_in_the_file_costs_only_itself(path: Path) -> None:
    write(path, '[massage]\ntempo_percent = 500\nfirst_side = "right"\n[sound]\nmaster = 1\n')
    store = SettingsStore(path)
    assert store.settings == Settings(first_side="right", master=1.0)
    assert store.troubles == (
        "settings.toml: [massage] tempo_percent must be a whole number from 75 to 125; the usual value is used.",
    )


def test_what_is_not_ours_stays_in_the_file(path: Path) -> None:
    write(path, 'note = "mine"\n[sound]\nvoice = "Anna"\n[later]\nkey = [1, 2]\n')
    store = SettingsStore(path)
    store.set("master", 0.5)
    store.flush()
    kept = tomli.loads(path.read_text(encoding="utf-8"))
    assert kept == {"note": "mine", "sound": {"voice": "Anna", "master": 0.5}, "later": {"key": [1, 2]}}


def test_a_file_that_is_no_toml_is_set_aside_and_said(path: Path) -> None:
    write(path, "theme = = dark")
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert "settings.toml.broken" in store.troubles[0]
    assert path.with_name("settings.toml.broken").read_text(encoding="utf-8") == "theme = = dark"
    store.set("theme", "dark")
    store.flush()
    assert SettingsStore(path).settings.theme == "dark"


@pytest.mark.parametrize("text", ["sound = 3\n", "sound = [1]\n[[day]]\nstart_of_day = 1\n"])
def test_a_section_of_another_kind_is_taken_as_empty(path: Path, text: str) -> None:
    write(path, text)
    store = SettingsStore(path)
    assert store.settings == Settings()
    store.set("master", 0.5)
    store.flush()
    assert SettingsStore(path).settings.master == 0.5


def test_bytes_that_are_no_text_are_set_aside(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00")
    assert SettingsStore(path).troubles
    assert path.with_name("settings.toml.broken").read_bytes() == b"\xff\xfe\x00"


def test_a_change_holds_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = SettingsStore(tmp_path / "file" / "settings.toml")
    store.set("theme", "dark")
    with pytest.raises(OSError, match="file"):
        store.flush()
    assert store.settings.theme == "dark"


def test_the_place_of_the_window_is_kept_beside_the_preferences(path: Path) -> None:
    store = SettingsStore(path)
    assert store.geometry == ""
    store.set_geometry("AdnQywAD")
    store.flush()
    assert SettingsStore(path).geometry == "AdnQywAD"
    assert SettingsStore(path).settings == Settings()


def test_the_goals_of_a_week_are_none_until_the_user_sets_them(path: Path) -> None:
    store = SettingsStore(path)
    assert store.settings.goals == Goals()
    store.set("days_goal", 5)
    store.set("minutes_goal", 60)
    assert store.settings.goals == Goals(days=5, minutes=60)
    with pytest.raises(ValueError, match="Days a week must be a whole number from 0 to 7"):
        store.set("days_goal", 8)


def test_what_is_written_already_is_not_written_again(path: Path) -> None:
    store = SettingsStore(path)
    store.set("theme", "dark")
    store.flush()
    path.unlink()
    store.flush()
    assert not path.exists()


def test_the_face_is_one_change_of_two_preferences(path: Path) -> None:
    store = SettingsStore(path)
    heard: list[Look] = []
    store.watch(lambda settings: heard.append(settings.look))
    deep = Look(SkinTone.DEEP_WARM, Hair.BUN)
    store.set_look(deep)
    store.set_look(deep)
    assert heard == [deep]
    store.flush()
    assert tomli.loads(path.read_text(encoding="utf-8"))["face"] == {"skin_tone": "deep_warm", "hair": "bun"}
    assert SettingsStore(path).settings.look == deep


def test_those_of_another_machine_can_be_taken_over_but_for_its_folders(path: Path) -> None:
    store = SettingsStore(path)
    store.set("beat", 0.25)
    heard: list[Settings] = []
    store.watch(heard.append)
    store.take_over(Settings(theme="dark", tempo_percent=90, backup_folder="/there"))
    assert heard == [Settings(theme="dark", tempo_percent=90)]
    store.flush()
    assert SettingsStore(path).settings == Settings(theme="dark", tempo_percent=90)
    store.take_over(store.settings)
    assert len(heard) == 1


def test_the_first_start_is_over_once(path: Path) -> None:
    store = SettingsStore(path)
    assert not store.welcomed
    store.set_welcomed()
    store.flush()
    assert SettingsStore(path).welcomed


def test_a_wrong_value_is_no_sign_of_an_earlier_start(path: Path) -> None:
    write(path, '[appearance]\ntheme = "drak"\n')
    assert not SettingsStore(path).welcomed


def test_whose_settings_were_set_aside_was_here_before_and_is_at_each_later_start(path: Path) -> None:
    write(path, "[appearance\n")
    store = SettingsStore(path)
    assert store.welcomed
    store.flush()
    assert SettingsStore(path).welcomed
