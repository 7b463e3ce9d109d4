import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.markdown import prose_of_markdown

# marks, words and line ends in any order: what a parser of Markdown stumbles over
pieces = st.lists(
    st.sampled_from(
        [
            "# ",
            "**",
            "_",
            "`",
            "```\n",
            "---\n",
            "[",
            "](",
            ")",
            "<!--",
            "-->",
            "| ",
            "> ",
            "\n",
            " ",
            "Ada",
            "é🦊",
            "\r\n",
        ]
    )
).map("".join)


def words(markdown: str) -> list[str]:
    return prose_of_markdown(markdown).split()


@given(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), pieces))
def test_length_and_line_feeds_are_kept(text: str) -> None:
    prose = prose_of_markdown(text)
    assert len(prose) == len(text)
    assert [i for i, character in enumerate(text) if character == "\n" and prose[i] != "\n"] == []


@given(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), pieces))
def test_reading_the_prose_again_moves_no_word(text: str) -> None:
    prose = prose_of_markdown(text)
    assert all(new == old or new in " \n" for new, old in zip(prose, text, strict=True))


def test_words_stay_at_their_offsets() -> None:
    text = "# News\n\n**Ada** met [Ben Cole](https://example.org/x_y) in *Norland*\n"
    prose = prose_of_markdown(text)
    assert prose.split() == ["News", "Ada", "met", "Ben", "Cole", "in", "Norland"]
    assert [prose.index(word) for word in prose.split()] == [text.index(word) for word in prose.split()]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## A heading", ["A", "heading"]),
        ("> quoted", ["quoted"]),
        (">> twice quoted", ["twice", "quoted"]),
        ("- item", ["item"]),
        ("* item", ["item"]),
        ("Ada\n===\n", ["Ada"]),
        ("Ada\n\n---\n\nBen", ["Ada", "Ben"]),
        ("***", []),
        ("__strong__ and _weak_", ["strong", "and", "weak"]),
        ("~~gone~~", ["gone"]),
        ("| Ada | Ben |\n|---|---|", ["Ada", "Ben"]),
        ("a `code` b", ["a", "b"]),
        ("```python\nimport os\n```\nAda", ["Ada"]),
        ("~~~\nx\n~~~\nAda", ["Ada"]),
        ("```\nnever closed", []),
        ("<!-- a\nremark --> Ada", ["Ada"]),
        ("![a picture](x.png) Ada", ["Ada"]),
        ("[Ada][1] met\n\n[1]: https://example.org", ["Ada", "met"]),
        ("<https://example.org> Ada", ["Ada"]),
        ("<b>Ada</b>", ["Ada"]),
        ("---\ntitle: x\n---\nAda", ["Ada"]),
        ("\ufeff---\ntitle: x\n---\nAda", ["Ada"]),
        ("---\r\ntitle: x\r\n---\r\nAda", ["Ada"]),
    ],
)
def test_marks_are_blank_and_words_stay(markdown: str, expected: list[str]) -> None:
    assert words(markdown) == expected


@pytest.mark.parametrize(
    "text",
    ["snake_case and a_b", "2 < 3 and 4 > 3", "#hashtag", "C# is -1 or +1", "Ada (Brook) and [sic"],
)
def test_marks_that_are_none_stay(text: str) -> None:
    assert words(text) == text.replace("[", " ").split()


def test_rules_between_paragraphs_are_no_front_matter() -> None:
    assert words("Ada\n\n---\nBen\n\n---\nCarl") == ["Ada", "Ben", "Carl"]
