"""What was not saved yet, kept in a folder of its own so that a kill loses little."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import clean_line, clean_text
from upstroke.domain.draft import Draft, Item
from upstroke.domain.routine import Slot
from upstroke.files.clipping import clip, read_clip
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import Library
from upstroke.files.safe_write import set_aside, write_text

SUFFIX = ".draft"


class DraftFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft as it is kept: it need not be whole, so it is no routine file.

    `items` is the text of its parts, and `whole` the same with nothing included, for when an included routine is gone.
    """

    id: str
    title: str
    slot: Slot
    summary: str
    how_often: str
    basis: str
    consent: str
    sources: tuple[str, ...]
    items: str
    whole: str


class Drafts:
    """The drafts that are kept, by their keys. Each method raises OSError where the folder can't be used."""

    def __init__(self, folder: Path, library: Library, anatomy: Anatomy) -> None:
        self._folder = folder
        self._library = library
        self._anatomy = anatomy
        self._kept: dict[str, Draft] = {}
        """What is in the files, as far as it was written in this run."""

    def keep(self, drafts: Mapping[str, Draft]) -> None:
        """Keep these drafts, and no others of this run or found by it: what could not be read is left alone."""
        known = {routine.id: routine for routine in self._library.routines}
        for key, draft in drafts.items():
            if self._kept.get(key) != draft:
                write_text(self._path(key), _text(draft, clip(draft.items, known), clip(draft.items)))
                self._kept[key] = draft
        for key in self._kept.keys() - drafts.keys():
            self._path(key).unlink(missing_ok=True)
            del self._kept[key]

    def found(self) -> Iterator[tuple[str, Draft]]:
        """The drafts of an earlier run with their keys. A file that can't be used is set aside, and left out."""
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                draft = self._read(path)
            except (RoutineError, msgspec.MsgspecError, ValueError):
                set_aside(path)
                continue
            self._kept[path.stem] = draft
            yield path.stem, draft

    def _read(self, path: Path) -> Draft:
        file = msgspec.json.decode(path.read_bytes(), type=DraftFile)
        # What a routine file could not hold would keep it from ever being saved.
        return Draft(
            clean_line(file.id),
            clean_line(file.title),
            file.slot,
            self._items(file) if file.items else (),
            clean_text(file.summary),
            clean_text(file.how_often),
            clean_text(file.basis),
            clean_text(file.consent),
            tuple(map(clean_line, file.sources)),
        )

    def _items(self, file: DraftFile) -> tuple[Item, ...]:
        try:
            return read_clip(file.items, self._library, self._anatomy)
        except RoutineError:
            return read_clip(file.whole, self._library, self._anatomy)

    def _path(self, key: str) -> Path:
        return self._folder / f"{re.sub(r'[^a-z0-9+-]', '', key)}{SUFFIX}"


def _text(draft: Draft, items: str, whole: str) -> str:
    file = DraftFile(
        draft.id,
        draft.title,
        draft.slot,
        draft.summary,
        draft.how_often,
        draft.basis,
        draft.consent,
        draft.sources,
        items,
        whole,
    )
    return msgspec.json.encode(file).decode()
