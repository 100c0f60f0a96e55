"""How sessions felt, kept."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.history.sessions import session
from upstroke.diary import Diary
from upstroke.domain.ratings import Rating, Scale
from upstroke.files.settings import SettingsStore
from upstroke.history.store import History

NOW = datetime(2026, 3, 16, 20, 30, tzinfo=UTC)


class Scene:
    def __init__(self, tmp_path: Path) -> None:
        self.history = History.in_memory()
        self.settings = SettingsStore(tmp_path / "settings.toml")
        self.diary = Diary(self.history, self.settings, lambda: NOW)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def test_a_rating_is_kept_with_its_session(scene: Scene) -> None:
    one = session()
    scene.history.add(one)
    assert scene.diary.rating(one.id) == Rating()
    said = Rating({Scale.PUFFINESS: 5}, {Scale.PUFFINESS: 3})
    scene.diary.keep(one.id, said)
    assert scene.diary.rating(one.id) == said


def test_nothing_is_asked_until_the_user_wants_it(scene: Scene) -> None:
    assert not scene.diary.scales
    scene.diary.choose(Scale.RELAXATION, True)
    scene.diary.choose(Scale.PUFFINESS, True)
    assert scene.diary.scales == (Scale.PUFFINESS, Scale.RELAXATION)
    scene.diary.choose(Scale.PUFFINESS, False)
    assert scene.settings.settings.scales == (Scale.RELAXATION,)


def test_ratings_are_offered_once(scene: Scene, tmp_path: Path) -> None:
    assert scene.diary.offers()
    assert not scene.diary.offers()
    assert not Diary(scene.history, SettingsStore(tmp_path / "settings.toml"), lambda: NOW).offers(), "later too"


def test_they_are_not_offered_to_one_who_rates(scene: Scene) -> None:
    scene.diary.choose(Scale.PUFFINESS, True)
    assert not scene.diary.offers()
