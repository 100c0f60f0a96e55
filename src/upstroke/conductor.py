"""Plays routines on the user's word: asks what must be asked first, and gives the window to the player."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from upstroke.care import Care, Fit
from upstroke.day import Day
from upstroke.diary import Diary
from upstroke.domain.clearance import Clearance
from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.outlook import Outlook
from upstroke.domain.programme import Programme, Rest, no_rest, open_routine
from upstroke.domain.ratings import Rating
from upstroke.domain.routine import Routine, Step
from upstroke.domain.skin import Noticed
from upstroke.domain.timeline import Options, Timeline, lay_out
from upstroke.domain.today import SHORT_MINUTES
from upstroke.files.preferences import Settings
from upstroke.files.routine_library import Library
from upstroke.files.settings import SettingsStore
from upstroke.gate import Gate, Wish
from upstroke.ui.felt_words import left_out
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.player.switches import Switches

if TYPE_CHECKING:
    from upstroke.ui.player.playback import Playback, Resumed
    from upstroke.ui.player.room import PlayerRoom
    from upstroke.ui.player.sound_sample import SoundSample


class Conductor:
    """Begins runs and ends them.

    `make_room` makes the player when something is first played: no other part takes so long to load. `saying` is a
    context that tells the user of known trouble.
    """

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        day: Day,
        settings: SettingsStore,
        care: Care,
        diary: Diary,
        gate: Gate,
        make_room: Callable[[], "PlayerRoom"],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._window = window
        self._library = library
        self._day = day
        self._settings = settings
        self._care = care
        self._diary = diary
        self._gate = gate
        self._make_room = make_room
        self._saying = saying
        self._made_room: PlayerRoom | None = None
        self._sound = self._voice = True
        self._close_at_end = False

    def rest(self) -> Rest:
        """Which tools must rest now; none, where it can't be known."""
        with self._saying():
            return self._day.rest()
        return no_rest

    def outlook(self) -> Outlook:
        """What can be done now of many routines; without the history, by what holds for everyone."""
        with self._saying():
            return self._care.outlook(self._day.rest())
        return Outlook(judge=lambda programme: self._care.without_history(programme, ()))

    def play(self, routine_id: str, choices: Mapping[str, int] | None = None) -> None:
        """Play a routine from the beginning, after the user saw what there is to see first."""
        self._with_consent(routine_id, lambda routine: self._ask(routine, choices))

    def play_short(self, routine_id: str, choices: Mapping[str, int] | None = None) -> None:
        """Play a routine made to fit SHORT_MINUTES."""
        self._with_consent(routine_id, lambda routine: self._ask(routine, choices, self._shorten))

    def play_now(self, routine_id: str) -> None:
        """Play a routine without a question; what is stopped is left out all the same."""
        self._with_consent(routine_id, self._play_now)

    def play_then_close(self, routine_id: str) -> None:
        """Do that, and close the window when its last sound has faded."""
        self.play_now(routine_id)
        self._close_at_end = self.playback.running

    def _with_consent(self, routine_id: str, go: Callable[[Routine], None]) -> None:
        routine = self._library.routine(routine_id)
        if routine is None:
            self._window.say(f'There is no routine "{routine_id}". The library shows those there are.')
        elif routine.consent:
            from upstroke.ui.consent import ask_consent

            ask_consent(self._window, routine.title, routine.consent, lambda: go(routine))
        else:
            go(routine)

    @property
    def says_own_words(self) -> bool:
        """Whether there is a voice for what the user writes."""
        return self._room.voice.says_own_words

    def _ask(self, routine: Routine, choices: Mapping[str, int] | None, fit: Fit | None = None) -> None:
        programme = open_routine(routine, self.rest(), choices)
        if not programme.entries:
            self._say_nothing_left(programme.title, programme.left_out[0].reason)
            return
        if not self._library.is_bundled(routine.id):
            # What the user wrote is recorded while the questions are read.
            self._room.voice.prepare(programme)
        self._gate.ask(Wish(programme, fit, lambda left: self._begin(left, programme)))

    def _shorten(self, programme: Programme) -> tuple[Programme, tuple[str, ...]]:
        from upstroke.domain.shorter import shorten

        shorter = shorten(programme, SHORT_MINUTES * 60_000, self._options(programme))
        too_long = (
            () if shorter.fits else (f"It can't be done in {SHORT_MINUTES} minutes without leaving too much out.",)
        )
        return shorter.programme, (*shorter.sentences, *too_long)

    def _play_now(self, routine: Routine) -> None:
        if cleared := self._cleared(routine):
            whole, found = cleared
            self._begin(found.programme, whole)
            self._note(found)

    def try_out(self, routine: Routine, step: Step | None) -> None:
        """Play a routine that is being written, from a step on, and keep nothing of it."""
        if cleared := self._cleared(routine):
            _, found = cleared
            self._room.voice.prepare(found.programme)
            timeline = lay_out(found.programme, self._options(found.programme))
            steps = [entry.step for entry in found.programme.entries]
            position = _position(step, steps)
            span = timeline.passes(position)[0] - 1 if position else 0
            self._show(timeline, lambda room: room.try_out(timeline, span))
            self._note(found)

    def _cleared(self, routine: Routine) -> tuple[Programme, Clearance] | None:
        """A whole programme and what may be played of it, without a question; None where that is nothing."""
        programme = open_routine(routine, self.rest())
        found = self._gate.clearance(programme)
        if found.playable:
            return programme, found
        reasons = (*found.left_out, *(part.reason for part in programme.left_out))
        self._say_nothing_left(programme.title, reasons[0])
        return None

    def _note(self, found: Clearance) -> None:
        if sentences := (*found.left_out, *found.careful):
            self._room.page.note(" ".join(sentences))

    def _options(self, programme: Programme) -> Options:
        """How a programme is laid out; without the history, as always."""
        options = self._day.options
        with self._saying():
            options = self._day.options_of(programme.routine_id)
        return self._spoken(options)

    def _spoken(self, options: Options) -> Options:
        """The same with all that can be said, also the user's own words; they keep their times through one run."""
        return replace(options, speech=replace(options.speech, lexicon=self._room.voice.lexicon()))

    def _say_nothing_left(self, title: str, reason: str) -> None:
        self._window.say(f"{title}: nothing of it can be played today. {reason}")

    def _begin(self, programme: Programme, whole: Programme) -> None:
        """Begin a programme that is all or a part of the whole one."""
        self._room.voice.prepare(programme)
        self._start(lay_out(programme, self._options(programme)))
        if programme != whole:
            with self._saying():
                self._care.note_shortened(self.playback.session_id)

    def resume(self, session_id: str) -> None:
        """Go on with a session that was interrupted."""
        from upstroke.ui.player.playback import Resumed

        with self._saying():
            found = self._day.cut_off()
            if found and found.session.id == session_id and self._care.lets_go_on(found.timeline.programme):
                cut_off = found.timeline
                timeline = lay_out(cut_off.programme, self._spoken(cut_off.options))
                self._start(timeline, Resumed(found.session, found.at_span))
            else:
                self._window.say("That routine can't go on where it was; begin it anew.")

    @property
    def playback(self) -> "Playback":
        """The run in progress."""
        return self._room.playback

    @property
    def sample(self) -> "SoundSample":
        """Single sounds, to choose by."""
        return self._room.sample

    def set_sound(self, settings: Settings) -> None:
        """Make all sound as the settings say, and the player show what they say."""
        if self._made_room:
            self._made_room.follow(settings, self._switches(settings))
            self._say_as_wished(self._made_room.playback)

    def _say_as_wished(self, playback: "Playback") -> None:
        """What is said in a run changes with the settings."""
        if playback.running:
            timeline = playback.player.timeline
            speech = self._options(timeline.programme).speech
            if speech != timeline.options.speech:
                playback.set_speech(speech)

    def end(self) -> None:
        """End what plays; what was done is kept."""
        if self._made_room:
            self._made_room.close()

    @property
    def _room(self) -> "PlayerRoom":
        if self._made_room is None:
            self._made_room = room = self._make_room()
            room.follow(self._settings.settings, self._switches(self._settings.settings))
            room.playback.trouble.connect(self._window.say)
            room.playback.quiet.connect(self._close_if_asked)
            room.desktop.front_requested.connect(self._window.come_to_front)
            room.page.closed.connect(self._leave_player)
            room.page.history_requested.connect(lambda: self._window.open_page(PageId.HISTORY))
            room.page.full_screen_requested.connect(self._window.set_full_screen)
            room.page.switches_changed.connect(self._on_switches)
            room.page.felt_wrong.connect(self._on_felt_wrong)
            room.page.ratings.rated.connect(self._on_rated)
            room.page.ratings.scale_chosen.connect(self._diary.choose)
            room.page.finish.zone_titles = self._care.rulebook.zones
            room.page.finish.noticed.connect(self._on_noticed)
        return self._made_room

    def _start(self, timeline: Timeline, resumed: "Resumed | None" = None) -> None:
        self._show(timeline, lambda room: room.start(timeline, resumed))
        said, session_id = Rating(), self.playback.session_id
        with self._saying():
            said = self._diary.rating(session_id)
        self._room.page.ratings.begin(session_id, self._diary.scales, said, self._offers_ratings, anew=resumed is None)

    def _show(self, timeline: Timeline, begin: Callable[["PlayerRoom"], object]) -> None:
        """Begin a run and show it."""
        self._close_at_end = False
        room = self._room
        begin(room)
        if not self._window.playing:
            self._window.show_player(room.page)
        room.page.show_run(timeline.programme.title, self._switches(self._settings.settings))

    def _leave_player(self) -> None:
        self._window.uncover()
        self._close_if_asked()

    def _close_if_asked(self) -> None:
        if self._close_at_end:
            self._window.close()

    def _switches(self, settings: Settings) -> Switches:
        """How things are switched: sound and voice until the program ends, the rest as the settings keep it."""
        return Switches(self._sound, self._voice, settings.mirror_view, settings.captions, settings.one_button)

    def _on_switches(self, switches: Switches) -> None:
        self._sound, self._voice = switches.sound, switches.voice
        self._settings.set("mirror_view", switches.mirror)
        self._settings.set("captions", switches.captions)
        self._settings.set("one_button", switches.one_button)
        self.set_sound(self._settings.settings)

    def _on_felt_wrong(self, felt: FeltWrong) -> None:
        self._close_at_end = False  # the signs to watch for are to be read first
        resting = self._care.resting(felt)
        self._room.page.show_resting(resting)
        with self._saying():
            self._care.log(felt)
            sentence = (
                f"What you worked when something felt wrong is {left_out(resting)}."
                if resting.waits
                else "You said that something felt wrong. Upstroke reminds you of it today."
            )
            self._window.say(sentence, "That was a mistake", lambda: self._take_back(felt))

    def _on_rated(self, session_id: str, rating: Rating) -> None:
        self._close_at_end = False  # the user is not done here
        with self._saying():
            self._diary.keep(session_id, rating)

    def _offers_ratings(self) -> bool:
        with self._saying():
            return self._diary.offers()
        return False

    def _on_noticed(self, noticed: Noticed) -> None:
        self._close_at_end = False
        rest = self._care.note_skin(noticed)
        self._room.page.finish.show_skin_rest(rest)
        with self._saying():
            self._care.keep_skin(rest.noted)

    def _take_back(self, felt: FeltWrong) -> None:
        with self._saying():
            self._care.take_back(felt)


def _position(step: Step | None, steps: Sequence[Step]) -> int:
    """Where a step is played, be it as it is or more gently; the beginning where it is left out."""
    if step in steps:
        return steps.index(step)
    return next((place for place, each in enumerate(steps) if step and each.id == step.id), 0)
