"""How long resolution takes: `python tests/benchmarks/names.py [NAMES] [DOCUMENTS]`, 100,000 and 20,000 by default.

Makes documents that each name a few people (in full, then by surname), organisations and countries, resolves them, and
prints seconds of CPU for the whole and for each thousand names. Same names in every run.
"""

import random
import sys
import time

from graphkit.facts import first_names, load_facts
from graphkit.model import Mention, Span
from graphkit.resolve.resolver import resolve

SYLLABLES = """ba ber bo bran cor da del do fer gar hal jan kar kov len ler lin lo mar mer mon nor pek ran ros sen sko
    tar""".split()
COUNTRIES = [fact.name for fact in load_facts() if fact.role == "territory" and "-" not in fact.country]


def people(count: int, chance: random.Random) -> list[str]:
    """That many different full names."""
    given = sorted(first_names())
    found: dict[str, None] = {}
    while len(found) < count:
        surname = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).capitalize()
        found[f"{chance.choice(given)} {surname}"] = None
    return list(found)


def document(number: int, names: list[str], chance: random.Random) -> tuple[str, list[Mention]]:
    """A text that names people in full and by surname, organisations and countries, and its mentions."""
    told = [(name, "PERSON") for name in names]
    told += [(name.split()[-1], "PERSON") for name in names for _ in range(2)]
    told += [(f"{chance.choice(SYLLABLES).capitalize()} Harbour Authority", "ORG"), (chance.choice(COUNTRIES), "GPE")]
    text, mentions = "", []
    for name, label in told:
        span = Span(f"d{number}", len(text), len(text) + len(name))
        mentions.append(Mention(span, name, "name", label, "benchmark"))
        text += name + ". "
    return text, mentions


def main() -> None:
    count, documents = (int(word) for word in (*sys.argv[1:], "100000", "20000")[:2])
    chance = random.Random(0)
    names = people(count, chance)
    texts: dict[str, str] = {}
    mentions: list[Mention] = []
    for number in range(documents):
        share = names[number * count // documents : (number + 1) * count // documents] or [chance.choice(names)]
        text, found = document(number, share, chance)
        texts[f"d{number}"] = text
        mentions += found
    began = time.process_time()
    resolution = resolve(texts, mentions)
    seconds = time.process_time() - began
    print(f"{count} names, {len(mentions)} mentions in {documents} documents: {len(resolution.actors)} actors")
    print(f"{seconds:.1f} s of CPU, {1000 * seconds / count:.3f} s per thousand names")


if __name__ == "__main__":
    main()
