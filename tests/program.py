"""The program as people call it: arguments in, exit code and words out."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from generator import cli

LONGEST = 300
"""Seconds after which a call counts as hanging, however slow the machine is."""


class Done(NamedTuple):
    """How a call ended."""

    returncode: int
    stdout: str
    stderr: str


class Hangs(BaseException):
    """Not an Exception, so that the program cannot take it for a mistake and end well."""


def hocdvc(*arguments: str, cwd: Path | None = None) -> Done:
    """Call the program in this process: a process of its own needs more than a second of CPU before it begins."""
    out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=how) for how in ("strict", "backslashreplace"))
    code: object = 0
    usual = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(LONGEST)
    try:
        with chdir(cwd or Path.cwd()), redirect_stdout(out), redirect_stderr(errors):
            cli.entry(arguments)
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, usual)
    said, complained = (_text(stream) for stream in (out, errors))
    assert isinstance(code, int), code
    return Done(code, said, complained)


def in_a_process(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
    """Call the program as a process of its own, where what surrounds it matters: its exit code, locale, hash seed, two at once."""
    command = [sys.executable, "-m", "generator", *arguments]
    around = {**os.environ, "PYTHONUTF8": "1", **environment}
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=around, check=False, timeout=LONGEST)
    return Done(done.returncode, done.stdout, done.stderr)


def _give_up(*_: object) -> None:
    raise Hangs


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
