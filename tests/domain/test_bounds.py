from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.bounds import LONGEST_LINE, LONGEST_TEXT, TEMPO, clean_line, clean_text


def test_a_number_goes_to_the_nearest_one_that_is_allowed() -> None:
    assert [TEMPO.clip(number) for number in (-1, 4, 20, 240, 1_000)] == [4, 4, 20, 240, 240]


def test_a_line_has_no_breaks_and_no_spaces_around_it() -> None:
    assert clean_line("  Jaw\r\n\tline\x00 ") == "Jaw line"


def test_a_text_keeps_its_lines() -> None:
    assert clean_text("\n Out\r\nand up.\x07\n") == "Out\nand up."


@given(st.text(max_size=2 * LONGEST_LINE))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    line, lines = clean_line(text), clean_text(text * 9)
    assert (clean_line(line), clean_text(lines)) == (line, lines)
    assert len(line) <= LONGEST_LINE
    assert len(lines) <= LONGEST_TEXT
