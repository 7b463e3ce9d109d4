"""Corpora of many stories drawn from a world whose actors differ in how often they are in the news."""

import random
from itertools import combinations

from graphkit.model import Actor, Cooccurrence, Corpus, Document, Span, Story


def many_stories(stories: int, actors: int, *, seed: int = 0, copies: int = 0) -> Corpus:
    """A corpus of stories that each name three to five actors in one to six sentences of two or three of them.

    The actor at place k is drawn with a weight of 1/sqrt(k). The first story is printed again `copies` times.
    """
    chance = random.Random(seed)
    names = [f"a{number:03}" for number in range(actors)]
    weights = [(number + 1) ** -0.5 for number in range(actors)]
    pairs: dict[tuple[str, str], list[Span]] = {pair: [] for pair in combinations(names, 2)}
    for number in range(stories):
        told = [f"d{number:05}", *(f"copy{copy}" for copy in range(copies if number == 0 else 0))]
        cast = sorted(set(chance.choices(names, weights, k=chance.randint(3, 5))))
        for sentence in range(chance.randint(1, 6)):
            named = sorted(chance.sample(cast, min(len(cast), chance.randint(2, 3))))
            for pair in combinations(named, 2):
                pairs[pair] += [Span(document, 100 * sentence, 100 * sentence + 50) for document in told]
    first = ("copy", "d00000")
    groups = [f"d{number:05}" for number in range(1, stories)]
    documents = sorted([f"d{number:05}" for number in range(stories)] + [f"copy{copy}" for copy in range(copies)])
    return Corpus(
        title="A simulated corpus",
        documents=tuple(Document(i, f"{i}.txt", i, "") for i in documents),
        skipped=(),
        sentences=(),
        mentions=(),
        actors=tuple(Actor(name, name.upper(), "PERSON", (), "") for name in names),
        memberships=(),
        cooccurrences=tuple(Cooccurrence(*pair, tuple(sorted(spans))) for pair, spans in pairs.items() if spans),
        relations=(),
        stories=(
            Story("d00000", tuple(i for i in documents if i.startswith(first))),
            *(Story(each, (each,)) for each in groups),
        ),
    )
