"""What is told before a run: from the profile, from today's answers, and from what was done and felt before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import programme, record, routine, step
from tests.history.sessions import session
from upstroke.care import ASKED_FOR, FELT_TODAY, LOOK_BACK, NECK_LESS, OUTLOOK_HOLDS, Care
from upstroke.domain.felt_wrong import STOP_SIGNS, FeltWrong
from upstroke.domain.outlook import Outlook
from upstroke.domain.programme import Entry, Programme, no_rest
from upstroke.domain.resting import REST_DAYS
from upstroke.domain.routine import Step, Strokes
from upstroke.domain.safety_rules import Answer, Severity, Trigger
from upstroke.domain.skin import Noticed, SkinSign
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import PassSide, lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.safety_rules import load_rules
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import FAVOURITES, SKIN
from upstroke.history.store import History
from upstroke.paths import resources_dir

NOW = datetime(2026, 3, 16, 20, 30, tzinfo=UTC)
JAW = step("jaw", zones=("jawline",))
STONE = step("stone", zones=("jawline",), tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE)
CHEEK = step("cheek", zones=("cheek",))
CUPS = step("cups", zones=("cheek",), tool=Tool.CUPS, technique=Technique.CUP_GLIDE)
BRUSH = step("brush", zones=("cheek",), tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP)


class Scene:
    def __init__(self, tmp_path: Path) -> None:
        self.now = NOW
        self.history = History.in_memory()
        anatomy = load_anatomy(resources_dir() / "face")
        rules = load_rules(resources_dir() / "content" / "safety.toml", anatomy)
        self.care = Care(
            lambda: rules, anatomy, self.history, SettingsStore(tmp_path / "settings.toml"), lambda: self.now
        )

    def asked(self, *, anew: bool = False) -> set[str]:
        """The ids of the questions before work on the jaw."""
        return {rule.id for rule in self.care.questions(programme(JAW), self.care.told_before(), anew=anew)}

    def outlook(self) -> Outlook:
        return self.care.outlook(no_rest)

    def left(self, *steps: Step) -> list[str]:
        return played(self.care.clearance(programme(*steps)).programme)


def played(found: Programme) -> list[str]:
    return [entry.step.id for entry in found.entries]


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def test_someone_without_a_history_may_do_all(scene: Scene) -> None:
    assert scene.left(JAW, STONE) == ["jaw", "stone"]


def test_what_was_told_is_kept_until_it_is_forgotten(scene: Scene) -> None:
    told = Answer("botulinum", True, ("jawline",), NOW - timedelta(days=3), given=NOW)
    known = next(rule for rule in scene.care.rulebook.rules.values() if rule.trigger is Trigger.ASKED_ONCE)
    told = replace(told, rule=known.id)
    scene.care.keep([told])
    assert scene.care.told_before() == (told,)
    scene.care.forget(told.rule)
    assert scene.care.told_before() == ()


def test_a_graze_takes_out_what_works_there_for_as_long_as_the_answer_is_fresh(scene: Scene) -> None:
    scene.care.keep([Answer("open_skin", True, ("jawline",), given=NOW)])
    assert scene.left(JAW, CUPS) == ["cups"]
    assert not scene.care.lets_go_on(programme(JAW, CUPS))
    scene.now = NOW + ASKED_FOR
    assert scene.left(JAW, CUPS) == ["jaw", "cups"]
    assert scene.care.lets_go_on(programme(JAW, CUPS))


def test_what_was_just_answered_is_not_asked_again(scene: Scene) -> None:
    scene.care.keep([Answer("open_skin", False, given=NOW)])
    assert "open_skin" not in scene.asked()
    scene.now = NOW + ASKED_FOR
    assert "open_skin" in scene.asked()
    assert [answer.rule for answer in scene.care.told_before()] == ["open_skin"]


def test_only_what_changes_from_day_to_day_is_asked_before_a_routine(scene: Scene) -> None:
    asked = scene.care.questions(programme(JAW), ())
    assert "open_skin" in {rule.id for rule in asked}
    assert {rule.trigger for rule in asked} == {Trigger.ASKED_EACH_TIME}


def test_cups_of_yesterday_rest_and_keep_the_brush_away(scene: Scene) -> None:
    done = replace(record(), zones=("cheek",), tool="cups", technique="cup_glide")
    scene.history.merge([session(1, NOW - timedelta(hours=20), passes=(done,))])
    result = scene.care.clearance(programme(JAW, CUPS, BRUSH))
    assert played(result.programme) == ["jaw"]
    assert len(result.left_out) == 2


def test_a_tool_not_used_for_long_is_met_anew(scene: Scene) -> None:
    done = replace(record(), tool="gua_sha", technique="press_stroke")
    uses = [session(day, NOW - timedelta(days=2 * day), passes=(done,)) for day in range(1, 5)]
    scene.history.merge(uses)
    assert not any("new to you" in each for each in scene.care.clearance(programme(STONE)).told)
    scene.now = NOW + LOOK_BACK
    assert any("new to you" in each for each in scene.care.clearance(programme(STONE)).told)


def felt(tool: Tool, routine_id: str = "calm") -> FeltWrong:
    return FeltWrong("1", NOW, routine_id, "jaw", tool.value, ("jawline",), PassSide.LEFT)


def test_where_something_felt_wrong_nothing_is_done_for_two_days(scene: Scene) -> None:
    scene.care.log(felt(Tool.HANDS))
    assert scene.left(JAW, CUPS) == ["cups"]
    scene.now = NOW + timedelta(days=REST_DAYS)
    assert scene.left(JAW) == ["jaw"]


def test_redness_after_the_stone_keeps_cups_away_for_a_week(scene: Scene) -> None:
    scene.care.log(felt(Tool.GUA_SHA))
    scene.now = NOW + timedelta(days=3)
    cups = step("cups", zones=("jawline",), tool=Tool.CUPS, technique=Technique.CUP_GLIDE)
    assert scene.left(JAW, cups) == ["jaw"]


def test_a_jaw_routine_that_felt_wrong_rests_as_a_whole(scene: Scene) -> None:
    scene.care.log(felt(Tool.HANDS, "jaw-release"))
    elsewhere = replace(programme(CHEEK), entries=(Entry("jaw-release", CHEEK),))
    assert scene.care.clearance(elsewhere).nothing_left
    assert scene.left(CHEEK) == ["cheek"]


def test_when_nothing_was_worked_yet_nothing_rests(scene: Scene) -> None:
    scene.care.log(replace(felt(Tool.HANDS, "jaw-release"), zones=()))
    found = scene.care.clearance(replace(programme(JAW), entries=(Entry("jaw-release", JAW),)))
    assert (found.left_out, found.careful) == ((), (FELT_TODAY,))
    assert scene.care.resting_entries() == ()


def test_the_rest_of_the_day_one_is_reminded_of_the_stop_signs_first_of_all(scene: Scene) -> None:
    assert FELT_TODAY not in scene.care.clearance(programme(CHEEK)).careful
    scene.care.log(replace(felt(Tool.HANDS), at=NOW.replace(hour=5)))
    for found in (scene.care.clearance(programme(CHEEK, CUPS)), scene.care.without_history(programme(CUPS), ())):
        assert found.careful[0] == FELT_TODAY
        assert found.has_news
    assert all(sign in FELT_TODAY for sign in STOP_SIGNS)


@pytest.mark.parametrize(("hour", "reminded"), [(3, True), (4, False)])
def test_the_day_is_the_practice_day(scene: Scene, hour: int, reminded: bool) -> None:
    scene.care.log(felt(Tool.HANDS))
    scene.now = (NOW + timedelta(days=1)).replace(hour=hour, minute=0)
    assert (FELT_TODAY in scene.care.clearance(programme(CHEEK)).careful) is reminded


def test_what_felt_wrong_is_listed_until_its_last_rest_is_over(scene: Scene) -> None:
    hands = replace(felt(Tool.HANDS), id="2", at=NOW + timedelta(hours=1))
    for each in (felt(Tool.GUA_SHA), hands):
        scene.care.log(each)
    scene.now = NOW + timedelta(hours=2)
    assert [entry.felt.id for entry in scene.care.resting_entries()] == ["2", "1"]
    scene.now = NOW + timedelta(days=3)
    (stone,) = scene.care.resting_entries()
    assert stone.felt.id == "1"
    scene.now = NOW + timedelta(days=7)
    assert scene.care.resting_entries() == ()


def test_what_was_a_mistake_rests_nothing_and_can_be_brought_back(scene: Scene) -> None:
    scene.care.log(felt(Tool.HANDS))
    scene.care.take_back(felt(Tool.HANDS))
    assert scene.care.resting_entries() == ()
    assert not scene.care.clearance(programme(JAW)).has_news
    scene.care.log(felt(Tool.HANDS))
    assert scene.left(JAW) == []


def test_what_was_told_just_now_counts_before_it_is_kept(scene: Scene) -> None:
    graze = Answer("open_skin", True, ("jawline",), given=NOW)
    assert played(scene.care.clearance(programme(JAW, CUPS), [graze]).programme) == ["cups"]
    assert played(scene.care.without_history(programme(JAW, CUPS), [graze]).programme) == ["cups"]


def test_an_answer_that_grew_old_is_asked_again_and_one_never_given_is_not(scene: Scene) -> None:
    once = next(
        rule
        for rule in scene.care.rulebook.rules.values()
        if rule.again_days and rule.trigger is Trigger.ASKED_ONCE and rule.concerns(JAW, "calm")
    )
    assert once.id not in scene.asked()
    scene.care.keep([Answer(once.id, False, given=NOW)])
    assert once.id not in scene.asked()
    scene.now = NOW + timedelta(days=(once.again_days or 0) + 1)
    assert once.id in scene.asked()


def test_answers_can_be_given_anew(scene: Scene) -> None:
    scene.care.keep([Answer("open_skin", True, given=NOW)])
    assert "open_skin" in scene.asked(anew=True)


def test_a_neck_that_had_some_today_gets_less_before_it_gets_nothing(scene: Scene) -> None:
    neck = step("neck", Strokes(20, 15), zones=("neck_side",))
    done = replace(record(active_ms=40_000), zones=("neck_side",))
    scene.history.merge([session(1, NOW - timedelta(hours=10), passes=(done,))])
    result = scene.care.clearance(programme(neck, JAW))
    assert played(result.programme) == ["neck", "jaw"]
    assert NECK_LESS in result.careful
    assert lay_out(result.programme).length_ms < lay_out(programme(neck, JAW)).length_ms


def test_what_rests_goes_before_the_routine_is_made_shorter(scene: Scene) -> None:
    seen = []

    def fit(whole: Programme) -> tuple[Programme, tuple[str, ...]]:
        seen.append(played(whole))
        return whole, ("Cheek: less than usual.",)

    graze = Answer("open_skin", True, ("jawline",), given=NOW)
    result = scene.care.clearance(programme(JAW, CUPS), [graze], fit)
    assert seen == [["cups"]]
    assert result.cut == ("Cheek: less than usual.",)
    assert result.has_news


def test_an_outlook_says_of_many_routines_what_a_clearance_says_of_each(scene: Scene) -> None:
    done = replace(record(), zones=("cheek",), tool="cups", technique="cup_glide")
    scene.history.merge([session(1, NOW - timedelta(hours=20), passes=(done,))])
    scene.care.keep([Answer("open_skin", True, ("jawline",), given=NOW)])
    scene.care.log(replace(felt(Tool.HANDS), zones=("neck_side",)))
    outlook = scene.outlook()
    for each in (routine(JAW), routine(CHEEK), routine(CUPS), routine(JAW, CHEEK, step("neck", zones=("neck_side",)))):
        assert outlook.clearance(each) == scene.care.clearance(programme(*each.steps))
    assert not outlook.can_do(routine(JAW))


def test_an_outlook_reads_what_was_done_once(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    outlook = scene.outlook()
    monkeypatch.setattr(scene.history, "sessions_since", lambda _: pytest.fail("it was read again"))
    assert outlook.can_do(routine(JAW, routine_id="jaw"))
    assert outlook.can_do(routine(CHEEK, routine_id="cheek"))


def test_an_outlook_stays_until_something_is_told_felt_or_done(scene: Scene) -> None:
    changes: list[Callable[[], object]] = [
        lambda: scene.care.keep([Answer("open_skin", True, ("jawline",), given=NOW)]),
        lambda: scene.care.forget("open_skin"),
        lambda: scene.care.log(felt(Tool.HANDS)),
        lambda: scene.history.merge([session(1, NOW - timedelta(hours=1), passes=(record(),))]),
    ]
    for change in changes:
        before = scene.outlook()
        scene.history.facts.put(FAVOURITES, "calm", True, NOW)
        assert scene.outlook() is before
        change()
        assert scene.outlook() is not before


def test_an_outlook_grows_old_and_ends_with_the_day(scene: Scene) -> None:
    before = scene.outlook()
    scene.now = NOW + OUTLOOK_HOLDS - timedelta(seconds=1)
    assert scene.outlook() is before
    scene.now = NOW + OUTLOOK_HOLDS
    assert scene.outlook() is not before
    scene.now = NOW.replace(hour=3, minute=59)
    night = scene.outlook()
    scene.now = NOW.replace(hour=4, minute=0)
    assert scene.outlook() is not night


def test_what_is_written_is_screened_by_what_the_user_told(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    assert stops(scene, CHEEK, JAW) == [False, False]
    scene.care.keep([Answer("botulinum", True, ("cheek",), at=NOW, given=NOW)])
    assert stops(scene, CHEEK, JAW) == [True, False]


def stops(scene: Scene, *steps: Step) -> list[bool]:
    """Which steps a rule stops while a routine is written."""
    found = map(scene.care.screener(), programme(*steps).entries)
    return [any(finding.severity is Severity.STOP for finding in each) for each in found]


def test_redness_takes_out_all_work_there_for_two_days_and_cups_for_a_week(scene: Scene) -> None:
    scene.care.keep_skin(scene.care.note_skin(Noticed(SkinSign.REDNESS, ("cheek",))).noted)
    assert scene.left(JAW, CHEEK, CUPS) == ["jaw"]
    scene.now += timedelta(days=3)
    assert scene.left(JAW, CHEEK, CUPS) == ["jaw", "cheek"]
    scene.now += timedelta(days=4)
    assert scene.left(JAW, CHEEK, CUPS) == ["jaw", "cheek", "cups"]


@pytest.mark.parametrize("sign", [SkinSign.MARKS, SkinSign.BREAKOUT])
def test_marks_and_breakouts_take_it_out_for_a_week(scene: Scene, sign: SkinSign) -> None:
    scene.care.keep_skin(scene.care.note_skin(Noticed(sign, ("cheek",))).noted)
    for days in (0, 6):
        scene.now = NOW + timedelta(days=days)
        assert scene.left(JAW, CHEEK) == ["jaw"]
    scene.now = NOW + timedelta(days=7)
    assert scene.left(JAW, CHEEK) == ["jaw", "cheek"]


def test_a_note_of_the_skin_is_told_until_it_is_forgotten(scene: Scene) -> None:
    rest = scene.care.note_skin(Noticed(SkinSign.BREAKOUT, ("cheek",), "new cream"))
    scene.care.keep_skin(rest.noted)
    assert scene.history.facts.of(SKIN) == {rest.noted.id: rest.noted}
    assert scene.care.skin_entries() == (rest,)
    found = scene.care.screener()(programme(CHEEK).entries[0])
    assert "acne_active" in [each.rule for each in found if each.severity is Severity.STOP]
    assert Answer("acne_active", True, ("cheek",), NOW) in scene.care.told_before(), "so that the question is ticked"
    scene.care.forget_skin(rest.noted)
    assert scene.care.skin_entries() == ()
    assert scene.left(CHEEK) == ["cheek"]


def test_who_says_no_to_it_today_is_believed(scene: Scene) -> None:
    scene.care.keep_skin(scene.care.note_skin(Noticed(SkinSign.BREAKOUT, ("cheek",))).noted)
    scene.now += timedelta(days=2)
    assert "acne_active" in scene.asked(), "it is asked again each time"
    no = Answer("acne_active", False, given=scene.now)
    assert scene.care.clearance(programme(CHEEK), [no]).playable


def test_what_is_seen_on_the_skin_counts_where_the_history_cannot_be_used(scene: Scene) -> None:
    scene.care.keep_skin(scene.care.note_skin(Noticed(SkinSign.MARKS, ("cheek",))).noted)
    assert played(scene.care.without_history(programme(JAW, CHEEK), ()).programme) == ["jaw"]
    gone = Answer("bruise_mark", False, given=NOW + timedelta(hours=1))
    assert played(scene.care.without_history(programme(JAW, CHEEK), [gone]).programme) == ["jaw", "cheek"]
