"""Claims in any language whose model speaks Universal Dependencies: subject, verb, object, with denial and mood.

Other than the rules for English these know no words at all, only the labels of the parse (Nivre et al. 2020, Universal
Dependencies v2), so they find less: plain, passive and relative clauses, coordination, and what hangs on an object
("impose sanctions on"). Claims have no event type. A verb under another one ("wants to meet") is told as possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.reading import Clause
from graphkit.model import AFFIRMED, ASSERTED, CONDITIONAL, FUTURE, NEGATED, PAST, PLANNED, POSSIBLE, PRESENT

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

BY_ACTIVE, BY_PASSIVE, BY_OBJECT = "active clause", "passive clause", "object's complement"
_ARGUMENTS = ("obj", "iobj", "obl:arg")
_SAME = ("flat:name", "flat", "appos")  # other words of a name, and the name behind a noun: "le président Macron"
_NOMINAL = ("nmod", "obl:arg", "obl")


@cache
def is_universal(nlp: Language) -> bool:
    """Whether the parser of a model gives labels of Universal Dependencies (English models of spaCy do not)."""
    return nlp.has_pipe("parser") and "obj" in getattr(nlp.get_pipe("parser"), "labels", ())


def universal_clauses(doc: Doc, mention_at: Mapping[int, int], lemma: Callable[[Token], str]) -> list[Clause]:
    """All claims of a parsed block. `mention_at` gives the mention, by number, that covers a token."""
    found: dict[tuple[int, int, int], Clause] = {}
    for token in doc:
        for subject, other, predicate, rule in _statements(token, mention_at, lemma):
            if subject != other:
                polarity, modality = _polarity(token), _modality(token)
                clause = Clause(subject, other, token.i, predicate, polarity, modality, rule, tense=_tense(token))
                found.setdefault((subject, other, token.i), clause)
    return list(found.values())


def _statements(
    verb: Token, mention_at: Mapping[int, int], lemma: Callable[[Token], str]
) -> Iterator[tuple[int, int, str, str]]:
    """Who does what to whom at a verb, as numbers of mentions, with predicate and rule."""
    agents = list(_named(_children(verb, ("obl:agent",)), mention_at))
    for patient in _named(_children(verb, ("nsubj:pass",)), mention_at):
        for agent in agents:
            yield agent, patient, lemma(verb), BY_PASSIVE
    for subject in _named(_subjects(verb), mention_at):
        for argument in _children(verb, _ARGUMENTS):
            predicate = " ".join(filter(None, (lemma(verb), _preposition(argument))))
            for other in _named([argument], mention_at):
                yield subject, other, predicate, BY_ACTIVE
            if argument.i not in mention_at:
                for complement in _children(argument, _NOMINAL):
                    words = (lemma(verb), argument.lower_, _preposition(complement))
                    for other in _named([complement], mention_at):
                        yield subject, other, " ".join(filter(None, words)), BY_OBJECT


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb; of a conjoined or governed one, those of the verb before it."""
    own = _children(verb, ("nsubj",))
    if own:
        relative = verb.dep_ == "acl:relcl" and own[0].pos_ == "PRON" and "Rel" in own[0].morph.get("PronType")
        return [verb.head] if relative else own
    passive = _children(verb, ("nsubj:pass",))
    return _subjects(verb.head) if verb.dep_ in ("conj", "xcomp") and not passive and verb.head != verb else []


def _named(tokens: list[Token], mention_at: Mapping[int, int]) -> Iterator[int]:
    """The mentions at these words and at those joined to them by "and"."""
    for token in tokens:
        inside = (each for each in (token, *_children(token, _SAME)) if each.i in mention_at)
        number = next((mention_at[each.i] for each in inside), None)
        if number is not None:
            yield number
            parts = [each for each in token.subtree if mention_at.get(each.i) == number]
            joined = {each for part in parts for each in _children(part, ("conj",)) if mention_at.get(each.i) != number}
            yield from _named(sorted(joined), mention_at)


def _children(token: Token, labels: tuple[str, ...]) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def _preposition(token: Token) -> str:
    return " ".join(child.lower_ for child in _children(token, ("case",)))


def _polarity(verb: Token) -> str:
    around = [verb, *(verb.head for _ in [0] if verb.dep_ == "xcomp")]
    denied = any("Neg" in child.morph.get("Polarity") for each in around for child in each.children)
    return NEGATED if denied else AFFIRMED


def _modality(verb: Token) -> str:
    forms = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    if verb.dep_ == "xcomp":
        return POSSIBLE
    if any("Cnd" in each.morph.get("Mood") for each in forms):
        return CONDITIONAL
    return PLANNED if any("Fut" in each.morph.get("Tense") for each in forms) else ASSERTED


_TENSES = {"Fut": FUTURE, "Pres": PRESENT, "Past": PAST, "Imp": PAST, "Pqp": PAST}


def _tense(verb: Token) -> str:
    """The tense of the finite word of a verb group; past too for a perfect, a present auxiliary with a participle.

    An infinitive under another verb has none of its own: "".
    """
    if verb.dep_ == "xcomp":
        return ""
    auxiliaries = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    group = [*auxiliaries, verb]
    shown = {tense for each in group if "Part" not in each.morph.get("VerbForm") for tense in each.morph.get("Tense")}
    perfect = any(child.dep_ in ("aux", "aux:tense") for child in auxiliaries) and any(
        "Past" in each.morph.get("Tense") and "Part" in each.morph.get("VerbForm") for each in group
    )
    if "Fut" in shown or (perfect and not shown - {"Pres"} and shown):
        return FUTURE if "Fut" in shown else PAST
    found = next((tense for name, tense in _TENSES.items() if name in shown), "")
    alone = not auxiliaries and "Part" in verb.morph.get("VerbForm") and "Past" in verb.morph.get("Tense")
    return found or (PAST if alone else "")
