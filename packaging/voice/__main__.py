"""`make voice`: renders what has no recording yet, and removes the recordings of what is not said any more.

The one argument is the interpreter of the environment that the speaker is installed in.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile

from upstroke.audio.loudness import loudness
from upstroke.audio.mastering import mastered, true_peak
from upstroke.audio.recordings import COMPRESSION
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples
from upstroke.files.voice_index import INDEX, SUFFIX
from upstroke.paths import resources_dir
from voice.bundled import bundled_texts
from voice.manner import Manner

SPEAKER = Path(__file__).with_name("speaker.py")

PEAK = 10 ** (-1.5 / 20)
"""No recording has a higher peak, as a share of full scale."""


def main(python: str) -> None:
    """Bring the recordings and their index up to date."""
    manner = Manner.read()
    folder = resources_dir() / "voice" / manner.language
    files = {text: folder / f"{manner.key(text)}{SUFFIX}" for text in sorted(bundled_texts())}
    for stale in set(folder.iterdir()) - {folder / INDEX, *files.values()}:
        stale.unlink()
    missing = {file: text for text, file in files.items() if not file.exists()}
    for number, (file, samples) in enumerate(_rendered(python, manner, missing), start=1):
        part = file.with_suffix(".part")
        _write(part, samples, manner.loudness_lufs)
        part.replace(file)
        print(f"\r{number} of {len(missing)}", end="", flush=True)
    _write_index(folder / INDEX, manner, files)
    size = sum(file.stat().st_size for file in files.values())
    print(f"\r{len(missing)} of {len(files)} texts were rendered; {size / 1e6:.1f} MB in all.")


def _write(path: Path, samples: Samples, lufs: float) -> None:
    """Encode a recording, and once more with what the encoder changed made up for."""
    gain = 1.0
    for _ in range(2):
        soundfile.write(path, samples * gain, RATE, format="OGG", subtype="OPUS", compression_level=COMPRESSION)
        heard, _rate = soundfile.read(path)
        gain *= min(10 ** ((lufs - loudness(heard)) / 20), PEAK / true_peak(heard))


def _rendered(python: str, manner: Manner, texts: dict[Path, str]) -> Iterator[tuple[Path, Samples]]:
    """The recordings of texts, one after another."""
    if not texts:
        return
    how = (str(manner.pace), str(manner.variety), str(manner.rhythm))
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([python, SPEAKER, *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as speaker,
    ):
        assert speaker.stdin is not None
        assert speaker.stdout is not None
        rate = int(speaker.stdout.readline())
        raw = Path(folder) / "raw"
        for file, text in texts.items():
            print(json.dumps({"text": manner.spoken(text), "file": str(raw)}), file=speaker.stdin, flush=True)
            lengths = json.loads(speaker.stdout.readline())
            yield file, mastered(_split(raw, lengths), rate, manner.pause_ms, manner.loudness_lufs)


def _split(raw: Path, lengths: Sequence[int]) -> list[Samples]:
    samples = np.fromfile(raw, "<f4").astype(np.float32)
    return np.split(samples, np.cumsum(lengths)[:-1])


def _write_index(path: Path, manner: Manner, files: dict[str, Path]) -> None:
    """What is recorded, a text a line: the key of its recording, and its length in ms."""
    lines = (
        f"{json.dumps(text, ensure_ascii=False)}: "
        + json.dumps({"key": file.stem, "ms": soundfile.info(file).frames // FRAMES_A_MS})
        for text, file in files.items()
    )
    content = f'{{"voice": {json.dumps(manner.name)}, "recordings": {{\n' + ",\n".join(lines) + "\n}}\n"
    path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
