"""Keeping screen and machine awake on Linux: by the desktop's portal, else by its screen saver and logind.

The portal keeps both and also works from inside a sandbox. Where it doesn't answer, the screen saver keeps the screen
(org.freedesktop.ScreenSaver) and logind the machine: from idleness alone, as its lock on sleep would stop the user too.
All three let go when our connection ends.
"""

from collections.abc import Callable

from upstroke.system.bus import Bus
from upstroke.system.message import Answer, Place

PORTAL = Place("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit")
PORTAL_REQUEST = "org.freedesktop.portal.Request"
SCREEN_SAVER = Place("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
LOGIND = Place("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")

WHO = "Upstroke"

SUSPEND, IDLE = 4, 8
"""What the portal is to keep from happening."""

Undo = Callable[[], object]


class _Hold:
    """What others keep for us from one `keep` to its `release`; answers may come after that."""

    def __init__(self) -> None:
        self._undo: list[Undo] = []
        self._over = False

    def add(self, undo: Undo) -> None:
        """Note how something is let go of; where all is over, do it now."""
        if self._over:
            undo()
        else:
            self._undo.append(undo)

    def end(self) -> None:
        """Let go of all."""
        self._over = True
        for undo in self._undo:
            undo()


class LinuxAwake:
    """An `Awake` by the two buses."""

    def __init__(self, session: Bus, open_system: Callable[[], Bus]) -> None:
        """The bus of the machine is opened by `open_system` when it is first needed."""
        self._session = session
        self._open_system = open_system
        self._system: Bus | None = None
        self._hold: _Hold | None = None

    def keep(self, reason: str) -> None:
        """Keep them awake, and show the user the reason where the desktop does that."""
        if self._hold is None:
            self._hold = hold = _Hold()
            options = {"reason": ("s", reason)}
            body = ("", SUSPEND | IDLE, options)
            self._session.call(PORTAL, "Inhibit", "sua{sv}", body, lambda answer: self._by_portal(hold, reason, answer))

    def release(self) -> None:
        """Let them sleep again."""
        if self._hold:
            self._hold.end()
            self._hold = None

    def _by_portal(self, hold: _Hold, reason: str, answer: Answer) -> None:
        if answer.signature == "o":
            request = Place(PORTAL.owner, answer.body[0], PORTAL_REQUEST)
            hold.add(lambda: self._session.call(request, "Close"))
        elif self._hold is hold:
            self._ask_others(hold, reason)

    def _ask_others(self, hold: _Hold, reason: str) -> None:
        def by_screen_saver(answer: Answer) -> None:
            if answer.signature == "u":
                hold.add(lambda: self._session.call(SCREEN_SAVER, "UnInhibit", "u", answer.body))

        def by_logind(answer: Answer) -> None:
            if answer.signature == "h":
                hold.add(answer.body[0].close)

        self._session.call(SCREEN_SAVER, "Inhibit", "ss", (WHO, reason), by_screen_saver)
        self._system = self._system or self._open_system()
        self._system.call(LOGIND, "Inhibit", "ssss", ("idle", WHO, reason, "block"), by_logind)
