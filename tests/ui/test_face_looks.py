"""The face in every skin tone and hair: what is drawn on it can be seen on each."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from upstroke.domain.anatomy import View
from upstroke.domain.look import Hair, SkinTone
from upstroke.domain.routine import Step, Strokes
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.tones import load_tones
from upstroke.paths import resources_dir
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.paths import BORDER_STRENGTH
from upstroke.ui.face.scene import TINTS
from upstroke.ui.face.studio import Studio
from upstroke.ui.tokens import LIGHT

TONES = load_tones(resources_dir() / "face" / "tones.toml")
PLAIN = FacePalette.of(LIGHT, TONES[SkinTone.LIGHT_WARM], Hair.TOWEL)
SIZE = QSize(500, 600)
SKIN, NECK, LOWER_FACE = "#F3CDB7", "#E8B89D", "#ECBFA6"
"""Colours of the drawings on which zones lie."""

SEEN = 6.0
"""How much two colours must differ to be told apart beside each other, in 100 OKLab."""

READABLE = 3.0
"""The least contrast of a graphical object, by WCAG 2.2, 1.4.11."""

FOREHEAD = Step("f", "F", Technique.PREP, Strokes(1, 4), zones=("forehead",))


@pytest.fixture(scope="module")
def studio(qapp: object) -> Studio:
    return Studio(load_anatomy(resources_dir() / "face"), resources_dir())


def palette(tone: SkinTone, hair: Hair = Hair.TOWEL) -> FacePalette:
    return FacePalette.of(LIGHT, TONES[tone], hair)


def linear(colour: QColor) -> list[float]:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def oklab(colour: QColor) -> list[float]:
    """A colour in OKLab, as Björn Ottosson defined it in 2020."""
    r, g, b = linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]


def difference(one: QColor, other: QColor) -> float:
    return 100 * math.dist(oklab(one), oklab(other))


def contrast(one: QColor, other: QColor) -> float:
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def over(ground: QColor, colour: QColor, strength: float) -> QColor:
    """A colour laid over another."""

    def mixed(below: float, above: float) -> float:
        return below + (above - below) * strength

    return QColor.fromRgbF(
        mixed(ground.redF(), colour.redF()),
        mixed(ground.greenF(), colour.greenF()),
        mixed(ground.blueF(), colour.blueF()),
    )


@pytest.mark.parametrize("tone", list(SkinTone))
@pytest.mark.parametrize("skin", [SKIN, NECK, LOWER_FACE])
def test_a_lit_zone_can_be_told_from_the_skin_and_each_pressure_from_the_next(tone: SkinTone, skin: str) -> None:
    ground, light = QColor(TONES[tone].replacing[skin]), QColor(TONES[tone].zone)
    lit = [over(ground, light, TINTS[pressure]) for pressure in (1, 2, 3)]
    assert difference(ground, lit[0]) >= SEEN
    assert difference(ground, lit[1]) > difference(ground, lit[0]) + 1
    assert difference(ground, lit[2]) > difference(ground, lit[1]) + 1


@pytest.mark.parametrize("tone", list(SkinTone))
def test_a_path_can_be_read_on_its_border(tone: SkinTone) -> None:
    for ground in (QColor(TONES[tone].replacing[skin]) for skin in (SKIN, NECK, LOWER_FACE)):
        border = over(ground, QColor(PLAIN.light), BORDER_STRENGTH)
        assert contrast(QColor(PLAIN.mark), border) >= READABLE


@pytest.mark.parametrize("tone", list(SkinTone))
def test_a_zone_is_seen_on_the_painted_face(studio: Studio, tone: SkinTone) -> None:
    bare = studio.render(replace(FOREHEAD, zones=()), PassSide.MIDDLE, 0, SIZE, palette(tone))
    lit = studio.render(
        replace(FOREHEAD, technique=Technique.PRESS_STROKE, tool=Tool.GUA_SHA, paths=(("chin_mid", "ear_lobe"),)),
        PassSide.LEFT,
        0.5,
        SIZE,
        palette(tone),
    )
    assert difference(bare.pixelColor(215, 185), lit.pixelColor(215, 185)) >= 0.8 * SEEN


@pytest.mark.parametrize("tone", list(SkinTone))
def test_the_stone_and_the_cups_stand_off_the_skin(studio: Studio, tone: SkinTone) -> None:
    for tool, technique in ((Tool.GUA_SHA, Technique.PRESS_STROKE), (Tool.CUPS, Technique.CUP_GLIDE)):
        step = replace(FOREHEAD, zones=(), tool=tool, technique=technique, paths=(("jaw_mid", "tragus"),))
        scene = studio.scene(step, PassSide.LEFT)
        frame = Frame.whole(SIZE.width(), SIZE.height())
        still = studio.background(scene, 0, frame, palette(tone)).toImage()
        worked = studio.render(step, PassSide.LEFT, 0.3, SIZE, palette(tone))
        changed = [
            difference(still.pixelColor(x, y), worked.pixelColor(x, y))
            for x in range(120, 220, 2)
            for y in range(280, 420, 2)
        ]
        assert sum(each > 2 * SEEN for each in changed) > 50, "enough of it differs plainly from what lies below"


@pytest.mark.parametrize("view", list(View))
def test_every_hair_is_another_picture_and_none_shows_two(studio: Studio, view: View) -> None:
    frame = Frame.whole(SIZE.width(), SIZE.height())
    pictures = [studio.art.pixmap(view, frame, palette(SkinTone.LIGHT_WARM, hair), 1.0, 0.0).toImage() for hair in Hair]
    assert all(one != other for one, other in combinations(pictures, 2))
    towel, bun, cropped = (picture.pixelColor(250 if view is not View.SIDE else 200, 110) for picture in pictures)
    assert towel.lightness() > 200
    assert bun.lightness() < 130
    assert cropped.lightness() < 130


@pytest.mark.parametrize("view", list(View))
def test_each_view_is_of_one_skin(studio: Studio, view: View) -> None:
    """The neck is in the same colours from all sides, in a light tone and in a deep one."""
    for tone in (SkinTone.LIGHT_WARM, SkinTone.DEEP_COOL):
        frame = Frame.whole(SIZE.width(), SIZE.height())
        image = studio.art.pixmap(view, frame, palette(tone), 1.0, 0.0).toImage()
        assert difference(image.pixelColor(200, 560), QColor(TONES[tone].replacing[NECK])) < 12
