"""Where things are: what comes with Upstroke, and what belongs to the user."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_SOURCE_TREE = _PACKAGE.parents[1]


def resources_dir() -> Path:
    """Return the folder of art, content and voice that comes with Upstroke."""
    return _bundled("resources")


def routines_dir() -> Path:
    """Return the folder of the routines that come with Upstroke."""
    return _bundled("routines")


def voice_dir() -> Path:
    """Return the folder of the recordings of what Upstroke says."""
    return resources_dir() / "voice" / "en"


def _bundled(name: str) -> Path:
    """Find a folder of data: inside the package when installed or frozen, beside `src` in the source tree."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _SOURCE_TREE / name


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The folders that hold what belongs to one user; none of them need exist yet."""

    data: Path
    config: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Self:
        """Take the folders that this system keeps for a user's programs."""
        system = PlatformDirs("upstroke", appauthor=False)
        return cls(system.user_data_path, system.user_config_path, system.user_state_path, system.user_cache_path)

    @classmethod
    def under(cls, folder: Path) -> Self:
        """Keep everything in one folder, as `--profile` asks."""
        root = folder.expanduser().absolute()
        return cls(root, root, root, root / "cache")

    @property
    def database(self) -> Path:
        """The history: what was done, in SQLite."""
        return self.data / "history.sqlite"

    @property
    def routines(self) -> Path:
        """The routines that the user made."""
        return self.data / "routines"

    @property
    def drafts(self) -> Path:
        """What the user writes and has not saved yet."""
        return self.data / "drafts"

    def backups(self, chosen: str = "") -> Path:
        """Where the history is backed up: the folder that the user chose, or else one beside it."""
        return Path(chosen) if chosen else self.data / "backups"

    @property
    def settings(self) -> Path:
        """The user's preferences, a TOML file."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """What went wrong lately, for a report."""
        return self.state / "upstroke.log"

    @property
    def own_words(self) -> Path:
        """The user's own words as a voice of the system spoke them; made anew where it is missing."""
        return self.cache / "voice"
