"""Compiles the Vietnamese words of the command line: hocdvc.po → hocdvc.mo. Run it after the .po file was changed."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[1] / "generator" / "locale" / "vi" / "LC_MESSAGES"


def compiled() -> bytes:
    """The bytes of hocdvc.mo for the .po file as it is now."""
    with (FOLDER / "hocdvc.po").open("rb") as source:
        catalog = read_po(source, locale="vi")
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


if __name__ == "__main__":
    (FOLDER / "hocdvc.mo").write_bytes(compiled())
    print(FOLDER / "hocdvc.mo")
