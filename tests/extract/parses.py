"""Parsed sentences written by hand, so that rules over a parse are tested without a trained model.

One word a piece: `Putin|NNP|nsubj|met`, that is word, tag, dependency and head. The head is named by its word, with
`#2` behind it for the second of equal words; the root names itself. Part of speech follows from tag and dependency.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.claims import Clause, find_clauses
from graphkit.extract.words import Word, parsed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "RB": "ADV", "DT": "DET", "CC": "CCONJ",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "MD": "AUX",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "CD": "NUM",
    ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip
_LEMMAS = {
    "met": "meet", "meeting": "meet", "sanctioned": "sanction", "imposed": "impose", "agreed": "agree", "shot": "shoot",
    "refused": "refuse", "asked": "ask", "officials": "official", "criticized": "criticize", "left": "leave",
    "wanted": "want", "said": "say", "warned": "warn", "sanctions": "sanction", "visited": "visit", "helped": "help",
    "supported": "support", "denied": "deny", "urged": "urge", "planned": "plan", "failed": "fail", "backed": "back",
    "seized": "seize", "controlled": "control", "killed": "kill", "forces": "force",
}  # fmt: skip


@cache
def english() -> Language:
    """English words and no more: no tagger, no parser, no names."""
    import spacy

    return spacy.blank("en")


def parse(written: str) -> Doc:
    """The `Doc` of a sentence in the notation of this module."""
    from spacy.tokens import Doc

    rows = [piece.split("|") for piece in written.split()]
    words = [row[0] for row in rows]
    return Doc(
        english().vocab,
        words=words,
        spaces=[following not in (".", ",", "?", "'s", "n't") for following in [*words[1:], "."]],
        tags=[row[1] for row in rows],
        pos=["AUX" if row[2] in ("aux", "auxpass") else _POS[row[1]] for row in rows],
        deps=[row[2] for row in rows],
        heads=[_position(words, row[3]) for row in rows],
        sent_starts=[True, *[False] * (len(words) - 1)],
    )


def lemma(token: Word) -> str:
    """Dictionary forms of the words in these tests."""
    return _LEMMAS.get(token.lower_, str(token.lower_))


def clauses(written: str, actors: Collection[str]) -> list[Clause]:
    """The claims of a sentence in which each word among `actors` is a mention; a mention's number is its position."""
    doc = parse(written)
    return find_clauses(parsed(doc), {token.i: token.i for token in doc if token.text in actors}, lemma)


def statements(written: str, actors: Collection[str]) -> list[tuple[str, str, str]]:
    """Who does what to whom in a sentence, sorted."""
    doc = parse(written)
    return sorted((doc[c.subject].text, c.predicate, doc[c.object].text) for c in clauses(written, actors))


def _position(words: list[str], name: str) -> int:
    word, _, number = name.partition("#")
    return [i for i, each in enumerate(words) if each == word][int(number or 1) - 1]
