import subprocess
import sys
import zipfile
from pathlib import Path

TOP = Path(__file__).parents[1]


def test_a_wheel_holds_the_package_its_data_and_its_commands(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=TOP,
        check=True,
        capture_output=True,
        text=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))

    def files(folder: Path, kind: str) -> set[str]:
        return {path.relative_to(folder.parent).as_posix() for path in folder.rglob(kind)}

    assert files(TOP / "src" / "upstroke", "*.py") <= names
    data = files(TOP / "routines", "*.toml")
    for kind in ("*.svg", "*.csv", "*.opus"):
        data |= files(TOP / "resources", kind)
    assert data
    assert {f"upstroke/{name}" for name in data} <= names
    assert "upstroke = upstroke.__main__:main" in entry_points
    assert "upstroke-gui = upstroke.__main__:main" in entry_points
