"""Who acts in a clause: the mentions behind a verb's subject, and behind pronouns nobody resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.actors import actors
from graphkit.extract.clauses import Argument, subjects
from graphkit.extract.reading import Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

REPORTING = frozenset(
    """say tell announce state declare add note report explain confirm stress insist claim argue assert reiterate warn
    comment write remark maintain conclude observe reveal disclose acknowledge admit allege predict believe think
    contend""".split()
)
_PRONOUNS = ("he", "she", "it", "they")


def agents_of(verb: Word, reading: Reading) -> list[tuple[int, str]]:
    """The mentions that act, each with the constructions that led to it."""
    found: dict[int, str] = {}
    for argument in subjects(verb):
        for reported in _reported(argument, reading):
            for number, via in actors(reported.token, reading):
                found.setdefault(number, " + ".join(filter(None, (reported.rule, via))))
    return list(found.items())


def _reported(argument: Argument, reading: Reading) -> list[Argument]:
    """The argument, or whom a pronoun nobody resolved stands for: "Russia said it will meet …"."""
    pronoun = argument.token
    verb, head = pronoun.head, pronoun.head.head
    if pronoun.lower_ not in _PRONOUNS or pronoun.i in reading.mention_at or verb.dep_ not in ("ccomp", "advcl"):
        return [argument]
    speakers = subjects(head) if head.pos_ == "VERB" else []
    if verb.dep_ == "ccomp" and reading.lemma(head) not in REPORTING:
        return [argument]
    if speakers and _agrees(pronoun.lower_, [each.token for each in speakers], reading):
        return [Argument(each.token, (), "pronoun") for each in speakers]
    return [argument]


def _agrees(pronoun: str, nouns: list[Word], reading: Reading) -> bool:
    plural = len(nouns) > 1 or any(noun.tag_ in ("NNS", "NNPS") or reading.is_a(noun, "group") for noun in nouns)
    person = any(reading.is_person(noun) or reading.is_a(noun, "office") for noun in nouns)
    if pronoun == "they":
        return plural
    return (not plural and not person) if pronoun == "it" else person and not plural
