"""The first start: the user chooses the face to follow, and is asked about themselves."""

from collections.abc import Callable

from upstroke.files.settings import SettingsStore
from upstroke.ui.faces import Faces
from upstroke.ui.main_window import MainWindow
from upstroke.ui.settings.keeper import SettingsKeeper


def welcome(
    window: MainWindow, faces: Faces, settings: SettingsStore, keeper: SettingsKeeper, about_you: Callable[[], object]
) -> None:
    """Cover the window until the face is chosen; then offer `about_you`."""
    from upstroke.ui.welcome.page import WelcomePage

    page = WelcomePage(faces.look_picker(settings.set_look))

    def go_on() -> None:
        settings.set_welcomed()
        keeper.keep()
        window.say("Say what massage should know of you, so that it stays safe.", "About you", about_you)

    page.done.connect(go_on)
    window.cover_until(page, page.done)
