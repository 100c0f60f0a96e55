"""What someone who practises as in `demo` says of it: how some sessions felt, a few words, their skin, and visits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from math import pi, sin
from random import Random
from uuid import UUID

from upstroke.domain.ratings import MOST, Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import Session, SessionOutcome, worked_zones
from upstroke.domain.skin import SkinNote, SkinSign
from upstroke.domain.technique import Tool
from upstroke.domain.tools_view import Visit

RATED_AFTER = timedelta(days=100)
"""Whoever is new to it has not found the ratings yet."""
RATED, FORGOTTEN, NOTED, SORE = 0.45, 0.1, 0.03, 0.35
"""How often a session is rated, the rating after it forgotten, words noted, and the skin the reason of a longer gap."""

FELT = {
    Slot.MORNING: ((Scale.PUFFINESS, 4.5, -0.7),),
    Slot.EVENING: ((Scale.JAW_TENSION, 4.2, -0.6), (Scale.RELAXATION, 4.6, 0.9)),
    Slot.ANY: ((Scale.JAW_TENSION, 4.8, -0.5),),
}
"""What is rated in a slot: about how it is before, and how much it tends to change. The practice promises no more."""
SPREAD, CHANGE_SPREAD = 1.6, 1.3
WAVE, WAVE_DAYS = 0.9, 170
"""Better and worse months come and go, and the practice has no say in it."""

WORDS = {
    Slot.MORNING: ("Slept badly, kept it light.", "Stone from the fridge, pleasant.", "Puffy after a salty supper."),
    Slot.EVENING: ("Jaw tight after a long day.", "The new oil glides well.", "Too late again.", "Calm afterwards."),
    Slot.ANY: ("Between two meetings.",),
}
SKIN = (
    (SkinSign.REDNESS, "Still a little red the next day. Lighter next time."),
    (SkinSign.REDNESS, ""),
    (SkinSign.BREAKOUT, "Two spots. The new cream, perhaps."),
    (SkinSign.MARKS, "A small mark that went by itself."),
)
CALM_AFTER, CALM_FOR_ALL_AFTER = timedelta(hours=60), timedelta(days=7)
"""When work goes on after a note, and after redness strong tools: no sooner than the rules for the skin allow."""
STRONG = frozenset({Tool.CUPS.value, Tool.BRUSH.value})

VISITS = (("lymph-drainage", "Very light. Slept well."), ("buccal-massage", "Jaw looser for a few days."))
FIRST_VISIT, VISIT_EVERY = 60, (90, 160)
"""After how many days the first visit is, and how many lie between two."""
HOME_AT = time(19, 0)
"""When a visit is written down."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said at a moment. The key is the id of the session it is about, or else its own."""

    at: datetime
    key: str
    what: Rating | str | SkinNote | Visit


def diary(sessions: Sequence[Session], seed: int = 1) -> Iterator[Said]:
    """What was said of these sessions, which come oldest first. The same seed gives the same words."""
    chance = Random(seed)
    for session in sessions:
        if session.started_at - sessions[0].started_at > RATED_AFTER and chance.random() < RATED:
            yield Said(session.changed_at, session.id, _rating(session, chance))
        if chance.random() < NOTED:
            yield Said(session.changed_at, session.id, chance.choice(WORDS[session.slot]))
    yield from _skin(sessions, chance)
    yield from _visits(sessions, chance)


def _rating(session: Session, chance: Random) -> Rating:
    rating = Rating()
    ended = session.outcome is SessionOutcome.FINISHED and chance.random() >= FORGOTTEN
    for scale, usual, change in FELT[session.slot]:
        wave = WAVE * sin(2 * pi * session.local_date.toordinal() / WAVE_DAYS)
        before = _on_scale(chance.gauss(usual + wave, SPREAD))
        rating = rating.with_before(scale, before)
        if ended:
            rating = rating.with_after(scale, _on_scale(chance.gauss(before + change, CHANGE_SPREAD)))
    return rating


def _on_scale(value: float) -> int:
    return min(max(round(value), 0), MOST)


def _skin(sessions: Sequence[Session], chance: Random) -> Iterator[Said]:
    """Notes after the last session before some of the longer gaps, of which they are the reason."""
    strong = [each.started_at for each in sessions if any(done.tool in STRONG for done in each.passes)]
    for before, after in pairwise(sessions):
        noted = before.changed_at + timedelta(minutes=40)
        if after.started_at - noted > CALM_AFTER and chance.random() < SORE:
            soon = any(noted < use < noted + CALM_FOR_ALL_AFTER for use in strong)
            sign, words = chance.choice([each for each in SKIN if not (soon and each[0] is SkinSign.REDNESS)])
            zone, _ = chance.choice(worked_zones(before.passes))
            note = SkinNote(_new_id(chance), noted.astimezone(before.started_there.tzinfo), sign, (zone,), words)
            yield Said(noted, note.id, note)


def _visits(sessions: Sequence[Session], chance: Random) -> Iterator[Said]:
    if not sessions:
        return
    day, zone = sessions[0].local_date + timedelta(days=FIRST_VISIT), sessions[0].started_there.tzinfo
    while day < sessions[-1].local_date:
        kind, words = chance.choice(VISITS)
        visit = Visit(_new_id(chance), kind, day, words if chance.random() < 0.5 else "")
        yield Said(datetime.combine(day, HOME_AT, zone), visit.id, visit)
        day += timedelta(days=chance.randint(*VISIT_EVERY))


def _new_id(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))
