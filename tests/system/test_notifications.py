"""Where notifications have no buttons."""

from upstroke.system.notifications import limits


def test_where_there_are_no_buttons_it_is_said() -> None:
    assert limits("linux") == ""
    assert "opens Upstroke" in limits("win32")
    assert limits("darwin") == limits("win32")
