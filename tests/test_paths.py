from dataclasses import fields
from pathlib import Path

import pytest

from upstroke import paths
from upstroke.paths import UserPaths, resources_dir, routines_dir


def test_the_source_tree_keeps_its_data_beside_src() -> None:
    top = Path(__file__).parents[1]
    assert resources_dir() == top / "resources"
    assert routines_dir() == top / "routines"


def test_an_installed_package_keeps_its_data_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "routines").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert routines_dir() == tmp_path / "routines"


def test_a_profile_keeps_everything_in_one_folder(tmp_path: Path) -> None:
    profile = UserPaths.under(tmp_path / "ann")
    everything = (profile.database, profile.routines, profile.settings, profile.log)
    assert {path.parent for path in everything} == {tmp_path / "ann"}
    assert len(set(everything)) == len(everything)


def test_what_can_be_made_anew_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    profile = UserPaths.under(tmp_path / "ann")
    assert profile.own_words.relative_to(tmp_path / "ann").parts[0] == "cache"
    assert UserPaths.of_user().own_words.is_relative_to(UserPaths.of_user().cache)


def test_backups_lie_beside_the_history_or_where_the_user_wants_them(tmp_path: Path) -> None:
    profile = UserPaths.under(tmp_path / "ann")
    assert profile.backups().parent == profile.database.parent
    assert profile.backups(str(tmp_path / "synced")) == tmp_path / "synced"


def test_a_profile_given_from_here_stays_there_when_the_program_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert UserPaths.under(Path("ann")).database.parent == tmp_path / "ann"


def test_a_user_has_folders_named_for_the_program() -> None:
    user = UserPaths.of_user()
    assert all("upstroke" in getattr(user, field.name).parts for field in fields(user))


def test_asking_where_makes_no_folder(tmp_path: Path) -> None:
    assert not UserPaths.under(tmp_path / "ann").data.exists()
