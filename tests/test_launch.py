import subprocess
import sys

LATER = {
    "difflib",
    "html",
    "numpy",
    "pyqtgraph",
    "statistics",
    "upstroke.audio.mixer",
    "upstroke.domain.report",
    "upstroke.domain.shelf_query",
    "upstroke.domain.shorter",
    "upstroke.history.merging",
    "upstroke.history.zones",
    "upstroke.ui.builder.page",
    "upstroke.ui.face.studio",
    "upstroke.ui.history.page",
    "upstroke.ui.player.room",
    "upstroke.ui.settings.page",
}
"""What takes long to import, and is for other pages than the first."""


def test_what_the_first_page_does_not_show_is_not_imported_for_it() -> None:
    script = "import sys, upstroke.launch\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert LATER & set(done.stdout.split()) == set()
