"""All that can be said in one run."""

from upstroke.domain.script import Lexicon


class Repertoire:
    """What several voices can say, the first of them before the others.

    Each text is looked up once, so that a run keeps its times, whatever is recorded meanwhile. Made anew for each run.
    """

    def __init__(self, *voices: Lexicon) -> None:
        self._voices = voices
        self._lengths: dict[str, int | None] = {}

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say; None where nobody can say it."""
        if text not in self._lengths:
            self._lengths[text] = next(filter(None, (voice.length_ms(text) for voice in self._voices)), None)
        return self._lengths[text]
