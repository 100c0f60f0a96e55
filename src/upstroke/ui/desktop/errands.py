"""Work that takes a while, done beside the window so that it never stands still."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

After = Callable[[], object]


class Errands(QObject):
    """Does one piece of work after the other in a thread of its own. Call `wait` before what it works on goes away."""

    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], After], after_ms: int = 0) -> None:
        """Do something in so many ms. What it returns is called where windows may be touched."""
        QTimer.singleShot(after_ms, self, lambda: self._pool.start(lambda: self._done.emit(work())))

    def wait(self) -> None:
        """Wait until all that has begun is done."""
        self._pool.waitForDone()

    def _tell(self, after: After) -> None:
        after()
