"""How much is enough, told before the start."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import anatomy, programme, step
from upstroke.domain.limits import alone, before
from upstroke.domain.routine import Seconds
from upstroke.domain.safety import TOOL_RESTS
from upstroke.domain.safety_rules import Severity
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import PassSide
from upstroke.domain.worked import Worked

NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)
FACE = anatomy()
CAUTION, STOP = Severity.CAUTION, Severity.STOP


def ago(**past: float) -> datetime:
    return NOW - timedelta(**past)


def work(
    seconds: float,
    *zones: str,
    at: datetime = NOW,
    tool: Tool = Tool.HANDS,
    technique: Technique = Technique.EFFLEURAGE,
    side: PassSide = PassSide.BOTH,
    pressure: int = 1,
    routine_id: str = "calm",
) -> Worked:
    zones = zones or ("scalp", "nape", "cheek", "chin", "jawline", "masseter", "temple", "nose")
    return Worked(at, tool, technique, zones, side, pressure, int(seconds * 1000), routine_id)


def told(planned: list[Worked], *done: Worked, now: datetime = NOW) -> list[tuple[Severity, str, str]]:
    """What is told, but for what is new."""
    found = before(planned, done, now, FACE)
    return [(each.severity, each.rule, each.sentence) for each in found if each.severity is not Severity.INFO]


# a day


@pytest.mark.parametrize(
    ("minutes", "severity"), [(20, None), (20.1, CAUTION), (30, CAUTION), (30.1, STOP)]
)  # fmt: skip
def test_massage_of_a_day(minutes: float, severity: Severity | None) -> None:
    found = [each for each in told([work(600)], work((minutes - 10) * 60, at=ago(hours=9))) if "total" in each[1]]
    assert [each[0] for each in found] == ([severity] if severity else [])


def test_the_whole_day_is_told_with_what_it_comes_to() -> None:
    morning = work(15 * 60, at=ago(hours=12))
    [evening] = told([work(390)], morning)
    assert evening[2] == "With this, today comes to 21 min 30 s of massage; 20 min a day are plenty."
    [too_much] = told([work(16 * 60)], morning)
    assert too_much[2] == "With this, today comes to 31 min of massage; more than 30 min a day is too much."


def test_yesterday_does_not_count_nor_what_lies_ahead_nor_preparations() -> None:
    much = 25 * 60
    assert told([work(60)], work(much, at=ago(hours=17)), work(much, at=ago(hours=-1))) == []
    assert told([work(60)], work(much, at=ago(hours=1), technique=Technique.PREP)) == []
    assert told([work(60, technique=Technique.PREP)], work(much, at=ago(hours=1))) == []


def test_a_day_begins_in_the_early_morning_where_the_user_is() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=5)))  # one in the night, and still the evening
    morning = work(25 * 60, at=ago(hours=16))
    late = work(60)
    assert before([late], [morning], here, FACE)[0].rule == "lim_session_total"
    assert before([late], [morning], here, FACE, day=time(0, 30)) == ()


# places


def test_a_zone_is_plenty_after_five_minutes_a_day() -> None:
    done = work(200, "cheek", at=ago(hours=5))
    assert told([work(100, "cheek")], done) == []
    assert told([work(101, "cheek")], done) == [
        (CAUTION, "lim_zone_day", "Cheek: 5 min 1 s today with this; 5 min are plenty.")
    ]
    assert told([work(101, "chin")], done) == [], "another zone adds nothing to this one"


def test_each_side_is_counted_for_itself() -> None:
    left, right = work(200, "cheek", side=PassSide.LEFT), work(200, "cheek", side=PassSide.RIGHT)
    assert told([left, right]) == []
    assert len(told([left, right, work(101, "cheek")])) == 1


@pytest.mark.parametrize(("seconds", "severity"), [(180, None), (181, CAUTION), (300, CAUTION), (301, STOP)])
def test_firm_work_on_a_zone_is_enough_sooner(seconds: int, severity: Severity | None) -> None:
    done = work(100, "jawline", at=ago(hours=2), pressure=3)
    found = told([work(seconds - 100, "jawline", pressure=3)], done)
    assert [each[:2] for each in found] == ([(severity, "lim_zone_day_l3")] if severity else [])


def test_firm_work_says_its_pressure() -> None:
    [much] = told([work(200, "jawline", pressure=3)])
    assert much[2] == "Jawline: 3 min 20 s at pressure 3 today with this; 3 min are plenty."
    assert told([work(200, "jawline", pressure=2)], work(60, "jawline", pressure=3, at=ago(hours=1))) == []


def test_the_eyes_count_as_one_area() -> None:
    done = work(120, "brow", at=ago(hours=3))
    assert told([work(120, "under_eye", "cheek")], done) == []
    assert told([work(121, "under_eye", "brow")], done) == [
        (CAUTION, "lim_eye_day", "Around the eyes: 4 min 1 s today with this; 4 min are plenty.")
    ]


def test_a_side_of_the_neck_has_90_seconds_a_day() -> None:
    left = work(60, "neck_side", "supraclav", at=ago(hours=12), side=PassSide.LEFT)
    assert told([work(30, "neck_side", side=PassSide.LEFT), work(90, "neck_side", side=PassSide.RIGHT)], left) == []
    [finding] = before([work(31, "neck_side", "temple", side=PassSide.LEFT)], [left], NOW, FACE)
    assert (finding.severity, finding.rule, finding.zones) == (STOP, "lim_neck", ("neck_side",))
    assert finding.sentence == "Neck side: 91 s on one side today with this; at most 90 s is gentle."


# cups


def cup(seconds: float, *zones: str, technique: Technique = Technique.CUP_GLIDE, at: datetime = NOW) -> Worked:
    return work(seconds, *zones, tool=Tool.CUPS, technique=technique, at=at)


def test_cups_glide_for_20_seconds_over_a_zone() -> None:
    assert told([cup(20, "jawline"), cup(20, "cheek", "masseter"), cup(20, "cheek", "cheekbone")]) == []
    assert told([cup(20, "jawline"), cup(1, "jawline")]) == [
        (STOP, "lim_cup_zone", "Jawline: a cup would glide for 21 s on one side; at most 20 s is gentle.")
    ]
    assert told([cup(40, "jawline", technique=Technique.CUP_FLASH)]) == []


def test_cups_are_on_for_five_minutes_in_a_session() -> None:
    flashes = [cup(60, zone, technique=Technique.CUP_FLASH) for zone in ("cheek", "chin", "jawline", "masseter")]
    washing = cup(30, technique=Technique.PREP)
    assert told([*flashes, cup(60, "forehead", technique=Technique.CUP_FLASH), washing]) == []
    assert told([*flashes, cup(61, "forehead", technique=Technique.CUP_FLASH)]) == [
        (STOP, "lim_cup_session", "The cups would be on for 5 min 1 s; at most 5 min a session is gentle.")
    ]


# how often


def mouth(at: datetime = NOW) -> Worked:
    return work(10, "intraoral", "masseter", at=at)


def test_inside_the_mouth_once_a_day() -> None:
    assert told([mouth()], mouth(ago(days=1))) == []
    assert told([mouth()], mouth(ago(hours=9))) == [
        (STOP, "lim_intraoral", "Inside the mouth once a day is enough, and today it is done.")
    ]
    assert told([work(10, "masseter")], mouth(ago(hours=9))) == []


def test_inside_the_mouth_four_times_in_seven_days() -> None:
    week = [mouth(ago(days=days)) for days in (1, 3, 5, 6.5)]
    assert told([mouth()], *week) == [
        (STOP, "lim_intraoral", "Inside the mouth 4 times in seven days is enough. It rests for 12 more hours.")
    ]
    assert told([mouth()], *week, now=NOW + timedelta(hours=12)) == []


def test_the_head_massage_twice_a_day() -> None:
    now, noon, morning = (work(9, "scalp", at=ago(hours=hours), routine_id="headache-head") for hours in (0, 8, 13))
    assert told([now], noon, noon) == []
    assert [each[:2] for each in told([now], noon, morning)] == [(STOP, "lim_cool_head")]


def stone(at: datetime = NOW, pressure: int = 3) -> Worked:
    return work(9, tool=Tool.GUA_SHA, pressure=pressure, at=at)


def test_firm_gua_sha_is_not_for_two_days_running() -> None:
    assert told([stone()], stone(ago(days=1))) == [
        (
            CAUTION,
            "lim_guasha_l3",
            "Gua sha at pressure 3 was yesterday; today hands, or the stone at pressure 1 or 2.",
        )
    ]
    assert told([stone()], stone(ago(days=2)), stone(ago(hours=3))) == []
    assert told([stone(pressure=2)], stone(ago(days=1))) == []
    assert told([stone()], stone(ago(days=1), pressure=2)) == []


@pytest.mark.parametrize(("tool", "rule"), [(Tool.BRUSH, "lim_brush_week"), (Tool.CUPS, "lim_cup_week")])
def test_brush_and_cups_rest_as_the_safety_limits_say(tool: Tool, rule: str) -> None:
    rest = TOOL_RESTS[tool]
    planned = [work(5, tool=tool)]
    assert told(planned, work(5, tool=tool, at=ago(hours=rest.hours))) == []
    assert told(planned, work(5, tool=tool, at=ago(hours=rest.hours - 1))) == [
        (STOP, rule, f"{rest.reason}. Free again in 1 h.")
    ]


def test_what_does_not_go_together_is_told_with_what_was_done() -> None:
    assert told([work(5, tool=Tool.BRUSH)], cup(5, at=ago(hours=13))) == [
        (STOP, "brush_pair", "The face brush rests for 11 more hours, as cupping was less than a day ago.")
    ]
    assert told([work(5), stone(pressure=1)], cup(5, at=ago(hours=24))) == [
        (STOP, "day_after_cups", "The day after cups is for hands and drainage only.")
    ]
    found = before([stone(pressure=1), cup(5), stone(pressure=1)], [], NOW, FACE)
    assert [each.tools for each in found if each.rule == "one_evening"] == [(Tool.CUPS,)]


def test_a_day_with_the_brush_is_no_day_for_firm_work() -> None:
    brush, firm = work(5, tool=Tool.BRUSH, at=ago(hours=13)), work(5, "jawline", pressure=3)
    [finding] = before([firm], [brush], NOW, FACE)
    assert (finding.severity, finding.rule, finding.up_to) == (STOP, "brush_day", 2)
    assert before([firm], [brush], NOW, FACE, day=time(8)) == (), "that was yesterday"


def test_a_tool_is_new_for_its_first_three_uses() -> None:
    def new(*done: Worked) -> list[str]:
        return [each.sentence for each in before([stone(pressure=1), work(5)], done, NOW, FACE)]

    two = [stone(ago(days=days), 1) for days in (3, 6)]
    assert new(*two) == ["Gua sha is new to you: keep it short, and at pressure 1, for the first 3 times."]
    assert len(new(*two, stone(ago(days=3, hours=1), 1))) == 1, "twice on one evening is one use"
    assert new(*two, stone(ago(days=9), 1)) == []


passes = st.builds(
    lambda hours, seconds, zone, tool, side, pressure: work(
        seconds, zone, at=ago(hours=hours), tool=tool, side=side, pressure=pressure
    ),
    st.integers(1, 200),
    st.integers(1, 400),
    st.sampled_from(["cheek", "jawline", "neck_side", "under_eye", "intraoral"]),
    st.sampled_from([Tool.HANDS, Tool.GUA_SHA, Tool.CUPS, Tool.BRUSH]),
    st.sampled_from(PassSide),
    st.integers(1, 3),
)


@given(st.lists(passes, max_size=8), passes, passes)
def test_more_work_before_never_makes_a_limit_milder(done: list[Worked], more: Worked, planned: Worked) -> None:
    limited = {"lim_session_total", "lim_zone_day_l3", "lim_eye_day", "lim_neck", "lim_intraoral"}
    limited |= {"brush_pair", "one_evening", "day_after_cups", "brush_day"}
    now = [Worked(NOW, planned.tool, "effleurage", planned.zones, planned.side, planned.pressure, 60_000, "calm")]

    def ranks(passes_done: list[Worked]) -> dict[str, int]:
        found = before(now, passes_done, NOW, FACE)
        return {each.rule: each.severity.rank for each in found if each.rule in limited}

    less, with_more = ranks(done), ranks([*done, more])
    assert all(with_more.get(rule, -1) >= rank for rule, rank in less.items())


# by itself


def test_a_programme_by_itself_is_held_against_the_limits() -> None:
    assert alone(programme(step(zones=("cheek",))), FACE) == ()
    neck = [step(f"neck-{number}", Seconds(50), zones=("neck_side",)) for number in range(2)]
    assert [each.rule for each in alone(programme(*neck), FACE)] == ["lim_neck"]
    assert alone(programme(), FACE) == ()
