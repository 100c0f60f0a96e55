"""What is made up to have been said fits the sessions that it is said of."""

from datetime import datetime, timedelta, timezone

import pytest

from upstroke.domain.demo import Practice
from upstroke.domain.demo_diary import RATED_AFTER, VISITS, Said, diary
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.skin import SkinNote, SkinSign
from upstroke.domain.tools_view import Visit
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.catalogue import load_catalogue
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

LAST = datetime(2026, 3, 14, 20, 30, tzinfo=timezone(timedelta(hours=1)))
YEARS = 3


@pytest.fixture(scope="module")
def sessions() -> tuple[Session, ...]:
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    return tuple(Practice({each.id: each for each in library.routines}).sessions(LAST, YEARS * 365))


@pytest.fixture(scope="module")
def said(sessions: tuple[Session, ...]) -> list[Said]:
    return list(diary(sessions))


def test_the_same_seed_gives_the_same_and_another_gives_others(sessions: tuple[Session, ...], said: list[Said]) -> None:
    assert list(diary(sessions)) == said
    assert list(diary(sessions, 2)) != said


def test_nothing_is_said_of_nothing() -> None:
    assert list(diary(())) == []


def test_nothing_is_said_before_it_is_known(sessions: tuple[Session, ...], said: list[Said]) -> None:
    ended = {each.id: each.changed_at for each in sessions}
    assert all(ended.get(each.key, sessions[0].started_at) <= each.at < LAST for each in said)


def test_a_part_of_the_sessions_is_rated_from_some_months_on(sessions: tuple[Session, ...], said: list[Said]) -> None:
    of = {each.id: each for each in sessions}
    rated = {each.key: each.what for each in said if isinstance(each.what, Rating)}
    assert 0.3 < len(rated) / len(sessions) < 0.5
    assert min(of[key].started_at for key in rated) - sessions[0].started_at > RATED_AFTER
    assert not any(what.after for key, what in rated.items() if of[key].outcome is SessionOutcome.STOPPED)


def test_it_tends_to_change_a_little_and_often_does_not(said: list[Said]) -> None:
    ratings = [each.what for each in said if isinstance(each.what, Rating)]
    for scale in Scale:
        pairs = [pair for rating in ratings if (pair := rating.both(scale))]
        mean = sum(after - before for before, after in pairs) / len(pairs)
        assert 0.2 < abs(mean) < 1.2
        assert 0.2 < sum((after - before) * mean <= 0 for before, after in pairs) / len(pairs) < 0.6


def test_some_sessions_have_words(sessions: tuple[Session, ...], said: list[Said]) -> None:
    words = [each for each in said if isinstance(each.what, str)]
    assert 0.01 < len(words) / len(sessions) < 0.06


def test_a_few_times_a_year_the_skin_says_no_and_has_its_rest(sessions: tuple[Session, ...], said: list[Said]) -> None:
    notes = [each.what for each in said if isinstance(each.what, SkinNote)]
    assert YEARS < len(notes) < 6 * YEARS
    for note in notes:
        later = [each for each in sessions if each.started_at > note.at]
        assert later[0].started_at - note.at > timedelta(hours=48)
        if note.sign is SkinSign.REDNESS:
            week = [each for each in later if each.started_at < note.at + timedelta(days=7)]
            assert not any(done.tool in ("cups", "dry_brush") for each in week for done in each.passes)


def test_there_is_a_visit_every_few_months(said: list[Said]) -> None:
    visits = [each.what for each in said if isinstance(each.what, Visit)]
    assert 2 * YEARS <= len(visits) <= 4 * YEARS
    guide = load_catalogue(resources_dir() / "content").guide("visit")
    assert {kind for kind, _ in VISITS} <= {kind.id for kind in guide.kind}
