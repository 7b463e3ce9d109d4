"""What actors are to each other, as names and titles say it: roles, membership, parts, family, places, origin.

The vocabulary stands in the rule of each claim, the text's own words in its predicate: "press secretary of".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.chains import chained_places, wider
from graphkit.extract.clauses import SUBJECT_DEPS, obliques
from graphkit.extract.descriptions import described, descriptions, is_told_of_a_name
from graphkit.extract.names import (
    LOCATED_IN,
    ORIGIN,
    PART_OF,
    ROLE_OF,
    Name,
    names_in,
    noun_kind,
    relation_of,
    standing,
)
from graphkit.extract.reading import BODY, PEOPLE, PERSON, PLACE, Clause, Reading

if TYPE_CHECKING:
    from graphkit.extract.words import Word

_OF_NAMES = {"of": PART_OF, "in": LOCATED_IN, "at": LOCATED_IN, "from": ORIGIN, "near": LOCATED_IN}
_LONGEST_TITLE = 6  # words
_TITLE_WORDS = ("NOUN", "PROPN", "ADJ", "CCONJ")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SKIPPED = ("'s", "’s", "'", "’", ",", "the")


def standing_clauses(sent: Sequence[Word], reading: Reading) -> Iterator[Clause]:
    """The standing relations in one sentence; none in a caption or a line of a list, whose parse is a guess."""
    if not any(token.tag_ in _FINITE or token.dep_ in SUBJECT_DEPS for token in sent):
        return
    names = list(names_in(sent, reading))
    by_number = {each.number: each for each in names}
    found = list(chained_places(names, reading))
    for before, behind in pairwise(names):
        found += _adjacent(before, behind, reading)
    for name in names:
        head = name.head
        if not reading.is_common(head):
            found += _prepositions(name, head, by_number, reading)
        elif not is_told_of_a_name(head, reading):
            found += described(name, head, None, "noun phrase", reading)
        found += descriptions(name, head, reading)
    yield from found
    yield from wider(found)


def _adjacent(before: Name, behind: Name, reading: Reading) -> Iterator[Clause]:
    """Two names with nothing but a title or a possessive between them."""
    between = reading.words[before.last : behind.first]
    words = [token for token in between if token.text not in _SKIPPED]
    if len(words) > _LONGEST_TITLE or (between and between[0].text == ","):
        return
    if len(words) > 1 and words[-1].lower_ == "of" and reading.is_a(words[-2], "place"):
        plain = all(token.pos_ in _TITLE_WORDS for token in words[:-1])
        if plain and behind.kind in (PLACE, "") and before.kind in (PLACE, PEOPLE):  # "the U.S. state of Oregon"
            spelt = " ".join(token.lower_ for token in words[:-1])
            yield standing(behind, before, words[-2].i, f"{spelt} in", f"{LOCATED_IN} + title")
    elif words and _is_title(words, before, behind, reading):
        yield from _titled(words, before, behind, reading)
    elif not words and len(between) < 2 and not any(token.text == "," for token in between):
        relation = _side_by_side(before.kind, behind.kind, possessive=bool(between))
        whole = behind.head.dep_ not in ("compound", "amod", "nmod")
        if relation and whole and _same_phrase(before, behind):
            yield standing(behind, before, behind.first, "from" if relation == ORIGIN else "of", f"{relation} + names")


def _same_phrase(before: Name, behind: Name) -> bool:
    head = before.head
    last = behind.head
    return head.head == last or head.head.i in range(behind.first, behind.last) or head.head == last.head


def _side_by_side(before: str, behind: str, *, possessive: bool) -> str:
    if behind == PERSON:
        return ORIGIN if before in (PEOPLE, PLACE) and before != behind else ""
    if behind in (BODY, PLACE) and (before == PEOPLE or (possessive and before in (BODY, PLACE))):
        return PART_OF
    return ""


def _is_title(words: list[Word], before: Name, behind: Name, reading: Reading) -> bool:
    last = words[-1]
    if last.tag_ not in ("NN", "NNP") or any(token.pos_ not in _TITLE_WORDS and token.text != "-" for token in words):
        return False
    kind = noun_kind(last, reading)
    if kind in ("office", "family", "member"):
        return behind.kind in (PERSON, "")
    return kind in ("trade", "place", "part") and before.number != behind.number


def _titled(words: list[Word], before: Name, behind: Name, reading: Reading) -> Iterator[Clause]:
    """Name, title, name: "Kremlin spokesman Dmitry Peskov", "the Swedish band Abba", "Ada's wife Eve"."""
    kind = noun_kind(words[-1], reading)
    earlier = reading.words[before.first - 1].lower_ if before.first else ""
    spelt = " ".join(token.lower_ for token in words).replace(" - ", "-")
    spelt = f"{earlier} {spelt}" if earlier in ("former", "ex", "late", "acting") else spelt
    joint = "from" if kind == "trade" else "in" if kind == "place" and spelt != "capital" else "of"
    relation = relation_of(kind, behind.kind, before.number, reading) if kind else ROLE_OF
    yield standing(behind, before, words[-1].i, f"{spelt} {joint}", f"{relation} + title")


def _prepositions(name: Name, head: Word, by_number: Mapping[int, Name], reading: Reading) -> Iterator[Clause]:
    """A name behind a name: "the Treaty Office in Geneva", "Angela Merkel of Germany"."""
    for argument in obliques(head):
        other = by_number.get(reading.mention_at.get(argument.token.i, -1))
        word = argument.path[-1]
        if other and len(argument.path) == 1 and word in _OF_NAMES and other != name:
            if name.kind not in (PLACE, BODY) and not _is_from(word, other):
                continue  # "met Trump in Hamburg": where they met, not where he lives
            if argument.token.dep_ == "conj":
                continue  # "Ada of the Green Party and Ben of …" joins Ben to Ada, not to her party
            relation = ORIGIN if name.kind == PERSON else _OF_NAMES[word]
            predicate = "located in" if relation == LOCATED_IN and word == "in" else word
            yield standing(name, other, argument.token.i, predicate, f"{relation} + name's preposition")


def _is_from(word: str, other: Name) -> bool:
    return word in ("of", "from") and other.kind in (PLACE, PEOPLE)
