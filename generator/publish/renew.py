"""A new site out of the former one: only pages whose Markdown changed go through the engine, the others are taken over as it made them.

The menus of our templates list no pages, so the HTML of a page depends on its own Markdown, the templates and the settings, and on
nothing else. Whatever the engine made is kept beside the site as it was before any finisher touched it, with a digest of each file.
Any doubt (other settings, templates or versions, pages added or removed, a hand-written page changed, an anchor gone, a file that is
not what its digest says) ends in a whole build by the engine, whose judgement on links is the one that counts.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from ..model import addresses
from ..model.book import OutFile
from ..problems import GeneratorError, Problem
from .engine import alone, make_html
from .files import Tree, link, write_file
from .ledger import Ledger, looked_at, sha256
from .needs import local

KEPT, NOTE = ".trang", ".trang.json"
"""What the engine made, and the note of what it was made from."""
PICTURES = addresses.PICTURES + "/"
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
"""Paths that mean themselves in the engine's settings."""
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\shref="([^"#]*)#([^"]+)"')


@dataclass(frozen=True, slots=True)
class Note:
    """Digests of what a site was made from (`ground`: all that every page depends on; `docs`: each file) and of each file made."""

    ground: str
    docs: Mapping[str, str]
    made: Mapping[str, str]


def make_site(
    engine: str, root: Path, out: Path, fresh: Path, today: date, docs: Mapping[str, OutFile], hand: frozenset[str], ledger: Ledger
) -> tuple[Tree, tuple[Problem, ...]]:
    """Fill the empty folder `fresh` with the site of `out/docs`, which holds `docs` and pictures. `hand` are paths of hand-written files.

    Files there may be second names of what is kept for the next time: who changes one puts a new file in its place.

    Returns the site, and the engine's complaints. The site is what a whole build by the engine would give, byte for byte. Raises
    GeneratorError.
    """
    ground, now = _ground(engine, root, out, today, ledger), {path: file.digest for path, file in docs.items()}
    if (out / KEPT).is_symlink():
        (out / KEPT).unlink()
    former = _read(out)
    if former and former.ground == ground and (renewed := _renewed(engine, root, out, fresh, today, former, now, hand, ledger)):
        return renewed, ()
    shutil.rmtree(fresh, ignore_errors=True)
    (out / NOTE).unlink(missing_ok=True)
    problems = make_html(engine, root, out, fresh, today)
    site = Tree(fresh)
    if not problems and alone(engine, root):
        _keep_all(out, site, ground, now, ledger)
    return site, problems


# ---- renewing ---------------------------------------------------------------------------------------------------


def _renewed(
    engine: str,
    root: Path,
    out: Path,
    fresh: Path,
    today: date,
    former: Note,
    now: Mapping[str, str],
    hand: frozenset[str],
    ledger: Ledger,
) -> Tree | None:
    """The whole new site, in `fresh`; when None, what is there is of no use."""
    changed = [path for path, digest in now.items() if former.docs.get(path) != digest]
    gone = former.docs.keys() - now.keys()
    if not _small(changed, gone, former, now, hand):
        return None
    pages = [_address(path) for path in changed if path.endswith(".md")]
    wanted = {_address(path) if path.endswith(".md") else path for path in changed}
    still = {path: digest for path, digest in former.made.items() if path not in wanted and path not in gone}
    fresh.mkdir(parents=True, exist_ok=True)
    site = Tree(fresh)
    with TemporaryDirectory(dir=fresh) as folder, ThreadPoolExecutor(1) as beside:
        part = Path(folder)  # in there, so that what a build that is killed leaves behind goes with the rest
        rest = beside.submit(_take_over, out, site, still, ledger)  # while the engine, a process of its own, is at work
        try:
            said = make_html(engine, root, out, part, today, tuple(changed)) if changed else ()
        except GeneratorError:
            return None
        made = Tree(part).files  # more than was asked for, such as a site map of a few pages
        if said or not rest.result() or not wanted <= made.keys() or not _anchors_hold(out / KEPT, part, pages, ledger):
            return None
        for path in wanted:
            site.move(path, made[path])
    site.sort()
    new = {path: ledger.digest(site.files[path]) for path in wanted}
    _keep(out, fresh, wanted, gone, Note(former.ground, now, {**still, **new}))
    return site


def _small(changed: list[str], gone: Iterable[str], former: Note, now: Mapping[str, str], hand: frozenset[str]) -> bool:
    """Whether the change is of a kind that renewing is made for."""
    plain = all(_PLAIN.fullmatch(path) and path not in hand for path in changed)
    same_pages = {path for path in former.docs if path.endswith(".md")} == {path for path in now if path.endswith(".md")}
    return plain and same_pages and 4 * len(changed) <= 3 * len(now) and not any(path in hand for path in gone)


def _anchors_hold(kept: Path, part: Path, pages: Iterable[str], ledger: Ledger) -> bool:
    """Whether renewed pages have all the places they had, and every place they lead to is there."""

    def places(page: str) -> frozenset[str]:
        file = part / page
        return ledger.of("places", file if file.is_file() else kept / page, _places)

    with suppress(OSError, UnicodeDecodeError):
        for page in pages:
            if not ledger.of("places", kept / page, _places) <= places(page):
                return False
            for address, anchor in set(_LINK.findall((part / page).read_text(encoding="utf-8"))):
                target = local(page, html.unescape(address)) if address else page
                if target and unquote(html.unescape(anchor)) not in places(target):
                    return False
        return True
    return False


def _places(page: bytes) -> frozenset[str]:
    return frozenset(html.unescape(id) for id in _ID.findall(page.decode()))


def _take_over(out: Path, site: Tree, wanted: Mapping[str, str], ledger: Ledger) -> bool:
    """Take files as the engine made them, and all pictures, which are named by what they show and never change; False as soon as a file is
    missing or not what its digest says."""
    try:
        there, pictures = Tree(out / KEPT).files, Tree(out / "docs" / PICTURES).files
        known = {path: there[path] for path, digest in wanted.items() if path in there and ledger.digest(there[path]) == digest}
        if known.keys() != wanted.keys():
            return False
        known |= {PICTURES + path: file for path, file in pictures.items()}
        for folder in {path.rpartition("/")[0] for path in known}:
            (site.folder / folder).mkdir(parents=True, exist_ok=True)
        for path, file in known.items():
            site.take(path, file)
    except OSError:
        return False
    return True


# ---- keeping ----------------------------------------------------------------------------------------------------


def _keep_all(out: Path, site: Tree, ground: str, docs: Mapping[str, str], ledger: Ledger) -> None:
    shutil.rmtree(out / KEPT, ignore_errors=True)
    made = {path: ledger.digest(file) for path, file in site.files.items() if not path.startswith(PICTURES)}
    _keep(out, site.folder, made, (), Note(ground, docs, made))


def _keep(out: Path, fresh: Path, made: Iterable[str], gone: Iterable[str], note: Note) -> None:
    """Put what the engine has just made aside. The note is written last: without it, or with files it does not fit, nothing is used."""
    for path in made:
        target = out / KEPT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        link(fresh / path, target)
    for path in gone:
        (out / KEPT / path).unlink(missing_ok=True)
    said = json.dumps({"ground": note.ground, "docs": note.docs, "made": note.made})
    write_file(out / NOTE, f"{sha256(said.encode())}\n{said}".encode())


def _read(out: Path) -> Note | None:
    """The note of the former build, or None when there is none or it is damaged."""
    with suppress(OSError, ValueError, TypeError):
        seal, _, said = (out / NOTE).read_text(encoding="utf-8").partition("\n")
        if seal == sha256(said.encode()):
            return Note(**json.loads(said))
    return None


def _ground(engine: str, root: Path, out: Path, today: date, ledger: Ledger) -> str:
    """A digest of all that every page depends on: settings, templates, the day, the engine and whatever it may load."""
    whole = hashlib.sha256(f"{engine} {today} {platform.python_version()} {os.path.relpath(root, out)}\n".encode(errors="surrogateescape"))
    for folder in sys.path:
        with suppress(OSError):
            whole.update("\n".join(sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-link")))).encode())
    for path, file in ("mkdocs.yml", looked_at(root / "mkdocs.yml")), *Tree(out / "theme").files.items():
        whole.update(f"\n{path}\n{ledger.digest(file)}".encode())
    return whole.hexdigest()


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"
