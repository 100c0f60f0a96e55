from dataclasses import replace

from tests.builders import step, timeline, wait
from upstroke.domain.player import Player
from upstroke.domain.routine import Side
from upstroke.system.media_interface import NowPlaying, Status
from upstroke.system.now_playing import moves, now_playing, step_start_ms

CALM = timeline(step("jaw", side=Side.EACH), step("chin"))
"""Get ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36, lead-in to 40, middle to 52."""


def heard(player: Player, ms: int) -> Player:
    """A player that plays, after so much more was heard."""
    player.play()
    player.feed(ms)
    player.tick(player._media_ms + ms, player._media_ms + ms)
    return player


def test_a_step_is_a_track_from_its_lead_in_to_its_end() -> None:
    titles = [entry.step.title for entry in CALM.programme.entries]
    first = heard(Player(CALM), 10_000)
    assert now_playing(first) == NowPlaying(Status.PLAYING, 1, titles[0], "Calm", 36_000, 10_000, can_go_next=True)
    second = heard(Player(CALM), 41_000)
    assert now_playing(second) == NowPlaying(Status.PLAYING, 2, titles[1], "Calm", 16_000, 5_000, can_go_next=False)


def test_a_pause_is_a_pause() -> None:
    player = heard(Player(CALM), 10_000)
    playing = now_playing(player)
    player.pause()
    assert not moves(player)
    assert now_playing(player) == replace(playing, status=Status.PAUSED)


def test_waiting_for_the_user_looks_like_a_pause_that_can_be_gone_on_from() -> None:
    player = heard(Player(timeline(step("jaw"), wait())), 30_000)
    assert player.waiting
    assert not player.paused
    found = now_playing(player)
    assert (found.status, found.can_go_next) == (Status.PAUSED, True)
    assert found.position_ms == found.length_ms


def test_a_step_begins_where_those_before_it_end() -> None:
    assert [step_start_ms(CALM, position) for position in range(2)] == [0, 36_000]
