"""How wide text is, from the tables of the typeface that pictures are lettered with: Noto Sans.

The package fontpkg-noto-sans brings the file (OpenType, SIL Open Font License), so a picture looks the same on every
machine. Read are the character map (`cmap`, formats 4 and 12) and the advance widths (`hmtx`); see the OpenType
specification.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from math import fsum
from pathlib import Path
from unicodedata import combining, east_asian_width

FAMILY = "Noto Sans"
_OTHER, _WIDE = 0.6, 1.0  # of the size: characters that the typeface lacks


@contextmanager
def typeface() -> Iterator[Path]:
    """The file of the typeface."""
    with resources.as_file(resources.files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf") as path:
        yield path


def width(text: str, size: float) -> float:
    """The width of a line of text at a size, both in pixels. Kerning and ligatures are left out of account."""
    return size * fsum(map(_advance, text))  # Python's own sum differs from one version to the next


def covered(text: str) -> bool:
    """Whether the typeface has every character of a text."""
    return all(character in _advances() or combining(character) for character in text)


def shortened(text: str, length: int) -> str:
    """Text on one line, at most `length` characters long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _advance(character: str) -> float:
    if combining(character):
        return 0.0
    other = _WIDE if east_asian_width(character) in "WF" else _OTHER
    return _advances().get(character, other)


@cache
def _advances() -> dict[str, float]:
    """The advance width of each character, as a part of the size."""
    with typeface() as path:
        data = path.read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    glyphs = _glyphs(data, tables["cmap"])
    return {character: advances[min(glyph, count - 1)] / units for character, glyph in glyphs.items()}


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the file begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def _glyphs(data: bytes, cmap: int) -> dict[str, int]:
    """The number of the glyph of each character."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: dict[str, int] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        form = struct.unpack_from(">H", data, cmap + offset)[0]
        if (platform, encoding) == (3, 1) and form == 4:
            found |= dict(_format_4(data, cmap + offset))
        elif (platform, encoding) == (3, 10) and form == 12:
            found |= dict(_format_12(data, cmap + offset))
    return found


def _format_4(data: bytes, at: int) -> Iterator[tuple[str, int]]:
    double = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts = at + 14, at + 16 + double
    for place in range(0, double, 2):
        start, last = (struct.unpack_from(">H", data, table + place)[0] for table in (starts, ends))
        delta, offset = (struct.unpack_from(">H", data, starts + shift * double + place)[0] for shift in (1, 2))
        for code in range(start, last + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, starts + 2 * double + place + offset + 2 * (code - start))
            if code != 0xFFFF and (glyph or not offset):
                yield chr(code), (glyph + delta) % 0x10000


def _format_12(data: bytes, at: int) -> Iterator[tuple[str, int]]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    for number in range(count):
        start, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        yield from ((chr(code), glyph + code - start) for code in range(start, last + 1))
