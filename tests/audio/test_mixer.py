"""Samples of stretches: each sound on its sample, however time is cut, and no click where the run jumps."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import hold, prep, speech, step, timeline, wait
from tests.strategies import timelines
from upstroke.audio.mixer import FADE_FRAMES, FULL_SCALE, KNEE, Levels, Mixer, Sound, to_pcm
from upstroke.audio.samples import FRAMES_A_MS, Samples
from upstroke.audio.synthesis import LONGEST_MS, sound_of
from upstroke.domain.player import Player
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.score import Cue, CueKind, cues_between, cues_of, score
from upstroke.domain.script import SILENT, Counting, Saying, Speech
from upstroke.domain.sound_choice import Ambience, BeatKind, ChimeSet, Kit
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import GET_READY_MS, LEAD_IN_MS, Options, Timeline

LARGEST_JUMP = 0.1
"""Between two samples; the steepest sound alone makes three quarters of it."""

LINE = timeline(step(side=Side.EACH), hold(), prep(), step("quick", Strokes(20, 100)))
FIRST_WORK = GET_READY_MS + LEAD_IN_MS


LETTER_MS = 20


class Hum:
    """Hums all words, as long as an even voice would say them."""

    def prepare(self, text: str) -> None:
        """There is nothing to be done."""

    def samples(self, text: str) -> Samples | None:
        at = np.arange(LETTER_MS * len(text) * FRAMES_A_MS)
        hum: Samples = (0.3 * np.sin(np.pi * at / len(at)) ** 2 * np.sin(0.03 * at)).astype(np.float32)
        return hum


SPOKEN = timeline(step(side=Side.EACH, cue="Slowly."), wait(), options=Options(speech=speech(LETTER_MS)))
VOICE_ALONE = Sound(Levels(chimes=0, count=0, beat=0))

cuts = st.lists(st.integers(1, 700), min_size=1, max_size=40)


def roll(line: Timeline, start_ms: int, length_ms: int, since_ms: int = 0) -> Stretch:
    return Stretch(line, Track.ROLL, 0, start_ms, length_ms, since_ms)


def rendered(mixer: Mixer, *stretches: Stretch) -> Samples:
    return np.concatenate([mixer.render(stretch) for stretch in stretches])


def at(mix: Samples, ms: int, length_ms: int) -> Samples:
    return mix[ms * FRAMES_A_MS : (ms + length_ms) * FRAMES_A_MS]


@settings(deadline=None, max_examples=40)
@given(timelines(longest=2), st.integers(0, 20_000), cuts)
def test_time_cut_differently_gives_the_same_samples(line: Timeline, start_ms: int, lengths: list[int]) -> None:
    pieces = []
    place = start_ms
    for length in lengths:
        pieces.append(roll(line, place, length))
        place += length
    whole = Mixer().render(roll(line, start_ms, place - start_ms))
    np.testing.assert_array_equal(rendered(Mixer(), *pieces), whole)


def test_each_cue_sits_on_its_exact_sample() -> None:
    ready = score(LINE)[0]
    mix = Mixer().render(roll(LINE, 0, 4_000))
    centre = np.float32(np.cos(np.pi / 4))
    np.testing.assert_allclose(at(mix, 0, 2_600)[:, 0], sound_of(ready) * centre, atol=1e-6)
    beat = next(cue for cue in score(LINE) if cue.kind is CueKind.BEAT)
    just_before = Mixer().render(roll(LINE, beat.at_ms - 5, 5, since_ms=beat.at_ms - 5))
    just_then = Mixer().render(roll(LINE, beat.at_ms, 5, since_ms=beat.at_ms))
    assert not just_before.any()
    assert just_then[1:3].any()


def test_a_side_is_heard_on_its_side_and_no_side_is_louder() -> None:
    left, right = (next(c for c in score(LINE) if c.kind is CueKind.BEAT and np.sign(c.pan) == s) for s in (-1, 1))
    powers = []
    for beat in (left, right):
        part = Mixer().render(roll(LINE, beat.at_ms, 200, since_ms=beat.at_ms)).astype(float)
        powers.append((part**2).sum(axis=0))
    assert powers[0][0] > 4 * powers[0][1]
    assert powers[1][1] > 4 * powers[1][0]
    assert powers[0].sum() == pytest.approx(powers[1].sum(), rel=0.01)


def test_what_was_skipped_is_not_heard() -> None:
    beat = next(cue for cue in score(LINE) if cue.kind is CueKind.BEAT)
    assert not Mixer().render(roll(LINE, beat.at_ms + 10, 50, since_ms=beat.at_ms + 1)).any()


def test_a_track_beside_the_timeline_has_its_own_sounds_whatever_the_place() -> None:
    for track, kind in ((Track.HOLD, CueKind.WAIT), (Track.RESUME, CueKind.COUNT), (Track.END, CueKind.END)):
        mix = Mixer().render(Stretch(LINE, track, 3, 0, 300, since_ms=12_345))
        sound = sound_of(Cue(0, kind, number=3))[: len(mix)]
        np.testing.assert_allclose(mix[:, 0], sound * np.float32(np.cos(np.pi / 4)), atol=1e-6)
    assert not Mixer().render(Stretch(LINE, Track.STILL, 3, 0, 300, 0)).any()


def test_what_is_cut_off_fades_and_what_begins_in_the_middle_of_sounds_fades_in() -> None:
    mixer = Mixer()
    before = rendered(mixer, roll(LINE, 0, 400))
    after = rendered(mixer, Stretch(LINE, Track.STILL, 0, 0, 10, 0), Stretch(LINE, Track.STILL, 0, 0, 90, 0))
    uncut = Mixer().render(roll(LINE, 0, 500))[400 * FRAMES_A_MS :]
    ramp = np.clip(1 - np.arange(1, len(after) + 1) / FADE_FRAMES, 0, 1)[:, np.newaxis]
    np.testing.assert_allclose(after, uncut * ramp, atol=1e-6)
    assert before.any()

    again = mixer.render(roll(LINE, 400, 100))
    np.testing.assert_allclose(again, uncut * (1 - ramp), atol=1e-6)


def test_a_jump_to_the_start_of_a_sound_keeps_its_onset_sharp() -> None:
    mixer = Mixer()
    mixer.render(roll(LINE, 0, 300))
    after = mixer.render(roll(LINE, GET_READY_MS, 300, since_ms=GET_READY_MS))
    np.testing.assert_array_equal(
        after[FADE_FRAMES:], Mixer().render(roll(LINE, GET_READY_MS, 300, since_ms=GET_READY_MS))[FADE_FRAMES:]
    )


def test_nothing_new_begins_in_what_fades_out() -> None:
    beat = next(cue for cue in score(LINE) if cue.kind is CueKind.BEAT)
    mixer = Mixer()
    mixer.render(roll(LINE, beat.at_ms - 5, 5, since_ms=beat.at_ms - 5))
    assert not mixer.render(Stretch(LINE, Track.STILL, 0, 0, 40, 0)).any()


def test_a_nudge_is_not_heard_where_it_changes_nothing() -> None:
    player = Player(LINE)
    player.play()
    mixer = Mixer()
    first = rendered(mixer, *player.feed(FIRST_WORK + 4_000))
    assert player.nudge(True)
    second = rendered(mixer, *player.feed(2_000))
    whole = Mixer().render(roll(LINE, 0, FIRST_WORK + 6_000))
    np.testing.assert_allclose(np.concatenate([first, second]), whole, atol=1e-6)


Command = Callable[[Player], object]
COMMANDS: list[Command] = [
    Player.play,
    Player.pause,
    Player.toggle,
    Player.next_step,
    Player.previous_step,
    lambda player: player.seek(17_000),
    lambda player: player.nudge(True),
    lambda player: player.nudge(False),
    lambda player: player.set_tempo(80),
    lambda player: player.set_tempo(140),
    lambda player: player.set_speech(speech(LETTER_MS, counting=Counting.STROKES, halfway=True)),
    lambda player: player.set_speech(speech(LETTER_MS, saying=Saying.TITLES, next_up=False)),
    lambda player: player.set_speech(SILENT),
]
SOUNDS = [
    Sound(ambience=Ambience.BROWN),
    Sound(Levels(0.3), ambience=Ambience.PAD, ambience_stays=True),
    Sound(Levels(voice=0), Kit(ChimeSet.GLASS, BeatKind.TICK)),
]


def eventful(speech: Speech) -> Player:
    """A run of a bit of everything, as far as its first step."""
    steps = (step(side=Side.EACH, cue="Slowly."), wait(), hold(), step("quick", Strokes(20, 100)))
    player = Player(timeline(*steps, options=Options(speech=speech)))
    player.play()
    return player


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(COMMANDS), st.sampled_from(SOUNDS), st.integers(1, 3_000)), max_size=12),
)
def test_whatever_the_user_does_there_is_no_click_and_no_clipping(acts: list[tuple[Command, Sound, int]]) -> None:
    player = eventful(speech(LETTER_MS))
    mixer = Mixer(words=Hum())
    parts = [np.zeros((1, 2), np.float32), *map(mixer.render, player.feed(6_000))]
    for act, sound, then_ms in acts:
        act(player)
        mixer.set_sound(sound)
        for _ in range(30):
            mixer.prepare()
        parts += map(mixer.render, player.feed(then_ms))
    mix = np.concatenate([*parts, mixer.close(replace(player.feed(1)[0], track=Track.STILL, length_ms=30))])
    assert np.abs(np.diff(mix, axis=0)).max() < LARGEST_JUMP
    assert np.abs(mix).max() < KNEE


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(1, 9_000)), max_size=12))
def test_words_are_whole_unless_the_user_cuts_them(acts: list[tuple[Command, int]]) -> None:
    player = eventful(speech(LETTER_MS))
    fed = list(player.feed(6_000))
    for act, then_ms in acts:
        act(player)
        fed += player.feed(then_ms)
    mix = rendered(Mixer(VOICE_ALONE, Hum()), *fed)
    place_ms = 0
    for stretch in joined(fed):
        for cue in cues_between(cues_of(stretch), stretch.start_ms, stretch.end_ms):
            if cue.kind is CueKind.SAY and cue.end_ms <= stretch.end_ms:
                heard = at(mix, place_ms + cue.at_ms - stretch.start_ms, cue.length_ms)[:, 0]
                words = np.asarray(Hum().samples(cue.words)) * np.float32(np.cos(np.pi / 4))
                # What gives way at the command before it may be heard with its beginning.
                np.testing.assert_allclose(heard[FADE_FRAMES:], words[FADE_FRAMES:], atol=1e-6)
        place_ms += stretch.length_ms


def joined(fed: list[Stretch]) -> list[Stretch]:
    """The same in as few stretches as possible."""
    few: list[Stretch] = []
    for stretch in fed:
        if few and few[-1].followed_by(stretch):
            few[-1] = replace(few[-1], length_ms=few[-1].length_ms + stretch.length_ms)
        else:
            few.append(stretch)
    return few


@settings(deadline=None, max_examples=30)
@given(timelines(longest=3))
def test_no_routine_reaches_the_limiter(line: Timeline) -> None:
    assert np.abs(Mixer().render(roll(line, 0, min(line.length_ms, 60_000)))).max() < KNEE


def test_levels_turn_each_kind_of_sound_down() -> None:
    beat = next(cue for cue in score(LINE) if cue.kind is CueKind.BEAT)
    work = roll(LINE, beat.at_ms, 100, since_ms=beat.at_ms)
    assert not Mixer(Sound(Levels(beat=0))).render(work).any()
    np.testing.assert_allclose(Mixer(Sound(Levels(master=0.5))).render(work), Mixer().render(work) / 2, atol=1e-6)
    np.testing.assert_array_equal(Mixer(Sound(Levels(chimes=0, count=0))).render(work), Mixer().render(work))


def test_a_change_of_levels_is_a_ramp() -> None:
    mixer = Mixer()
    mixer.render(roll(LINE, 0, 400))
    mixer.set_sound(Sound(Levels(master=0.2)))
    after = rendered(mixer, roll(LINE, 400, 3), roll(LINE, 403, 97))
    uncut = Mixer().render(roll(LINE, 0, 500))[400 * FRAMES_A_MS :]
    ramp = np.clip(np.arange(1, len(after) + 1) / FADE_FRAMES, 0, 1)[:, np.newaxis]
    np.testing.assert_allclose(after, uncut * (1 - 0.8 * ramp), atol=1e-6)


def test_after_forgetting_nothing_of_before_is_heard() -> None:
    mixer = Mixer()
    mixer.render(roll(LINE, 0, 400))
    mixer.forget()
    assert not mixer.render(Stretch(LINE, Track.STILL, 0, 0, 40, 0)).any()


def test_preparing_changes_nothing_that_is_heard() -> None:
    mixer = Mixer()
    for _ in range(30):
        mixer.prepare()
    np.testing.assert_array_equal(mixer.render(roll(LINE, 0, 500)), Mixer().render(roll(LINE, 0, 500)))


def test_pcm_is_the_same_in_16_bits() -> None:
    mix = np.array([[0.0, 0.5], [-0.5, KNEE]], np.float32)
    pcm = np.frombuffer(to_pcm(mix), "<i2").reshape(-1, 2)
    np.testing.assert_array_equal(pcm, np.round(mix * FULL_SCALE))


def test_what_is_too_loud_is_bent_and_never_wraps() -> None:
    rising = np.linspace(0, 4, 1_000, dtype=np.float32)[:, np.newaxis] * np.array([1, -1], np.float32)
    pcm = np.frombuffer(to_pcm(rising), "<i2").reshape(-1, 2).astype(int)
    assert (np.diff(pcm[:, 0]) >= 0).all()
    assert (np.diff(pcm[:, 1]) <= 0).all()
    assert np.abs(pcm).max() <= FULL_SCALE


def test_any_stretch_of_a_run_will_do_to_go_on_from() -> None:
    mixer = Mixer()
    first = roll(LINE, 0, 250)
    whole = Mixer().render(roll(LINE, 0, 500))
    mix = rendered(mixer, first, replace(first, start_ms=250, length_ms=0), replace(first, start_ms=250, span_index=1))
    np.testing.assert_array_equal(mix, whole)


# --- words and what is behind them


def test_words_sit_on_their_exact_sample_as_loud_as_they_are_wished() -> None:
    (first, *_) = (cue for cue in score(SPOKEN) if cue.kind is CueKind.SAY)
    quiet = replace(VOICE_ALONE.levels, voice=0.5)
    mix = Mixer(Sound(quiet), Hum()).render(roll(SPOKEN, 0, first.end_ms))
    centre = np.float32(np.cos(np.pi / 4)) / 2
    assert not at(mix, 0, first.at_ms).any()
    words = np.asarray(Hum().samples(first.words))
    np.testing.assert_allclose(at(mix, first.at_ms, first.length_ms)[:, 1], words * centre, atol=1e-6)


def test_without_a_recording_there_is_no_word_and_no_trouble() -> None:
    loud = Mixer(Sound(Levels(voice=1))).render(roll(SPOKEN, 0, 3_000))
    np.testing.assert_array_equal(loud, Mixer(Sound(Levels(voice=0))).render(roll(SPOKEN, 0, 3_000)))


def test_what_will_be_said_soon_is_made_ready_before() -> None:
    asked: list[str] = []

    class Listening(Hum):
        def prepare(self, text: str) -> None:
            asked.append(text)

    mixer = Mixer(words=Listening())
    mixer.render(roll(SPOKEN, 0, 10))
    mixer.prepare()
    assert asked == ["Calm"]


def test_the_background_steps_back_for_words_and_not_for_muted_ones() -> None:
    (first, *_) = (cue for cue in score(SPOKEN) if cue.kind is CueKind.SAY)
    loudness = []
    for voice in (1.0, 0.0):
        mixer = Mixer(Sound(Levels(chimes=0, count=0, beat=0, voice=voice), ambience=Ambience.BROWN))
        rendered(mixer, *[roll(SPOKEN, ms, 10) for ms in range(0, first.at_ms, 10)])
        loudness.append(np.abs(mixer.render(roll(SPOKEN, first.at_ms, first.length_ms))).mean())
    assert loudness[0] == pytest.approx(loudness[1] * 10 ** (-9 / 20), rel=0.05)


@pytest.mark.parametrize("stays", [True, False])
def test_the_background_goes_with_the_pause_unless_it_is_to_stay(stays: bool) -> None:
    mixer = Mixer(Sound(Levels(), ambience=Ambience.BROWN, ambience_stays=stays))
    rendered(mixer, *[roll(LINE, ms, 10) for ms in range(0, 2_000, 10)])
    still = Stretch(LINE, Track.STILL, 0, 0, 10, 2_000)
    mix = rendered(mixer, *[still] * 100)
    assert bool(mix[-480:].any()) is stays


def test_a_last_stretch_ends_in_silence_whatever_sounds() -> None:
    mixer = Mixer(Sound(Levels(), ambience=Ambience.BROWN, ambience_stays=True), Hum())
    rendered(mixer, *[roll(SPOKEN, ms, 10) for ms in range(0, 2_000, 10)])
    mix = mixer.close(Stretch(SPOKEN, Track.STILL, 0, 0, 30, 2_000))
    assert np.abs(mix[:48]).max() > 0
    assert np.abs(mix[-1]).max() < 0.002


def test_a_background_that_stays_after_the_end_has_faded_when_the_last_sound_has_rung_out() -> None:
    sound = Sound(Levels(master=0.8, ambience=0.6), ambience=Ambience.BROWN, ambience_stays=True)
    assert sound.rings_ms > replace(sound, ambience_stays=False).rings_ms == LONGEST_MS
    mixer = Mixer(sound)
    end = [Stretch(LINE, Track.END, 0, ms, 100, 0) for ms in range(0, sound.rings_ms + 100, 100)]
    mix = rendered(mixer, *[roll(LINE, ms, 100) for ms in range(0, 2_000, 100)], *end)
    assert at(mix, 2_000 + sound.rings_ms - 1_000, 100).any()
    assert not at(mix, 2_000 + sound.rings_ms, 100).any()


def test_another_kit_is_heard_in_the_next_sounds() -> None:
    usual = Mixer().render(roll(LINE, 0, 500))
    glass = Mixer(Sound(kit=Kit(chimes=ChimeSet.GLASS))).render(roll(LINE, 0, 500))
    assert not np.allclose(usual, glass)


def test_another_ambience_comes_when_it_has_been_made_ready() -> None:
    mixer = Mixer()
    mixer.set_sound(Sound(ambience=Ambience.WAVES))
    quiet = Stretch(LINE, Track.HOLD, 0, 5_000, 10, 5_000)
    assert not mixer.render(quiet).any()
    for _ in range(30):
        mixer.prepare()
    assert rendered(mixer, *[replace(quiet, start_ms=ms) for ms in range(5_010, 5_100, 10)]).any()
