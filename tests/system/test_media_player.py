"""The player as other programs see it: playerctl and dbus-send on a real bus."""

from dataclasses import replace

import pytest

from tests.message_bus import Desk
from upstroke.system.media_interface import INTROSPECTION, PATH, PLAYER, NowPlaying, Status
from upstroke.system.media_player import NAME, Command, MediaPlayer, Wish
from upstroke.system.message import INTROSPECTABLE, INVALID_ARGS, PROPERTIES, UNKNOWN_METHOD, Answer, Message, Place

JAW = NowPlaying(Status.PLAYING, 3, "Jaw", "Evening calm", 24_000, 4_500, can_go_next=True)


class Shown:
    """A player that shows a step, and what others want of it."""

    def __init__(self, desk: Desk, pid: int = 1) -> None:
        self._desk = desk
        self.bus = desk.join()
        self.wishes: list[Wish] = []
        self.player = MediaPlayer(self.bus, self.wishes.append, pid)
        self.player.show(JAW, 0)
        self.player.appear()
        desk.settle()

    def playerctl(self, *arguments: str) -> str:
        return self._desk.run("playerctl", "--player=upstroke", *arguments)


@pytest.fixture
def shown(desk: Desk) -> Shown:
    return Shown(desk)


class Listener:
    """Another program, which hears what the player tells."""

    def __init__(self, desk: Desk) -> None:
        self.changes: list[dict[str, object]] = []
        self.places: list[int] = []
        bus = desk.join()
        bus.watch(PATH, PROPERTIES, "PropertiesChanged", self._change)
        bus.watch(PATH, PLAYER, "Seeked", lambda signal: self.places.append(signal.body[0]))
        desk.settle()

    def _change(self, signal: Message) -> None:
        interface, changed, _ = signal.body
        assert interface == PLAYER
        self.changes.append({name: value for name, (_, value) in changed.items()})


class TestWhatOthersSee:
    def test_the_step_and_the_routine(self, shown: Shown) -> None:
        assert shown.playerctl(
            "metadata", "--format", "{{title}}|{{album}}|{{artist}}|{{mpris:length}}|{{status}}"
        ) == ("Jaw|Evening calm|Upstroke|24000000|Playing")

    def test_how_far_it_is(self, shown: Shown) -> None:
        assert float(shown.playerctl("position")) == pytest.approx(4.5, abs=0.5), "playerctl counts on by itself"

    def test_the_program_is_named(self, shown: Shown, desk: Desk) -> None:
        assert desk.run("playerctl", "--list-all") == "upstroke"
        asked = ("dbus-send", "--print-reply=literal", f"--dest={NAME}", PATH, f"{PROPERTIES}.Get")
        assert desk.run(*asked, "string:org.mpris.MediaPlayer2", "string:Identity").split() == ["variant", "Upstroke"]

    def test_its_description_can_be_read(self, shown: Shown, desk: Desk) -> None:
        asked = ("dbus-send", "--print-reply=literal", f"--dest={NAME}", PATH, f"{INTROSPECTABLE}.Introspect")
        assert desk.run(*asked) == INTROSPECTION

    def test_after_the_run_there_is_no_player(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        shown.player.vanish()
        desk.settle()
        assert listener.changes[-1]["PlaybackStatus"] == "Stopped"
        assert desk.run("sh", "-c", "playerctl --list-all 2>&1 || true") == "No players found"

    def test_a_second_upstroke_is_another_player(self, shown: Shown, desk: Desk) -> None:
        Shown(desk, pid=77)
        assert set(desk.run("playerctl", "--list-all").split()) == {"upstroke", "upstroke.instance77"}

    def test_one_that_vanishes_at_once_takes_no_name(self, shown: Shown, desk: Desk) -> None:
        second = MediaPlayer(desk.join(), print, 77)
        second.appear()
        second.vanish()
        desk.settle()
        assert desk.run("playerctl", "--list-all") == "upstroke"


class TestWhatOthersAsk:
    @pytest.mark.parametrize(
        ("asked", "wish"),
        [
            (("play",), Wish(Command.PLAY)),
            (("pause",), Wish(Command.PAUSE)),
            (("play-pause",), Wish(Command.TOGGLE)),
            (("next",), Wish(Command.NEXT)),
            (("previous",), Wish(Command.PREVIOUS)),
            (("position", "12.25"), Wish(Command.SEEK, 12_250)),
            (("position", "3+"), Wish(Command.SEEK, 7_500)),
            (("position", "2-"), Wish(Command.SEEK, 2_500)),
            (("position", "10-"), Wish(Command.SEEK, 0)),
            (("position", "30+"), Wish(Command.NEXT)),
            (("stop",), Wish(Command.PAUSE)),
        ],
    )
    def test_playerctl_is_understood(self, shown: Shown, asked: tuple[str, ...], wish: Wish) -> None:
        shown.playerctl(*asked)
        assert shown.wishes == [wish]

    def test_a_place_in_a_step_that_is_over_or_outside_of_it_is_ignored(self, shown: Shown, desk: Desk) -> None:
        for track, place in (
            ("/upstroke/step/2", 1_000_000),
            ("/upstroke/step/3", 25_000_000),
            ("/upstroke/step/3", -1),
        ):
            assert self.ask(shown, desk, "SetPosition", "ox", track, place) == Answer()
        assert shown.wishes == []

    def test_nonsense_is_refused(self, shown: Shown, desk: Desk) -> None:
        assert self.ask(shown, desk, "Seek", "s", "far").error == INVALID_ARGS
        assert self.ask(shown, desk, "Explode").error == UNKNOWN_METHOD
        assert self.ask(shown, desk, "OpenUri", "s", "file:///song.mp3").error.endswith("NotSupported")
        assert shown.wishes == []

    def test_what_is_fixed_stays_so(self, shown: Shown, desk: Desk) -> None:
        desk.run("sh", "-c", "playerctl --player=upstroke volume 0.2 || true")
        assert shown.playerctl("volume") == "1.000000"

    def ask(self, shown: Shown, desk: Desk, method: str, signature: str = "", *body: object) -> Answer:
        answers: list[Answer] = []
        desk.join().call(Place(shown.bus.own_name, PATH, PLAYER), method, signature, body, answers.append)
        desk.wait(lambda: bool(answers))
        return answers[0]


class TestWhatOthersAreTold:
    def test_only_what_changed(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        shown.player.show(replace(JAW, position_ms=5_000, status=Status.PAUSED, can_go_next=False), 500)
        desk.settle()
        assert listener.changes == [{"PlaybackStatus": "Paused", "CanGoNext": False}]

    def test_not_each_frame(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        for ms in range(16, 4_000, 16):
            shown.player.show(replace(JAW, position_ms=4_500 + ms), ms)
        desk.settle()
        assert (listener.changes, listener.places) == ([], [])

    def test_a_jump_at_once(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        shown.player.show(replace(JAW, position_ms=20_000), 100)
        shown.player.show(replace(JAW, position_ms=20_100), 200)
        shown.player.show(replace(JAW, position_ms=0), 300)
        desk.settle()
        assert listener.places == [20_000_000, 0]

    def test_that_it_stood_still_while_it_was_to_go_on(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        shown.player.show(replace(JAW, position_ms=4_501), 3_000)
        desk.settle()
        assert listener.places == [4_501_000]

    def test_no_jump_after_a_long_pause(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        paused = replace(JAW, status=Status.PAUSED)
        shown.player.show(paused, 0)
        shown.player.show(JAW, 60_000)
        shown.player.show(replace(JAW, position_ms=4_516), 60_016)
        desk.settle()
        assert listener.places == []

    def test_where_in_a_new_step_it_is_unless_at_its_beginning(self, shown: Shown, desk: Desk) -> None:
        listener = Listener(desk)
        chin = replace(JAW, step=4, title="Chin", position_ms=0)
        shown.player.show(chin, 100)
        shown.player.show(replace(JAW, position_ms=9_000), 200)
        desk.settle()
        assert listener.places == [9_000_000]
        assert [set(change) for change in listener.changes] == [{"Metadata"}, {"Metadata"}]
