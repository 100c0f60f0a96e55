"""No path leads over a place where nothing may work."""

import pytest

from upstroke.domain.anatomy import View
from upstroke.domain.no_go import crossed
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir

FACE = load_anatomy(resources_dir() / "face")


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        (("chin_mid", "jaw_mid", "ear_lobe"), ""),
        (("neck_side_mid", "neck_side_mid.other"), "neck_front"),
        (("brow_mid", "under_eye_mid"), "upper_lid"),
    ],
)
def test_a_path_over_throat_or_eyelid_is_found(path: tuple[str, ...], zone: str) -> None:
    found = crossed(path, View.FRONT, FACE)
    assert (found.id if found else "") == zone


def test_a_landmark_that_is_not_seen_is_an_error() -> None:
    with pytest.raises(KeyError):
        crossed(("occiput",), View.FRONT, FACE)
