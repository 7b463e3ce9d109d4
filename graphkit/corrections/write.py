"""Writes decisions into `corrections.toml`. Its text is added to and cut, not written anew: comments stay."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from graphkit.corrections import KEYS
from graphkit.corrections.consistent import check, key_of, name_key, told
from graphkit.corrections.errors import CorrectionsUnreadable, CorrectionUseless
from graphkit.corrections.read import parse_corrections, read_corrections, text_of
from graphkit.files import make_folder, replace_file
from graphkit.model import ActorName, Correction

HEADER = "# What people decided about who is who. All of it stands in the next build; the order does not matter.\n"
_OPPOSITE = {"same": "different", "different": "same", "drop": "restore", "restore": "drop"}
_BEGINNING = re.compile(r"\s*\[\[\s*[\"']?decision[\"']?\s*\]\]")
_REMARK = re.compile(r"\s*(#.*)?")


def add_correction(path: Path, correction: Correction) -> tuple[Correction, ...]:
    """Write a decision at the end of the file, and take out those it takes the place of; returns these.

    “different” takes the place of “same” about the same two names, “restore” that of “drop”, a new name that of an
    older one. Restoring what was dropped needs no more than that. Raises CorrectionUseless if the file says it already,
    CorrectionsContradict if it says otherwise in other words.
    """
    standing = read_corrections(path)
    if any(key_of(each) == key_of(correction) for each in standing):
        raise CorrectionUseless(f"that is decided already: {told(correction)}; nothing has changed")
    replaced = [number for number, each in enumerate(standing) if _replaces(correction, each)]
    added = [] if correction.kind == "restore" and replaced else [correction]
    check([*(each for number, each in enumerate(standing) if number not in replaced), *added])
    text = _without(path, standing, replaced)
    for each in added:
        text = f"{(text or HEADER).rstrip()}\n\n{_entry(each)}"
    parse_corrections(path, text)
    _save(path, text)
    return tuple(standing[number] for number in replaced)


def undo_correction(path: Path, number: int | None = None) -> Correction:
    """Take the last decision out of the file, or the one of that number (from 1), and return it.

    Raises CorrectionUseless if there is none.
    """
    standing = read_corrections(path)
    if not standing:
        raise CorrectionUseless(f"there is no decision in {path} to take back")
    if number is not None and not 1 <= number <= len(standing):
        raise CorrectionUseless(f"there is no decision {number} in {path}; it has 1 to {len(standing)}")
    position = (number or len(standing)) - 1
    _save(path, _without(path, standing, [position]))
    return standing[position]


def _replaces(new: Correction, old: Correction) -> bool:
    one, other = ([name_key(name) for name in each.names] for each in (new, old))
    if new.kind in ("rename", "retype"):
        return old.kind == new.kind and one == other
    if new.kind in ("same", "different"):
        return old.kind == _OPPOSITE[new.kind] and sorted(one) == sorted(other)
    if new.kind == "restore" and new.names == (ActorName(new.names[0].name),):  # however the dropped one was narrowed
        return old.kind == "drop" and one[0][0] == other[0][0]
    return old.kind == _OPPOSITE.get(new.kind) and one == other


def _without(path: Path, standing: Sequence[Correction], positions: Sequence[int]) -> str:
    """The file's text without some of its decisions; comments and blank lines between them stay.

    Raises CorrectionsUnreadable if the file is written so that no line begins a decision.
    """
    text = text_of(path) if path.exists() else ""
    if not positions:
        return text
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)  # other ends of lines may stand in a note
    starts = [number for number, line in enumerate(lines) if _BEGINNING.match(line)]
    if len(starts) != len(standing):
        raise _uneditable(path)
    for position in sorted(positions, reverse=True):
        stop = starts[position + 1] if position + 1 < len(starts) else len(lines)
        while stop > starts[position] and _REMARK.fullmatch(lines[stop - 1].rstrip("\r\n")):
            stop -= 1
        del lines[starts[position] : stop]
    left = "".join(lines).rstrip() + "\n"
    kept = tuple(each for number, each in enumerate(standing) if number not in positions)
    if parse_corrections(path, left) != kept:
        raise _uneditable(path)
    return left


def _uneditable(path: Path) -> CorrectionsUnreadable:
    return CorrectionsUnreadable(path, "not every decision begins with a line [[decision]]")


def _entry(correction: Correction) -> str:
    """The lines of one decision."""
    names = [_name(name) for name in correction.names]
    words = correction.kind == "note"
    told_of = {
        KEYS[correction.kind]: f"[{', '.join(names)}]" if len(names) > 1 else names[0],
        "to": "" if words else _quoted(correction.to),
        "documents": _listed(correction.documents),
        "quotation": _quoted(correction.quotation),
        "offsets": str(list(correction.offsets)) if correction.offsets else "",
        "predicate": _quoted(correction.predicate),
        "author": _quoted(correction.author),
        "date": correction.date,
        "note": _quoted(correction.to if words else correction.note),
    }
    return "[[decision]]\n" + "".join(f"{key} = {value}\n" for key, value in told_of.items() if value)


def _name(name: ActorName) -> str:
    if not name.type and not name.documents:
        return _quoted(name.name)
    narrow = {"name": _quoted(name.name), "type": _quoted(name.type), "documents": _listed(name.documents)}
    return "{ " + ", ".join(f"{key} = {value}" for key, value in narrow.items() if value) + " }"


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]" if texts else ""


def _quoted(text: str) -> str:
    """A TOML string. JSON's escapes are TOML's, but for the delete sign and halves of surrogate pairs."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f") if text else ""


def _save(path: Path, text: str) -> None:
    make_folder(path.parent)
    with replace_file(path) as file:
        file.write(text)
