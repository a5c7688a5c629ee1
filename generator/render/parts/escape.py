"""Makes any text harmless where it is put: Markdown, attributes, link targets, templates and scripts."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

_ACTIVE = "\\`*_{}[]<>&|~^$"
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BREAKS = "\t\n\r"
SHORT = 20
"""Signs of a domain that fits a line of a narrow phone."""
_IN_TEXT = re.compile(rf"[{re.escape(_ACTIVE + _BREAKS)}]|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\.[a-z]{{2,}}|\b1[89]00 (?=\d{{4}}\b)|!\Z")
_IN_ATTRIBUTES = re.compile(rf"[{re.escape(_ACTIVE + _BREAKS)}\"'=]")
_IN_TEMPLATES = re.compile(rf"[&<>\"'{{}}%#\\{_BREAKS}]")
_NUMBERED = re.compile(r"^\s*\d+[.)](?=\s|$)")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_KEPT_IN_URLS = "/:?#@!$&'+,;=~%-._"


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _found(match: re.Match[str]) -> str:
    """An active character as an entity; a domain and the number of a hotline as what stays together in a line."""
    found = match[0]
    if len(found) == 1:
        return _entity(found)
    if found[-1] == " ":
        return f"{found[:-1]}\u00a0"
    return found if len(found) <= SHORT and "-" not in found else re.sub(r"[.](?=.*[.])", ".<wbr>", found)


def _visible(text: str) -> str:
    """The text with characters that HTML cannot hold shown as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def text(value: str, first: bool = True, last: bool = True) -> str:
    """Markdown that reads exactly as the text.

    `first` and `last` tell whether it may stand at the start or the end of a block, where signs such as `1.` or `-`
    would start a list and spaces would be lost; inside a line both stay as they are.
    A short domain stays whole, as browsers leave it; a long one of three parts or more may break after its dots, so that a narrow page
    never cuts a word. What follows either, such as the end of the sentence, stays with it. A hotline (`1900 9068`) never breaks.
    """
    shown = _visible(value)
    full = len(shown.rstrip()) if last else len(shown)
    head, body = _head(shown[:full]) if first else ("", shown[:full])
    return head + _IN_TEXT.sub(_found, body) + "".join(map(_entity, shown[full:]))


def _head(shown: str) -> tuple[str, str]:
    """The start that would mean something on a line of its own (spaces, a sign, a number with its dot) made harmless, and the rest."""
    found = _NUMBERED.match(shown)
    bare = len(shown) - len(shown.lstrip())
    if found:
        return "".join(map(_entity, shown[:bare])) + found[0].strip()[:-1] + _entity(found[0][-1]), shown[found.end() :]
    signs = bare + (shown[bare : bare + 1] in _PUNCTUATION)
    return "".join(map(_entity, shown[:signs])), shown[signs:]


def attr(value: str) -> str:
    """The text for a double-quoted attribute of HTML or of a Markdown link's title."""
    return _IN_ATTRIBUTES.sub(_found, _visible(value))


def html(value: str) -> str:
    """The text for HTML inside a template: neither HTML nor template syntax stays active."""
    return _IN_TEMPLATES.sub(_found, _visible(value))


def url(value: str) -> str:
    """A link target for Markdown or an attribute; empty when its scheme is anything but http or https."""
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", value) and not re.match(r"^https?://", value, re.I):
        return ""
    return quote(_visible(value).strip(), safe=_KEPT_IN_URLS).replace("&", "&amp;").replace("'", "%27").replace("$", "%24")


def script(value: object) -> str:
    """JSON that is also a safe JavaScript literal, even inside a `<script>` element."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", said)
