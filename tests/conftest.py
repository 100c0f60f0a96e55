"""For all tests: nothing of the user's is touched, and no window outlives its test."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# Before any Qt module is loaded. The tests in desktop/ start programs of their own, on a real screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session", autouse=True)
def _no_ones_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Turn the user's folders away, should anything ask for them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.delenv(f"XDG_{kind}_HOME", raising=False)
        # Nor does a run show itself on the desktop of whoever tests, or keep it awake.
        for kind in ("SESSION", "SYSTEM"):
            patch.setenv(f"DBUS_{kind}_BUS_ADDRESS", "")
        yield


@pytest.fixture(autouse=True)
def _windows_are_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window behind: the next one would meet it."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    known = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if set(QApplication.topLevelWidgets()) - known:
        gc.collect()
    left = [repr(window) for window in set(QApplication.topLevelWidgets()) - known]
    assert not left, f"give these windows to qtbot.addWidget, or close and delete them: {', '.join(left)}"
