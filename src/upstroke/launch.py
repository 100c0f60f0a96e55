"""Starting the window: once for each profile, with a log, and never without a word when it can't be."""

import gc
import os
import sys

from upstroke.app import App
from upstroke.clock import SYSTEM
from upstroke.paths import UserPaths
from upstroke.request import Request
from upstroke.ui.application import make_application
from upstroke.ui.desktop.display import display_trouble
from upstroke.ui.desktop.single_instance import SingleInstance
from upstroke.ui.errors import ErrorDialog, ErrorHook, start_log, stop_log


def run(paths: UserPaths, request: Request, debug: bool = False) -> int:
    """Open the window, or hand the request to the program that runs already. Returns the exit status."""
    trouble = display_trouble(os.environ, sys.platform)
    if trouble:
        print(trouble, file=sys.stderr)
        return 1
    qt = make_application()
    instance = SingleInstance(paths.data)
    if not instance.claim():
        if instance.hand_over(request.texts):
            return 0
        print("Upstroke is already running, but does not answer. End it and start again.", file=sys.stderr)
        return 1
    log_trouble = start_log(paths.log, debug=debug)
    hook = ErrorHook()
    # An error before there is a window must not be silent either.
    hook.failed.connect(lambda report: print(report, file=sys.stderr))
    hook.install()
    app = App(qt, paths, SYSTEM)
    dialog = ErrorDialog(paths.log, app.window)
    hook.failed.connect(dialog.add)
    instance.asked.connect(lambda texts: app.show(Request.of(texts)))
    if log_trouble:
        app.window.say(log_trouble)
    app.show(request)
    gc.freeze()
    gc.enable()
    status = qt.exec()
    app.history.close_sealed()
    hook.uninstall()
    instance.release()
    stop_log()
    return status
