"""The way of a step over the face, in words, and as lists of places to be changed by hand."""

from collections import Counter
from functools import lru_cache

from PySide6.QtWidgets import QVBoxLayout, QWidget

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy, View
from upstroke.domain.bounds import LANES
from upstroke.domain.places import Places, apart
from upstroke.domain.routine import Path, Side, Step
from upstroke.domain.way_edit import with_paths
from upstroke.ui import words
from upstroke.ui.builder.field import Field
from upstroke.ui.builder.fold import Fold
from upstroke.ui.builder.lane_box import LaneBox
from upstroke.ui.face.words import PLACES, place, way
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.choice import Group, Option

NEAR = 8
"""So many places that are near to the last one come first."""


class PathField(Field):
    """Says where each lane runs, and lists its places once they are to be changed."""

    def __init__(self, anatomy: Anatomy, icons: Icons) -> None:
        super().__init__()
        self._anatomy = anatomy
        self._icons = icons
        self._step: Step | None = None
        self._places = lru_cache(maxsize=len(View))(lambda view: Places.of(anatomy, view))
        self._lanes: list[LaneBox] = []
        lists = QWidget()
        self._column = QVBoxLayout(lists)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._add = button("Add a lane", self._add_lane, kind="quiet", icons=icons, icon="plus")
        self._column.addWidget(self._add)
        self._fold = Fold("path", lists)
        self._fold.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self.setFocusProxy(self._fold)

    def fits(self, step: Step) -> bool:
        """Whether there is a way at all."""
        return step.on_skin or bool(step.paths)

    def show_step(self, step: Step) -> None:
        """Show the lanes of a step."""
        before, self._step = self._step, step
        if before and (before.paths, before.view, before.side) == (step.paths, step.view, step.side):
            return
        ways = [way(path) for path in step.paths]
        self._fold.show_words("\n".join(ways if len(ways) == 1 else [f"{n}. {each}" for n, each in enumerate(ways, 1)]))
        self._show_lists()

    def _open(self) -> None:
        self._show_lists()
        self.remade.emit()

    def _show_lists(self) -> None:
        """Lists are made when they are first seen."""
        if self._step is None or not self._fold.is_open:
            return
        paths = self._step.paths
        while len(self._lanes) < len(paths):
            number = len(self._lanes)
            lane = LaneBox(self._icons)
            lane.changed.connect(lambda path, number=number: self._change(number, path))
            lane.removed.connect(lambda number=number: self._change(number))
            self._lanes.append(lane)
            self._column.insertWidget(number, lane)
        for number, lane in enumerate(self._lanes):
            lane.setVisible(number < len(paths))
            if number < len(paths):
                lane.show_lane(number + 1 if len(paths) > 1 else 0, paths[number], self._offered(paths[number]))
        self._add.setVisible(0 < len(paths) < LANES)

    def _offered(self, path: Path) -> tuple[Group, ...]:
        """The places that can be added to a path, those that are near its end first."""
        assert self._step is not None
        places = self._places(self._step.view)
        over = self._step.side is Side.MIDDLE or any(name.endswith(OTHER_SIDE) for name in path)
        names = [name for name in places.open if over or not name.endswith(OTHER_SIDE)]
        names = [name for name in names if _plain(name) in PLACES or name not in places.corners]
        said = {name: place(name) for name in names}
        often = Counter(said.values())
        titles = {
            name: words.capitalised(title if often[title] == 1 else f"{title} ({_plain(name).replace('_', ' ')})")
            for name, title in said.items()
        }
        ordered = sorted(names, key=lambda name: titles[name])
        end = self._anatomy.point(path[-1], view=self._step.view)
        near = sorted((name for name in names if name != path[-1]), key=lambda name: apart(places.spots[name], end))[
            :NEAR
        ]
        return (
            Group("Near the last one", tuple(Option(name, titles[name]) for name in near)),
            Group("All places", tuple(Option(name, titles[name]) for name in ordered)),
        )

    def _change(self, number: int, *path: Path) -> None:
        """Put another path in the place of a lane, or none."""
        if self._step is not None:
            paths = self._step.paths
            self._edit((*paths[:number], *path, *paths[number + 1 :]))

    def _add_lane(self) -> None:
        if self._step is not None:
            self._edit((*self._step.paths, self._step.paths[-1]))

    def _edit(self, paths: tuple[Path, ...]) -> None:
        assert self._step is not None
        self.edited.emit(with_paths(self._step, paths, self._anatomy), "change path", "")


def _plain(name: str) -> str:
    return name.removesuffix(OTHER_SIDE)
