"""What backups are called."""

from upstroke.history.backup import Backup
from upstroke.ui import words

UNREADABLE = "can't be read"


def moment(backup: Backup) -> str:
    """When one was made: `Saturday 14 March 2026, 20:30`."""
    made_at = backup.made_at
    return f"{words.long_date(made_at.date())} {made_at.year}, {words.time_of_day(made_at.time())}"


def contents(backup: Backup) -> str:
    """What is in one: `312 sessions · 2.1 MB`."""
    sessions = UNREADABLE if backup.sessions is None else words.counted(backup.sessions, "session")
    return f"{sessions} · {max(backup.size / 1e6, 0.1):.1f} MB"
