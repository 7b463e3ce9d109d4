"""JSON as all formats made of it write it: letters as they are, one member of a long list a line."""

import json
import math
from collections.abc import Sequence


def as_json(value: object) -> str:
    """A value on one line. A number that JSON cannot hold (infinity) is written as text."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, allow_nan=False)


def json_lines(rows: Sequence[object]) -> str:
    """A list, one member a line."""
    return "[\n" + ",\n".join(as_json(row) for row in rows) + "\n]" if rows else "[]"


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
