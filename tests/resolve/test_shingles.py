"""A text as sets of hashes: what an editor changes without touching the story changes nothing."""

import numpy as np
import pytest

from graphkit.resolve.shingles import shared, shingles_of, signature

PLAIN = "The minister of trade, Ana Perez, said the cafe's 20-year lease would end - and soon."


@pytest.mark.parametrize(
    "written",
    [
        "The minister of trade, Ana Pérez, said the café’s 20‑year lease would end – and soon…",
        "THE MINISTER OF TRADE ANA PEREZ SAID THE CAFE_S 20/YEAR LEASE WOULD END: AND SOON",
        "“The minister of\u00a0trade, Ana Pérez, said the cafe's 20\nyear lease would end”, ‘and’ soon €£",
    ],
)
def test_case_accents_and_marks_make_no_difference(written: str) -> None:
    assert (shingles_of(written).runs == shingles_of(PLAIN).runs).all()
    assert signature(written) == signature(PLAIN) != b""


def test_a_word_in_another_script_changes_only_the_runs_that_it_is_in() -> None:
    one, other = shingles_of(PLAIN).runs, shingles_of(f"{PLAIN} Жук").runs
    assert (shared(one, other), len(other)) == (len(one), len(one) + 1)


def test_a_character_of_a_script_without_spaces_is_a_word() -> None:
    assert len(shingles_of("部長は語った Ana").runs) == 5


def test_runs_are_sorted_and_told_once() -> None:
    runs = shingles_of(f"{PLAIN} {PLAIN}").runs
    assert (np.unique(runs) == runs).all()
    assert len(runs) == len(shingles_of(PLAIN).runs) + 2  # the two that go from one end to the next beginning


def test_no_word_no_run() -> None:
    assert (len(shingles_of(" – … ").runs), signature("“”")) == (0, b"")


def test_what_arrays_share_does_not_depend_on_which_is_longer() -> None:
    one, other = np.array([1, 5, 9], np.uint64), np.array([0, 1, 2, 3, 9, 10], np.uint64)
    assert (shared(one, other), shared(other, one), shared(one, one[:0]), shared(one, one)) == (2, 2, 0, 3)
