from pathlib import Path

import pytest

from upstroke.history.database import Database
from upstroke.history.private_file import make_private, written_whole


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_is_the_users_alone_and_an_old_one_stays_as_it_is(tmp_path: Path) -> None:
    make_private(tmp_path / "new")
    assert mode(tmp_path / "new") == 0o600
    (tmp_path / "old").write_text("mine")
    (tmp_path / "old").chmod(0o644)
    make_private(tmp_path / "old")
    assert mode(tmp_path / "old") == 0o644
    assert (tmp_path / "old").read_text() == "mine"


def test_what_can_not_be_made_is_found_out_by_whoever_opens_it(tmp_path: Path) -> None:
    make_private(tmp_path / "no" / "new")
    assert not (tmp_path / "no").exists()


def test_a_file_is_in_its_place_only_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(TypeError), written_whole(path) as file:
        file.writelines([b"ne", "w"])  # type: ignore[list-item]
    assert path.read_text() == "old"
    with written_whole(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_the_history_and_its_folder_are_the_users_alone_when_they_are_made(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "history.sqlite"
    Database.open(path).close()
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Database.open(path).close()
    assert (mode(path.parent), mode(path)) == (0o755, 0o644)


def test_what_sqlite_keeps_beside_the_history_is_the_users_alone_too(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "history.sqlite")
    with database.transaction():
        database.write("DELETE FROM fact")
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}
    database.close()
