from upstroke.system.message import UNKNOWN_METHOD, Answer


def test_an_answer_is_empty_unless_something_is_said() -> None:
    assert Answer() == Answer("", (), "")
    assert Answer("u", (7,)).error == ""
    assert Answer(error=UNKNOWN_METHOD).body == ()
