"""What the safety rules and the limits say before a run, by what the user told and by what was done lately."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.felt_wrong import REST_DAYS, FeltWrong, resting_zones
from upstroke.domain.limits import before
from upstroke.domain.programme import Programme
from upstroke.domain.safety_rules import Answer, Finding, Rule, Rulebook, Severity, Trigger
from upstroke.domain.safety_words import on
from upstroke.domain.screening import Screening, due, screen_programme
from upstroke.domain.session import practice_day
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import lay_out
from upstroke.domain.worked import Worked, done_in, planned_in
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import ANSWERS, FELT_WRONG
from upstroke.history.store import History

LOOK_BACK = timedelta(days=60)
"""How far back the limits look: a tool that was not used for so long is met anew."""

ASKED_FOR = timedelta(hours=3)
"""So long an answer to what changes from day to day holds, so that a second routine soon after does not ask again."""

JAW_ROUTINES = frozenset({"jaw-release", "jaw-intraoral"})


class Care:
    """Answers for safety. All of it raises HistoryUnavailable where the history can't be used."""

    def __init__(
        self,
        rulebook: Rulebook,
        anatomy: Anatomy,
        history: History,
        settings: SettingsStore,
        now: Callable[[], datetime],
    ) -> None:
        """`now` is the wall time with its zone."""
        self.rulebook = rulebook
        self._anatomy = anatomy
        self._history = history
        self._settings = settings
        self._now = now

    def answers(self) -> tuple[Answer, ...]:
        """What the user told that holds now."""
        now = self._now()
        return tuple(answer for answer in self.told_before() if self._holds(answer, now))

    def told_before(self) -> tuple[Answer, ...]:
        """All that the user told and did not take back, also what is asked anew each day."""
        return tuple(self._history.facts.of(ANSWERS).values())

    def keep(self, answer: Answer) -> None:
        """Keep what the user told."""
        self._history.facts.put(ANSWERS, answer.rule, answer, self._now())

    def forget(self, rule_id: str) -> None:
        """Forget what the user told to a rule."""
        self._history.facts.put(ANSWERS, rule_id, None, self._now())

    def log(self, felt: FeltWrong) -> None:
        """Keep that something felt wrong."""
        self._history.facts.put(FELT_WRONG, felt.id, felt, self._now())

    def take_back(self, felt: FeltWrong) -> None:
        """Forget that something felt wrong."""
        self._history.facts.put(FELT_WRONG, felt.id, None, self._now())

    def questions(self, programme: Programme) -> tuple[Rule, ...]:
        """The questions to ask each time before a programme. The others are in the profile, which may be skipped."""
        answers = self.answers()
        answered = {answer.rule for answer in answers}
        asked = due(programme, self.rulebook, answers, self._now())
        return tuple(rule for rule in asked if rule.trigger is Trigger.ASKED_EACH_TIME and rule.id not in answered)

    def clearance(self, programme: Programme) -> Clearance:
        """What of a programme may be played now."""
        now = self._now()
        felt = self._felt()
        planned = planned_in(lay_out(programme), now) if programme.entries else ()
        limits = before(planned, self._done(now), now, self._anatomy, self._settings.settings.day_starts)
        return clear(programme, self._screen(programme, felt, now), (*limits, *self._resting(felt, now)))

    def lets_go_on(self, programme: Programme) -> bool:
        """Whether a programme that was begun lately may go on as it is; the limits were seen to when it began."""
        now = self._now()
        felt = self._felt()
        return clear(programme, self._screen(programme, felt, now), self._resting(felt, now)).programme == programme

    def _holds(self, answer: Answer, now: datetime) -> bool:
        rule = self.rulebook.rules.get(answer.rule)
        if rule is None or rule.trigger is not Trigger.ASKED_EACH_TIME:
            return rule is not None
        return answer.given is not None and now - answer.given < ASKED_FOR

    def _felt(self) -> tuple[FeltWrong, ...]:
        return tuple(self._history.facts.of(FELT_WRONG).values())

    def _screen(self, programme: Programme, felt: Iterable[FeltWrong], now: datetime) -> Screening:
        return screen_programme(programme, self.rulebook, (*self.answers(), *_logged(felt)), now)

    def _resting(self, felt: Iterable[FeltWrong], now: datetime) -> Iterator[Finding]:
        """What rests because something felt wrong there."""
        if zones := sorted(resting_zones(felt, now)):
            where = on([self._anatomy.zones[zone].title for zone in zones if zone in self._anatomy.zones])
            sentence = f"Something felt wrong {where} lately: what works there rests for {REST_DAYS} days after it."
            yield Finding(Severity.STOP, "felt_wrong", sentence, zones=tuple(zones))

    def _done(self, now: datetime) -> Iterator[Worked]:
        day = practice_day(now.replace(tzinfo=None), self._settings.settings.day_starts)
        for session in self._history.sessions(day - LOOK_BACK, day):
            yield from done_in(self._history.session(session.id))


def _logged(felt: Iterable[FeltWrong]) -> Iterator[Answer]:
    """What was logged, as answers to the rules that are decided from it."""
    for each in felt:
        if each.tool == Tool.GUA_SHA and each.zones:
            yield Answer("guasha_red", True, each.zones, each.at)
        if each.routine_id in JAW_ROUTINES:
            yield Answer("jaw_pain_rise", True, at=each.at)
