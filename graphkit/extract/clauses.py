"""Who the parser says acts on whom: subjects and objects of verbs, as token positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT_DEPS = ("nsubj", "nsubjpass")
OBJECT_DEPS = ("dobj", "dative", "oprd")
_RELATIVE = ("who", "that", "which", "whom")


@dataclass(frozen=True)
class Argument:
    """A noun that takes part, the words that lead to it from the verb, and the construction."""

    token: Token
    path: tuple[str, ...]
    rule: str


def subjects(verb: Token) -> list[Argument]:
    """Who acts: the agent of a passive, the subject, the noun a clause belongs to, or the subject it shares."""
    passive = is_passive(verb)
    if passive:
        agents = [noun for child in verb.children if child.dep_ == "agent" for noun in _objects_of(child)]
        return [Argument(noun, (), "passive") for agent in agents for noun in conjuncts(agent)]
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own:
        return [Argument(noun, (), rule) for noun, rule in _resolved(own, verb)]
    return _shared_subjects(verb)


def patients(verb: Token) -> list[Argument]:
    """Who is acted upon without a preposition: objects, or the subject of a passive."""
    if is_passive(verb):
        own = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if own:
            return [Argument(noun, (), "passive") for noun, _ in _resolved(own, verb)]
        if verb.dep_ == "acl":
            return [Argument(noun, (), "participle") for noun in conjuncts(verb.head)]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            return patients(verb.head) if is_passive(verb.head) else []
        return []
    found = []
    for child in verb.children:
        if child.dep_ in OBJECT_DEPS:
            found += [Argument(noun, (), "object") for noun in conjuncts(child)]
    return found


def obliques(head: Token) -> list[Argument]:
    """Nouns that hang on a verb or noun by prepositions, which become the path: "meet" → ("with",)."""
    found = []
    for child in head.children:
        if child.dep_ in ("prep", "dative") and child.pos_ in ("ADP", "SCONJ"):
            for noun in _objects_of(child):
                found += [Argument(each, (child.lower_,), "preposition") for each in conjuncts(noun)]
            for inner in child.children:
                if inner.dep_ == "prep":
                    for noun in _objects_of(inner):
                        path = (child.lower_, inner.lower_)
                        found += [Argument(each, path, "preposition") for each in conjuncts(noun)]
    return found


def conjuncts(noun: Token) -> Iterator[Token]:
    """The noun and those joined to it by "and"."""
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            yield from conjuncts(child)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice, also as a bare participle ("sanctions imposed by …")."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in deps or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and "aux" not in deps and is_passive(verb.head)


def _objects_of(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _resolved(nouns: list[Token], verb: Token) -> Iterator[tuple[Token, str]]:
    """Nouns with those joined to them; a relative pronoun gives way to what it stands for."""
    for noun in nouns:
        if noun.lower_ in _RELATIVE and verb.dep_ == "relcl":
            yield from ((each, "relative clause") for each in conjuncts(verb.head))
        else:
            yield from ((each, "subject") for each in conjuncts(noun))


def _shared_subjects(verb: Token) -> list[Argument]:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and not is_passive(head):
        return subjects(head)
    if verb.dep_ == "xcomp":
        controllers = [child for child in head.children if child.dep_ == "dobj"]
        if controllers:
            return [Argument(noun, (), "control") for each in controllers for noun in conjuncts(each)]
        return [Argument(each.token, (), "control") for each in subjects(head)]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [Argument(noun, (), "participle") for noun in conjuncts(head)]
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VB") and head.pos_ == "VERB":
        return [Argument(each.token, (), "adverbial clause") for each in subjects(head)]
    return []
