from pathlib import Path

import pytest

from upstroke.audio.stream import OutputError
from upstroke.ui.doctor import NO_SOUND, Finding, _folder, _sound


class FakeOutput:
    """A sound device that opens after some looks at it, or never, or not at all."""

    def __init__(self, looks: int = 3, refuses: bool = False) -> None:
        self.looks = looks
        self.refuses = refuses
        self.closed = False

    def open(self) -> None:
        if self.refuses:
            raise OutputError("Connection refused")

    def free_frames(self) -> int:
        self.looks -= 1
        return 0 if self.looks else 480

    def write(self, pcm: bytes) -> None:
        raise AssertionError("nothing is to be heard")

    def heard_frames(self) -> int:
        return 0

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("output", "finding"),
    [
        (FakeOutput(), Finding("sound", "Speakers")),
        (FakeOutput(looks=-1), Finding("sound", "none (no answer)", NO_SOUND)),
        (FakeOutput(refuses=True), Finding("sound", "none (Connection refused)", NO_SOUND)),
    ],
)
def test_the_way_to_the_sound_that_the_player_takes_is_tried(output: FakeOutput, finding: Finding) -> None:
    slept: list[int] = []
    assert _sound("Speakers", output, slept.append) == finding
    assert output.closed
    assert sum(slept) <= 3000


def test_a_folder_that_can_not_be_looked_at_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "Allow writing" in _folder("data", tmp_path / "file" / "data").advice
    assert _folder("data", tmp_path / ("x" * 300) / "data").advice == ""
