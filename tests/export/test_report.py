from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graphkit.export.markdown import plain, shortened, table
from graphkit.export.report import write_report
from tests.corpora import HOSTILE_ACTORS, Said, Told, built, corpus, empty, hostile, lonely, small

COMMONMARK = MarkdownIt("commonmark").enable("table")


def written(corpus, folder: Path) -> str:
    write_report(built(corpus), folder / "g.md")
    return (folder / "g.md").read_text(encoding="utf-8")


def texts(markdown: str) -> list[str]:
    """What a reader sees, block by block."""
    return [
        "".join(child.content for child in token.children)
        for token in COMMONMARK.parse(markdown)
        if token.type == "inline"
    ]


def rows(markdown: str, header: str) -> list[list[str]]:
    """The cells of the table whose first lines starts so, as a reader sees them."""
    lines = markdown.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {header}"))
    block = "\n".join(lines[start : lines.index("", start)])
    cells = texts(block)
    width = len(texts("\n".join(block.splitlines()[:2])))
    return [cells[i : i + width] for i in range(width, len(cells), width)]


def headings(markdown: str) -> list[str]:
    tokens = COMMONMARK.parse(markdown)
    return [
        "".join(child.content for child in after.children)
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]


def test_it_says_what_was_read(tmp_path: Path) -> None:
    assert rows(written(small(), tmp_path), "What") == [
        ["documents", "2"],
        ["files skipped", "1"],
        ["sentences", "5"],
        ["mentions found", "9"],
        ["mentions put to an actor", "9"],
        ["actors", "5"],
        ["co-occurrences (pairs)", "3"],
        ["relations", "3"],
        ["period", "2017-02-03 to 2017-03"],
    ]


def test_it_says_what_was_skipped_and_why(tmp_path: Path) -> None:
    assert rows(written(small(), tmp_path), "File") == [["notes.bin", "it is not text"]]


def test_it_ranks_actors_with_all_six_scores(tmp_path: Path) -> None:
    ranked = rows(written(small(), tmp_path), "Rank")
    assert [row[:5] for row in ranked] == [
        ["1", "Ada Brook", "PERSON", "3", "2"],
        ["1", "Ben Cole", "PERSON", "3", "1"],
        ["3", "Norland", "GPE", "1", "1"],
        ["3", "Port Authority", "ORG", "1", "1"],
        ["5", "Eve", "PERSON", "1", "1"],
    ]
    assert ranked[4][5:10] == ["0.000", "0", "0.0000", "0.000", "0.000"]


def test_it_lists_the_first_by_each_measure(tmp_path: Path) -> None:
    first = rows(written(small(), tmp_path), "Degree")[0]
    assert first == ["1. Ada Brook"] * 6


def test_it_lists_communities_with_their_members_and_the_unconnected_last(tmp_path: Path) -> None:
    assert rows(written(small(), tmp_path), "Community") == [
        ["Ada Brook · Ben Cole", "4", "Ada Brook, Ben Cole, Norland, Port Authority"],
        ["unconnected", "1", "Eve"],
    ]


def test_it_shows_pairs_by_weight_with_a_sentence(tmp_path: Path) -> None:
    first = rows(written(small(), tmp_path), "Actor | Actor")[0]
    assert first == ["Ada Brook", "Ben Cole", "2", "1", "Ada Brook accused Ben Cole.", "a.txt"]


def test_it_says_which_relations_are_denied_or_planned(tmp_path: Path) -> None:
    assert rows(written(small(), tmp_path), "Subject") == [
        ["Ada Brook", "accuse", "Ben Cole", "asserted", "1", "Ada Brook accused Ben Cole.", "a.txt"],
        ["Ada Brook", "visit", "Norland", "planned", "1", "Ada Brook will visit Norland.", "b.txt"],
        ["Port Authority", "pay", "Ben Cole", "denied", "1", "The Port Authority did not pay Ben Cole.", "a.txt"],
    ]


def test_a_relation_can_be_denied_and_planned(tmp_path: Path) -> None:
    told = [Told("a.txt", "", ("Ada will not pay Ben.",))]
    said = [Said("a.txt", 0, "Ada", "pay", "Ben", "pay", "negated", "planned")]
    found = rows(written(corpus(told, {"Ada": "PERSON", "Ben": "PERSON"}, said), tmp_path), "Subject")
    assert found[0][3] == "denied, planned"


def test_names_look_as_they_are_and_do_nothing(tmp_path: Path) -> None:
    markdown = written(hostile(), tmp_path)
    assert sorted(row[1] for row in rows(markdown, "Rank")) == sorted(" ".join(name.split()) for name in HOSTILE_ACTORS)
    kinds = {child.type for token in COMMONMARK.parse(markdown) for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}


@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_headings_are_ours_but_for_the_title(make, tmp_path: Path) -> None:
    made = make()
    found = headings(written(made, tmp_path))
    ours = {
        "What was read",
        "Files skipped",
        "Who matters",
        "Who belongs together",
        "Who is named with whom",
        "Who did what to whom",
        "How to read this",
    }
    assert found[0] == made.title
    assert set(found[1:]) <= ours


def test_it_explains_itself_even_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert headings(written(empty(), tmp_path)) == ["A small corpus", "What was read", "How to read this"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_in_a_table_is_seen_as_it_is(text: str) -> None:
    seen = texts("\n".join(table(("A", "B"), [(f"x{plain(text)}x", "end")])))
    assert seen == ["A", "B", f"x{' '.join(text.split())}x", "end"]


def test_a_long_sentence_is_cut_after_a_word() -> None:
    assert shortened("one  two\nthree", 9) == "one two …"


def test_a_short_sentence_is_not_cut() -> None:
    assert shortened("one two", 7) == "one two"
