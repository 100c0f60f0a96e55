"""What is laid over the window to be filled in or read: what keeps massage safe for the user, and the sources."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from upstroke.care import Care
from upstroke.files.routine_library import Library
from upstroke.toolshed import Toolshed
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow


class Sheets:
    """Opens them, and has kept what is said there. `saying` is a context that tells the user of known trouble."""

    def __init__(
        self,
        window: MainWindow,
        care: Care,
        toolshed: Toolshed,
        library: Library,
        icons: Icons,
        now: Callable[[], datetime],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._window = window
        self._care = care
        self._toolshed = toolshed
        self._library = library
        self._icons = icons
        self._now = now
        self._saying = saying

    def open_profile(self) -> None:
        """Let the user tell what keeps massage safe for them."""
        from upstroke.ui.profile.page import ProfilePage

        page = ProfilePage(self._care.rulebook, self._icons, self._now)
        with self._saying():
            page.show_answers(self._care.told_before())
            titles = {routine.id: routine.title for routine in self._library.at_hand}
            page.show_felt_wrong(self._care.resting_entries(), titles)
            page.skin.show_entries(self._care.skin_entries())
        page.answered.connect(lambda answer: self._trying(lambda: self._care.keep([answer])))
        page.cleared.connect(lambda rule_id: self._trying(lambda: self._care.forget(rule_id)))
        page.removed.connect(lambda felt: self._trying(lambda: self._care.take_back(felt)))
        page.brought_back.connect(lambda felt: self._trying(lambda: self._care.log(felt)))
        page.skin.noticed.connect(lambda noticed: page.skin.add_new(self._care.note_skin(noticed)))
        page.skin.removed.connect(lambda noted: self._trying(lambda: self._care.forget_skin(noted)))
        page.skin.kept.connect(lambda noted: self._trying(lambda: self._care.keep_skin(noted)))
        self._window.cover_until(page, page.closed)

    def open_sources(self) -> None:
        """Show what routines and rules rest on."""
        from upstroke.ui.desktop import dialogs
        from upstroke.ui.sources.page import SourcesPage

        page = SourcesPage(self._toolshed.catalogue.sources, self._care.rulebook, self._icons)
        page.source_requested.connect(lambda address: dialogs.open_address(address, self._window.say))
        self._window.cover_until(page, page.closed)

    def _trying(self, change: Callable[[], object]) -> None:
        with self._saying():
            change()
