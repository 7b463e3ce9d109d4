"""Noun phrases as a pronoun sees them: where they stand, what they can be, how much they stand out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from graphkit.extract.nlp import word_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_Who = TypeVar("_Who", int, int | str)

SUBJECT, OBJECT, OBLIQUE, POSSESSIVE, OTHER = "subject", "object", "oblique", "possessive", "other"
_ROLES = {
    "nsubj": SUBJECT, "nsubjpass": SUBJECT, "csubj": SUBJECT, "dobj": OBJECT, "dative": OBJECT, "pobj": OBLIQUE,
    "agent": OBLIQUE, "poss": POSSESSIVE,
}  # fmt: skip
# Lappin and Leass (1994), An algorithm for pronominal anaphora resolution, table 1: recency 100 and the factors of
# grammatical role (subject 80 and head noun 80, object 50, oblique 40), here as sums
_WEIGHTS = {SUBJECT: 260.0, OBJECT: 230.0, OBLIQUE: 200.0, POSSESSIVE: 190.0, OTHER: 140.0}
_QUOTES = ('"', "“", "”", "„", "«", "»", "``", "''")
_PARALLEL = 35.0  # ibid.: a candidate in the same grammatical role as the pronoun
_DECAY = 0.5  # ibid.: salience is halved with each sentence
_TOPIC = 12.0  # for each earlier mention, up to _TOPIC_LIMIT: who a text is about
_TOPIC_LIMIT = 8
_UNSURE = 0.8  # our own: nobody knows whether the candidate is he or she


@dataclass(frozen=True)
class Place:
    """A noun phrase read so far; `who` is a referent's number, or a word for someone or something without a name.

    `sentence` counts through the document; `person` says whether it may be a person, `gender` is m, f, n or "";
    `role` is what it does in its sentence.
    """

    sentence: int
    who: int | str
    gender: str
    person: bool
    plural: bool
    role: str = OTHER


def grammatical_role(token: Token) -> str:
    """What a noun does in its sentence; of those joined by "and" or in apposition, what the first does."""
    for _ in range(4):
        if token.dep_ not in ("conj", "appos") or token.head is token:
            break
        token = token.head
    return _ROLES.get(token.dep_, OTHER)


@cache
def _quote_ids() -> frozenset[int]:
    return frozenset(map(word_id, _QUOTES))


def quoted_tokens(doc: Doc) -> list[bool]:
    """Whether each token stands between quotation marks; a straight one opens and closes in turn."""
    if _quote_ids().isdisjoint(doc.to_array("ORTH").tolist()):
        return [False] * len(doc)
    inside, quoted = False, []
    for text in (token.text for token in doc):
        if text in ('"', "``", "''"):
            inside = not inside and text != "''"
            quoted.append(True)
            continue
        if text in ("“", "„", "«"):
            inside = True
        quoted.append(inside)
        if text in ("”", "»"):
            inside = False
    return quoted


def ranking(
    places: Iterable[Place], sentence: int, role: str, counts: Mapping[int | str, int]
) -> list[tuple[float, int | str]]:
    """Candidates with their salience for a pronoun in that sentence and role, the most salient first.

    Of the places of one candidate in one sentence only the weightiest counts.
    """
    best: defaultdict[int | str, dict[int, float]] = defaultdict(dict)
    last: dict[int | str, Place] = {}
    for place in places:
        weight = _WEIGHTS[place.role] * _DECAY ** (sentence - place.sentence)
        best[place.who][place.sentence] = max(weight, best[place.who].get(place.sentence, 0.0))
        last[place.who] = place
    found = []
    for who, weights in best.items():
        score = sum(weights.values()) + _TOPIC * min(counts.get(who, 0), _TOPIC_LIMIT)
        if last[who].role == role:
            score += _PARALLEL * _DECAY ** (sentence - last[who].sentence)
        found.append((score if last[who].gender else _UNSURE * score, who))
    return sorted(found, key=lambda each: (-each[0], str(each[1])))


def clear_winner(ranked: Sequence[tuple[float, _Who]], margin: float) -> _Who | None:
    """The first candidate if its salience is `margin` times that of the second, else none: when close, leave it."""
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] < margin * ranked[1][0]:
        return None
    return ranked[0][1]
