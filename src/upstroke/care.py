"""What the safety rules and the limits say before a run, by what the user told and by what was done lately."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from uuid import uuid4

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.felt_wrong import STOP_SIGNS, FeltWrong
from upstroke.domain.limits import before
from upstroke.domain.outlook import Judge, Outlook
from upstroke.domain.programme import Entry, Programme, Rest
from upstroke.domain.resting import REST_DAYS, Resting, answers_from, resting, resting_zones
from upstroke.domain.safety_rules import Answer, Finding, Rule, Rulebook, Severity, Trigger
from upstroke.domain.safety_words import on
from upstroke.domain.screening import due, screen, screen_programme
from upstroke.domain.session import days_ago, practice_day
from upstroke.domain.skin import Noticed, SkinNote, SkinRest, skin_rest, still_told
from upstroke.domain.skin import answers_from as answers_from_skin
from upstroke.domain.timeline import lay_out
from upstroke.domain.worked import NECK, Worked, done_in, planned_in, used_in
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import ANSWERS, FELT_WRONG, SHORTENED, SKIN
from upstroke.history.store import History

LOOK_BACK = timedelta(days=60)
"""How far back the limits look: a tool that was not used for so long is met anew."""

EARLIER = timedelta(days=2)
"""What lies so far back is not of today, whatever day and clock the user goes by."""

OUTLOOK_HOLDS = timedelta(minutes=5)
"""So long an outlook is used again where nothing else has changed, as waits and answers end with time."""

ASKED_FOR = timedelta(hours=3)
"""So long an answer to what changes from day to day holds, so that a second routine soon after does not ask again."""

FELT_TODAY = (
    f"Something felt wrong earlier today. If it was one of the stop signs ({', '.join(STOP_SIGNS)}), or one of them is "
    "still there, don't go on today."
)

NECK_LIMIT = "lim_neck"
NECK_SHARES = (75, 50, 25, 0)
"""Per cent of the way from the least to the written dose that are tried for the neck."""
NECK_LESS = "Side of the neck: less than usual, as it had some today already; at most 90 s a side in a day is gentle."

Fit = Callable[[Programme], tuple[Programme, tuple[str, ...]]]
"""Makes a programme shorter, and says in sentences what it goes without."""


@dataclass(frozen=True, slots=True)
class _Known:
    """All of the user that a judgement goes by."""

    at: datetime = field(compare=False)
    day: date
    told: tuple[Answer, ...]
    felt: tuple[FeltWrong, ...]
    done: tuple[Worked, ...]


class Care:
    """Answers for safety. What reads or writes the history raises HistoryUnavailable where it can't be used."""

    def __init__(
        self,
        load_rules: Callable[[], Rulebook],
        anatomy: Anatomy,
        history: History,
        settings: SettingsStore,
        now: Callable[[], datetime],
    ) -> None:
        """`now` is the wall time with its zone. The rules are read when they are needed."""
        self._load_rules = load_rules
        self._anatomy = anatomy
        self._history = history
        self._settings = settings
        self._now = now
        self._felt_here: dict[str, FeltWrong] = {}
        """What felt wrong since the start: it counts also where it can't be kept."""
        self._skin_here: dict[str, SkinNote] = {}
        """The same for what was seen on the skin."""
        self._kept: tuple[_Known, Outlook] | None = None
        """The last outlook, and what it goes by."""

    @cached_property
    def rulebook(self) -> Rulebook:
        """All safety rules."""
        return self._load_rules()

    def told_before(self) -> tuple[Answer, ...]:
        """All that the user told and did not take back, also what is asked anew each day, and noted of the skin."""
        told = self._answers()
        return (*told, *self._from_skin(told))

    def keep(self, answers: Iterable[Answer]) -> None:
        """Keep what the user told, all or nothing."""
        self._history.facts.put_all(ANSWERS, {answer.rule: answer for answer in answers}, self._now())

    def forget(self, rule_id: str) -> None:
        """Forget what the user told to a rule."""
        self._history.facts.put(ANSWERS, rule_id, None, self._now())

    def log(self, felt: FeltWrong) -> None:
        """Keep that something felt wrong."""
        self._felt_here[felt.id] = felt
        self._history.facts.put(FELT_WRONG, felt.id, felt, self._now())

    def take_back(self, felt: FeltWrong) -> None:
        """Forget that something felt wrong."""
        self._felt_here.pop(felt.id, None)
        self._history.facts.put(FELT_WRONG, felt.id, None, self._now())

    def resting(self, felt: FeltWrong) -> Resting:
        """All that rests because something felt wrong."""
        return resting(felt, self.rulebook)

    def resting_entries(self) -> tuple[Resting, ...]:
        """What felt wrong and still rests something, with that, the latest first."""
        now = self._now()
        entries = (self.resting(felt).at(now) for felt in sorted(self._felt(), key=lambda each: each.at, reverse=True))
        return tuple(entry for entry in entries if entry.waits)

    def note_skin(self, noticed: Noticed) -> SkinRest:
        """Note what is seen on the skin now, and what rests because of it. `keep_skin` keeps the note."""
        noted = SkinNote(str(uuid4()), self._now(), noticed.sign, noticed.zones, noticed.note)
        return skin_rest(noted, self.rulebook)

    def keep_skin(self, noted: SkinNote) -> None:
        """Keep a note of the skin."""
        self._skin_here[noted.id] = noted
        self._history.facts.put(SKIN, noted.id, noted, self._now())

    def forget_skin(self, noted: SkinNote) -> None:
        """Forget a note of the skin: it is gone, or was a mistake."""
        self._skin_here.pop(noted.id, None)
        self._history.facts.put(SKIN, noted.id, None, self._now())

    def skin_entries(self) -> tuple[SkinRest, ...]:
        """The notes of the skin that still rest something, with that, the latest first."""
        now = self._now()
        entries = (
            skin_rest(note, self.rulebook).at(now)
            for note in sorted(self._skin(), key=lambda each: each.at, reverse=True)
        )
        return tuple(entry for entry in entries if entry.waits)

    def note_shortened(self, session_id: str) -> None:
        """Keep that a session was begun with less in it than its routine has."""
        self._history.facts.put(SHORTENED, session_id, True, self._now())

    def questions(self, programme: Programme, told: Iterable[Answer], *, anew: bool = False) -> tuple[Rule, ...]:
        """The questions to ask before a programme: those of the day, and those of the profile whose answer grew old.

        What was answered a short while ago is only asked `anew`. What the profile never answered is not asked, as it
        may be skipped.
        """
        told = tuple(told)
        holding = self._holding(told)
        known = {answer.rule for answer in told}
        fresh = set() if anew else {answer.rule for answer in holding}
        return tuple(
            rule
            for rule in due(programme, self.rulebook, holding, self._now())
            if (rule.id not in fresh if rule.trigger is Trigger.ASKED_EACH_TIME else rule.id in known)
        )

    def clearance(self, programme: Programme, answered: Iterable[Answer] = (), fit: Fit | None = None) -> Clearance:
        """What of a programme may be played now, and made to fit if that is wanted.

        `answered` was told just now, and goes before what is kept.
        """
        return self._judge(self._known(answered), fit)(programme)

    def outlook(self, rest: Rest) -> Outlook:
        """What can be done now of many routines, for which all that is known is read once.

        As long as that stays the same, so does the outlook, with what it has found out.
        """
        known, kept = self._known(), self._kept
        if kept is None or kept[0] != known or not timedelta() <= known.at - kept[0].at < OUTLOOK_HOLDS:
            self._kept = kept = known, Outlook(rest, self._judge(known))
        return kept[1]

    def without_history(self, programme: Programme, answered: Iterable[Answer], fit: Fit | None = None) -> Clearance:
        """The same where the history can't be read: by what was told just now, and what holds for everyone."""
        answered = tuple(answered)
        noted = still_told(answers_from_skin(self._skin_here.values(), self._now()), answered)
        screened = self._screened(programme, (*answered, *noted), tuple(self._felt_here.values()))
        return screened.then(self._limited(screened.programme, (), fit))

    def lets_go_on(self, programme: Programme) -> bool:
        """Whether a programme that was begun lately may go on as it is; the limits were seen to when it began."""
        return self._screened(programme, self._told(), self._felt()).programme == programme

    def screener(self) -> Callable[[Entry], tuple[Finding, ...]]:
        """Says of any step what the rules have to say, by what the user told up to now; each answer is kept."""
        told, now = self._told(), self._now()
        return cache(lambda entry: screen(entry.step, entry.routine_id, self.rulebook, told, now))

    def _known(self, answered: Iterable[Answer] = ()) -> _Known:
        now = self._now()
        done = (
            worked
            for session in self._history.sessions_since(now - LOOK_BACK)
            for worked in (used_in if session.started_at < now - EARLIER else done_in)(session)
        )
        told = self._told(answered)
        day = practice_day(now.replace(tzinfo=None), self._settings.settings.day_starts)
        return _Known(now, day, told, self._felt(), tuple(done))

    def _judge(self, known: _Known, fit: Fit | None = None) -> Judge:
        def judge(programme: Programme) -> Clearance:
            screened = self._screened(programme, known.told, known.felt)
            return screened.then(self._limited(screened.programme, known.done, fit))

        return judge

    def _answers(self) -> tuple[Answer, ...]:
        """What the user told to the rules, and did not take back."""
        return tuple(self._history.facts.of(ANSWERS).values())

    def _told(self, answered: Iterable[Answer] = ()) -> tuple[Answer, ...]:
        """All that holds now, of which what was `answered` just now goes before what is kept."""
        told = _latest(self._holding(self._answers()), answered)
        return (*told, *self._from_skin(told))

    def _from_skin(self, told: Iterable[Answer]) -> tuple[Answer, ...]:
        """What the notes of the skin say to the rules, where the user has not said no since."""
        return still_told(answers_from_skin(self._skin(), self._now()), told)

    def _skin(self) -> tuple[SkinNote, ...]:
        return tuple({**self._history.facts.of(SKIN), **self._skin_here}.values())

    def _felt(self) -> tuple[FeltWrong, ...]:
        return tuple({**self._history.facts.of(FELT_WRONG), **self._felt_here}.values())

    def _holding(self, told: Iterable[Answer]) -> tuple[Answer, ...]:
        """Those of some answers that hold now."""
        now = self._now()

        def holds(answer: Answer) -> bool:
            rule = self.rulebook.rules.get(answer.rule)
            if rule is None or rule.trigger is not Trigger.ASKED_EACH_TIME:
                return rule is not None
            return answer.given is not None and timedelta() <= now - answer.given < ASKED_FOR

        return tuple(filter(holds, told))

    def _screened(self, programme: Programme, told: Iterable[Answer], felt: Collection[FeltWrong]) -> Clearance:
        """What is left of a programme by what was told, and by what felt wrong."""
        now = self._now()
        told = (*told, *answers_from(felt))
        everyone = {rule.id for rule in self.rulebook.rules.values() if rule.trigger is Trigger.ALWAYS}
        by_step = screen_programme(programme, self.rulebook, told, now)
        found = clear(programme, by_step, self._resting(felt, now), everyone)
        today = any(days_ago(each.at, now, self._settings.settings.day_starts) == 0 for each in felt)
        return replace(found, careful=(FELT_TODAY, *found.careful)) if today else found

    def _limited(self, programme: Programme, done: tuple[Worked, ...], fit: Fit | None) -> Clearance:
        """What the limits leave of a programme. The neck gets less before its steps are taken out."""
        if not programme.entries:
            return Clearance(programme)
        fitting, goes_without = fit(programme) if fit else (programme, ())
        limits = self._limits(fitting, done)
        least, sentence = fitting, ""
        for share in NECK_SHARES if any(each.rule == NECK_LIMIT for each in limits) else ():
            least = _with_less(fitting, NECK, share)
            if not any(each.rule == NECK_LIMIT for each in self._limits(least, done)):
                sentence = NECK_LESS
                break
        found = clear(least if sentence else fitting, (), self._limits(least, done) if sentence else limits)
        careful = (sentence, *found.careful) if sentence else found.careful
        return replace(found, careful=careful, cut=goes_without)

    def _limits(self, programme: Programme, done: tuple[Worked, ...]) -> tuple[Finding, ...]:
        now = self._now()
        planned = planned_in(lay_out(programme), now)
        return before(planned, done, now, self._anatomy, self._settings.settings.day_starts)

    def _resting(self, felt: Iterable[FeltWrong], now: datetime) -> Iterator[Finding]:
        """What rests because something felt wrong there."""
        if zones := sorted(resting_zones(felt, now)):
            where = on([self._anatomy.zones[zone].title for zone in zones if zone in self._anatomy.zones])
            sentence = f"Something felt wrong {where} lately: what works there rests for {REST_DAYS} days after it."
            yield Finding(Severity.STOP, "felt_wrong", sentence, zones=tuple(zones))


def _latest(kept: Iterable[Answer], answered: Iterable[Answer]) -> tuple[Answer, ...]:
    """What was told, the later answer to each rule."""
    answered = tuple(answered)
    anew = {answer.rule for answer in answered}
    return (*(answer for answer in kept if answer.rule not in anew), *answered)


def _with_less(programme: Programme, zone: str, share: int) -> Programme:
    """A programme with smaller doses for the steps that work in a zone."""
    from upstroke.domain.shorter import less  # rarely needed, and so not before the first page

    entries = (
        replace(entry, step=less(entry.step, share)) if zone in entry.step.zones else entry
        for entry in programme.entries
    )
    return replace(programme, entries=tuple(entries))
