"""Starts Upstroke with the arguments given, and ends it when the Today page is painted."""

import sys

from tests.benchmarks.painted import Painted
from upstroke import launch
from upstroke.__main__ import main
from upstroke.app import App
from upstroke.request import Request
from upstroke.ui.main_window import PageId
from upstroke.ui.today.page import TodayPage


class Watched(App):
    """Tells when its first page is painted."""

    def show(self, request: Request) -> None:
        super().show(request)
        page = self.window.page(PageId.TODAY)
        assert isinstance(page, TodayPage)
        inside = page.widget()
        assert inside
        Painted(inside)


vars(launch)["App"] = Watched
if __name__ == "__main__":
    sys.exit(main())
