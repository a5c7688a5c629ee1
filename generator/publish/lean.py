"""Scripts and stylesheets as they are sent."""

from __future__ import annotations

import re

ASIDE = re.compile(rb"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment with lines of its own, other than a licence (`/*!`)."""


def lean(name: str, content: bytes) -> bytes:
    """A script or stylesheet as it is sent: without the comments that have lines of their own. They are for whoever reads the source, not
    for whoever pays for the data."""
    return ASIDE.sub(b"", content) if name.endswith((".js", ".css")) else content
