"""What msgspec says of wrong data, in the words of whoever wrote the file."""

import re
from collections.abc import Iterable

import msgspec

from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Condition, Side, Slot
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.faults import nearest
from upstroke.files.routine_format import ID_PATTERN, LINE_PATTERN, TEXT_PATTERN

CHOICES: dict[str, Iterable[str]] = {
    "slot": Slot,
    "technique": Technique,
    "tool": Tool,
    "slip": Slip,
    "side": Side,
    "first": Half,
    "view": View,
    "when": Condition,
    "until": ("ready",),
}
"""The words that a field may hold."""

PATTERNS = {
    ID_PATTERN: "must be a short name of small letters, digits and hyphens",
    LINE_PATTERN: "must be one line of text, without control characters",
    TEXT_PATTERN: "must be text without control characters",
}
"""What text must be that has to fit a pattern."""

_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "datetime": "a date",
    "date": "a date",
    "time": "a time",
}
_BOUNDS = {">=": "at least", "<=": "at most"}

_PLACE = re.compile(r" - at (?:`key` in )?`\$(?P<place>[^`]*)`$")
_ENTRY = re.compile(r"(?P<field>\w+)(?:\[(?P<index>\d+)\])?")
_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<name>[^`]*)`")
_CHOICE = re.compile(r"Invalid enum value (?P<quote>['\"])(?P<value>.*)(?P=quote)", re.DOTALL)
_WANTED = re.compile(
    r"Expected `(?P<type>\w+)[^`]*`(?P<length> of length)?(?: (?P<bound>[<>]=) (?P<limit>\d+))?"
    r"(?:, got `(?P<got>\w+)`)?$"
)


def explain(error: msgspec.ValidationError, *shapes: type[msgspec.Struct]) -> tuple[str, str]:
    """Where in data of these shapes something is wrong (a field's name, or empty), and what, in plain words."""
    message = str(error)
    found = _PLACE.search(message)
    if found is None:
        return "", _reason(message, "", shapes)
    entries = [entry.groups() for entry in _ENTRY.finditer(found["place"])]
    place = ", ".join(f"{field} {int(index) + 1}" if index else field for field, index in entries)
    return place, _reason(message[: found.start()], entries[-1][0], shapes)


def _reason(message: str, field: str, shapes: tuple[type[msgspec.Struct], ...]) -> str:
    if unknown := _UNKNOWN.search(message):
        known = (name for shape in shapes for name in shape.__struct_fields__)
        return f'unknown field "{unknown["name"]}"{nearest(unknown["name"], known)}'
    if missing := _MISSING.search(message):
        return f'the field "{missing["name"]}" is missing'
    if "matching regex" in message:
        return PATTERNS[next(pattern for pattern in PATTERNS if repr(pattern) in message)]
    if choice := _CHOICE.match(message):
        choices = tuple(CHOICES[field])
        hint = nearest(choice["value"], choices) or f"; it must be one of {', '.join(choices)}"
        return f'unknown value "{choice["value"]}"{hint}'
    if wanted := _WANTED.match(message):
        return _must_be(wanted)
    return message


def _must_be(wanted: re.Match[str]) -> str:
    if wanted["length"] and wanted["bound"] == ">=":
        return "must not be empty"
    text = f"must be {_TYPES.get(wanted['type'], wanted['type'])}"
    if wanted["length"]:
        text += f" of at most {wanted['limit']} {'characters' if wanted['type'] == 'str' else 'entries'}"
    elif wanted["bound"]:
        text += f" of {_BOUNDS[wanted['bound']]} {wanted['limit']}"
    if wanted["got"]:
        text += f", not {_TYPES.get(wanted['got'], wanted['got'])}"
    return text
