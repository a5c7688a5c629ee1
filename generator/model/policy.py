"""What a page may do: one Content-Security-Policy for all. Everything is forbidden but what stands here, and nothing of another origin."""

from __future__ import annotations

from collections.abc import Mapping

OURS = "'self' file:"
"""This site. A page opened by double-click has no origin, so `'self'` need not match its own files; on a server `file:` matches nothing."""

DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": OURS,
    "style-src": OURS,
    "img-src": f"{OURS} data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": OURS,
    "base-uri": "'none'",
}
"""By name, in order. Fonts, frames, plugins and media fall under `default-src`."""

REFERRER = "no-referrer"
"""A page that a link leads to is not told where its reader came from."""


def policy(scripts: tuple[str, ...] = ()) -> str:
    """The value of the policy. `scripts` are hashes (`sha256-…`) of the scripts that stand in the page itself."""
    known = {**DIRECTIVES, "script-src": " ".join((OURS, *(f"'{one}'" for one in scripts)))}
    return "; ".join(f"{name} {value}" for name, value in known.items())
