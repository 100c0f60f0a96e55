"""What the user has, likes and did elsewhere: keeps it, and says what the Tools and Library pages show of it.

What those pages alone need is imported when they are opened.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from upstroke.domain.routine import Routine, Slot
from upstroke.domain.script import Saying
from upstroke.domain.technique import Tool, known_tools
from upstroke.domain.timeline import Options
from upstroke.domain.tools_view import ToolsView, Visit, uses_since_cleaned
from upstroke.files.routine_library import Library
from upstroke.history.facts import CLEANED, FAVOURITES, OWNED, SAID, VISITS
from upstroke.history.store import History

if TYPE_CHECKING:
    from upstroke.domain.shelf_query import ShelfFacts
    from upstroke.files.catalogue import Catalogue

USES_COUNT_FOR = timedelta(days=365)
"""A tool that was never marked as cleaned shows its uses of so long."""


class Toolshed:
    """Answers for tools, favourites and visits. All of it raises HistoryUnavailable where the history can't be used."""

    def __init__(
        self,
        history: History,
        library: Library,
        content: Path,
        now: Callable[[], datetime],
        today: Callable[[], date],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`now` is the wall time with its zone, `today` the practice day, `saying` tells the user of known trouble.

        `content` is the folder of the catalogue, which is read when it is needed.
        """
        self._history = history
        self._library = library
        self._content = content
        self._now = now
        self._today = today
        self._saying = saying

    @cached_property
    def catalogue(self) -> "Catalogue":
        """All about tools and benefits."""
        from upstroke.files.catalogue import load_catalogue

        return load_catalogue(self._content)

    def view(self, options: Options, skin: tuple[tuple[str, str], ...] = ()) -> ToolsView:
        """What the Tools page shows; `options` is how routines are laid out, `skin` the colours of the user's."""
        since = self._now() - USES_COUNT_FOR
        uses = self._history.tool_uses(since)
        cleaned = self._history.facts.of(CLEANED)
        visits = self._history.facts.of(VISITS).values()
        return ToolsView(
            self._today(),
            known_tools(self._history.facts.of(OWNED)),
            uses_since_cleaned(uses, cleaned, since),
            {tool: self._routines(tool) for tool in Tool if tool is not Tool.NONE},
            tuple(sorted(visits, key=lambda visit: visit.day, reverse=True)),
            skin,
            options,
        )

    def shelf_facts(self, options: Options) -> "ShelfFacts":
        """What the Library page knows of the user, if that can be read, and of what routines are for.

        `options` is how the user wants routines laid out.
        """
        from upstroke.domain.shelf_query import ShelfFacts

        benefits = {
            routine_id: tuple(
                (benefit.title, claim.grade.value) for benefit, claim in self.catalogue.aims_of(routine_id)
            )
            for routine_id in self.catalogue.routines
        }
        own = frozenset(self._library.own_ids)
        with self._saying():
            facts = self._history.facts
            favourites, owned = frozenset(facts.of(FAVOURITES)), frozenset(facts.of(OWNED))
            return ShelfFacts(favourites, owned, benefits, own, facts.of(SAID), options)
        return ShelfFacts(benefits=benefits, own=own, options=options)

    def set_owned(self, tool: Tool, has: bool) -> None:
        """The user has a tool, or has it no more."""
        self._history.facts.put(OWNED, tool.value, True if has else None, self._now())

    def set_favourite(self, routine_id: str, on: bool) -> None:
        """A routine is a favourite, or is one no more."""
        self._history.facts.put(FAVOURITES, routine_id, True if on else None, self._now())

    def set_said(self, routine_id: str, saying: Saying | None) -> None:
        """So much is said in a routine; None is as always."""
        self._history.facts.put(SAID, routine_id, saying, self._now())

    def clean(self, tool: Tool) -> None:
        """A tool was cleaned just now."""
        self._history.facts.put(CLEANED, tool.value, self._now(), self._now())

    def add_visit(self, kind: str, day: date, note: str) -> None:
        """Log a professional visit; `kind` is an id of the catalogue."""
        visit = Visit(str(uuid4()), kind, day, note)
        self._history.facts.put(VISITS, visit.id, visit, self._now())

    def delete_visit(self, visit_id: str) -> Visit:
        """Delete a visit, and return it, so that `restore_visit` can bring it back. Raises KeyError."""
        visit = self._history.facts.of(VISITS)[visit_id]
        self._history.facts.put(VISITS, visit_id, None, self._now())
        return visit

    def restore_visit(self, visit: Visit) -> None:
        """Bring a deleted visit back."""
        self._history.facts.put(VISITS, visit.id, visit, self._now())

    def _routines(self, tool: Tool) -> tuple[Routine, ...]:
        from upstroke.domain.shelf_query import tools_of

        found = (routine for routine in self._library.routines if tool.value in tools_of(routine))
        return tuple(sorted(found, key=lambda routine: (list(Slot).index(routine.slot), routine.title)))
