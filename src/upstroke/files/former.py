"""What a file of the user's held before it was deleted or replaced, so that it can be brought back."""

import errno
from dataclasses import dataclass
from pathlib import Path

from upstroke.files.routine_library import Library
from upstroke.files.safe_write import write_bytes


@dataclass(frozen=True, slots=True)
class Former:
    """A routine file as it was: where, what was in it, be that text or not, and what the routine was called.

    `then` is what was put in its place, if anything was.
    """

    path: Path
    content: bytes
    title: str
    then: bytes | None = None

    @classmethod
    def of(cls, library: Library, routine_id: str, then: bytes | None = None) -> "Former":
        """The file of a routine as it is now. Raises OSError."""
        path = library.path(routine_id)
        file = library.routine_file(routine_id)
        return cls(path, path.read_bytes(), file.title if file else routine_id, then)

    def bring_back(self) -> None:
        """Write the file again. Raises OSError, also where the user has another file there by now."""
        if self.path.exists() and self.path.read_bytes() != self.then:
            raise FileExistsError(errno.EEXIST, "there is another routine in it by now", str(self.path))
        write_bytes(self.path, self.content)
