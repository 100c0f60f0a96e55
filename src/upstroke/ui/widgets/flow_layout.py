"""A layout that fills rows from the left and goes on in the next row, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places its items in rows. With a `column` width, items are as wide as equal columns of at least that width;
    with `fill`, those of the last row share out all of it.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, column: int = 0, fill: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._column = column
        self._fill = fill
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its rows are at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in a rectangle."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row, if there is room."""
        shown = self._shown()
        width = sum(max(self._column, item.sizeHint().width()) for item in shown)
        width += self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Room for the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Fill the rows and return how high they are together."""
        top = rect.y()
        for row in self._rows(rect.width()):
            height = max(size.height() for _, size in row)
            x = rect.x()
            for item, size in row:
                if move:
                    # Cards in columns are all as high as the highest of their row.
                    item.setGeometry(QRect(QPoint(x, top), QSize(size.width(), height) if self._column else size))
                x += size.width() + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items with their sizes, row by row."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        wide = self._column_width(width)
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            if wide:
                size = QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else size.height())
            size.setWidth(min(size.width(), width))
            if not rows or size.width() > left:
                rows.append([])
                left = width
            rows[-1].append((item, size))
            left -= size.width() + self.spacing()
        if self._fill and rows:
            last = rows[-1]
            wide = (width - self.spacing() * (len(last) - 1)) // len(last)
            rows[-1] = [(item, QSize(wide, size.height())) for item, size in last]
        return rows

    def _column_width(self, width: int) -> int:
        if not self._column:
            return 0
        columns = max(1, (width + self.spacing()) // (self._column + self.spacing()))
        return (width - self.spacing() * (columns - 1)) // columns
