"""Claims: who does what to whom, and what they are to each other, where both ends name an actor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.mending import mend
from graphkit.extract.mentions import Found
from graphkit.extract.nouns import noun_clauses
from graphkit.extract.ontology import Lexicon, plover
from graphkit.extract.reading import Clause, Reading
from graphkit.extract.speakers import speakers
from graphkit.extract.stance import DENYING, GOVERNORS
from graphkit.extract.standing import standing_clauses
from graphkit.extract.verbs import verb_clauses
from graphkit.model import NOMINAL

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

__all__ = ["Clause", "find_clauses"]


def find_clauses(
    parsed: Parsed,
    mention_at: Mapping[int, int],
    lemma: Callable[[Word], str],
    lexicon: Lexicon | None = None,
    mentions: Sequence[Found] = (),
) -> list[Clause]:
    """All claims of a parsed block. `mention_at` gives the mention, by number, that covers a token."""
    lexicon = plover() if lexicon is None else lexicon
    types = tuple(each.type for each in mentions)
    nominals = frozenset(number for number, each in enumerate(mentions) if each.kind == NOMINAL)
    reading = Reading(parsed, mention_at, _whole(lemma, lexicon), lexicon, types, nominals)
    found: dict[tuple[int, int, int], Clause] = {}
    for first, last in parsed.sentences:
        if len({mention_at[i] for i in range(first, last) if i in mention_at}) > 1:
            mend(parsed.words[first:last], reading)
            for clause in _clauses_of(parsed.words[first:last], reading):
                found.setdefault((clause.subject, clause.object, clause.cue), clause)
    if not found:
        return []
    said_by = speakers(reading)
    return [replace(clause, speaker=said_by(clause)) for clause in found.values()]


def _clauses_of(sent: Sequence[Word], reading: Reading) -> Iterator[Clause]:
    for token in sent:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
            yield from verb_clauses(token, reading)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from noun_clauses(token, reading)
    yield from standing_clauses(sent, reading)


@cache
def _known_verbs() -> frozenset[str]:
    """All verbs that some rule looks for, in their dictionary form."""
    return frozenset(word for word, role in plover() if role != "noun").union(DENYING, *GOVERNORS.values())


def _whole(lemma: Callable[[Word], str], lexicon: Lexicon) -> Callable[[Word], str]:
    """Dictionary forms with the "e" that rules drop where another word lacks it: stage, not stag, of "staged"."""
    verbs = _known_verbs()
    if lexicon is not plover():
        verbs = verbs.union(word for word, role in lexicon if role != "noun")

    def word(token: Word) -> str:
        form = lemma(token)
        if token.tag_ in ("VBD", "VBN", "VBG", "VBZ") and form not in verbs and form + "e" in verbs:
            return form + "e"
        if form not in verbs and form == token.lower_ and token.tag_ in ("VBD", "VBZ"):  # mended, not tagged so
            return next((form[:-cut] for cut in (1, 2) if form[:-cut] in verbs), form)
        return form

    return word
