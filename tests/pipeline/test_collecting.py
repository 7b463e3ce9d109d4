import gc

import pytest

from graphkit.pipeline.collecting import give_back, rarely_collecting


def test_cycles_are_looked_for_less_often_inside_and_as_before_after() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        inside = gc.get_threshold()
    assert (inside[0] > before[0], gc.get_threshold()) == (True, before)


def test_an_error_leaves_it_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), rarely_collecting():
        raise ZeroDivisionError
    assert gc.get_threshold() == before


def test_giving_memory_back_leaves_values_as_they_are() -> None:
    values = [str(number) for number in range(100_000)]
    del values[::2]
    give_back()
    assert values == [str(number) for number in range(1, 100_000, 2)]
