from pathlib import Path

import pytest

from upstroke.files.voice_index import INDEX, Recording, VoiceIndex

KEY = "4cb24128c6ca7050"


def test_what_is_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "voice" / "en"
    VoiceIndex(folder).set("Joe", {"“Jaw”,\nsoftly": Recording(KEY, 425)})
    index = VoiceIndex(folder)
    assert index.voice == "Joe"
    assert index.length_ms("“Jaw”,\nsoftly") == 425
    assert index.path("“Jaw”,\nsoftly") == folder / f"{KEY}.opus"
    assert index.length_ms("Brow") is None
    assert index.path("Brow") is None


def test_where_there_is_no_index_nothing_is_recorded(tmp_path: Path) -> None:
    assert VoiceIndex(tmp_path / "none").length_ms("Jaw") is None
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b'{"voice": "Joe"}',
        b'{"voice": "Joe", "recordings": {"Jaw": {"key": "4cb24128c6ca7050", "ms": 0}}}',
        b'{"voice": "Joe", "recordings": {"Jaw": {"key": "../../../secret", "ms": 9}}}',
    ],
)
def test_an_index_that_can_not_be_used_counts_as_empty(content: bytes, tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(content)
    assert VoiceIndex(tmp_path).recordings == {}


def test_it_holds_what_it_can_not_write(tmp_path: Path) -> None:
    (tmp_path / "voice").write_text("in the way")
    index = VoiceIndex(tmp_path / "voice")
    with pytest.raises(OSError, match="voice"):
        index.set("Joe", {"Jaw": Recording(KEY, 425)})
    assert index.length_ms("Jaw") == 425
