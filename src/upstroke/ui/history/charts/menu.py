"""What can be done with a chart: copied as a picture or as numbers, or saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from upstroke.files.safe_write import write_bytes
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.theme import Theme

if TYPE_CHECKING:
    from upstroke.ui.history.charts.chart import Chart
    from upstroke.ui.history.charts.picture import ChartPicture

Ask = Callable[[QWidget, str, str], Path | None]
"""Asks where to save under a name with a suffix; None where the user thinks better of it."""


def ask_where(parent: QWidget, name: str, suffix: str) -> Path | None:
    """Ask with the system's own dialog."""
    dialog = QFileDialog(parent, "Save chart", str(Path.home()), f"{suffix.upper()} picture (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return path


class ChartMenu(QMenu):
    """Drops down from a button of a chart's card."""

    said = Signal(str)
    """What was done, or why it could not be, in a sentence."""

    def __init__(self, chart: Callable[[], "Chart | None"], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart, self._theme = chart, theme
        self.ask: Ask = ask_where
        self.addAction("Copy picture", self._copy_picture)
        self.addAction("Copy numbers", self._copy_numbers)
        self.addSeparator()
        self.addAction("Save as PNG…", lambda: self._save("png"))
        self.addAction("Save as SVG…", lambda: self._save("svg"))

    def _copy_picture(self) -> None:
        chart = self._chart()
        if chart and chart.figure:
            QGuiApplication.clipboard().setImage(self._picture(chart).image)
            self.said.emit(f"“{chart.figure.title}” is copied as a picture.")

    def _copy_numbers(self) -> None:
        chart = self._chart()
        if chart and chart.figure:
            QGuiApplication.clipboard().setText(chart.figure.table().text)
            self.said.emit(f"The numbers of “{chart.figure.title}” are copied.")

    def _save(self, suffix: str) -> None:
        chart = self._chart()
        if chart is None or chart.figure is None:
            return
        path = self.ask(self, _file_name(chart.figure), suffix)
        if path is None:
            return
        picture = self._picture(chart)
        try:
            write_bytes(path, picture.png if suffix == "png" else picture.svg)
        except OSError as error:
            self.said.emit(f"The chart could not be saved as “{path}” ({error.strerror}). Choose another folder.")
        else:
            self.said.emit(f"The chart was saved as {path}.")

    def _picture(self, chart: "Chart") -> "ChartPicture":
        from upstroke.ui.history.charts.picture import ChartPicture

        return ChartPicture(chart, self._theme)


def _file_name(figure: Figure) -> str:
    """A name that says what is in it: `upstroke-minutes-a-day-2026-03-14`."""
    return f"upstroke-{'-'.join(figure.title.lower().split())}-{figure.spans[-1].last}"
