"""What stands before a run: today's questions, and what the answers leave of the routine."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upstroke.care import Care, Fit
from upstroke.domain.clearance import Clearance
from upstroke.domain.programme import Programme
from upstroke.domain.safety_rules import Answer
from upstroke.domain.timeline import Options, lay_out
from upstroke.ui import words
from upstroke.ui.main_window import MainWindow

if TYPE_CHECKING:
    from upstroke.ui.profile.before_page import BeforePage

Go = Callable[[Programme], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """A programme that is to be played: what it is made to fit, and what is done with what is left of it."""

    programme: Programme
    fit: Fit | None
    go: Go


class Gate:
    """Lets programmes through, after the user saw what there is to see.

    `saying` is a context that tells the user of known trouble. Where the history can't be used, what is told just now
    and what holds for everyone still counts.
    """

    def __init__(
        self,
        window: MainWindow,
        care: Care,
        options: Callable[[str], Options],
        make_page: Callable[[], "BeforePage"],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._window = window
        self._care = care
        self._options = options
        self._make_page = make_page
        self._saying = saying
        self._made_page: BeforePage | None = None
        self._wish: Wish | None = None
        self._cleared: Programme | None = None

    def ask(self, wish: Wish) -> None:
        """Ask, tell, and go with what may be played."""
        self._wish = wish
        if not self._show_questions(anew=False):
            self._tell(())

    def clearance(self, programme: Programme, answered: Iterable[Answer] = (), fit: Fit | None = None) -> Clearance:
        """What may be played, without a question."""
        answered = tuple(answered)
        with self._saying():
            return self._care.clearance(programme, answered, fit)
        return self._care.without_history(programme, answered, fit)

    @property
    def _page(self) -> "BeforePage":
        if self._made_page is None:
            self._made_page = page = self._make_page()
            page.answered.connect(self._on_answers)
            page.again.connect(lambda: self._show_questions(anew=True))
            page.start.connect(self._pass_on)
            page.closed.connect(self._window.uncover)
        return self._made_page

    def _show_questions(self, *, anew: bool) -> bool:
        """Show the questions, if there are any."""
        assert self._wish is not None
        programme = self._wish.programme
        told: tuple[Answer, ...] = ()
        with self._saying():
            told = self._care.told_before()
        rules = self._care.questions(programme, told, anew=anew)
        if rules:
            self._page.show_questions(programme.title, rules, programme.zones, words.needs(programme), told)
            self._cover()
        return bool(rules)

    def _on_answers(self, answers: tuple[Answer, ...]) -> None:
        with self._saying():
            self._care.keep(answers)
        self._tell(answers)

    def _tell(self, answered: Iterable[Answer]) -> None:
        """Show what is left out and what to take care of, if there is anything."""
        assert self._wish is not None
        found = self.clearance(self._wish.programme, answered, self._wish.fit)
        self._cleared = found.programme
        if not (found.has_news or found.nothing_left):
            self._pass_on()
            return
        self._page.show_clearance(found, f"What remains takes {words.about(self._length_ms(found.programme))}.")
        self._cover()

    def _length_ms(self, programme: Programme) -> int:
        """How long a programme takes as it would be played; without the history, as it is written."""
        options = Options()
        with self._saying():
            options = self._options(programme.routine_id)
        return lay_out(programme, options).length_ms if programme.entries else 0

    def _cover(self) -> None:
        if not self._page.isVisible():
            self._window.cover(self._page)

    def _pass_on(self) -> None:
        if self._made_page is not None and self._made_page.isVisible():
            self._window.uncover()
        assert self._wish is not None
        assert self._cleared is not None
        self._wish.go(self._cleared)
