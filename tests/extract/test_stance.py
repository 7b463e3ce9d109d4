import pytest

from graphkit.extract.stance import modality, polarity
from graphkit.extract.words import parsed
from tests.extract.parses import lemma, parse


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met", "affirmed", id="plain"),
        pytest.param(
            "Ada|NNP|nsubj|meet did|VBD|aux|meet not|RB|neg|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet",
            "negated",
            id="not",
        ),
        pytest.param(
            "Ada|NNP|nsubj|meet did|VBD|aux|meet n't|RB|neg|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet",
            "negated",
            id="n't",
        ),
        pytest.param("Ada|NNP|nsubj|met never|RB|neg|met met|VBD|ROOT|met Ben|NNP|dobj|met", "negated", id="never"),
        pytest.param(
            "Ada|NNP|nsubj|refused refused|VBD|ROOT|refused to|TO|aux|meet meet|VB|xcomp|refused Ben|NNP|dobj|meet",
            "negated",
            id="refused to",
        ),
        pytest.param(
            "Ada|NNP|nsubj|refuse did|VBD|aux|refuse not|RB|neg|refuse refuse|VB|ROOT|refuse to|TO|aux|meet "
            "meet|VB|xcomp|refuse Ben|NNP|dobj|meet",
            "affirmed",
            id="did not refuse to",
        ),
        pytest.param(
            "Ada|NNP|nsubj|left left|VBD|ROOT|left without|IN|prep|left meeting|VBG|pcomp|without Ben|NNP|dobj|meeting",
            "negated",
            id="without",
        ),
        pytest.param(
            "Ada|NNP|nsubj|imposed imposed|VBD|ROOT|imposed no|DT|det|sanctions sanctions|NNS|dobj|imposed "
            "on|IN|prep|sanctions Ben|NNP|pobj|on",
            "negated",
            id="no object",
        ),
        pytest.param(
            "No|DT|det|officials officials|NNS|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met", "negated", id="no subject"
        ),
        pytest.param(
            "Ada|NNP|nsubj|wanted wanted|VBD|ROOT|wanted not|RB|neg|meet to|TO|aux|meet meet|VB|xcomp|wanted "
            "Ben|NNP|dobj|meet",
            "negated",
            id="wanted not to",
        ),
    ],
)
def test_denials(written: str, expected: str) -> None:
    doc = parse(written)
    (verb,) = (token for token in parsed(doc).words if lemma(token) in ("meet", "impose"))
    assert polarity(verb, lemma) == expected


def test_what_did_not_come_with_it_does_not_deny_the_main_verb() -> None:
    doc = parse(
        "Ada|NNP|nsubj|left left|VBD|ROOT|left Ben|NNP|dobj|left without|IN|prep|left meeting|VBG|pcomp|without "
        "Carl|NNP|dobj|meeting"
    )
    assert polarity(parsed(doc).words[1], lemma) == "affirmed"


def test_to_refuse_somebody_is_no_denial() -> None:
    doc = parse("Ada|NNP|nsubj|refused refused|VBD|ROOT|refused Ben|NNP|dobj|refused")
    assert polarity(parsed(doc).words[1], lemma) == "affirmed"


def auxiliary(word: str) -> str:
    return f"Ada|NNP|nsubj|meet {word}|MD|aux|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet .|.|punct|meet"


def governed(word: str) -> str:
    return (
        f"Ada|NNP|nsubj|{word} {word}|VBD|ROOT|{word} to|TO|aux|meet meet|VB|xcomp|{word} Ben|NNP|dobj|meet "
        f".|.|punct|{word}"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Ada|NNP|nsubj|met met|VBD|ROOT|met Ben|NNP|dobj|met .|.|punct|met", "asserted", id="plain"),
        *[(auxiliary(word), "planned") for word in ("will", "'ll", "shall")],
        *[(auxiliary(word), "possible") for word in ("may", "might", "could", "can", "would")],
        *[(auxiliary(word), "demanded") for word in ("should", "must")],
        *[(governed(word), "planned") for word in ("wanted", "agreed", "planned")],
        *[(governed(word), "demanded") for word in ("asked", "urged")],
        pytest.param(
            "If|IN|mark|met Ada|NNP|nsubj|met met|VBD|advcl|leave Ben|NNP|dobj|met Carl|NNP|nsubj|leave "
            "left|MD|aux|leave leave|VB|ROOT|leave .|.|punct|leave",
            "conditional",
            id="if",
        ),
        pytest.param(
            "Ada|NNP|nsubj|meet would|MD|aux|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet if|IN|mark|left "
            "Carl|NNP|nsubj|left left|VBD|advcl|meet .|.|punct|meet",
            "conditional",
            id="the main clause of an if",
        ),
        pytest.param(
            "Ada|NNP|nsubj|met reportedly|RB|advmod|met met|VBD|ROOT|met Ben|NNP|dobj|met .|.|punct|met",
            "possible",
            id="reportedly",
        ),
        pytest.param(
            "Did|VBD|aux|meet Ada|NNP|nsubj|meet meet|VB|ROOT|meet Ben|NNP|dobj|meet ?|.|punct|meet",
            "possible",
            id="question",
        ),
        pytest.param(
            "Carl|NNP|nsubj|said said|VBD|ROOT|said Ada|NNP|nsubj|met met|VBD|ccomp|said Ben|NNP|dobj|met "
            ".|.|punct|said",
            "asserted",
            id="said",
        ),
        pytest.param(
            "Carl|NNP|nsubj|denied denied|VBD|ROOT|denied Ada|NNP|nsubj|met met|VBD|ccomp|denied Ben|NNP|dobj|met "
            ".|.|punct|denied",
            "possible",
            id="denied that",
        ),
    ],
)
def test_how_sure_the_text_is(written: str, expected: str) -> None:
    doc = parse(written)
    (verb,) = (token for token in parsed(doc).words if lemma(token) == "meet")
    assert modality(verb, lemma) == expected
