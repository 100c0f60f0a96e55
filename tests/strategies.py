"""Random steps, programmes and options, for properties that must hold for all of them."""

from hypothesis import strategies as st

from tests import builders
from upstroke.domain.anatomy import Half
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Dose, Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.script import SILENT, Counting, Saying
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import Options, Timeline, lay_out

timed_doses: st.SearchStrategy[Dose] = st.one_of(
    st.builds(Strokes, st.integers(1, 12), st.integers(4, 240)),
    st.builds(Seconds, st.integers(1, 20)),
    st.builds(Holds, st.integers(1, 8), st.integers(1, 4)),
)
doses = timed_doses | st.just(UntilReady())
speeches = st.just(SILENT) | st.builds(
    builders.speech,
    st.integers(0, 150),
    saying=st.sampled_from(Saying),
    counting=st.sampled_from(Counting),
    next_up=st.booleans(),
    halfway=st.booleans(),
)
options = st.builds(Options, st.sampled_from(Half), st.integers(50, 150), speeches)


def programmes(dose: st.SearchStrategy[Dose] = doses, longest: int = 4) -> st.SearchStrategy[Programme]:
    """Programmes of a few steps with such doses, on any side."""
    return st.lists(_steps(dose), min_size=1, max_size=longest).map(_programme)


def timelines(dose: st.SearchStrategy[Dose] = doses, longest: int = 4) -> st.SearchStrategy[Timeline]:
    """Such programmes, laid out by any options."""
    return st.builds(lay_out, programmes(dose, longest), options)


def _steps(dose: st.SearchStrategy[Dose]) -> st.SearchStrategy[Step]:
    return st.builds(
        builders.step,
        st.just("step"),
        dose,
        side=st.sampled_from(Side),
        technique=st.sampled_from(Technique),
        pressure=st.integers(1, 3),
    )


def _programme(steps: list[Step]) -> Programme:
    return builders.programme(*steps)
