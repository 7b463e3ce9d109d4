from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.blocks import LONGEST_BLOCK, split_blocks

LONG = "Ada Brook met Ben Cole in the old town of Norland, where the council had been sitting for three days in a row."
ANY = st.text(st.characters(exclude_categories=["Cs"]))
WORDY = st.lists(st.sampled_from(["Ada ", "met ", "ben", ". ", "\n", "\n\n", "  ", "é🦊 ", "\t"])).map("".join)


def blocks(prose: str) -> list[str]:
    return [prose[start:stop] for start, stop in split_blocks(prose)]


def test_paragraphs_are_blocks() -> None:
    assert blocks("Ada met Ben.\n\nBen left.\n") == ["Ada met Ben.", "Ben left."]


def test_a_heading_does_not_run_into_the_sentence_below_it() -> None:
    assert blocks(f"Kremlin Pleased With Trump Call\n{LONG}") == ["Kremlin Pleased With Trump Call", LONG]


def test_paragraphs_of_one_line_each_are_blocks_without_empty_lines_between() -> None:
    assert blocks(f"{LONG} {LONG}\n{LONG} {LONG}") == [f"{LONG} {LONG}"] * 2


def test_lines_wrapped_at_a_margin_stay_together() -> None:
    wrapped = "\n".join(wrap(LONG, 60))
    assert blocks(wrapped) == [wrapped]


def test_two_wrapped_paragraphs_are_two_blocks() -> None:
    wrapped = "\n".join(wrap(LONG * 2, 60))
    assert blocks(f"{wrapped}\n\n{wrapped}") == [wrapped, wrapped]


def test_an_empty_line_of_blanks_parts_paragraphs() -> None:
    assert blocks("Ada met Ben.\n   \nBen left.") == ["Ada met Ben.", "Ben left."]


def test_items_of_a_list_are_blocks() -> None:
    assert blocks(f"{LONG}\n\nAda Brook\nBen Cole\nCarl") == [LONG, "Ada Brook", "Ben Cole", "Carl"]


@pytest.mark.parametrize("prose", ["", "\n", "  \n\t\n "])
def test_white_space_has_no_blocks(prose: str) -> None:
    assert blocks(prose) == []


def test_a_line_of_five_million_characters_comes_in_pieces_cut_between_sentences() -> None:
    pieces = blocks("Ada met Ben. " * 385_000)
    assert max(map(len, pieces)) <= LONGEST_BLOCK
    assert {piece.strip()[:8] for piece in pieces} == {"Ada met "}
    assert "".join(pieces).count("Ada met Ben.") == 385_000


def test_a_long_line_without_sentences_is_cut_between_words() -> None:
    pieces = blocks("word " * 20_000)
    assert {word for piece in pieces for word in piece.split()} == {"word"}


def test_a_long_line_without_blanks_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in blocks("x" * (2 * LONGEST_BLOCK + 1))] == [LONGEST_BLOCK, LONGEST_BLOCK, 1]


@given(st.one_of(ANY, WORDY))
def test_blocks_cover_all_that_is_no_white_space_in_order_and_once(prose: str) -> None:
    covered = [i for start, stop in split_blocks(prose) for i in range(start, stop)]
    assert covered == sorted(set(covered))
    assert [i for i in range(len(prose)) if not prose[i].isspace() and i not in set(covered)] == []


@given(st.one_of(ANY, WORDY))
def test_no_block_begins_or_ends_with_white_space(prose: str) -> None:
    assert [block for block in blocks(prose) if block != block.strip() or not block] == []
