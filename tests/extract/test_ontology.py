from pathlib import Path

import pytest
from spacy.language import Language

from graphkit.errors import WordsUnreadable
from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.ontology import check_ontology, lexicon_of, plover
from graphkit.facts.vocabulary import Vocabulary

BUSINESS = """# what firms do
type\tword\tas\tobject\tparticle
TAKEOVER\tbuy
TAKEOVER\ttake\tverb\t\tover
DEAL\tstrike\tverb\tdeal|contract
SUIT\tsue
SUIT\tlawsuit\tnoun
OFFER\toffer\tover
"""


def typed(nlp: Language, text: str) -> list[tuple[str, str, str, str]]:
    ((_, found),) = extract_all(nlp, [Text("d", text, text)], words=Vocabulary(ontology=BUSINESS))
    return [
        (text[c.subject.start : c.subject.stop], c.event, text[c.object.start : c.object.stop], c.polarity)
        for c in found.claims
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft bought LinkedIn.", ("Microsoft", "TAKEOVER", "LinkedIn", "affirmed")),
        ("Microsoft did not buy LinkedIn.", ("Microsoft", "TAKEOVER", "LinkedIn", "negated")),
        ("Microsoft offered to buy LinkedIn.", ("Microsoft", "OFFER", "LinkedIn", "affirmed")),
        ("Microsoft struck a deal with LinkedIn.", ("Microsoft", "DEAL", "LinkedIn", "affirmed")),
        ("Microsoft met LinkedIn.", ("Microsoft", "", "LinkedIn", "affirmed")),
    ],
)
def test_claims_get_the_types_of_the_users_field(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    assert typed(nlp, text) == [expected]


@pytest.mark.model
def test_claims_get_the_class_that_the_table_gives_their_type(nlp: Language) -> None:
    table = "word\ttype\tquad\nsue\tSUIT\tlegal conflict\naccuse\tSUIT\npay\tSALE\n"
    text = "Microsoft sued LinkedIn. Google accused Apple. Samsung paid Nokia. Intel met Nvidia."
    ((_, found),) = extract_all(nlp, [Text("d", text, text)], words=Vocabulary(ontology=table))
    assert [(claim.event, claim.quad) for claim in found.claims] == [
        ("SUIT", "legal conflict"),
        ("SUIT", "legal conflict"),
        ("SALE", ""),
        ("", ""),
    ]


def test_no_table_is_plovers() -> None:
    assert lexicon_of("") is plover()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        pytest.param("", "it has no words", id="empty"),
        pytest.param("word\ttype\n", "it has no words", id="headings alone"),
        pytest.param(
            "word\tkind\nsue\tSUIT\n", "line 1 must name the columns, parted by tabs; it lacks type", id="type"
        ),
        pytest.param("word\ttype\tclass\n", "line 1 names the column 'class'", id="unknown column"),
        pytest.param(
            "word\ttype\tquad\nsue\tSUIT\tlegal conflict\nlawsuit\tSUIT\tquarrel\n",
            "line 3 puts SUIT into the class 'quarrel', a line before into 'legal conflict'",
            id="two classes",
        ),
        pytest.param(
            "word\ttype\tquad\nsue\t\tlegal conflict\n",
            "line 2 gives the class 'legal conflict', but no type",
            id="none",
        ),
        pytest.param("# x\nword\ttype\nsue\n", "line 3 has 1 cells, the headings are 2", id="too few cells"),
        pytest.param("word\ttype\nsue\tSUIT\t\n", "line 2 has 3 cells, the headings are 2", id="too many cells"),
        pytest.param("word\ttype\n\tSUIT\n", "line 2 has no word", id="no word"),
        pytest.param("word\tas\ttype\nsue\tadverb\tSUIT\n", "line 2 uses a word as 'adverb'", id="part of speech"),
    ],
)
def test_what_is_no_lexicon_is_told_with_its_line(table: str, reason: str) -> None:
    with pytest.raises(WordsUnreadable, match=reason):
        check_ontology(table, Path("business.tsv"))
