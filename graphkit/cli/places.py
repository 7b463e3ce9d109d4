"""Where results go: a path on this machine, or the address of a file or folder in a store elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import click

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # two letters at least, for C:// is a drive


class Place(click.Path):
    """A path, as `click.Path` checks it, or an address such as s3://bucket/graph.parquet as it stands."""

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, file_okay=file_okay, dir_okay=dir_okay)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if isinstance(value, str) and _ADDRESS.match(value):
            return value
        found = super().convert(value, param, ctx)  # type: ignore[arg-type]
        return found if isinstance(found, Path) else Path(str(found))
