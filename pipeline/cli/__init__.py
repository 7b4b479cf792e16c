"""The command plan-audit: arguments in, library call, text out."""

import os
import sqlite3
import sys
import traceback
from collections.abc import Sequence
from typing import Final

from pipeline.cli.arguments import build_parser
from pipeline.errors import PipelineError

# The shell's convention for a command whose reader went away: 128 + SIGPIPE.
PIPE_CLOSED: Final = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status."""
    # Each worker process imports this module anew, and needs nothing of the commands.
    from pipeline.cli.commands import COMMANDS, INTERRUPTED

    arguments = build_parser().parse_args(argv)
    is_debugging = arguments.debug or bool(os.environ.get("PLAN_AUDIT_DEBUG"))
    try:
        status = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _complain("Stopped. Type the same command again to go on.", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (PipelineError, OSError, sqlite3.Error) as error:
        if is_debugging:
            traceback.print_exc()
        return _complain(*_tell_error(error))
    except Exception as error:
        if is_debugging:
            raise
        told = f"Something unexpected happened ({type(error).__name__}: {error})."
        return _complain(f"{told} Type the same command with --debug, and report what it says.", 1)
    return status


def _tell_error(error: PipelineError | OSError | sqlite3.Error) -> tuple[str, int]:
    if isinstance(error, PipelineError):
        return f"{error.message} {error.advice}".strip(), error.exit_status
    if isinstance(error, OSError) and error.filename is not None:
        advice = "Close it in other programs, check that you may write there, and try again."
        return f"{error.filename}: {error.strerror}. {advice}", 1
    return f"{error}. Check that the disk is not full, and try again.", 1


def _complain(message: str, status: int) -> int:
    sys.stderr.write(f"plan-audit: {message}\n")
    return status
