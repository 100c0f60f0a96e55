import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop.single_instance import SingleInstance, server_name

FIRST = """
import sys, json
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from upstroke.ui.desktop.single_instance import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
print(json.dumps(one.claim()), flush=True)
one.asked.connect(lambda arguments: (print(json.dumps(arguments), flush=True), app.quit()))
app.exec()
"""

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from upstroke.ui.desktop.single_instance import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
sys.exit(3 if one.claim() else 0 if one.hand_over(sys.argv[2:]) else 1)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)


def line_of(process: subprocess.Popen[str]) -> object:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def test_a_second_start_hands_its_arguments_to_the_first(tmp_path: Path) -> None:
    with start(FIRST, str(tmp_path)) as first:
        assert line_of(first) is True
        with start(SECOND, str(tmp_path), "/home/anna/mine.upstroke", "é ü") as second:
            assert second.wait(20) == 0
        assert line_of(first) == ["/home/anna/mine.upstroke", "é ü"]
        assert first.wait(20) == 0


def test_another_profile_is_another_program(tmp_path: Path) -> None:
    with start(FIRST, str(tmp_path / "one")) as first:
        assert line_of(first) is True
        with start(SECOND, str(tmp_path / "two")) as second:
            assert second.wait(20) == 3
        first.kill()


def test_after_a_crash_the_next_start_is_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    with start(FIRST, str(tmp_path)) as first:
        assert line_of(first) is True
        first.kill()
    one = SingleInstance(tmp_path)
    assert one.claim()
    with qtbot.waitSignal(one.asked, timeout=20_000) as asked, start(SECOND, str(tmp_path), "file") as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode == 0
    assert asked.args == [["file"]]
    one.release()


def test_a_first_that_does_not_answer_is_not_waited_for_for_ever(tmp_path: Path, qtbot: QtBot) -> None:
    holder = SingleInstance(tmp_path)
    assert holder.claim()
    QLocalServer.removeServer(server_name(tmp_path))
    assert not SingleInstance(tmp_path / "elsewhere").hand_over(["file"])
    holder.release()


def test_what_is_no_message_is_not_listened_to(tmp_path: Path, qtbot: QtBot) -> None:
    one = SingleInstance(tmp_path)
    assert one.claim()
    with qtbot.assertNotEmitted(one.asked):
        for nonsense in (b"hello\n", b'{"run": "me"}\n', b"[1, 2]\n", b"\xff\xfe\n"):
            socket = QLocalSocket()
            socket.connectToServer(server_name(tmp_path))
            assert socket.waitForConnected(5000)
            socket.write(nonsense)
            qtbot.waitUntil(socket.canReadLine)
            assert socket.readLine() == b"ok\n"
    one.release()


def test_in_a_folder_without_writing_every_start_is_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    one = SingleInstance(tmp_path / "file" / "profile")
    assert one.claim()
    one.release()
    assert os.path.isfile(tmp_path / "file")
