"""A draft becomes a file of the user's, and no other file of theirs is lost to it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import step
from upstroke.domain.bounds import clean_line
from upstroke.domain.draft import Draft
from upstroke.domain.fit import fit
from upstroke.domain.lint import lint
from upstroke.domain.programme import open_routine
from upstroke.domain.remedies import Remedies
from upstroke.domain.routine import Block, Seconds
from upstroke.domain.timeline import Options
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import clip, read_clip
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import Library
from upstroke.files.saving import save_draft
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
MINE = Draft(title="My evening").inserted([step("jaw"), step("cheek")])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def library(folder: Path) -> Library:
    return Library((routines_dir(), folder), ANATOMY)


def shown(library: Library, routine_id: str) -> Draft:
    """A routine as the builder has it."""
    routine = library.routine(routine_id)
    assert routine is not None
    return Draft.of(routine)


def whole(library: Library, routine_id: str) -> Block:
    """A routine as a block."""
    routine = library.routine(routine_id)
    assert routine is not None
    return Block(routine.id, routine.title, routine.id, routine.steps, routine.blocks)


def test_a_draft_that_was_saved_is_in_the_library_and_can_be_changed_again(own: Path) -> None:
    draft = MINE.inserted([whole(library(own), "guasha-quick")], at=1)
    saved = save_draft(draft, library(own), own)
    assert saved == replace(draft, id="my-evening")
    again = library(own)
    assert again.faults == ()
    assert shown(again, "my-evening") == saved
    assert 'include = "guasha-quick"' in (own / "my-evening.toml").read_text()
    changed = save_draft(replace(saved, title="Calm"), again, own)
    assert [path.name for path in own.iterdir()] == ["my-evening.toml"]
    assert shown(library(own), "my-evening") == changed


def test_a_file_that_can_not_be_read_is_not_overwritten(own: Path) -> None:
    (own / "my-evening.toml").write_text("half an hour of my work, with a slip in it")
    assert save_draft(MINE, library(own), own).id == "my-evening-2"
    assert "half an hour" in (own / "my-evening.toml").read_text()


def test_what_came_with_upstroke_is_never_written_to(own: Path) -> None:
    before = (routines_dir() / "guasha-quick.toml").read_bytes()
    saved = save_draft(shown(library(own), "guasha-quick"), library(own), own)
    assert saved.id not in {"", "guasha-quick"}
    assert (routines_dir() / "guasha-quick.toml").read_bytes() == before


def test_a_file_of_another_name_keeps_it(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    (own / "my-evening.toml").rename(own / "abends.toml")
    save_draft(replace(saved, title="Abends"), library(own), own)
    assert [path.name for path in own.iterdir()] == ["abends.toml"]


def test_nothing_is_lost_where_it_can_not_be_written(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    text = (own / "my-evening.toml").read_text()
    (own / ".my-evening.toml.part").mkdir()
    with pytest.raises(OSError, match=r"my-evening"):
        save_draft(replace(saved, title="Other"), library(own), own)
    assert (own / "my-evening.toml").read_text() == text


def test_a_routine_never_includes_itself(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    day = save_draft(Draft(title="Day").inserted([whole(library(own), saved.id)]), library(own), own)
    round_and_round = saved.inserted([whole(library(own), day.id)])
    save_draft(round_and_round, library(own), own)
    again = library(own)
    assert again.faults == ()
    assert [item.title for item in shown(again, saved.id).items] == ["Jaw", "Cheek", "Day"]


def test_what_could_not_be_read_again_is_not_written_and_says_why(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    text = (own / "my-evening.toml").read_text()
    pauses = Draft(title="Long").inserted([replace(step("wait"), title="Wait", dose=Seconds(5))] * 501)
    with pytest.raises(RoutineError, match="“Long” was not written: step: must be a list of at most 500 entries"):
        save_draft(pauses, library(own), own)
    with pytest.raises(RoutineError, match=r"“My.evening” was not written: title"):
        save_draft(replace(saved, title="My\u2028evening"), library(own), own)
    assert [(path.name, path.read_text()) for path in own.iterdir()] == [("my-evening.toml", text)]


def test_what_is_returned_is_what_is_in_the_file(own: Path) -> None:
    pasted = read_clip(clip([whole(library(own), "evening")]), library(own), ANATOMY)
    saved = save_draft(MINE.inserted(pasted), library(own), own)
    assert shown(library(own), saved.id) == saved
    assert {each.routine_id for each in saved.items if isinstance(each, Block)} == {"my-evening"}


# whatever is built

LIBRARY = Library((routines_dir(),), ANATOMY)
STEPS = [step for routine in LIBRARY.routines for step in routine.steps]
REMEDIES = Remedies.among(STEPS)
Change = Callable[[Draft], Draft]


def _chosen(draft: Draft, places: list[int]) -> tuple[str, ...]:
    """The ids of some items."""
    return tuple(draft.ids[place % len(draft.ids)] for place in places if draft.ids)


def _pasted(draft: Draft, places: list[int]) -> Draft:
    """What is copied, and pasted at the end."""
    items = [item for item in draft.items if item.id in _chosen(draft, places)]
    known = {routine.id: routine for routine in LIBRARY.routines} if len(places) % 2 else {}
    return draft.inserted(read_clip(clip(items, known), LIBRARY, ANATOMY)) if items else draft


def _opened(draft: Draft, places: list[int]) -> Draft:
    """A block is opened into its parts."""
    blocks = [item for item in draft.items if isinstance(item, Block)]
    return draft.opened(blocks[places[0] % len(blocks)]) if blocks else draft


def _mended(draft: Draft, places: list[int]) -> Draft:
    """What is amiss is put right."""
    fixes = [remark.fix for remark in lint(draft, ANATOMY, REMEDIES) if remark.fix]
    return fixes[places[0] % len(fixes)].apply(draft) if fixes else draft


def _changes() -> st.SearchStrategy[Change]:
    places = st.lists(st.integers(0, 40), min_size=1, max_size=4)
    wholes = st.sampled_from([routine.id for routine in LIBRARY.routines])
    title = st.text(min_size=1, max_size=140).map(clean_line)
    return st.one_of(
        st.sampled_from(STEPS).map(lambda each: lambda draft: draft.inserted([each], 0)),
        wholes.map(lambda each: lambda draft: draft.inserted([whole(LIBRARY, each)])),
        title.map(lambda text: lambda draft: replace(draft, title=text or "Mine")),
        places.map(lambda at: lambda draft: draft.moved(_chosen(draft, at), at[0])),
        places.map(lambda at: lambda draft: draft.doubled(_chosen(draft, at))),
        places.map(lambda at: lambda draft: draft.without(_chosen(draft, at[:1]))),
        places.map(lambda at: lambda draft: _pasted(draft, at)),
        places.map(lambda at: lambda draft: _opened(draft, at)),
        places.map(lambda at: lambda draft: _mended(draft, at)),
        st.integers(1, 45).map(lambda least: lambda draft: fit(draft, least * 60_000, Options()).draft),
    )


@settings(max_examples=60)
@given(st.lists(_changes(), min_size=1, max_size=10))
def test_whatever_is_built_is_saved_and_plays_the_same_when_it_is_read_again(changes: list[Change]) -> None:
    draft = Draft(title="Mine")
    for change in changes:
        draft = change(draft)
    if not draft.items:
        return
    with TemporaryDirectory() as folder:
        own = Library((routines_dir(), Path(folder)), ANATOMY)
        own.reload()
        saved = save_draft(draft, own, Path(folder))
        own.reload()
        assert own.faults == ()
        assert shown(own, saved.id) == saved
        again, built = open_routine(saved.routine), open_routine(draft.routine)
        assert [entry.step for entry in again.entries] == [entry.step for entry in built.entries]
        assert save_draft(saved, own, Path(folder)) == saved, "saved again it stays as it is"


def test_what_someone_writes_by_hand_is_set_aside_where_it_can_not_be_read_yet(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    known = library(own)
    assert known.faults == ()
    file = own / "my-evening.toml"
    file.write_text(file.read_text() + "\n[[step]]\nid = half a step\n")
    known.reload()
    save_draft(replace(saved, title="Calm"), known, own)
    assert "half a step" in (own / "my-evening.toml.broken").read_text()
    assert shown(library(own), "my-evening").title == "Calm"
