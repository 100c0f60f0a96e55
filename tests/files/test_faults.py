"""What is wrong in a file, in a sentence."""

from upstroke.files.faults import Fault, RoutineError, nearest


def test_a_fault_names_file_place_and_reason() -> None:
    assert str(Fault("a.toml", 'step 3 "jawline", pressure', "too much")) == (
        'a.toml: step 3 "jawline", pressure: too much'
    )


def test_a_fault_of_the_whole_file_has_no_place() -> None:
    assert str(Fault("a.toml", "", "is not a file")) == "a.toml: is not a file"


def test_an_error_says_all_its_faults_a_line_each() -> None:
    error = RoutineError([Fault("a.toml", "", "one"), Fault("a.toml", "id", "two")])
    assert str(error) == "a.toml: one\na.toml: id: two"
    assert [fault.reason for fault in error.faults] == ["one", "two"]


def test_the_nearest_name_is_offered_only_where_one_is_near() -> None:
    assert nearest("ear_lob", ["chin_mid", "ear_lobe"]) == '; did you mean "ear_lobe"?'
    assert nearest("zzz", ["chin_mid", "ear_lobe"]) == ""
    assert nearest("x", []) == ""


def test_a_fault_is_one_line_that_can_be_read_whatever_it_names() -> None:
    fault = Fault("mine.toml", 'step 1 "a\r\nb"', f'unknown value "\u202e\x00{"x" * 5_000}"')
    said = str(fault)
    assert said.startswith('mine.toml: step 1 "a��b": unknown value "��xxx')
    assert said.endswith("xxx…")
    assert said.isprintable()
    assert len(said) < 600


def test_of_a_place_that_goes_on_and_on_the_end_is_told() -> None:
    said = str(Fault("mine.toml", f'{"block, " * 100}step 3 "jaw"', "too much"))
    assert said.startswith("mine.toml: …")
    assert said.endswith('block, step 3 "jaw": too much')
    assert len(said) < 200
