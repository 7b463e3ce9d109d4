"""JSON in pieces."""

from collections.abc import Iterator

import pytest

from graphkit.explorer.jsons import in_parts, rows_in_parts, to_json
from graphkit.lazily import Lazily


@pytest.mark.parametrize("count", [0, 1, 249, 250, 251, 1000])
def test_a_long_list_in_pieces_is_the_list(count: int) -> None:
    rows = [[number, "</script>"] for number in range(count)]
    assert "".join(rows_in_parts(iter(rows))) == to_json(rows)


def test_an_object_in_pieces_is_the_object() -> None:
    def make(begin: int, end: int) -> Iterator[int]:
        yield from range(begin, end)

    found = "".join(in_parts({"a": 1, "b": Lazily(3, make), "c": iter(()), "d": [1, {"e": "<"}]}))
    assert found == '{"a":1,"b":[0,1,2],"c":[],"d":[1,{"e":"\\u003c"}]}'
