"""`python -m frozen.weigh FOLDER`: packs the folder as .tar.xz, and says what it weighs. 1 if too much."""

import platform
import sys
import tarfile
from pathlib import Path

UNPACKED_MB, PACKED_MB = 190, 65
"""How much it may weigh on the disk and on the way there, in millions of bytes."""

LARGEST = 15


def main(folder: Path) -> int:
    """Pack, and print the weight and the largest files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    sizes = {path: path.stat().st_size for path in files}
    for path in sorted(files, key=lambda path: -sizes[path])[:LARGEST]:
        print(f"{sizes[path] / 1e6:6.1f} MB  {path.relative_to(folder)}")
    archive = packed(folder)
    unpacked_mb, packed_mb = sum(sizes.values()) / 1e6, archive.stat().st_size / 1e6
    print(f"{unpacked_mb:6.1f} MB  in {len(files)} files (at most {UNPACKED_MB})")
    print(f"{packed_mb:6.1f} MB  {archive.name} (at most {PACKED_MB})")
    return 1 if unpacked_mb > UNPACKED_MB or packed_mb > PACKED_MB else 0


def packed(folder: Path) -> Path:
    """An archive of the folder, named for this kind of machine; its files belong to nobody of here."""
    archive = folder.with_name(f"{folder.name}-{platform.system().lower()}-{platform.machine().lower()}.tar.xz")
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(folder, folder.name, filter=_nobodys)
    return archive


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
