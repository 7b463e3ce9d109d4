from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graphkit.report import report_of
from graphkit.report.basis import figure, shortened
from graphkit.report.blocks import Columns, Table
from graphkit.report.markdown import plain, render_markdown, table
from tests.corpora import HOSTILE_ACTORS, built, empty, hostile, lonely, small
from tests.report.made import many

COMMONMARK = MarkdownIt("commonmark").enable("table")


def written(corpus) -> str:
    return render_markdown(report_of(built(corpus)))


def texts(markdown: str) -> list[str]:
    """What a reader sees, block by block."""
    return [
        "".join(child.content for child in token.children)
        for token in COMMONMARK.parse(markdown)
        if token.type == "inline"
    ]


def headings(markdown: str) -> list[str]:
    tokens = COMMONMARK.parse(markdown)
    return [
        "".join(child.content for child in after.children)
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]


@pytest.mark.parametrize("make", [small, hostile, lonely, empty, many])
def test_every_cell_of_the_report_is_seen_as_it_is(make) -> None:
    report = report_of(built(make()))
    tables = [each for section in report.sections for each in section.blocks if isinstance(each, Table)]
    cells = {" ".join(cell.split()) for each in tables for row in each.rows for cell in row.cells}
    seen = set(texts(render_markdown(report)))
    assert sorted(cells - seen) == []


def test_a_plot_of_counts_is_a_table() -> None:
    report = report_of(built(many()))
    bars = [
        bar for section in report.sections for each in section.blocks if isinstance(each, Columns) for bar in each.bars
    ]
    text = render_markdown(report)
    assert [f"| {period} | {count} |" in text for period, count in bars] == [True] * len(bars)
    assert len(bars) > 4


def test_a_row_ends_with_its_sentence_and_its_file() -> None:
    first = next(line for line in written(small()).splitlines() if line.startswith("| Ada Brook | Ben Cole"))
    assert first.endswith(" | Ada Brook accused Ben Cole. | a.txt |")


def test_names_look_as_they_are_and_do_nothing() -> None:
    markdown = written(hostile())
    seen = texts(markdown)
    assert [name for name in HOSTILE_ACTORS if " ".join(name.split()) not in seen] == []
    kinds = {child.type for token in COMMONMARK.parse(markdown) for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}


@pytest.mark.parametrize("make", [small, hostile, lonely, empty])
def test_headings_are_ours_but_for_the_title(make) -> None:
    made = make()
    found = headings(written(made))
    ours = [each.title for each in report_of(built(made)).sections]
    assert found[0] == made.title
    assert [each for each in found[1:] if each in ours] == ours


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_in_a_table_is_seen_as_it_is(text: str) -> None:
    seen = texts("\n".join(table(("A", "B"), [(f"x{plain(text)}x", "end")])))
    shown = "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
    assert " ".join(seen[2].split()) == " ".join(f"x{shown}x".split())
    assert [*seen[:2], *seen[3:]] == ["A", "B", "end"]


def test_a_long_sentence_is_cut_after_a_word() -> None:
    assert shortened("one  two\nthree", 9) == "one two …"


def test_a_short_sentence_is_not_cut() -> None:
    assert shortened("one two", 7) == "one two"


def test_large_figures_are_written_in_full() -> None:
    assert [figure(value) for value in (0.36211, 1439.6, 12.0, -0.0203)] == ["0.362", "1,440", "12", "-0.0203"]
