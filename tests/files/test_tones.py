"""The skin tones that ship, and what is said of a file that is wrong."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from upstroke.domain.look import SkinTone
from upstroke.files.tones import TonesError, load_tones
from upstroke.paths import resources_dir

FILE = resources_dir() / "face" / "tones.toml"
TONES = load_tones(FILE)


def light_of(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_tone_has_its_colours() -> None:
    assert list(TONES) == list(SkinTone)


def test_the_tones_go_from_light_to_deep() -> None:
    for undertone in ("cool", "warm"):
        lights = [light_of(colours.skin) for tone, colours in TONES.items() if tone.endswith(undertone)]
        assert lights == sorted(lights, reverse=True)
        assert lights[0] > 6 * lights[-1]


def test_no_two_tones_are_alike() -> None:
    for one, another in combinations(TONES.values(), 2):
        assert one.skin != another.skin


def test_every_colour_of_a_drawing_that_a_tone_changes_is_drawn_somewhere() -> None:
    drawings = [*(resources_dir() / "face").glob("*.svg"), *(resources_dir() / "tools").glob("*.svg")]
    drawn = {colour for path in drawings for colour in re.findall(r"#[0-9A-F]{6}", path.read_text(encoding="utf-8"))}
    for colours in TONES.values():
        assert colours.replacing.keys() <= drawn


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "deep_warm"', 'id = "deep_green"', "Invalid enum value 'deep_green'"),
        ("#F3CDB7", "F3CDB7", "matching regex"),
        ("[[tone]]", "[[tone]", "tones.toml: "),
        ('id = "deep_warm"', 'id = "deep_cool"', "there are two tones deep_cool"),
        ('skin = "#F3CDB7"', 'hide = "#F3CDB7"', "art: there is no skin"),
        ("[art]\n", '[art]\nscar = "#112233"\n', "very_light_cool: the drawings and the tone differ in scar"),
    ],
)
def test_a_wrong_file_is_named_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "tones.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TonesError, match=re.escape(reason)):
        load_tones(path)


def test_every_tone_must_be_there(tmp_path: Path) -> None:
    *kept, _ = FILE.read_text(encoding="utf-8").split("[[tone]]")
    path = tmp_path / "tones.toml"
    path.write_text("[[tone]]".join(kept), encoding="utf-8")
    with pytest.raises(TonesError, match="there is no deep_warm"):
        load_tones(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TonesError, match=r"tones\.toml: "):
        load_tones(tmp_path / "tones.toml")
