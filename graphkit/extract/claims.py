"""Claims: who does what to whom, and what they are to each other, where both ends name an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graphkit.extract.mending import mend
from graphkit.extract.mentions import Found
from graphkit.extract.nouns import noun_clauses
from graphkit.extract.ontology import Lexicon, plover
from graphkit.extract.reading import Clause, Reading
from graphkit.extract.speakers import speakers
from graphkit.extract.stance import DENYING, GOVERNORS, Lemma
from graphkit.extract.standing import standing_clauses
from graphkit.extract.verbs import verb_clauses
from graphkit.model import NOMINAL

if TYPE_CHECKING:
    from graphkit.extract.words import Parsed, Word

__all__ = ["Clause", "find_clauses"]

_MOST_FORMS = 1 << 14  # dictionary forms that are kept


def find_clauses(
    parsed: Parsed,
    mention_at: Mapping[int, int],
    lemma: Lemma,
    lexicon: Lexicon | None = None,
    mentions: Sequence[Found] = (),
) -> list[Clause]:
    """All claims of a parsed block. `mention_at` gives the mention, by number, that covers a token.

    `lemma` must tell the same of words that are spelt and labelled alike.
    """
    if len(set(mention_at.values())) < 2:
        return []
    lexicon = plover() if lexicon is None else lexicon
    types = tuple(each.type for each in mentions)
    nominals = frozenset(number for number, each in enumerate(mentions) if each.kind == NOMINAL)
    reading = Reading(parsed, mention_at, _whole(lemma, lexicon), lexicon, types, nominals)
    found: dict[tuple[int, int, int], Clause] = {}
    for first, last in parsed.sentences:
        if len(set(map(mention_at.get, range(first, last))) - {None}) > 1:
            sent = parsed.words[first:last]
            mend(sent, reading)
            for clause in _clauses_of(sent, reading):
                found.setdefault((clause.subject, clause.object, clause.cue), clause)
    if not found:
        return []
    said_by = speakers(reading)
    every = [(clause, said_by(clause)) for clause in found.values()]
    return [clause if speaker is None else clause._replace(speaker=speaker) for clause, speaker in every]


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


def _whole(lemma: Lemma, lexicon: Lexicon) -> Lemma:
    """Dictionary forms with the "e" that rules drop where another word lacks it: stage, not stag, of "staged"."""
    if lexicon is plover():
        return _whole_by_plover(lemma)
    return _remembering(lemma, _known_verbs().union(word for word, role in lexicon if role != "noun"))


@lru_cache(maxsize=4)
def _whole_by_plover(lemma: Lemma) -> Lemma:
    return _remembering(lemma, _known_verbs())


def _remembering(lemma: Lemma, verbs: frozenset[str]) -> Lemma:
    known: dict[tuple[str, str, str, str, int], str] = {}

    def word(token: Word) -> str:
        key = (token.text, token.lemma_, token.tag_, token.pos_, token.morph)
        if key not in known:
            if len(known) == _MOST_FORMS:
                known.clear()
            known[key] = _form(token, lemma(token), verbs)
        return known[key]

    return word


def _form(token: Word, form: str, verbs: frozenset[str]) -> str:
    if token.tag_ in ("VBD", "VBN", "VBG", "VBZ") and form not in verbs and form + "e" in verbs:
        return form + "e"
    if form not in verbs and form == token.lower_ and token.tag_ in ("VBD", "VBZ"):  # mended, not tagged so
        return next((form[:-cut] for cut in (1, 2) if form[:-cut] in verbs), form)
    return form
