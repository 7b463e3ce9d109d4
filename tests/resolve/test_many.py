import pytest

from tests.resolve.marked import actors

COMMON = "He saw the main street, a state, a council and a valley."


@pytest.mark.parametrize("name", ["Main Street|FAC", "State|ORG", "Valley|LOC", "Main Street Council|ORG"])
def test_a_name_of_common_words_is_another_actor_in_another_document(name: str) -> None:
    word = name.partition("|")[0]
    assert actors(f"[{name}] slept.", f"[{name}] woke.", COMMON, COMMON, COMMON) == [(word,), (word,)]


def test_a_name_of_common_words_is_one_actor_in_like_company() -> None:
    texts = [f"[Ada Brook|PERSON] saw the [Main Street Council|ORG] {how}." for how in ("sleep", "wake")]
    assert actors(*texts, COMMON, COMMON, COMMON) == [("Ada Brook",), ("Main Street Council",)]


@pytest.mark.parametrize("name", ["Netflix|ORG", "Brook Valley|LOC", "Main Valley|LOC", "Main Records|ORG"])
def test_a_name_that_is_not_made_of_common_words_is_one_actor(name: str) -> None:
    word = name.partition("|")[0]
    assert actors(f"[{name}] slept.", f"[{name}] woke.", COMMON, COMMON, COMMON) == [(word,)]


def test_a_word_that_is_more_often_a_name_than_small_is_a_name() -> None:
    assert actors("[Apple|ORG] slept.", "[Apple|ORG] woke.", "He ate an apple.") == [("Apple",)]
