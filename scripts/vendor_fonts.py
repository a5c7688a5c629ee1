"""Renews generator/draw/fonts from the npm package of Be Vietnam Pro: one small TTF for each weight, and their list.

    python scripts/vendor_fonts.py [FOLDER OF AN UNPACKED PACKAGE]

Without a folder, the package is fetched with `npm pack`. The drawing room sets one glyph after another without a shaping
engine, so that pictures are the same on every machine; kerning is therefore kept as the simple `kern` table.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

PACKAGE, VERSION = "@fontsource/be-vietnam-pro", "5.3.0"
FONTS = Path(__file__).resolve().parents[1] / "generator" / "draw" / "fonts"
WEIGHTS = (400, 600, 700)
SUBSETS = ("latin", "vietnamese", "latin-ext")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = "đĐ₫€–—‘’“”„•…‹›«»°×÷±·−©®™ "
LEAST_KERN = 12
ARROWS = {0x2192: False, 0x2190: True}


def wanted() -> set[int]:
    """Code points the pictures need: ASCII, every Vietnamese letter with every tone, and common signs."""
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    letters |= {letter.upper() for letter in letters}
    return {ord(sign) for sign in "".join(letters) + SIGNS} | set(range(0x20, 0x7F))


def part(path: Path, codes: set[int], target: Path) -> None:
    """Writes a TTF with only these code points, without hints and layout tables."""
    options = subset.Options()
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "gasp"]
    options.hinting, options.notdef_outline, options.name_IDs = False, True, [0, 1, 2, 13, 14]
    options.recalc_timestamp = False
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.flavor = None
    font.save(target)


def merged(files: list[Path], folder: Path) -> TTFont:
    """One font out of the package's parts; each code point comes from the first part that has it."""
    left, parts = wanted(), []
    for number, path in enumerate(files):
        have = left & set(TTFont(path).getBestCmap())
        if have:
            parts.append(folder / f"part{number}.ttf")
            part(path, have, parts[-1])
            left -= have
    if left:
        raise SystemExit(f"the package lacks {''.join(map(chr, sorted(left)))}")
    return Merger().merge([str(path) for path in parts])


def add_arrows(font: TTFont) -> None:
    """Adds a right and a left arrow, which the typeface lacks, in the thickness of its dash."""
    dash = font["glyf"][font.getBestCmap()[0x2013]]
    thick, middle = dash.yMax - dash.yMin, 330
    for code, flip in ARROWS.items():
        pen, name = TTGlyphPen(None), f"uni{code:04X}"
        for outline in arrow(thick, middle):
            points = [(900 - x, y) for x, y in reversed(outline)] if flip else outline
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name], font["hmtx"][name] = pen.glyph(), (900, 90)
        for table in font["cmap"].tables:
            table.cmap[code] = name


def arrow(thick: int, middle: int) -> list[list[tuple[int, int]]]:
    """A shaft and a head, as closed outlines in clockwise order."""
    half, reach = thick // 2, 230
    skew = int(thick * 0.71)
    shaft = [(90, middle - half), (90, middle + half), (770, middle + half), (770, middle - half)]
    tip = [(810, middle), (810 - reach, middle + reach), (810 - reach - skew, middle + reach - skew), (810 - 2 * skew, middle)]
    under = [(x, 2 * middle - y) for x, y in reversed(tip)]
    return [shaft, tip, under]


def kern_pairs(path: Path) -> dict[tuple[int, int], int]:
    """Pairs of code points and their kerning, from the GPOS table of one part of the package."""
    font = TTFont(path)
    names = {name: code for code, name in font.getBestCmap().items() if code in wanted()}
    found: dict[tuple[int, int], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable if lookup.LookupType == 2 else ():
            for left, right, value in (pairs_by_glyph if table.Format == 1 else pairs_by_class)(table, names):
                found.setdefault((names[left], names[right]), value)
    return {pair: value for pair, value in found.items() if abs(value) >= LEAST_KERN}


def pairs_by_glyph(table: Any, names: dict[str, int]) -> list[tuple[str, str, int]]:
    """(left, right, value) from a table of single pairs."""
    rows = zip(table.Coverage.glyphs, table.PairSet, strict=True)
    return [
        (left, record.SecondGlyph, record.Value1.XAdvance)
        for left, row in rows
        for record in row.PairValueRecord
        if left in names and record.SecondGlyph in names and record.Value1
    ]


def pairs_by_class(table: Any, names: dict[str, int]) -> list[tuple[str, str, int]]:
    """(left, right, value) from a table of classes."""
    lefts = [name for name in table.Coverage.glyphs if name in names]
    found = []
    for left in lefts:
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
        for right in names:
            value = row[table.ClassDef2.classDefs.get(right, 0)].Value1
            found.append((left, right, getattr(value, "XAdvance", 0) or 0))
    return found


def add_kerning(font: TTFont, files: list[Path]) -> None:
    """Puts the pairs of all parts into one simple table."""
    pairs: dict[tuple[int, int], int] = {}
    for path in files:
        pairs = kern_pairs(path) | pairs
    letter, table = font.getBestCmap(), KernTable_format_0()
    table.coverage, table.apple, table.version, table.tupleIndex = 1, False, 0, None
    table.kernTable = {(letter[left], letter[right]): value for (left, right), value in sorted(pairs.items())}
    if len(table.kernTable) > 10_000:
        raise SystemExit(f"{len(table.kernTable)} pairs do not fit; raise LEAST_KERN")
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]


def build(weight: int, package: Path, folder: Path) -> Path:
    """Writes the font of one weight; its path comes back."""
    files = [package / "files" / f"be-vietnam-pro-{name}-{weight}-normal.woff2" for name in SUBSETS]
    font = merged(files, folder)
    add_arrows(font)
    add_kerning(font, files)
    font["post"].formatType, font["head"].created, font["head"].modified = 3.0, 0xD0000000, 0xD0000000
    font.recalcTimestamp = False
    target = FONTS / f"be-vietnam-pro-{weight}.ttf"
    font.save(target)
    return target


def fetched(folder: Path) -> Path:
    """The package unpacked below `folder`."""
    subprocess.run(["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def main(package: Path | None) -> None:
    """Renews fonts, licence and list."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = package or fetched(folder)
        version = json.loads((source / "package.json").read_text("utf-8"))["version"]
        (FONTS / "OFL.txt").write_bytes((source / "LICENSE").read_bytes())
        (FONTS / "letters.txt").write_text("".join(map(chr, sorted({*wanted(), *ARROWS}))) + "\n", "utf-8")
        files = [build(weight, source, folder) for weight in WEIGHTS]
    entry = {
        "name": PACKAGE,
        "version": version,
        "licence": "OFL-1.1",
        "page": f"https://www.npmjs.com/package/{PACKAGE}",
        "changed": "three parts merged; only the letters the pictures need; kerning in a kern table; two arrows added",
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in [*files, FONTS / "OFL.txt", FONTS / "letters.txt"]},
    }
    (FONTS / "vendor.json").write_text(json.dumps([entry], ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
