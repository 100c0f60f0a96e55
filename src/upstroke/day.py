"""What is true today: which tools must rest, what is planned and done, and what was cut off."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from upstroke.domain.goals import GoalLine, Goals, goal_lines, week_of
from upstroke.domain.plan import WeekPlan, taken
from upstroke.domain.programme import Rest
from upstroke.domain.resume import first_side, programme_of, resume_span
from upstroke.domain.rhythm import Rhythm, rhythm_now
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.safety import tool_must_rest
from upstroke.domain.script import SILENT, Counting, Lexicon, Saying, Speech
from upstroke.domain.session import Session, practice_day
from upstroke.domain.stats import add_up
from upstroke.domain.technique import Tool, known_tools
from upstroke.domain.timeline import Options, Timeline, lay_out
from upstroke.domain.today import Habit, Interrupted, TodayView, today_view
from upstroke.domain.tonight import Tonight, tonight
from upstroke.files.routine_library import Library
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import FAVOURITES, OWNED, SAID, SHORTENED
from upstroke.history.store import History
from upstroke.history.week import plan_of

LOOK_BACK = timedelta(days=14)
"""How far back the use of a tool matters for its rest: a week, and as much again to see what belongs to one use."""


LOST_DAYS_COUNT = timedelta(days=400)
"""For how long it matters to the rhythm that a day was lost in travelling; to look through 40 years would take long."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session that can go on: what is played, and the span that leads into what is not yet done."""

    session: Session
    timeline: Timeline
    at_span: int

    @property
    def step(self) -> int:
        """The step with which it goes on, from 1."""
        return self.timeline.spans[self.at_span].position + 1


class Day:
    """Answers for the present day, from the library, the history and the settings.

    All that reads the history raises HistoryUnavailable where it can't be read.
    """

    def __init__(
        self,
        library: Library,
        history: History,
        settings: SettingsStore,
        now: Callable[[], datetime],
        lexicon: Lexicon = SILENT.lexicon,
    ) -> None:
        """`lexicon` knows what can be said."""
        self._library = library
        self._history = history
        self._settings = settings
        self._now = now
        self._lexicon = lexicon

    @property
    def date(self) -> date:
        """The practice day."""
        return practice_day(self._now().replace(tzinfo=None), self._settings.settings.day_starts)

    @property
    def favourites(self) -> frozenset[str]:
        """The ids of the routines that the user likes best."""
        return frozenset(self._history.facts.of(FAVOURITES))

    @property
    def owned(self) -> frozenset[Tool]:
        """The tools that the user has; until they say so, all of them."""
        said = known_tools(self._history.facts.of(OWNED))
        return said or frozenset(Tool)

    @property
    def options(self) -> Options:
        """How the user wants routines laid out."""
        settings = self._settings.settings
        return Options(settings.first_half, settings.tempo_percent, self._speech(settings.saying))

    def options_of(self, routine_id: str) -> Options:
        """How the user wants one routine laid out, in which more or less may be said than in others."""
        options = self.options
        said = self._history.facts.some(SAID, (routine_id,))
        return replace(options, speech=self._speech(said[routine_id])) if routine_id in said else options

    def _speech(self, saying: str) -> Speech:
        """What the user wants to be told, where so much is said."""
        settings = self._settings.settings
        counting = Counting(settings.counting)
        return Speech(self._lexicon, Saying(saying), counting, settings.next_up, settings.halfway)

    def rest(self, at: datetime | None = None) -> Rest:
        """Which tools must rest at a moment, by what was done before it."""
        moment = at or self._now()
        return _rest(self._history.tool_uses(moment - LOOK_BACK), moment)

    @property
    def rhythm(self) -> Rhythm | None:
        """How regular the practice is; None where there is nothing to go by."""
        return self._rhythm(plan_of(self._history.facts))

    def _rhythm(self, plan: WeekPlan) -> Rhythm | None:
        first, today = self._history.first_day, self.date
        if first is None:
            return None
        lost = self._history.days_passed_over(today - LOST_DAYS_COUNT, today)
        return rhythm_now(self._history.practised_days(first, today), plan, today, lost)

    @property
    def goal_lines(self) -> tuple[GoalLine, ...]:
        """How far the goals of this week have got."""
        goals = self._settings.settings.goals
        if goals == Goals():
            return ()
        week = week_of(self.date)
        worked = add_up(self._history.totals(week.first, week.last).values()).active_ms
        return goal_lines(goals, len(self._history.practised_days(week.first, week.last)), worked)

    def view(self, choices: Mapping[str, int], declined: Collection[str] = ()) -> TodayView:
        """What the Today page shows; sessions in `declined` are not offered again.

        It goes by the routines at hand and those that are planned, so that the first page need not wait for the others
        to be read.
        """
        day, now, start = self.date, self._now(), self._settings.settings.day_starts
        uses = self._history.tool_uses(now - LOOK_BACK)
        rest = _rest(uses, now)
        week = plan_of(self._history.facts)
        plan = week.for_day(day.weekday())
        known = self._known(plan.values())
        advised = Tonight(choices)
        if evening := taken(Slot.EVENING, plan[Slot.EVENING], known):
            advised = tonight(evening, choices, uses, self.favourites, self.owned, rest, now, start)
        offered = None
        if (cut_off := self.cut_off()) and cut_off.session.id not in declined:
            offered = Interrupted(cut_off.session.id, cut_off.session.routine_title, cut_off.step)
        return today_view(
            now.replace(tzinfo=None),
            known.values(),
            plan,
            self._history.sessions(day, day),
            options=self.options,
            rest=rest,
            choices=advised.choices,
            advice={Slot.EVENING: advised.reason},
            strokes_goal=self._settings.settings.strokes_goal,
            interrupted=offered,
            habit=Habit(self._rhythm(week), self._settings.settings.show_streak, self.goal_lines),
            start_of_day=start,
        )

    def _known(self, planned: Iterable[str]) -> dict[str, Routine]:
        """The routines at hand and those that are planned, by id."""
        known = {routine.id: routine for routine in self._library.at_hand}
        for routine_id in filter(None, set(planned) - known.keys()):
            if routine := self._library.routine_soon(routine_id):
                known[routine_id] = routine
        return known

    def cut_off(self) -> CutOff | None:
        """The session of today that a crash cut off, if it can go on."""
        session = self._history.unfinished(self.date)
        routine = self._library.routine(session.routine_id) if session else None
        if session is None or routine is None:
            return None
        if session.id in self._history.facts.of(SHORTENED):
            return None  # which steps it was begun with is not known any more
        programme = programme_of(session, routine, self.rest(session.started_at))
        if programme is None:
            return None
        # The sides stay in the order in which they were begun, whatever the user has chosen since.
        options = self.options_of(programme.routine_id)
        options = replace(options, first=first_side(session, programme, options.first))
        timeline = lay_out(programme, options)
        span = resume_span(timeline, session)
        return None if span is None else CutOff(session, timeline, span)


def _rest(uses: Mapping[str, tuple[datetime, ...]], moment: datetime) -> Rest:
    def rest(tool: Tool) -> str:
        return tool_must_rest(tool, (use for use in uses.get(tool.value, ()) if use < moment), moment)

    return rest
