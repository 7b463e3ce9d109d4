"""The lexicon that gives clauses their event types: PLOVER's as it ships, or the user's own for another field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from graphkit.errors import WordsUnreadable

ROLES = ("verb", "noun", "light", "over")
_COLUMNS = ("word", "as", "particle", "preposition", "object", "type", "quad")
_NEEDED = ("word", "type")


@dataclass(frozen=True)
class Entry:
    """A line of the lexicon; an empty cell fits anything."""

    particle: str
    preposition: tuple[str, ...]
    objects: tuple[str, ...]
    type: str
    quad: str = ""

    @property
    def filled(self) -> int:
        """How much the entry asks for: the more, the better it knows."""
        return sum(map(bool, (self.particle, self.preposition, self.objects)))


Lexicon = dict[tuple[str, str], tuple[Entry, ...]]


@cache
def plover() -> Lexicon:
    """The lexicon that ships with graphkit."""
    return read_lexicon(resources.files("graphkit.extract").joinpath("plover.tsv").read_text(encoding="utf-8"))


@cache
def lexicon_of(table: str) -> Lexicon:
    """The lexicon of a user's table, PLOVER's of an empty one."""
    return read_lexicon(table) if table else plover()


@cache
def quads_of(table: str) -> dict[str, str]:
    """The class of each event type to which a user's table gives one."""
    entries = (entry for found in lexicon_of(table).values() for entry in found)
    return {entry.type: entry.quad for entry in entries if entry.quad}


def check_ontology(table: str, path: Path) -> None:
    """Raise WordsUnreadable, with the number of the line where one is wrong, if a table is no lexicon of events."""
    try:
        if not read_lexicon(table):
            raise ValueError("it has no words; each line needs at least a word and the type of its event")
    except ValueError as error:
        raise WordsUnreadable(path, str(error)) from error


def read_lexicon(table: str) -> Lexicon:
    """A lexicon from a tab-separated table with the columns word and type, and as, particle, preposition, object, quad.

    `#` begins a remark; the columns come in any order, a word is a verb unless `as` says otherwise. An empty type says
    that the word tells no event there. A type has one class (`quad`), which need not stand in each of its lines. Raises
    ValueError.
    """
    entries: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row in _rows(table):
        entry = Entry(row["particle"], _cell(row["preposition"]), _cell(row["object"]), row["type"], row["quad"])
        entries[row["word"], row["as"] or "verb"].append(entry)
    return {key: tuple(sorted(found, key=lambda entry: -entry.filled)) for key, found in entries.items()}


def _rows(table: str) -> Iterator[dict[str, str]]:
    columns: list[str] = []
    classes: dict[str, str] = {}
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.removesuffix("\r").split("\t")]
        if not columns:
            columns = cells
            _check_columns(columns, number)
            continue
        if not columns.index("type") < len(cells) <= len(columns):
            raise ValueError(f"line {number} has {len(cells)} cells, the headings are {len(columns)}")
        row = dict.fromkeys(_COLUMNS, "") | dict(zip(columns, cells, strict=False))
        _check_row(row, number)
        _check_class(row, classes, number)
        yield row


def _check_columns(columns: list[str], number: int) -> None:
    lacking = [name for name in _NEEDED if name not in columns]
    if lacking:
        raise ValueError(f"line {number} must name the columns, parted by tabs; it lacks {' and '.join(lacking)}")
    unknown = [name for name in columns if name not in _COLUMNS]
    if unknown:
        raise ValueError(f"line {number} names the column {unknown[0]!r}; there are {', '.join(_COLUMNS)}")


def _check_row(row: dict[str, str], number: int) -> None:
    if not row["word"]:
        raise ValueError(f"line {number} has no word")
    if row["as"] not in ("", *ROLES):
        raise ValueError(f"line {number} uses a word as {row['as']!r}; it may be {', '.join(ROLES)}")


def _check_class(row: dict[str, str], classes: dict[str, str], number: int) -> None:
    """Raise ValueError if a class has no type, or a type two classes; `classes` are those of the lines before."""
    event, quad = row["type"], row["quad"]
    if quad and not event:
        raise ValueError(f"line {number} gives the class {quad!r}, but no type that is of it")
    if quad and classes.setdefault(event, quad) != quad:
        raise ValueError(f"line {number} puts {event} into the class {quad!r}, a line before into {classes[event]!r}")


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
