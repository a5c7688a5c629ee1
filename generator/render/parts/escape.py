"""Makes any text harmless where it is put: Markdown, attributes, link targets, templates and scripts."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

_ACTIVE = frozenset("\\`*_{}[]<>&|~^$")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BREAKS = frozenset("\t\n\r")
_NUMBERED = re.compile(r"^\s*\d+[.)](?=\s|$)")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SEAM = re.compile(r"(?<=[a-z0-9])\.(?=[a-z0-9-]+\.[a-z]{2,})")
_KEPT_IN_URLS = "/:?#@!$&'+,;=~%-._"


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _visible(text: str) -> str:
    """The text with characters that HTML cannot hold shown as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def text(value: str, first: bool = True, last: bool = True) -> str:
    """Markdown that reads exactly as the text.

    `first` and `last` tell whether it may stand at the start or the end of a block, where signs such as `1.` or `-`
    would start a list and spaces would be lost; inside a line both stay as they are.
    A domain of three parts or more may break after its dots, so that a narrow page never cuts a word.
    """
    shown = _visible(value)
    special = _leading(shown) if first else set()
    full = len(shown.rstrip()) if last else len(shown)
    seams = {found.start() for found in _SEAM.finditer(shown)} - special
    return "".join(
        _entity(char) if char in _ACTIVE or char in _BREAKS or at in special or at >= full else ".<wbr>" if at in seams else char
        for at, char in enumerate(shown)
    )


def _leading(shown: str) -> set[int]:
    """Places of what would mean something at the start of a line: spaces, a sign, the dot of a number."""
    found = _NUMBERED.match(shown)
    bare = len(shown) - len(shown.lstrip())
    places = set(range(bare)) | ({found.end() - 1} if found else set())
    return places | {bare} if shown[bare : bare + 1] in _PUNCTUATION else places


def attr(value: str) -> str:
    """The text for a double-quoted attribute of HTML or of a Markdown link's title."""
    return "".join(_entity(char) if char in _ACTIVE or char in _BREAKS or char in "\"'=" else char for char in _visible(value))


def html(value: str) -> str:
    """The text for HTML inside a template: neither HTML nor template syntax stays active."""
    return "".join(_entity(char) if char in "&<>\"'{}%#\\" or char in _BREAKS else char for char in _visible(value))


def url(value: str) -> str:
    """A link target for Markdown or an attribute; empty when its scheme is anything but http or https."""
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", value) and not re.match(r"^https?://", value, re.I):
        return ""
    return quote(_visible(value).strip(), safe=_KEPT_IN_URLS).replace("&", "&amp;").replace("'", "%27").replace("$", "%24")


def script(value: object) -> str:
    """JSON that is also a safe JavaScript literal, even inside a `<script>` element."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", said)
