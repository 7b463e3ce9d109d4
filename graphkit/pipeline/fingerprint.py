"""Digests that tell whether something would come out as before: of files, of our own code, of what is installed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_PIECE = 1 << 20  # bytes read at a time


def digest_of(parts: Iterable[str]) -> str:
    """One digest of several texts, in their order."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def digest_file(path: Path) -> str:
    """The digest of a file's bytes, "" where there is no file to be read. Neither size nor time of change would do:
    both may stay when the content changes.
    """
    found = hashlib.sha256()
    try:
        if not path.is_file():
            return ""
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


@cache
def digest_code(package: str) -> str:
    """The digest of a package's own files and of the versions of all that is installed: other code, other results."""
    folder = Path(str(import_module(package).__file__)).parent
    files = sorted(path for path in folder.rglob("*") if "__pycache__" not in path.parts and path.is_file())
    own = (f"{path.relative_to(folder).as_posix()} {digest_file(path)}" for path in files)
    return digest_of([sys.version, *_installed(), *own])


@cache
def _installed() -> tuple[str, ...]:
    """Names and versions of what is installed where numpy and spaCy are, as their folders tell them."""
    folders = {
        Path(spec.origin).parent.parent for name in ("numpy", "spacy") if (spec := find_spec(name)) and spec.origin
    }
    return tuple(sorted(path.name for folder in folders for path in folder.glob("*.dist-info")))
