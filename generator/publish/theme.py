"""The theme as it is sent: no comments, one stylesheet a page, few scripts, and what every head needs. Sources stay many small files."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from importlib import resources
from itertools import groupby
from urllib.parse import quote

from ..model.book import OutFile
from ..model.policy import REFERRER, policy
from ..problems import GeneratorError
from .lean import lean

IMPORT = re.compile(rb'^@import "([a-z-]+\.css)";\n', re.MULTILINE)
TAG = r'<script data-src="[^"\n]*assets/[a-z-]+\.js[^"\n]*"></script>\n'
ROW = re.compile(f"(?:{TAG}){{2,}}")
"""Scripts that stand right after one another in a template, and need nothing but to be run."""
NAME = re.compile(r"assets/([a-z-]+)\.js")
KNOWS_ITS_PLACE = b"currentScript"
"""A script that asks where it lies cannot lie in another file."""
EARLY = "assets/early.js"
"""The script that must have run before anything is painted: it stands in the page, since asking for it would cost a round trip."""
ICON = "assets/logo.svg"
"""The sign of the site in the browser's tab. It stands in the page for the same reason."""
HEAD = "partials/policy.html"


def theme_files() -> list[OutFile]:
    """Templates, styles and scripts, ready to be sent, sorted by path."""
    shipped = _shipped()
    sent = {path: lean(path, _joined(path, shipped)) for path in shipped}
    sent[HEAD] = _head(sent.pop(EARLY), sent.pop(ICON))
    _join_scripts(sent)
    return [OutFile(path, sent[path]) for path in sorted(sent)]


def _joined(path: str, shipped: Mapping[str, bytes], seen: tuple[str, ...] = ()) -> bytes:
    """A stylesheet with those that it imports in place, since a browser would fetch them one after another."""
    if not path.endswith(".css"):
        return shipped[path]
    if path in seen or path not in shipped:
        raise GeneratorError(f"Tệp kiểu dáng {path} không có, hoặc tự gọi chính mình.")
    folder = path.rpartition("/")[0]
    return IMPORT.sub(lambda found: _joined(f"{folder}/{found[1].decode()}", shipped, (*seen, path)), shipped[path])


def _join_scripts(sent: dict[str, bytes]) -> None:
    """Makes one file of the scripts that a template asks for one after another: on a slow network a request costs more than its bytes.
    What no template asks for alone any more is left out."""
    joined: set[str] = set()

    def movable(tag: str) -> bool:
        return KNOWS_ITS_PLACE not in sent.get(_file(tag), KNOWS_ITS_PLACE)

    def row(found: re.Match[str]) -> str:
        return "".join(_one_tag(list(tags), sent, joined) if free else "".join(tags) for free, tags in groupby(_tags(found[0]), movable))

    for path in [path for path in sent if path.endswith(".html")]:
        sent[path] = ROW.sub(row, sent[path].decode()).encode()
    asked = b"\n".join(content for path, content in sent.items() if path.endswith(".html"))
    for file in joined:
        if file.encode() not in asked:
            del sent[file]


def _tags(row: str) -> list[str]:
    return row.splitlines(keepends=True)


def _file(tag: str) -> str:
    found = NAME.search(tag)
    return found[0] if found else ""


def _one_tag(tags: list[str], sent: dict[str, bytes], joined: set[str]) -> str:
    """The tag of the file in which the scripts of all `tags` stand, which is put among what is sent."""
    files = [_file(tag) for tag in tags]
    if len(files) == 1:
        return tags[0]
    whole = "assets/" + "-".join(file.removeprefix("assets/").removesuffix(".js") for file in files) + ".js"
    sent[whole] = b"\n".join(sent[file] for file in files)
    joined.update(files)
    return tags[0].replace(files[0], whole)


def _head(early: bytes, icon: bytes) -> bytes:
    """What stands first in every page: the policy, the referrer, the early script, which the policy knows by its hash, and the icon."""
    script = "\n" + early.decode()
    known = "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    drawing = quote(icon.decode().strip().replace('"', "'"), safe="/:='(),")
    lines = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy((known,))}">',
        f'<meta name="referrer" content="{REFERRER}">',
        f"<script>{script}</script>",
        f'<link rel="icon" href="data:image/svg+xml,{drawing}">',
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _shipped() -> dict[str, bytes]:
    base = resources.files("generator") / "theme"
    found: dict[str, bytes] = {}
    waiting = [("", base)]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                waiting.append((f"{prefix}{entry.name}/", entry))
            elif not entry.name.startswith((".", "__")) and not entry.name.endswith(".py"):
                found[prefix + entry.name] = entry.read_bytes()
    return found
