from pathlib import Path

import numpy as np
import pytest
import soundfile

from upstroke.audio.loudness import loudness
from upstroke.audio.own_recording import LUFS, NoSpeechError, is_whole, record
from upstroke.audio.recordings import read_recording


def speak(path: Path, rate: int = 22_050, level: float = 0.05, channels: int = 1, seconds: float = 1.5) -> Path:
    """A hum that swells, with half a second of silence before and after it, as a WAV file."""
    at = np.arange(round(rate * seconds)) / rate
    hum = level * np.sin(2 * np.pi * 180 * at) * (0.3 + np.sin(2 * np.pi * 3 * at) ** 2)
    silence = np.zeros(rate // 2)
    wave = np.concatenate([silence, hum, silence])
    soundfile.write(path, np.stack([wave] * channels, axis=1), rate, subtype="PCM_16")
    return path


@pytest.mark.parametrize(("rate", "level", "channels"), [(22_050, 0.02, 1), (16_000, 0.7, 2), (48_000, 0.2, 1)])
def test_it_is_as_loud_as_all_words_and_begins_at_once(rate: int, level: float, channels: int, tmp_path: Path) -> None:
    place = tmp_path / "cache" / "jaw.opus"
    length_ms = record(speak(tmp_path / "spoken.wav", rate, level, channels), place)
    samples = read_recording(place)
    assert loudness(samples) == pytest.approx(LUFS, abs=1.0)
    assert 1_400 <= length_ms <= 1_600, "the silence is cut off"
    assert np.abs(samples).max() < 0.95
    assert is_whole(place, length_ms)


def test_what_is_no_speech_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "jaw.opus"
    (tmp_path / "text.wav").write_text("no sound at all")
    soundfile.write(tmp_path / "silence.wav", np.zeros(9_000), 22_050)
    soundfile.write(tmp_path / "nothing.wav", np.zeros(0), 22_050)
    soundfile.write(tmp_path / "endless.wav", np.ones(8_000 * 121) * 0.1, 8_000)
    for name, reason in (("text", "can be read"), ("silence", "silence"), ("nothing", "silence"), ("endless", "120")):
        with pytest.raises(NoSpeechError, match=reason):
            record(tmp_path / f"{name}.wav", place)
    assert not place.exists()


def test_a_click_is_a_recording_too(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "click.wav", np.array([0.0, 0.5, -0.5]), 22_050)
    place = tmp_path / "click.opus"
    assert is_whole(place, record(tmp_path / "click.wav", place))


def test_a_torn_recording_is_not_whole(tmp_path: Path) -> None:
    place = tmp_path / "jaw.opus"
    length_ms = record(speak(tmp_path / "spoken.wav"), place)
    assert not is_whole(place, length_ms + 5)
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    assert not is_whole(place, length_ms)
    place.unlink()
    assert not is_whole(place, length_ms)
