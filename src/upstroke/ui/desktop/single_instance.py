"""One running Upstroke for each profile: a second start hands what it was asked for to the first."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from upstroke.history.private_file import FOLDER_MODE

LOCK = "upstroke.lock"
REACH_MS = 3000
"""How long a second start tries to reach the first, which may be just starting itself."""
RETRY_MS = 50
LONGEST = 64 * 1024
"""Bytes of a message; more is not listened to."""


class SingleInstance(QObject):
    """Decides who is first by a lock in the profile's folder; then listens or sends. A crash frees the lock."""

    asked = Signal(list)
    """Another start handed over its arguments (texts): come to the front, and do what they say."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is that of the user's data; it is made if need be."""
        super().__init__(parent)
        self._name = server_name(folder)
        self._lock: QLockFile | None = None
        try:
            folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
            self._lock = QLockFile(str(folder / LOCK))
            # Only a lock whose process is gone is stale, however old it is.
            self._lock.setStaleLockTime(0)
        except OSError:
            pass
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)

    def claim(self) -> bool:
        """Become the first, and listen. False where another is running; in a folder without writing, all are first."""
        if self._lock is not None and not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, arguments: Sequence[str]) -> bool:
        """Send arguments to the first. False where it does not answer."""
        message = json.dumps(list(arguments)).encode() + b"\n"
        deadline = QDeadlineTimer(REACH_MS)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(RETRY_MS):
                socket.write(message)
                answered = socket.waitForBytesWritten(REACH_MS) and socket.waitForReadyRead(REACH_MS)
                socket.disconnectFromServer()
                return answered
            QThread.msleep(RETRY_MS)
        return False

    def release(self) -> None:
        """Stop listening and let another be first."""
        self._server.close()
        for socket in self._sockets:
            socket.abort()
            socket.deleteLater()
        self._sockets.clear()
        if self._lock is not None:
            self._lock.unlock()

    def _receive(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._sockets.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._forget)
        self._read()

    def _read(self) -> None:
        """Take the messages whose whole line is there."""
        for socket in tuple(self._sockets):
            if socket.canReadLine():
                arguments = _arguments(bytes(socket.readLine(LONGEST).data()))
                socket.write(b"ok\n")
                socket.flush()
                if arguments is not None:
                    self.asked.emit(arguments)
            elif socket.bytesAvailable() > LONGEST:
                socket.abort()

    def _forget(self) -> None:
        for socket in tuple(self._sockets):
            if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._sockets.remove(socket)
                socket.deleteLater()


def server_name(folder: Path) -> str:
    """The name by which the first is found: short, as some systems ask, and different for each folder."""
    digest = QCryptographicHash.hash(str(folder.absolute()).encode(), QCryptographicHash.Algorithm.Sha256)
    return f"upstroke-{bytes(digest.toHex().data()).decode()[:16]}"


def _arguments(line: bytes) -> list[str] | None:
    """The texts of a message; None for anything else."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(text, str) for text in found) else None
