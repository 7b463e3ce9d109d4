"""Noun phrases as a pronoun sees them: where they stand, what they can be, how much they stand out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_Who = TypeVar("_Who", int, int | str)

SUBJECT, OBJECT, OBLIQUE, POSSESSIVE, OTHER = "subject", "object", "oblique", "possessive", "other"
_ROLES = {
    "nsubj": SUBJECT, "nsubjpass": SUBJECT, "csubj": SUBJECT, "dobj": OBJECT, "dative": OBJECT, "pobj": OBLIQUE,
    "agent": OBLIQUE, "poss": POSSESSIVE,
}  # fmt: skip
# Lappin and Leass (1994), An algorithm for pronominal anaphora resolution, table 1: recency 100 and the factors of
# grammatical role (subject 80 and head noun 80, object 50, oblique 40), here as sums
_WEIGHTS = {SUBJECT: 260.0, OBJECT: 230.0, OBLIQUE: 200.0, POSSESSIVE: 190.0, OTHER: 140.0}
_QUOTES = frozenset(('"', "“", "”", "„", "«", "»", "``", "''"))
_PARALLEL = 35.0  # ibid.: a candidate in the same grammatical role as the pronoun
_DECAY = 0.5  # ibid.: salience is halved with each sentence
_TOPIC = 12.0  # for each earlier mention, up to _TOPIC_LIMIT: who a text is about
_TOPIC_LIMIT = 8
_UNSURE = 0.8  # our own: nobody knows whether the candidate is he or she


class Place(NamedTuple):
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


def grammatical_role(token: Word) -> str:
    """What a noun does in its sentence; of those joined by "and" or in apposition, what the first does."""
    for _ in range(4):
        if token.dep_ not in ("conj", "appos") or token.head is token:
            break
        token = token.head
    return _ROLES.get(token.dep_, OTHER)


def quoted_words(texts: Sequence[str]) -> list[bool]:
    """Whether each word stands between quotation marks; a straight one opens and closes in turn."""
    if _QUOTES.isdisjoint(texts):
        return [False] * len(texts)
    inside, quoted = False, []
    for text in texts:
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
        weights = best[place.who]
        if weight > weights.get(place.sentence, 0.0):
            weights[place.sentence] = weight
        last[place.who] = place
    found = []
    for who, weights in best.items():
        score = fsum(weights.values()) + _TOPIC * min(counts.get(who, 0), _TOPIC_LIMIT)
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
