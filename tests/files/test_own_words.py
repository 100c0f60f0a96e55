import os
from pathlib import Path

import pytest

from upstroke.files.own_words import OwnWords

TEXTS = ("Jaw", "Brow", "Chin")


def put(words: OwnWords, text: str, size: int = 10, used: int | None = None) -> None:
    """Record a text; `used` is when it was used, in s of any clock."""
    words.place(text).parent.mkdir(parents=True, exist_ok=True)
    words.place(text).write_bytes(b"x" * size)
    words.add(text, 400)
    if used is not None:
        os.utime(words.place(text), (used, used))


def test_what_was_said_once_is_known_the_next_time(tmp_path: Path) -> None:
    put(OwnWords(tmp_path / "voice", "eSpeak"), "Jaw")
    words = OwnWords(tmp_path / "voice", "eSpeak")
    assert words.length_ms("Jaw") == 400
    assert words.path("Jaw") == words.place("Jaw")
    assert words.length_ms("Brow") is None
    assert words.path("Brow") is None


def test_another_voice_says_it_anew_in_the_place_of_the_first(tmp_path: Path) -> None:
    first, second = OwnWords(tmp_path, "eSpeak"), OwnWords(tmp_path, "Piper")
    put(first, "Jaw")
    assert second.path("Jaw") is None
    assert second.length_ms("Jaw") is None
    put(second, "Jaw")
    assert second.path("Jaw") == second.place("Jaw") != first.place("Jaw")
    assert not first.place("Jaw").exists()


def test_when_there_is_no_room_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    words = OwnWords(tmp_path, "eSpeak", room=25)
    put(words, "Jaw", used=1_000)
    put(words, "Brow", used=2_000)
    words.use("Jaw")
    put(words, "Chin")
    assert [text for text in TEXTS if words.path(text)] == ["Jaw", "Chin"]
    assert not words.place("Brow").exists()
    assert OwnWords(tmp_path, "eSpeak").path("Brow") is None


def test_what_another_voice_left_behind_goes_too(tmp_path: Path) -> None:
    put(OwnWords(tmp_path, "eSpeak"), "Jaw", used=1_000)
    (tmp_path / "index.json").unlink()
    words = OwnWords(tmp_path, "Piper", room=15)
    put(words, "Brow")
    assert [path.name for path in tmp_path.glob("*.opus")] == [words.place("Brow").name]


def test_a_recording_larger_than_all_the_room_stays_until_the_next(tmp_path: Path) -> None:
    words = OwnWords(tmp_path, "eSpeak", room=5)
    put(words, "Jaw")
    assert words.path("Jaw")


def test_a_broken_one_can_be_dropped(tmp_path: Path) -> None:
    words = OwnWords(tmp_path, "eSpeak")
    for text in TEXTS:
        put(words, text)
    words.drop("Brow")
    assert [text for text in TEXTS if OwnWords(tmp_path, "eSpeak").path(text)] == ["Jaw", "Chin"]
    assert not words.place("Brow").exists()


@pytest.mark.parametrize("text", ["../../jaw", "a/b\\c", "con", "\ud800", "x" * 1000, "👁 ‮"])
def test_no_text_leads_out_of_the_folder(text: str, tmp_path: Path) -> None:
    assert OwnWords(tmp_path, "eSpeak").place(text).resolve().parent == tmp_path.resolve()
