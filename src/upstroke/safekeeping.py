"""Keeps the history safe: backs it up, brings it back, and writes it to files that can be taken along."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from upstroke.commands import backups_of
from upstroke.files.settings import SettingsStore
from upstroke.history.backup import Backup, Backups
from upstroke.history.database import HistoryUnavailable
from upstroke.paths import UserPaths
from upstroke.saying import saying
from upstroke.ui import backup_words, words
from upstroke.ui.desktop.errands import After, Errands
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow, PageId

if TYPE_CHECKING:
    from upstroke.ui.settings.backups_card import BackupsCard

IDLE_MS = 3_000
"""After the first page was seen, so long is left to what the user wants to see next."""


class Safekeeping:
    """Answers for backups. Call `begin` when the first page was seen, and `end` before the history is closed."""

    def __init__(
        self,
        window: MainWindow,
        paths: UserPaths,
        settings: SettingsStore,
        icons: Icons,
        now: Callable[[], datetime],
    ) -> None:
        """`now` is the wall time with its zone."""
        self._window = window
        self._paths = paths
        self._settings = settings
        self._icons = icons
        self._now = now
        self._errands = Errands(window)
        window.page_opened.connect(lambda page: self.show() if page == PageId.SETTINGS else None)
        self._card: BackupsCard | None = None

    @property
    def backups(self) -> Backups:
        """The backups in the folder that is chosen now."""
        return backups_of(self._paths, self._settings.settings)

    def begin(self, offer: Backup | None) -> None:
        """Make the backup of the day in a while. `offer` is one to bring back where the history was damaged."""
        if offer:
            found = f"{backup_words.moment(offer)}, with {words.counted(offer.sessions or 0, 'session')}"
            sentence = f"Your history was damaged. The newest good backup is of {found}."
            self._window.say(sentence, "Bring it back", lambda: self.bring_back(offer))
        self._errands.run(self._making(self._make_daily), IDLE_MS)

    def end(self) -> None:
        """Make the backup of the day now, if that was not done; trouble is told at the next start."""
        self._errands.wait()
        with suppress(HistoryUnavailable):
            self._make_daily()

    def make_card(self) -> "BackupsCard":
        """What the settings show of it, brought up to date when they are opened."""
        from upstroke.ui.desktop.dialogs import show_folder
        from upstroke.ui.settings.backups_card import BackupsCard

        card = self._card = BackupsCard(self._icons)
        card.now_requested.connect(self.back_up)
        card.list_requested.connect(self._open_list)
        card.change_requested.connect(self._change_folder)
        card.folder_requested.connect(show_folder)
        return card

    def show(self, busy: bool = False) -> None:
        """Show the last backup on the card, if there is one."""
        if self._card:
            backups = self.backups
            self._card.show_backups(backups.folder, backups.newest(), busy)

    def back_up(self) -> None:
        """Make a backup now, beside the window."""
        self.show(busy=True)
        self._errands.run(self._making(lambda: self.backups.make(self._now())))

    def bring_back(self, backup: Backup) -> None:
        """Put a backup in the place of the history, and offer to take that back."""
        with saying(self._window.say):
            before = self.backups.bring_back(backup, self._now())
            sentence = f"Your history is as it was on {backup_words.moment(backup)}."
            if before:
                self._window.say(sentence, "Undo", lambda: self.bring_back(before))
            else:
                self._window.say(sentence, good=True)
        self._window.show_anew()

    def _make_daily(self) -> object:
        return self.backups.make_daily(self._now(), self._settings.settings.day_starts)

    def _making(self, make: Callable[[], object], then: After | None = None) -> Callable[[], After]:
        """Work for a thread: make a backup, then show it, or do what is next, or say why there is none."""

        def work() -> After:
            try:
                make()
            except HistoryUnavailable as error:
                return partial(self._tell, str(error))
            return then or self.show

        return work

    def _tell(self, sentence: str) -> None:
        self._window.say(sentence)
        self.show()

    def _open_list(self) -> None:
        from upstroke.ui.settings.backups_page import BackupsPage

        page = BackupsPage(self.backups.listed(), self._icons)
        page.chosen.connect(self.bring_back)
        self._window.cover_until(page, page.closed)

    def _change_folder(self) -> None:
        from upstroke.ui.desktop.dialogs import choose_folder

        if folder := choose_folder(self._window, self.backups.folder):
            # At once, so that a folder which can't be used is told now, and not taken.
            self.show(busy=True)
            new = Backups(self._paths.database, folder)
            self._errands.run(self._making(lambda: new.make(self._now()), partial(self._move_to, folder)))

    def _move_to(self, folder: Path) -> None:
        self._settings.set("backup_folder", str(folder))
        self._window.say(f"Backups are made in “{folder}” from now on. Earlier ones stay where they are.", good=True)
        self.show()
