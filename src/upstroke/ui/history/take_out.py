"""What of the history can be taken along: all of it as a file, or a range of days as a report, saved or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from upstroke.domain.report import Report
from upstroke.ui.faces import Faces
from upstroke.ui.history.report import ReportFailed, print_report, write_pdf
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button

Make = Callable[[], Report | None]
"""Makes the report of the days that are shown; None where the history can't be read."""


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own dialog where a PDF is to be saved."""
    dialog = QFileDialog(parent, "Save report", str(Path.home()), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return path


class TakeOut(QObject):
    """A menu below the button `button`."""

    everything = Signal()
    """Write all that there is to a file."""
    said = Signal(str, bool)
    """What was done, or why it could not be, in a sentence, and whether it was done."""

    def __init__(self, make: Make, faces: Faces, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._make, self._faces = make, faces
        self.ask = ask_where
        self._page = parent
        self._menu = QMenu(parent)
        self._menu.addAction("Everything to a file…", self.everything.emit)
        self._menu.addSeparator()
        self._menu.addAction("Report of these days as PDF…", self._save)
        self._menu.addAction("Print the report…", self._print)
        self.button: QPushButton = button("Export", self._open, icons=icons, icon="export")

    def _open(self) -> None:
        self._menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _save(self) -> None:
        report = self._make()
        path = self.ask(self._page, f"massage-{report.days.first}-to-{report.days.last}.pdf") if report else None
        if report is None or path is None:
            return
        try:
            write_pdf(report, path, self._faces)
        except ReportFailed as trouble:
            self.said.emit(str(trouble), False)
            return
        self.said.emit(f"The report was written to {path}.", True)

    def _print(self) -> None:
        report = self._make()
        if report is None:
            return
        try:
            print_report(report, self._faces, self._page)
        except ReportFailed as trouble:
            self.said.emit(str(trouble), False)
