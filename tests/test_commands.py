"""What the command line does without a window."""

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.history.sessions import session
from tests.routine_texts import BREEZE
from upstroke import commands
from upstroke.files.settings import SettingsStore
from upstroke.history import exchange
from upstroke.history.facts import NOTES, RATINGS, SKIN, VISITS
from upstroke.history.store import History
from upstroke.paths import UserPaths, routines_dir

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
GOOD = f"""\
{BREEZE}
[[step]]
use = "jawline"
tool = "gua_sha"
slip = "generous"
pressure = 2
"""


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    return UserPaths.under(tmp_path / "profile")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "breeze.toml"
    path.write_text(GOOD)
    return path


class TestList:
    def test_a_line_for_each_routine(self, paths: UserPaths, capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.list_routines(paths, as_json=False) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 14
        assert any(line.split()[0] == "evening" and "118 strokes" in line for line in lines)

    def test_as_json_with_the_keys_that_others_rely_on(
        self, paths: UserPaths, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert commands.list_routines(paths, as_json=True) == 0
        rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
        assert rows["guasha-full"] == {
            "id": "guasha-full",
            "title": "Gua sha, full face",
            "slot": "evening",
            "tools": ["hands", "gua_sha"],
            "seconds": 595,
            "strokes": 138,
        }

    def test_the_users_own_are_there_and_a_broken_one_is_named_apart(
        self, paths: UserPaths, capsys: pytest.CaptureFixture[str]
    ) -> None:
        paths.routines.mkdir(parents=True)
        (paths.routines / "breeze.toml").write_text(GOOD)
        (paths.routines / "broken.toml").write_text("what?")
        assert commands.list_routines(paths, as_json=True) == 0
        printed = capsys.readouterr()
        assert "breeze" in {row["id"] for row in json.loads(printed.out)}
        assert f"{paths.routines / 'broken.toml'}: is not valid TOML" in printed.err


class TestCheck:
    def test_good_files_are_passed_over_in_silence(self, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.check([good, routines_dir(), routines_dir() / "evening.toml"]) == 0
        assert capsys.readouterr() == ("", "")

    def test_it_may_use_ones_own_shared_step_and_include_ones_own_routine(
        self, good: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (good.parent / "steps").mkdir()
        (good.parent / "steps" / "rest.toml").write_text(
            'format = 1\ntitle = "Rest"\ntechnique = "wait"\nseconds = 5\n'
        )
        good.write_text(f'{GOOD}\n[[step]]\nuse = "rest"\n')
        mine = good.with_name("mine.toml")
        mine.write_text(
            'format = 1\nid = "mine"\ntitle = "Mine"\nslot = "any"\n[[block]]\nid = "a"\ninclude = "breeze"\n'
        )
        assert commands.check([good, mine]) == 0
        assert capsys.readouterr() == ("", "")

    def test_a_bad_one_is_named_with_step_field_and_reason(
        self, good: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        good.write_text(GOOD.replace("pressure = 2", "pressure = 5"))
        assert commands.check([good]) == 1
        assert capsys.readouterr().err == f'{good}: step 2 "jawline", pressure: must be a whole number of at most 4\n'

    def test_every_fault_is_named(self, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
        good.write_text(GOOD.replace("seconds = 10", "secnds = 10").replace('use = "jawline"', 'use = "jawlime"'))
        assert commands.check([good]) == 1
        first, second = capsys.readouterr().err.splitlines()
        assert first.startswith(f'{good}: step 1 "oil"')
        assert '"seconds"' in first
        assert second == f'{good}: step 2, use: there is no shared step "jawlime"; did you mean "jawline"?'

    def test_a_folder_is_checked_whole(self, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (good.parent / "other.toml").write_text("format = 1\n")
        (good.parent / "again.toml").write_text(GOOD)
        assert commands.check([good.parent]) == 1
        faults = capsys.readouterr().err.splitlines()
        assert len(faults) == 2
        assert f'{good}: id: "breeze" is already the id of again.toml; choose another' in faults

    def test_one_file_is_not_blamed_for_another(self, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (good.parent / "other.toml").write_text("format = 1\n")
        assert commands.check([good]) == 0

    def test_the_id_of_a_bundled_routine_is_taken(self, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
        good.write_text(GOOD.replace('"breeze"', '"evening"'))
        assert commands.check([good]) == 1
        assert f'{good}: id: "evening" is already the id of evening.toml' in capsys.readouterr().err

    def test_another_edition_of_the_bundled_folder_is_checked_against_itself(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        clone = tmp_path / "clone" / "routines"
        shutil.copytree(routines_dir(), clone)
        (clone / "desk-2min.toml").unlink()
        assert commands.check([clone, clone / "evening.toml", clone / "steps", clone / "steps" / "jawline.toml"]) == 0
        assert capsys.readouterr() == ("", "")

    def test_shared_steps_are_checked_as_such(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        steps = tmp_path / "steps"
        steps.mkdir()
        (steps / "rest.toml").write_text('format = 1\ntitle = "Rest"\ntechnique = "wait"\n')
        assert commands.check([steps]) == 0
        (steps / "jaw.toml").write_text('format = 1\ntitle = "Jaw"\ntechnique = "roll"\npath = ["chin"]\nseconds = 5\n')
        (tmp_path / "breeze.toml").write_text(GOOD)
        said = f'{steps / "jaw.toml"}: path: unknown landmark "chin"'
        for target in (steps, steps / "jaw.toml", tmp_path):
            assert commands.check([target]) == 1
            assert capsys.readouterr().err.startswith(said)

    def test_what_is_not_there_or_empty_is_a_fault(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.check([tmp_path / "nowhere.toml"]) == 1
        assert "can't be read: No such file" in capsys.readouterr().err
        assert commands.check([tmp_path]) == 1
        assert "has no routine files, which end in .toml" in capsys.readouterr().err


class TestHistory:
    @pytest.mark.parametrize("suffix", [".json", ".csv"])
    def test_what_was_exported_can_be_imported_elsewhere(
        self, paths: UserPaths, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(History.open(paths.database)) as history:
            history.merge([session(1), session(2)])
        file = tmp_path / f"mine{suffix}"
        assert commands.export_history(paths, file, NOW) == 0
        assert str(file) in capsys.readouterr().out

        other = UserPaths.under(tmp_path / "other")
        assert commands.import_history(other, file, NOW) == 0
        assert "2 sessions added" in capsys.readouterr().out
        with closing(History.open(other.database)) as history:
            assert [each.id for each in history.everything()] == [session(1).id, session(2).id]

    @pytest.mark.parametrize(
        ("name", "reason"),
        [("mine.txt", ".zip, .json or .csv"), ("none/mine.json", "No such file"), ("m.json", "m.json")],
    )
    def test_trouble_is_a_sentence_and_exit_status_1(
        self, paths: UserPaths, tmp_path: Path, name: str, reason: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "m.json").write_text("[]")
        assert commands.import_history(paths, tmp_path / name, NOW) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert reason in printed.err
        assert len(printed.err.splitlines()) == 1

    def test_a_history_that_can_not_be_used_is_a_sentence_too(
        self, paths: UserPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        paths.data.mkdir()
        paths.database.write_bytes(b"no database at all")
        assert commands.export_history(paths, tmp_path / "out.json", NOW) == 1
        assert "is damaged" in capsys.readouterr().err
        assert not (tmp_path / "out.json").exists()

    def test_a_zip_takes_routines_along_and_settings_where_that_is_asked(
        self, paths: UserPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(History.open(paths.database)) as history:
            history.merge([session(1)])
        paths.routines.mkdir()
        (paths.routines / "breeze.toml").write_text(GOOD)
        paths.settings.write_text("[appearance]\ntheme = 'dark'\n")
        file, other = tmp_path / "all.zip", UserPaths.under(tmp_path / "other")
        assert commands.export_history(paths, file, NOW) == 0
        assert capsys.readouterr().out == f"Your history, routines and settings were written to {file}.\n"

        assert commands.import_history(other, file, NOW) == 0
        said = capsys.readouterr().out
        assert "1 session added" in said
        assert "1 routine taken in." in said
        assert said.endswith("Your settings stay as they are; --settings takes those of the file.\n")
        assert (other.routines / "breeze.toml").read_text() == GOOD
        assert not other.settings.exists()

        assert commands.import_history(other, file, NOW, settings_too=True) == 0
        said = capsys.readouterr().out
        assert "0 routines taken in, 1 was here already." in said
        assert said.endswith("The settings were taken over.\n")
        assert 'theme = "dark"' in other.settings.read_text()

    def test_before_an_import_what_was_there_is_backed_up(
        self, paths: UserPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(History.open(paths.database)) as history:
            history.merge([session(1)])
            exchange.export_history(history, tmp_path / "mine.json", NOW)
        paths.settings.write_text(f"[backups]\nbackup_folder = '{tmp_path / 'synced'}'\n")
        assert commands.import_history(paths, tmp_path / "mine.json", NOW) == 0
        (backup,) = commands.backups_of(paths, SettingsStore(paths.settings).settings).listed()
        assert (backup.path.parent, backup.sessions) == (tmp_path / "synced", 1)

    def test_a_damaged_one_is_named_and_left_as_it_is(
        self, paths: UserPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        paths.database.parent.mkdir(parents=True)
        with closing(History.open(paths.database)) as history:
            history.merge(session(number) for number in range(50))
        content = bytearray(paths.database.read_bytes())
        content[8192:12288] = bytes(byte ^ 0xFF for byte in content[8192:12288])
        paths.database.write_bytes(content)
        assert commands.export_history(paths, tmp_path / "a.json", NOW) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"The history in “{paths.database}” is damaged.")
        assert len(said.splitlines()) == 1
        assert paths.database.read_bytes() == content
        assert not (tmp_path / "a.json").exists()


class TestDemoData:
    def test_years_that_are_the_same_each_time(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        found = []
        for name in ("one", "two"):
            paths = UserPaths.under(tmp_path / name)
            assert commands.demo_data(paths, 1, NOW) == 0
            with closing(History.open(paths.database)) as history:
                found.append(list(history.everything()))
                assert f"{len(found[0])} made-up sessions were written" in capsys.readouterr().out
                assert history.first_day
                assert (NOW.date() - history.first_day).days in range(355, 367)
        assert found[0] == found[1]
        assert 300 < len(found[0]) < 800

    def test_ratings_notes_visits_and_what_the_skin_said_are_among_them(self, paths: UserPaths) -> None:
        assert commands.demo_data(paths, 2, NOW) == 0
        with closing(History.open(paths.database)) as history:
            ids = {each.id for each in history.everything()}
            for kind in (RATINGS, NOTES):
                assert len(history.facts.of(kind)) > 10
                assert set(history.facts.of(kind)) <= ids
            assert history.facts.of(SKIN)
            assert history.facts.of(VISITS)

    def test_it_is_refused_where_there_are_sessions(self, paths: UserPaths, capsys: pytest.CaptureFixture[str]) -> None:
        with closing(History.open(paths.database)) as history:
            history.merge([session(1)])
        assert commands.demo_data(paths, 1, NOW) == 1
        said = capsys.readouterr()
        assert (said.out, len(said.err.splitlines())) == ("", 1)
        assert "has sessions already" in said.err
        with closing(History.open(paths.database)) as history:
            assert len(list(history.everything())) == 1
