"""Profiles of users."""

from upstroke.files.preferences import Value
from upstroke.files.settings import SettingsStore
from upstroke.paths import UserPaths


def pass_first_start(paths: UserPaths, **wishes: Value) -> None:
    """Let the first start be over, where the face is chosen, and some preferences be what the user wishes."""
    settings = SettingsStore(paths.settings)
    for key, value in wishes.items():
        settings.set(key, value)
    settings.set_welcomed()
    settings.flush()
