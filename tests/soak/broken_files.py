"""Good routine files, broken in thousands of ways, in their bytes and in their structure."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import tomli
import tomli_w

from tests.soak.broken_data import Twister
from upstroke.paths import routines_dir

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
    *(b"[" * 20_000, b"x = " + b"{a=" * 2_000, b"9" * 5_000, b"\xef\xbb\xbf", b"\r", b"\xed\xa0\x80"),
)


class Breaker:
    """Makes broken files of the bundled ones, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.good = [file.read_bytes() for file in sorted(routines_dir().glob("*.toml"))]
        self.data = [tomli.loads(content.decode()) for content in self.good]
        self.twister = Twister(self.random, self.data)
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
        """So many files, each broken in one to three ways: half of them in their bytes, half in their structure."""
        for _ in range(count):
            yield self.of_bytes() if self.random.random() < 0.5 else self.of_structure()

    def of_bytes(self) -> bytes:
        """A file with other bytes."""
        return self.broken(self.random.choice(self.good))

    def broken(self, content: bytes) -> bytes:
        """Some content with other bytes."""
        for _ in range(self.random.randint(1, 3)):
            content = self.random.choice(self.ways)(content)
        return content

    def of_structure(self) -> bytes:
        """A file that is right TOML, with other data in it."""
        data: Any = self.random.choice(self.data)
        for _ in range(self.random.randint(1, 3)):
            data = self.twister.twisted(data)
            if not isinstance(data, dict):
                data = {"format": 1, "id": data}
        return tomli_w.dumps(data).encode()

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
