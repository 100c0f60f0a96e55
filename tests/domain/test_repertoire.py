from tests.builders import EvenVoice
from upstroke.domain.repertoire import Repertoire


class Growing:
    """A voice that learns."""

    def __init__(self, **lengths: int) -> None:
        self.lengths = lengths

    def length_ms(self, text: str) -> int | None:
        return self.lengths.get(text)


def test_the_first_who_can_say_a_text_says_it() -> None:
    repertoire = Repertoire(Growing(jaw=400), EvenVoice(10))
    assert repertoire.length_ms("jaw") == 400
    assert repertoire.length_ms("brow") == 40
    assert Repertoire(Growing()).length_ms("jaw") is None


def test_what_is_learnt_in_the_middle_of_a_run_changes_nothing_in_it() -> None:
    voice = Growing(jaw=700)
    run = Repertoire(voice)
    assert (run.length_ms("jaw"), run.length_ms("brow")) == (700, None)
    voice.lengths = {"jaw": 650, "brow": 800}
    assert (run.length_ms("jaw"), run.length_ms("brow")) == (700, None)
    assert (Repertoire(voice).length_ms("jaw"), Repertoire(voice).length_ms("brow")) == (650, 800)
