"""Reading one routine file, and every sentence that is said of a wrong one."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import anatomy
from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Condition, Holds, Routine, Seconds, Side, Slot, Step, Strokes, UntilReady
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import Library
from upstroke.files.routine_toml import PARTS_AT_MOST, build, read_file

HEAD = 'format = 1\nid = "calm"\ntitle = "Calm"\nslot = "evening"\n'

JAWLINE = """
[[step]]
id = "jawline"
title = "Jawline"
technique = "press_stroke"
tool = "gua_sha"
path = ["chin_mid", "jaw_mid", "ear_lobe"]
zones = ["jawline"]
side = "each"
strokes = 5
tempo = 20
pressure = 2
"""

PLAIN = """
[[step]]
id = "plain"
title = "Plain"
technique = "prep"
seconds = 10
"""

SHARED = """
format = 1
title = "Neck"
technique = "lymph_stroke"
path = ["ear_lobe", "jaw_mid"]
zones = ["neck_side"]
side = "each"
strokes = 4
tempo = 15
"""

ONE_KIND = 'needs exactly one of "include", "step", "block" and "one_of"'


class Folder:
    """A folder of routines; `calm.toml` is the one that is asked about."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "steps").mkdir()
        self.write("steps/neck", SHARED)
        self.write("other", HEAD.replace("calm", "other") + JAWLINE + PLAIN)

    def write(self, name: str, text: str) -> Path:
        file = self.path / f"{name}.toml"
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def read(self, text: str) -> Routine:
        file = self.write("calm", text)
        return build(read_file(file), "calm.toml", Library((self.path,), anatomy()), anatomy())

    def faults(self, text: str) -> list[str]:
        """What is said of a file, without its folder."""
        with pytest.raises(RoutineError) as caught:
            self.read(text)
        assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
        return [str(fault).replace(f"{self.path}{os.sep}", "") for fault in caught.value.faults]

    def step_faults(self, field: str, *, without: str = "") -> list[str]:
        """What is said of the third step, the jawline, with one line more and another one less."""
        lines = [line for line in JAWLINE.splitlines() if not without or not line.startswith(without)]
        return self.faults(HEAD + PLAIN + PLAIN.replace("plain", "second") + "\n".join(lines) + f"\n{field}\n")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


# what is read


def test_every_field_of_a_step(folder: Folder) -> None:
    routine = folder.read(
        HEAD
        + """
        [[step]]
        id = "jawline"
        title = "Jawline"
        technique = "press_stroke"
        tool = "gua_sha"
        tool_detail = "the long edge"
        slip = "generous"
        paths = [["chin_mid", "ear_lobe"], ["chin_mid", "jaw_mid.other"]]
        zones = ["jawline", "cheek"]
        side = "each"
        first = "right"
        strokes = 5
        tempo = 20
        angle = 15
        pressure = 2
        cue = "Chin to earlobe."
        mistake = "Rushing."
        view = "front"
        """
    )
    assert routine.steps == (
        Step(
            id="jawline",
            title="Jawline",
            technique=Technique.PRESS_STROKE,
            dose=Strokes(5, 20),
            tool=Tool.GUA_SHA,
            tool_detail="the long edge",
            slip=Slip.GENEROUS,
            paths=(("chin_mid", "ear_lobe"), ("chin_mid", "jaw_mid.other")),
            zones=("jawline", "cheek"),
            side=Side.EACH,
            first=Half.RIGHT,
            angle=15,
            pressure=2,
            cue="Chin to earlobe.",
            mistake="Rushing.",
            view=View.FRONT,
        ),
    )


def test_what_a_step_does_not_say_has_a_default(folder: Folder) -> None:
    assert folder.read(HEAD + PLAIN).steps == (
        Step(
            id="plain",
            title="Plain",
            technique=Technique.PREP,
            dose=Seconds(10),
            tool=Tool.HANDS,
            slip=Slip.NONE,
            paths=(),
            zones=(),
            side=Side.MIDDLE,
            first=Half.LEFT,
            angle=None,
            pressure=1,
            view=View.FRONT,
        ),
    )


def test_every_field_of_a_routine(folder: Folder) -> None:
    more = 'summary = "To calm down."\nhow_often = "Daily."\nbasis = "W1"\nsources = ["W1", "E2"]\n'
    routine = folder.read(HEAD + more + PLAIN)
    assert (routine.id, routine.title, routine.slot) == ("calm", "Calm", Slot.EVENING)
    assert (routine.summary, routine.how_often, routine.basis) == ("To calm down.", "Daily.", "W1")
    assert routine.sources == ("W1", "E2")


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ("strokes = 6\ntempo = 20", Strokes(6, 20)),
        ("seconds = 30", Seconds(30)),
        ("hold = 10\nholds = 2", Holds(10, 2)),
        ('until = "ready"', UntilReady()),
    ],
)
def test_the_four_kinds_of_dose(folder: Folder, dose: str, expected: object) -> None:
    assert folder.read(HEAD + PLAIN.replace("seconds = 10", dose)).steps[0].dose == expected


@pytest.mark.parametrize("technique", ["prep", "wait", "breath", "jaw_mobility"])
def test_what_touches_nothing_needs_no_path(folder: Folder, technique: str) -> None:
    assert folder.read(HEAD + PLAIN.replace("prep", technique)).steps[0].paths == ()


def test_a_step_may_be_shown_from_the_back(folder: Folder) -> None:
    text = HEAD + PLAIN + 'view = "back"\npath = ["occiput"]\n'
    assert folder.read(text).steps[0].view is View.BACK


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(folder: Folder) -> None:
    text = "\ufeff" + (HEAD + JAWLINE).replace("\n", "\r\n")
    assert folder.read(text) == folder.read(HEAD + JAWLINE)


# the file as a whole


def test_a_file_that_is_not_there(folder: Folder) -> None:
    with pytest.raises(RoutineError, match=r"none\.toml: can't be read: No such file or directory$"):
        read_file(folder.path / "none.toml")


def test_a_folder_named_like_a_file(folder: Folder) -> None:
    (folder.path / "odd.toml").mkdir()
    with pytest.raises(RoutineError, match=r"odd\.toml: is not a file$"):
        read_file(folder.path / "odd.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe.toml")
    with pytest.raises(RoutineError, match="is not a file"):
        read_file(folder.path / "pipe.toml")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEAD.encode() + b'summary = "caf\xe9"', "is not a text file in UTF-8"),
        (b"\x00" * 100, "is not valid TOML: Invalid statement (at line 1, column 1)"),
        (b"format = 1\nid = ", "is not valid TOML: Invalid value (at end of document)"),
        (b"#" * 1_000_001, "is far too large for a routine"),
        (b"a = " + b"[" * 5_000, "is nested too deeply"),
        (b"a = " + b"9" * 5_000, "has a number with far too many digits"),
        (b"", '"format = 1" is missing at the top of the file'),
        (b'format = "1"', '"format" must be a whole number, such as 1'),
        (b"format = true", '"format" must be a whole number, such as 1'),
        (b"format = 0", '"format" must be a whole number, such as 1'),
        (b"format = 7", "has format 7, and this Upstroke reads up to format 1; open it with a newer Upstroke"),
    ],
)
def test_what_is_said_of_a_file_that_cannot_be_understood(folder: Folder, content: bytes, reason: str) -> None:
    file = folder.path / "calm.toml"
    file.write_bytes(content)
    with pytest.raises(RoutineError) as caught:
        read_file(file)
    assert str(caught.value) == f"{file}: {reason}"


def test_blocks_nested_without_end_are_refused(folder: Folder) -> None:
    deep = "".join(f'[[{".".join(["block", *["one_of"] * n])}]]\nid = "b"\ntitle = "B"\n' for n in range(400))
    assert folder.faults(HEAD + deep)[0].endswith(("has blocks more than 20 deep", "block: is nested too deeply"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("format = 1", 'calm.toml: the field "id" is missing'),
        (HEAD, "calm.toml: has no [[step]] and no [[block]]"),
        (HEAD + PLAIN + '[[block]]\nid = "b"\ntitle = "B"', "calm.toml: has both steps and blocks; keep one kind"),
        (HEAD + 'sumary = "x"', 'calm.toml: unknown field "sumary"; did you mean "summary"?'),
        (HEAD + "zzz = 1", 'calm.toml: unknown field "zzz"'),
        (
            HEAD.replace('"calm"', '"Calm evening"'),
            "calm.toml: id: must be a short name of small letters, digits and hyphens",
        ),
        (HEAD.replace('"Calm"', '""'), "calm.toml: title: must not be empty"),
        (HEAD.replace("evening", "evenin"), 'calm.toml: slot: unknown value "evenin"; did you mean "evening"?'),
        (
            HEAD.replace("evening", "noon"),
            'calm.toml: slot: unknown value "noon"; it must be one of morning, evening, any',
        ),
        (HEAD + 'sources = ["W1", 2]', "calm.toml: sources 2: must be text, not a whole number"),
        (HEAD + "step = 3", "calm.toml: step: must be a list, not a whole number"),
        (HEAD + "step = [3]", "calm.toml: step 1: must be a table, not a whole number"),
        (
            HEAD + '[[block]]\nid = "b"\n[[block.step]]\nid = "a"\ntitle = "A"\ntechnique = "wait"\nseconds = 5',
            'calm.toml: block "b": the field "title" is missing',
        ),
        (
            HEAD + '[[block]]\nid = "b"\ntitle = "B"\n[[block.one_of]]\nid = "x"\ntitle = 3',
            "calm.toml: block 1, one_of 1, title: must be text, not a whole number",
        ),
        (
            HEAD + '[[block]]\nid = "b"\ntitle = "B"\nwhen = "tool_rest"',
            'calm.toml: block 1, when: unknown value "tool_rest"; did you mean "tool_rested"?',
        ),
        (
            HEAD + '[[block]]\nid = "b"\ntitle = "B"\nincluded = "x"',
            'calm.toml: block 1: unknown field "included"; did you mean "include"?',
        ),
    ],
)
def test_what_is_said_of_a_wrong_routine(folder: Folder, text: str, sentence: str) -> None:
    assert folder.faults(text) == [sentence]


# steps


@pytest.mark.parametrize(
    ("field", "without", "sentence"),
    [
        ("pressure = 4", "pressure", ", pressure: 4 is more than the jawline allows, which is 3"),
        ("pressure = 5", "pressure", ", pressure: must be a whole number of at most 4"),
        ("pressure = 0", "pressure", ", pressure: must be a whole number of at least 1"),
        ('pressure = "2"', "pressure", ", pressure: must be a whole number, not text"),
        ("pressure = 2.5", "pressure", ", pressure: must be a whole number, not a number with a point"),
        ("pressure = true", "pressure", ", pressure: must be a whole number, not true or false"),
        ("pressure = 2026-01-01", "pressure", ", pressure: must be a whole number, not a date"),
        ("presure = 2", "pressure", ': unknown field "presure"; did you mean "pressure"?'),
        ("", "title", ': the field "title" is missing'),
        ("", "technique", ': the field "technique" is missing'),
        ('technique = "efleurage"', "technique", ', technique: unknown value "efleurage"; did you mean "effleurage"?'),
        ('tool = "stone"', "tool", ', tool: unknown value "stone"; did you mean "none"?'),
        (
            'tool = "x"',
            "tool",
            ', tool: unknown value "x"; it must be one of hands, gua_sha, ridged_roller, cups, dry_brush, none',
        ),
        ('side = "int or str"', "side", ', side: unknown value "int or str"; it must be one of each, both, middle'),
        ('path = "chin_mid"', "path", ", path: must be a list, not text"),
        ("path = []", "path", ", path: must not be empty"),
        ("path = [1]", "path", ", path 1: must be text, not a whole number"),
        ('path = ["chin_mid", "ear_lob"]', "path", ', path: unknown landmark "ear_lob"; did you mean "ear_lobe"?'),
        (
            'path = ["chin_mid", "occiput"]',
            "path",
            ', path: "occiput" is seen from the back, but the step is shown from the front',
        ),
        ('paths = [["chin_mid"], ["q"]]', "path", ', paths: unknown landmark "q"'),
        (
            'paths = [["chin_mid"]]',
            "-",
            ', path: "path" and "paths" exclude each other; use "paths" for several lanes',
        ),
        ("", "path", ', path: "press_stroke" needs a path: names of landmarks, such as ["chin_mid", "ear_lobe"]'),
        ('zones = ["jaw_line"]', "zones", ', zones: unknown zone "jaw_line"; did you mean "jawline"?'),
        ('zones = ["neck_front"]', "zones", ", zones: the neck front is never worked on"),
        (f"path = {['chin_mid'] * 25}", "path", ", path: must be a list of at most 24 entries"),
        (f'cue = "{"x" * 1_001}"', "-", ", cue: must be text of at most 1000 characters"),
        ("angle = 91", "-", ", angle: must be a whole number of at most 90"),
        ("", "tempo", ', tempo: is missing beside "strokes"'),
        ("", "strokes", ', strokes: is missing beside "tempo"'),
        ("strokes = 301", "strokes", ", strokes: must be a whole number of at most 300"),
        ("strokes = 300", "strokes", ", strokes: one side would take 900 s; at most 300 s is gentle here"),
        ("format = 1", "-", ': unknown field "format"'),
        ("x = 1e400", "-", ': unknown field "x"'),
    ],
)
def test_what_is_said_of_a_wrong_step(folder: Folder, field: str, without: str, sentence: str) -> None:
    assert folder.step_faults(field, without=without) == [f'calm.toml: step 3 "jawline"{sentence}']


KINDS = '"strokes" with "tempo", "seconds", "hold" with "holds", or "until"'


def test_a_step_needs_one_dose_and_no_more(folder: Folder) -> None:
    assert folder.step_faults("seconds = 10") == [
        f'calm.toml: step 3 "jawline": has more than one dose; keep one of {KINDS}'
    ]
    none = HEAD + PLAIN.replace("seconds = 10", "")
    assert folder.faults(none) == [f'calm.toml: step 1 "plain": needs a dose: {KINDS}']
    half = HEAD + PLAIN.replace("seconds = 10", "hold = 3")
    assert folder.faults(half) == ['calm.toml: step 1 "plain", holds: is missing beside "hold"']


def test_a_step_without_an_id_is_named_by_its_number(folder: Folder) -> None:
    assert folder.faults(HEAD + PLAIN.replace('id = "plain"', "")) == ['calm.toml: step 1: the field "id" is missing']


def test_an_id_that_comes_twice(folder: Folder) -> None:
    assert folder.faults(HEAD + PLAIN + PLAIN) == [
        'calm.toml: step 2 "plain", id: is used twice in this routine; give each step its own'
    ]


def test_all_that_is_wrong_is_said_at_once(folder: Folder) -> None:
    wrong = JAWLINE.replace("ear_lobe", "earlobe").replace('["jawline"]', '["jaw"]')
    assert folder.faults(HEAD + wrong + PLAIN + PLAIN) == [
        'calm.toml: step 1 "jawline", path: unknown landmark "earlobe"; did you mean "ear_lobe"?',
        'calm.toml: step 1 "jawline", zones: unknown zone "jaw"; did you mean "jawline"?',
        'calm.toml: step 3 "plain", id: is used twice in this routine; give each step its own',
    ]


# shared steps


def shared(folder: Folder, more: str) -> Step:
    return folder.read(f'{HEAD}[[step]]\nuse = "neck"\n{more}').steps[0]


def test_a_shared_step_is_taken_whole(folder: Folder) -> None:
    step = shared(folder, "")
    assert (step.id, step.title, step.dose) == ("neck", "Neck", Strokes(4, 15))
    assert step.paths == (("ear_lobe", "jaw_mid"),)


@pytest.mark.parametrize(
    ("more", "dose"),
    [
        ("strokes = 3", Strokes(3, 15)),
        ("tempo = 30", Strokes(4, 30)),
        ("strokes = 3\ntempo = 30", Strokes(3, 30)),
        ("seconds = 30", Seconds(30)),
        ("hold = 5\nholds = 2", Holds(5, 2)),
        ('until = "ready"', UntilReady()),
    ],
)
def test_another_dose_replaces_the_shared_one(folder: Folder, more: str, dose: object) -> None:
    assert shared(folder, more).dose == dose


def test_what_is_said_here_replaces_what_is_shared(folder: Folder) -> None:
    step = shared(folder, 'id = "last"\ntitle = "Last"\npaths = [["chin_mid"], ["jaw_mid"]]\nzones = []')
    assert (step.id, step.title, step.zones) == ("last", "Last", ())
    assert step.paths == (("chin_mid",), ("jaw_mid",))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('use = "nek"', ', use: there is no shared step "nek"; did you mean "neck"?'),
        ("use = 3", ', use: there is no shared step "3"'),
        ('use = "neck"\nhold = 3', ' "neck", holds: is missing beside "hold"'),
        ('use = "neck"\npressure = 2', ' "neck", pressure: 2 is more than the neck side allows, which is 1'),
        ('use = "neck"\nside = "both"', ' "neck", side: both sides of the neck are never worked at once; use "each"'),
        ('use = "neck"\nformat = 1', ' "neck": unknown field "format"'),
    ],
)
def test_what_is_said_of_a_wrong_use(folder: Folder, more: str, sentence: str) -> None:
    assert folder.faults(f"{HEAD}[[step]]\n{more}") == [f"calm.toml: step 1{sentence}"]


def test_a_shared_step_does_not_use_another(folder: Folder) -> None:
    folder.write("steps/neck", SHARED + 'use = "other"')
    assert folder.faults(f'{HEAD}[[step]]\nuse = "neck"') == [
        'calm.toml: step 1 "neck": unknown field "use"; did you mean "cue"?'
    ]


# sequences


def in_block(text: str) -> str:
    return f'{HEAD}[[block]]\nid = "b"\ntitle = "B"\n{text}'


def test_a_block_takes_a_whole_routine(folder: Folder) -> None:
    (block,) = folder.read(in_block('include = "other"\nwhen = "tool_rested"')).blocks
    assert (block.id, block.title, block.routine_id, block.when) == ("b", "B", "other", Condition.TOOL_RESTED)
    assert [step.id for step in block.steps] == ["jawline", "plain"]


def test_a_block_takes_chosen_steps_in_its_own_order_and_changes_them(folder: Folder) -> None:
    text = 'include = "other"\nsteps = ["plain", "jawline"]\n[block.change.jawline]\nstrokes = 2\ntitle = "Jaw"'
    (block,) = folder.read(in_block(text)).blocks
    assert [step.id for step in block.steps] == ["plain", "jawline"]
    assert (block.steps[1].title, block.steps[1].dose) == ("Jaw", Strokes(2, 20))


def test_a_step_that_is_taken_twice_has_two_ids(folder: Folder) -> None:
    (block,) = folder.read(in_block('include = "other"\nsteps = ["plain", "jawline", "plain"]')).blocks
    assert [step.id for step in block.steps] == ["plain", "jawline", "plain-2"]
    assert block.steps[2] == replace(block.steps[0], id="plain-2")


def test_a_block_may_have_steps_of_its_own(folder: Folder) -> None:
    (block,) = folder.read(in_block(PLAIN.replace("[[step]]", "[[block.step]]"))).blocks
    assert (block.routine_id, [step.id for step in block.steps]) == ("calm", ["plain"])


def test_a_choice_and_a_sequence_in_a_sequence(folder: Folder) -> None:
    choice = '[[block.one_of]]\nid = "x"\ntitle = "X"\ninclude = "other"\n[[block.one_of]]\nid = "y"\ntitle = "Y"\n'
    own = PLAIN.replace("[[step]]", "[[block.one_of.step]]")
    folder.write("inner", in_block(choice + own).replace("calm", "inner"))
    (block,) = folder.read(in_block('include = "inner"')).blocks
    (inner,) = block.blocks
    assert [(option.id, option.routine_id) for option in inner.options] == [("x", "other"), ("y", "inner")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f": {ONE_KIND}"),
        ('include = "other"\n[[block.step]]\nid = "x"', f": {ONE_KIND}"),
        ('include = "other"\n[[block.block]]\nid = "x"\ninclude = "other"', f": {ONE_KIND}"),
        ('include = "othr"', ', include: there is no routine "othr"; did you mean "other"?'),
        ('include = "calm"', ", include: goes round in a circle: calm → calm"),
        ('include = "other"\nsteps = ["jaw-line"]', ', steps: "other" has no step "jaw-line"; did you mean "jawline"?'),
        (
            'include = "other"\nsteps = ["plain"]\n[block.change.jawline]\nstrokes = 2',
            ', change: "jawline" is not one of the steps here',
        ),
        (
            'include = "other"\n[block.change.jawlin]\nstrokes = 2',
            ', change: "jawlin" is not one of the steps here; did you mean "jawline"?',
        ),
        ('include = "other"\n[block.change.plain]\nid = "x"', ', step "plain", id: can\'t be changed here'),
        (
            'include = "other"\n[block.change.jawline]\npressure = 4',
            ', step "jawline", pressure: 4 is more than the jawline allows, which is 3',
        ),
        (
            'steps = ["plain"]\n[[block.step]]\nid = "x"',
            ': "steps" and "change" belong to "include"',
        ),
        ('[[block.step]]\nid = "x"', ', step 1 "x": the field "title" is missing'),
        (
            '[[block.one_of]]\nid = "x"\ntitle = "X"\ninclude = "none"',
            ', block "x", include: there is no routine "none"',
        ),
    ],
)
def test_what_is_said_of_a_wrong_block(folder: Folder, text: str, sentence: str) -> None:
    assert folder.faults(in_block(text)) == [f'calm.toml: block "b"{sentence}']


def test_a_change_may_not_bring_in_a_shared_step(folder: Folder) -> None:
    assert folder.faults(in_block('include = "other"\n[block.change.plain]\nuse = "neck"'))[0] == (
        'calm.toml: block "b", step "plain", use: can\'t be changed here'
    )


def test_a_block_id_that_comes_twice(folder: Folder) -> None:
    block = '[[block]]\nid = "b"\ntitle = "B"\ninclude = "other"\n'
    assert folder.faults(HEAD + block + block) == [
        'calm.toml: block "b", id: is used twice here; give each block its own'
    ]


def test_a_circle_over_several_files_is_named(folder: Folder) -> None:
    folder.write("inner", in_block('include = "calm"').replace('id = "calm"', 'id = "inner"'))
    assert folder.faults(in_block('include = "inner"')) == [
        'calm.toml: block "b", block "b", include: goes round in a circle: calm → inner → calm'
    ]


def test_a_sequence_is_only_included_whole(folder: Folder) -> None:
    folder.write("inner", in_block('include = "other"').replace('id = "calm"', 'id = "inner"'))
    assert folder.faults(in_block('include = "inner"\nsteps = ["plain"]')) == [
        'calm.toml: block "b": "inner" is made of blocks; it can only be included whole'
    ]


def test_files_that_include_each_other_cannot_grow_without_end(folder: Folder) -> None:
    included = "other"
    for name in [*(f"twice-{n}" for n in range(18)), "calm"]:
        blocks = "".join(f'[[block]]\nid = "{b}"\ntitle = "B"\ninclude = "{included}"\n' for b in "ab")
        folder.write(name, HEAD.replace('"calm"', f'"{name}"') + blocks)
        included = name
    assert folder.faults((folder.path / "calm.toml").read_text()) == [
        f"calm.toml: has more than {PARTS_AT_MOST} steps and blocks, with all that it includes"
    ]


def test_a_chain_of_files_has_a_limit(folder: Folder) -> None:
    included = "other"
    for n in range(25):
        folder.write(f"chain-{n}", in_block(f'include = "{included}"').replace('"calm"', f'"chain-{n}"'))
        included = f"chain-{n}"
    (fault,) = folder.faults(in_block(f'include = "{included}"'))
    assert fault.endswith('block "b": has blocks more than 20 deep')
