"""The Qt application, as it must be before there is any window."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from upstroke import __version__
from upstroke.ui.desktop.display import NO_DISPLAY, cannot_connect

Application = QApplication

APPLICATION_ID = "io.github.upstroke.Upstroke"


def make_application() -> QApplication:
    """Make the application. Where its display can't be reached, say so and end the program: Qt would abort it."""
    before = qInstallMessageHandler(_explain_display)
    try:
        application = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
    application.setApplicationName("upstroke")
    application.setApplicationDisplayName("Upstroke")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    return application


def _explain_display(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if cannot_connect(message):
        print(NO_DISPLAY, file=sys.stderr, flush=True)
        os._exit(1)
    print(message, file=sys.stderr)
