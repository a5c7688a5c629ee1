"""Puts a finished site in the place of the former one in a single moment, so that a reader or a power cut never meets half a site."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
from pathlib import Path
from threading import Thread

from ..problems import GeneratorError
from .engine import CONFIG

FRESH = ".site-moi"
FORMER = ".site-cu"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def prepare(out: Path) -> Path:
    """Where the new site shall be made; what an interrupted build left behind is put right first.

    Each build has a name of its own for it: the engine of a build that was killed may still be writing to the former one.
    """
    recover(out)
    for left in out.glob(f"{FRESH}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in out.glob(f"{CONFIG}*"):
        left.unlink(missing_ok=True)
    return out / f"{FRESH}-{secrets.token_hex(8)}"


def recover(out: Path) -> None:
    """If a build was stopped between two renames (only where folders cannot be exchanged), bring the former site back."""
    site, former = out / "site", out / FORMER
    if former.exists() and not site.exists():
        former.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def swap(out: Path, fresh: Path) -> Thread:
    """Make `fresh` the site. Returns a thread that is removing the former one, for whoever wants to see that done too.

    Raises GeneratorError when the disk refuses; then the former site is still there.
    """
    site, former = out / "site", out / FORMER
    try:
        if not site.exists():
            fresh.rename(site)
        elif _exchange(fresh, site):
            former = fresh
        else:
            site.rename(former)
            fresh.rename(site)
    except OSError as error:
        recover(out)
        raise GeneratorError(f"Không thay được trang cũ ở {site}: {error.strerror or error}.") from error
    removing = Thread(target=shutil.rmtree, args=(former, True))
    removing.start()
    return removing


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically: renameat2(2) with RENAME_EXCHANGE, Linux only; False where it is not to be had."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
