"""What the rules for claims share: the values they work on and the words they know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extract.ontology import Lexicon, plover
from graphkit.facts import demonyms_index, given_name_groups, names_index
from graphkit.facts.table import read_rows

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

PERSON, PLACE, BODY, PEOPLE = "person", "place", "body", "people"
_NONE: frozenset[str] = frozenset()
_KINDS = {"PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": PEOPLE, "ORG": BODY}


class Clause(NamedTuple):
    """A claim by token positions: subject, object and speaker are mentions' numbers, `cue` the word that carries it."""

    subject: int
    object: int
    cue: int
    predicate: str
    polarity: str
    modality: str
    rule: str
    event: str = ""
    speaker: int | None = None
    tense: str = ""


@dataclass(frozen=True)
class Reading:
    """A block with the number of the mention that covers a token, the dictionary form of a token, and the lexicon.

    `types` are the labels of the mentions, if they are known, and `nominals` the numbers of those that are common
    nouns ("the chancellor").
    """

    parsed: Parsed
    mention_at: Mapping[int, int]
    lemma: Callable[[Word], str]
    lexicon: Lexicon = field(default_factory=plover)
    types: Sequence[str] = ()
    nominals: frozenset[int] = frozenset()

    @property
    def words(self) -> list[Word]:
        """All words of the block."""
        return self.parsed.words

    def kind(self, first: int, last: int) -> str:
        """What the mention of tokens `first:last` names."""
        number = self.mention_at.get(first, -1)
        label = self.types[number] if 0 <= number < len(self.types) else ""
        return kind_of(self.parsed, first, last, label)

    def is_person(self, token: Word) -> bool:
        """Whether a word is in a mention of a person, or in what the model takes for one."""
        number = self.mention_at.get(token.i, -1)
        label = self.types[number] if 0 <= number < len(self.types) else token.ent_type_
        return bool(label == "PERSON")

    def names_no_person(self, number: int) -> bool:
        """Whether a mention, by its number, is known to name no person: a firm's partner is no kin."""
        return number < len(self.types) and self.types[number] != "PERSON"

    def is_common(self, token: Word) -> bool:
        """Whether a mention's head is a common noun ("the chancellor"), which the tagger may take for a name."""
        common = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text.islower())
        return bool(common or self.mention_at.get(token.i) in self.nominals)

    def is_a(self, token: Word, kind: str) -> bool:
        """Whether the table of roles has the word under that kind."""
        return kind in self.kinds(token)

    def kinds(self, token: Word) -> frozenset[str]:
        """The kinds under which the table of roles has the word; a capitalised plural is a name to the lemmatizer."""
        return _kinds_of(self.lemma(token))


@lru_cache(maxsize=1 << 12)
def _kinds_of(word: str) -> frozenset[str]:
    kinds = _kinds_by_noun()
    return kinds.get(word, _NONE) | kinds.get(word.removesuffix("s"), _NONE)


@cache
def _kinds_by_noun() -> dict[str, frozenset[str]]:
    nouns = sorted(set().union(*roles().values()))
    return {noun: frozenset(kind for kind, words in roles().items() if noun in words) for noun in nouns}


@cache
def roles() -> dict[str, frozenset[str]]:
    """The nouns of `roles.tsv` by kind."""
    return {row["kind"]: frozenset(row["words"].split()) for row in read_rows("roles.tsv", "graphkit.extract")}


def kind_of(parsed: Parsed, first: int, last: int, label: str = "") -> str:
    """What a mention `first:last` names: by its label if it has one, by the tables, else by the model, else ""."""
    if label:
        return PERSON if label == "ORG" and _begins_with_given_name(parsed, first, last) else _KINDS.get(label, "")
    text = parsed.text(first, last)
    if text in demonyms_index() and text not in names_index():
        return PEOPLE
    facts = names_index().get(text)
    if facts:
        return _KINDS.get(facts[0].type, "")
    said = next(
        (_KINDS.get(token.ent_type_, "") for token in reversed(parsed.words[first:last]) if token.ent_type_), ""
    )
    return PERSON if said == BODY and _begins_with_given_name(parsed, first, last) else said


def _begins_with_given_name(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a name has two words, the first a given name."""
    return last - first == 2 and parsed.words[first].lower_ in given_name_groups()
