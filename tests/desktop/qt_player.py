"""Plays the first seconds of a routine through Qt's own way to the sound device."""

import sys

from PySide6.QtWidgets import QApplication

from tests.builders import step, timeline
from tests.desktop.hearing import Run, mono_ms
from upstroke.domain.player import Player
from upstroke.ui.player.loudspeaker import Loudspeaker
from upstroke.ui.player.qt_output import QtOutput

application = QApplication(sys.argv)
run = Run(Player(timeline(step())), Loudspeaker(mono_ms, QtOutput))
run.start()
run.until(lambda: run.player.moment.elapsed_ms > 3_000 and run.player.moment.span_index == 1, 15)
run.loudspeaker.stop()
run.for_ms(300)
