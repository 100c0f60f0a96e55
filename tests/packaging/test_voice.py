"""What `make voice` makes of a text, and that what it made last is what is there."""

import msgspec

from upstroke.files.voice_index import INDEX, SUFFIX, Index
from upstroke.paths import resources_dir
from voice.bundled import bundled_texts
from voice.manner import Manner

MANNER = Manner.read()
FOLDER = resources_dir() / "voice" / MANNER.language


def index() -> Index:
    return msgspec.json.decode((FOLDER / INDEX).read_bytes(), type=Index)


def test_the_recordings_are_those_of_the_texts_and_the_voice_of_today() -> None:
    recorded = {text: recording.key for text, recording in index().recordings.items()}
    assert recorded == {text: MANNER.key(text) for text in bundled_texts()}, "Run `make voice`."
    assert index().voice == MANNER.name


def test_no_file_is_there_that_nothing_says() -> None:
    wanted = {f"{recording.key}{SUFFIX}" for recording in index().recordings.values()}
    assert {path.name for path in FOLDER.iterdir()} == wanted | {INDEX}


def test_the_index_can_be_read_by_people_too() -> None:
    lines = (FOLDER / INDEX).read_text(encoding="utf-8").splitlines()[1:-1]
    texts = [msgspec.json.decode(line.partition('": {')[0] + '"') for line in lines]
    assert texts == sorted(bundled_texts())


def test_all_of_it_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5_000_000


def test_a_text_is_spoken_as_a_sentence() -> None:
    assert MANNER.spoken("Warm the oil") == "Warm the oil."
    assert MANNER.spoken("Ready?") == "Ready?"


def test_a_word_that_comes_out_wrong_is_spelled_otherwise_but_not_within_others() -> None:
    manner = msgspec.structs.replace(MANNER, said={"close": "cloze", "ear": "eeer"})
    assert manner.spoken("Close, closed, near the ear, earlobe") == "cloze, closed, near the eeer, earlobe."


def test_a_key_changes_with_what_is_heard_and_with_nothing_else() -> None:
    louder = msgspec.structs.replace(MANNER, loudness_lufs=-16.0)
    respelled = msgspec.structs.replace(MANNER, said={**MANNER.said, "oil": "oyl"})
    assert MANNER.key("Warm the oil") != MANNER.key("Warm the stone")
    assert MANNER.key("Warm the oil") != louder.key("Warm the oil")
    assert MANNER.key("Warm the oil") != respelled.key("Warm the oil")
    assert MANNER.key("Warm the stone") == respelled.key("Warm the stone")
