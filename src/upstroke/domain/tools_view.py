"""What the Tools page shows of the user: their tools, how often these were used, and the visits they logged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from upstroke.domain.routine import Routine
from upstroke.domain.technique import Tool, known_tools
from upstroke.domain.timeline import Options


@dataclass(frozen=True, slots=True)
class Visit:
    """A professional visit that was logged. `kind` is the id of a kind in the catalogue."""

    id: str
    kind: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToolsView:
    """All that the page shows beside the catalogue, as it is `today`.

    `uses` counts those since a tool was last cleaned. `visits` are in the order in which they are shown. `skin` are the
    colours of the user's skin in the place of those of the drawings, as pairs of #RRGGBB, and `options` is how the user
    wants routines laid out.
    """

    today: date
    owned: frozenset[Tool] = frozenset()
    uses: Mapping[Tool, int] = field(default_factory=dict)
    routines: Mapping[Tool, tuple[Routine, ...]] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    skin: tuple[tuple[str, str], ...] = ()
    options: Options = field(default_factory=Options)


def uses_since_cleaned(
    uses: Mapping[str, Iterable[datetime]], cleaned: Mapping[str, datetime], since: datetime
) -> Mapping[Tool, int]:
    """How often each tool was used after it was last cleaned; after `since` where it never was."""
    return {tool: sum(use > cleaned.get(tool.value, since) for use in uses[tool.value]) for tool in known_tools(uses)}
