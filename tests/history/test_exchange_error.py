from pathlib import Path

import msgspec
import pytest

from upstroke.history.exchange_error import ONLY_OURS, unreadable, unwritable, wrong


class Thing(msgspec.Struct):
    strokes: int


class Things(msgspec.Struct):
    things: list[Thing]


def found_in(text: bytes) -> msgspec.DecodeError:
    with pytest.raises(msgspec.DecodeError) as caught:
        msgspec.json.decode(text, type=Things)
    return caught.value


def test_a_place_is_counted_from_one_and_named_in_words() -> None:
    error = found_in(b'{"things": [{"strokes": 1}, {"strokes": "two"}]}')
    assert str(wrong("“a.json”", error)) == f"“a.json”, thing 2, strokes: expected `int`, got `str`; {ONLY_OURS}."
    assert str(wrong("“a.json”", error, "page 3")).startswith("“a.json”, page 3, thing 2, strokes: ")


def test_what_is_no_json_has_no_place() -> None:
    assert str(wrong("“a.json”", found_in(b"{"))) == f"“a.json”: input data was truncated; {ONLY_OURS}."


def test_what_the_system_says_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        (tmp_path / "a").read_bytes()
    assert str(unreadable("“a”", caught.value)) == "“a” can't be read: No such file or directory."
    assert str(unwritable("“a”", caught.value)) == "“a” can't be written: No such file or directory."
