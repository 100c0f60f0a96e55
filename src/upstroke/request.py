"""What a start of the program asks for, also of one that runs already."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """What a start of the program asks for."""

    file: Path | None = None
    routine_id: str = ""
    exit_at_end: bool = False

    @property
    def texts(self) -> list[str]:
        """As a start hands it to the one that runs already."""
        return [str(self.file) if self.file else "", self.routine_id]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Request":
        """The request that was handed over; a start from another version may say less."""
        file, routine_id = [*texts, "", ""][:2]
        return cls(Path(file) if file else None, routine_id)
