"""Who is together with whom, for many mentions: `python tests/benchmarks/cooccurrence.py [MENTIONS]`.

Makes a store of made-up mentions (10,000,000 by default, two and a half in a sentence, a few actors in most sentences,
a quarter of the mentions pronouns, one story in twenty of two documents), joins the pairs as a build does, with one
thread, and prints seconds of CPU and peak memory; then the same with the graph and its counts, and below two million
mentions with every sentence of every pair as an object.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from graphkit.graph import build_graph
from graphkit.store import load_corpus, open_store

MENTIONS_A_SENTENCE, SENTENCES_A_DOCUMENT = 2.5, 10
MOST_AS_OBJECTS = 2_000_000

FILL = """
    INSERT INTO mention SELECT document, place * 5, place * 5 + 4, sentence * 100,
        if(place % 4 = 0, 'pronoun', 'name'), 'PERSON', 'made up', NULL, NULL FROM made;
    INSERT INTO membership SELECT document, place * 5, place * 5 + 4, actor, 'made up' FROM made;
    INSERT INTO sentence SELECT DISTINCT document, sentence * 100, sentence * 100 + 99 FROM made;
    INSERT INTO actor SELECT DISTINCT actor, actor, 'PERSON', []::VARCHAR[], '', '' FROM made;
    INSERT INTO document (id, source, title, text, date, date_origin, outlet, author, url, language, extractor)
        SELECT DISTINCT document, document, '', '', '', '', '', '', '', '', '' FROM made;
    INSERT INTO story SELECT DISTINCT document, story FROM made;
    UPDATE meta SET title = 'made up';
"""
MADE = """
    CREATE TEMP VIEW made AS SELECT format('d{:016x}', sentence // 10) AS document, format('a{:016x}', actor) AS actor,
        format('s{:016x}', if(sentence // 10 % 20 = 0, sentence // 10 + 1, sentence // 10)) AS story, sentence, place
    FROM drawn
"""


def make_store(folder: Path, mentions: int) -> None:
    """A store of that many mentions; the actors grow with the square root of their number, and Zipf chooses them."""
    chance = np.random.default_rng(0)
    actors = max(1000, int(20 * mentions**0.5))
    with open_store(folder, write=True) as store:
        drawn = {
            "sentence": np.sort(chance.integers(0, int(mentions / MENTIONS_A_SENTENCE), mentions)),
            "actor": np.minimum(actors ** chance.random(mentions), actors - 1).astype(np.int64),
            "place": np.arange(mentions),
        }
        store.register("drawn", drawn)
        store.execute(MADE)
        store.execute(FILL)


def pairs(folder: Path) -> str:
    with open_store(folder) as store:
        store.execute("SET threads = 1")
        corpus = load_corpus(store)
    return f"{len(corpus.cooccurrences)} pairs of {len(corpus.actors)} actors"


def graph(folder: Path) -> str:
    with open_store(folder) as store:
        store.execute("SET threads = 1")
        return f"{build_graph(load_corpus(store)).number_of_edges()} edges"


def objects(folder: Path) -> str:
    with open_store(folder) as store:
        store.execute("SET threads = 1")
        return f"{len(tuple(load_corpus(store).cooccurrences))} pairs as objects"


def timed(work: Callable[[Path], str], folder: Path) -> None:
    """Runs in a process of its own, whose peak memory is that of the work."""
    began = time.process_time()
    told = work(folder)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{work.__name__:8} {time.process_time() - began:6.1f} s CPU {megabytes:6.0f} MB  {told}", flush=True)


def main() -> None:
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        works = [pairs, graph, *([objects] if mentions <= MOST_AS_OBJECTS else [])]
        tasks = [(make_store, (folder, mentions)), *((timed, (work, folder)) for work in works)]
        print(f"{mentions} mentions", flush=True)
        for target, args in tasks:
            process = spawn.Process(target=target, args=args)
            process.start()
            process.join()
            if process.exitcode:
                sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
