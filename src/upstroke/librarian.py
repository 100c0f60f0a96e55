"""Takes routines into the user's library, saves, exports and deletes them, and tells the user what became of it."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import clean_line
from upstroke.domain.draft import Draft, free_id
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine
from upstroke.domain.safety_rules import Severity
from upstroke.files.faults import Fault
from upstroke.files.routine_library import Library

if TYPE_CHECKING:
    from upstroke.files.former import Former
    from upstroke.files.importing import IdTaken

UNNAMED = "My routine"
"""What a draft without a name is called in a file of its own."""


class Say(Protocol):
    """Tells the user a sentence, with something to do about it."""

    def __call__(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None, *, good: bool = False
    ) -> None:
        """Say it; `run` does what `action` offers, and `good` is what was done as it was asked for."""


class Ask(Protocol):
    """Asks the user what the librarian can't decide."""

    def which(self) -> Sequence[Path]:
        """Ask which files to import; none where the user thinks better of it."""

    def where(self, title: str) -> Path | None:
        """Ask where a routine is to be exported to; None where the user thinks better of it."""

    def clash(
        self,
        title: str,
        bundled: bool,
        keep_both: Callable[[], object],
        replace: Callable[[], object],
        cancel: Callable[[], object],
    ) -> None:
        """Ask what becomes of a routine whose id the one called `title` has; calls one of the three, maybe later."""


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
        ask: Ask,
        changed: Callable[[], None],
        play: Callable[[str], None],
    ) -> None:
        self._library = library
        self._folder = folder
        self._anatomy = anatomy
        self._say = say
        self._saying = saying
        self._ask = ask
        self._changed = changed
        self._play = play
        self._told: set[Fault] = set()
        self._arriving: deque[Path] = deque()
        self._arrived: list[Routine] = []
        self._asking = False

    # routines that come from elsewhere

    def choose(self) -> None:
        """Let the user choose routine files, and take them in."""
        self.take_in(*self._ask.which())

    def take_in(self, *paths: Path) -> None:
        """Take routine files into the library, one after another."""
        self._arriving.extend(paths)
        self._take_on()

    def _take_on(self) -> None:
        """Take the next files, until there is something to ask."""
        while self._arriving and not self._asking:
            with self._saying():
                self._take(self._arriving.popleft())
        if not self._asking:
            self._welcome()

    def _take(self, path: Path) -> None:
        from upstroke.files.importing import IdTaken, import_routine

        found = import_routine(path, self._library, self._folder, self._anatomy)
        if isinstance(found, IdTaken):
            self._ask_about(found)
        elif found.new:
            self._arrived.append(found.routine)
            self._reload()
        else:
            self._say_there(found.routine, "is already in your library.")

    def _ask_about(self, taken: "IdTaken") -> None:
        """Ask what becomes of a routine whose id is taken, and go on with the others then."""
        from upstroke.files.importing import keep_both, put_in_place

        def answered(do: Callable[[], object]) -> None:
            self._asking = False
            with self._saying():
                do()
            self._take_on()

        def keep() -> None:
            self._arrived.append(keep_both(taken, self._library, self._folder))
            self._reload()

        def put() -> None:
            if taken.routine.id not in self._library.routine_ids:
                keep()  # the other is gone since the question was asked
                return
            former = put_in_place(taken, self._library)
            self._reload()
            self._say(f"“{former.title}” was replaced.", "Undo", lambda: self._bring_back(former))

        self._asking = True
        self._ask.clash(
            taken.title,
            taken.bundled,
            lambda: answered(keep),
            lambda: answered(put),
            lambda: answered(lambda: None),
        )

    def _welcome(self) -> None:
        """Say what was taken in."""
        arrived, self._arrived = self._arrived, []
        if len(arrived) == 1:
            self._say_there(arrived[0], "is in your library.")
        elif arrived:
            self._say(f"{len(arrived)} routines are in your library.", good=True)

    def _say_there(self, routine: Routine, what: str) -> None:
        self._say(f"“{routine.title}” {what}", "Play", lambda: self._play(routine.id))

    # routines of the user's

    def save(self, draft: Draft, saved: Callable[[Draft], None]) -> None:
        """Save a draft; `saved` gets it as it is in its file, with the id it was given."""
        from upstroke.files.saving import save_draft

        if self._refuses(draft.routine):
            return
        with self._saying():
            try:
                named = save_draft(draft, self._library, self._folder)
            except OSError as error:
                self._say(f"“{draft.title}” was not saved: {error.strerror}. It is still here; try again.")
                return
            # The first to know is who wrote it, lest its own file looks to it as if someone else had changed it.
            saved(named)
            self._reload()

    def _refuses(self, routine: Routine) -> bool:
        """Whether the parts of a routine do not go together; then the user is told why."""
        from upstroke.domain.limits import alone

        found = alone(open_routine(routine), self._anatomy)
        against = next((each.sentence for each in found if each.severity is Severity.STOP), "")
        if against:
            self._say(f"“{routine.title}” was not saved. {against} Take a part out, or another in its place.")
        return bool(against)

    def export(self, draft: Draft) -> None:
        """Write a draft, as it is now, to a file of its own where the user wants it."""
        from upstroke.files.exporting import export_routine

        title = clean_line(draft.title) or UNNAMED
        path = self._ask.where(title)
        if path is None:
            return
        with self._saying():
            named = replace(draft, id=draft.id or free_id(title, ()), title=title)
            export_routine(named.routine, path, self._library)
            self._say(f"“{title}” was written to {path}.", good=True)

    def delete(self, routine_id: str, back: Callable[[], object] = lambda: None) -> None:
        """Delete a routine of the user's own, and offer to bring it back; `back` is called when it is."""
        from upstroke.files.deleting import delete_routine

        with self._saying():
            deleted = delete_routine(self._library, routine_id)
            self._reload()
            self._say(f"“{deleted.title}” was deleted.", "Undo", lambda: self._bring_back(deleted, back))

    def _bring_back(self, former: "Former", back: Callable[[], object] = lambda: None) -> None:
        with self._saying():
            former.bring_back()
            self._reload()
            back()

    # the files as they are

    def reload(self) -> None:
        """Read the user's files again if any of them has changed."""
        if self._library.stale:
            self._reload()

    def tell(self) -> None:
        """Say what is wrong in each of the user's files, the first thing of each, and nothing twice."""
        first = {fault.file: fault for fault in reversed(self._library.faults)}
        wrong = set(first.values())
        for fault in sorted(wrong - self._told, key=lambda fault: fault.file):
            sentence = str(fault)
            if self._library.keeps(fault):
                end = "" if sentence.endswith(("?", ".")) else "."
                sentence = f"{sentence}{end} It was kept as it was before."
            self._say(sentence)
        self._told = wrong

    def _reload(self) -> None:
        self._library.reload()
        self._changed()
        self.tell()
