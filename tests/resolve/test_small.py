import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve.small import Small, count_small

WORDS = [*"state city état x abc² u.s 5g don’t".split(), *(f"word{chr(97 + number)}" for number in range(26))]
texts_drawn = st.dictionaries(
    st.sampled_from("abcdef"),
    st.lists(st.sampled_from([*WORDS, "State", "(state)", "city-state", "states", "_x_", "état,"])).map(" ".join),
)


def counted(wanted: set[str], texts: dict[str, str]) -> dict[str, int]:
    """The same one by one: runs of letters are words."""
    runs = [set(re.findall(r"[^\W\d_]+", text)) for text in texts.values()]
    return {word: sum(word in each for each in runs) for word in sorted(wanted)}


@given(st.sets(st.sampled_from(WORDS)), texts_drawn)
def test_few_words_and_many_are_counted_alike(wanted: set[str], texts: dict[str, str]) -> None:
    assert count_small(wanted, texts, Small()) == Small(sorted(texts), counted(wanted, texts))


@given(
    st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(WORDS)), texts_drawn, st.sets(st.sampled_from("abcdef"))
)
def test_what_was_counted_before_changes_no_count(
    asked: set[str], wanted: set[str], texts: dict[str, str], there: set[str]
) -> None:
    before = count_small(asked, {document: text for document, text in texts.items() if document in there}, Small())
    assert count_small(wanted, texts, before) == count_small(wanted, texts, Small())


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_document_that_is_gone_counts_no_more(gone: str) -> None:
    texts = {"a": "a state", "b": "the state"}
    before = count_small({"state"}, texts, Small())
    del texts[gone]
    assert count_small({"state"}, texts, before).words == {"state": 1}
