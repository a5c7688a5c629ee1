"""Lets the command line library speak Vietnamese. Must be asked before commands are declared, since some of its words are fixed then."""

from __future__ import annotations

import gettext
import os
from pathlib import Path


def speak_vietnamese() -> None:
    """Point gettext, which the library asks for its words, at our translations, whatever the machine's language."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("hocdvc", str(Path(__file__).parent))
    gettext.textdomain("hocdvc")
