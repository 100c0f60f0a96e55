from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import block, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.technique import Tool
from upstroke.files.clipping import clip
from upstroke.ui.builder.clipboard import ITEMS, Clipboard
from upstroke.ui.builder.sequence_model import WARNING, WORDS, SequenceModel

NAMES = "abcdefgh"


@pytest.fixture
def model(qapp: QApplication) -> SequenceModel:
    model = SequenceModel(Clipboard(clip, lambda text: ()))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def items(names: str) -> tuple[Item, ...]:
    return tuple(step(name) for name in names)


def shown(model: SequenceModel) -> str:
    return "".join(model.id_at(model.index(row)) for row in range(model.rowCount()))


class Signals:
    """What a model tells its view, in short."""

    def __init__(self, model: SequenceModel) -> None:
        self.told: list[str] = []
        model.dataChanged.connect(lambda first, last: self.told.append(f"changed {first.row()}-{last.row()}"))
        model.rowsInserted.connect(lambda parent, first, last: self.told.append(f"in {first}-{last}"))
        model.rowsRemoved.connect(lambda parent, first, last: self.told.append(f"out {first}-{last}"))
        model.layoutChanged.connect(lambda: self.told.append("order"))
        model.modelReset.connect(lambda: self.told.append("reset"))


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("abcdef", []),
        ("abXYcdef", ["in 2-3"]),
        ("abef", ["out 2-3"]),
        ("acef", ["out 3-3", "out 1-1"]),
        ("badcef", ["order"]),
        ("abXdef", ["out 2-2", "in 2-2"]),
        ("fXa", ["out 1-4", "order", "in 1-1"]),
    ],
)
def test_a_view_is_told_no_more_than_what_is_different(model: SequenceModel, after: str, told: list[str]) -> None:
    before = {item.id: item for item in items("abcdef")}
    model.show_items(tuple(before.values()), {})
    signals = Signals(model)
    model.show_items(tuple(before.get(name, step(name)) for name in after), {})
    assert signals.told == told
    assert shown(model) == after


def test_only_rows_that_were_replaced_or_warned_of_are_painted_anew(model: SequenceModel) -> None:
    before = items("abcdef")
    model.show_items(before, {"f": "Too firm."})
    signals = Signals(model)
    after = list(before)
    for row in (1, 2):
        after[row] = replace(before[row], title="Another")
    # An equal copy, such as one read from a file again, is no change.
    after[3] = replace(before[3])
    model.show_items(tuple(after), {"e": "Too long."})
    assert signals.told == ["changed 1-2", "changed 4-5"]
    assert model.index(1).data() == "Another"
    assert model.index(1).data(WORDS).title == "Another"
    assert [model.index(row).data(WARNING) for row in (4, 5)] == ["Too long.", ""]


@given(st.lists(st.permutations(NAMES).flatmap(lambda all_: st.integers(0, 8).map(lambda n: "".join(all_[:n])))))
def test_a_row_stays_itself_wherever_it_goes(qapp: QApplication, drafts: list[str]) -> None:
    model = SequenceModel(Clipboard(clip, lambda text: ()))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for names in drafts:
        held = {
            model.id_at(model.index(row)): QPersistentModelIndex(model.index(row)) for row in range(model.rowCount())
        }
        model.show_items(items(names), {})
        assert shown(model) == names
        for name, index in held.items():
            assert model.id_at(index) == (name if name in names else "")


def test_a_row_says_all_of_itself_to_those_who_hear_it(model: SequenceModel) -> None:
    row = step("jawline", tool=Tool.GUA_SHA)
    model.show_items((step("oil"), row, block("calm", step())), {"jawline": "That is too long."})
    spoken = [model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert spoken == [
        "1 of 3, Oil, hands, 12 s",
        "2 of 3, Jawline, gua sha stone, 12 s, warning: That is too long.",
        "3 of 3, Calm, routine, 16 s · 1 step",
    ]


def test_a_tip_tells_the_cue_or_what_is_inside_and_what_is_wrong(model: SequenceModel) -> None:
    model.show_items(
        (replace(step("jaw"), cue="Teeth < apart."), block("calm", step(), step("brow"))), {"jaw": "Long."}
    )
    tips = [model.index(place).data(Qt.ItemDataRole.ToolTipRole) for place in range(2)]
    assert tips == ["<qt>Jaw<br>Teeth &lt; apart.<br>Long.</qt>", "<qt>Calm<br>Jawline, Brow</qt>"]


def test_a_drag_carries_the_rows_as_text_in_their_order(model: SequenceModel) -> None:
    model.show_items(items("abc"), {})
    mime = model.mimeData([model.index(2), model.index(0)])
    assert mime.text() == clip((step("a"), step("c")))
    assert bytes(mime.data(ITEMS).data()).decode() == mime.text()
    assert all(mime.hasFormat(kind) for kind in model.mimeTypes())


def test_a_draft_can_be_shown_and_its_rows_found(model: SequenceModel) -> None:
    draft = Draft().inserted(items("aaa"))
    model.show_items(draft.items, {})
    assert [index.row() for index in model.indexes({"a-3", "a", "gone"})] == [0, 2]
