"""How much is enough: limits over what was done today and lately, told before a session starts.

The numbers follow sections 4.1 and 5 of the domain notes, each under the id that it has there. How long a tool must
rest is decided by `safety`, and the limits of single steps are kept there too; what does not go together is decided by
`pairing`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from upstroke.domain.anatomy import Anatomy, Half
from upstroke.domain.pairing import clashes
from upstroke.domain.programme import Programme
from upstroke.domain.safety import LONGEST_CUP_GLIDE_S, LONGEST_NECK_PASS_S, MEDIUM, SAME_USE, tool_must_rest
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.safety_words import ACTIVITIES, capitalised, left, seconds
from upstroke.domain.session import START_OF_DAY, days_ago
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import lay_out
from upstroke.domain.worked import EYES, NECK, Worked, by_place, by_side, longest, planned_in

DAY_WARN_S, DAY_MOST_S = 20 * 60, 30 * 60
"""Massage a day (our own choice; studies used 3 to 15 minutes: E7 E2 E25)."""
ZONE_WARN_S = 5 * 60
"""One zone of one side a day (E1 used five minutes a cheek)."""
MEDIUM_WARN_S, MEDIUM_MOST_S = 3 * 60, 5 * 60
"""The same at pressure 3 (W35 W36)."""
EYES_WARN_S = 4 * 60
"""The area around one eye a day: our own choice."""
CUPS_MOST_S = 300
"""Suction in a session (W16)."""
INTRAORAL = "intraoral"
INTRAORAL_A_DAY, INTRAORAL_A_WEEK = 1, 4
"""Sessions inside the mouth (W40 E12)."""
HEADACHE, HEADACHE_A_DAY = "headache-head", 2
"""Our own choice."""
NEW_USES = 3
"""For so many uses a tool is new (W7 W13)."""

_ANY_TIME = datetime(2000, 1, 1, 20, tzinfo=UTC)
_WEEK = timedelta(days=7)


def before(
    planned: Iterable[Worked], done: Iterable[Worked], now: datetime, anatomy: Anatomy, day: time = START_OF_DAY
) -> tuple[Finding, ...]:
    """What the limits say of a session before it starts.

    `done` is what was done before `now`, all of it, or else tools look new that are not; `day` is when the user's
    practice day begins. What the session adds nothing to is not told.
    """
    return tuple(_Check(tuple(planned), tuple(each for each in done if each.started_at < now), now, anatomy, day).all())


def alone(programme: Programme, anatomy: Anatomy) -> tuple[Finding, ...]:
    """What the limits say of a programme by itself, whatever else was done that day."""
    return before(planned_in(lay_out(programme), _ANY_TIME), (), _ANY_TIME, anatomy) if programme.entries else ()


class _Check:
    """What is planned beside what was done, by day and by use."""

    def __init__(
        self, planned: tuple[Worked, ...], done: tuple[Worked, ...], now: datetime, anatomy: Anatomy, day: time
    ) -> None:
        self.planned = planned
        self.done = done
        self.now = now
        self.anatomy = anatomy
        self.start_of_day = day
        self.done_today = tuple(each for each in done if self.days_ago(each.started_at) == 0)
        names = dict.fromkeys(each.tool for each in planned)
        self.tools = [tool for tool in map(Tool, names) if tool is not Tool.NONE]
        self.uses: dict[str, list[datetime]] = {}
        for at, tool in sorted({(each.started_at, each.tool) for each in done}):
            self.uses.setdefault(tool, []).append(at)

    def days_ago(self, moment: datetime) -> int:
        return days_ago(moment, self.now, self.start_of_day)

    def starts(self, fits: Callable[[Worked], bool]) -> list[datetime]:
        """The starts of the sessions in which something was done that fits."""
        return sorted({each.started_at for each in self.done if fits(each)})

    def all(self) -> Iterator[Finding]:
        yield from self.whole_day()
        yield from self.zones()
        yield from self.eyes()
        yield from self.neck()
        yield from self.cups()
        yield from self.inside_the_mouth()
        yield from self.headache()
        yield from self.firm_stone()
        yield from self.rests()
        yield from self.clashes()
        yield from self.new_tools()

    def whole_day(self) -> Iterator[Finding]:
        adds = sum(each.on_skin_s for each in self.planned)
        total = adds + sum(each.on_skin_s for each in self.done_today)
        if adds and total > DAY_WARN_S:
            much = f"With this, today comes to {seconds(total)} of massage"
            if total > DAY_MOST_S:
                yield _stop("lim_session_total", f"{much}; more than {seconds(DAY_MOST_S)} a day is too much.")
            else:
                yield _care("lim_session_total", f"{much}; {seconds(DAY_WARN_S)} a day are plenty.")

    def zones(self) -> Iterator[Finding]:
        worked = self.today(lambda each: True)
        medium = self.today(lambda each: each.pressure >= MEDIUM)
        for zone in dict.fromkeys((*medium, *worked)):
            title, firm = self.title(zone), medium.get(zone, 0)
            much = f"{title}: {seconds(firm)} at pressure {MEDIUM} today with this"
            if firm > MEDIUM_MOST_S:
                most = seconds(MEDIUM_MOST_S)
                yield _stop("lim_zone_day_l3", f"{much}; more than {most} is too much.", zones=(zone,))
            elif firm > MEDIUM_WARN_S:
                yield _care("lim_zone_day_l3", f"{much}; {seconds(MEDIUM_WARN_S)} are plenty.", zones=(zone,))
            elif worked.get(zone, 0) > ZONE_WARN_S:
                much = f"{title}: {seconds(worked[zone])} today with this"
                yield _care("lim_zone_day", f"{much}; {seconds(ZONE_WARN_S)} are plenty.", zones=(zone,))

    def eyes(self) -> Iterator[Finding]:
        around = max(self.around(EYES).values(), default=0)
        if around > EYES_WARN_S:
            sentence = f"Around the eyes: {seconds(around)} today with this; {seconds(EYES_WARN_S)} are plenty."
            yield _care("lim_eye_day", sentence, zones=tuple(sorted(EYES)))

    def neck(self) -> Iterator[Finding]:
        beside = max(self.around(frozenset({NECK})).values(), default=0)
        if beside > LONGEST_NECK_PASS_S:
            most = seconds(LONGEST_NECK_PASS_S)
            sentence = f"{self.title(NECK)}: {seconds(beside)} on one side today with this; at most {most} is gentle."
            yield _stop("lim_neck", sentence, zones=(NECK,))

    def cups(self) -> Iterator[Finding]:
        suction = [each for each in self.planned if each.tool == Tool.CUPS]
        total = sum(each.on_skin_s for each in suction)
        if total > CUPS_MOST_S:
            sentence = f"The cups would be on for {seconds(total)}; at most {seconds(CUPS_MOST_S)} a session is gentle."
            yield _stop("lim_cup_session", sentence, tools=(Tool.CUPS,))
        glides = [each for each in suction if each.technique == Technique.CUP_GLIDE]
        for zone, length in longest(by_place(glides)).items():
            if length > LONGEST_CUP_GLIDE_S:
                most = f"at most {seconds(LONGEST_CUP_GLIDE_S)} is gentle"
                sentence = f"{self.title(zone)}: a cup would glide for {seconds(length)} on one side; {most}."
                yield _stop("lim_cup_zone", sentence, tools=(Tool.CUPS,), zones=(zone,))

    def inside_the_mouth(self) -> Iterator[Finding]:
        if not any(INTRAORAL in each.zones for each in self.planned):
            return
        uses = self.starts(lambda each: INTRAORAL in each.zones)
        today = [use for use in uses if self.days_ago(use) == 0]
        week = [use for use in uses if use > self.now - _WEEK]
        if len(today) >= INTRAORAL_A_DAY:
            yield _stop(
                "lim_intraoral", "Inside the mouth once a day is enough, and today it is done.", zones=(INTRAORAL,)
            )
        elif len(week) >= INTRAORAL_A_WEEK:
            free = left(week[-INTRAORAL_A_WEEK] + _WEEK - self.now)
            sentence = f"Inside the mouth {INTRAORAL_A_WEEK} times in seven days is enough. It rests for {free}."
            yield _stop("lim_intraoral", sentence, zones=(INTRAORAL,))

    def headache(self) -> Iterator[Finding]:
        planned = [each for each in self.planned if each.routine_id == HEADACHE]
        uses = {each.started_at for each in self.done_today if each.routine_id == HEADACHE}
        if planned and len(uses) >= HEADACHE_A_DAY:
            zones = tuple(dict.fromkeys(zone for each in planned for zone in each.zones))
            sentence = f"The head massage {HEADACHE_A_DAY} times a day is enough, and today that is done."
            yield _stop("lim_cool_head", sentence, zones=zones)

    def firm_stone(self) -> Iterator[Finding]:
        def firm(each: Worked) -> bool:
            return each.tool == Tool.GUA_SHA and each.pressure >= MEDIUM

        if any(map(firm, self.planned)) and any(self.days_ago(start) == 1 for start in self.starts(firm)):
            sentence = f"Gua sha at pressure {MEDIUM} was yesterday; today hands, or the stone at pressure 1 or 2."
            yield _care("lim_guasha_l3", sentence, tools=(Tool.GUA_SHA,))

    def rests(self) -> Iterator[Finding]:
        for tool, rule in ((Tool.BRUSH, "lim_brush_week"), (Tool.CUPS, "lim_cup_week")):
            if tool in self.tools and (reason := tool_must_rest(tool, self.uses.get(tool, ()), self.now)):
                yield _stop(rule, reason, tools=(tool,))

    def clashes(self) -> Iterator[Finding]:
        pressure = max((each.pressure for each in self.planned), default=0)
        yield from clashes(self.tools, pressure, self.uses, self.now, self.start_of_day)

    def new_tools(self) -> Iterator[Finding]:
        for tool in self.tools:
            if tool is Tool.HANDS:
                continue
            uses: list[datetime] = []
            for start in self.uses.get(tool, ()):
                if not uses or start - uses[-1] >= SAME_USE:
                    uses.append(start)
            if len(uses) < NEW_USES:
                name = capitalised(ACTIVITIES[tool])
                sentence = f"{name} is new to you: keep it short, and at pressure 1, for the first {NEW_USES} times."
                yield Finding(Severity.INFO, "lim_first_use", sentence, tools=(tool,))

    def title(self, zone: str) -> str:
        known = self.anatomy.zones.get(zone)
        return capitalised(known.title if known else zone)

    def today(self, fits: Callable[[Worked], bool]) -> dict[str, float]:
        """For each zone that the session adds to, the longest work of today on one of its sides, in seconds."""
        adds = by_place(each for each in self.planned if fits(each))
        had = by_place(each for each in self.done_today if fits(each))
        return longest({place: length + had.get(place, 0) for place, length in adds.items()})

    def around(self, zones: frozenset[str]) -> dict[Half, float]:
        """The work of today on an area as a whole, for each side that the session adds to, in seconds."""
        adds, had = by_side(self.planned, zones), by_side(self.done_today, zones)
        return {half: length + had.get(half, 0) for half, length in adds.items()}


def _stop(rule: str, sentence: str, tools: tuple[str, ...] = (), zones: tuple[str, ...] = ()) -> Finding:
    return Finding(Severity.STOP, rule, sentence, tools=tools, zones=zones)


def _care(rule: str, sentence: str, tools: tuple[str, ...] = (), zones: tuple[str, ...] = ()) -> Finding:
    return Finding(Severity.CAUTION, rule, sentence, tools=tools, zones=zones)
