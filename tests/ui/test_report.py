from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from upstroke.domain.body_map import BodyMap, ZoneTotal
from upstroke.domain.report import DISCLAIMER, Bar, Felt, Report, ToolShare
from upstroke.domain.routine import Slot
from upstroke.domain.skin import SkinNote, SkinSign
from upstroke.domain.stats import DayRange, Totals, Unit, UsualTime, spans
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import PassSide
from upstroke.ui.faces import Faces
from upstroke.ui.history.report import ReportFailed, draw_on, write_pdf

TODAY = date(2026, 3, 14)
MONTH = DayRange(TODAY - timedelta(days=29), TODAY)
ZONES = (
    "jawline",
    "cheek",
    "cheekbone",
    "temple",
    "chin",
    "nasolabial",
    "masseter",
    "neck_side",
    "nape",
    "brow",
    "nose",
)


def report(**more: object) -> Report:
    bars = tuple(Bar(span, {Slot.EVENING: Totals(600_000, 120, 1)}) for span in spans(MONTH, Unit.DAY))
    body = BodyMap(ZoneTotal(zone, side, 60_000, 30) for zone in ZONES for side in (PassSide.LEFT, PassSide.RIGHT))
    full = {
        "usual": {Slot.EVENING: UsualTime(time(21, 34), 11)},
        "tools": (ToolShare(Tool.ROLLER.value, Totals(9_000, 4, 1)),),
    }
    return Report(MONTH, TODAY, bars, Unit.DAY, 30, body, **{**full, **more})  # type: ignore[arg-type]


def pages(path: Path) -> tuple[str, ...]:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    texts = tuple(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return tuple(" ".join(text.split()) for text in texts)


def test_a_month_fits_on_a_page_and_says_what_was_done(faces: Faces, tmp_path: Path) -> None:
    write_pdf(report(), tmp_path / "report.pdf", faces)
    (text,) = pages(tmp_path / "report.pdf")
    for said in (
        "13 Feb – 14 Mar 2026",
        "300 min",
        "30 of 30",
        "Usual start: evening 21:34, half within ±11 min",
        "Jawline",
        "Balance L 50 · R 50",
        "Least time: the forehead",
        "Ridged roller",
        DISCLAIMER,
    ):
        assert said in text.replace("\N{NARROW NO-BREAK SPACE}", " "), said


def test_ratings_are_there_if_there_are_any_with_what_they_mean(faces: Faces, tmp_path: Path) -> None:
    felt = tuple(Felt(f"Feeling {number}", 5.0, 3.2, 12) for number in range(12))
    write_pdf(report(felt=felt), tmp_path / "report.pdf", faces)
    found = pages(tmp_path / "report.pdf")
    assert len(found) == 2
    assert "Feeling 7 5.0 3.2 12" in found[1]
    assert "not that they work" in found[1]
    write_pdf(report(), tmp_path / "report.pdf", faces)
    assert "felt" not in " ".join(pages(tmp_path / "report.pdf"))


def test_nothing_done_is_a_report_too(faces: Faces, tmp_path: Path) -> None:
    write_pdf(Report(MONTH, TODAY, (), Unit.DAY, 0, BodyMap(())), tmp_path / "report.pdf", faces)
    (text,) = pages(tmp_path / "report.pdf")
    assert "0 of 30" in text
    assert "Where" not in text


def test_what_looks_like_markup_is_only_text(faces: Faces, tmp_path: Path) -> None:
    write_pdf(report(tools=(ToolShare("<b>my & stone</b>", Totals(9_000, 4, 1)),)), tmp_path / "report.pdf", faces)
    assert "<b>my & stone</b>" in " ".join(pages(tmp_path / "report.pdf"))


def test_a_printer_draws_the_same(faces: Faces, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw_on(printer, report(), faces)
    write_pdf(report(), tmp_path / "report.pdf", faces)
    assert pages(tmp_path / "printed.pdf") == pages(tmp_path / "report.pdf")


def test_nothing_is_drawn_over_the_edge_of_the_page(faces: Faces, tmp_path: Path) -> None:
    write_pdf(report(), tmp_path / "report.pdf", faces)
    document = QPdfDocument()
    document.load(str(tmp_path / "report.pdf"))
    image = document.render(0, QSize(420, 594))
    document.close()
    drawn = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() and image.pixelColor(x, y) != QColor("white")
    ]
    assert 30 <= min(x for x, _ in drawn) <= max(x for x, _ in drawn) <= 390
    assert 30 <= min(y for _, y in drawn) <= max(y for _, y in drawn) <= 564


def test_a_place_that_can_not_be_written_is_named_and_nothing_is_left(faces: Faces, tmp_path: Path) -> None:
    with pytest.raises(ReportFailed, match=r"gone.*can't be written"):
        write_pdf(report(), tmp_path / "gone" / "report.pdf", faces)
    assert list(tmp_path.iterdir()) == []


def test_what_was_noted_of_the_skin_is_told_with_its_day(faces: Faces, tmp_path: Path) -> None:
    noted = SkinNote("1", datetime.combine(TODAY, time(20)), SkinSign.REDNESS, ("cheek",))
    write_pdf(report(skin={TODAY: (noted,)}), tmp_path / "report.pdf", faces)
    assert "Noted of the skin: redness on the cheek (14 Mar 2026)." in pages(tmp_path / "report.pdf")[0]
