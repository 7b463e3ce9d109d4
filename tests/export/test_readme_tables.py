"""README's tables of formats say what the registries say: a row for each entry, made from its docstring."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graphkit.export import WRITERS
from graphkit.ingest import READERS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def rows_of(registry: Mapping[str, Callable[..., Any]]) -> list[tuple[str, str]]:
    """What each function of a registry is for, behind all the endings that it stands for."""
    endings: dict[Callable[..., Any], list[str]] = {}
    for ending, function in registry.items():
        endings.setdefault(function, []).append(ending)
    return [(f"`{' '.join(names)}`", summary(function)) for function, names in endings.items()]


def summary(function: Callable[..., Any]) -> str:
    return (function.__doc__ or "").split("\n")[0].split(" Raises ")[0].rstrip(".")


def table(header: str) -> list[tuple[str, str]]:
    """The first two cells of each row of the table whose first column has that name."""
    found = re.search(rf"^\| {header} \|.*\n\|[-|]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    assert found, f"README has no table that begins with {header!r}"
    cells = [re.split(r"(?<!\\) \| ", row.strip("| ")) for row in found[1].splitlines()]
    return [(cell[0], cell[1].replace("\\|", "|")) for cell in cells]


def test_the_table_of_readers_is_the_registry() -> None:
    assert [row for row in table("reads") if row[0] != "`-`"] == rows_of(READERS)


def test_the_table_of_writers_is_the_registry() -> None:
    assert [row for row in table("writes") if row[0] != "`.html`"] == rows_of(WRITERS)
