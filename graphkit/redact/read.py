"""Reads what to hide, from a file that stays private:

    actors = ["Ada Brook", { name = "Ben Cole", as = "Informant" }]
    sources = ["leak/memo.txt"]

What has no pseudonym gets one by its place in the file ("Person 1"), so they stay when names are added at the end.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import RedactionUnreadable


@dataclass(frozen=True)
class Redactions:
    """Names of actors and paths of sources, each with its pseudonym or ""."""

    actors: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


def read_redactions(path: Path) -> Redactions:
    """What the file says. Raises RedactionUnreadable."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise RedactionUnreadable(path, str(error)) from error
    if strangers := sorted(set(content) - {"actors", "sources"}):
        raise RedactionUnreadable(path, f"it has {', '.join(strangers)}")
    found = Redactions(*(_entries(path, key, content.get(key, [])) for key in ("actors", "sources")))
    names = [name for _, name in (*found.actors, *found.sources) if name]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise RedactionUnreadable(path, f"the pseudonym {twice[0]!r} stands for two")
    if not (found.actors or found.sources):
        raise RedactionUnreadable(path, "it names nothing")
    return found


def _entries(path: Path, key: str, entries: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(entries, list):
        raise RedactionUnreadable(path, f"{key} is no list")
    return tuple(_entry(path, key, entry) for entry in entries)


def _entry(path: Path, key: str, entry: Any) -> tuple[str, str]:
    table = {"name": entry} if isinstance(entry, str) else entry
    told = isinstance(table, dict) and set(table) <= {"name", "as"} and all(isinstance(v, str) for v in table.values())
    if not told or not table.get("name", "").strip():
        raise RedactionUnreadable(path, f"{entry!r} under {key} is no name")
    return table["name"], table.get("as", "").strip()
