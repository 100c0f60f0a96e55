"""Other players while words are spoken: music programs on a real bus, and a user who does things with them."""

import pytest

from tests.message_bus import Desk
from tests.music import Music
from upstroke.system.bus import Bus
from upstroke.system.media_interface import NowPlaying, Status
from upstroke.system.media_player import MediaPlayer
from upstroke.system.other_players import LOWERED, OtherPlayers, Yielding, limits


@pytest.fixture
def ours(desk: Desk) -> Bus:
    return desk.join()


@pytest.fixture
def others(ours: Bus) -> OtherPlayers:
    return OtherPlayers(ours)


class TestPausing:
    def test_what_plays_is_paused_and_goes_on_after_the_words(self, desk: Desk, others: OtherPlayers) -> None:
        music, silent = Music(desk, "music"), Music(desk, "silent", plays=False)
        others.hush(Yielding.PAUSE)
        desk.settle()
        assert not music.plays
        others.bring_back()
        desk.settle()
        assert (music.plays, silent.plays) == (True, False)
        assert silent.asked == ["GetAll"]

    def test_what_the_user_paused_meanwhile_stays_paused(self, desk: Desk, others: OtherPlayers) -> None:
        music = Music(desk, "music")
        others.hush(Yielding.PAUSE)
        desk.settle()
        music.play(True)
        music.play(False)
        desk.settle()
        others.bring_back()
        desk.settle()
        assert not music.plays

    def test_what_can_not_be_paused_is_left_alone(self, desk: Desk, others: OtherPlayers) -> None:
        radio = Music(desk, "radio", can_pause=False)
        others.hush(Yielding.PAUSE)
        desk.settle()
        assert radio.asked == ["GetAll"]

    def test_words_that_are_over_before_anyone_answered_change_nothing(self, desk: Desk, others: OtherPlayers) -> None:
        music = Music(desk, "music")
        others.hush(Yielding.PAUSE)
        others.bring_back()
        desk.settle()
        assert music.plays
        assert "Pause" not in music.asked

    def test_a_player_that_was_closed_is_not_started_again(self, desk: Desk, others: OtherPlayers, ours: Bus) -> None:
        music = Music(desk, "music")
        others.hush(Yielding.PAUSE)
        desk.settle()
        music.bus.close()
        again = Music(desk, "music", plays=False)
        others.bring_back()
        desk.settle()
        assert again.asked == []
        assert ours.fileno() != -1

    def test_it_can_be_done_again_and_again(self, desk: Desk, others: OtherPlayers) -> None:
        music = Music(desk, "music")
        for _ in range(3):
            others.hush(Yielding.PAUSE)
            others.hush(Yielding.PAUSE)
            desk.settle()
            assert not music.plays
            others.bring_back()
            others.bring_back()
            desk.settle()
            assert music.plays
        assert music.asked == ["GetAll", "Pause", "Play"] * 3


class TestLowering:
    def test_what_plays_is_lowered_and_gets_back_the_volume_it_had(self, desk: Desk, others: OtherPlayers) -> None:
        volume = 0.7310585786300049
        music = Music(desk, "music", volume=volume)
        others.hush(Yielding.LOWER)
        desk.settle()
        assert music.volume == pytest.approx(volume * LOWERED)
        assert music.plays
        others.bring_back()
        desk.settle()
        assert music.volume == volume

    def test_one_that_digits_gets_it_back_too(self, desk: Desk, others: OtherPlayers) -> None:
        music = Music(desk, "music", volume=0.75, digits=2)
        others.hush(Yielding.LOWER)
        desk.settle()
        others.bring_back()
        desk.settle()
        assert music.volume == 0.75

    def test_a_volume_that_the_user_set_meanwhile_stays(self, desk: Desk, others: OtherPlayers) -> None:
        music = Music(desk, "music")
        others.hush(Yielding.LOWER)
        desk.settle()
        music.set_volume(0.5)
        desk.settle()
        others.bring_back()
        desk.settle()
        assert music.volume == 0.5

    def test_one_that_the_user_paused_meanwhile_gets_its_volume_back_and_stays_paused(
        self, desk: Desk, others: OtherPlayers
    ) -> None:
        music = Music(desk, "music")
        others.hush(Yielding.LOWER)
        desk.settle()
        music.play(False)
        desk.settle()
        others.bring_back()
        desk.settle()
        assert (music.plays, music.volume) == (False, 0.8)


class TestWhoIsLeftAlone:
    def test_ourselves(self, desk: Desk, ours: Bus, others: OtherPlayers) -> None:
        wishes: list[object] = []
        player = MediaPlayer(ours, wishes.append, 1)
        player.show(NowPlaying(Status.PLAYING, 1, "Jaw", "Calm", 1_000), 0)
        player.appear()
        desk.settle()
        for how in Yielding:
            others.hush(how)
            desk.settle()
            others.bring_back()
        assert wishes == []

    def test_what_only_stands_for_others(self, desk: Desk, others: OtherPlayers) -> None:
        proxy = Music(desk, "playerctld")
        others.hush(Yielding.PAUSE)
        desk.settle()
        assert proxy.asked == []

    def test_everyone_where_there_is_no_bus(self) -> None:
        others = OtherPlayers(Bus(""))
        others.hush(Yielding.PAUSE)
        others.bring_back()


def test_where_others_can_not_be_reached_it_is_said() -> None:
    assert limits("linux") == ""
    assert "by hand" in limits("win32")
    assert limits("darwin") == limits("win32")
