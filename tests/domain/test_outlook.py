"""What can be done now of the routines of a library."""

from dataclasses import replace

from tests.builders import block, prep, routine, step
from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.outlook import Outlook
from upstroke.domain.programme import Programme
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.technique import Tool

HANDS = routine(step("jaw"), routine_id="hands")
CUPS = routine(prep(), step("glide", tool=Tool.CUPS), routine_id="cups")
BOTH = routine(step("jaw"), step("glide", tool=Tool.CUPS), routine_id="both")
CHOICE = routine(
    block("finish", options=(block("with-cups", step("glide", tool=Tool.CUPS)), block("with-hands", step("jaw")))),
    routine_id="choice",
)
NO_CUPS = Finding(Severity.STOP, "cups", "The cups rest for 2 days.", tools=(Tool.CUPS,))


class Judge:
    """Lets no cups through, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, programme: Programme) -> Clearance:
        self.asked.append(programme.routine_id)
        return clear(programme, (), (NO_CUPS,))


def cups_rest(tool: Tool) -> str:
    return NO_CUPS.sentence if tool is Tool.CUPS else ""


def test_where_nothing_is_in_the_way_all_can_be_done() -> None:
    assert all(map(Outlook().can_do, (HANDS, CUPS, BOTH, CHOICE)))


def test_what_is_stopped_as_a_whole_or_in_what_it_is_about_can_not_be_done() -> None:
    outlook = Outlook(judge=Judge())
    assert [outlook.can_do(each) for each in (HANDS, CUPS, BOTH)] == [True, False, False]
    assert outlook.clearance(CUPS).reasons == (NO_CUPS.sentence,)
    assert outlook.clearance(BOTH).left_out == ("The cups rest for 2 days. Left out: “Glide”.",)


def test_what_is_stopped_in_part_can_be_done() -> None:
    no_jaw = Finding(Severity.STOP, "jaw", "The jaw rests.", zones=("jawline",))
    outlook = Outlook(judge=lambda programme: clear(programme, (), (no_jaw,)))
    assert outlook.can_do(routine(step("jaw"), step("cheek", zones=("cheek",))))
    assert not outlook.can_do(HANDS)


def test_a_routine_is_judged_once() -> None:
    judge = Judge()
    outlook = Outlook(judge=judge)
    assert not outlook.knows(CUPS)
    outlook.can_do(CUPS)
    outlook.clearance(CUPS)
    assert outlook.knows(CUPS)
    assert judge.asked == ["cups"]


def test_a_routine_that_was_changed_is_judged_again() -> None:
    outlook = Outlook(judge=Judge())
    assert not outlook.can_do(CUPS)
    assert outlook.can_do(replace(HANDS, id="cups"))


def test_an_option_that_need_not_rest_is_taken_unless_the_user_chose() -> None:
    outlook = Outlook(cups_rest, Judge())
    assert outlook.can_do(CHOICE)
    assert not outlook.clearance(CHOICE, {"finish": 0}).playable
    assert outlook.can_do(CHOICE)
