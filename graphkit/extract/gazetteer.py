"""Names that need no model: countries, their people, capitals, institutions, as the tables of facts spell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.facts import demonyms_index, names_index
from graphkit.model import DEMONYM, NAME

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Known:
    """A token range that spells a known name. `weak` ones may mean something else and need support."""

    first: int
    last: int
    type: str
    kind: str
    weak: bool


def known_names(nlp: Language, doc: Doc) -> Iterator[Known]:
    """The longest known names in a text, from left to right."""
    from spacy.util import filter_spans

    matcher = _matcher(nlp)
    for span in filter_spans(matcher(doc, as_spans=True)):
        facts = names_index().get(span.text) or names_index().get(f"the {span.text}", ())
        people = demonyms_index().get(span.text, ())
        if facts:
            weak = all(span.text in fact.weak for fact in facts)
            yield Known(span.start, span.end, facts[0].type, NAME, weak)
        elif people:
            yield Known(span.start, span.end, "NORP", DEMONYM, weak=False)


@cache
def _matcher(nlp: Language) -> PhraseMatcher:
    """Matches words as they are spelt: "US" is a country and "us" is not."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    # without "the", which would make "the United States" as long as "United States Congress"
    phrases = sorted({spelling.removeprefix("the ") for spelling in (*names_index(), *demonyms_index())})
    matcher.add("known", list(nlp.tokenizer.pipe(phrases)))
    return matcher
