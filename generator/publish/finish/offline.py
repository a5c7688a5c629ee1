"""What an offline copy is made by: the service worker with the hashes of this version, and how much each bundle weighs."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib import resources
from itertools import chain
from urllib.parse import quote

from ...model import addresses
from ...model.book import Book, Bundle
from ..files import Tree
from ..lean import lean
from ..ledger import Ledger, sha256
from ..needs import asked_by, files_at

WORKER = "sw.js"
LISTS = "ngoai-tuyen"
"""The folder of the lists that the worker reads."""
BUNDLES = "goi"
"""The list of bundles."""
PAGES_A_LIST = 32
"""About how many pages one list is for: a visit to a large site loads a list, not all of them."""
CORE = (addresses.HOME, addresses.OFFLINE, addresses.SEARCH)
"""Pages that are kept with whatever page is visited first."""
SIZE = re.compile(r'(<small data-size="([^"]*)">)[^<]*(</small>)')


def offline(site: Tree, book: Book, ledger: Ledger) -> None:
    """Write `sw.js` and its lists, and the sizes into the page of the bundles. Must come last: it hashes every file as readers get it."""
    names = [path for path in site.files if path != WORKER and not path.startswith(f"{LISTS}/")]
    pages = {path: site.files[path] for path in names if path.endswith(".html")}
    there = cache(partial(files_at, site))
    asked = {page: ledger.of(("asked by", page), file, partial(asked_by, page)) for page, file in pages.items()}
    needs = {page: tuple(dict.fromkeys(chain.from_iterable(map(there, paths)))) for page, paths in asked.items()}
    _say_sizes(site, book.bundles, needs)
    hashes = {path: _short(ledger.digest(site.files[path])) for path in names}
    lists = {str(number): found for number, found in enumerate(leaves(hashes, needs))}
    lists[BUNDLES] = _bundles(book.bundles, needs)
    written = {name: _json(found) for name, found in lists.items()}
    for name, content in written.items():
        site.put(f"{LISTS}/{name}.json", content)
    index = {
        "leaves": [hashed(written[name]) for name in written if name != BUNDLES],
        "bundles": hashed(written[BUNDLES]),
        "core": [page for page in CORE if page in needs],
        "pages": len(needs),
    }
    source = (resources.files(__package__) / "worker.js").read_bytes()
    site.put(WORKER, b"const INDEX=" + _json(index) + b";\n" + lean(WORKER, source))


def hashed(content: bytes) -> str:
    """The first 16 bytes of SHA-256 in base64url: 22 characters, as the worker makes it of what it gets."""
    return _short(sha256(content))


@lru_cache(maxsize=1 << 17)
def _short(digest: str) -> str:
    return urlsafe_b64encode(bytes.fromhex(digest)[:16]).decode().rstrip("=")


def leaves(hashes: Mapping[str, str], needs: Mapping[str, Iterable[str]]) -> list[dict[str, object]]:
    """The lists: `files` (path → hash) with all that the pages of a list need, `needs` (page → numbers of entries of `files`).

    Every file is in the list that its own name leads to, so that any can be looked up. Paths are as they stand in a URL.
    """
    count = max(1, -(-len(needs) // PAGES_A_LIST))
    found = [_List() for _ in range(count)]
    for path in hashes:
        one = found[_leaf(path, count)]
        order = one.order
        order.setdefault(path, len(order))
        if path in needs:
            one.needs[quoted(path)] = [order.setdefault(need, len(order)) for need in needs[path]]
    return [{"files": {quoted(path): hashes[path] for path in one.order}, "needs": one.needs} for one in found]


@dataclass(frozen=True, slots=True)
class _List:
    """A list while it grows: its files, each with its number, and the numbers of those that its pages need."""

    order: dict[str, int] = field(default_factory=dict)
    needs: dict[str, list[int]] = field(default_factory=dict)


@lru_cache(maxsize=1 << 17)
def quoted(path: str) -> str:
    """A path as browsers write it in a URL (WHATWG URL, path percent-encode set)."""
    return quote(path, safe="/~!$&'()*+,;=:@[]|\\^", errors="surrogateescape")


@lru_cache(maxsize=1 << 17)
def _leaf(path: str, count: int) -> int:
    """Which list a path is in: by its name without folder and ending, so that all pages of a guide share one."""
    name = re.sub(r"\.[^.]*$", "", quoted(path).rpartition("/")[2])
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % count


def _bundles(bundles: Sequence[Bundle], pages: Container[str]) -> dict[str, object]:
    """The pages of each bundle (`own`; for the first, which is everything, None), those that all others share apart (`common`)."""
    lists = {one.id: [page for page in one.pages if page in pages] for one in bundles[1:]}
    shared = set.intersection(*map(set, lists.values())) if lists else set()
    own = {id: [quoted(page) for page in some if page not in shared] for id, some in lists.items()}
    common = [quoted(page) for page in next(iter(lists.values()), []) if page in shared]
    return {"own": {**{one.id: None for one in bundles[:1]}, **own}, "common": common}


def _say_sizes(site: Tree, bundles: Iterable[Bundle], needs: Mapping[str, Iterable[str]]) -> None:
    if addresses.OFFLINE in site.files:
        size = {path: file.size for path, file in site.files.items()}
        sizes = {one.id: in_words(sum(size.get(path, 0) for path in _parts(one, needs))) for one in bundles}
        text = site.read(addresses.OFFLINE).decode()
        site.put(addresses.OFFLINE, SIZE.sub(lambda found: found[1] + sizes.get(found[2], "") + found[3], text).encode())


def _parts(bundle: Bundle, needs: Mapping[str, Iterable[str]]) -> set[str]:
    """All files of a bundle, each once."""
    return set(bundle.pages).union(*(needs.get(page, ()) for page in bundle.pages))


def in_words(size: int) -> str:
    """A size as Vietnamese write it: `340 KB`, `1,2 MB`."""
    return f"{max(1, round(size / 1000))} KB" if size < 950_000 else f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
