"""When something goes wrong that nobody foresaw: it is logged, and the user can copy a report. The program goes on."""

import logging
import math
import platform
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from upstroke import __version__
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label

LOG = logging.getLogger("upstroke")
LOG_SIZE = 512 * 1024
"""Bytes after which the next start begins a new log file; one older file, `NAME.old`, is kept."""

MOST_REPORTS = 5
"""So many different errors are shown in one run; all are in the log."""

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(path: Path, *, debug: bool = False) -> str:
    """Write the program's log, with Qt's own messages, to a file. Returns a sentence where that can't be done."""
    LOG.setLevel(logging.DEBUG if debug else logging.INFO)
    qInstallMessageHandler(_log_qt)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not logging.handlers, whose import costs more than all the rest of this.
        if path.exists() and path.stat().st_size > LOG_SIZE:
            path.replace(path.with_name(f"{path.name}.old"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        return f"Nothing can be logged to {path} ({error.strerror})."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOG.addHandler(handler)
    if debug:
        LOG.addHandler(logging.StreamHandler())
    return ""


def stop_log() -> None:
    """Close the log."""
    qInstallMessageHandler(None)
    for handler in tuple(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


class ErrorHook(QObject):
    """Catches what no one else caught, in slots and in threads too.

    Each error is announced and logged in full once in a run. Repeats, of which a page that can't be painted makes sixty
    a second, are counted: the log has the 2nd, 10th, 100th and so on.
    """

    failed = Signal(str)
    """A new error, as a report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[tuple[str, str]] = Counter()

    def install(self) -> None:
        """Catch errors from now on."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def uninstall(self) -> None:
        """Leave errors to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and announce it, if it is a new one; else count it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
        self._counts[kind.__name__, place] += 1
        count = self._counts[kind.__name__, place]
        if count == 1:
            LOG.error("Unexpected error", exc_info=(kind, error, trace))
            if len(self._counts) <= MOST_REPORTS:
                self.failed.emit(report(kind, error, trace))
        elif count == 2 or math.log10(count).is_integer():
            LOG.error("%s at %s again, %d times by now", kind.__name__, place, count)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """An error as text that helps to mend it: versions, system, and where it happened."""
    versions = (
        f"Upstroke {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}, "
        f"{platform.system()} {platform.release()}, {QGuiApplication.platformName() or 'no display'}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(kind, error, trace))}".rstrip()


class ErrorDialog(QDialog):
    """Says that something went wrong, with a report to copy. Later errors join the same dialog while it is open."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self._reports = QPlainTextEdit()
        self._reports.setReadOnly(True)
        self._reports.setAccessibleName("Report")
        self._reports.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = button("Copy report", self.copy)
        close = button("Go on", self.accept, kind="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label("Something went wrong", "heading"))
        layout.addWidget(
            label(
                "This is a mistake in Upstroke, not yours. What you did so far is kept, and you can go on. The report"
                " helps to mend it; it stays on this computer unless you send it to someone.",
                wrap=True,
            )
        )
        layout.addWidget(self._reports, 1)
        layout.addWidget(label(f"It is in the log too: {log}", "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        self.resize(640, 420)
        close.setFocus()

    @property
    def text(self) -> str:
        """What can be copied."""
        return self._reports.toPlainText()

    def add(self, text: str) -> None:
        """Show a report, under those that are still there. The dialog does not block the rest."""
        if self.isVisible():
            text = f"{self.text}\n\n{text}"
        self._reports.setPlainText(text)
        self._copy.setText("Copy report")
        self.show()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self._copy.setText("Copied")


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_QT_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
