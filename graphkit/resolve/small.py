"""In how many documents words stand in small letters: what is common in the language of a corpus."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 20  # words that are sooner looked for one by one


@dataclass(frozen=True)
class Small:
    """In how many of these documents, by id, each of these words stands in small letters."""

    documents: Collection[str] = ()
    words: Mapping[str, int] = field(default_factory=dict)


def count_small(wanted: Set[str], texts: Mapping[str, str], before: Small) -> Small:
    """In how many documents each wanted word stands in small letters. What is known from `before` is not counted again,
    unless a document is gone.
    """
    known = set(before.documents)
    counts = {word: before.words[word] for word in wanted & before.words.keys()} if known <= texts.keys() else {}
    found = Counter(counts)
    found.update(_count(counts.keys(), [text for document, text in texts.items() if document not in known]))
    found.update(_count(wanted - counts.keys(), texts.values()))
    return Small(sorted(texts), {word: found[word] for word in sorted(wanted)})


def _count(wanted: Set[str], texts: Collection[str]) -> Counter[str]:
    """In how many texts each word stands, with no letter beside it."""
    words = set(filter(_WORD.fullmatch, wanted))
    return _count_each(words, texts) if len(words) <= _FEW else _count_together(words, texts)


def _count_each(words: set[str], texts: Collection[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        alone = re.compile(rf"(?<![^\W\d_]){word}(?![^\W\d_])")
        found[word] = sum(1 for text in texts if word in text and alone.search(text))
    return found


def _count_together(words: set[str], texts: Collection[str]) -> Counter[str]:
    """What stands between blanks is looked into once, wherever it stands."""
    found: Counter[str] = Counter()
    seen: set[str] = set()
    telling: dict[str, set[str]] = {}
    for text in texts:
        pieces = set(text.split())
        for piece in pieces - seen:
            if inside := words.intersection(_WORD.findall(piece)):
                telling[piece] = inside
        seen |= pieces
        found.update({word for piece in pieces & telling.keys() for word in telling[piece]})
    return found
