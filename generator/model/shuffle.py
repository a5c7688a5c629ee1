"""Order from a seed: the same here, in every browser and in every format. A pure function of seed and ids, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

MASK = 0xFFFFFFFF


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash (Fowler, Noll, Vo) of the text's UTF-8."""
    hash = 0x811C9DC5
    for byte in text.encode():
        hash = ((hash ^ byte) * 0x01000193) & MASK
    return hash


@lru_cache(maxsize=1 << 16)
def rank(seed: str, id: str) -> int:
    """A 32-bit number from `seed/id`: FNV-1a, its bits then spread by the finaliser of MurmurHash3 (A. Appleby)."""
    hash = fnv1a(f"{seed}/{id}")
    hash ^= hash >> 16
    hash = (hash * 0x85EBCA6B) & MASK
    hash ^= hash >> 13
    hash = (hash * 0xC2B2AE35) & MASK
    return hash ^ (hash >> 16)


def shuffled(ids: Iterable[str], seed: str) -> tuple[str, ...]:
    """The ids by their rank under the seed. More ids never change the order of those that were there."""
    return tuple(sorted(ids, key=lambda id: (rank(seed, id), id)))


def jumbled(ids: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """The ids shuffled, and never in the given order (for two or more that differ)."""
    mixed = shuffled(ids, seed)
    return mixed if mixed != ids else mixed[1:] + mixed[:1]


def drawn(levels: Mapping[str, str], wanted: Mapping[str, int], seed: str) -> tuple[str, ...]:
    """Of the ids in `levels` (id → level) as many of each level as wanted (fewer when there are no more): level by level in the order
    of `wanted`, inside a level by rank."""
    return tuple(id for level, count in wanted.items() for id in shuffled((id for id, its in levels.items() if its == level), seed)[:count])
