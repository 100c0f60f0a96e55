"""What the user has, likes and logged, as the pages show it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import record
from tests.history.sessions import session
from upstroke.commands import load_library
from upstroke.domain.script import Saying
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options
from upstroke.files.anatomy_data import load_anatomy
from upstroke.history.rows import Fact
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir
from upstroke.saying import saying
from upstroke.toolshed import Toolshed

NOW = datetime(2026, 3, 20, 20, tzinfo=UTC)
ROLLER = replace(record(), tool="ridged_roller", technique="roll")


class Scene:
    """A toolshed with the bundled routines, an empty history and a clock that can be set."""

    def __init__(self, profile: Path) -> None:
        self.now = NOW
        self.said: list[str] = []
        self.history = History.in_memory()
        library = load_library(UserPaths.under(profile), load_anatomy(resources_dir() / "face"))
        content = resources_dir() / "content"
        self.shed = Toolshed(
            self.history,
            library,
            content,
            lambda: self.now,
            lambda: self.now.date(),
            lambda: saying(self.said.append),
        )


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def test_a_tool_that_is_given_away_is_owned_no_more(scene: Scene) -> None:
    scene.shed.set_owned(Tool.CUPS, True)
    scene.shed.set_owned(Tool.ROLLER, True)
    scene.shed.set_owned(Tool.CUPS, False)
    assert scene.shed.view(Options()).owned == {Tool.ROLLER}
    assert scene.shed.shelf_facts(Options()).owned == {"ridged_roller"}


def test_uses_are_counted_since_the_tool_was_cleaned(scene: Scene) -> None:
    days = (NOW - timedelta(days=days) for days in (5, 3, 1))
    scene.history.merge([session(number, day, passes=(ROLLER,)) for number, day in enumerate(days, 1)])
    assert scene.shed.view(Options()).uses == {Tool.ROLLER: 3}
    scene.now = NOW - timedelta(days=2)
    scene.shed.clean(Tool.ROLLER)
    scene.now = NOW
    assert scene.shed.view(Options()).uses == {Tool.ROLLER: 1}


def test_a_visit_that_was_deleted_can_come_back(scene: Scene) -> None:
    scene.shed.add_visit("lymph", date(2026, 3, 1), "calm")
    scene.shed.add_visit("buccal", date(2026, 3, 9), "")
    newest, oldest = scene.shed.view(Options()).visits
    assert (newest.day, oldest.note) == (date(2026, 3, 9), "calm")
    deleted = scene.shed.delete_visit(newest.id)
    assert scene.shed.view(Options()).visits == (oldest,)
    scene.shed.restore_visit(deleted)
    assert scene.shed.view(Options()).visits == (newest, oldest)


def test_each_tool_lists_the_routines_that_use_it(scene: Scene) -> None:
    routines = scene.shed.view(Options()).routines
    assert "roller-morning" in {routine.id for routine in routines[Tool.ROLLER]}
    assert "roller-morning" not in {routine.id for routine in routines[Tool.CUPS]}


def test_what_is_said_in_one_routine_reaches_the_library_until_it_is_as_always(scene: Scene) -> None:
    scene.shed.set_said("evening", Saying.TITLES)
    assert scene.shed.shelf_facts(Options()).said == {"evening": Saying.TITLES}
    scene.shed.set_said("evening", None)
    assert scene.shed.shelf_facts(Options()).said == {}


def test_favourites_and_benefits_reach_the_library(scene: Scene) -> None:
    scene.shed.set_favourite("evening", True)
    facts = scene.shed.shelf_facts(Options())
    assert facts.favourites == {"evening"}
    assert facts.benefits["mld-face"][0] == ("Lymph and puffiness", "limited")


def test_every_bundled_routine_is_for_something_that_has_a_filter(scene: Scene) -> None:
    catalogue = scene.shed.catalogue
    bundled = {path.stem for path in (resources_dir().parent / "routines").glob("*.toml")}
    assert set(catalogue.routines) == bundled
    assert all(benefit.filter for routine_id in bundled for benefit, _ in catalogue.aims_of(routine_id))


def test_where_the_facts_cannot_be_read_the_library_still_knows_the_benefits(scene: Scene) -> None:
    scene.history.merge([], [Fact("favourite", "evening", "7", NOW)])
    facts = scene.shed.shelf_facts(Options())
    assert facts.favourites == frozenset()
    assert facts.benefits["mld-face"]
    assert len(scene.said) == 1


def test_a_tool_that_a_later_program_knows_is_passed_over(scene: Scene) -> None:
    scene.history.merge([], [Fact("owned", "laser", "true", NOW), Fact("owned", "cups", "true", NOW)])
    assert scene.shed.view(Options()).owned == {Tool.CUPS}
