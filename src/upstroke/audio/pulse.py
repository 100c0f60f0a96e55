"""Sound on Linux: PulseAudio, or PipeWire in its place, through the client library.

Driven by being asked, without a thread or a callback: each call lets the library do what it can do at once. So nothing
waits for the sound server, and the program outlives it.
"""

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p

from upstroke.audio.samples import RATE
from upstroke.audio.stream import FRAME_BYTES, OutputError

LIBRARY = "libpulse.so.0"

KEPT_MS = 180
"""What the server is asked to keep in all; its device takes a part of it at once, and about BUFFER_MS lie ahead."""

OLD_USEC = 100_000
"""After this long without an answer the server is not taken to play on."""

_SAMPLE_S16LE = 3
_READY = {"context": 4, "stream": 2}
_BROKEN = {"context": 5, "stream": 3}
"""From this state on, the thing is of no more use."""
_ADJUST_LATENCY = 0x2000
_NO_AUTOSPAWN = 0x0001
_RUNNING = 0
_SEEK_RELATIVE = 0
_DEFAULT = 0xFFFFFFFF


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class _BufferAttr(ctypes.Structure):
    _fields_ = tuple((name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize"))


class _Timeval(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("microseconds", ctypes.c_long))


class _Timing(ctypes.Structure):
    """What the server last said: bytes read from the stream, and how long the last of them takes to be heard."""

    _fields_ = (
        ("said", _Timeval),
        ("synchronized_clocks", c_int),
        ("sink_usec", c_uint64),
        ("source_usec", c_uint64),
        ("transport_usec", c_uint64),
        ("playing", c_int),
        ("write_index_corrupt", c_int),
        ("write_index", c_int64),
        ("read_index_corrupt", c_int),
        ("read_index", c_int64),
    )


_SIGNATURES: dict[str, tuple[object, list[object]]] = {
    "pa_mainloop_new": (c_void_p, []),
    "pa_mainloop_free": (None, [c_void_p]),
    "pa_mainloop_iterate": (c_int, [c_void_p, c_int, POINTER(c_int)]),
    "pa_mainloop_get_api": (c_void_p, [c_void_p]),
    "pa_context_new": (c_void_p, [c_void_p, c_char_p]),
    "pa_context_connect": (c_int, [c_void_p, c_char_p, c_int, c_void_p]),
    "pa_context_get_state": (c_int, [c_void_p]),
    "pa_context_errno": (c_int, [c_void_p]),
    "pa_context_disconnect": (None, [c_void_p]),
    "pa_context_unref": (None, [c_void_p]),
    "pa_stream_new": (c_void_p, [c_void_p, c_char_p, POINTER(_SampleSpec), c_void_p]),
    "pa_stream_connect_playback": (
        c_int,
        [c_void_p, c_char_p, POINTER(_BufferAttr), c_int, c_void_p, c_void_p],
    ),
    "pa_stream_get_state": (c_int, [c_void_p]),
    "pa_stream_writable_size": (c_size_t, [c_void_p]),
    "pa_stream_write": (c_int, [c_void_p, c_char_p, c_size_t, c_void_p, c_int64, c_int]),
    "pa_stream_get_timing_info": (POINTER(_Timing), [c_void_p]),
    "pa_stream_update_timing_info": (c_void_p, [c_void_p, c_void_p, c_void_p]),
    "pa_stream_disconnect": (c_int, [c_void_p]),
    "pa_stream_unref": (None, [c_void_p]),
    "pa_gettimeofday": (c_void_p, [POINTER(_Timeval)]),
    "pa_operation_get_state": (c_int, [c_void_p]),
    "pa_operation_unref": (None, [c_void_p]),
    "pa_strerror": (c_char_p, [c_int]),
}


def _load() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise OutputError(str(error)) from None
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class PulseOutput:
    """An `Output` to the sound server of the session."""

    def __init__(self, name: str = "Upstroke") -> None:
        self._name = name.encode()
        self._library: ctypes.CDLL | None = None
        self._tried = False
        self._loop: int | None = None
        self._context: int | None = None
        self._stream: int | None = None
        self._question: int | None = None
        self._written = self._heard = 0

    def open(self) -> None:
        """Begin to connect to the sound server. Raises OutputError."""
        self.close()
        self._library = pa = self._library or _load()
        # Only the first try may start a sound server: that takes its time, and the run goes on.
        flags, self._tried = _NO_AUTOSPAWN if self._tried else 0, True
        self._loop = pa.pa_mainloop_new()
        self._context = pa.pa_context_new(pa.pa_mainloop_get_api(self._loop), self._name)
        if pa.pa_context_connect(self._context, None, flags, None) < 0:
            raise self._lost()

    def free_frames(self) -> int:
        """How many frames to write now to keep the buffer full; 0 while it opens. Raises OutputError."""
        if not self._ready():
            return 0
        size = self._pa.pa_stream_writable_size(self._stream)
        return 0 if size == c_size_t(-1).value else size // FRAME_BYTES

    def write(self, pcm: bytes) -> None:
        """Give whole frames to play next. Raises OutputError."""
        if self._pa.pa_stream_write(self._stream, pcm, len(pcm), None, 0, _SEEK_RELATIVE) < 0:
            raise self._lost()
        self._written += len(pcm) // FRAME_BYTES
        self._work()  # or the last of it would never leave: nothing is asked for after it

    def heard_frames(self) -> int:
        """How many frames have left the device, its latency included. Raises OutputError."""
        if not self._ready():
            return 0
        self._ask_timing()
        known = self._pa.pa_stream_get_timing_info(self._stream)
        if known:
            timing = known.contents
            left_usec = timing.sink_usec - (self._age_usec(timing) if timing.playing else 0)
            heard = timing.read_index // FRAME_BYTES - left_usec * RATE // 1_000_000
            self._heard = max(self._heard, min(self._written, heard))
        return self._heard

    def close(self) -> None:
        """Let go of the server at once."""
        if self._question:
            self._pa.pa_operation_unref(self._question)
        if self._stream:
            self._pa.pa_stream_disconnect(self._stream)
            self._pa.pa_stream_unref(self._stream)
        if self._context:
            self._pa.pa_context_disconnect(self._context)
            self._pa.pa_context_unref(self._context)
        if self._loop:
            self._pa.pa_mainloop_free(self._loop)
        self._loop = self._context = self._stream = None
        self._question = None
        self._written = self._heard = 0

    @property
    def _pa(self) -> ctypes.CDLL:
        if self._library is None:
            raise OutputError("not open")
        return self._library

    def _ready(self) -> bool:
        """Whether the stream takes sound. Raises OutputError."""
        if self._context is None:
            raise OutputError("not open")
        self._work()
        state = self._pa.pa_context_get_state(self._context)
        if state >= _BROKEN["context"]:
            raise self._lost()
        if state < _READY["context"]:
            return False
        if self._stream is None:
            self._connect_stream()
        state = self._pa.pa_stream_get_state(self._stream)
        if state >= _BROKEN["stream"]:
            raise self._lost()
        return bool(state == _READY["stream"])

    def _work(self) -> None:
        """Let the library do what it can do now. Raises OutputError."""
        while (done := self._pa.pa_mainloop_iterate(self._loop, 0, None)) > 0:
            pass
        if done < 0:
            raise self._lost()

    def _connect_stream(self) -> None:
        spec = _SampleSpec(_SAMPLE_S16LE, RATE, 2)
        self._stream = self._pa.pa_stream_new(self._context, self._name, byref(spec), None)
        buffer = _BufferAttr(_DEFAULT, _bytes(KEPT_MS), _bytes(KEPT_MS // 3), _bytes(10), _DEFAULT)
        connect = self._pa.pa_stream_connect_playback
        if not self._stream or connect(self._stream, None, byref(buffer), _ADJUST_LATENCY, None, None) < 0:
            raise self._lost()

    def _age_usec(self, timing: _Timing) -> int:
        """How long ago the server said this, at most OLD_USEC."""
        now = _Timeval()
        self._pa.pa_gettimeofday(byref(now))
        said = timing.said
        age = (now.seconds - said.seconds) * 1_000_000 + now.microseconds - said.microseconds
        return int(min(age, OLD_USEC)) if age >= 0 else 0

    def _ask_timing(self) -> None:
        """Ask the server anew as soon as it has answered."""
        if self._question:
            if self._pa.pa_operation_get_state(self._question) == _RUNNING:
                return
            self._pa.pa_operation_unref(self._question)
        self._question = self._pa.pa_stream_update_timing_info(self._stream, None, None)

    def _lost(self) -> OutputError:
        said = self._pa.pa_strerror(self._pa.pa_context_errno(self._context)) if self._context else b"no context"
        return OutputError(said.decode(errors="replace"))


def _bytes(ms: int) -> int:
    return ms * RATE // 1000 * FRAME_BYTES
