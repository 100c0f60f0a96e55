"""Telling the user of known trouble, and going on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from upstroke.files.faults import RoutineError
from upstroke.history.database import HistoryUnavailable


@contextmanager
def saying(say: Callable[[str], object]) -> Iterator[None]:
    """Say what keeps a file or the history from being used, in place of failing."""
    try:
        yield
    except HistoryUnavailable as error:
        say(str(error))
    except RoutineError as error:
        say(str(error.faults[0]))
    except OSError as error:
        say(f"{error.filename or 'A file'} could not be used: {error.strerror}.")
