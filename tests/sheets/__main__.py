"""`python -m tests.sheets`: pictures to look through, in build/sheets.

For each bundled routine a contact sheet with every step, on each of its sides and at four phases of a stroke; for each
view the zones with their names, and the landmarks; and the face in every skin tone and hair.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, Anatomy, View
from upstroke.domain.look import Hair, SkinTone
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine, Step, Strokes
from upstroke.domain.timeline import pass_sides
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.tones import load_tones
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.outlines import Outlines
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.tokens import DARK, LIGHT, Tokens

FOLDER = Path("build") / "sheets"
PICTURE = QSize(230, 276)
PHASES = (0.02, 0.3, 0.6, 0.85)
ROWS = 5
"""Steps on one sheet, so that it can be looked at whole."""

CAPTION = 22
GREY = QColor("#8A8178")


def main() -> int:
    """Make them all, or those of the routines that are named."""
    parser = argparse.ArgumentParser(prog="python -m tests.sheets", description=__doc__)
    parser.add_argument("routines", nargs="*", help="the ids of routines; all of them, the zones and the looks without")
    parser.add_argument("--tone", choices=list(SkinTone), default=SkinTone.LIGHT_WARM)
    parser.add_argument("--hair", choices=list(Hair), default=Hair.TOWEL)
    parser.add_argument("--dark", action="store_true", help="in the dark theme")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication(sys.argv[:1])
    anatomy = load_anatomy(resources_dir() / "face")
    studio = Studio(anatomy, resources_dir())
    library = Library((routines_dir(),), anatomy)
    palette = palette_of(SkinTone(asked.tone), Hair(asked.hair), DARK if asked.dark else LIGHT)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for routine in library.routines:
        if not asked.routines or routine.id in asked.routines:
            for number, sheet in enumerate(sheets(studio, routine, palette), 1):
                keep(sheet, f"{routine.id}-{number}")
    if not asked.routines:
        for view in View:
            keep(zones(studio, anatomy, view, palette), f"zones-{view}")
        keep(looks(studio), "looks")
    return 0


def keep(image: QImage, name: str) -> None:
    path = FOLDER / f"{name}.png"
    image.save(str(path))
    print(path, flush=True)


def palette_of(tone: SkinTone, hair: Hair, tokens: Tokens) -> FacePalette:
    """The colours of a look in a theme."""
    return FacePalette.of(tokens, load_tones(resources_dir() / "face" / "tones.toml")[tone], hair)


def sheets(studio: Studio, routine: Routine, palette: FacePalette) -> Iterator[QImage]:
    """The contact sheets of a routine, with both options of a choice."""
    steps = dict.fromkeys(
        entry.step
        for option in (0, 1)
        for entry in open_routine(routine, choices={"finish-with": option}).entries
        if entry.step.paths or entry.step.zones
    )
    rows = tuple(steps)
    for first in range(0, len(rows), ROWS):
        yield _sheet(studio, rows[first : first + ROWS], palette)


def _sheet(studio: Studio, steps: tuple[Step, ...], palette: FacePalette) -> QImage:
    width, height = PICTURE.width(), PICTURE.height() + CAPTION
    columns = 2 * len(PHASES)
    image = _blank(width * columns, height * len(steps), palette.ground)
    painter = QPainter(image)
    for row, step in enumerate(steps):
        painter.setPen(GREY)
        about = f"{step.title} ({step.id}): {step.technique}, {step.tool}, {step.side}, {step.view}, {step.zones}"
        painter.drawText(QRectF(6, row * height, image.width() - 12, CAPTION), Qt.AlignmentFlag.AlignVCenter, about)
        strokes = step.dose.count if isinstance(step.dose, Strokes) else 1
        sides = pass_sides(step)
        shown = columns // len(sides)
        for column in range(columns):
            # the pictures are of strokes from the first to the last, so that all lanes are seen
            place = column % shown
            stroke = 1 + place * strokes // shown
            phase = PHASES[place % len(PHASES)]
            picture = studio.render(step, sides[column // shown], phase, PICTURE, palette, stroke)
            painter.drawImage(column * width, row * height + CAPTION, picture)
    painter.end()
    return image


def face(studio: Studio, view: View, frame: Frame, palette: FacePalette) -> QImage:
    """A view with nothing on it."""
    image = studio.art.pixmap(view, frame, palette, 1.0, 0.0).toImage()
    painter = QPainter(image)
    painter.drawPixmap(0, 0, studio.art.features(view, frame, palette, 1.0))
    painter.end()
    return image


def zones(studio: Studio, anatomy: Anatomy, view: View, palette: FacePalette) -> QImage:
    """A view with the borders and names of its zones, and its landmarks."""
    image = face(studio, view, Frame.whole(ART_WIDTH, ART_HEIGHT), palette)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlines = Outlines(anatomy)
    for number, zone in enumerate(anatomy.zones.values()):
        colour = QColor.fromHsv(number * 47 % 360, 210, 150)
        for border in outlines.of((zone.id,), view):
            painter.setPen(QPen(colour, 2))
            fill = QColor(colour)
            fill.setAlpha(50)
            painter.setBrush(fill)
            painter.drawPolygon(border)
    painter.setFont(QFont(painter.font().family(), 6))
    for landmark in anatomy.landmarks.values():
        if place := landmark.places.get(view):
            painter.setPen(QPen(QColor("#B02020"), 4))
            painter.drawPoint(QPointF(place.x, place.y))
            painter.setPen(QColor("#303060"))
            painter.drawText(QPointF(place.x + 4, place.y + 3), landmark.name)
    painter.setFont(QFont(painter.font().family(), 9, QFont.Weight.Bold))
    for zone in anatomy.zones.values():
        for border in outlines.of((zone.id,), view)[:1]:
            painter.setPen(QColor("#101010"))
            box = QRectF(0, 0, 200, 30)
            box.moveCenter(border.boundingRect().center())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, zone.title)
    painter.end()
    return image


def looks(studio: Studio) -> QImage:
    """The three views in every skin tone, and every hair."""
    tones, hairs = list(SkinTone), list(Hair)
    width, height = PICTURE.width(), PICTURE.height()
    image = _blank(width * len(View) * 2, height * len(tones), LIGHT.paper)
    painter = QPainter(image)
    for row, tone in enumerate(tones):
        for half, tokens in enumerate((LIGHT, DARK)):
            palette = palette_of(tone, hairs[(row // 2) % len(hairs)], tokens)
            for column, view in enumerate(View):
                picture = face(studio, view, Frame.whole(width, height), palette)
                painter.drawImage((half * len(View) + column) * width, row * height, picture)
    painter.end()
    return image


def _blank(width: int, height: int, ground: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    return image


if __name__ == "__main__":
    sys.exit(main())
