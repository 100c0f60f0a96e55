"""What routines rest on: the studies and pages behind the tags in their `sources`."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import tomli


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A study (`finding` says what was found, `checked` what of it was read) or a page that shows how others do it."""

    tag: str
    title: str
    finding: str = ""
    addresses: tuple[str, ...] = ()
    checked: str = ""

    @property
    def sites(self) -> tuple[str, ...]:
        """Where it is to be found, without the rest of the addresses: `pearlriver.com`."""
        hosts = (address.split("/")[2].removeprefix("www.") for address in self.addresses)
        return tuple(dict.fromkeys(hosts))


class _SourcesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: list[Source]


def load_sources(path: Path) -> Mapping[str, Source]:
    """The sources by their tags. Raises OSError, and ValueError where the file is wrong."""
    try:
        sources = msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), _SourcesFile).source
    except (tomli.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    found = {source.tag: source for source in sources}
    if len(found) < len(sources):
        raise ValueError(f"{path.name}: a tag is used twice")
    return found
