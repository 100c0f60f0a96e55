"""Another player of the desktop, for those who have to get on with one."""

from tests.message_bus import Desk
from upstroke.system.media_interface import PATH, PLAYER
from upstroke.system.message import PROPERTIES, PROPERTIES_CHANGED, Answer, Message


class Music:
    """A music program, as simple as they get."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        *,
        plays: bool = True,
        volume: float = 0.8,
        can_pause: bool = True,
        digits: int = 20,
    ) -> None:
        """It keeps its volume to so many digits."""
        self.plays = plays
        self.volume = volume
        self.asked: list[str] = []
        self._can_pause = can_pause
        self._digits = digits
        self.bus = desk.join()
        self.bus.serve(PATH, self._answer)
        self.bus.own(f"org.mpris.MediaPlayer2.{name}", lambda _: None)
        desk.settle()

    def play(self, on: bool) -> None:
        """Play or pause, and tell."""
        if on != self.plays:
            self.plays = on
            self._tell("PlaybackStatus")

    def set_volume(self, volume: float) -> None:
        self.volume = round(volume, self._digits)
        self._tell("Volume")

    def _properties(self) -> dict[str, tuple[str, object]]:
        return {
            "PlaybackStatus": ("s", "Playing" if self.plays else "Paused"),
            "Volume": ("d", self.volume),
            "CanPause": ("b", self._can_pause),
        }

    def _tell(self, name: str) -> None:
        changed = {name: self._properties()[name]}
        self.bus.emit(PATH, PROPERTIES, PROPERTIES_CHANGED, "sa{sv}as", (PLAYER, changed, []))

    def _answer(self, call: Message) -> Answer:
        self.asked.append(call.member)
        match call.member:
            case "GetAll":
                return Answer("a{sv}", (self._properties(),))
            case "Set":
                self.set_volume(call.body[2][1])
            case "Play" | "Pause":
                self.play(call.member == "Play")
        return Answer()
