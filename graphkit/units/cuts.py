"""Where in a document a new unit begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from graphkit.errors import UnitUnknown
from graphkit.model import Corpus, Span

SENTENCE, PARAGRAPH, DOCUMENT, WINDOW = "sentence", "paragraph", "document", "window"

_BLANK_LINE = re.compile(r"\n\s*\n")


def window_of(unit: str) -> int | None:
    """How many sentences two actors may be apart in such a unit, None if any number. Raises UnitUnknown."""
    if unit == SENTENCE:
        return 0
    if unit in (PARAGRAPH, DOCUMENT):
        return None
    if found := re.fullmatch(rf"{WINDOW}:([1-9]\d?)", unit):
        return int(found[1])
    raise UnitUnknown(unit)


def spans_of(corpus: Corpus) -> defaultdict[str, list[Span]]:
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for sentence in corpus.sentences:
        found[sentence.document_id].append(sentence)
    return found


def cuts_of(text: str, sentences: Sequence[Span], unit: str, *, blocks: bool) -> Sequence[int]:
    """Numbers of the sentences with which a new unit begins. Windows have no beginning, only their blocks do."""
    width = window_of(unit)
    if unit.startswith(WINDOW) and not blocks:
        width = None
    if width is not None:
        return range(0, len(sentences), width + 1)
    if unit != PARAGRAPH:
        return range(min(len(sentences), 1))
    between = [text[one.stop : other.start] for one, other in pairwise(sentences)]
    wrapped = any("\n" in text[each.start : each.stop] for each in sentences)
    blank = wrapped or any(map(_BLANK_LINE.search, between))  # else a paragraph is a line
    breaks = [bool(_BLANK_LINE.search(gap)) if blank else "\n" in gap for gap in between]
    return [i for i, new in enumerate([True, *breaks][: len(sentences)]) if new]
