"""How the face can look."""

from upstroke.domain.look import Hair, Look, SkinTone


def test_there_are_eight_tones_or_more_each_depth_cool_and_warm() -> None:
    assert len(SkinTone) >= 8
    depths = [tone.value.rpartition("_")[0] for tone in SkinTone]
    undertones = [tone.value.rpartition("_")[2] for tone in SkinTone]
    assert undertones == ["cool", "warm"] * (len(SkinTone) // 2)
    assert all(depths.count(depth) == 2 for depth in depths)


def test_a_look_can_be_said_in_words() -> None:
    assert SkinTone.VERY_LIGHT_COOL.words == "Very light, cool"
    assert [hair.words for hair in Hair] == ["Towel", "Tied up", "Short"]


def test_the_usual_look_is_that_of_the_drawings() -> None:
    assert Look() == Look(SkinTone.LIGHT_WARM, Hair.TOWEL)
