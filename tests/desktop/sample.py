"""A window that answers to the space bar with white and a tone: enough to see whether the desk works."""

import sys

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent, QKeyEvent, Qt
from PySide6.QtMultimedia import QAudioFormat, QAudioSink
from PySide6.QtWidgets import QApplication, QWidget

RATE = 48_000
TONE_HZ = 1_000


class Sample(QWidget):
    """Black, until the space bar is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Sample")
        self.setStyleSheet("background: black")
        layout = QAudioFormat()
        layout.setSampleRate(RATE)
        layout.setChannelCount(2)
        layout.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(layout)
        self._sink.setBufferSize(RATE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.setStyleSheet("background: white")
            wave = np.sin(np.arange(RATE // 10) * 2 * np.pi * TONE_HZ / RATE) * 8_000
            self._sink.start().write(QByteArray(np.repeat(wave.astype("<i2"), 2).tobytes()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._sink.stop()
        super().closeEvent(event)


application = QApplication(sys.argv)
window = Sample()
window.showMaximized()
sys.exit(application.exec())
