"""The report on paper: one or two A4 pages, saved as a PDF or printed. Text is drawn, so none is taken for HTML."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from upstroke.domain.body_map import STANDARD
from upstroke.domain.report import DISCLAIMER, Bar, Report
from upstroke.domain.stats import Totals, Unit, add_up
from upstroke.ui import words
from upstroke.ui.face.heat import Aspect
from upstroke.ui.faces import Faces
from upstroke.ui.history import face_words, phrases
from upstroke.ui.history.colours import SLOT_TOKENS
from upstroke.ui.history.skin_notes import in_words, skin_days
from upstroke.ui.tokens import LIGHT

TITLE = "Self-massage record"
HOW_COUNTED = (
    "The stronger the colour, the more strokes. A stroke over two zones counts in both; "
    "one along the middle is in the strokes alone."
)
MARGIN_MM = 16.0
PAGE = QSizeF(210 - 2 * MARGIN_MM, 297 - 2 * MARGIN_MM)
"""What is drawn on, in mm, with the origin at its top left corner."""
DPI = 300
MM = 25.4

_GAP = 7.0
_CHART = 40.0
_FACE = QSizeF(48, 58)
_FACE_SCALE, _FACE_RATIO = 4, 3.0
"""Pixels for each mm of the face, and device pixels for each of these: 12 a mm, about as fine as a printer draws."""
_ROW = 5.2
_MOST_ROWS = 10
"""So many zones are listed; the others have the fewest strokes."""
_TOOLS = 0.57
"""The share of the width that the tools have; the ratings have the rest."""
_LABELS = 8
_DATE = 14.0
"""Room for a date under the chart."""
_FINE = 20.0
"""Text is laid out so many times as large, as fonts are measured in whole pixels."""


class ReportFailed(Exception):  # noqa: N818 - it names what happened
    """The report can't be written; its text is a sentence for the user."""


def write_pdf(report: Report, path: Path, faces: Faces) -> None:
    """Write a report to a file. Raises ReportFailed."""
    file = QSaveFile(str(path))  # whole, or not at all
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise ReportFailed(f"“{path}” can't be written: {file.errorString()}.")
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setTitle(TITLE)
    writer.setCreator("Upstroke")
    draw_on(writer, report, faces)
    if not file.commit():
        raise ReportFailed(f"“{path}” can't be written: {file.errorString()}.")


def print_report(report: Report, faces: Faces, parent: QWidget) -> bool:
    """Ask for a printer and print a report. Returns whether the user went ahead. Raises ReportFailed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(TITLE)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_on(printer, report, faces)
    return True


def draw_on(device: QPagedPaintDevice, report: Report, faces: Faces) -> None:
    """Draw a report on what has pages, such as a printer. Raises ReportFailed."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter()
    if not painter.begin(device):
        raise ReportFailed("The report can't be printed there. Choose another printer, or save it as a PDF.")
    _Paper(painter, device.newPage).draw(report, faces)
    painter.end()


class _Paper:
    """A pen that goes down the page, in mm."""

    def __init__(self, painter: QPainter, new_page: Callable[[], bool]) -> None:
        self._painter = painter
        self._new_page = new_page
        self._y = 0.0
        scale = painter.device().logicalDpiX() / MM
        painter.scale(scale, scale)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def draw(self, report: Report, faces: Faces) -> None:
        """Draw it all."""
        self._text(TITLE, 6.0, bold=True)
        self._text(f"{phrases.days(report.days)} · made on {phrases.day(report.made_on, 'd MMMM yyyy')}", 3.4)
        self._text(DISCLAIMER, 3.0, muted=True)
        self._y += 3
        self._numbers(report)
        if said := in_words(skin_days(report.skin, faces.zone_title)):
            self._text(said, 3.4)
        self._heading(f"Minutes a {phrases.UNITS[report.unit]}")
        self._chart(report.bars, report.unit)
        self._where(report, faces)
        self._beside(report)

    def _beside(self, report: Report) -> None:
        """The tools, and beside them how it felt."""
        wide = (PAGE.width() - _GAP) * _TOOLS
        self._need(_GAP + 12 + _ROW * (max(len(report.tools), len(report.felt)) + 1))
        top = bottom = self._y
        if report.tools:
            self._heading("Tools")
            tools = [(words.capitalised(phrases.tool(t.tool)), *_work(t.totals)) for t in report.tools]
            sessions = [phrases.number(tool.totals.sessions) for tool in report.tools]
            rows = [(*row, count) for row, count in zip(tools, sessions, strict=True)]
            self._table(("Tool", "Strokes", "Time", "Sessions"), rows, wide)
            bottom = self._y
        if report.felt:
            self._y, left = top, wide + _GAP if report.tools else 0.0
            self._heading("How it felt, from 0 to 10", left)
            felt = [(each.name, f"{each.before:.1f}", f"{each.after:.1f}", str(each.sessions)) for each in report.felt]
            self._table(("Own rating", "Before", "After", "Sessions"), felt, PAGE.width() - wide - _GAP, left)
            self._y = max(self._y, bottom) + 1.5
            self._text(
                "Averages of personal ratings. They show how sessions felt, not that they work.", 3.0, muted=True
            )

    def _numbers(self, report: Report) -> None:
        whole = report.whole
        shown = [
            (phrases.minutes(whole.active_ms), "in all"),
            (phrases.number(whole.strokes), words.plural(whole.strokes, "stroke")),
            (f"{phrases.number(report.practised)} of {phrases.number(report.days.days)}", "days practised"),
            (phrases.minutes(report.per_day_ms), "on a day of practice"),
        ]
        width = PAGE.width() / len(shown)
        for place, (number, caption) in enumerate(shown):
            self._at(QRectF(place * width, self._y, width, 7), number, 5.2, bold=True)
            self._at(QRectF(place * width, self._y + 7, width, 5), caption, 3.0, muted=True)
        self._y += 14
        starts = [
            f"{phrases.slot(slot)} {words.time_of_day(usual.at)}, half within ±{usual.spread_minutes} min"
            for slot, usual in report.usual.items()
        ]
        if starts:
            self._text(f"Usual start: {'; '.join(starts)}", 3.4)

    def _chart(self, bars: Sequence[Bar], unit: Unit) -> None:
        self._y += 1.5
        self._need(_CHART + 8)
        highest = max((add_up(bar.by_slot.values()).active_ms for bar in bars), default=0)
        left = 14.0
        column = (PAGE.width() - left) / max(1, len(bars))
        top, bottom = self._y, self._y + _CHART
        self._at(QRectF(0, top - 2, left - 2, 4), phrases.minutes(highest), 2.6, muted=True)
        self._at(QRectF(0, bottom - 2, left - 2, 4), "0", 2.6, muted=True)
        for y in (top, (top + bottom) / 2, bottom):
            self._painter.fillRect(QRectF(left, y, PAGE.width() - left, 0.15), QColor(LIGHT.line))
        apart = -(-len(bars) // _LABELS)
        for place, bar in enumerate(bars):
            x, y = left + place * column, bottom
            for slot, token in SLOT_TOKENS.items():
                if (part := bar.by_slot.get(slot)) and highest:
                    height = _CHART * part.active_ms / highest
                    y -= height
                    area = QRectF(x + column * 0.15, y, column * 0.7, height)
                    self._painter.fillRect(area, QColor(getattr(LIGHT, token)))
            middle = x + column / 2
            if place % apart == 0 and middle + _DATE / 2 <= PAGE.width():
                name = phrases.tick(bar.days.first, unit)
                under = QRectF(middle - _DATE / 2, bottom + 1, _DATE, 4)
                self._at(under, name, 2.6, muted=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._y = bottom + 7
        x = left
        for slot, token in SLOT_TOKENS.items():
            if any(slot in bar.by_slot for bar in bars):
                self._painter.fillRect(QRectF(x, self._y + 0.6, 2.6, 2.6), QColor(getattr(LIGHT, token)))
                self._at(QRectF(x + 4, self._y, 30, 4), words.SLOTS[slot], 3.0)
                x += 30
        self._y += 4

    def _where(self, report: Report, faces: Faces) -> None:
        """The map of the face, with a table of zones beside it."""
        rows = face_words.table(report.body, faces.zone_title)[:_MOST_ROWS]
        if not rows:
            return
        self._need(_GAP + 10 + _FACE.height())
        self._heading("Where")
        top = self._y
        size = (_FACE * _FACE_SCALE).toSize()
        picture = faces.heat(Aspect.FRONT, report.body.shades, size, _FACE_RATIO, on_paper=True)
        self._painter.drawPixmap(QRectF(0, top, _FACE.width(), _FACE.height()), picture, QRectF(picture.rect()))
        left = _FACE.width() + _GAP
        self._table(face_words.COLUMNS, rows, PAGE.width() - left, left)
        said = (face_words.balance(report.body), face_words.least(report.body, STANDARD, faces.zone_title))
        self._y = max(self._y, top + _FACE.height() + 2)
        self._text(" · ".join(part for part in said if part), 3.4)
        self._text(HOW_COUNTED, 3.0, muted=True)

    def _table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], width: float, left: float = 0.0, row: float = _ROW
    ) -> None:
        """A table; its first column is as wide as two of the others."""
        self._need(row * (len(rows) + 1))
        column = width / (len(heads) + 1)
        for cells in (heads, *rows):
            x = left
            for place, cell in enumerate(cells):
                wide = column * (1 if place else 2)
                right = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
                self._at(QRectF(x, self._y, wide, row), cell, 3.0, muted=cells is heads, align=right)
                x += wide
            self._painter.fillRect(QRectF(left, self._y + row - 0.4, width, 0.15), QColor(LIGHT.line))
            self._y += row

    def _heading(self, text: str, left: float = 0.0) -> None:
        self._need(_GAP + 20)
        self._y += _GAP - 2
        self._at(QRectF(left, self._y, PAGE.width() - left, 6), text, 4.2, bold=True)
        self._y += 7.5

    def _text(self, text: str, height: float, *, bold: bool = False, muted: bool = False) -> None:
        """A paragraph over the whole width."""
        font = _font(height, bold)
        flags = Qt.TextFlag.TextWordWrap
        box = QFontMetricsF(font).boundingRect(QRectF(0, 0, PAGE.width() * _FINE, 10_000), flags, text)
        tall = box.height() / _FINE
        self._need(tall)
        self._at(QRectF(0, self._y, PAGE.width(), tall + 1), text, height, bold=bold, muted=muted, flags=flags)
        self._y += tall + 1

    def _at(
        self,
        where: QRectF,
        text: str,
        height: float,
        *,
        bold: bool = False,
        muted: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        flags: Qt.TextFlag = Qt.TextFlag.TextDontClip,
    ) -> None:
        self._painter.save()
        self._painter.scale(1 / _FINE, 1 / _FINE)
        self._painter.setFont(_font(height, bold))
        self._painter.setPen(QColor(LIGHT.muted if muted else LIGHT.ink))
        fine = QRectF(where.x() * _FINE, where.y() * _FINE, where.width() * _FINE, where.height() * _FINE)
        self._painter.drawText(fine, int(align | Qt.AlignmentFlag.AlignTop) | int(flags), text)
        self._painter.restore()

    def _need(self, room: float) -> None:
        """Go to a new page where there is not enough room left."""
        if self._y + room > PAGE.height():
            self._new_page()
            self._y = 0.0


def _font(height: float, bold: bool) -> QFont:
    """The font whose letters, with what they hang below the line, are so many mm high."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(height * _FINE))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _work(totals: Totals) -> tuple[str, str]:
    return phrases.number(totals.strokes), phrases.minutes(totals.active_ms)
