"""Where actors are named: the model's entities and the known names reconciled, then found again where both missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extract.entities import bare_entities, is_headline
from graphkit.extract.gazetteer import Known, known_names, likely_type
from graphkit.extract.persons import actor_nouns
from graphkit.extract.surnames import with_surnames
from graphkit.extract.words import is_spaced, text_of
from graphkit.facts import demonyms_index, first_names, titles
from graphkit.facts.vocabulary import BY_OWN_NAME, NO_WORDS, Vocabulary
from graphkit.model import BY_WEAK_NAME, NAME

if TYPE_CHECKING:
    from spacy.language import Language

    from graphkit.extract.words import Parsed, Word

BY_MODEL, BY_FACTS, BY_GIVEN_NAME, BY_REPETITION = "model", "facts", "given name", "repetition"
_LONGEST_PERSON = 4  # words
_MIN_REPEATED = 3  # code points of a single word that is looked for again


class Found(NamedTuple):
    """A mention by its token range `first:last` in one block.

    Of a nominal or pronoun, `antecedent` is the number of the block and the first token of the name it stands for.
    """

    first: int
    last: int
    type: str
    kind: str
    rule: str
    antecedent: tuple[int, int] | None = None


def find_mentions(nlp: Language, parses: Sequence[Parsed], words: Vocabulary = NO_WORDS) -> list[list[Found]]:
    """The mentions in each block of one document, sorted, without overlaps; `words` are the user's own names."""
    found = [
        _with_people(parsed, _reconcile(parsed.words, _entities(nlp, parsed), list(known_names(nlp, parsed, words))))
        for parsed in parses
    ]
    names = _names_to_repeat(parses, found)
    lengths = _lengths(names)
    every = [
        sorted([*here, *_repeated(parsed, here, names, lengths)]) for parsed, here in zip(parses, found, strict=True)
    ]
    return with_surnames([parsed.words for parsed in parses], every)


def _entities(nlp: Language, parsed: Parsed) -> list[tuple[int, int, str]]:
    """The model's entities; none of a headline, whose names are known from the text or the tables."""
    return [] if is_headline(parsed.texts) else list(bare_entities(nlp, parsed))


def _reconcile(block: Sequence[Word], entities: list[tuple[int, int, str]], known: list[Known]) -> list[Found]:
    """One reading of a block: a known name beats an entity that is not longer; a longer entity beats it.

    From "US Treasury Office of Foreign Assets Control", one entity to the model, a known name of several words at
    its end is taken out, and what stands before it is read again.
    """
    taken: list[Found] = []
    free = list(entities)
    for name in known:
        rivals = [entity for entity in free if entity[0] < name.last and name.first < entity[1]]
        if not _wins(name, rivals) or (name.weak and not rivals and not _is_proper(block[name.first])):
            continue
        for first, last, label in rivals:
            free.remove((first, last, label))
            if first < name.first and name.last - name.first > 1:
                free.append((first, name.first, label))
        taken.append(_known(block, name, rivals))
    for first, last, label in free:
        if not any(first < other.last and other.first < last for other in taken) and _is_actor(block[last - 1], label):
            taken.append(Found(first, last, label, NAME, BY_MODEL))
    return sorted(taken)


def _known(block: Sequence[Word], name: Known, rivals: Sequence[tuple[int, int, str]]) -> Found:
    """The mention of a known name; the type that the user leaves out is the model's, or a guess."""
    rule = BY_WEAK_NAME if name.weak and not rivals else BY_FACTS
    label = name.type or (rivals[0][2] if rivals else likely_type(text_of(block[name.first : name.last])))
    return Found(name.first, name.last, label, name.kind, BY_OWN_NAME + name.meant if name.meant else rule)


def _with_people(parsed: Parsed, found: list[Found]) -> list[Found]:
    """The mentions, and the people that the model missed: a common given name with the capitalised words behind it."""
    block, covered = parsed.words, _covered(found)
    people: list[Found] = []
    free = 0
    given = first_names()
    begins = {each.first: each for each in found}
    for i in _places_of(given, parsed.texts):
        if i < free or i in covered:
            continue
        if _is_proper(block[i]) and not _goes_on_before(block, i):
            last = i + 1
            while (
                last < len(block)
                and last not in covered
                and last - i < _LONGEST_PERSON
                and _is_part_of_person(block[last])
            ):
                last += 1
            if last - i > 1:
                last += last in begins and _ends(block, begins[last], i, last)
                people.append(Found(i, last, "PERSON", NAME, BY_GIVEN_NAME))
            free = last
    ends = {person.last for person in people}
    return sorted([*(_with_given(block, each, covered) for each in found if each.last not in ends), *people])


def _places_of(words: Mapping[str, object], texts: Sequence[str]) -> list[int]:
    """Where any of those words stands."""
    return [] if words.keys().isdisjoint(texts) else [i for i, text in enumerate(texts) if text in words]


def _covered(found: Iterable[Found]) -> set[int]:
    """The positions of the words in a mention."""
    return {i for mention in found for i in range(mention.first, mention.last)}


def _ends(block: Sequence[Word], each: Found, first: int, last: int) -> bool:
    """Whether a single name behind a person's is its last word: "Obregón" of "Ana López Obregón"."""
    own = each.last == last + 1 and each.rule == BY_MODEL and each.kind == NAME
    return own and all(word.dep_ == "compound" and word.head.i in range(first, last + 1) for word in block[first:last])


def _with_given(block: Sequence[Word], each: Found, covered: set[int]) -> Found:
    """A surname with the given name before it that the model left out: "Georgios" of "Georgios Kallas".

    Before two surnames it must be a common one: "Ana" of "Ana López Brook".
    """
    i = each.first - 1
    if each.type != "PERSON" or i < 0 or i in covered:
        return each
    before = block[i]
    if each.last - each.first > 1 and (before.text not in first_names() or block[each.first].text in first_names()):
        return each
    joined = before.dep_ == "compound" and each.first <= before.head.i < each.last
    beside = joined and before.tag_ == "NNP" and before.text.isalpha()
    known = before.lower_ in actor_nouns() or before.lower_ in titles() or before.text in demonyms_index()
    if not beside or known or not before.text[1:].islower() or _goes_on_before(block, i):
        return each
    return Found(i, each.last, each.type, each.kind, each.rule)


def _goes_on_before(block: Sequence[Word], i: int) -> bool:
    """Whether a capitalised word stands before, so that the name may begin further left ("Mount Isabel")."""
    return i > 0 and block[i - 1].text[0].isupper() and _is_proper(block[i - 1])


def _is_part_of_person(token: Word) -> bool:
    return (
        _is_proper(token)
        and token.text[0].isupper()
        and (token.text.isalpha() or token.text.rstrip(".").replace("-", "").isalpha())
    )


def _wins(name: Known, rivals: list[tuple[int, int, str]]) -> bool:
    """Whether a known name is read rather than the entities it overlaps; several words of the user's always are."""
    if name.meant and name.last - name.first > 1:
        return True
    length = name.last - name.first
    for first, last, label in rivals:
        inside = first <= name.first and name.last <= last
        if inside and last - first > length:
            if length == 1 or name.last != last or label == "PERSON":
                return False
        elif (not inside and last - first > length) or (name.weak and label == "PERSON"):
            return False
    return True


def _is_actor(head: Word, label: str) -> bool:
    """Groups ("Republicans") act; a belief or style as an adjective ("Islamic terrorism") does not."""
    return label != "NORP" or (head.tag_ in ("NNS", "NNPS", "NNP") and head.dep_ not in ("amod", "compound"))


def _names_to_repeat(parses: Sequence[Parsed], found: list[list[Found]]) -> dict[tuple[str, ...], str]:
    """Names worth looking for again, with their commonest type: whole names, and the last word of people's."""
    types: defaultdict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for parsed, mentions in zip(parses, found, strict=True):
        for mention in mentions:
            if mention.kind == NAME and mention.type != "NORP" and mention.rule != BY_WEAK_NAME:
                words = tuple(parsed.texts[mention.first : mention.last])
                for name, label in _short_forms(words, mention.type):
                    types[name][label] = types[name].get(label, 0) + 1
    return {
        words: min(counts, key=lambda label: (-counts[label], label))
        for words, counts in types.items()
        if len(words) > 1 or (len(words[0]) >= _MIN_REPEATED and words[0][0].isupper())
    }


def _short_forms(words: tuple[str, ...], label: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A name, and of a person's the words by which it is repeated, with their types."""
    yield words, label
    if label == "PERSON" and len(words) > 1:
        yield words[-1:], label
        if words[0] in first_names():
            yield words[:1], label


def _lengths(names: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """How many words the names have that begin with a word, the most first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for words in names:
        lengths[words[0]].add(len(words))
    return {word: sorted(each, reverse=True) for word, each in lengths.items()}


def _repeated(
    parsed: Parsed, known: list[Found], names: dict[tuple[str, ...], str], lengths: dict[str, list[int]]
) -> Iterator[Found]:
    texts = parsed.texts
    here = _places_of(lengths, texts)
    covered = _covered(known) if here else set()
    free = 0
    for i in here:
        for last in [i + length for length in lengths[texts[i]] if free <= i <= len(texts) - length]:
            words = tuple(texts[i:last])
            free_here = words in names and covered.isdisjoint(range(i, last))
            if free_here and (last - i > 1 or _stands_alone(parsed.words[i])):
                yield Found(i, last, names[words], NAME, BY_REPETITION)
                free = last
                break


def _stands_alone(token: Word) -> bool:
    """Whether a single word is a name and not half of one: "Jean" in "Jean-Louis" is."""
    words = token.whole.words
    after = token.i + 1 < len(words) and words[token.i + 1].text == "-" and not is_spaced(token)
    return _is_proper(token) and not (after and token.text in first_names())


def _is_proper(token: Word) -> bool:
    """Whether a single word is used as a name here: "May" the month or minister, not "may"."""
    plural = token.tag_ == "NNS" and token.text[0].isupper()  # "Mendes", "Salinas"
    return plural or token.tag_ in ("NNP", "NNPS") or (token.tag_ == "" and token.text[0].isupper())
