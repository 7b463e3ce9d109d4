"""Actors from keys: one id, one name, one type, all aliases."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from graphkit.facts import Fact, load_facts
from graphkit.model import DEMONYM, OBSERVER, Actor
from graphkit.resolve.local import majority
from graphkit.resolve.names import core_name, fold_name, is_full
from graphkit.resolve.placing import Key, Placed, Placing, count_documents
from graphkit.resolve.told import ALIAS
from graphkit.resolve.types import kind_of_words

Share = tuple[Placed, int, int]  # a case, how many mentions it has, and in how many documents


def make_actors(placing: Placing) -> tuple[tuple[Actor, ...], list[str]]:
    """One actor for each key, sorted by id; and the id of the actor of each case."""
    import numpy as np

    facts = {fact.key: fact for fact in load_facts()}
    groups: defaultdict[Key, list[Share]] = defaultdict(list)
    mentions = np.bincount(placing.case).tolist()
    documents = count_documents(placing, range(len(mentions)))
    for number, each in enumerate(placing.cases):
        groups[each.key].append((each, mentions[number], documents[number]))
    identities = _identities(groups)
    actors = {
        key: _make_actor(identities[key], key, group, facts.get(key[1]) if key[0] == "fact" else None)
        for key, group in sorted(groups.items())
    }
    return tuple(sorted(actors.values(), key=lambda actor: actor.id)), [actors[each.key].id for each in placing.cases]


def _identities(keys: Iterable[Key]) -> dict[Key, str]:
    """What is hashed for an id. For people given name and surname alone, so that a new spelling changes no id,
    unless two people share both.
    """
    plain = {key: "\0".join((key[0], core_name(key[1]) if key[0] == "person" else key[1])) for key in keys}
    times = Counter(plain.values())
    return {key: text if times[text] == 1 else "\0".join(key) for key, text in plain.items()}


def _make_actor(identity: str, key: Key, group: Sequence[Share], fact: Fact | None) -> Actor:
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for each, mentions, _ in group:
        counts[each.text] += mentions
        if not each.rule.startswith(ALIAS):  # a former name is not the one to show
            own[each.text] += mentions
    called = min((each.called for each, *_ in group if each.called), default="")
    name = called or (fact.name if fact else best_name(own or counts))
    return Actor(
        id="a" + hashlib.sha256(identity.encode()).hexdigest()[:12],
        name=name,
        type=fact.type if fact else _type_of(key, fold_name(name), group),
        aliases=tuple(sorted(set(counts) - {name})),
        wikidata=fact.wikidata if fact else "",
        role=OBSERVER if fact and fact.role == "media" else "",
    )


def _type_of(key: Key, name: str, group: Sequence[Share]) -> str:
    """One type for all mentions: the user's if given, a person's key is a person, else what its folded name tells; the
    rest vote, a name more than a demonym.
    """
    own: Counter[str] = Counter()
    for each, _, documents in group:
        if each.called:
            own[each.type] += documents
    if own:
        return majority(own)
    if key[0] in ("person", "bare"):
        return "PERSON"
    if key[0] == "name" and (kind := kind_of_words(name)):
        return kind
    votes: Counter[str] = Counter()
    for each, mentions, _ in group:
        votes[each.type] += mentions * (1 if each.kind == DEMONYM else 10)
    if key[0] == "name":
        votes.pop("PERSON", None)
        votes.pop("NORP", None)
    return majority(votes) or "ORG"


def best_name(counts: Counter[str]) -> str:
    """The spelling to show: of several words rather than one, not in capitals, the commonest, the longest."""

    def order(text: str) -> tuple[bool, bool, int, int, str]:
        return (text.isupper(), not is_full(text), -counts[text], -len(text), text)

    return min(counts, key=order)
