"""The card around the map of the face."""

from datetime import date

from upstroke.domain.body_map import BodyMap
from upstroke.domain.stats import DayRange
from upstroke.ui.faces import Faces
from upstroke.ui.history import face_words, phrases
from upstroke.ui.history.charts.figure import Table
from upstroke.ui.history.charts.menu import Shown
from upstroke.ui.history.charts.picture import WidgetPicture
from upstroke.ui.history.face_map import FaceMap
from upstroke.ui.history.picture_card import PictureCard
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label

TITLE = "Where you've been"


class MapCard(PictureCard):
    """Shows where the face was worked in a range of days."""

    latest_last = False

    def __init__(self, faces: Faces, theme: Theme, icons: Icons) -> None:
        self._span, self.map = label(kind="small"), FaceMap(faces)
        self._last = date.min
        super().__init__(TITLE, self._span, self.map, theme, icons)

    def show_map(self, found: BodyMap, days: DayRange) -> None:
        """Show the map of a range of days."""
        self._last = days.last
        self._span.setText(f"Strokes by zone, {phrases.days(days)}")
        self.map.show_map(found)
        self.show_numbers()

    def shown(self) -> Shown:
        """The map as it is turned, and its zones."""
        return Shown(
            TITLE,
            self._last,
            lambda: Table(face_words.COLUMNS, self.map.rows),
            self._picture,
        )

    def _picture(self) -> WidgetPicture:
        self.map.picture.look_away()
        return WidgetPicture(self.map.picture, TITLE, self._span.text(), self._theme)
