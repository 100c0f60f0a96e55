"""Random facts of every kind that there is, for tests of the exchange."""

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from upstroke.history.facts import KINDS, Kind

MOMENTS = st.datetimes(datetime(1971, 1, 2), datetime(2999, 12, 30)).map(lambda moment: moment.replace(tzinfo=UTC))
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)

Saying = tuple[Kind[Any], str, Any, int]
"""A kind, a key, a value (None takes it back), and after how many minutes it was said."""


def values(of: Any) -> st.SearchStrategy[Any]:
    """Any value of a type: moments as they are kept, and numbers of a scale from 0 to 10."""
    simple: dict[Any, st.SearchStrategy[Any]] = {datetime: MOMENTS, str: _TEXTS, int: st.integers(0, 10)}
    if of in simple:
        return simple[of]
    if is_dataclass(of) and isinstance(of, type):
        hints = get_type_hints(of)
        return st.builds(of, **{field.name: values(hints[field.name]) for field in fields(of)})
    within = get_args(of)
    if type(None) in within:
        return st.none() | st.one_of([values(each) for each in within if each is not type(None)])
    if get_origin(of) is tuple and Ellipsis in within:
        return st.lists(values(within[0]), max_size=3).map(tuple)
    if get_origin(of) in (dict, Mapping):
        return st.dictionaries(values(within[0]), values(within[1]), max_size=3)
    return st.from_type(of)


def sayings(keys: Collection[str], most: int = 8) -> st.SearchStrategy[list[Saying]]:
    """What is said, or taken back, about things of these names."""
    return st.lists(st.one_of([_saying(kind, keys) for kind in KINDS.values()]), max_size=most)


def one_of_each(key: str) -> st.SearchStrategy[tuple[Saying, ...]]:
    """A fact of every kind."""
    return st.tuples(*(_values_of(kind, key) for kind in KINDS.values()))


def _values_of(kind: Kind[Any], key: str) -> st.SearchStrategy[Saying]:
    return values(kind.type).map(lambda value: (kind, key, _named(value, key), 0))


def _saying(kind: Kind[Any], keys: Collection[str]) -> st.SearchStrategy[Saying]:
    def said(key: str, value: Any, minutes: int) -> Saying:
        return kind, key, _named(value, key), minutes

    return st.builds(said, st.sampled_from(sorted(keys)), st.none() | values(kind.type), st.integers(0, 3))


def _named(value: Any, key: str) -> Any:
    """A value that bears the name by which it is kept."""
    names = {name: key for name in ("id", "rule") if hasattr(value, name)}
    return replace(value, **names) if is_dataclass(value) and names and not isinstance(value, type) else value
