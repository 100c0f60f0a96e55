"""Good routine files, broken in thousands of ways: each must be played or refused in words, and never crash."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.programme import open_routine
from upstroke.domain.timeline import lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.faults import RoutineError
from upstroke.files.library import Library
from upstroke.files.routine_toml import build, read_file
from upstroke.paths import resources_dir, routines_dir

ODD = (
    *(
        b'"',
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b".",
        b",",
        b"#",
        b"\n",
        b"\\",
        b"\\u00",
        b"\x00",
        b"\xff",
        b"\xe2\x82",
    ),
    *(b'"""', b"[[step]]\n", b"[[block]]\n", b"[block.change.x]\n", b"[[block.one_of]]\n", b"inf", b"nan", b"1e999"),
    *(b"-1", b"0", b"9" * 30, b"true", b"2026-01-01", b"[" * 500, b'use = "jawline"\n', b'include = "evening"\n'),
    *(b"id = 1\n", b'path = ["x"]\n', b"paths = [[]]\n", b'when = "never"\n', "é\u202e\U0001f600".encode()),
)


class Breaker:
    """Makes broken files of the bundled ones, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        files = [*sorted(routines_dir().glob("*.toml")), *sorted((routines_dir() / "steps").glob("*.toml"))]
        self.good = [file.read_bytes() for file in files]
        self.ways: tuple[Callable[[bytes], bytes], ...] = (
            self.other_byte,
            self.cut_out,
            self.cut_off,
            self.put_in,
            self.doubled,
            self.line_lost,
            self.lines_swapped,
            self.word_swapped,
        )

    def variants(self, count: int) -> Iterator[bytes]:
        """So many files, each broken in one to four ways."""
        for _ in range(count):
            content = self.random.choice(self.good)
            for _ in range(self.random.randint(1, 4)):
                content = self.random.choice(self.ways)(content)
            yield content

    def _stretch(self, content: bytes, longest: int) -> tuple[int, int]:
        start = self.random.randint(0, len(content))
        return start, min(len(content), start + self.random.randint(1, longest))

    def other_byte(self, content: bytes) -> bytes:
        start, end = self._stretch(content, 1)
        return content[:start] + bytes([self.random.randrange(256)]) + content[end:]

    def cut_out(self, content: bytes) -> bytes:
        start, end = self._stretch(content, 60)
        return content[:start] + content[end:]

    def cut_off(self, content: bytes) -> bytes:
        return content[: self.random.randint(0, len(content))]

    def put_in(self, content: bytes) -> bytes:
        start, _ = self._stretch(content, 1)
        return content[:start] + self.random.choice(ODD) + content[start:]

    def doubled(self, content: bytes) -> bytes:
        start, end = self._stretch(content, 400)
        return content[:end] + content[start:end] + content[end:]

    def line_lost(self, content: bytes) -> bytes:
        lines = content.split(b"\n")
        del lines[self.random.randrange(len(lines))]
        return b"\n".join(lines)

    def lines_swapped(self, content: bytes) -> bytes:
        lines, other = content.split(b"\n"), self.random.choice(self.good).split(b"\n")
        lines[self.random.randrange(len(lines))] = self.random.choice(other)
        return b"\n".join(lines)

    def word_swapped(self, content: bytes) -> bytes:
        """A value of one line behind the name of another: right TOML, wrong sense."""
        lines = content.split(b"\n")
        places = [index for index, line in enumerate(lines) if b" = " in line]
        if len(places) < 2:
            return content
        here, there = self.random.sample(places, 2)
        lines[here] = lines[here].partition(b" = ")[0] + b" = " + lines[there].partition(b" = ")[2]
        return b"\n".join(lines)


class Reader:
    """Reads a file as the library does, beside all bundled ones, and plays what it can."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "broken.toml"
        self.anatomy: Anatomy = load_anatomy(resources_dir() / "face")
        self.library = Library((routines_dir(),), self.anatomy)

    def read(self, content: bytes) -> tuple[str, ...]:
        """What is said of the file; empty where it can be played. Raises whatever else goes wrong."""
        self.file.write_bytes(content)
        try:
            routine = build(read_file(self.file), "broken.toml", self.library, self.anatomy)
        except RoutineError as error:
            said = tuple(str(fault) for fault in error.faults)
            assert said, "refused without a word"
            assert all("broken.toml: " in each for each in said)
            return said
        timeline = lay_out(open_routine(routine))
        for ms in range(0, timeline.length_ms + 1, max(1, timeline.length_ms // 50)):
            timeline.moment(ms)
        return ()


def failures(count: int, seed: int, folder: Path) -> Iterator[tuple[int, str]]:
    """The number of each file that made Upstroke fail, and how; after every thousand, and at the end, an empty one."""
    reader = Reader(folder)
    for number, content in enumerate(Breaker(seed).variants(count), 1):
        try:
            reader.read(content)
        except Exception as error:
            (folder / f"failed-{seed}-{number}.toml").write_bytes(content)
            yield number, f"{type(error).__name__}: {error}"
        if number % 1_000 == 0 or number == count:
            yield number, ""
