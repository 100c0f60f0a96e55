"""What stands before a run: today's questions, and what the answers leave of the routine."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from upstroke.care import Care
from upstroke.domain.clearance import Clearance
from upstroke.domain.programme import Programme
from upstroke.domain.safety_rules import Answer
from upstroke.domain.timeline import Options, lay_out
from upstroke.ui import words
from upstroke.ui.main_window import MainWindow

if TYPE_CHECKING:
    from upstroke.ui.profile.before_page import BeforePage

Go = Callable[[Programme], None]


class Gate:
    """Lets programmes through, after the user saw what there is to see.

    `saying` is a context that tells the user of known trouble; with a history that can't be read, a routine is played
    as it is.
    """

    def __init__(
        self,
        window: MainWindow,
        care: Care,
        options: Callable[[], Options],
        make_page: Callable[[], "BeforePage"],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._window = window
        self._care = care
        self._options = options
        self._make_page = make_page
        self._saying = saying
        self._made_page: BeforePage | None = None
        self._programme: Programme | None = None
        self._left_out: tuple[str, ...] = ()
        self._go: Go | None = None

    def ask(self, programme: Programme, left_out: Iterable[str], go: Go) -> None:
        """Ask, tell, and call `go` with what may be played; `left_out` are sentences that are told with the rest."""
        self._programme, self._left_out, self._go = programme, tuple(left_out), go
        with self._saying():
            if rules := self._care.questions(programme):
                kept = self._care.told_before()
                self._page.show_questions(programme.title, rules, programme.zones, words.needs(programme), kept)
                self._window.cover(self._page)
                return
        self._tell()

    def clearance(self, programme: Programme) -> Clearance:
        """What may be played without asking anything."""
        with self._saying():
            return self._care.clearance(programme)
        return Clearance(programme)

    @property
    def _page(self) -> "BeforePage":
        if self._made_page is None:
            self._made_page = page = self._make_page()
            page.answered.connect(self._on_answers)
            page.start.connect(self._pass_on)
            page.closed.connect(self._window.uncover)
        return self._made_page

    def _on_answers(self, answers: Iterable[Answer]) -> None:
        with self._saying():
            for answer in answers:
                self._care.keep(answer)
        self._tell()

    def _tell(self) -> None:
        """Show what is left out and what to take care of, if there is anything."""
        assert self._programme is not None
        found = self.clearance(self._programme)
        self._programme = found.programme
        found = replace(found, left_out=(*found.left_out, *self._left_out))
        if found.has_news or found.nothing_left:
            self._page.show_findings(
                found.programme.title,
                found.left_out,
                found.careful,
                found.told,
                found.nothing_left,
                f"What remains takes {words.about(lay_out(found.programme, self._options()).length_ms)}.",
            )
            if not self._covers:
                self._window.cover(self._page)
        else:
            self._pass_on()

    @property
    def _covers(self) -> bool:
        return self._made_page is not None and self._made_page.isVisible()

    def _pass_on(self) -> None:
        if self._covers:
            self._window.uncover()
        assert self._programme is not None
        assert self._go is not None
        self._go(self._programme)
