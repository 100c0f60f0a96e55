"""Histories as files, for tests of the exchange."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.history.sessions import session
from upstroke.domain.session import Session
from upstroke.history.exchange import export_history, import_history
from upstroke.history.exchange_error import ExchangeError
from upstroke.history.rows import Deletion
from upstroke.history.store import History

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
each_example_its_own_file = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)


def history_of(*found: Session | Deletion) -> History:
    """A history that holds these."""
    history = History.in_memory()
    history.merge(found)
    return history


def state(history: History) -> tuple[list[Session], list[Deletion]]:
    """All sessions and marks."""
    return list(history.everything()), sorted(history.deletions(), key=lambda mark: mark.session_id)


def exported(history: History, path: Path) -> Any:
    """What an export holds."""
    export_history(history, path, NOW)
    return json.loads(path.read_text())


def refused(path: Path, content: object) -> str:
    """Why a file is not imported; makes sure that nothing of it is."""
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    history = history_of(session(9))
    with pytest.raises(ExchangeError) as caught:
        import_history(history, path)
    assert list(history.everything()) == [session(9)]
    assert str(path) in str(caught.value)
    return str(caught.value).replace(f"“{path}”", "FILE")
