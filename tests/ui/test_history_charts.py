"""The charts by themselves: what they show, say and write."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from upstroke.domain.ratings import Rated, Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals, Unit, UsualTime
from upstroke.ui.history.charts.card import ChartCard
from upstroke.ui.history.charts.chart import Chart
from upstroke.ui.history.charts.figure import Figure, Kind, Table, count_scale, minutes_scale
from upstroke.ui.history.charts.number_table import NumberTable
from upstroke.ui.history.charts.picture import SHARPNESS, ChartPicture
from upstroke.ui.history.charts.rated import rated_figure
from upstroke.ui.history.charts.starts import Starts, starts_figure
from upstroke.ui.history.charts.tools import tools_figure
from upstroke.ui.history.charts.worked import Measure, slot_figure, tool_figure
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme

DAY = date(2026, 3, 14)
SPANS = tuple(DayRange(DAY + timedelta(days=n), DAY + timedelta(days=n)) for n in range(3))
MORNING, EVENING = Totals(300_000, 40, 1), Totals(600_000, 200, 1)
DONE: tuple[Mapping[Slot, Totals], ...] = ({Slot.MORNING: MORNING, Slot.EVENING: EVENING}, {}, {Slot.EVENING: EVENING})


def worked(measure: Measure = Measure.MINUTES) -> Figure:
    return slot_figure(SPANS, Unit.DAY, DONE, measure, "25 min on 2 days.")


def rated(*jaw: tuple[int, int] | None) -> Figure:
    """Jaw tension before and after, on each day on which it was rated."""
    said = [
        Rated(span.first, Rating({Scale.JAW_TENSION: both[0]}, {Scale.JAW_TENSION: both[1]}))
        for span, both in zip(SPANS, jaw, strict=True)
        if both
    ]
    return rated_figure(SPANS, Unit.DAY, said, Scale.JAW_TENSION)


Make = Callable[[Figure], Chart]


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> Make:
    def make(figure: Figure) -> Chart:
        made = Chart(figure.kind, theme, lambda: True)
        qtbot.addWidget(made)
        made.resize(500, 240)
        made.show()
        made.show_figure(figure)
        return made

    return make


@pytest.fixture
def make_card(theme: Theme, icons: Icons, qtbot: QtBot) -> Callable[[], ChartCard]:
    def make() -> ChartCard:
        made = ChartCard(Kind.BARS, theme, icons, lambda: True)
        qtbot.addWidget(made)
        made.resize(560, 340)
        made.show()
        made.show_figure(worked())
        return made

    return make


# what they show


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["0 min", "1 min"]),
        (18, ["0 min", "5 min", "10 min", "15 min", "20 min"]),
        (900, ["0 h", "3 h", "6 h", "9 h", "12 h", "15 h"]),
    ],
)
def test_lines_lie_on_round_minutes_or_hours(highest: float, labels: list[str]) -> None:
    scale = minutes_scale(highest)
    assert [label for _, label in scale.lines] == labels
    assert scale.high >= highest


@pytest.mark.parametrize("highest", [0, 1, 4, 37, 480, 99_999])
def test_lines_of_counts_are_few_and_reach_the_highest(highest: int) -> None:
    scale = count_scale(highest)
    assert 2 <= len(scale.lines) <= 6
    assert scale.lines[-1][0] >= highest


def test_bars_have_a_table_with_the_same_numbers() -> None:
    figure = worked()
    assert figure.title == "Minutes a day"
    assert figure.table() == Table(
        ("Days", "Morning", "Evening", "Together"),
        (
            ("Sat 14 Mar 2026", "5 min", "10 min", "15 min"),
            ("Sun 15 Mar 2026", "–", "–", "–"),
            ("Mon 16 Mar 2026", "–", "10 min", "10 min"),
        ),
    )
    assert worked(Measure.STROKES).table().rows[0] == ("Sat 14 Mar 2026", "40", "200", "240")
    assert [figure.top(place) for place in range(3)] == [15, 0, 10]


def test_what_was_done_without_a_known_tool_is_not_left_out() -> None:
    done: tuple[Mapping[str, Totals], ...] = (
        {"gua_sha": Totals(500_000, 100, 1), "laser_comb": Totals(100_000, 0, 1)},
        {},
        {},
    )
    figure = tool_figure(SPANS, Unit.DAY, done, (Totals(900_000, 240, 2), Totals(), EVENING), Measure.MINUTES, "")
    assert figure.table().header == ("Days", "Gua sha stone", "Laser comb", "Tool not noted", "Together")
    assert [figure.top(place) for place in range(3)] == [15, 0, 10]
    assert figure.say(2) == "Mon 16 Mar 2026\n10 min · 200 strokes\ntool not noted 10 min"


def test_what_counts_nothing_has_no_colour_of_its_own() -> None:
    done: tuple[Mapping[str, Totals], ...] = (
        {"hands": Totals(60_000, 40, 1), "none": Totals(30_000, 0, 1)},
        {"hands": Totals(60_000, 0, 1), "gua_sha": Totals(60_000, 30, 1)},
        {},
    )
    wholes = (Totals(90_000, 40, 1), Totals(120_000, 30, 1), Totals())
    figure = tool_figure(SPANS, Unit.DAY, done, wholes, Measure.STROKES, "")
    assert [series.name for series in figure.series] == ["Hands", "Gua sha stone"], "and not “No tool”"
    assert figure.say(1).splitlines()[2:] == ["gua sha stone 30"]
    minutes = tool_figure(SPANS, Unit.DAY, done, wholes, Measure.MINUTES, "")
    assert [series.name for series in minutes.series] == ["Hands", "Gua sha stone", "No tool"]


def test_starts_are_dots_from_the_start_of_the_day_downwards_over_what_is_usual() -> None:
    starts: tuple[Starts, ...] = (
        {(Slot.MORNING, time(7, 0)): 1, (Slot.EVENING, time(0, 30)): 1},
        {},
        {(Slot.EVENING, time(22, 0)): 2},
    )
    usual = {Slot.MORNING: UsualTime(time(7, 0), 0), Slot.EVENING: UsualTime(time(22, 30), 50)}
    figure = starts_figure(SPANS, Unit.DAY, starts, usual, time(4, 0))
    assert sorted((dot.place, -dot.value, dot.share) for dot in figure.dots) == [
        (0, 3 * 60, 0.5),
        (0, 20 * 60 + 30, 0.5),
        (2, 18 * 60, 1),
    ]
    assert [(-band.middle, band.spread) for band in figure.bands] == [(180, 0), (1110, 50)]
    assert figure.summary == "Usual start: morning 7:00; evening 22:30, half within ±50 min."
    assert figure.say(0) == "Sat 14 Mar 2026\nmorning 7:00\nevening 0:30"
    assert figure.say(1) == "Sun 15 Mar 2026\nnothing done"
    assert figure.table().rows[2] == ("Mon 16 Mar 2026", "–", "22:00 ±0 min, 2 sessions")
    assert {label for _, label in figure.scale.lines} >= {"9:00", "12:00", "0:00"}
    assert all(figure.scale.low < dot.value < figure.scale.high for dot in figure.dots)


def test_tools_are_lanes_the_most_used_on_top_and_their_shares_are_said() -> None:
    done: tuple[Mapping[str, Totals], ...] = (
        {"hands": Totals(60_000, 0, 1), "none": Totals(900_000, 0, 1)},
        {"gua_sha": Totals(180_000, 9, 2), "hands": Totals(60_000, 0, 1)},
        {},
    )
    figure = tools_figure(SPANS, Unit.DAY, done)
    assert [series.name for series in figure.series] == ["Gua sha stone", "Hands"]
    assert figure.summary == "2 tools: gua sha stone 60 % and hands 40 % of the time."
    assert figure.say(1) == "Sun 15 Mar 2026\ngua sha stone 3 min, 2 sessions\nhands 1 min, 1 session"
    assert figure.table().rows[1] == ("Sun 15 Mar 2026", "3 min", "1 min", "2")
    assert tools_figure(SPANS, Unit.DAY, ({}, {}, {})).empty


def test_ratings_are_means_before_and_after_and_no_proof() -> None:
    figure = rated((6, 3), None, (4, 2))
    assert figure.title == "Jaw tension, before and after"
    assert figure.summary.startswith("Jaw tension: 2.5 less after than before, in 2 sessions.")
    assert [series.values for series in figure.series] == [(6, None, 4), (3, None, 2)]
    assert figure.say(0) == "Sat 14 Mar 2026\nbefore 6.0, after 3.0, 1 session"
    assert figure.table().rows[1] == ("Sun 15 Mar 2026", "–", "–", "–")
    assert rated(None, None, None).empty


# how they are painted


def colours(chart: Chart) -> set[str]:
    image = chart.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_all_kinds_are_painted_in_the_colours_of_the_theme(chart: Make, theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    starts: tuple[Starts, ...] = ({(Slot.MORNING, time(7, 0)): 1}, {}, {})
    tools: tuple[Mapping[str, Totals], ...] = ({"gua_sha": EVENING}, {}, {"gua_sha": EVENING})
    try:
        assert {theme.tokens.jade, theme.tokens.rose, theme.tokens.line} <= colours(chart(worked()))
        assert theme.tokens.rose in colours(chart(starts_figure(SPANS, Unit.DAY, starts, {}, time(4, 0))))
        assert theme.tokens.jade in colours(chart(tools_figure(SPANS, Unit.DAY, tools)))
        assert theme.tokens.rose in colours(chart(rated((2, 1), None, (8, 6))))
    finally:
        theme.set_mode(Mode.LIGHT)


def test_a_line_passes_over_a_place_without_a_value(chart: Make, theme: Theme) -> None:
    shown = chart(rated((5, 5), None, (5, 5)))
    image = shown.grab().toImage()
    middle = (shown.position_of(0) + shown.position_of(2)).toPoint() / 2
    near = {image.pixelColor(middle.x(), middle.y() + dy).name().upper() for dy in (-1, 0, 1)}
    assert theme.tokens.jade in near, "it joins the values on either side"


def test_a_click_opens_the_days_of_a_place(chart: Make, qtbot: QtBot) -> None:
    shown = chart(worked())
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.position_of(2).toPoint())
    assert opened.args == [SPANS[2]]


# the table behind a chart


def test_the_table_takes_the_place_of_the_chart_and_back(make_card: Callable[[], ChartCard]) -> None:
    card = make_card()
    assert card.chart is not None
    card.toggle_table()
    assert card.table is not None
    assert card.table.isVisible()
    assert not card.chart.isVisible()
    model = card.table.model()
    assert [model.index(0, column).data() for column in range(4)] == ["Sat 14 Mar 2026", "5 min", "10 min", "15 min"]
    card.show_figure(worked(Measure.STROKES))
    assert card.table.isVisible(), "it stays a table when the days change"
    assert model.index(0, 1).data() == "40"
    card.toggle_table()
    assert card.chart.isVisible()
    assert not card.table.isVisible()


def test_the_days_in_the_table_are_never_cut_off(theme: Theme, qtbot: QtBot) -> None:
    table = NumberTable(theme)
    qtbot.addWidget(table)
    table.resize(320, 200)
    table.show()
    for _ in range(2):
        table.show_table("Minutes a day", worked().table())
        assert table.columnWidth(0) >= table.sizeHintForColumn(0)


def test_a_table_that_has_no_room_scrolls_sideways_and_cuts_nothing(theme: Theme, qtbot: QtBot) -> None:
    table = NumberTable(theme)
    qtbot.addWidget(table)
    heads = ("Days", "Gua sha stone", "Ridged roller", "Face brush")
    table.show_table("Tools", Table(heads, (("Sat 14 Mar 2026", "1 h 5 min", "–", "5 min"),) * 40))
    table.resize(320, 200)
    table.show()
    QApplication.processEvents()
    assert all(table.columnWidth(n) >= table.horizontalHeader().sectionSizeHint(n) for n in range(4))
    assert table.horizontalScrollBar().maximum() > 0
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum() > 0, "the latest is seen"
    table.resize(900, 200)
    QApplication.processEvents()
    assert table.horizontalScrollBar().maximum() == 0


def test_heads_stand_above_what_is_in_the_cells(theme: Theme, qtbot: QtBot) -> None:
    table = NumberTable(theme)
    qtbot.addWidget(table)
    table.show_table("H", Table(("H", "H"), (("H", "H"),)))
    table.resize(300, 100)
    table.show()
    image = table.grab().toImage()
    head = table.horizontalHeader().height() - 2

    def ink(top: int, bottom: int) -> tuple[int, int]:
        ground = image.pixelColor(1, bottom - 1)
        columns = [x for x in range(300) if any(image.pixelColor(x, y) != ground for y in range(top, bottom))]
        return columns[0], columns[-1]

    heads, cells = ink(0, head), ink(head + 3, head + table.rowHeight(0))
    assert heads == pytest.approx(cells, abs=1)


def test_what_is_selected_in_the_table_is_copied_and_else_all(theme: Theme, qtbot: QtBot) -> None:
    table = NumberTable(theme)
    qtbot.addWidget(table)
    table.show_table("Minutes a day", worked().table())
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "Days\tMorning\tEvening\tTogether",
        "Sat 14 Mar 2026\t5 min\t10 min\t15 min",
    ]
    for column in (1, 2):
        table.selectionModel().select(table.model().index(0, column), table.selectionModel().SelectionFlag.Select)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "5 min\t10 min"


# taken along


def seen(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def choose(card: ChartCard, text: str) -> None:
    next(action for action in card.menu.actions() if action.text() == text).trigger()


def test_a_chart_is_saved_as_png(
    make_card: Callable[[], ChartCard], theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    card = make_card()
    asked: list[str] = []

    def ask(_: object, name: str, suffix: str) -> Path:
        asked.append(f"{name}.{suffix}")
        return tmp_path / asked[-1]

    card.menu.ask = ask
    with qtbot.waitSignal(card.said) as said:
        choose(card, "Save as PNG…")
    assert asked == ["upstroke-minutes-a-day-2026-03-16.png"]
    assert said.args == [f"The chart was saved as {tmp_path / asked[0]}.", True]
    image = QImage(str(tmp_path / asked[0]))
    assert card.chart is not None
    assert image.width() > SHARPNESS * card.chart.width()
    assert {theme.tokens.jade, theme.tokens.rose, theme.tokens.surface} <= seen(image)


def test_a_chart_is_saved_as_svg(make_card: Callable[[], ChartCard], theme: Theme, tmp_path: Path) -> None:
    card = make_card()
    path = tmp_path / "chart.svg"
    card.menu.ask = lambda *_: path
    choose(card, "Save as SVG…")
    text = path.read_text(encoding="utf-8")
    assert "<title>Minutes a day</title>" in text
    assert "Evening" in text, "letters stay letters"
    renderer = QSvgRenderer(QByteArray(path.read_bytes()))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert {theme.tokens.jade, theme.tokens.rose} <= seen(image)


def test_both_pictures_show_the_bars_in_the_same_place(chart: Make, theme: Theme) -> None:
    picture = ChartPicture(chart(worked()), theme)
    renderer = QSvgRenderer(QByteArray(picture.svg))
    drawn = QImage(picture.image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()

    def first(image: QImage, colour: str) -> tuple[int, int]:
        return next(
            (x, y)
            for x in range(0, image.width())
            for y in range(image.height() // 3, image.height())
            if image.pixelColor(x, y).name().upper() == colour
        )

    for colour in (theme.tokens.jade, theme.tokens.rose):
        one, other = first(picture.image, colour), first(drawn, colour)
        assert abs(one[0] - other[0]) <= 3
        assert abs(one[1] - other[1]) <= 6


def test_both_pictures_have_the_dates_in_the_same_place(chart: Make, theme: Theme) -> None:
    picture = ChartPicture(chart(worked()), theme)
    drawn = QImage(picture.image.size(), QImage.Format.Format_RGB32)
    drawn.fill(QColor(theme.tokens.surface))
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(picture.svg)).render(painter)
    painter.end()

    def ends(image: QImage) -> tuple[int, int]:
        """Where the line of dates begins and ends."""
        ground = QColor(theme.tokens.surface)
        bottom = range(image.height() * 84 // 100, image.height() - 2)
        inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in bottom)]
        return inked[0], inked[-1]

    assert ends(drawn) == pytest.approx(ends(picture.image), abs=12)


def test_a_folder_that_takes_nothing_is_told(make_card: Callable[[], ChartCard], tmp_path: Path, qtbot: QtBot) -> None:
    card = make_card()
    (tmp_path / "file").write_text("")
    card.menu.ask = lambda *_: tmp_path / "file" / "chart.png"
    with qtbot.waitSignal(card.said) as said:
        choose(card, "Save as PNG…")
    assert said.args is not None
    assert "could not be saved" in said.args[0]
    assert said.args[1] is False, "which is told as trouble"


def test_a_chart_is_copied_as_a_picture_or_as_numbers(make_card: Callable[[], ChartCard], theme: Theme) -> None:
    card = make_card()
    choose(card, "Copy picture")
    assert theme.tokens.jade in seen(QGuiApplication.clipboard().image())
    choose(card, "Copy numbers")
    assert QGuiApplication.clipboard().text() == worked().table().text


def test_the_legend_names_what_is_there(make_card: Callable[[], ChartCard]) -> None:
    card = make_card()
    legend = [each.text().split("&nbsp; ")[-1] for each in card.findChildren(QLabel) if "■" in each.text()]
    assert legend == ["Morning", "Evening"]
