"""What the librarian asks the user, over a window."""

from collections.abc import Callable
from pathlib import Path

from upstroke.ui.main_window import MainWindow


class Asking:
    """Asks with dialogs, each of which is loaded when it is first needed."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def which(self) -> list[Path]:
        """Ask which files to import; none where the user thinks better of it."""
        from upstroke.ui.desktop.dialogs import choose_routine

        return choose_routine(self._window)

    def where(self, title: str) -> Path | None:
        """Ask where a routine is to be exported to; None where the user thinks better of it."""
        from upstroke.ui.desktop.dialogs import export_routine

        return export_routine(self._window, title)

    def clash(
        self,
        title: str,
        bundled: bool,
        keep_both: Callable[[], object],
        replace: Callable[[], object],
        cancel: Callable[[], object],
    ) -> None:
        """Ask what becomes of a routine whose id the one called `title` has; not while one is played."""
        from upstroke.ui.desktop.clash import ask_clash

        self._window.when_open(lambda: ask_clash(self._window, title, bundled, keep_both, replace, cancel))
