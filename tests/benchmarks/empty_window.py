"""An empty PySide6 window, than which no program made with PySide6 can start faster; it ends when it is painted."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.painted import Painted

application = QApplication(sys.argv[:1])
window = QMainWindow()
label = QLabel("Empty")
window.setCentralWidget(label)
window.resize(1280, 820)
painted = Painted(label)
window.show()
sys.exit(application.exec())
