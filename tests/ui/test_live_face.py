from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import hold, prep, step
from upstroke.domain.anatomy import Half
from upstroke.domain.look import Look
from upstroke.domain.routine import Side, Step, Strokes, UntilReady
from upstroke.domain.timeline import HOLD_GAP_MS, Options, PassSide
from upstroke.ui.builder.live_face import LiveFace
from upstroke.ui.faces import Faces

EACH = step(side=Side.EACH)
"""Four strokes of three seconds on each side."""


@pytest.fixture
def live(faces: Faces, qtbot: QtBot) -> LiveFace:
    live = LiveFace(faces)
    qtbot.addWidget(live)
    live.resize(300, 300)
    return live


def at(live: LiveFace) -> tuple[PassSide, int, float]:
    """The side, the stroke and how much of it is done, in tenths."""
    moment = live.moment
    assert moment is not None
    return moment.span.side, moment.stroke, round(moment.phase, 1)


def test_it_plays_the_work_alone_one_side_after_the_other(live: LiveFace) -> None:
    live.show_step(EACH)
    assert live.sides == (PassSide.LEFT, PassSide.RIGHT)
    seen = []
    for ms in (0, 4_500, 11_900, 12_000, 23_900):
        live.show_at(ms)
        seen.append(at(live))
    left, right = PassSide.LEFT, PassSide.RIGHT
    assert seen == [(left, 1, 0.0), (left, 2, 0.5), (left, 4, 1.0), (right, 1, 0.0), (right, 4, 1.0)]


def test_a_side_can_be_looked_at(live: LiveFace, qtbot: QtBot) -> None:
    live.show_step(EACH)
    with qtbot.waitSignal(live.side_changed) as changed:
        live.show_side(PassSide.RIGHT)
    assert changed.args == [PassSide.RIGHT]
    assert at(live) == (PassSide.RIGHT, 1, 0.0)


def test_it_is_laid_out_as_the_user_wants_it(live: LiveFace) -> None:
    live.show_step(EACH, Options(Half.RIGHT, 50))
    assert live.sides == (PassSide.RIGHT, PassSide.LEFT)
    live.show_at(6_000)
    assert at(live) == (PassSide.RIGHT, 2, 0.0), "at half the tempo a stroke takes six seconds"


def test_while_a_slider_moves_the_hand_goes_on_where_it_is(live: LiveFace) -> None:
    live.show_step(EACH)
    live.show_at(12_000 + 7_500)
    assert at(live) == (PassSide.RIGHT, 3, 0.5)
    live.show_step(replace(EACH, dose=Strokes(4, 40)))
    assert at(live) == (PassSide.RIGHT, 3, 0.5), "at another tempo"
    live.show_step(replace(EACH, dose=Strokes(9, 40)))
    assert at(live) == (PassSide.RIGHT, 3, 0.5), "with more strokes"
    live.show_step(replace(EACH, dose=Strokes(2, 40)))
    assert at(live) == (PassSide.RIGHT, 1, 0.5), "the third of two strokes is the first of the next round"
    live.show_step(replace(EACH, dose=Strokes(2, 40), side=Side.BOTH))
    assert at(live) == (PassSide.BOTH, 1, 0.5)


def test_another_step_begins_at_its_start(live: LiveFace) -> None:
    live.show_step(EACH)
    live.show_at(7_500)
    live.show_step(replace(EACH, id="other"))
    assert at(live) == (PassSide.LEFT, 1, 0.0)


def test_holds_are_played_with_the_gaps_between_them(live: LiveFace) -> None:
    live.show_step(hold(seconds=5, count=2))
    live.show_at(5_000 + HOLD_GAP_MS)
    moment = live.moment
    assert moment is not None
    assert moment.stroke == 2


def test_it_moves_only_while_it_is_seen_and_active(live: LiveFace) -> None:
    live.show_step(EACH)
    assert not live.running, "not shown yet"
    live.show()
    assert live.running
    live.set_active(False)
    assert not live.running
    live.set_active(True)
    live.hold(True)
    assert not live.running, "a stroke is drawn"
    live.hold(False)
    live.hide()
    assert not live.running


def test_time_goes_on_by_itself(live: LiveFace, qtbot: QtBot) -> None:
    live.show_step(EACH)
    live.show_at(3_000)
    live.show()
    qtbot.waitUntil(lambda: at(live)[1:] > (2, 0.0))
    live.set_active(False)
    before = at(live)
    live.set_active(True)
    assert at(live) == before, "it goes on where it stopped"


@pytest.mark.parametrize("still", [replace(prep(), paths=()), replace(prep(), dose=Strokes(1, 20))])
def test_what_has_no_stroke_is_shown_too(live: LiveFace, still: Step) -> None:
    live.show_step(still)
    live.show()
    assert live.face.shown == (still, PassSide.MIDDLE)


def test_a_step_without_a_length_stands_still(live: LiveFace) -> None:
    live.show_step(replace(prep(), dose=UntilReady()))
    live.show()
    assert not live.running


def test_a_face_that_is_drawn_on_is_left_alone(live: LiveFace) -> None:
    live.show_step(EACH)
    live.hold(True)
    live.show_step(replace(EACH, pressure=2))
    assert live.face.shown == (EACH, PassSide.LEFT)
    live.hold(False)
    assert live.face.shown == (replace(EACH, pressure=2), PassSide.LEFT)


def test_it_stops_when_its_page_is_hidden(live: LiveFace, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    live.setParent(page)
    live.show_step(EACH)
    live.show()
    page.show()
    assert live.running
    page.hide()
    assert not live.running
    live.setParent(None)


def test_calm_faces_stand_still_until_the_next_lane(live: LiveFace, faces: Faces) -> None:
    live.show_step(EACH)
    faces.set_look(Look(), calm=True)
    pictures = []
    for ms in (0, 4_500, 8_000):
        live.show_at(ms)
        pictures.append(live.face.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
