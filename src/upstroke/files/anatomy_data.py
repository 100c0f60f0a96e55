"""Reading the anatomy from the folder of the face: `landmarks.csv`, `zones.toml` and `outlines.csv`.

The files are described in `resources/face/README.md`. All of it is checked when it is read: a wrong name says so at
once, with its file and line, and not later as a hole in the picture.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import tomli

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, OTHER_SIDE, Anatomy, Landmark, Outline, Point, View, Zone

LANDMARK_COLUMNS = ["name", "view", "kind", "mesh_index_left", "mesh_index_right", "x", "y"]
OUTLINE_COLUMNS = ["zone", "view", "paired", "landmarks"]
MESH_POINTS = 468


class AnatomyError(ValueError):
    """The anatomy cannot be used. The message names file, place and reason."""


class _ZoneTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zone: list[Zone]


def load_anatomy(folder: Path) -> Anatomy:
    """All landmarks, zones and outlines from a folder. Raises AnatomyError where a file is missing or wrong."""
    landmarks = _landmarks(folder / "landmarks.csv")
    zones = _zones(folder / "zones.toml")
    return Anatomy(landmarks, zones, _outlines(folder / "outlines.csv", landmarks, zones))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnatomyError(f"{path.name}: cannot be read: {error}") from error


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each row of a table behind its header, with the place that an error names."""
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    if (header := next(reader, None)) != columns:
        raise AnatomyError(f"{path.name}: line 1: the columns must be {', '.join(columns)}, not {header}")
    for row in reader:
        place = f"{path.name}: line {reader.line_num}"
        if len(row) != len(columns):
            raise AnatomyError(f"{place}: has {len(row)} values for {len(columns)} columns")
        yield place, row


def _choice(place: str, column: str, value: str, choices: dict[str, bool]) -> bool:
    if value not in choices:
        raise AnatomyError(f'{place}: {column} must be {" or ".join(choices)}, not "{value}"')
    return choices[value]


def _view(place: str, value: str) -> View:
    try:
        return View(value)
    except ValueError as error:
        raise AnatomyError(f'{place}: view must be {", ".join(View)}, not "{value}"') from error


def _landmarks(path: Path) -> dict[str, Landmark]:
    """All landmarks by name; one that several views show has a row for each."""
    found: dict[str, Landmark] = {}
    for place, (name, view_name, kind, mesh_left, mesh_right, x, y) in _rows(path, LANDMARK_COLUMNS):
        if not name or name.endswith(OTHER_SIDE) or len(name.split()) != 1:
            raise AnatomyError(f'{place}: "{name}" cannot be the name of a landmark')
        view = _view(place, view_name)
        paired = _choice(place, "kind", kind, {"centre": False, "pair": True})
        known = found.get(name, Landmark(name, paired, {}))
        if view in known.places:
            raise AnatomyError(f'{place}: there is already a landmark "{name}" in the {view} view')
        if paired is not known.paired:
            raise AnatomyError(f'{place}: "{name}" is one of a pair in one view and not in another')
        indices = _mesh_index(place, mesh_left), _mesh_index(place, mesh_right)
        if view is not View.FRONT:
            if indices != (None, None):
                raise AnatomyError(f"{place}: the face mesh is seen from the front only")
            indices = known.mesh_left, known.mesh_right
        found[name] = Landmark(name, paired, {**known.places, view: _point(place, x, y)}, *indices)
    return found


def _point(place: str, x: str, y: str) -> Point:
    try:
        point = Point(float(x), float(y))
    except ValueError as error:
        raise AnatomyError(f'{place}: "{x}", "{y}" is not a point') from error
    if not (0 <= point.x <= ART_WIDTH and 0 <= point.y <= ART_HEIGHT):
        raise AnatomyError(f"{place}: {x}, {y} lies outside the art of {ART_WIDTH} x {ART_HEIGHT}")
    return point


def _mesh_index(place: str, text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or int(text) >= MESH_POINTS:
        raise AnatomyError(f'{place}: "{text}" is not one of the {MESH_POINTS} points of the face mesh')
    return int(text)


def _zones(path: Path) -> dict[str, Zone]:
    try:
        table = msgspec.convert(tomli.loads(_text(path)), _ZoneTable)
    except (tomli.TOMLDecodeError, msgspec.ValidationError) as error:
        raise AnatomyError(f"{path.name}: {error}") from error
    found: dict[str, Zone] = {}
    for number, zone in enumerate(table.zone, start=1):
        place = f'{path.name}: zone {number} "{zone.id}"'
        if zone.id in found:
            raise AnatomyError(f"{place}: there is already a zone with this id")
        if not 0 <= zone.pressure_cap <= 4:
            raise AnatomyError(f"{place}: pressure_cap must be from 0 to 4, not {zone.pressure_cap}")
        found[zone.id] = zone
    return found


def _outlines(path: Path, landmarks: dict[str, Landmark], zones: dict[str, Zone]) -> tuple[Outline, ...]:
    found = []
    anatomy = Anatomy(landmarks, zones, ())
    for place, (zone, view, paired, names) in _rows(path, OUTLINE_COLUMNS):
        if zone not in zones:
            raise AnatomyError(f'{place}: there is no zone "{zone}" in zones.toml')
        outline = Outline(
            zone=zone,
            view=_view(place, view),
            paired=_choice(place, "paired", paired, {"yes": True, "no": False}),
            landmarks=tuple(names.split()),
        )
        if len(outline.landmarks) < 3:
            raise AnatomyError(f"{place}: an outline needs three landmarks or more")
        for name in outline.landmarks:
            if name.removesuffix(OTHER_SIDE) not in landmarks:
                raise AnatomyError(f'{place}: there is no landmark "{name}" in landmarks.csv')
            if not anatomy.shows(name, outline.view):
                raise AnatomyError(f'{place}: landmark "{name}" is not seen in the {outline.view} view')
        found.append(outline)
    return tuple(found)
