"""`upstroke doctor`: what works on this machine, and what to do about the rest."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from upstroke import __version__
from upstroke.audio.stream import Output, OutputError
from upstroke.commands import load_library
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.voice_index import VoiceIndex
from upstroke.history.database import HistoryUnavailable
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir, voice_dir
from upstroke.system.speech_maker import SpeechMaker, find_maker
from upstroke.system.speech_maker import advice as voice_advice
from upstroke.ui.desktop.display import NO_DISPLAY, display_trouble

PLATFORM = "QT_QPA_PLATFORM"
"""Which of Qt's ways to a display to take; several, parted by semicolons, are tried in turn."""

OFFSCREEN = "offscreen"

SOUND_WAIT_MS, SOUND_LOOK_MS = 3000, 20
"""How long a sound device may take to open, and how often it is looked at meanwhile."""

VOICE_WAIT_MS = 10_000
"""How long a voice of the system may take to be ready; Speech Dispatcher lists thousands first."""

NO_SOUND = (
    "Routines play without sound. Start PipeWire (with its PulseAudio part) or PulseAudio, and install libpulse."
    if sys.platform == "linux"
    else "Routines play without sound. Plug in or turn on a sound device."
)

PACKAGES = ("PySide6_Essentials", "pyqtgraph", "numpy", "msgspec")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name, what was found, and what to do where it does not work."""

    name: str
    found: str
    advice: str = ""

    def __str__(self) -> str:
        line = f"{'!' if self.advice else ' '} {self.name:<14} {self.found}"
        return f"{line}\n                 → {self.advice}" if self.advice else line


def run(paths: UserPaths) -> int:
    """Print all findings. 1 if there is anything to do."""
    findings = list(findings_here(paths))
    for finding in findings:
        print(finding)
    return 1 if any(finding.advice for finding in findings) else 0


def findings_here(paths: UserPaths) -> Iterator[Finding]:
    """Look at everything that Upstroke needs."""
    yield Finding("Upstroke", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.platform()}")
    for package in PACKAGES:
        yield _package(package)
    for name, folder in (("data", paths.data), ("settings", paths.config), ("log", paths.state)):
        yield _folder(name, folder)
    yield _history(paths)
    library = load_library(paths, load_anatomy(resources_dir() / "face"))
    advice = "; ".join(str(fault) for fault in library.faults)
    yield Finding("routines", f"{len(library.routines)} can be played", advice)
    yield _voice(voice_dir())
    yield from _of_qt()


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "inside this program")


def _folder(name: str, folder: Path) -> Finding:
    # Unlike Path.exists, this raises nothing where a folder above can't be looked into.
    nearest = next(place for place in (folder, *folder.parents) if os.path.exists(place))
    writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    advice = "" if writable else f"Allow writing to {nearest}, or start with --profile DIR."
    return Finding(name, str(folder), advice)


def _history(paths: UserPaths) -> Finding:
    if not os.path.exists(paths.database):
        return Finding("history", "none yet")
    try:
        history = History.open(paths.database)
    except HistoryUnavailable as error:
        return Finding("history", "can't be used", str(error))
    history.close()
    return Finding("history", str(paths.database))


def _voice(pack: Path) -> Finding:
    """Whether what comes with Upstroke can be said."""
    index = VoiceIndex(pack)
    if index.recordings:
        return Finding("voice", f"{index.voice}, {len(index.recordings)} recordings")
    return Finding("voice", "none; chimes and captions guide you", f"Install Upstroke anew: {pack} is not whole.")


def _own_words(maker: SpeechMaker | None, live: bool) -> Finding:
    """Whether the user's own words can be said."""
    if maker:
        return Finding("own words", f"recorded by {maker.name}")
    if live:
        return Finding("own words", "spoken live by the voice of the system")
    return Finding("own words", "not spoken, as there is no voice; chimes and captions guide you", voice_advice())


def _sound(names: str, output: Output, sleep_ms: Callable[[int], object]) -> Finding:
    """Whether the way to the sound device that the player takes can be opened; `names` are those of the devices."""
    try:
        output.open()
        for _ in range(SOUND_WAIT_MS // SOUND_LOOK_MS):
            if output.free_frames():
                return Finding("sound", names or "works")
            sleep_ms(SOUND_LOOK_MS)
        reason = "no answer"
    except OutputError as error:
        reason = str(error)
    finally:
        output.close()
    return Finding("sound", f"none ({reason})", NO_SOUND)


def _of_qt() -> Iterator[Finding]:
    """What only Qt can tell: the display, sound devices, a voice that speaks live and the tray."""
    from PySide6.QtCore import QThread, qInstallMessageHandler

    # What Qt has to say of all that it tries goes into the findings; some of it as soon as it is loaded.
    before = qInstallMessageHandler(lambda *_: None)
    from PySide6.QtMultimedia import QMediaDevices
    from PySide6.QtWidgets import QApplication, QSystemTrayIcon

    from upstroke.ui.player.live_voice import LiveVoice
    from upstroke.ui.player.loudspeaker import system_output

    trouble = display_trouble(os.environ, sys.platform)
    if trouble:
        os.environ[PLATFORM] = OFFSCREEN
    elif sys.platform == "linux":
        # Without another way to turn to, Qt ends the program where a display can't be reached.
        usual = "wayland;xcb" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
        os.environ[PLATFORM] = f"{os.environ.get(PLATFORM, usual)};{OFFSCREEN}"
    asked = os.environ.get(PLATFORM, "").partition(";")[0]
    application = QApplication.instance() or QApplication([])
    platform_name = QApplication.platformName()
    if platform_name == OFFSCREEN and asked != OFFSCREEN:
        trouble = NO_DISPLAY
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    yield Finding("display", display if trouble else f"{display} ({platform_name})", trouble)
    names = ", ".join(device.description() for device in QMediaDevices.audioOutputs())
    yield _sound(names, system_output(), QThread.msleep)
    live = LiveVoice()
    yield _own_words(find_maker(), live.opens_within(VOICE_WAIT_MS))
    live.close()
    if not trouble:
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        yield Finding("tray", "there" if tray else "none here; nothing depends on it")
    qInstallMessageHandler(before)
    del application
