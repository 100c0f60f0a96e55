"""Who has no recordings says nothing."""

from upstroke.audio.words import NoWords


def test_nobody_says_nothing() -> None:
    assert NoWords().samples("Next.") is None
