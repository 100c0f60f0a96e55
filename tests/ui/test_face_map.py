import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from upstroke.domain.anatomy import Half
from upstroke.domain.body_map import STANDARD, BodyMap, ZoneTotal
from upstroke.domain.timeline import PassSide
from upstroke.ui.face.heat import Aspect
from upstroke.ui.faces import Faces
from upstroke.ui.history import face_words
from upstroke.ui.history.face_map import ASPECTS, SHAPE, FaceMap
from upstroke.ui.widgets.segmented import Segmented

LEFT, RIGHT, MIDDLE = PassSide.LEFT, PassSide.RIGHT, PassSide.MIDDLE
SIZE = QSize(300, 360)


def total(zone: str, side: PassSide, strokes: int) -> ZoneTotal:
    return ZoneTotal(zone, side, strokes * 3_000, strokes)


WORKED = BodyMap(
    [
        total("jawline", LEFT, 490),
        total("jawline", RIGHT, 510),
        *(total(zone, MIDDLE, 200) for zone in ("cheek", "cheekbone", "nasolabial", "temple", "chin")),
        total("nape", MIDDLE, 30),
    ]
)


@pytest.fixture
def face_map(faces: Faces, qtbot: QtBot) -> FaceMap:
    made = FaceMap(faces)
    qtbot.addWidget(made)
    made.show_map(WORKED)
    made.resize(330, 520)
    made.show()
    return made


def texts(widget: FaceMap) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}


def test_it_says_what_is_least_and_how_even_it_is(face_map: FaceMap) -> None:
    assert {"Least time: the forehead", "Balance L 49 · R 51"} <= texts(face_map)
    assert face_map.summary == (
        "Most strokes: jawline, cheek and cheekbone edge. Least time: the forehead. Balance L 49, R 51."
    )
    assert face_map.picture.accessibleDescription().startswith(face_map.summary)


def test_nothing_done_is_said_plainly(face_map: FaceMap) -> None:
    face_map.show_map(BodyMap(()))
    assert face_map.summary == "No zone was worked in this time."
    assert not any("Balance" in text or "Least" in text for text in texts(face_map))


def test_the_keys_go_through_the_zones_that_are_seen_most_strokes_first(face_map: FaceMap) -> None:
    picture = face_map.picture
    assert picture.places[:2] == [("jawline", Half.RIGHT), ("jawline", Half.LEFT)]
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert "Right jawline: 510 strokes, 26 min" in texts(face_map)
    assert picture.accessibleDescription() == "Right jawline: 510 strokes, 26 min"
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert "Left jawline: 490 strokes, 24 min" in texts(face_map)
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert "Right jawline: 510 strokes, 26 min" in texts(face_map)
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert not any("jawline:" in text for text in texts(face_map))


def test_the_mouse_tells_a_zone_that_got_nothing_too(face_map: FaceMap) -> None:
    picture = face_map.picture
    forehead = next(
        QPoint(x, y)
        for y in range(picture.height())
        for x in range(picture.width() // 2 + 5, picture.width())
        if face_map._faces.place_at(Aspect.FRONT, picture.size(), QPoint(x, y).toPointF()) == ("forehead", Half.RIGHT)
    )
    QTest.mouseMove(picture, forehead)
    assert "Right forehead: nothing done" in texts(face_map)
    QTest.mouseMove(picture, QPoint(3, 3))
    assert not any("forehead:" in text for text in texts(face_map))


def test_it_can_be_seen_from_the_sides_and_the_back(face_map: FaceMap) -> None:
    switch = face_map.findChild(Segmented)
    assert switch is not None
    front = face_map.picture.grab().toImage()
    for place in range(1, len(ASPECTS)):
        switch.chosen.emit(place)
        assert face_map.picture.grab().toImage() != front
    assert face_map.picture.accessibleName() == "Map of the face, back"
    assert face_map.picture.places == [("nape", Half.LEFT), ("nape", Half.RIGHT)]


def test_where_it_is_wide_the_picture_keeps_its_shape_and_the_words_stand_beside(face_map: FaceMap) -> None:
    least = next(each for each in face_map.findChildren(QLabel) if each.text().startswith("Least time"))
    assert least.y() > face_map.picture.geometry().bottom()
    face_map.resize(740, 400)
    QApplication.processEvents()
    assert face_map.picture.size() == SHAPE
    assert face_map.picture.x() == 0
    assert least.x() > face_map.picture.geometry().right()
    assert least.width() > 400, "they have all the rest"
    face_map.resize(330, 520)
    QApplication.processEvents()
    assert least.y() > face_map.picture.geometry().bottom()


def test_two_zones_can_not_be_taken_for_one() -> None:
    worked = [total(zone, MIDDLE, 200) for zone in ("forehead", "temple", "cheekbone", "cheek", "jawline")]
    titles = {"nasolabial": "smile line", "chin": "chin"}
    found = BodyMap([*worked, total("nasolabial", MIDDLE, 9)])
    assert face_words.least(found, STANDARD, titles.__getitem__) == "Least time: the chin, then the smile line"


def test_there_is_a_table_behind_it(face_map: FaceMap) -> None:
    assert len(face_words.COLUMNS) == len(face_map.rows[0])
    assert face_map.rows[0] == ("Jawline", "1\N{NARROW NO-BREAK SPACE}000", "490", "510", "50 min")


def test_more_strokes_give_more_colour(faces: Faces) -> None:
    def colour(shade: float) -> int:
        image = faces.heat(Aspect.FRONT, {("forehead", Half.LEFT): shade} if shade else {}, SIZE, 1.0).toImage()
        spot = faces.border(Aspect.FRONT, ("forehead", Half.LEFT), SIZE).boundingRect().center().toPoint()
        return image.pixelColor(spot).red()

    assert colour(0) > colour(0.1) > colour(0.5) > colour(1)


def test_the_sides_show_the_half_that_they_are_named_for(faces: Faces) -> None:
    for aspect, half in ((Aspect.LEFT, Half.LEFT), (Aspect.RIGHT, Half.RIGHT)):
        box = faces.border(aspect, ("jawline", half), SIZE).boundingRect()
        assert not box.isEmpty()
        assert faces.border(aspect, ("jawline", half.other), SIZE).isEmpty()
    left = faces.border(Aspect.LEFT, ("jawline", Half.LEFT), SIZE).boundingRect()
    right = faces.border(Aspect.RIGHT, ("jawline", Half.RIGHT), SIZE).boundingRect()
    assert left.left() == pytest.approx(SIZE.width() - right.right())


def test_where_nothing_may_work_is_no_zone(faces: Faces) -> None:
    places = {
        faces.place_at(aspect, SIZE, QPoint(x, y).toPointF())
        for aspect in ASPECTS
        for x in range(0, SIZE.width(), 4)
        for y in range(0, SIZE.height(), 4)
    }
    zones = {place[0] for place in places if place}
    assert {"forehead", "nape", "jawline"} <= zones
    assert not zones & {"neck_front", "upper_lid"}
