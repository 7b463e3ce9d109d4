"""How fast and how well near copies are found: `python tests/benchmarks/stories.py [ARTICLES]`, 10,000 by default.

Made-up articles of 300 words; one in ten is a rewrite of another (words swapped, up to 40 % cut, a paragraph moved,
another headline, an agency's line). Prints CPU seconds and pairwise precision and recall.
"""

import sys
from itertools import combinations
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from graphkit.resolve.stories import group_stories, signature
from tests.resolve.rewrites import Newsroom

TOPICS = 50
SWAPPED = 0.08


def main(articles: int) -> None:
    room = Newsroom(1)
    topics = [room.topic() for _ in range(TOPICS)]
    written = [room.article(room.random.choice(topics)) for _ in range(articles * 9 // 10)]
    texts = {f"{number:06}": "\n\n".join(paragraphs) for number, paragraphs in enumerate(written)}
    origin = {name: name for name in texts}
    while len(texts) < articles:
        number = room.random.randrange(len(written))
        name = f"{len(texts):06}"
        texts[name], origin[name] = room.rewrite(written[number], SWAPPED), f"{number:06}"
    start = process_time()
    signatures = {name: signature(text) for name, text in texts.items()}
    signed = process_time()
    stories = group_stories(signatures, lambda names: {name: texts[name] for name in names})
    done = process_time()
    found = {pair for story in stories for pair in combinations(story.documents, 2)}
    told: dict[str, list[str]] = {}
    for name in sorted(texts):
        told.setdefault(origin[name], []).append(name)
    truth = {pair for names in told.values() for pair in combinations(names, 2)}
    right = len(found & truth)
    print(f"{articles} articles: signatures {signed - start:.1f} s, groups {done - signed:.1f} s of CPU")
    print(f"precision {right / max(len(found), 1):.3f}, recall {right / max(len(truth), 1):.3f}, {len(truth)} pairs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
