"""Ties the run in progress to the desktop: media controls, other players, and keeping awake.

On Linux all three go over the message bus. Elsewhere media keys reach the window as keys, and other players can't be
reached.
"""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from upstroke.system.awake import Awake, Vigil, elsewhere
from upstroke.system.now_playing import moves, now_playing, step_start_ms
from upstroke.ui.player.keys import Command as Key
from upstroke.ui.player.playback import Playback

if TYPE_CHECKING:
    from upstroke.system.bus import Bus
    from upstroke.system.media_player import MediaPlayer, Wish
    from upstroke.system.other_players import OtherPlayers, Yielding

REASON = "A massage routine is being played"
"""Why the machine is to stay awake; some desktops show it."""

LINGER_MS = 1_500
"""Other players stay quiet for so long after the words, as more of them may follow."""


class MediaControl(QObject):
    """Follows a playback, and does with it what others ask. `close` lets go of the desktop."""

    front_requested = Signal()
    """A widget of the desktop wants to see the window."""

    def __init__(
        self,
        playback: Playback,
        take: Callable[[Key], object],
        mono_ms: Callable[[], int],
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """`take` does what a key of the player's page asks for."""
        super().__init__(parent)
        self._playback = playback
        self._take = take
        self._mono_ms = mono_ms
        self._platform = platform
        self._environment = environment
        self.yielding: Yielding | None = None
        """How other players give way to words; None where they need not."""
        self._vigil = Vigil()
        self._watched: list[tuple[Bus, QSocketNotifier]] = []
        self._awake: Awake | None = None
        self._media: MediaPlayer | None = None
        self._others: OtherPlayers | None = None
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._bring_back)
        playback.started.connect(self._begin)
        playback.moved.connect(self._follow)
        playback.changed.connect(self._follow)
        playback.ended.connect(self._end)

    def words_begin(self) -> None:
        """Have other players give way, as the user wishes."""
        self._open()
        self._linger.stop()
        if self._others and self.yielding:
            self._others.hush(self.yielding)

    def words_end(self) -> None:
        """Give other players back what they had, if no more words follow soon."""
        self._linger.start()

    def close(self) -> None:
        """Let go of all; a later run begins anew."""
        self._linger.stop()
        self._bring_back()
        self._end()
        self._awake = self._media = self._others = None
        for bus, notifier in self._watched:
            notifier.setEnabled(False)
            bus.close()
        self._watched.clear()

    # the run

    def _begin(self) -> None:
        self._open()
        if self._media:
            self._media.appear()

    def _follow(self) -> None:
        if not self._playback.running or self._awake is None:
            return
        player, at_ms = self._playback.player, self._mono_ms()
        if self._media:
            self._media.show(now_playing(player), at_ms)
        self._vigil = self._vigil.seen(moves(player), at_ms)
        if self._vigil.lasts(at_ms):
            self._awake.keep(REASON)
        else:
            self._awake.release()

    def _end(self) -> None:
        self._vigil = Vigil()
        if self._awake:
            self._awake.release()
        if self._media:
            self._media.vanish()

    def _bring_back(self) -> None:
        if self._others:
            self._others.bring_back()

    # the desktop

    def _open(self) -> None:
        """Take up with the desktop, when it is first needed."""
        if self._awake:
            return
        if self._platform != "linux":
            self._awake = elsewhere(self._platform)
            return
        from upstroke.system.bus import Bus, session_address, system_address
        from upstroke.system.linux_awake import LinuxAwake
        from upstroke.system.media_player import MediaPlayer
        from upstroke.system.other_players import OtherPlayers

        session = self._watch(Bus(session_address(self._environment)))
        self._awake = LinuxAwake(session, lambda: self._watch(Bus(system_address(self._environment))))
        self._media = MediaPlayer(session, self._do, os.getpid())
        self._others = OtherPlayers(session)

    def _watch(self, bus: "Bus") -> "Bus":
        """Have a bus told when there is something for it."""
        if bus.fileno() >= 0:
            notifier = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)

            def receive() -> None:
                bus.receive()
                notifier.setEnabled(bus.fileno() >= 0)

            notifier.activated.connect(receive)
            self._watched.append((bus, notifier))
        return bus

    def _do(self, wish: "Wish") -> None:
        """Do what another program asks for."""
        from upstroke.system.media_player import Command

        if wish.command is Command.RAISE:
            self.front_requested.emit()
        if not self._playback.running:
            return
        player = self._playback.player
        match wish.command:
            case Command.PLAY if not moves(player):
                self._take(Key.TOGGLE)
            case Command.PAUSE if moves(player):
                self._take(Key.TOGGLE)
            case Command.TOGGLE:
                self._take(Key.TOGGLE)
            case Command.NEXT:
                self._take(Key.NEXT)
            case Command.PREVIOUS:
                self._take(Key.PREVIOUS)
            case Command.SEEK:
                start_ms = step_start_ms(player.timeline, player.moment.span.position)
                self._playback.seek(start_ms + wish.position_ms)
