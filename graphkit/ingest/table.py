"""Tables of texts: one row, one document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import File, Piece, Unreadable, described
from graphkit.model import Skipped

#: field of a document → names a column of it may have, the likeliest first
COLUMNS = {
    "text": "text body content fulltext full_text article_text maintext main_text article story document".split(),
    "title": "title headline heading subject".split(),
    "date": "date published published_at published_date publish_date publication_date pub_date pubdate".split(),
    "outlet": "outlet publication publisher newspaper medium media site source".split(),
    "author": "author authors byline creator".split(),
    "url": "url link href permalink".split(),
    "language": "language lang".split(),
}
_LONG = 100  # code points that the texts of a column have on average
_SAMPLE = 100  # rows that a guess looks at
Row = Mapping[str, str]


def read_csv(file: File) -> Iterator[Piece | Skipped]:
    """Tables with a header line, parted by commas, semicolons, tabs or bars: one document a row."""
    text, note = decode(file.data)
    text = text.removeprefix("\ufeff")
    header = text[: text.find("\n") if "\n" in text else None]
    delimiter = max(",;\t|", key=header.count)
    csv.field_size_limit(2**31 - 1)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", restkey=""))
    except csv.Error as error:
        raise Unreadable(f"is no table ({error})") from error
    yield from pieces_of_rows(file, [{key: value for key, value in row.items() if key} for row in rows], note)


def read_jsonl(file: File) -> Iterator[Piece | Skipped]:
    """JSON lines: one object a line, one document an object."""
    text, note = decode(file.data)
    rows: list[Row] = []
    broken: list[int] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        try:
            stated = json.loads(line) if line.strip() else {}
            rows.append({key: _plain(value) for key, value in stated.items()})
        except (ValueError, AttributeError, RecursionError):
            broken.append(number)
            rows.append({})
    while rows and not rows[-1]:
        rows.pop()
    if broken:
        yield Skipped(file.name, f"{_count(len(broken), 'line')} no JSON object ({_some(broken)})")
    yield from pieces_of_rows(file, rows, note)


def read_json(file: File) -> Iterator[Piece | Skipped]:
    """JSON: a list of objects, alone or as the only such list in an object, one document each; or one object."""
    text, note = decode(file.data)
    try:
        stated = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no JSON") from error
    if isinstance(stated, dict):
        lists = [each for each in stated.values() if isinstance(each, list) and any(isinstance(x, dict) for x in each)]
        stated = lists[0] if len(lists) == 1 and not _has_text(stated) else [stated]
    rows = [each if isinstance(each, dict) else {} for each in stated] if isinstance(stated, list) else []
    yield from pieces_of_rows(file, [{name: _plain(value) for name, value in row.items()} for row in rows], note)


def _has_text(row: Mapping[str, object]) -> bool:
    return any(isinstance(row.get(name), str) for name in COLUMNS["text"])


def pieces_of_rows(file: File, rows: Sequence[Row], note: str = "") -> Iterator[Piece | Skipped]:
    """A document for each row with a text, called after the file and the row's number from 1. Raises Unreadable."""
    columns = _choose_columns(file, rows)
    empty: list[int] = []
    for number, row in enumerate(rows, start=1):
        told = {field: row.get(column, "").strip() for field, column in columns.items() if field != "text"}
        text = row.get(columns["text"], "")
        if not any(character.isalnum() for character in text):
            empty.append(number)
            continue
        yield described(Piece(f"{file.name}#{number}", text, note=note if number == 1 else ""), told, "column")
    if empty:
        yield Skipped(file.name, f"{_count(len(empty), 'row')} without text (rows {_some(empty)})")


def _choose_columns(file: File, rows: Sequence[Row]) -> dict[str, str]:
    names = list(dict.fromkeys(name for row in rows[:_SAMPLE] for name in row))
    if not names:
        raise Unreadable("holds no rows")
    chosen = dict(file.options.columns)
    for column in chosen.values():
        if column not in names:
            raise Unreadable(f"has no column {column!r} (its columns: {', '.join(names)})")
    plain = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(names)}
    for field, usual in COLUMNS.items():
        found = next((plain[name] for name in usual if name in plain), None)
        if field not in chosen and found is not None and found not in chosen.values():
            chosen[field] = found
    text = chosen.get("text") or _longest_column(names, rows[:_SAMPLE])
    if text is None:
        raise Unreadable(f"has no column of texts; name it with --text-column (its columns: {', '.join(names)})")
    return chosen | {"text": text}


def _longest_column(names: Iterable[str], rows: Sequence[Row]) -> str | None:
    """The one column whose texts are long, if there is only one."""
    long = [name for name in names if sum(len(row.get(name, "")) for row in rows) >= _LONG * len(rows)]
    return long[0] if len(long) == 1 else None


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):  # {"id": "daily", "name": "The Daily"}
        return value["name"] if isinstance(value.get("name"), str) else ""
    if isinstance(value, list):
        return "; ".join(each for each in value if isinstance(each, str))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s are' if number > 1 else ' is'}"


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
