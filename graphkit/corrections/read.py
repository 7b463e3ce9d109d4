"""Reads `corrections.toml`: each `[[decision]]` is one; the key that names its kind holds the names it is about.

    [[decision]]
    same = ["Dmitry Peskov", "D. S. Peskow"]
    author = "Ana"
    date = 2026-11-21
    note = "his card says so"

A name is a text, or a table where several actors bear it: `{ name = "Georgia", type = "GPE", documents = "a.txt" }`.
What is only to be remembered of an actor is `about = "Georgia"` with `note = "…"`.
"""

import datetime as dt
import os
import tomllib
from collections.abc import Mapping, Sequence
from errno import EINVAL
from pathlib import Path
from typing import Any

from graphkit.corrections import FILE, KEYS, PAIRS, TYPES
from graphkit.corrections.consistent import check, name_key
from graphkit.corrections.errors import CorrectionsAmbiguous, CorrectionsUnreadable, CorrectionUnfit
from graphkit.model import ActorName, Correction

_SIGNED = ("author", "date", "note")
_KIND_OF = {key: kind for kind, key in KEYS.items()}
_OTHER_KEYS = {
    "rename": ("to",),
    "retype": ("to",),
    "split": ("to", "documents"),
    "reject": ("documents", "quotation", "offsets", "predicate"),
}


class _UnfitError(ValueError):
    """What is wrong with one decision; becomes a CorrectionUnfit with its number."""


def find_file(paths: Sequence[Path], output: Path | None, given: Path | None) -> Path | None:
    """The one file of corrections of a build: `given`; or else `corrections.toml` in a folder read or in the output.

    None if there is none. Raises CorrectionsAmbiguous if there are several, CorrectionsUnreadable without `given`.
    """
    if given:
        if not os.path.isfile(given):  # noqa: PTH113 - also in a folder where nobody may look, as below
            raise CorrectionsUnreadable(given, "there is no such file")
        return Path(os.path.abspath(given))
    folders = [path if path.is_dir() else path.parent for path in paths if path.exists()]
    looked = {Path(os.path.abspath(folder / FILE)) for folder in [*folders, *filter(None, [output])]}
    found = sorted(path for path in looked if os.path.isfile(path))  # noqa: PTH113
    if len(found) > 1:
        raise CorrectionsAmbiguous(found)
    return found[0] if found else None


def read_corrections(path: Path | None) -> tuple[Correction, ...]:
    """All decisions of a file in its order; none without a file.

    Raises CorrectionsUnreadable, CorrectionUnfit, CorrectionsContradict.
    """
    return parse_corrections(path, text_of(path)) if path and path.exists() else ()


def text_of(path: Path) -> str:
    """The file's text. Raises CorrectionsUnreadable."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise OSError(EINVAL, "it is no regular file")
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsUnreadable(path, _reason(error)) from error


def parse_corrections(path: Path, text: str) -> tuple[Correction, ...]:
    """All decisions of a file's text. Raises as `read_corrections` does."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionsUnreadable(path, str(error)) from error
    except RecursionError as error:
        raise CorrectionsUnreadable(path, "it is nested too deeply") from error
    strangers = sorted(set(content) - {"decision"})
    entries = content.get("decision", [])
    if strangers or not _is_tables(entries):
        what = f"{strangers[0]!r} is no part of it" if strangers else "decision is no list"
        raise CorrectionsUnreadable(path, f"{what}; each decision begins with a line [[decision]]")
    corrections = tuple(_numbered(path, number, entry) for number, entry in enumerate(entries, start=1))
    check(corrections)
    return corrections


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 (byte {error.start})"
    return error.strerror or str(error)


def _numbered(path: Path, number: int, entry: Mapping[str, Any]) -> Correction:
    try:
        return parse(entry)
    except _UnfitError as error:
        raise CorrectionUnfit(path, number, str(error)) from error


def parse(entry: Mapping[str, Any]) -> Correction:
    """One decision from its table. Raises ValueError with the reason."""
    kind = _kind(entry)
    strangers = sorted(set(entry) - {KEYS[kind], *_SIGNED, *_OTHER_KEYS.get(kind, ())})
    if strangers:
        raise _UnfitError(f"{strangers[0]!r} is no part of a decision “{kind}”")
    correction = Correction(
        kind,
        _names(kind, entry[KEYS[kind]]),
        to=_text(entry, "note" if kind == "note" else "to"),
        documents=_documents(entry.get("documents", ())),
        quotation=_text(entry, "quotation"),
        offsets=_offsets(entry.get("offsets")),
        predicate=_text(entry, "predicate"),
        author=_text(entry, "author"),
        date=_date(entry.get("date", "")),
        note="" if kind == "note" else _text(entry, "note"),
    )
    return _complete(correction)


def _kind(entry: Mapping[str, Any]) -> str:
    kinds = [key for key in entry if key in _KIND_OF]
    if len(kinds) == 1:
        return _KIND_OF[kinds[0]]
    if kinds:
        raise _UnfitError(f"{' and '.join(kinds)} are two decisions; write them apart")
    unknown = [key for key in entry if key not in (*_SIGNED, "to", "documents", "quotation", "offsets", "predicate")]
    what = f"{unknown[0]!r} is no kind of decision" if unknown else "it decides nothing"
    raise _UnfitError(f"{what}; there are {', '.join(_KIND_OF)}")


def _names(kind: str, value: object) -> tuple[ActorName, ...]:
    given = value if isinstance(value, list) else [value]
    names = tuple(_name(each) for each in given)
    wanted = 2 if kind in PAIRS else 1
    if len(names) != wanted:
        raise _UnfitError(f"“{kind}” needs {'two names' if wanted == 2 else 'one name'}, not {len(names)}")
    if len({name_key(name) for name in names}) < wanted:
        raise _UnfitError("its two names are one; people of one name are held apart by split or by their documents")
    return names


def _name(value: object) -> ActorName:
    table = {"name": value} if isinstance(value, str) else value
    if not isinstance(table, dict) or set(table) - {"name", "type", "documents"}:
        raise _UnfitError("a name is a text or a table with name, type and documents")
    name = " ".join(_text(table, "name").split())
    if not name:
        raise _UnfitError("a name is empty")
    return ActorName(name, _type(_text(table, "type")), _documents(table.get("documents", ())))


def _type(text: str) -> str:
    if text and text.upper() not in TYPES:
        raise _UnfitError(f"{text!r} is no type of actor; there are {', '.join(TYPES)}")
    return text.upper()


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _UnfitError(f"{key} is no text")
    return value


def _documents(value: object) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or not all(isinstance(each, str) for each in given):
        raise _UnfitError("documents are names of files")
    return tuple(sorted(set(given)))


def _offsets(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return (value[0], value[1])
    raise _UnfitError("offsets are two whole numbers, where the sentence starts and stops")


def _date(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, str | dt.date):
        return str(value)
    raise _UnfitError("date is no date")


def _complete(correction: Correction) -> Correction:
    """The decision with what it need not say. Raises if something that it must say is missing."""
    if correction.kind == "note":
        return _noted(correction)
    kind, to = correction.kind, " ".join(correction.to.split())
    if kind == "retype":
        to = _type(to)
    if kind in ("rename", "retype") and not to:
        raise _UnfitError(f"“{kind}” needs the new {'name' if kind == 'rename' else 'type'}: to = …")
    if kind == "split" and not correction.documents:
        raise _UnfitError("“split” needs the documents that name the other: documents = […]")
    if kind == "reject" and not (correction.quotation or (correction.offsets and correction.documents)):
        raise _UnfitError("“reject” needs a quotation, or documents and offsets = [start, stop]")
    if kind == "split" and not to:
        to = f"{correction.names[0].name} (2)"
    return Correction(**{**vars(correction), "to": to})


def _noted(correction: Correction) -> Correction:
    """The note with its lines as they are, without what is blank around them."""
    lines = [line.rstrip() for line in correction.to.strip().splitlines()]
    if not any(lines):
        raise _UnfitError("“about” needs the words to remember: note = …")
    return Correction(**{**vars(correction), "to": "\n".join(lines)})
