"""The command line. What needs no window imports no Qt."""

import argparse
import gc
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from upstroke import __version__, commands
from upstroke.clock import SYSTEM
from upstroke.paths import UserPaths

OPEN = "open"
"""The command that is meant where none is given."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run Upstroke with the arguments of the command line; returns the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console of Windows may lack letters that titles have.
        sys.stdout.reconfigure(errors="replace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    given = argparse.Namespace(profile=None, debug=False, exit=False)
    parser = _parser()
    options = parser.parse_args(_with_command(arguments), given)
    paths = UserPaths.under(options.profile) if options.profile else UserPaths.of_user()
    match options.command:
        case "list":
            return commands.list_routines(paths, options.json)
        case "check":
            return commands.check(options.files)
        case "history":
            if options.direction == "export":
                return commands.export_history(paths, options.file, SYSTEM.now())
            return commands.import_history(paths, options.file, SYSTEM.now(), options.settings)
        case "demo-data":
            if not options.profile:
                parser.error("demo-data needs --profile DIR, so that nothing made up gets into your own history")
            return commands.demo_data(paths, options.years, SYSTEM.now())
        case "doctor":
            from upstroke.ui import doctor

            return doctor.run(paths)
    file = options.file.absolute() if options.command == OPEN and options.file else None
    if file and not file.exists():
        sentence = f"There is no command and no file “{options.file}”. `upstroke --help` lists the commands."
        print(sentence, file=sys.stderr)
        return 2
    routine = options.routine if options.command == "play" else ""
    # Until the window is shown next to nothing becomes garbage, and looking for it takes a tenth of the start.
    gc.disable()
    try:
        from upstroke.launch import run
        from upstroke.request import Request

        return run(paths, Request(file=file, routine_id=routine, exit_at_end=options.exit), debug=options.debug)
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    # No abbreviations: `--prof DIR` would pass for an option without a value when the command is looked for.
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument(
        "--profile", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="keep all user data in DIR"
    )
    common.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="write everything to the log")
    parser = argparse.ArgumentParser(
        "upstroke",
        usage="upstroke [FILE] | COMMAND ...",
        description="Plays guided facial massage. Without a command it opens the window; "
        "with a FILE it takes that routine into the library first.",
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Upstroke {__version__}")
    parts = parser.add_subparsers(dest="command", metavar="COMMAND")

    # Meant where no command is given, so it is not listed.
    opening = parts.add_parser(OPEN, parents=[common])
    opening.add_argument("file", nargs="?", type=Path, metavar="FILE")
    play = parts.add_parser("play", parents=[common], help="open in the player and start at once")
    play.add_argument("routine", metavar="ROUTINE", help="the id of a routine, as `list` shows it")
    play.add_argument("--exit", action="store_true", help="close at the end")
    listing = parts.add_parser("list", parents=[common], help="the routines there are")
    listing.add_argument("--json", action="store_true", help="as JSON")
    check = parts.add_parser("check", parents=[common], help="check routine files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE|DIR")
    history = parts.add_parser("history", parents=[common], help="export or import what was done")
    directions = history.add_subparsers(dest="direction", required=True, metavar="export|import")
    export = directions.add_parser(
        "export",
        parents=[common],
        help="write a .json, .csv or .zip file",
        description="Writes the history. The suffix of FILE says how: .json holds all of it, .csv is for a "
        "spreadsheet, and .zip holds both, with your routines and the settings.",
    )
    take = directions.add_parser(
        "import",
        parents=[common],
        help="merge what export wrote",
        description="Brings what export wrote together with what is here: of each record the latest change stays, and "
        "no routine is overwritten. So two machines can be brought together in any order.",
    )
    take.add_argument("--settings", action="store_true", help="take over the settings in a .zip file too")
    for direction in (export, take):
        direction.add_argument("file", type=Path, metavar="FILE")
    demo = parts.add_parser("demo-data", parents=[common], help="fill an empty --profile with made-up sessions")
    demo.add_argument("--years", type=int, choices=range(1, 41), default=2, metavar="N", help="of how many years (2)")
    parts.add_parser("doctor", parents=[common], help="what works here, and what to do about the rest")
    return parser


def _with_command(arguments: list[str]) -> list[str]:
    """Put OPEN before a file, or at the end, where no command is given."""
    commands_known = {OPEN, "play", "list", "check", "history", "demo-data", "doctor"}
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        if arguments[at] in ("-h", "--help", "--version"):
            return arguments
        at += 2 if arguments[at] == "--profile" else 1
    if at > len(arguments) or (at < len(arguments) and arguments[at] in commands_known):
        return arguments
    return [*arguments[:at], OPEN, *arguments[at:]]


if __name__ == "__main__":
    sys.exit(main())
