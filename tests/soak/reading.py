"""Reads what was broken in each way in which Upstroke reads it: it must be used or refused in words, and never crash.

What can be used must be written as it is, and read again.
"""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.soak.broken_data import Twister
from tests.soak.broken_files import Breaker
from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Draft
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine
from upstroke.domain.timeline import lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import NAME, clip, read_clip
from upstroke.files.drafts import Drafts
from upstroke.files.faults import RoutineError
from upstroke.files.importing import IdTaken, Imported, import_routine, keep_both
from upstroke.files.routine_library import EXPORT_SUFFIX, SUFFIX, Library
from upstroke.files.routine_text import routine_text
from upstroke.files.routine_toml import build, plain, read_file, understood
from upstroke.paths import resources_dir, routines_dir

LONGEST_SENTENCE = 700
MOMENTS = 20
FOREIGN = re.compile("`|Expected|Error|codec|object")
"""What no sentence of ours has in it."""


class Reader:
    """Reads beside all bundled routines, as the program does."""

    def __init__(self, folder: Path) -> None:
        self.anatomy: Anatomy = load_anatomy(resources_dir() / "face")
        self.own = folder / "own"
        self.file = folder / f"broken{EXPORT_SUFFIX}"
        self.drafts = folder / "drafts"
        self.drafts.mkdir(parents=True, exist_ok=True)
        self.shelf = Library((routines_dir(), self.own), self.anatomy)

    def read(self, content: bytes) -> tuple[str, ...]:
        """What is said of a routine file; empty where it can be played."""
        self.file.write_bytes(content)
        try:
            routine = build(read_file(self.file), str(self.file), self.shelf, self.anatomy)
        except RoutineError as error:
            return _said(error, str(self.file))
        self._play(routine)
        self._written(routine)
        return ()

    def take_in(self, content: bytes) -> tuple[str, ...]:
        """The same for one that is imported, beside what is there."""
        self.file.write_bytes(content)
        shutil.rmtree(self.own, ignore_errors=True)
        try:
            found = import_routine(self.file, self.shelf, self.own, self.anatomy)
        except RoutineError as error:
            return _said(error, str(self.file))
        if isinstance(found, IdTaken):
            found = Imported(keep_both(found, self.shelf, self.own), new=True)
        if found.new:
            (written,) = self.own.glob(f"*{SUFFIX}")
            routine = build(read_file(written), written.name, self.shelf, self.anatomy)
            assert (routine.id, _steps(routine)) == (found.routine.id, _steps(found.routine))
        return ()

    def paste(self, text: str) -> tuple[str, ...]:
        """The same for a text from the clipboard."""
        try:
            items = read_clip(text, self.shelf, self.anatomy)
        except RoutineError as error:
            return _said(error, NAME)
        draft = Draft().inserted(items)
        again = Draft().inserted(read_clip(clip(draft.items), self.shelf, self.anatomy))
        assert _steps(again.routine) == _steps(draft.routine)
        self._play(draft.routine)
        return ()

    def restore(self, content: bytes) -> bool:
        """Whether a draft of an earlier run is found; one that can't be used is set aside."""
        for left in self.drafts.iterdir():
            left.unlink()
        (self.drafts / "+new.draft").write_bytes(content)
        found = dict(Drafts(self.drafts, self.shelf, self.anatomy).found())
        names = sorted(path.name for path in self.drafts.iterdir())
        assert names == (["+new.draft"] if found else ["+new.draft.broken"])
        for draft in found.values():
            if draft.items:
                self._play(draft.routine)
            if draft.items and draft.title.strip():
                self._written(replace(draft, id="mine").routine)
            Drafts(self.drafts, self.shelf, self.anatomy).keep(found)
            assert dict(Drafts(self.drafts, self.shelf, self.anatomy).found()).keys() == found.keys()
        return bool(found)

    def _play(self, routine: Routine) -> None:
        timeline = lay_out(open_routine(routine))
        for ms in range(0, timeline.length_ms + 1, max(1, timeline.length_ms // MOMENTS)):
            timeline.moment(ms)

    def _written(self, routine: Routine) -> None:
        """What can be used can be sent to others, who play the same."""
        text = routine_text(routine)
        again = build(understood(plain(text.encode(), "text"), "text"), "text", self.shelf, self.anatomy)
        assert _steps(again) == _steps(routine)


def _steps(routine: Routine) -> list[object]:
    return [entry.step for entry in open_routine(routine).entries]


def _said(error: RoutineError, name: str) -> tuple[str, ...]:
    """What is said of a refusal: sentences about the file, in our own words."""
    told = tuple(str(fault) for fault in error.faults)
    assert told, "refused without a word"
    for sentence in told:
        assert sentence.startswith(f"{name}: "), f"does not name the file: {sentence}"
        assert len(sentence) < len(name) + LONGEST_SENTENCE, f"goes on and on: {sentence}"
        assert sentence.isprintable(), f"can't be read: {sentence!r}"
        if "is not valid TOML" not in sentence:
            # What is quoted are the words of the file.
            assert not FOREIGN.search(re.sub('".*"', "", sentence)), f"is not in our words: {sentence}"
    return told


class Drafter:
    """Makes broken drafts and texts of the clipboard, the same ones for the same seed."""

    def __init__(self, seed: int, reader: Reader) -> None:
        self._numbers = random.Random(seed)
        self._breaker = Breaker(seed)
        drafts = [Draft.of(routine) for routine in reader.shelf.routines]
        known = {routine.id: routine for routine in reader.shelf.routines}
        Drafts(reader.drafts, reader.shelf, reader.anatomy).keep({draft.id: draft for draft in drafts})
        self._drafts = [path.read_bytes() for path in sorted(reader.drafts.iterdir())]
        self._twister = Twister(self._numbers, map(json.loads, self._drafts), dates=False)
        for path in reader.drafts.iterdir():
            path.unlink()
        self._clips = [clip(draft.items, known).encode() for draft in drafts] + [
            clip(draft.items).encode() for draft in drafts
        ]

    def draft(self) -> bytes:
        """A draft with other data, another text in it, or other bytes."""
        good = self._numbers.choice(self._drafts)
        if self._numbers.random() < 0.3:
            return self._breaker.broken(good)
        data = json.loads(good)
        if self._numbers.random() < 0.5:
            data["items"] = data["whole"] = self.clip()
        else:
            data = self._twister.twisted(data)
        return json.dumps(data).encode("utf-8", "surrogatepass")

    def clip(self) -> str:
        """A text with steps, which may hold halves of letters, as a clipboard may."""
        pick = self._numbers
        if pick.random() < 0.5:
            return self._breaker.of_structure().decode()
        content = self._breaker.broken(pick.choice(self._clips))
        return content.decode("utf-8", pick.choice(["replace", "surrogateescape", "ignore"]))


def failures(count: int, seed: int, folder: Path) -> Iterator[tuple[int, str]]:
    """The number of each variant that made Upstroke fail, and how; an empty one after every thousand, and at the end.

    Each variant is read as a file and imported; every fifth is followed by a draft and a text of the clipboard.
    """
    reader = Reader(folder)
    drafter = Drafter(seed, reader)
    for number, content in enumerate(Breaker(seed).variants(count), 1):
        tries: list[tuple[Callable[[Any], object], Any]] = [(reader.read, content), (reader.take_in, content)]
        if number % 5 == 0:
            tries += [(reader.restore, drafter.draft()), (reader.paste, drafter.clip())]
        for attempt, broken in tries:
            try:
                attempt(broken)
            except Exception as error:
                text = broken if isinstance(broken, bytes) else broken.encode("utf-8", "surrogatepass")
                (folder / f"failed-{attempt.__name__}-{seed}-{number}").write_bytes(text)
                yield number, f"{attempt.__name__}: {type(error).__name__}: {error}"
        if number % 1_000 == 0 or number == count:
            yield number, ""
