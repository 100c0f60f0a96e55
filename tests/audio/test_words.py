"""Who has no recordings says nothing."""

from upstroke.audio.words import NoWords


def test_nobody_says_nothing() -> None:
    nobody = NoWords()
    nobody.prepare("Next.")
    assert nobody.samples("Next.") is None
