"""The stories of a store: kept where they stand, found anew where another version formed them."""

from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection

from graphkit.model import Document, Story
from graphkit.pipeline.update import tell_stories
from graphkit.resolve.stories import signature
from graphkit.store import Rows, add_rows, add_signatures, load_stories, open_store, replace_stories
from tests.resolve.rewrites import Newsroom

STORIES = (Story("a0", ("a0", "a1")), Story("b0", ("b0", "b1")), Story("c0", ("c0",)))
WRONG = (Story("a0", ("a0", "b0")), Story("a1", ("a1", "b1")), Story("c0", ("c0",)))


def a_document(name: str, text: str) -> tuple[Document, Rows]:
    return Document(name, f"{name}.txt", name, text), Rows()


@pytest.fixture
def store() -> Iterator[DuckDBPyConnection]:
    """Two articles told twice and one told once, with their signatures, and the stories found."""
    room = Newsroom(40)
    articles = {name: room.article(room.topic()) for name in "abc"}
    texts = {f"{name}{told}": room.rewrite(articles[name], 0.03) for name, told in ("a0", "a1", "b0", "b1", "c0")}
    with open_store(None, write=True) as connection:
        add_rows(connection, [a_document(name, text) for name, text in texts.items()], "by hand")
        add_signatures(connection, {name: signature(text) for name, text in texts.items()})
        tell_stories(connection)
        yield connection


def test_near_copies_are_told_as_one_story(store: DuckDBPyConnection) -> None:
    assert load_stories(store) == STORIES


def test_stories_that_stand_are_believed(store: DuckDBPyConnection) -> None:
    replace_stories(store, WRONG)
    tell_stories(store)
    assert load_stories(store) == WRONG


def test_stories_by_signatures_of_another_version_are_found_anew(store: DuckDBPyConnection) -> None:
    replace_stories(store, WRONG)
    store.execute("DELETE FROM signature WHERE document_id = 'b1'")
    tell_stories(store)
    assert load_stories(store) == STORIES


def test_stories_by_another_comparison_are_found_anew(store: DuckDBPyConnection) -> None:
    replace_stories(store, WRONG)
    store.execute("UPDATE closeness SET comparison = -1")
    tell_stories(store)
    assert load_stories(store) == STORIES
