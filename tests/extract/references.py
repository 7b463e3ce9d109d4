"""Documents parsed by hand whose pronouns and noun phrases are put on names; each sentence is a block of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphkit.extract.coreference import ALL, resolve_references
from graphkit.extract.mentions import BY_FACTS, BY_MODEL, Found
from graphkit.extract.words import Word, parsed
from graphkit.facts import demonyms_index, names_index
from graphkit.model import DEMONYM, NAME
from tests.extract.parses import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEMMAS = {
    "is": "be", "was": "be", "said": "say", "says": "say", "seems": "seem", "rained": "rain", "made": "make",
    "claims": "claim",
}  # fmt: skip


def lemma(token: Word) -> str:
    """Dictionary forms of the verbs in these tests."""
    return _LEMMAS.get(token.lower_, str(token.lower_))


def named(doc: Doc, names: Mapping[str, str]) -> list[Found]:
    """The mentions of those names (text → type) in a text, the longest first where they overlap."""
    found: list[Found] = []
    for name in sorted(names, key=lambda each: (-len(each.split()), each)):
        words = name.split()
        for i in range(len(doc) - len(words) + 1):
            free = not any(i < each.last and each.first < i + len(words) for each in found)
            if free and [token.text for token in doc[i : i + len(words)]] == words:
                rule = BY_FACTS if name in names_index() or name in demonyms_index() else BY_MODEL
                kind = DEMONYM if name in demonyms_index() else NAME
                found.append(Found(i, i + len(words), names[name], kind, rule))
    return sorted(found)


def read(sentences: tuple[str, ...], names: Mapping[str, str], mode: str = ALL) -> tuple[list[Doc], list[list[Found]]]:
    """The parsed sentences and all mentions in them."""
    docs = [parse(sentence) for sentence in sentences]
    return docs, resolve_references([parsed(doc) for doc in docs], [named(doc, names) for doc in docs], lemma, mode)


def references(names: Mapping[str, str], *sentences: str) -> list[tuple[str, str, str]]:
    """Text, kind and name stood for of each pronoun and noun phrase that is put on a name, in order."""
    docs, read_mentions = read(sentences, names)
    texts = {
        (number, each.first): docs[number][each.first : each.last].text
        for number, mentions in enumerate(read_mentions)
        for each in mentions
    }
    return [
        (texts[number, each.first], each.kind, texts[each.antecedent])
        for number, mentions in enumerate(read_mentions)
        for each in mentions
        if each.antecedent is not None
    ]
