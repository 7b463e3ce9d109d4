"""What a person should look at: merges that rest on little, and actors apart who may be one; with reasons."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz

from graphkit.corrections.consistent import name_key
from graphkit.corrections.errors import NameNotUnique
from graphkit.corrections.naming import make_register, unique_name
from graphkit.model import Actor, ActorName, Corpus, Correction, Membership, Span
from graphkit.resolve.acronyms import initials, is_acronym
from graphkit.resolve.lookup import Draft, find, make_directory
from graphkit.resolve.names import clean, fold_name, is_given, person_name, same_given, words
from graphkit.resolve.weakness import STRANGE, weakness, without_common_company

MERGE, SPLIT = "merge", "split"
_ALIKE = 88  # of 100, words in any order: "Jon Brook" and "John Brook"
_MOST_IN_BLOCK = 60  # actors that share the beginning of a word; more share it by chance
_BLOCK = 3  # letters of a word


@dataclass(frozen=True)
class Doubt:
    """Two names that are one actor but may be two (`merge`), or two actors who may be one (`split`).

    `strength` is how many times the doubtful side is named together with others: what an answer would move.
    """

    kind: str
    one: ActorName
    other: ActorName
    reasons: tuple[str, ...]
    mentions: int
    strength: int


def find_doubts(corpus: Corpus, corrections: Iterable[Correction] = ()) -> tuple[Doubt, ...]:
    """All doubts that no decision has settled, those first that would change the ranking most."""
    corrections = list(corrections)
    settled = {frozenset(map(name_key, each.names)) for each in corrections if each.kind in ("same", "different")}
    company = _company(corpus)
    found = [*_doubtful_merges(corpus, company), *_strangers(corpus, company)]
    found += _doubtful_splits(corpus, company, _held_apart(corpus, corrections))
    left = [each for each in found if frozenset((name_key(each.one), name_key(each.other))) not in settled]
    return tuple(sorted(left, key=lambda each: (-each.strength, each.kind, each.one, each.other)))


def _company(corpus: Corpus) -> dict[Span, int]:
    """For each mention of an actor how many other actors its sentence names."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for sentence in corpus.sentences:
        starts[sentence.document_id].append(sentence.start)
    place = {
        each.span: (each.span.document_id, bisect_right(starts[each.span.document_id], each.span.start))
        for each in corpus.memberships
    }
    present: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for each in corpus.memberships:
        present[place[each.span]].add(each.actor_id)
    return {span: len(present[where]) - 1 for span, where in place.items()}


def _doubtful_merges(corpus: Corpus, company: Mapping[Span, int]) -> Iterator[Doubt]:
    """Spellings that a weak rule gave to an actor of another name, with the documents where it did."""
    spelling = {mention.span: clean(mention.text) for mention in corpus.mentions if mention.antecedent is None}
    actors = {actor.id: actor for actor in corpus.actors}
    sources = {document.id: document.source for document in corpus.documents}
    groups: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for each in corpus.memberships:
        folded = fold_name(spelling.get(each.span, ""))
        if folded and folded != fold_name(actors[each.actor_id].name):
            groups[each.actor_id, folded].append(each)
    for (actor_id, _), members in sorted(groups.items()):
        text = min(spelling[each.span] for each in members)
        weak = [(each, reason) for each in members if (reason := weakness(each.rule, text, actors[actor_id]))]
        if weak:
            reasons = tuple(sorted({reason for _, reason in weak}))
            where = tuple(sorted({sources[each.span.document_id] for each, _ in weak}))
            strength = sum(company[each.span] for each, _ in weak)
            one, other = ActorName(actors[actor_id].name), ActorName(text, documents=where)
            yield Doubt(MERGE, one, other, reasons, len(weak), strength)


def _strangers(corpus: Corpus, company: Mapping[Span, int]) -> Iterator[Doubt]:
    """People of one name in documents that have nothing else in common: perhaps two who bear it."""
    names = {actor.id: actor.name for actor in corpus.actors}
    sources = {document.id: document.source for document in corpus.documents}
    places = {(each, document) for each, documents in without_common_company(corpus) for document in documents[1:]}
    members: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for each in corpus.memberships:
        if (place := (each.actor_id, each.span.document_id)) in places:
            members[place].append(each)
    for (actor_id, document), inside in sorted(members.items()):
        if not any("decided by" in each.rule for each in inside):
            one, other = ActorName(names[actor_id]), ActorName(names[actor_id], documents=(sources[document],))
            strength = sum(company[each.span] for each in inside)
            yield Doubt(MERGE, one, other, (STRANGE,), len(inside), strength)


def _held_apart(corpus: Corpus, corrections: Iterable[Correction]) -> set[frozenset[str]]:
    """Ids of the pairs that people say are two."""
    members: defaultdict[str, list[Membership]] = defaultdict(list)
    for each in corpus.memberships:
        members[each.actor_id].append(each)
    drafts = [Draft(actor, tuple(members[actor.id])) for actor in corpus.actors]
    directory = make_directory(drafts, {document.id: document.source for document in corpus.documents})
    apart = [each.names for each in corrections if each.kind == "different"]
    apart += [(*each.names, ActorName(each.to)) for each in corrections if each.kind == "split"]
    return {
        frozenset((drafts[one].actor.id, drafts[other].actor.id))
        for names in apart
        for one, other in product(*(find(name, directory) for name in names))
    }


def _doubtful_splits(corpus: Corpus, company: Mapping[Span, int], apart: set[frozenset[str]]) -> Iterator[Doubt]:
    strength: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for each in corpus.memberships:
        strength[each.actor_id] += company[each.span]
        mentions[each.actor_id] += 1
    register = make_register(corpus)
    for one, other in _candidates(corpus.actors):
        reasons = tuple(reason for reason in _likeness(one, other) if reason)
        if reasons and frozenset((one.id, other.id)) not in apart:
            less = min((one, other), key=lambda actor: (strength[actor.id], mentions[actor.id], actor.id))
            more = other if less is one else one
            try:
                names = unique_name(register, more), unique_name(register, less)
            except NameNotUnique:
                continue  # no decision could tell the two apart
            yield Doubt(SPLIT, *names, reasons, mentions[less.id], strength[less.id])


def _candidates(actors: Sequence[Actor]) -> list[tuple[Actor, Actor]]:
    """Pairs of actors whose names share the beginning of a word, or one the initials of the other."""
    blocks: defaultdict[str, set[int]] = defaultdict(set)
    for number, actor in enumerate(actors):
        for word in words(actor.name):
            blocks[word[:_BLOCK]].add(number)
        short = fold_name(actor.name).upper() if is_acronym(actor.name) else initials(actor.name)
        if len(short) > 1:
            blocks[short].add(number)
    pairs = {
        pair for block in blocks.values() if len(block) <= _MOST_IN_BLOCK for pair in combinations(sorted(block), 2)
    }
    return [(actors[one], actors[other]) for one, other in sorted(pairs)]


def _likeness(one: Actor, other: Actor) -> Iterator[str]:
    """Reasons to think that two actors are one."""
    if one.wikidata and other.wikidata:
        return
    first, second = fold_name(one.name), fold_name(other.name)
    people = (one.type == "PERSON") + (other.type == "PERSON")
    if first == second:
        yield "they have one name, but nothing else tells that they are one"
    elif people == 2:
        yield _people_alike(one, other)
    elif people == 0:
        yield _bodies_alike(one, other)


def _people_alike(one: Actor, other: Actor) -> str:
    first, second = person_name(one.name), person_name(other.name)
    short, long = sorted((first, second), key=lambda name: bool(name.given))
    if not short.given:
        own = (long.surname, long.surname.split()[-1], *(() if is_given(short.surname) else (long.given,)))
        part = long.given and short.generation in ("", long.generation) and short.surname in own
        return "the one's name is part of the other's" if part else ""
    if first.surname == second.surname and same_given(first.given, second.given):
        return "surname and given name agree, but not all the rest"
    alike = fuzz.token_sort_ratio(fold_name(one.name), fold_name(other.name))
    return f"their names are {alike:.0f} % alike" if alike >= _ALIKE else ""


def _bodies_alike(one: Actor, other: Actor) -> str:
    if {one.type, other.type} & {"GPE", "LOC", "FAC"} and one.type != other.type:
        return ""
    short, long = sorted((one.name, other.name), key=lambda name: (len(words(name)), name))
    if is_acronym(short) and initials(long) == fold_name(short).upper():
        return f"“{short}” are the initials of “{long}”"
    if len(words(short)) > 1 and set(words(short)) < set(words(long)):
        return "the one's name is part of the other's"
    alike = fuzz.token_sort_ratio(fold_name(short), fold_name(long))
    return f"their names are {alike:.0f} % alike" if alike >= _ALIKE else ""
