"""Where routines are written: joins the builder with the user's files, the drafts that are kept, and the player."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from upstroke.care import Care
from upstroke.conductor import Conductor
from upstroke.day import Day
from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import clean_line
from upstroke.domain.draft import Draft
from upstroke.domain.programme import Entry, open_routine
from upstroke.domain.routine import Slot
from upstroke.domain.safety_rules import Finding
from upstroke.files.drafts import SUFFIX, Drafts
from upstroke.files.routine_library import Library
from upstroke.librarian import Librarian
from upstroke.planner import Planner
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.theme import Theme

if TYPE_CHECKING:
    from upstroke.domain.remark import Remark
    from upstroke.domain.remedies import Remedies
    from upstroke.ui.builder.document import Document
    from upstroke.ui.builder.page import BuilderPage

MINE = "My {}"
"""What a copy is called, until the user calls it otherwise."""


class Workshop:
    """Answers what the builder asks. Its parts are loaded when the builder is first opened, or a draft was found."""

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        librarian: Librarian,
        conductor: Conductor,
        care: Care,
        day: Day,
        anatomy: Anatomy,
        planner: Planner,
        drafts: Path,
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`drafts` is the folder in which unsaved drafts are kept; `saying` tells the user of known trouble."""
        self._window = window
        self._shelf = library
        self._librarian = librarian
        self._conductor = conductor
        self._care = care
        self._day = day
        self._anatomy = anatomy
        self._planner = planner
        self._folder = drafts
        self._drafts = Drafts(drafts, library, anatomy)
        self._saying = saying
        self._made_document: Document | None = None
        self._screened: Callable[[Entry], Iterable[Finding]] = lambda _: ()
        """What the safety rules say of a step."""

    def make_page(self, faces: Faces, theme: Theme, icons: Icons) -> "BuilderPage":
        """Make the page of the builder."""
        from upstroke.files.clipping import clip, read_clip
        from upstroke.ui.builder.clipboard import Clipboard
        from upstroke.ui.builder.page import BuilderPage

        shelf = self._shelf
        clipboard = Clipboard(
            lambda items: clip(items, {routine.id: routine for routine in shelf.routines}),
            lambda text: read_clip(text, shelf, self._anatomy),
        )
        page = BuilderPage(
            self._document, self._lint, lambda: self._day.options, clipboard, self._anatomy, faces, theme, icons
        )
        page.save_requested.connect(lambda draft: self._save(draft, page))
        page.try_requested.connect(self._try)
        page.export_requested.connect(self._librarian.export)
        page.delete_requested.connect(lambda gone: self._librarian.delete(gone, lambda: page.show_own(gone)))
        page.week_requested.connect(self._planner.open)
        page.drafts_changed.connect(self._keep)
        page.message.connect(self._window.say)
        return page

    def bring_up_to_date(self, page: "BuilderPage") -> None:
        """Show the page the routines that there are, and go by what the user has told of themselves."""
        with self._saying():
            self._screened = self._care.screener()
        page.show_library(self._shelf.routines, self._shelf.own_ids)

    def write_on(self, routine_id: str) -> None:
        """Open one of the user's own routines in the builder, or a copy of one that came with Upstroke."""
        routine = self._shelf.routine(routine_id)
        if routine is None:
            return
        page = self._open()
        if self._shelf.is_bundled(routine_id):
            title = clean_line(MINE.format(routine.title[:1].lower() + routine.title[1:]))
            page.show_draft(replace(Draft.of(routine), id="", title=title))
        else:
            page.show_own(routine_id)

    def offer_drafts(self) -> None:
        """Take up what an earlier run of the program left unsaved, and say so."""
        kept = [*self._folder.glob(f"*{SUFFIX}")]
        if not kept:
            return
        with self._saying():
            titles = []
            for key, draft in self._drafts.found():
                saved = self._shelf.routine(draft.id) if draft.id in self._shelf.own_ids else None
                self._document.restore(draft, Draft.of(saved) if saved else None, key)
                titles.append(draft.title)
            if len(titles) < len(kept):
                self._window.say(f"Changes that were not saved can't be read. They were set aside in {self._folder}.")
            if titles:
                where = f"to “{titles[0]}”" if titles[0] and len(titles) == 1 else "in the builder"
                self._window.say(f"Your changes {where} were not saved. They are kept.", "Go on with them", self._open)

    @property
    def _document(self) -> "Document":
        if self._made_document is None:
            from upstroke.ui.builder.document import Document

            self._made_document = Document()
        return self._made_document

    def _open(self) -> "BuilderPage":
        from upstroke.ui.builder.page import BuilderPage

        page = self._window.open_page(PageId.BUILDER)
        assert isinstance(page, BuilderPage)
        return page

    def _lint(self, draft: Draft) -> "tuple[Remark, ...]":
        from upstroke.domain.lint import lint

        return lint(draft, self._anatomy, self._remedies, self._screened)

    @cached_property
    def _remedies(self) -> "Remedies":
        """What may be put into a draft to mend it: only what came with Upstroke, as own steps may be anything."""
        from upstroke.domain.remedies import Remedies
        from upstroke.files.step_toml import StepError, read_step

        bundled = (routine for routine in self._shelf.routines if self._shelf.is_bundled(routine.id))
        steps = [step for routine in bundled for step in routine.steps]
        for plain in self._shelf.shared.values():
            with suppress(StepError):  # one that leaves its dose to the routines is found in those
                steps.append(read_step(plain, self._anatomy))
        return Remedies.among(steps)

    def _save(self, draft: Draft, page: "BuilderPage") -> None:
        """Save a draft; a new one may be wanted every day."""

        def saved(named: Draft) -> None:
            page.show_saved(named)
            if not draft.id and named.slot is not Slot.ANY:
                use = partial(self._planner.use_every_day, named.id, named.slot)
                self._window.say(f"“{named.title}” is saved.", f"Use it every {named.slot}", use)

        self._librarian.save(draft, saved)

    def _try(self, draft: Draft, item_id: str) -> None:
        """Play a draft from an item on."""
        item = draft.item(item_id)
        steps = open_routine(Draft(items=(item,)).routine).entries if item else ()
        routine = replace(draft.routine, title=draft.title or "Without a name")
        self._conductor.try_out(routine, steps[0].step if steps else None)

    def _keep(self, drafts: Mapping[str, Draft]) -> None:
        with self._saying():
            self._drafts.keep(drafts)
