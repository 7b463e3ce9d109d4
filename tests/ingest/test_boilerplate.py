from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.boilerplate import blank_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Photo credit: SERGEI ILNITSKY/AFP/Getty Images",
        "Image courtesy of the museum",
        "  Pictures by Ada Brook  ",
        "12) Ada Brook says:",
        "  1. Avatar Микола Данчук says:",
        "  4. Avatar zorbatheturk says:",
        "Trending Now Sponsored Links by Taboola",
        "By Taboola",
        "More from Foreign Policy",
        "Share this article",
        "Sign up for our newsletter",
        "© 2017 The Daily",
        "Copyright 2017 The Daily. All rights reserved.",
        "ADVERTISEMENT",
        "By Ada Brook",
        "by Ada Brook and Ben Cole",
        "BY ADA BROOK, REUTERS",
        "Related: Ada Brook leaves Norland",
        "Read more: Who is Ada Brook?",
        "See also: Norland",
    ],
)
def test_a_line_that_is_no_part_of_the_article_is_blank(line: str) -> None:
    assert blank_boilerplate(f"Ada left.\n{line}\nBen left.") == f"Ada left.\n{' ' * len(line)}\nBen left."


@pytest.mark.parametrize(
    "sentence",
    [
        "The photo credit went to Ada Brook.",
        "Ada Brook says: we are leaving.",
        "The minister says he will resign.",
        "The Kremlin says:",
        "Ada said more from Ben would follow.",
        "He told them to share this with nobody.",
        "The company asked users to sign up for its service.",
        "Copyrights were violated, Ada said.",
        "Advertisements were shown to Ada.",
        "Russia says: no.",
        "1. Trump met Putin.",
        "By Monday Ada Brook had left.",
        "By Ada Brook it was said that nobody came.",
        "Related companies: Ada Brook Ltd. met Ben.",
        "Read more books, said Ada.",
    ],
)
def test_a_sentence_survives(sentence: str) -> None:
    assert blank_boilerplate(sentence) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "most popular politician in Norland, and Ada Brook",
        "copyright law of Norland, which Ada Brook",
        "sign up for the army of Norland, said Ada Brook,",
        "pictures by Ada Brook of the war in Norland",
        "more from Ada Brook, the president of Norland",
    ],
)
def test_a_line_of_a_sentence_wrapped_at_a_margin_survives(line: str) -> None:
    text = f"Ben Cole said on Monday that he had seen the\n{line}\nagreed with him."
    assert blank_boilerplate(text) == text


def test_the_comments_of_the_seeds_are_blank_and_their_article_is_not() -> None:
    seed = Path(__file__).parents[2] / "seeds" / "000_bff956c16e9fbbae.txt"
    text = seed.read_text(encoding="utf-8")
    article = text[: text.index("  1. Avatar")]
    assert blank_boilerplate(text).rstrip() == article.rstrip()


def test_what_stands_behind_a_comment_as_deep_as_its_header_survives() -> None:
    text = "Ada left.\n  1. Ada Brook says:\n\n    Ben lied.\n    Always.\n  Carl stayed.\n    Dora too."
    assert blank_boilerplate(text).split() == "Ada left. Carl stayed. Dora too.".split()


def test_what_stands_below_a_header_that_is_not_indented_survives() -> None:
    assert blank_boilerplate("1. Ada Brook says:\nBen left.").split() == ["Ben", "left."]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_line_is_blanked_whole_or_not_at_all(prose: str) -> None:
    new = blank_boilerplate(prose).split("\n")
    old = prose.split("\n")
    assert [(a, b) for a, b in zip(new, old, strict=True) if a != b and a != " " * len(b)] == []
