import pytest

from tests.extract.told import speakers

NAMES = {"Ada", "Ben", "Carl", "Russia"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met", [""], id="the author"),
        pytest.param(
            "Carl|NNP|nsubj|said said|VBD|ROOT|said Ada|NNP|nsubj|met met|VBD|ccomp|said Ben|NNP|dobj|met",
            ["Carl"],
            id="said that",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met ,|,|punct|met Carl|NNP|nsubj|said "
            "said|VBD|parataxis|met",
            ["Carl"],
            id="said in between",
        ),
        pytest.param(
            "According|VBG|prep|met to|IN|prep|According Carl|NNP|pobj|to ,|,|punct|met Ada|NNP|nsubj|met "
            "met|VBD|ROOT|met Ben|NNP|dobj|met",
            ["Carl"],
            id="according to",
        ),
        pytest.param(
            "Officials|NNS|nsubj|said said|VBD|ROOT|said Ada|NNP|nsubj|met met|VBD|ccomp|said Ben|NNP|dobj|met",
            [""],
            id="somebody without a name",
        ),
        pytest.param(
            "Russia|NNP|poss|officials 's|POS|case|Russia officials|NNS|nsubj|said said|VBD|ROOT|said "
            "Ada|NNP|nsubj|met met|VBD|ccomp|said Ben|NNP|dobj|met",
            ["Russia"],
            id="officials speak for their country",
        ),
        pytest.param(
            "“|,|punct|said Ada|NNP|nsubj|met met|VBD|dep|said Ben|NNP|dobj|met ”|,|punct|said Carl|NNP|nsubj|said "
            "said|VBD|ROOT|said",
            ["Carl"],
            id="a quotation",
        ),
    ],
)
def test_who_says_it(written: str, expected: list[str]) -> None:
    assert speakers(written, NAMES) == expected
