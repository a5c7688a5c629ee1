"""Finds rows of signs on a photo that may be the digits of an identity or phone number: nine or more, as high and as far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from ..model.picture import Rect

LEAST = 9
"""Phone numbers have 10 digits, old identity numbers 9, new ones 12."""

_RUN = re.compile(rb"\xff+")
Box = tuple[int, int, int, int]
"""Left, top, right and bottom, px."""


def digit_rows(image: Image.Image) -> tuple[Rect, ...]:
    """Where such rows are, in px of the image. Both dark signs on light and light on dark are looked at."""
    grey = image.convert("L")
    near = grey.filter(ImageFilter.BoxBlur(12))
    found: list[Rect] = []
    for strokes in (ImageChops.subtract(near, grey), ImageChops.subtract(grey, near)):
        signs = sorted(filter(_like_a_digit, _blobs(strokes.point(lambda value: 255 if value > 28 else 0))))
        for row in _rows(signs):
            found.append(_around(row))
    return tuple(sorted(found, key=lambda rect: (rect.y, rect.x)))


def _like_a_digit(box: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return 8 <= high <= 90 and 0.12 * high <= wide <= 0.95 * high


def _blobs(mask: Image.Image) -> Iterator[Box]:
    """Boxes around what hangs together in a black and white image, by joining the runs of each line with those of the line above."""
    above: list[tuple[int, int, int]] = []
    owner: list[int] = []
    boxes: list[list[int]] = []

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = one = owner[owner[one]]
        return one

    data, wide = mask.tobytes(), mask.width
    for y in range(mask.height):
        here: list[tuple[int, int, int]] = []
        for run in _RUN.finditer(data[y * wide : (y + 1) * wide]):
            left, right = run.span()
            own = len(owner)
            owner.append(own)
            boxes.append([left, y, right, y + 1])
            for before, after, other in above:
                if before <= right and left <= after:
                    _join(owner, boxes, root(own), root(other))
            here.append((left, right, own))
        above = here
    return ((a, b, c, d) for at, (a, b, c, d) in enumerate(boxes) if owner[at] == at)


def _join(owner: list[int], boxes: list[list[int]], one: int, other: int) -> None:
    """Put one blob into another."""
    if one != other:
        owner[one] = other
        a, b = boxes[one], boxes[other]
        boxes[other] = [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]


def _rows(signs: list[Box]) -> Iterator[list[Box]]:
    """Signs as high as one another and on one line, each close to the one before, at even distances."""
    rows: list[list[Box]] = []
    for sign in signs:
        for row in reversed(rows[-40:]):
            if _follows(row[-1], sign):
                row.append(sign)
                break
        else:
            rows.append([sign])
    return (row for row in rows if len(row) >= LEAST and _even(row))


def _follows(last: Box, sign: Box) -> bool:
    high, other = last[3] - last[1], sign[3] - sign[1]
    level = abs(last[3] - sign[3]) <= max(1, high * 0.12) and abs(high - other) <= max(1, high * 0.15)
    return level and 0 <= sign[0] - last[2] <= high * 1.1


def _even(row: list[Box]) -> bool:
    """Whether most signs stand at one distance, as digits do; spaces between groups may be wider."""
    middles = [(left + right) / 2 for left, _, right, _ in row]
    steps = [after - before for before, after in pairwise(middles)]
    usual = median(steps)
    return sum(abs(step - usual) <= max(1.0, usual * 0.3) for step in steps) >= 0.6 * len(steps)


def _around(row: list[Box]) -> Rect:
    left, top, right, low = min(b[0] for b in row), min(b[1] for b in row), max(b[2] for b in row), max(b[3] for b in row)
    return Rect(left, top, right - left, low - top)
