"""Takes routines into the user's library, saves and deletes them, and tells the user what became of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import SequenceDraft
from upstroke.domain.programme import Programme, open_routine
from upstroke.domain.safety_rules import Severity
from upstroke.files.library import Library


class Say(Protocol):
    """Tells the user a sentence, with something to do about it."""

    def __call__(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Say it; `run` does what `action` offers."""


class Librarian:
    """Changes the user's routines on their word.

    `saying` is a context that tells the user of known trouble; `changed` is called when the library is another, and
    `play` to play a routine by its id.
    """

    def __init__(
        self,
        library: Library,
        folder: Path,
        anatomy: Anatomy,
        say: Say,
        saying: Callable[[], AbstractContextManager[None]],
        changed: Callable[[], None],
        play: Callable[[str], None],
    ) -> None:
        self._library = library
        self._folder = folder
        self._anatomy = anatomy
        self._say = say
        self._saying = saying
        self._changed = changed
        self._play = play

    def take_in(self, path: Path) -> None:
        """Take a routine file into the library."""
        from upstroke.files.importing import import_routine

        with self._saying():
            routine = import_routine(path, self._library, self._folder, self._anatomy)
            self._reload()
            self._say(f"“{routine.title}” is in your library.", "Play", lambda: self._play(routine.id))

    def save(self, draft: SequenceDraft, saved: Callable[[SequenceDraft], None]) -> None:
        """Save a sequence; `saved` gets it with the name it was given."""
        from upstroke.files.sequence_toml import save_sequence

        if against := self._against(draft):
            self._say(f"“{draft.title}” was not saved. {against} Take a part out, or another in its place.")
            return
        with self._saying():
            named = save_sequence(draft, self._library, self._folder)
            self._reload()
            saved(named)

    def _against(self, draft: SequenceDraft) -> str:
        """Why the parts of a sequence do not go together, in a sentence; empty where they do."""
        from upstroke.domain.limits import alone

        parts = filter(None, map(self._library.routine, draft.parts))
        entries = tuple(entry for part in parts for entry in open_routine(part).entries)
        found = alone(Programme(draft.id, draft.title, draft.slot, entries), self._anatomy)
        return next((each.sentence for each in found if each.severity is Severity.STOP), "")

    def delete(self, routine_id: str) -> None:
        """Delete a routine of the user's own, and offer to bring it back."""
        from upstroke.files.deleting import Deleted, delete_routine

        def bring_back(deleted: Deleted) -> None:
            with self._saying():
                deleted.bring_back()
                self._reload()

        with self._saying():
            deleted = delete_routine(self._library, routine_id)
            self._reload()
            self._say(f"“{deleted.title}” was deleted.", "Undo", lambda: bring_back(deleted))

    def _reload(self) -> None:
        self._library.reload()
        self._changed()
