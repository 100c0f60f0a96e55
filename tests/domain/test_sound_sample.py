"""Each sound by itself."""

import pytest

from tests.builders import speech
from upstroke.domain.score import Cue, CueKind, cues_between, cues_of
from upstroke.domain.script import FIXED, SILENT, Counting, Saying, said_in
from upstroke.domain.sound_sample import PROGRAMME, SampleKind, nothing, sample
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

TOLD = {
    SampleKind.START: [CueKind.READY],
    SampleKind.STEP: [CueKind.STEP],
    SampleKind.SIDE: [CueKind.SIDE],
    SampleKind.COUNT: [CueKind.COUNT] * 3,
    SampleKind.STROKES: [CueKind.BEAT, CueKind.SWEEP] * 4,
    SampleKind.HOLD: [CueKind.HOLD, CueKind.RELEASE],
    SampleKind.WAIT: [CueKind.WAIT],
    SampleKind.END: [CueKind.END],
}
RINGING_MS = 4_000


def heard(kind: SampleKind, **wishes: object) -> list[Cue]:
    """All cues of a sample, those too that would come while it rings out."""
    found = sample(kind, speech(**wishes))  # type: ignore[arg-type]
    assert found is not None
    cues = cues_of(found.stretch(0, found.length_ms))
    return list(cues_between(cues, found.start_ms, found.end_ms + RINGING_MS))


def words(kind: SampleKind, **wishes: object) -> list[str]:
    return [cue.words for cue in heard(kind, **wishes) if cue.kind is CueKind.SAY]


@pytest.mark.parametrize("kind", list(TOLD))
def test_a_sample_has_its_own_sounds_and_no_others(kind: SampleKind) -> None:
    silent = [cue.kind for cue in heard(kind, saying=Saying.NOTHING, counting=Counting.TICKS)]
    assert silent == TOLD[kind]
    with_words = [cue.kind for cue in heard(kind) if cue.kind is not CueKind.SAY]
    assert with_words == TOLD[kind]


def test_a_sample_ends_when_its_last_word_is_said() -> None:
    found = sample(SampleKind.STEP, speech())
    assert found is not None
    assert found.end_ms == max(cue.end_ms for cue in heard(SampleKind.STEP))
    assert found.length_ms > 3_000


def test_words_are_as_many_as_the_user_chose() -> None:
    everything = words(SampleKind.STEP)
    assert everything == ["Chin and jaw circles", "Left side.", "Small circles, chin to ear. Teeth apart."]
    assert words(SampleKind.STEP, saying=Saying.TITLES) == everything[:2]
    assert words(SampleKind.STEP, saying=Saying.NOTHING) == []
    assert words(SampleKind.SENTENCE) == everything[-1:]
    assert words(SampleKind.START) == ["Evening sequence"]
    assert words(SampleKind.SIDE) == ["Right side."]


def test_the_count_is_as_the_user_chose() -> None:
    assert words(SampleKind.COUNT, counting=Counting.TICKS) == []
    assert words(SampleKind.COUNT) == ["3", "2", "1"]
    assert words(SampleKind.STROKES) == []
    assert words(SampleKind.STROKES, counting=Counting.STROKES) == ["1", "2", "1", "2"]


def test_strokes_are_heard_on_the_left_then_on_the_right() -> None:
    beats = [cue.pan for cue in heard(SampleKind.STROKES) if cue.kind is CueKind.BEAT]
    assert [pan < 0 for pan in beats] == [True, True, False, False]


def test_without_words_there_is_no_sentence() -> None:
    assert sample(SampleKind.SENTENCE, speech(saying=Saying.NOTHING)) is None
    assert sample(SampleKind.SENTENCE, SILENT) is None


def test_in_nothing_there_is_nothing() -> None:
    assert cues_of(nothing().stretch(0, 10)) == ()
    assert nothing().length_ms == 0


def test_all_that_is_said_in_samples_is_said_in_bundled_routines() -> None:
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    bundled = set(FIXED).union(*(said_in(routine) for routine in library.routines))
    said = {text for kind in SampleKind for text in words(kind, counting=Counting.STROKES)}
    assert said <= bundled
    assert {entry.step.title for entry in PROGRAMME.entries} <= bundled


def test_every_sample_has_a_name() -> None:
    assert len({kind.words for kind in SampleKind}) == len(SampleKind)
