"""The evening finishes with the tool whose turn it is, unless the user chose."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from tests.builders import block, routine, step
from upstroke.domain.programme import no_rest
from upstroke.domain.technique import Tool
from upstroke.domain.tonight import Tonight, tonight

NOW = datetime(2026, 3, 16, 20, 30, tzinfo=UTC)
EVENING = routine(
    block("cleanse", step("oil")),
    block(
        "finish",
        options=(block("stone", step("stone", tool=Tool.GUA_SHA)), block("cups", step("cups", tool=Tool.CUPS))),
    ),
)
BOTH = (Tool.GUA_SHA, Tool.CUPS)


def night(
    chosen: dict[str, int] | None = None, owned: Collection[Tool] = BOTH, resting: str = "", **days_ago: int
) -> Tonight:
    uses = {tool: (NOW - timedelta(days=days),) for tool, days in days_ago.items()}
    return tonight(EVENING, chosen or {}, uses, (), owned, lambda tool: resting, NOW)


def test_the_tool_that_rested_longer_comes_next() -> None:
    assert night(gua_sha=1, cups=6) == Tonight({"finish": 1}, "Tonight: Cups, not used for 6 days.")
    assert night(gua_sha=5, cups=3) == Tonight({"finish": 0}, "Tonight: Stone, not used for 5 days.")


def test_what_the_user_chose_stays() -> None:
    assert night({"finish": 0}, gua_sha=1, cups=6) == Tonight({"finish": 0})


def test_a_tool_that_is_not_owned_is_not_put_forward() -> None:
    assert night(owned=(Tool.GUA_SHA,), gua_sha=1).choices == {"finish": 0}


def test_where_all_rest_nothing_is_put_forward() -> None:
    assert night(resting="It rests.") == Tonight({})


def test_a_routine_without_a_choice_stays_as_it_is() -> None:
    assert tonight(routine(step()), {}, {}, (), (), no_rest, NOW) == Tonight({})
