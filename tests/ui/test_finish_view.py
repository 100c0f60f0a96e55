"""The page at the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import record
from tests.fakes import FakeSpeaker
from tests.history.sessions import session
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.resting import Wait
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.skin import Noticed, SkinNote, SkinRest, SkinSign
from upstroke.domain.timeline import PassSide
from upstroke.history.store import History
from upstroke.ui.icons import Icons
from upstroke.ui.player.finish_view import FinishView
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.player.worked_face import Zones
from upstroke.ui.theme import Theme

EVENING = session(
    passes=(
        record(0, PassSide.LEFT, 60_000, 12),
        record(0, PassSide.RIGHT, 60_000, 12),
        replace(record(1, active_ms=30_000, strokes=0), title="Breathe <i>out</i>"),
        record(2, active_ms=0, strokes=0),
    )
)


def _portrait(zones: Zones, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.gray)
    return picture


@pytest.fixture
def ratings(theme: Theme, qtbot: QtBot) -> Ratings:
    page = QWidget()
    qtbot.addWidget(page)
    ratings = Ratings(Playback(History.in_memory(), FakeSpeaker(), lambda: EVENING.started_at), theme, page)
    qtbot.addWidget(ratings.before)
    return ratings


@pytest.fixture
def view(ratings: Ratings, icons: Icons, qtbot: QtBot) -> FinishView:
    view = FinishView(grey, icons, ratings)
    view.zone_titles = {"jawline": "jawline", "cheek": "cheek"}
    qtbot.addWidget(view)
    view.show()
    return view


def grey(zones: Zones, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.gray)
    return picture


def show(view: FinishView, shown: Session, *, kept: bool = True) -> list[str]:
    """Show a session; returns all that can be read."""
    view.show_session(shown, kept=kept)
    return [label.text() for label in view.findChildren(QLabel) if not label.isHidden()]


def button(view: FinishView, name: str) -> QPushButton:
    found = [each for each in view.findChildren(QPushButton) if not each.isHidden()]
    return next(each for each in found if name in (each.text(), each.accessibleName()))


def click(view: FinishView, name: str) -> None:
    QTest.mouseClick(button(view, name), Qt.MouseButton.LeftButton)


def test_it_says_what_was_done(view: FinishView) -> None:
    texts = show(view, EVENING)
    assert "All done" in texts
    assert "Calm. Let it settle for a moment." in texts
    for number, unit in (("2:30", "of massage"), ("24", "strokes"), ("2", "steps")):
        assert texts.index(unit) == texts.index(number) + 1
    assert "Jawline, left · 12 strokes\nJawline, right · 12 strokes\nBreathe <i>out</i> · 0:30" in texts


def test_it_says_when_what_was_done_could_not_be_written_yet(view: FinishView) -> None:
    texts = show(view, EVENING, kept=False)
    assert "Calm. It could not be written to your history yet; Upstroke tries again." in texts


def test_one_that_was_ended_early_is_well_begun(view: FinishView) -> None:
    part = replace(record(0, PassSide.LEFT, 6_000, 1), outcome=PassOutcome.PARTIAL)
    texts = show(view, session(outcome=SessionOutcome.STOPPED, passes=(part,)))
    assert "Well begun" in texts
    assert "Calm. What you did is kept." in texts
    assert "Jawline, left · 1 stroke" in texts


def test_titles_are_taken_as_they_are_written(view: FinishView) -> None:
    show(view, replace(EVENING, routine_title="<b>Calm</b>"))
    (text,) = [label for label in view.findChildren(QLabel) if "Calm" in label.text()]
    assert text.textFormat() is Qt.TextFormat.PlainText


def test_its_buttons(view: FinishView, qtbot: QtBot) -> None:
    show(view, EVENING)
    done, history, wrong = (button(view, name) for name in ("Done", "See your history", "Something feels wrong"))
    with qtbot.waitSignal(view.done):
        QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.history_requested):
        QTest.mouseClick(history, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.felt_wrong):
        QTest.mouseClick(wrong, Qt.MouseButton.LeftButton)


def test_what_is_seen_on_the_skin_can_be_noted_of_the_zones_that_were_worked(view: FinishView) -> None:
    found: list[Noticed] = []
    view.noticed.connect(found.append)
    show(view, EVENING)
    click(view, "Something on your skin?")
    assert "Where: Cheek" not in [each.accessibleName() for each in view.findChildren(QPushButton)]
    click(view, "What is it?: Marks")
    click(view, "Where: Jawline")
    click(view, "Keep")
    assert found == [Noticed(SkinSign.MARKS, ("jawline",))]
    rest = SkinRest(SkinNote("1", EVENING.started_at, SkinSign.MARKS, ("jawline",)), (Wait(168),))
    view.show_skin_rest(rest)
    assert any(each.text().startswith("Noted. What works there is left out for 7 days") for each in labels(view))


def test_of_a_try_nothing_is_noted(view: FinishView) -> None:
    view.show_session(EVENING, kept=False, tried=True)
    with pytest.raises(StopIteration):
        button(view, "Something on your skin?")


def test_how_it_feels_is_asked_for_what_the_user_likes_to_rate(view: FinishView, ratings: Ratings) -> None:
    kept: list[tuple[str, Rating]] = []
    ratings.rated.connect(lambda session_id, rating: kept.append((session_id, rating)))
    before = Rating({Scale.PUFFINESS: 6})
    ratings.begin(EVENING.id, (Scale.PUFFINESS, Scale.JAW_TENSION), before, lambda: False, anew=False)
    ratings.show_after(EVENING)
    show(view, EVENING)
    QTest.keyClick(button(view, "Done"), Qt.Key.Key_4)
    QTest.keyClick(button(view, "Done"), Qt.Key.Key_7)
    after = {Scale.PUFFINESS: 4}
    assert kept == [
        (EVENING.id, Rating(before.before, after)),
        (EVENING.id, Rating(before.before, {**after, Scale.JAW_TENSION: 7})),
    ], "each is kept at once, and one key says it wherever the keyboard is"
    QTest.keyClick(button(view, "Done"), Qt.Key.Key_9)
    assert len(kept) == 2, "all is said"


def test_ratings_are_offered_to_one_who_has_chosen_none(view: FinishView, ratings: Ratings) -> None:
    chosen: list[tuple[Scale, bool]] = []
    ratings.scale_chosen.connect(lambda scale, on: chosen.append((scale, on)))
    ratings.begin(EVENING.id, (), Rating(), lambda: True, anew=True)
    ratings.show_after(EVENING)
    show(view, EVENING)
    assert ratings.after.isHidden()
    click(view, "Rate: Jaw tension")
    assert chosen == [(Scale.JAW_TENSION, True)]
    assert not ratings.after.isHidden(), "what is chosen can be rated at once"
    click(view, "Rate: Jaw tension")
    assert chosen[1:] == [(Scale.JAW_TENSION, False)]
    assert ratings.after.isHidden()


def labels(view: FinishView) -> list[QLabel]:
    return [each for each in view.findChildren(QLabel) if not each.isHidden()]
