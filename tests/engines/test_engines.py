"""The contract of every engine: the same outcomes in the same order, whatever happens to workers on the way."""

import pytest

from graphkit.engines import ENGINES, Failed, Resources, Work
from graphkit.errors import ModelNotFound

CHUNKS = [list(range(start, start + 5)) for start in range(0, 100, 5)]
WORKS = "tests.engines.works"
ELSEWHERE = sorted(set(ENGINES) - {"process"})
TWO = Resources(workers=2)


def outcomes(engine: str, function: str, chunks: list = CHUNKS, resources: Resources = TWO, **options: object) -> list:
    return list(ENGINES[engine](chunks, Work(f"{WORKS}:{function}", options), resources))


@pytest.mark.parametrize("engine", ENGINES)
def test_one_outcome_for_each_item_in_order(engine: str) -> None:
    assert outcomes(engine, "double") == [2 * item for item in range(100)]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_exception_keeps_its_class_and_message(engine: str) -> None:
    with pytest.raises(ValueError, match="42 is no good"):
        outcomes(engine, "raise_on", bad=42)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_of_ours_keeps_its_sentence_and_its_data(engine: str) -> None:
    with pytest.raises(ModelNotFound, match="'en_none' is not installed") as caught:
        outcomes(engine, "raise_own_error")
    assert caught.value.name == "en_none"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_result_too_few_is_an_error(engine: str) -> None:
    with pytest.raises(ValueError, match="returned 4 results for 5 items"):
        outcomes(engine, "too_few")


@pytest.mark.parametrize("engine", ELSEWHERE)
def test_a_worker_killed_in_mid_run_changes_nothing(engine: str, tmp_path) -> None:
    marker = tmp_path / "killed"
    assert outcomes(engine, "die_once", item=41, marker=str(marker)) == [2 * item for item in range(100)]
    assert marker.exists()


@pytest.mark.parametrize("engine", ELSEWHERE)
def test_an_item_that_kills_its_workers_fails_alone(engine: str) -> None:
    found = outcomes(engine, "die_on", CHUNKS[:6], poison=7)
    assert [each for each in found if not isinstance(each, Failed)] == [2 * item for item in range(30) if item != 7]
    assert isinstance(found[7], Failed)
    assert "ended the process" in found[7].reason


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_to_do_gives_nothing(engine: str) -> None:
    assert outcomes(engine, "double", []) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_chunks_are_read_as_they_are_needed(engine: str) -> None:
    drawn = 0

    def draw():
        nonlocal drawn
        for chunk in CHUNKS * 10:
            drawn += 1
            yield chunk

    found = ENGINES[engine](draw(), Work(f"{WORKS}:double"), TWO)
    assert next(found) == 0
    assert drawn <= 8
    found.close()
