"""Items of a draft on the clipboard and in a drag: as text, so that they can be pasted anywhere."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData

from upstroke.domain.draft import Item

ITEMS = "application/x-upstroke-items"
"""Beside the plain text, so that a list knows a drag of items before it is dropped."""

TABLES = ("[[step]]", "[[block]]")
"""What a text with items in it has."""

WriteClip = Callable[[Iterable[Item]], str]
ReadClip = Callable[[str], tuple[Item, ...]]


class Clipboard:
    """Packs items and unpacks them. `read` raises RoutineError for a text that has none."""

    def __init__(self, write: WriteClip, read: ReadClip) -> None:
        self._write = write
        self._read = read

    def packed(self, items: Iterable[Item]) -> QMimeData:
        """Items to be copied or dragged."""
        text = self._write(items)
        mime = QMimeData()
        mime.setText(text)
        mime.setData(ITEMS, text.encode())
        return mime

    @staticmethod
    def holds(mime: QMimeData) -> bool:
        """Whether there may be items in what is pasted or dropped: our own, or a text that looks like a routine."""
        return mime.hasFormat(ITEMS) or (mime.hasText() and any(table in mime.text() for table in TABLES))

    def unpacked(self, mime: QMimeData) -> tuple[Item, ...]:
        """The items of what is pasted or dropped. Raises RoutineError, saying what is wrong with it."""
        own = bytes(mime.data(ITEMS).data()).decode(errors="replace")
        return self._read(own if mime.hasFormat(ITEMS) else mime.text())
