"""An end to what takes too long."""

import re
import signal
import threading
from collections.abc import Iterator

import pytest

from graphkit.patience import TookTooLong, limited, within


def busy() -> None:
    """Work without end that swallows what it can, as parsers do."""
    while True:
        try:
            re.fullmatch(r"(a|aa)+$", "a" * 24 + "b")
        except Exception:
            continue


def in_thread(task: object) -> object:
    """What a task makes of it in a thread that is not the main one."""
    made: list[object] = []
    thread = threading.Thread(target=lambda: made.append(task()))  # type: ignore[operator]
    thread.start()
    thread.join()
    return made[0]


def interrupted() -> str:
    try:
        with within(0.2):
            busy()
    except TookTooLong:
        return "interrupted"
    return "not interrupted"


def test_work_without_end_is_interrupted() -> None:
    assert interrupted() == "interrupted"


def test_in_another_thread_too() -> None:
    assert in_thread(interrupted) == "interrupted"


def test_one_regular_expression_is_interrupted_in_the_main_thread() -> None:
    with pytest.raises(TookTooLong), within(0.2):
        re.match(r"(a+)+$", "a" * 60 + "b")


def test_who_swallows_the_first_word_hears_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.patience.AGAIN", 0.1)
    told = []

    def deaf() -> None:
        try:
            busy()
        except BaseException as error:
            told.append(type(error))

    for place in (lambda task: task(), in_thread):
        told.clear()

        def task() -> str:
            try:
                with within(0.1):
                    deaf()
                    busy()
            except TookTooLong:
                return "interrupted"
            return "not interrupted"

        assert place(task) == "interrupted"
        assert told == [TookTooLong]


def tried() -> int:
    """How many of many short pieces of work ended; time runs out at every point of them sooner or later."""
    ended = 0
    for number in range(400):
        try:
            with within(0.00002 + number % 40 * 0.000005):
                ended += sum(range(number)) >= 0
        except TookTooLong:
            pass
    return ended


@pytest.mark.parametrize("place", [lambda task: task(), in_thread], ids=["main thread", "other thread"])
def test_nothing_rings_afterwards(place: object) -> None:
    place(tried)  # type: ignore[operator]
    assert place(lambda: sum(1 for _ in range(3_000_000))) == 3_000_000  # type: ignore[operator]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_timer_of_others_goes_on() -> None:
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    try:
        signal.setitimer(signal.ITIMER_REAL, 30, 7)
        with within(60):
            pass
        left, interval = signal.getitimer(signal.ITIMER_REAL)
        assert 0 < left <= 30
        assert (interval, rung) == (7, [])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def some(slow: bool) -> Iterator[int]:
    yield 1
    if slow:
        busy()
    yield 2


def test_items_that_come_in_time_all_come() -> None:
    assert list(limited(some(slow=False), 60, 0)) == [1, 2]


def test_after_one_that_takes_too_long_there_are_no_more() -> None:
    assert list(limited(some(slow=True), 0.2, 0)) == [1, 0]


def test_the_clock_stands_still_while_an_item_is_used() -> None:
    found = []
    for item in limited(some(slow=False), 0.2, 0):
        sum(range(30_000_000))
        found.append(item)
    assert found == [1, 2]
