from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from upstroke.paths import resources_dir
from upstroke.ui.face.svg import coloured, only, view_box, without

DRAWING = (
    '<svg viewBox="0 0 10 20"><g id="head"><g id="bun"><g></g></g><g><path id="bun"/></g></g>'
    '<g id="bun-behind"></g></svg>'
)


def test_a_group_is_left_out_with_all_that_is_in_it() -> None:
    assert without(DRAWING, lambda name: name == "bun") == (
        '<svg viewBox="0 0 10 20"><g id="head"><g><path id="bun"/></g></g><g id="bun-behind"></g></svg>'
    )


def test_several_groups_are_left_out() -> None:
    bare = without(DRAWING, lambda name: name.startswith("bun"))
    assert bare == '<svg viewBox="0 0 10 20"><g id="head"><g><path id="bun"/></g></g></svg>'


def test_where_nothing_is_unwanted_the_drawing_stays() -> None:
    assert without(DRAWING, lambda name: False) == DRAWING


def test_a_group_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no end"):
        without("<svg><g></svg>", lambda name: False)


def test_one_group_alone_keeps_what_stands_outside_of_groups() -> None:
    svg = '<svg><defs/><g id="a"><g id="b"><path/></g></g><g id="c"><g id="a"></g></g><g></g></svg>'
    assert only(svg, "a") == '<svg><defs/><g id="a"><g id="b"><path/></g></g></svg>'
    assert only(svg, "b") == "<svg><defs/></svg>", "it is not an outermost one"


def test_replaced_colours_may_change_places() -> None:
    assert coloured("#aaaaaa #BBBBBB", {"#AAAAAA": "#BBBBBB", "#BBBBBB": "#AAAAAA"}) == "#BBBBBB #AAAAAA"


def test_the_coordinates_of_a_drawing() -> None:
    assert view_box(DRAWING) == QRectF(0, 0, 10, 20)
    with pytest.raises(ValueError, match="viewBox"):
        view_box("<svg></svg>")


@pytest.mark.parametrize(
    "path", sorted([*(resources_dir() / "face").glob("*.svg"), *(resources_dir() / "tools").glob("*.svg")]), ids=str
)
def test_the_drawings_that_ship_keep_to_what_can_be_read_as_text(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert view_box(svg).width() > 0
    bare = without(svg, lambda name: True)
    assert "<g id=" not in bare
    assert not {tag for tag in ("<clipPath", "<mask", "<filter", "<style", "<text", "<image", "<g/>") if tag in svg}
