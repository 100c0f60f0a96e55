"""Makes each long-lived object once, joins them, and decides what follows from what the pages ask."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from upstroke import __version__
from upstroke.audio.mixer import Levels
from upstroke.clock import Clocks
from upstroke.commands import load_library
from upstroke.day import Day
from upstroke.domain.draft import SequenceDraft, free_id
from upstroke.domain.programme import open_routine
from upstroke.domain.session import Session
from upstroke.domain.timeline import lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.faults import RoutineError
from upstroke.files.importing import import_routine
from upstroke.files.safe_write import write_text
from upstroke.files.sequence_toml import write_sequence
from upstroke.files.settings import Settings, SettingsStore, Value
from upstroke.history import exchange
from upstroke.history.database import HistoryUnavailable
from upstroke.history.opening import open_history
from upstroke.paths import UserPaths, resources_dir
from upstroke.request import Request
from upstroke.ui.application import Application
from upstroke.ui.builder.page import BuilderPage
from upstroke.ui.desktop import dialogs
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView
from upstroke.ui.history.page import HistoryPage
from upstroke.ui.icons import Icons
from upstroke.ui.library.page import LibraryPage
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.player.loudspeaker import Loudspeaker
from upstroke.ui.player.page import PlayerPage, Switches
from upstroke.ui.player.playback import Playback, Resumed
from upstroke.ui.player.sound_sample import SoundSample
from upstroke.ui.player.speaker import Speaker
from upstroke.ui.settings.page import SettingsPage
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.today.page import TodayPage
from upstroke.ui.widgets.pictures import Pictures


class App:
    """The running program. Pages ask; this answers with what the owners of routines, history and settings can do."""

    def __init__(self, qt: Application, paths: UserPaths, clocks: Clocks, speaker: Speaker | None = None) -> None:
        resources = resources_dir()
        self._paths = paths
        self._clocks = clocks
        self._exit_at_end = False
        self._sound = True
        self._declined: set[str] = set()
        self._choices: dict[str, int] = {}
        self.settings = SettingsStore(paths.settings)
        self.anatomy = load_anatomy(resources / "face")
        self.library = load_library(paths, self.anatomy)
        opened = open_history(paths.database, self.settings.settings.day_starts)
        self.history = opened.history
        self.day = Day(self.library, self.history, self.settings, clocks.now)
        self.theme = Theme(qt, Mode(self.settings.settings.theme))
        self._icons = Icons(self.theme)
        self._studio = Studio(self.anatomy, resources)
        self._pictures = Pictures(
            lambda routine, size: self._studio.thumbnail(open_routine(routine).zones, size, self._palette), self.theme
        )
        self._speaker = speaker or Loudspeaker(clocks.mono_ms)
        self.playback = Playback(self.history, self._speaker, clocks.now)
        self._sample = SoundSample(self._speaker)
        self._player_page: PlayerPage | None = None
        pages = {
            PageId.TODAY: self._make_today,
            PageId.LIBRARY: self._make_library,
            PageId.BUILDER: self._make_builder,
            PageId.HISTORY: self._make_history,
            PageId.SETTINGS: self._make_settings,
        }
        self.window = MainWindow(pages, self.theme, self._icons, resources)
        self.window.page_opened.connect(lambda page: self._bring_up_to_date(PageId(page)))
        self.window.closing.connect(self._end)
        self.playback.trouble.connect(self.window.say)
        self.playback.ended.connect(self._on_ended)
        self.settings.watch(self._on_settings)
        qt.applicationStateChanged.connect(lambda _: self._look_again())
        self._set_levels(self.settings.settings)
        for sentence in (opened.sentence, *self.settings.troubles, *map(str, self.library.faults)):
            if sentence:
                self.window.say(sentence)

    def show(self, request: Request) -> None:
        """Show the window, and do what was asked for. Also what a second start of the program asks of this one."""
        if not self.window.isVisible():
            self.window.restore_geometry_text(self.settings.geometry)
            self.window.open_page(PageId.TODAY)
        self.window.come_to_front()
        if request.file:
            self.import_file(request.file)
        if request.routine_id:
            self._exit_at_end = request.exit_at_end
            self.play(request.routine_id)

    def play(self, routine_id: str, choices: Mapping[str, int] | None = None) -> None:
        """Play a routine from the beginning."""
        routine = self.library.routine(routine_id)
        if routine is None:
            self.window.say(f'There is no routine "{routine_id}". The library shows those there are.')
            return
        programme = open_routine(routine, self.day.rest(), choices)
        if not programme.entries:
            self.window.say(f"{routine.title}: nothing of it can be played today. {programme.left_out[0].reason}")
            return
        self.playback.start(lay_out(programme, self.day.options))
        self._show_player(programme.title)

    def resume(self, session_id: str) -> None:
        """Go on with a session that was interrupted."""
        found = self.day.cut_off()
        if found is None or found.session.id != session_id:
            self.window.say("That routine can't go on where it was; it has changed since.")
            return
        self.playback.start(found.timeline, Resumed(found.session, found.at_span))
        self._show_player(found.timeline.programme.title)

    def import_file(self, path: Path) -> None:
        """Take a routine file into the user's library."""
        with self._saying():
            routine = import_routine(path, self.library, self._paths.routines, self.anatomy)
            self._reload_library()
            self.window.say(f"“{routine.title}” is in your library now.", "Play", lambda: self.play(routine.id))

    # pages, each made when it is first opened

    def _make_today(self) -> TodayPage:
        page = TodayPage(self.theme, self._icons, self._pictures)
        page.play_requested.connect(self.play)
        page.choices_changed.connect(self._on_choices)
        page.resume_requested.connect(self.resume)
        page.resume_declined.connect(self._on_declined)
        page.routine_requested.connect(self._open_in_library)
        page.library_requested.connect(lambda: self.window.open_page(PageId.LIBRARY))
        return page

    def _make_library(self) -> LibraryPage:
        page = LibraryPage(self.theme, self._icons, self._pictures)
        page.play_requested.connect(self.play)
        return page

    def _make_builder(self) -> BuilderPage:
        page = BuilderPage(self.theme, self._icons)
        page.save_requested.connect(self._save_sequence)
        page.play_requested.connect(self.play)
        page.delete_requested.connect(self._delete_sequence)
        return page

    def _make_history(self) -> HistoryPage:
        page = HistoryPage(self.history, lambda: self.day.date, self._clocks.now, self.theme, self._icons)
        page.library_requested.connect(lambda: self.window.open_page(PageId.LIBRARY))
        return page

    def _make_settings(self) -> SettingsPage:
        page = SettingsPage(self.theme, self._icons, self._paths.data, self._paths.settings, __version__)
        page.setting_changed.connect(self._set)
        page.hear_requested.connect(self._sample.play)
        page.folder_requested.connect(dialogs.show_folder)
        page.export_requested.connect(self._export_history)
        page.import_requested.connect(self._import_history)
        return page

    def _bring_up_to_date(self, page: PageId) -> None:
        """Show a page what is true now; a history page looks itself."""
        shown = self.window.page(page)
        with self._saying():
            match shown:
                case TodayPage():
                    shown.show_view(self.day.view(self._choices, self._declined))
                case LibraryPage():
                    shown.show_routines(self.library.routines, self.day.rest())
                case BuilderPage():
                    shown.show_routines(self.library.routines, self._own_ids)
                case SettingsPage():
                    shown.show_settings(self.settings.settings)

    def _look_again(self) -> None:
        """The user comes back to the window: the day may be another."""
        if self.window.open_id is PageId.TODAY and not self.window.playing:
            self._bring_up_to_date(PageId.TODAY)

    def _open_in_library(self, routine_id: str) -> None:
        self.window.open_page(PageId.LIBRARY)
        page = self.window.page(PageId.LIBRARY)
        assert isinstance(page, LibraryPage)
        page.open_routine(routine_id)

    @property
    def _own_ids(self) -> tuple[str, ...]:
        return tuple(routine.id for routine in self.library.routines if not self.library.is_bundled(routine.id))

    # the player

    def _show_player(self, title: str) -> None:
        self._sample.stop()
        if self._player_page is None:
            self._player_page = self._make_player()
        settings = self.settings.settings
        self._player_page.show_run(title, Switches(self._sound, settings.mirror_view))
        self.window.show_player(self._player_page)

    def _make_player(self) -> PlayerPage:
        face = FaceView(self._studio, self._palette)
        self.theme.changed.connect(lambda: face.set_palette(self._palette))
        page = PlayerPage(
            self.playback,
            face,
            lambda zones, size: self._studio.thumbnail(zones, size, self._palette),
            self.theme,
            self._icons,
            self._clocks.mono_ms,
        )
        page.closed.connect(self._leave_player)
        page.history_requested.connect(lambda: self.window.open_page(PageId.HISTORY))
        page.full_screen_requested.connect(self.window.set_full_screen)
        page.switches_changed.connect(self._on_switches)
        return page

    def _leave_player(self) -> None:
        self.window.hide_player()
        if self._exit_at_end:
            self.window.close()

    def _on_ended(self, session: Session) -> None:
        if self._exit_at_end:
            self.window.close()

    def _on_switches(self, switches: Switches) -> None:
        self._sound = switches.sound
        self._set_levels(self.settings.settings)
        self._set("mirror_view", switches.mirror)

    @property
    def _palette(self) -> FacePalette:
        tokens = self.theme.tokens
        return FacePalette(tokens.paper, tokens.stage, tokens.line)

    # what the pages ask

    def _on_choices(self, choices: Mapping[str, int]) -> None:
        self._choices = dict(choices)
        self._bring_up_to_date(PageId.TODAY)

    def _on_declined(self, session_id: str) -> None:
        self._declined.add(session_id)
        self._bring_up_to_date(PageId.TODAY)

    def _save_sequence(self, draft: SequenceDraft) -> None:
        named = draft if draft.id else replace(draft, id=free_id(draft.title, self.library.routine_ids))
        known = {routine.id: routine for routine in self.library.routines}
        with self._saying():
            write_sequence(self._paths.routines, named, known)
            self._reload_library()
            page = self.window.page(PageId.BUILDER)
            assert isinstance(page, BuilderPage)
            page.show_saved(named)

    def _delete_sequence(self, routine_id: str) -> None:
        path = self.library.path(routine_id)
        with self._saying():
            text = path.read_text(encoding="utf-8")
            path.unlink()
            self._reload_library()
            self.window.say(f"{path.name} was deleted.", "Undo", lambda: self._bring_back(path, text))

    def _bring_back(self, path: Path, text: str) -> None:
        with self._saying():
            write_text(path, text)
            self._reload_library()

    def _reload_library(self) -> None:
        self.library.reload()
        self._pictures.forget()
        for page in (PageId.TODAY, PageId.LIBRARY, PageId.BUILDER):
            if self.window.is_made(page):
                self._bring_up_to_date(page)

    def _export_history(self) -> None:
        path = dialogs.ask_where_to_write(self.window, "Export history", f"upstroke-{self.day.date}.json")
        if path:
            with self._saying():
                exchange.export_history(self.history, path, self._clocks.now())
                self.window.say(f"Your history was written to {path}.")

    def _import_history(self) -> None:
        path = dialogs.ask_what_to_read(self.window, "Import history")
        if path:
            with self._saying():
                merged = exchange.import_history(self.history, path)
                self.window.say(merged.sentence)

    # settings

    def _set(self, key: str, value: Value) -> None:
        with self._saying():
            self.settings.set(key, value)

    def _on_settings(self, settings: Settings) -> None:
        self.theme.set_mode(Mode(settings.theme))
        self.history.start_of_day = settings.day_starts
        self._set_levels(settings)

    def _set_levels(self, settings: Settings) -> None:
        master = settings.master if self._sound else 0.0
        self._speaker.set_levels(Levels(master, settings.chimes, settings.count, settings.beat))

    def _end(self) -> None:
        """The window closes: keep what was done, and where the window was."""
        if self.playback.running:
            self.playback.stop()
        self._speaker.stop()
        with suppress(OSError):
            self.settings.set_geometry(self.window.geometry_text)

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Tell the user of known trouble, and go on."""
        try:
            yield
        except (HistoryUnavailable, exchange.ExchangeError) as error:
            self.window.say(str(error))
        except RoutineError as error:
            self.window.say(str(error.faults[0]))
        except OSError as error:
            self.window.say(f"{error.filename or 'A file'} could not be used: {error.strerror}.")
