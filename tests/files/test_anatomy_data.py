"""The anatomy that ships, and what is said of one that is wrong."""

import shutil
from itertools import combinations
from pathlib import Path

import pytest

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, OTHER_SIDE, Anatomy, Half, Outline, Point, View
from upstroke.files.anatomy_data import AnatomyError, load_anatomy

FACE = Path(__file__).parents[2] / "resources" / "face"
ANATOMY = load_anatomy(FACE)

CAPS = {
    0: {"neck_front", "upper_lid"},
    1: {"supraclav", "neck_side", "postauricular", "preauricular", "under_eye"},
    2: {
        "submental", "submandibular", "chin", "perioral", "nasolabial", "nose", "cheek", "brow", "glabella", "temple",
        "intraoral",
    },
    3: {
        "nape", "shoulder_top", "jawline", "masseter", "cheekbone", "forehead", "temporalis_side", "scalp", "occiput",
    },
}  # fmt: skip


def polygon(outline: Outline, half: Half = Half.LEFT) -> list[Point]:
    return [ANATOMY.point(name, half, outline.view) for name in outline.landmarks]


def area(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs)) / 2


def turns_left(a: Point, b: Point, c: Point) -> bool:
    return (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x)


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return turns_left(a, b, c) != turns_left(a, b, d) and turns_left(c, d, a) != turns_left(c, d, b)


def holds(points: list[Point], inside: Point) -> bool:
    """Whether a polygon holds a point: a ray to the right crosses its border an odd number of times."""
    edge = Point(2 * ART_WIDTH, inside.y + 0.37)
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(cross(a, b, inside, edge) for a, b in pairs) % 2 == 1


def lies_in(landmark: str, zone: str) -> bool:
    views = ANATOMY.landmarks[landmark].places
    outlines = [outline for outline in ANATOMY.outlines if outline.zone == zone and outline.view in views]
    return any(holds(polygon(outline), ANATOMY.point(landmark, view=outline.view)) for outline in outlines)


def name_of(outline: Outline) -> str:
    return f"{outline.zone}-{outline.view}"


def test_pressure_caps_are_those_of_the_safety_notes() -> None:
    assert {zone.id: zone.pressure_cap for zone in ANATOMY.zones.values()} == {
        zone: cap for cap, zones in CAPS.items() for zone in zones
    }


def test_nothing_may_work_on_the_throat_or_the_eye() -> None:
    assert {zone.id for zone in ANATOMY.zones.values() if zone.pressure_cap == 0} == {"neck_front", "upper_lid"}


def test_every_zone_on_the_skin_has_an_outline() -> None:
    assert {outline.zone for outline in ANATOMY.outlines} == set(ANATOMY.zones) - {"intraoral"}


@pytest.mark.parametrize("outline", ANATOMY.outlines, ids=name_of)
def test_an_outline_is_a_simple_shape_on_one_half_or_across_the_middle(outline: Outline) -> None:
    points = polygon(outline)

    assert area(points) > (500 if outline.view is View.SIDE else 1000), "from the side some zones are foreshortened"
    sides = list(zip(points, points[1:] + points[:1], strict=True))
    for (i, one), (j, another) in combinations(enumerate(sides), 2):
        if j - i not in (1, len(sides) - 1):
            assert not cross(*one, *another), f"{outline.landmarks[i]} crosses {outline.landmarks[j]}"
    if outline.view is View.SIDE:
        assert outline.paired, "from the side there is one half"
    elif outline.paired:
        assert all(point.x < ART_WIDTH / 2 for point in points)
    else:
        assert {point.mirrored() for point in points} == set(points)


@pytest.mark.parametrize(
    ("landmark", "zone"),
    [
        ("forehead_mid", "forehead"),
        ("temple", "temple"),
        ("brow_mid", "brow"),
        ("under_eye_mid", "under_eye"),
        ("cheekbone_mid", "cheekbone"),
        ("cheek_hollow", "cheek"),
        ("masseter_mid", "masseter"),
        ("preauricular", "preauricular"),
        ("jaw_side", "jawline"),
        ("chin_mid", "chin"),
        ("throat", "neck_front"),
        ("supraclavicular", "supraclav"),
        ("neck_side_mid", "neck_side"),
        ("shoulder_top", "shoulder_top"),
        ("nape", "nape"),
        ("occiput", "occiput"),
        ("scalp_back", "scalp"),
        ("shoulder_top_back", "shoulder_top"),
    ],
)
def test_a_landmark_lies_in_the_zone_it_is_named_for(landmark: str, zone: str) -> None:
    assert lies_in(landmark, zone)


@pytest.mark.parametrize("zone", ["under_eye", "brow", "cheekbone", "nose", "temple"])
def test_no_zone_reaches_onto_the_closed_eye(zone: str) -> None:
    assert not lies_in("outer_canthus", zone)
    assert not lies_in("inner_canthus", zone)


def test_the_ring_around_the_mouth_leaves_out_the_lips() -> None:
    assert not any(lies_in(lip, "perioral") for lip in ("upper_lip", "lip_seam", "lower_lip", "mouth_corner"))
    assert lies_in("chin_crease", "perioral")


@pytest.mark.parametrize("view", [View.FRONT, View.SIDE])
def test_the_side_of_the_neck_keeps_away_from_the_throat(view: View) -> None:
    [side] = [polygon(each) for each in ANATOMY.outlines if (each.zone, each.view) == ("neck_side", view)]
    [throat] = [polygon(each) for each in ANATOMY.outlines if (each.zone, each.view) == ("neck_front", view)]
    assert not any(holds(throat, point) for point in side)
    assert not any(holds(side, point) for point in throat)


def test_both_halves_of_a_paired_zone_are_mirror_images() -> None:
    [left, right] = ANATOMY.polygons("masseter", View.FRONT)
    assert right == tuple(point.mirrored() for point in left)
    assert ANATOMY.polygons("masseter", View.FRONT, Half.RIGHT) == (right,)


def test_landmarks_are_on_the_users_left_and_their_mesh_points_on_both_sides() -> None:
    for landmark in ANATOMY.landmarks.values():
        assert landmark.places
        for view, place in landmark.places.items():
            assert 0 <= place.y <= ART_HEIGHT
            if view is not View.SIDE:
                assert place.x < ART_WIDTH / 2 if landmark.paired else place.x == ART_WIDTH / 2
        assert (landmark.mesh_left is None) is (landmark.mesh_right is None)
        assert landmark.mesh_left is None or (landmark.mesh_left != landmark.mesh_right) is landmark.paired
        assert landmark.mesh_left is None or View.FRONT in landmark.places
        assert not landmark.name.endswith(OTHER_SIDE)


def read_changed(tmp_path: Path, file: str, old: str, new: str) -> Anatomy:
    folder = tmp_path / "face"
    shutil.copytree(FACE, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_anatomy(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("landmarks.csv", "crown,front,centre", "crown,top,centre", 'line 2: view must be front, side, back'),
        ("landmarks.csv", "crown,front,centre", "crown,front,both", 'line 2: kind must be centre or pair, not "both"'),
        ("landmarks.csv", "500,178", "500,17x8", 'line 2: "500", "17x8" is not a point'),
        ("landmarks.csv", "500,178", "500,1278", "line 2: 500, 1278 lies outside the art of 1000 x 1200"),
        ("landmarks.csv", "500,178", "500", "line 2: has 6 values for 7 columns"),
        ("landmarks.csv", "10,10,500,286", "10,468,500,286", 'line 3: "468" is not one of the 468 points'),
        ("landmarks.csv", "hairline_mid,", "crown,", 'line 3: there is already a landmark "crown" in the front view'),
        ("landmarks.csv", "crown,", "crown.other,", 'line 2: "crown.other" cannot be the name of a landmark'),
        ("landmarks.csv", "hairline_mid,front,centre,10,10", "crown,back,pair,,", "is one of a pair in one view"),
        ("landmarks.csv", "hairline_mid,front,centre", "crown,back,centre", "mesh is seen from the front only"),
        ("landmarks.csv", "name,view", "view,name", "line 1: the columns must be name, view, kind"),
        ("zones.toml", "pressure_cap = 1", "pressure_cap = 5", 'zone 1 "supraclav": pressure_cap must be from 0 to 4'),
        ("zones.toml", "pressure_cap = 1", 'pressure_cap = "1"', "got `str` - at `$.zone[0].pressure_cap`"),
        ("zones.toml", 'id = "neck_front"', 'id = "supraclav"', 'zone 2 "supraclav": there is already a zone'),
        ("zones.toml", "[[zone]]", "[[zone]", "zones.toml: "),
        ("outlines.csv", "forehead,front,no", "forhead,front,no", 'line 2: there is no zone "forhead"'),
        ("outlines.csv", "forehead,front,no", "forehead,front,maybe", "line 2: paired must be yes or no"),
        ("outlines.csv", "forehead,front,no", "forehead,back,no", '"hairline_mid" is not seen in the back view'),
        ("outlines.csv", "hairline_inner ", "hairline_iner ", 'line 2: there is no landmark "hairline_iner"'),
        ("outlines.csv", "landmarks\n", "landmarks\nchin,front,no,chin_tip\n", "line 2: an outline needs three"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_line_and_reason(tmp_path: Path, file: str, old: str, new: str, reason: str) -> None:
    with pytest.raises(AnatomyError) as refused:
        read_changed(tmp_path, file, old, new)
    assert str(refused.value).startswith(f"{file}: ")
    assert reason in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnatomyError, match=r"landmarks\.csv: cannot be read"):
        load_anatomy(tmp_path)
