"""A routine on its way from one place to another: in a drag, or on the clipboard."""

from PySide6.QtCore import QMimeData

from upstroke.domain.plan import PLACES, Place

ROUTINE = "application/x-upstroke-routine"
"""Holds the id of a routine, empty for a rest."""
FROM = "application/x-upstroke-place"
"""Holds the place that it is dragged from, by its number."""


def packed(routine_id: str, title: str, place: Place | None = None) -> QMimeData:
    """Wrap a routine up; with a place, it is meant to be moved from there."""
    mime = QMimeData()
    mime.setData(ROUTINE, routine_id.encode())
    mime.setText(title)
    if place is not None:
        mime.setData(FROM, str(PLACES.index(place)).encode())
    return mime


def holds(mime: QMimeData) -> bool:
    """Whether there is a routine in it."""
    return mime.hasFormat(ROUTINE)


def routine_id(mime: QMimeData) -> str:
    """The routine in it."""
    return bytes(mime.data(ROUTINE).data()).decode()


def origin(mime: QMimeData) -> Place | None:
    """The place that it is moved from; None where it comes from elsewhere."""
    return PLACES[int(bytes(mime.data(FROM).data()))] if mime.hasFormat(FROM) else None
