"""Profiles of users."""

from upstroke.files.settings import SettingsStore
from upstroke.paths import UserPaths


def pass_first_start(paths: UserPaths) -> None:
    """Let the first start be over, where the face is chosen."""
    settings = SettingsStore(paths.settings)
    settings.set_welcomed()
    settings.flush()
