"""The content of the page as it is written."""

from graphkit.explorer.compact import compact


def test_lists_of_one_and_of_none_become_numbers() -> None:
    content = {
        "title": "T",
        "sentences": [[0, 0, 9, 0], [1, 3, 7, 4]],
        "actors": [{"id": "a", "ranks": [0, [1, 3]]}, {"id": "b", "ranks": [0, 0]}],
        "together": [[0, 1, [1], [], 2, 1], [0, 2, [0, 1], [1], 0, 0], [1, 2, [], [], 5, 0]],
    }
    found = compact(content)
    assert {**found, "sentences": list(found["sentences"]), "together": list(found["together"])} == {
        "title": "T",
        "sentences": [0, 0, 9, 0, 1, 3, 7, 4],
        "actors": [{"id": "a", "ranks": [0, [1, 3]]}, {"id": "b", "ranks": 0}],
        "together": [[0, 1, 1, 0, 2, 1], [0, 2, [0, 1], [1], 0, 0], [1, 2, [], 0, 5, 0]],
    }
