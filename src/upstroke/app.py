"""Makes each long-lived object once, joins them, and decides what follows from what the pages ask.

What the first page does not show is imported when it is first needed: all of it at once would double the time to start.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from upstroke import __version__
from upstroke.care import Care
from upstroke.clock import Clocks
from upstroke.commands import backups_of, load_library
from upstroke.conductor import Conductor
from upstroke.day import Day
from upstroke.diary import Diary
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.preferences import Settings
from upstroke.files.safety_rules import load_rules
from upstroke.files.settings import SettingsStore
from upstroke.files.voice_index import VoiceIndex
from upstroke.gate import Gate
from upstroke.history.opening import open_history
from upstroke.librarian import Librarian
from upstroke.paths import UserPaths, resources_dir, voice_dir
from upstroke.planner import Planner
from upstroke.request import Request
from upstroke.safekeeping import Safekeeping
from upstroke.saying import saying
from upstroke.sheets import Sheets
from upstroke.sound_desk import SoundDesk
from upstroke.toolshed import Toolshed
from upstroke.ui.application import Application
from upstroke.ui.desktop.asking import Asking
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.settings.keeper import SettingsKeeper
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.today.page import TodayPage
from upstroke.welcome import welcome
from upstroke.workshop import Workshop

if TYPE_CHECKING:
    from upstroke.history.backup import Backup
    from upstroke.ui.builder.page import BuilderPage
    from upstroke.ui.desktop.exchange import Exchange
    from upstroke.ui.history.page import HistoryPage
    from upstroke.ui.player.playback import Playback
    from upstroke.ui.player.room import PlayerRoom
    from upstroke.ui.player.speaker import Speaker
    from upstroke.ui.player.voice import Voice
    from upstroke.ui.profile.before_page import BeforePage
    from upstroke.ui.settings.page import SettingsPage
    from upstroke.ui.shelves.page import LibraryPage
    from upstroke.ui.tools.page import ToolsPage


class App:
    """The running program. Pages ask; this answers with what the owners of routines, history and settings can do."""

    def __init__(
        self,
        qt: Application,
        paths: UserPaths,
        clocks: Clocks,
        speaker: "Speaker | None" = None,
        voice: "Voice | None" = None,
    ) -> None:
        resources = resources_dir()
        self._paths = paths
        self._clocks = clocks
        self._speaker = speaker
        self._voice = voice
        self._away = False
        self._declined: set[str] = set()
        self._choices: dict[str, int] = {}
        self.settings = SettingsStore(paths.settings)
        self.anatomy = load_anatomy(resources / "face")
        self._library = load_library(paths, self.anatomy)
        opened = open_history(backups_of(paths, self.settings.settings), self.settings.settings.day_starts)
        self.history = opened.history
        self.day = Day(self._library, self.history, self.settings, clocks.now, VoiceIndex(voice_dir()))
        self.theme = Theme(qt, Mode(self.settings.settings.theme))
        self._icons = Icons(self.theme)
        settings = self.settings.settings
        self._faces = Faces(self.anatomy, resources, self.theme, settings.look, calm=settings.still_pictures)
        self._updates: dict[PageId, Callable[[], None]] = {}
        pages = {
            PageId.TODAY: self._make_today,
            PageId.SHELVES: self._make_library,
            PageId.TOOLS: self._make_tools,
            PageId.BUILDER: self._make_builder,
            PageId.HISTORY: self._make_history,
            PageId.SETTINGS: self._make_settings,
        }
        self.window = MainWindow(pages, self.theme, self._icons, resources)
        self.window.page_opened.connect(lambda page: self._bring_up_to_date(PageId(page)))
        self.window.closing.connect(self._end)
        content = resources / "content"
        self._toolshed = Toolshed(self.history, self._library, content, clocks.now, lambda: self.day.date, self._saying)
        rules = partial(load_rules, content / "safety.toml", self.anatomy)
        self._care = Care(rules, self.anatomy, self.history, self.settings, clocks.now)
        papers = (self._care, self._toolshed, self._library, self._icons, clocks.now, self._saying)
        self.sheets = Sheets(self.window, *papers)
        gate = Gate(self.window, self._care, self.day.options_of, self._make_before_page, self._saying)
        diary = Diary(self.history, self.settings, clocks.now)
        parts = (self._library, self.day, self.settings, self._care, diary, gate)
        self.conductor = Conductor(self.window, *parts, self._make_room, self._saying)
        look = (self.theme, self._icons)
        self.sound_desk = SoundDesk(self.window, self.settings, self.conductor, self.day, *look)
        say, play, ask = self.window.say, self.conductor.play, Asking(self.window)
        self.librarian = Librarian(
            self._library, paths.routines, self.anatomy, say, self._saying, ask, self._on_library, play
        )
        self.window.files_dropped.connect(lambda files: self.librarian.take_in(*files))
        shown = (self.theme, self._icons, self._faces)
        self.planner = Planner(self.window, self.history, self._library, self.day, *shown, clocks.now, self._saying)
        owners = (self._library, self.librarian, self.conductor, self._care, self.day, self.anatomy, self.planner)
        self.workshop = Workshop(self.window, *owners, paths.drafts, self._saying)
        self.settings.watch(self._on_settings)
        self._keeper = SettingsKeeper(self.settings, self.window)
        self._keeper.failed.connect(self.window.say)
        qt.applicationStateChanged.connect(lambda _: self._look_again())
        self._safekeeping = Safekeeping(self.window, paths, self.settings, self._icons, clocks.now)
        self.window.painted.connect(lambda: self._read_on(opened.offer))
        for sentence in filter(None, (opened.sentence, *self.settings.troubles)):
            self.window.say(sentence)

    def show(self, request: Request) -> None:
        """Show the window, and do what was asked for. Also what a second start of the program asks of this one."""
        if not self.window.isVisible():
            self.window.restore_geometry_text(self.settings.geometry)
            self.window.open_page(PageId.TODAY)
            if not (self.settings.welcomed or request.routine_id or request.file):
                welcome(self.window, self._faces, self.settings, self._keeper, self.sheets.open_profile)
        self.window.come_to_front()
        if request.file:
            self.librarian.take_in(request.file)
        if request.routine_id:
            play = self.conductor.play_then_close if request.exit_at_end else self.conductor.play_now
            play(request.routine_id)

    def _read_on(self, offer: "Backup | None") -> None:
        """The first page is seen: now read the user's own routines, say what is wrong with them, and watch them."""
        from upstroke.ui.desktop.folder_watch import FolderWatch

        FolderWatch(self._paths.routines, self.window).changed.connect(self.librarian.reload)
        self.librarian.reload()
        self.librarian.tell()
        self.workshop.offer_drafts()
        self._safekeeping.begin(offer)
        self._bring_up_to_date(PageId.TODAY)

    # pages, each made when it is first opened

    def _make_today(self) -> TodayPage:
        page = TodayPage(self.theme, self._icons, self._faces.pictures)
        page.play_requested.connect(self.conductor.play)
        page.short_requested.connect(self.conductor.play_short)
        page.choices_changed.connect(self._on_choices)
        page.resume_requested.connect(self.conductor.resume)
        page.resume_declined.connect(self._on_declined)
        page.routine_requested.connect(self._open_in_library)
        page.shelves_requested.connect(lambda: self.window.open_page(PageId.SHELVES))
        page.plan_requested.connect(self.planner.open)
        self._updates[PageId.TODAY] = lambda: page.show_view(self.day.view(self._choices, self._declined))
        return page

    def _make_library(self) -> "LibraryPage":
        from upstroke.ui.shelves.page import LibraryPage

        shed = self._toolshed
        page = LibraryPage(self.theme, self._icons, self._faces.pictures, shed.catalogue.sources)
        page.play_requested.connect(self.conductor.play)
        page.favourite_changed.connect(lambda routine_id, on: self._keep(lambda: shed.set_favourite(routine_id, on)))
        page.saying_changed.connect(lambda routine_id, said: self._keep(lambda: shed.set_said(routine_id, said)))
        page.import_requested.connect(self.librarian.choose)
        page.edit_requested.connect(self.workshop.write_on)
        self._updates[PageId.SHELVES] = lambda: page.show_routines(
            self._library.routines, self.conductor.outlook, shed.shelf_facts(self.day.options)
        )
        return page

    def _make_tools(self) -> "ToolsPage":
        from upstroke.ui.desktop import dialogs
        from upstroke.ui.tools.page import ToolsPage

        shed = self._toolshed
        page = ToolsPage(self.theme, self._icons, shed.catalogue, resources_dir() / "tools")
        page.owned_changed.connect(lambda tool, has: self._keep(lambda: shed.set_owned(tool, has)))
        page.cleaned.connect(lambda tool: self._keep(lambda: shed.clean(tool)))
        page.visit_added.connect(lambda kind, day, note: self._keep(lambda: shed.add_visit(kind, day, note)))
        page.visit_deleted.connect(lambda visit_id: self._keep(lambda: self._delete_visit(visit_id)))
        page.routine_requested.connect(self._open_in_library)
        page.source_requested.connect(lambda address: dialogs.open_address(address, self.window.say))
        self._updates[PageId.TOOLS] = lambda: page.show_tools(shed.view(self.day.options, self._faces.skin))
        return page

    def _make_builder(self) -> "BuilderPage":
        page = self.workshop.make_page(self._faces, self.theme, self._icons)
        self._updates[PageId.BUILDER] = lambda: self.workshop.bring_up_to_date(page)
        return page

    def _make_history(self) -> "HistoryPage":
        from upstroke.ui.history.page import HistoryPage

        look = (self.theme, self._icons, self._faces)
        page = HistoryPage(self.history, lambda: self.day.date, self._clocks.now, *look, lambda: self.day.rhythm)
        page.desk.routines, page.desk.offset_at = lambda: self._library.routines, self._clocks.offset_at
        page.desk.scales = lambda: self.settings.settings.scales
        page.shelves_requested.connect(lambda: self.window.open_page(PageId.SHELVES))
        page.export_requested.connect(self._export_history)
        page.said.connect(lambda sentence, good: self.window.say(sentence, good=good))
        return page

    def _make_settings(self) -> "SettingsPage":
        from upstroke.ui.desktop import dialogs
        from upstroke.ui.settings.page import SettingsPage

        picker = self._faces.look_picker(self.settings.set_look)
        card = self._safekeeping.make_card()
        page = SettingsPage(self.theme, self._icons, picker, card, self._paths.data, self._paths.settings, __version__)
        page.setting_changed.connect(self.settings.set)
        page.sound_requested.connect(self.sound_desk.open)
        page.folder_requested.connect(dialogs.show_folder)
        page.export_requested.connect(self._export_history)
        page.import_requested.connect(self._import_history)
        page.profile_requested.connect(self.sheets.open_profile)
        page.sources_requested.connect(self.sheets.open_sources)
        self._updates[PageId.SETTINGS] = lambda: page.show_settings(self.settings.settings)
        return page

    def _bring_up_to_date(self, page: PageId) -> None:
        """Show a page what is true now; a history page looks itself."""
        if page in self._updates:
            with self._saying():
                self._updates[page]()

    def _look_again(self) -> None:
        """The user comes back to the window: the day may be another."""
        here = self.window.isActiveWindow()
        page = self.window.open_id
        if here and self._away and page in (PageId.TODAY, PageId.SHELVES) and not self.window.playing:
            self._bring_up_to_date(page)
        self._away = not here

    def _open_in_library(self, routine_id: str) -> None:
        from upstroke.ui.shelves.page import LibraryPage

        page = self.window.open_page(PageId.SHELVES)
        assert isinstance(page, LibraryPage)
        page.open_routine(routine_id)

    # the player

    @property
    def playback(self) -> "Playback":
        """The run in progress."""
        return self.conductor.playback

    def _make_room(self) -> "PlayerRoom":
        from upstroke.ui.player.room import PlayerRoom
        from upstroke.ui.player.voice import Voice

        room = PlayerRoom(
            self.window,
            self.history,
            self._faces,
            self._icons,
            self.theme,
            self._clocks.now,
            self._clocks.mono_ms,
            self._voice or Voice(voice_dir(), self._paths.own_words),
            self._speaker,
        )
        room.page.sound_requested.connect(self.sound_desk.open)
        return room

    def _make_before_page(self) -> "BeforePage":
        from upstroke.ui.profile.before_page import BeforePage

        return BeforePage(self._care.rulebook.zones, self._icons, self._clocks.now)

    # what the pages ask

    def _on_choices(self, choices: Mapping[str, int]) -> None:
        self._choices = dict(choices)
        self._bring_up_to_date(PageId.TODAY)

    def _on_declined(self, session_id: str) -> None:
        self._declined.add(session_id)
        self._bring_up_to_date(PageId.TODAY)

    def _keep(self, change: Callable[[], object]) -> None:
        """Write down what the user said on the open page, and show it there."""
        self._trying(change)
        if self.window.open_id:
            self._bring_up_to_date(self.window.open_id)

    def _trying(self, change: Callable[[], object]) -> None:
        with self._saying():
            change()

    def _delete_visit(self, visit_id: str) -> None:
        visit = self._toolshed.delete_visit(visit_id)
        bring_back = partial(self._keep, lambda: self._toolshed.restore_visit(visit))
        self.window.say("The visit was deleted.", "Undo", bring_back)

    def _on_library(self) -> None:
        self._faces.pictures.forget()
        for page in (PageId.TODAY, PageId.SHELVES, PageId.BUILDER):
            if self.window.is_made(page):
                self._bring_up_to_date(page)

    def _exchange(self) -> "Exchange":
        from upstroke.ui.desktop.exchange import Exchange

        owners = (self.history, self._library, self.anatomy, self._paths, self.settings)
        return Exchange(self.window, *owners, self._on_library)

    def _export_history(self) -> None:
        with self._saying():
            self._exchange().export(f"upstroke-{self.day.date}.zip", self._clocks.now())

    def _import_history(self) -> None:
        with self._saying():
            self._exchange().take(self._clocks.now())
        self._safekeeping.show()  # as a backup was made before it

    def _on_settings(self, settings: Settings) -> None:
        self.theme.set_mode(Mode(settings.theme))
        self._faces.set_look(settings.look, calm=settings.still_pictures)
        self.history.start_of_day = settings.day_starts
        self.conductor.set_sound(settings)

    def _end(self) -> None:
        """The window closes: keep what was done, and where the window was."""
        self.conductor.end()
        self._safekeeping.end()
        self.settings.set_geometry(self.window.geometry_text)
        self._keeper.keep()

    def _saying(self) -> AbstractContextManager[None]:
        """Tell the user of known trouble, and go on."""
        return saying(self.window.say)
