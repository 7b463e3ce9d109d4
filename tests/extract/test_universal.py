"""Claims from parses with the labels of Universal Dependencies, written by hand.

One word a piece: `Macron|PROPN|nsubj|accuse`, that is word, part of speech, dependency, head, and after another bar
the morphology. Names in the tests are single words with a capital letter.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from graphkit.extract.universal import is_universal, universal_clauses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def words() -> Language:
    import spacy

    return spacy.blank("xx")


def parse(written: str) -> Doc:
    from spacy.tokens import Doc

    rows = [[*piece.split("|"), "", ""][:5] for piece in written.split()]
    texts = [row[0] for row in rows]
    return Doc(
        words().vocab,
        words=texts,
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[texts.index(row[3]) for row in rows],
        morphs=[row[4].replace("+", "|") for row in rows],
    )


def told(written: str) -> list[tuple[str, str, str, str, str]]:
    doc = parse(written)
    at = {token.i: token.i for token in doc if token.pos_ == "PROPN"}
    clauses = universal_clauses(doc, at, lambda token: token.lower_)
    return [(doc[c.subject].text, c.predicate, doc[c.object].text, c.polarity, c.modality) for c in clauses]


NE = "ne|ADV|advmod|voit|Polarity=Neg"


@pytest.mark.parametrize(
    ("written", "claims"),
    [
        (
            "Ada|PROPN|nsubj|voit voit|VERB|ROOT|voit Ben|PROPN|obj|voit",
            [("Ada", "voit", "Ben", "affirmed", "asserted")],
        ),
        (
            f"Ada|PROPN|nsubj|voit {NE} voit|VERB|ROOT|voit Ben|PROPN|obj|voit",
            [("Ada", "voit", "Ben", "negated", "asserted")],
        ),
        (
            "Ada|PROPN|nsubj|verra verra|VERB|ROOT|verra|Mood=Ind+Tense=Fut Ben|PROPN|obj|verra",
            [("Ada", "verra", "Ben", "affirmed", "planned")],
        ),
        (
            "Ada|PROPN|nsubj|vu aurait|AUX|aux:tense|vu|Mood=Cnd vu|VERB|ROOT|vu Ben|PROPN|obj|vu",
            [("Ada", "vu", "Ben", "affirmed", "conditional")],
        ),
        (
            "Ada|PROPN|nsubj|veut veut|VERB|ROOT|veut voir|VERB|xcomp|veut Ben|PROPN|obj|voir",
            [("Ada", "voir", "Ben", "affirmed", "possible")],
        ),
        (
            "Ben|PROPN|nsubj:pass|vu est|AUX|aux:pass|vu vu|VERB|ROOT|vu par|ADP|case|Ada Ada|PROPN|obl:agent|vu",
            [("Ada", "vu", "Ben", "affirmed", "asserted")],
        ),
        (
            "Ada|PROPN|nsubj|pense pense|VERB|ROOT|pense à|ADP|case|Ben Ben|PROPN|obl:arg|pense",
            [("Ada", "pense à", "Ben", "affirmed", "asserted")],
        ),
        (
            "Ada|PROPN|nsubj|voit et|CCONJ|cc|Eve Eve|PROPN|conj|Ada voit|VERB|ROOT|voit Ben|PROPN|obj|voit",
            [("Ada", "voit", "Ben", "affirmed", "asserted"), ("Eve", "voit", "Ben", "affirmed", "asserted")],
        ),
        (
            (
                "Ada|PROPN|nsubj|voit voit|VERB|ROOT|voit Ben|PROPN|obj|voit "
                "et|CCONJ|cc|aide aide|VERB|conj|voit Eve|PROPN|obj|aide"
            ),
            [("Ada", "voit", "Ben", "affirmed", "asserted"), ("Ada", "aide", "Eve", "affirmed", "asserted")],
        ),
        (
            "Ada|PROPN|ROOT|Ada qui|PRON|nsubj|voit|PronType=Rel voit|VERB|acl:relcl|Ada Ben|PROPN|obj|voit",
            [("Ada", "voit", "Ben", "affirmed", "asserted")],
        ),
        (
            (
                "Ada|PROPN|nsubj|impose impose|VERB|ROOT|impose sanctions|NOUN|obj|impose "
                "à|ADP|case|Ben Ben|PROPN|nmod|sanctions"
            ),
            [("Ada", "impose sanctions à", "Ben", "affirmed", "asserted")],
        ),
        (
            (
                "le|DET|det|président président|NOUN|nsubj|voit Ada|PROPN|appos|président "
                "voit|VERB|ROOT|voit Ben|PROPN|obj|voit"
            ),
            [("Ada", "voit", "Ben", "affirmed", "asserted")],
        ),
    ],
)
def test_a_clause_says_who_does_what_to_whom(written: str, claims: list[tuple[str, str, str, str, str]]) -> None:
    assert told(written) == claims


@pytest.mark.parametrize(
    "written",
    [
        "Ben|PROPN|nsubj:pass|vu est|AUX|aux:pass|vu vu|VERB|ROOT|vu à|ADP|case|Eve Eve|PROPN|obl:mod|vu",
        "Ada|PROPN|nsubj|dort dort|VERB|ROOT|dort à|ADP|case|Rome Rome|PROPN|obl:mod|dort",
        "Ada|PROPN|ROOT|Ada et|CCONJ|cc|Ben Ben|PROPN|conj|Ada",
    ],
)
def test_where_nobody_does_anything_to_anybody_nothing_is_told(written: str) -> None:
    assert told(written) == []


def test_a_model_without_a_parser_is_not_universal() -> None:
    assert not is_universal(words())


@pytest.mark.model
def test_the_english_model_is_not_universal(nlp: Language) -> None:
    assert not is_universal(nlp)


@pytest.mark.parametrize(
    ("written", "tense"),
    [
        pytest.param("Ada|PROPN|nsubj|vit vit|VERB|ROOT|vit|Tense=Past Ben|PROPN|obj|vit", "past", id="vit"),
        pytest.param(
            "Ada|PROPN|nsubj|voyait voyait|VERB|ROOT|voyait|Tense=Imp Ben|PROPN|obj|voyait", "past", id="voyait"
        ),
        pytest.param("Ada|PROPN|nsubj|voit voit|VERB|ROOT|voit|Tense=Pres Ben|PROPN|obj|voit", "present", id="voit"),
        pytest.param("Ada|PROPN|nsubj|verra verra|VERB|ROOT|verra|Tense=Fut Ben|PROPN|obj|verra", "future", id="verra"),
        pytest.param(
            "Ada|PROPN|nsubj|vu a|AUX|aux:tense|vu|Tense=Pres+VerbForm=Fin vu|VERB|ROOT|vu|Tense=Past+VerbForm=Part "
            "Ben|PROPN|obj|vu",
            "past",
            id="a vu",
        ),
        pytest.param(
            "Ben|PROPN|nsubj:pass|vu est|AUX|aux:pass|vu|Tense=Pres+VerbForm=Fin "
            "vu|VERB|ROOT|vu|Tense=Past+VerbForm=Part Ada|PROPN|obl:agent|vu",
            "present",
            id="est vu",
        ),
        pytest.param(
            "Ada|PROPN|nsubj|veut veut|VERB|ROOT|veut|Tense=Pres voir|VERB|xcomp|veut|VerbForm=Inf Ben|PROPN|obj|voir",
            "",
            id="veut voir",
        ),
    ],
)
def test_the_finite_word_of_the_group_tells_the_tense(written: str, tense: str) -> None:
    doc = parse(written)
    at = {token.i: token.i for token in doc if token.pos_ == "PROPN"}
    (clause,) = universal_clauses(doc, at, lambda token: token.lower_)
    assert clause.tense == tense
