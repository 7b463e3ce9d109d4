"""Claims: subject, predicate and object of a clause where both ends name an actor, with denial and modality."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.clauses import conjuncts, obliques, patients, subjects
from graphkit.extract.stance import DENYING, Lemma, modality, polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# nouns that act for the actor before them: "German officials", "Putin's spokesman", "the Trump administration"
_ACT_FOR = frozenset(
    """government administration authority official leader leadership president minister ministry premier chancellor
    spokesman spokeswoman spokesperson diplomat envoy ambassador delegation army military navy force troop soldier
    police jet warplane plane aircraft warship intelligence service agency court parliament lawmaker senator
    legislator prosecutor regime state team side representative negotiator company firm bank counterpart office
    department""".split()
)


@dataclass(frozen=True)
class Clause:
    """A claim by token positions: subject and object are mentions' numbers, `cue` the verb."""

    subject: int
    object: int
    cue: int
    predicate: str
    polarity: str
    modality: str
    rule: str


def find_clauses(doc: Doc, mention_at: Mapping[int, int], lemma: Lemma) -> list[Clause]:
    """All claims of a parsed block. `mention_at` gives the mention, by number, that covers a token."""
    found: dict[tuple[int, int, int], Clause] = {}
    for verb in doc:
        if verb.pos_ == "VERB" or (verb.pos_ == "AUX" and verb.dep_ not in ("aux", "auxpass")):
            for clause in _clauses_of(verb, mention_at, lemma):
                found.setdefault((clause.subject, clause.object, clause.cue), clause)
    return list(found.values())


def _clauses_of(verb: Token, mention_at: Mapping[int, int], lemma: Lemma) -> Iterator[Clause]:
    agents = [
        (m, argument.rule, via) for argument in subjects(verb) for m, via in _actors(argument.token, mention_at, lemma)
    ]
    if not agents:
        return
    weight = modality(verb, lemma)
    denial = polarity(verb, lemma)
    for target, path, rule in _targets(verb, mention_at, lemma):
        for recipient, via_object in _actors(target, mention_at, lemma):
            for agent, agent_rule, via_agent in agents:
                if agent != recipient:
                    rules = dict.fromkeys(filter(None, (agent_rule, via_agent, rule, via_object)))
                    yield Clause(
                        agent, recipient, verb.i, _predicate(verb, path, lemma), denial, weight, " + ".join(rules)
                    )


def _targets(verb: Token, mention_at: Mapping[int, int], lemma: Lemma) -> Iterator[tuple[Token, tuple[str, ...], str]]:
    """Nouns below a verb that it may act on: objects, prepositional objects, and those of its object's noun.

    The object's noun stands in the path ("impose" → sanction on), unless it names an actor itself.
    """
    for argument in patients(verb):
        noun = argument.token
        yield noun, (), argument.rule
        through = () if noun.i in mention_at else (lemma(noun),)
        for inner in obliques(noun):
            if inner.path != ("of",) or through:
                yield inner.token, (*through, *inner.path), f"object's {inner.rule}"
        for owner in noun.children:
            if owner.dep_ == "poss" and through:
                yield owner, (*through, "of"), "object's owner"
    for argument in obliques(verb):
        yield argument.token, argument.path, argument.rule


def _predicate(verb: Token, path: tuple[str, ...], lemma: Lemma) -> str:
    """The verb, its particle and the path to the object: "meet with", "call off", "impose sanction on".

    Verbs of the same subject that it completes come first: "agree to cooperate with". Those that deny it ("refused
    to") do not, because the polarity tells.
    """
    words = [lemma(verb), *(child.lower_ for child in verb.children if child.dep_ == "prt"), *path]
    while verb.dep_ == "xcomp" and not any(child.dep_ == "dobj" for child in verb.head.children):
        infinitive = any(child.lower_ == "to" for child in verb.children)
        verb = verb.head
        if lemma(verb) not in DENYING:
            words = [lemma(verb), *(["to"] if infinitive else []), *words]
    return " ".join(words)


def _actors(noun: Token, mention_at: Mapping[int, int], lemma: Callable[[Token], str]) -> Iterator[tuple[int, str]]:
    """The mention a noun belongs to, or the actor it acts for ("German officials"), and by which way."""
    if noun.i in mention_at:
        yield mention_at[noun.i], ""
        return
    if lemma(noun) in _ACT_FOR:
        for child in noun.children:
            if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i in mention_at:
                for each in conjuncts(child):
                    if each.i in mention_at:
                        yield mention_at[each.i], "acts for"
    for child in noun.children:
        if child.dep_ == "appos" and child.i in mention_at:
            yield mention_at[child.i], "apposition"
