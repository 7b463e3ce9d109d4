"""The stories of a store: kept where they stand, found anew where another version formed them."""

import sys
from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection

from graphkit.model import Document, Story
from graphkit.pipeline import telling
from graphkit.pipeline.telling import stories_told
from graphkit.resolve.stories import COMPARISON, signature
from graphkit.store import (
    Rows,
    add_rows,
    add_signatures,
    load_closeness,
    load_stories,
    open_store,
    replace_stories,
    transaction,
)
from tests.resolve.rewrites import Newsroom

STORIES = (Story("a0", ("a0", "a1")), Story("b0", ("b0", "b1")), Story("c0", ("c0",)))
WRONG = (Story("a0", ("a0", "b0")), Story("a1", ("a1", "b1")), Story("c0", ("c0",)))


def tell_stories(store: DuckDBPyConnection) -> None:
    with stories_told(store):
        pass


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


@pytest.mark.parametrize("python", [sys.executable, "/nowhere/python"])
def test_stories_formed_beside_are_the_same_also_where_no_process_can_be_started(
    store: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    judged = load_closeness(store, COMPARISON)
    store.execute("DELETE FROM story; DELETE FROM closeness")
    monkeypatch.setattr(telling, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(sys, "executable", python)
    with transaction(store), stories_told(store, beside=True):
        store.execute("UPDATE meta SET title = 'meanwhile'")
    assert (load_stories(store), load_closeness(store, COMPARISON)) == (STORIES, judged)


def test_few_new_documents_are_not_worth_a_process(store: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "Beside", None)
    with stories_told(store, beside=True):
        pass
    assert load_stories(store) == STORIES


def test_a_block_that_fails_leaves_the_stories_as_they_were(
    store: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_stories(store, WRONG)
    store.execute("DELETE FROM closeness")
    monkeypatch.setattr(telling, "WORTH_A_PROCESS", 1)
    with pytest.raises(KeyError), stories_told(store, beside=True):
        raise KeyError
    assert load_stories(store) == WRONG
