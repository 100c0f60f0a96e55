from pathlib import Path

import numpy as np
import pytest

from upstroke.audio.recordings import PIECE_FRAMES, Recordings, read_recording, write_recording
from upstroke.audio.samples import RATE, Samples


@pytest.fixture
def tone() -> Samples:
    """Half a second."""
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE)).astype(np.float32)


def test_what_is_recorded_sounds_as_it_was(tone: Samples, tmp_path: Path) -> None:
    path = tmp_path / "voice" / "jaw.opus"
    assert write_recording(path, tone) == 500
    assert path.stat().st_size < 4_000
    again = Recordings({"Jaw": path}.get).samples("Jaw")
    assert again is not None
    assert again.shape == tone.shape
    assert np.abs(np.abs(np.fft.rfft(again)).argmax() - 220) <= 1, "the same tone"
    assert again.std() == pytest.approx(tone.std(), rel=0.05)
    assert [each.name for each in path.parent.iterdir()] == ["jaw.opus"]


def test_one_that_was_heard_is_at_hand(tone: Samples, tmp_path: Path) -> None:
    path = tmp_path / "jaw.opus"
    write_recording(path, tone)
    recordings = Recordings({"Jaw": path}.get)
    first = recordings.samples("Jaw")
    assert first is not None
    path.unlink()
    assert recordings.samples("Jaw") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_one_that_is_made_ready_piece_by_piece_is_the_same(tone: Samples, tmp_path: Path) -> None:
    path = tmp_path / "jaw.opus"
    write_recording(path, np.tile(tone, 10))
    recordings = Recordings({"Jaw": path}.get)
    whole = read_recording(path)
    for _ in range(len(whole) // PIECE_FRAMES + 3):
        recordings.prepare("Jaw")
    path.unlink()
    again = recordings.samples("Jaw")
    assert again is not None
    np.testing.assert_array_equal(again, whole)
    begun = Recordings(lambda _: tmp_path / "gone.opus")
    begun.prepare("Jaw")
    assert begun.samples("Jaw") is None


def test_what_is_not_recorded_is_not_said(tmp_path: Path) -> None:
    assert Recordings(lambda _: None).samples("Jaw") is None
    assert Recordings(lambda _: tmp_path / "gone.opus").samples("Jaw") is None


@pytest.mark.parametrize("left", [0, 40, 900])
def test_what_is_broken_is_not_said(left: int, tone: Samples, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "jaw.opus"
    write_recording(path, tone)
    path.write_bytes(path.read_bytes()[:left].replace(b"OggS", b"Oops"))
    recordings = Recordings({"Jaw": path}.get)
    assert recordings.samples("Jaw") is None
    assert recordings.samples("Jaw") is None
    assert len(caplog.records) == 1, "it is tried once"


def test_sound_that_is_no_recording_is_refused(tone: Samples, tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "two.wav", np.stack([tone, tone], axis=1), RATE)
    soundfile.write(tmp_path / "slow.wav", tone, RATE // 2)
    for name in ("two.wav", "slow.wav"):
        with pytest.raises(ValueError, match="samples at"):
            read_recording(tmp_path / name)


def test_where_it_can_not_be_written_nothing_is_left(tone: Samples, tmp_path: Path) -> None:
    (tmp_path / "jaw.opus").mkdir()
    with pytest.raises(OSError, match=r"jaw\.opus"):
        write_recording(tmp_path / "jaw.opus", tone)
    assert [each.name for each in tmp_path.iterdir()] == ["jaw.opus"]
