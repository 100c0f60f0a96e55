from dataclasses import replace

from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.domain.timeline import PassSide
from upstroke.history.database import Database
from upstroke.history.rows import Deletion
from upstroke.history.session_rows import find, find_mark, insert, insert_passes, mark_deleted, passes_of, put


def test_a_session_is_found_as_it_was_written() -> None:
    database = Database.in_memory()
    assert find(database, session(1).id) is None
    with database.transaction():
        insert(database, session(1))
    assert find(database, session(1).id) == session(1)


def test_a_pass_takes_the_place_of_the_one_on_its_side() -> None:
    database, made = Database.in_memory(), session(1, passes=(record(0, PassSide.LEFT),))
    better = replace(made.passes[0], strokes=9)
    with database.transaction():
        insert(database, made)
        insert_passes(database, made.id, [better, record(0, PassSide.RIGHT)])
    assert passes_of(database, made.id) == (better, record(0, PassSide.RIGHT))


def test_a_mark_takes_the_place_of_its_session_and_the_other_way_round() -> None:
    database, mark = Database.in_memory(), Deletion(session(1).id, EVENING)
    with database.transaction():
        insert(database, session(1))
        mark_deleted(database, mark)
        assert find(database, session(1).id) is None
        assert find_mark(database, session(1).id) == mark
        put(database, session(1))
    assert find(database, session(1).id) == session(1)
    assert find_mark(database, session(1).id) is None
