"""Sound through Qt: for systems other than Linux."""

from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from upstroke.audio.samples import FRAMES_A_MS, RATE
from upstroke.audio.stream import BUFFER_MS, FADE_OUT_MS, FRAME_BYTES, OutputError


class QtOutput:
    """An `Output` to the system's default device. When another one becomes the default, the sound moves there."""

    def __init__(self) -> None:
        self._sink: QAudioSink | None = None
        self._pipe: QIODevice | None = None
        self._device = QAudioDevice()
        self._moved = False
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._look_at_default)

    def open(self) -> None:
        """Open the default device. Raises OutputError."""
        self.close()
        self._device = QMediaDevices.defaultAudioOutput()
        if self._device.isNull():
            raise OutputError("no device")
        layout = QAudioFormat()
        layout.setSampleRate(RATE)
        layout.setChannelCount(2)
        layout.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(self._device, layout)
        self._sink.setBufferSize(BUFFER_MS * FRAMES_A_MS * FRAME_BYTES)
        self._pipe = self._sink.start()

    def free_frames(self) -> int:
        """How many frames to write now to keep the buffer full but for a last fade. Raises OutputError."""
        return max(0, self._live().bytesFree() // FRAME_BYTES - FADE_OUT_MS * FRAMES_A_MS)

    def write(self, pcm: bytes) -> None:
        """Give whole frames to play next. Raises OutputError."""
        self._live()
        if self._pipe is None or self._pipe.write(pcm) != len(pcm):
            raise OutputError("the device takes no more")

    def heard_frames(self) -> int:
        """How many frames the device has taken up; Qt does not say how long it keeps them. Raises OutputError."""
        return self._live().processedUSecs() * RATE // 1_000_000

    def close(self) -> None:
        """Let go of the device at once."""
        if self._sink:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = self._pipe = None
        self._moved = False

    def _live(self) -> QAudioSink:
        if self._sink is None or self._pipe is None or self._moved:
            raise OutputError("the device is gone")
        if self._sink.state() == QtAudio.State.StoppedState:
            raise OutputError(self._sink.error().name)
        return self._sink

    def _look_at_default(self) -> None:
        self._moved = self._sink is not None and QMediaDevices.defaultAudioOutput().id() != self._device.id()
