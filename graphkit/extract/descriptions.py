"""What a noun beside a name says of it: "Merkel, the German chancellor", "Oslo is the capital of Norway"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.actors import holders, modifiers
from graphkit.extract.clauses import conjuncts, obliques
from graphkit.extract.names import Name, noun_kind, relation_of
from graphkit.extract.reading import PERSON, Clause, Reading
from graphkit.extract.stance import modality, polarity
from graphkit.extract.tense import tense
from graphkit.model import AFFIRMED, ASSERTED

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_JOINING = ("of", "in", "at", "for", "to", "from", "with", "by", "within", "near", "on")
_OF_FAMILY, _FURTHER = ("of", "to"), ("in", "of")
_DEEPEST = 3  # nouns


def descriptions(name: Name, head: Word, reading: Reading) -> Iterator[Clause]:
    """What stands beside a name: "Merkel, the German chancellor", "Merkel is chancellor", "the chancellor, Merkel"."""
    for noun in _conjuncts_of(child for child in head.children if child.dep_ == "appos"):
        yield from described(name, noun, None, "apposition", reading)
    if head.dep_ == "appos" and (head.head.i not in reading.mention_at or reading.is_common(head.head)):
        yield from described(name, head.head, None, "apposition", reading)
    office = head.head.head.head if head.dep_ == "appos" and head.head.dep_ == "pobj" else head
    if any(holder == head for _, holder in holders(office, reading)):
        yield from described(name, office, None, "apposition", reading)
    verb = head.head
    if head.dep_ == "nsubj" and reading.lemma(verb) in ("be", "become", "remain"):
        for noun in _conjuncts_of(child for child in verb.children if child.dep_ == "attr"):
            yield from described(name, noun, verb, "predicate", reading)


def _conjuncts_of(nouns: Iterator[Word]) -> Iterator[Word]:
    """Each noun and those joined to it."""
    for noun in nouns:
        yield from conjuncts(noun)


def described(name: Name, noun: Word, verb: Word | None, rule: str, reading: Reading) -> Iterator[Clause]:
    if noun.lower_ == "one":  # "one of the schools in Peru"
        noun = next((each.token for each in obliques(noun) if each.path == ("of",)), noun)
    if reading.mention_at.get(noun.i, name.number) != name.number and not reading.is_common(noun):
        return
    kind = noun_kind(noun, reading)
    if not _may_be(name.kind, kind, known=verb is not None):
        return
    for other, joint in _related(noun, kind, reading):
        relation = relation_of(kind, name.kind, other, reading)
        if other != name.number and not (kind == "family" and reading.names_no_person(other)):
            denial = polarity(verb, reading.lemma) if verb is not None else AFFIRMED
            weight = modality(verb, reading.lemma) if verb is not None else ASSERTED
            words = f"{_spelt(noun, reading)} {joint}"
            when = tense(verb, reading.lemma) if verb is not None else ""
            yield Clause(name.number, other, noun.i, words, denial, weight, f"{relation} + {rule}", tense=when)


def is_told_of_a_name(noun: Word, reading: Reading) -> bool:
    """Whether a noun phrase that stands for an actor describes a name beside it, which then has the relation."""
    if noun.dep_ == "attr":
        return any(child.dep_ == "nsubj" and child.i in reading.mention_at for child in noun.head.children)
    return (noun.dep_ == "appos" and noun.head.i in reading.mention_at) or any(
        child.dep_ == "appos" and child.i in reading.mention_at for child in noun.children
    )


def _may_be(name: str, kind: str, *, known: bool) -> bool:
    """Whether such a name can be so described; the parser hangs many an apposition on the wrong name."""
    if kind in ("family", "office"):
        return name in (PERSON, "")
    if kind in ("place", "part"):
        return name != PERSON
    return bool(kind) or known


def _related(noun: Word, kind: str, reading: Reading) -> Iterator[tuple[int, str]]:
    """The actors a description points to, with the word that joins them to it."""
    for each in modifiers(noun, reading):
        if each.dep_ == "poss":
            yield reading.mention_at[each.i], "of"
        elif kind:
            yield reading.mention_at[each.i], {"trade": "from", "place": "in"}.get(kind, "of")
    level = [(noun, "")]
    for _ in range(_DEEPEST):
        further = []
        for each, first in level:
            for argument in obliques(each):
                word = argument.path[-1]
                if word in (_FURTHER if first else _OF_FAMILY if kind == "family" else _JOINING):
                    yield from _named(argument.token, first or word, reading)
                    further.append((argument.token, first or word))
        level = [hit for hit in further if kind == "place" or _leads_on(hit[0], reading)]


def _named(noun: Word, joint: str, reading: Reading) -> Iterator[tuple[int, str]]:
    if noun.i in reading.mention_at:
        yield reading.mention_at[noun.i], joint
    else:
        through = f"{joint} {reading.lemma(noun)} of"  # "chairman of the Duma's committee"
        yield from ((reading.mention_at[owner.i], through) for owner in modifiers(noun, reading))


def _leads_on(noun: Word, reading: Reading) -> bool:
    """Whether what lies behind a noun counts too: "mayor of the city of Rome"."""
    return noun.i not in reading.mention_at and reading.is_a(noun, "place")


def _is_other_name(token: Word, noun: Word, reading: Reading) -> bool:
    own = reading.mention_at.get(noun.i)
    return reading.mention_at.get(token.i, own) != own


def _spelt(noun: Word, reading: Reading) -> str:
    """A description's own words: "first deputy chairman", "former president"."""
    before = [
        child.lower_
        for child in noun.lefts
        if child.dep_ in ("compound", "amod") and child.text.isalpha() and not _is_other_name(child, noun, reading)
    ]
    return " ".join([*before, reading.lemma(noun)])
