"""Places in texts that lie end to end."""

import numpy as np
import pytest

from graphkit.explorer.ground import lay
from graphkit.model import Document

TEXTS = {"b": "a😀b𝔸c", "a": "plain", "c": "", "d": "Zoë \ud800😀"}


def documents() -> list[Document]:
    return [Document(name, f"{name}.txt", "", text) for name, text in TEXTS.items()]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_differences_of_places_are_utf16_units(number: int) -> None:
    text, ground = documents()[number].text, lay(documents())
    begin = ground.begins[number]
    found = ground.units(begin + np.arange(len(text) + 1)) - ground.units(begin)
    assert found.tolist() == [len(text[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in range(len(text) + 1)]


def test_keys_are_in_the_order_of_ids_and_give_the_spans_back() -> None:
    ground = lay(documents())
    columns = {
        "document": np.array([1, 1, 0, 0, 3]),
        "start": np.array([0, 0, 0, 2, 1]),
        "stop": np.array([3, 5, 5, 2, 4]),
    }
    spans = ground.spans(columns)
    keys = ground.keys(spans)
    assert keys.tolist() == sorted(set(keys.tolist()))
    assert [each.tolist() for each in ground.of_keys(keys)] == [each.tolist() for each in spans]
