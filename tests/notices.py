"""A notifier that keeps what it is given, in place of a desktop."""

from collections.abc import Callable

from upstroke.system.notifications import Notice, Pressed


class FakeNotifier:
    """Shows one notice at a time to a user who presses when told to."""

    def __init__(self) -> None:
        self.quiet = False
        self.works = True
        self.shown: list[Notice] = []
        """All that was shown, in order."""
        self._pressed: Callable[[Pressed], object] | None = None

    @property
    def there(self) -> bool:
        """Whether there is a notice that can be pressed."""
        return self._pressed is not None

    def show(self, notice: Notice, pressed: Callable[[Pressed], object], failed: Callable[[], object]) -> None:
        if not self.works:
            failed()
            return
        self.shown.append(notice)
        self._pressed = pressed

    def withdraw(self) -> None:
        self._pressed = None

    def press(self, key: str) -> None:
        """Let the user press something on the notice that is there."""
        assert self._pressed, "there is nothing to press"
        pressed, self._pressed = self._pressed, None
        pressed(Pressed(key, "token"))
