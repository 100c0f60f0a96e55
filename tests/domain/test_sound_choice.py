"""What there is to choose from for the ears."""

from upstroke.domain.sound_choice import USUAL_KIT, Ambience, BeatKind, ChimeSet, Kit


def test_each_choice_can_be_said_in_words_of_its_own() -> None:
    for choices in (Ambience, ChimeSet, BeatKind):
        words = [choice.words for choice in choices]
        assert all(words)
        assert len(set(words)) == len(words)


def test_the_usual_kit_is_bowls_and_wood() -> None:
    assert Kit() == USUAL_KIT == Kit(ChimeSet.BOWLS, BeatKind.WOOD)
