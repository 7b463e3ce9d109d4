"""Reads the files in which users keep names: a gazetteer (name, type, aliases) and names to ignore."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from graphkit.errors import WordsUnreadable
from graphkit.facts.vocabulary import OwnName

TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
_SAME_AS = {"PER": "PERSON", "PEOPLE": "PERSON", "ORGANISATION": "ORG", "ORGANIZATION": "ORG", "COMPANY": "ORG"}
_SAME_AS |= {"COUNTRY": "GPE", "CITY": "GPE", "PLACE": "LOC", "LOCATION": "LOC", "GROUP": "NORP"}
_HEADER = ("name", "label", "title")
_ALIASES = re.compile(r"[|;]")


def read_gazetteer(path: Path) -> tuple[OwnName, ...]:
    """The names of a table with a name, a type and further spellings a line, or of a list with one name a line.

    Columns are parted by tabs, or by commas in a file called .csv; further spellings by `|` or `;`, or in columns of
    their own. A first line that begins with the word "name" is taken for headings, `#` begins a remark. Raises
    WordsUnreadable, with the number of the line where one is wrong.
    """
    found: dict[str, OwnName] = {}
    for number, cells in _rows(path):
        name, kind, *more = *cells, ""
        if not name:
            raise WordsUnreadable(path, f"line {number} has no name")
        label = _SAME_AS.get(kind.upper(), kind.upper())
        if label not in ("", *TYPES):
            raise WordsUnreadable(path, f"line {number} has the type {kind!r}; the types are {', '.join(TYPES)}")
        aliases = {alias.strip() for cell in more for alias in _ALIASES.split(cell)} - {name, ""}
        known = found.get(name, OwnName(name, label, ()))
        found[name] = OwnName(name, known.type or label, tuple(sorted({*known.aliases, *aliases})))
    _check_one_meaning(path, found)
    return tuple(found[name] for name in sorted(found))


def read_ignored(path: Path) -> tuple[str, ...]:
    """Names that are never actors: the first cell of each line. Raises WordsUnreadable."""
    return tuple(sorted({cells[0] for _, cells in _rows(path) if cells[0]}))


def read_words(path: Path) -> str:
    """The text of a file. Raises WordsUnreadable if there is none or it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WordsUnreadable(path, (error.strerror or "it cannot be read").lower()) from error
    except UnicodeDecodeError as error:
        raise WordsUnreadable(path, "it is not UTF-8 text") from error


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each line that has any."""
    lines = read_words(path).splitlines()
    comma = path.suffix.lower() == ".csv" and not any("\t" in line for line in lines)
    first = True
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line])) if comma else line.split("\t")
        cells = [" ".join(cell.split()) for cell in cells]
        if not (first and cells[0].lower() in _HEADER):
            yield number, cells
        first = False


def _check_one_meaning(path: Path, found: dict[str, OwnName]) -> None:
    """Raise WordsUnreadable if one spelling is given to two names."""
    owners: dict[str, str] = {}
    for each in found.values():
        for spelling in (each.name, *each.aliases):
            owner = owners.setdefault(spelling, each.name)
            if owner != each.name:
                raise WordsUnreadable(path, f"{spelling!r} stands for both {owner!r} and {each.name!r}")
