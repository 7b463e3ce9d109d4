"""Texts with the entities a model would find, written by hand: `[Vladimir Putin|PERSON] met [Trump|ORG].`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.extract.mentions import find_mentions
from graphkit.extract.words import parsed
from tests.extract.parses import english

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENTITY = re.compile(r"\[(.+?)\|([A-Z]+)\]")


def annotated(marked: str) -> Doc:
    """The text without its marks as a `Doc` of words and entities, words with a capital tagged as proper nouns."""
    doc = english()(_ENTITY.sub(lambda match: match.group(1), marked))
    shift = 0
    entities = []
    for match in _ENTITY.finditer(marked):
        start = match.start() - shift
        entities.append(doc.char_span(start, start + len(match.group(1)), match.group(2), alignment_mode="expand"))
        shift += len(match.group()) - len(match.group(1))
    doc.ents = entities
    for token in doc:
        token.tag_ = "NNP" if token.text[0].isupper() else "NN"
    return doc


def mentions(*blocks: str) -> list[tuple[str, str, str, str]]:
    """Text, kind, type and rule of each mention in the blocks of one document."""
    docs = [annotated(block) for block in blocks]
    return found_in(docs)


def names(*blocks: str) -> list[str]:
    """The texts of the mentions."""
    return [text for text, _, _, _ in mentions(*blocks)]


def found_in(docs: Sequence[Doc]) -> list[tuple[str, str, str, str]]:
    return [
        (doc[each.first : each.last].text, each.kind, each.type, each.rule)
        for doc, found in zip(docs, find_mentions(english(), [parsed(doc) for doc in docs]), strict=True)
        for each in found
    ]
