"""All that is the user's in one zip, to take along to another machine: history, own routines and settings.

In it: `history.json` with everything, `history.csv` for a spreadsheet, `routines/` with the files of the user's folder,
and `settings.toml`. What is imported is brought together with what is here, and nothing is overwritten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from upstroke.domain.anatomy import Anatomy
from upstroke.files.own_routines import FILE_NAME, NOTHING, TakenIn, own_files, take_in
from upstroke.files.routine_library import Library
from upstroke.files.routine_toml import LARGEST_FILE
from upstroke.files.settings import SettingsStore
from upstroke.files.zip_file import ZipContents, ZipError, opened_zip
from upstroke.history import exchange
from upstroke.history.csv_file import csv_pieces, read_csv
from upstroke.history.exchange import Progress, silent
from upstroke.history.exchange_error import ONLY_OURS, ExchangeError, unreadable, unwritable
from upstroke.history.json_file import json_pieces, read_json
from upstroke.history.merging import Merged
from upstroke.history.private_file import MODE, written_whole
from upstroke.history.store import History
from upstroke.paths import UserPaths, routines_dir

SUFFIX = ".zip"

HISTORY_JSON = "history.json"
HISTORY_CSV = "history.csv"
ROUTINES = "routines/"
SETTINGS = "settings.toml"


def written(file: Path) -> str:
    """What was written to a file, for the user."""
    what = "Your history, routines and settings were" if file.suffix.lower() == SUFFIX else "Your history was"
    return f"{what} written to {file}."


@dataclass(frozen=True, slots=True)
class Taken:
    """What was imported. `settings` are those in the file, if any, which are not taken over unasked."""

    merged: Merged
    routines: TakenIn = NOTHING
    settings: bytes = b""

    @property
    def sentence(self) -> str:
        """What was done, for the user."""
        return " ".join(filter(None, (self.merged.sentence, self.routines.sentence)))


def export(history: History, paths: UserPaths, file: Path, now: datetime, progress: Progress = silent) -> None:
    """Write to a .zip, .json or .csv file, replacing it only once all is written. Raises ExchangeError.

    To a .zip each session is written twice, and `progress` told of both.
    """
    if file.suffix.lower() != SUFFIX:
        exchange.export_history(history, file, now, progress)
        return
    try:
        with history.snapshot(), written_whole(file) as whole, ZipFile(whole, "w", ZIP_DEFLATED) as zipped:
            count = history.count
            _put(zipped, HISTORY_JSON, exchange.told(json_pieces(history, now), progress, 2 * count), now)
            _put(zipped, HISTORY_CSV, exchange.told(csv_pieces(history), progress, 2 * count, count), now)
            for name, path in own_files(paths.routines):
                _put(zipped, f"{ROUTINES}{name}", [path.read_bytes()], now)
            if paths.settings.exists():
                _put(zipped, SETTINGS, [paths.settings.read_bytes()], now)
    except OSError as error:
        raise unwritable(f"“{file}”", error) from error


def _put(zipped: ZipFile, name: str, pieces: Iterable[bytes], now: datetime) -> None:
    info = ZipInfo(name, max(now.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = MODE << 16
    with zipped.open(info, "w", force_zip64=True) as member:
        member.writelines(pieces)


def take(
    history: History, library: Library, paths: UserPaths, anatomy: Anatomy, file: Path, progress: Progress = silent
) -> Taken:
    """Bring what a .zip, .json or .csv file holds together with what is here.

    Raises ExchangeError, and nothing was changed then. A routine alone that can't be used is told in what is returned.
    """
    if file.suffix.lower() != SUFFIX:
        return Taken(exchange.import_history(history, file, progress))
    try:
        with opened_zip(file) as contents:
            routines, settings = dict(_routines(contents)), _if_there(contents, SETTINGS)
            merged = _take_history(history, contents, file, progress)
    except ZipError as error:
        raise ExchangeError(f"“{file}” {error}; nothing was imported.") from error
    except OSError as error:
        raise unreadable(f"“{file}”", error) from error
    try:
        taken = take_in(routines, routines_dir(), library, paths.routines, anatomy)
    except OSError as error:
        taken = TakenIn(troubles=(f"The routines could not all be taken: {error.strerror or error}.",))
    return Taken(merged, taken, settings)


def take_settings(settings: bytes, store: SettingsStore) -> tuple[str, ...]:
    """Take over the settings of another machine; returns what is wrong with some of them. Raises OSError."""
    with TemporaryDirectory(prefix="upstroke-") as place:
        path = Path(place, SETTINGS)
        path.write_bytes(settings)
        theirs = SettingsStore(path)
    store.take_over(theirs.settings)
    store.flush()
    return theirs.troubles


def _take_history(history: History, contents: ZipContents, file: Path, progress: Progress) -> Merged:
    """From the member that holds everything, or else from the other."""
    for name, read in ((HISTORY_JSON, read_json), (HISTORY_CSV, read_csv)):
        if name in contents.names:
            return exchange.take(history, read(contents.read(name), f"“{file}”, {name}"), progress)
    raise ExchangeError(f"“{file}” holds no history; {ONLY_OURS}.")


def _routines(contents: ZipContents) -> Iterator[tuple[str, bytes]]:
    for member in contents.names:
        name = member.removeprefix(ROUTINES)
        if name != member and FILE_NAME.fullmatch(name):
            yield name, bytes(contents.read(member, LARGEST_FILE))


def _if_there(contents: ZipContents, name: str) -> bytes:
    return bytes(contents.read(name, LARGEST_FILE)) if name in contents.names else b""
