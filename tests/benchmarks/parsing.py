"""How fast text is parsed: `python tests/benchmarks/parsing.py [FOLDER] [ROUNDS]`, ROUNDS 5 by default.

Reads the .txt files of a folder, by default 400 paragraphs of Python's own manual, and parses them in each round

* naive: `for text in texts: nlp(text)`, all components, as tutorials do;
* pipe: `nlp.pipe` in batches of 64 with only the components that names and claims need;
* ours: `graphkit.extract.nlp.parse`, the same components run for inference only;
* whole: `extract_all`, which also finds mentions, references and claims.

Prints the medians of CPU seconds and of the ratios within each round, and whether pipe and ours agree on every token.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from pydoc_data.topics import topics
from statistics import median

import spacy

from graphkit.extract.blocks import split_blocks
from graphkit.extract.extractor import Text, extract_all
from graphkit.extract.inference import told_of
from graphkit.extract.nlp import BATCH, DEFAULT_MODEL, load_model, parse

PARAGRAPHS = 400


def texts_of(folder: str | None) -> list[str]:
    if folder:
        return [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))]
    return [part for name in sorted(topics) for part in topics[name].split("\n\n") if len(part) > 200][:PARAGRAPHS]


def seconds_of(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    texts = texts_of(sys.argv[1] if len(sys.argv) > 1 else None)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    blocks = [text[start:stop].replace("\n", " ") for text in texts for start, stop in split_blocks(text)]
    documents = [Text(str(number), text, text) for number, text in enumerate(texts)]
    naive, needed = spacy.load(DEFAULT_MODEL), load_model()
    works: dict[str, Callable[[], object]] = {
        "naive": lambda: [naive(text) and None for text in texts],
        "pipe": lambda: [None for _ in needed.pipe(blocks, batch_size=BATCH)],
        "ours": lambda: [None for _ in parse(needed, ((block, None) for block in blocks))],
        "whole": lambda: [None for _ in extract_all(needed, documents)],
    }
    theirs = [told_of(doc) for doc in needed.pipe(blocks, batch_size=BATCH)]
    ours = [told_of(doc) for doc, _ in parse(needed, ((block, None) for block in blocks))]
    differing = sum(mine != told for mine, told in zip(ours, theirs, strict=True))
    list(extract_all(needed, documents[:1]))
    found = [{name: seconds_of(work) for name, work in works.items()} for _ in range(rounds)]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts, {words} words, {rounds} rounds; {differing} of {len(blocks)} blocks read otherwise")
    for name in works:
        spent = median(each[name] for each in found)
        ratios = " ".join(
            f"{median(each[other] / each[name] for each in found):.2f} × {other}" for other in works if other != name
        )
        print(f"{name:6} {spent:6.2f} s of CPU, {words / spent:7.0f} words/s, faster by {ratios}")


if __name__ == "__main__":
    main()
