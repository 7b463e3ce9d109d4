"""A build for publication: chosen actors and sources hidden everywhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from graphkit.errors import RedactionUnreadable, UnitUnfit
from graphkit.finding import find_actor
from graphkit.graph import Build
from graphkit.model import Actor, Corpus
from graphkit.redact import Hidden, redact
from graphkit.redact.read import Redactions, read_redactions
from graphkit.selection import SENTENCE

_KINDS = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Country", "LOC": "Place", "FAC": "Place", "NORP": "Group"}


def redacted(corpus: Corpus, path: Path) -> Build:
    """The measured build without what the file at `path` hides; counts and scores are those of the whole corpus.

    Raises RedactionUnreadable, RedactionIncomplete, ActorNotFound, ActorAmbiguous, UnitUnfit.
    """
    from graphkit.pipeline.answers import measure

    if corpus.unit != SENTENCE:
        raise UnitUnfit(corpus.unit)
    whole, shown = redact(corpus, _hidden(corpus, path, read_redactions(path)))
    return Build(shown, measure(whole).graph)


def _hidden(corpus: Corpus, path: Path, redactions: Redactions) -> Hidden:
    actors: dict[str, str] = {}
    for number, (name, pseudonym) in enumerate(redactions.actors, start=1):
        actor = find_actor(corpus, name)
        if actor.id in actors:
            raise RedactionUnreadable(path, f"{name!r} is an actor that it names before")
        actors[actor.id] = pseudonym or _pseudonym(actor, number)
    known = {document.source: document.id for document in corpus.documents}
    documents: dict[str, str] = {}
    for number, (source, pseudonym) in enumerate(redactions.sources, start=1):
        composed = unicodedata.normalize("NFC", source)  # as `discover` names files
        found = known.get(source) or known.get(composed)
        if not found:
            raise RedactionUnreadable(path, f"no document is called {source!r}")
        documents[found] = pseudonym or f"Document {number}"
    return Hidden(actors, documents)


def _pseudonym(actor: Actor, number: int) -> str:
    return f"{_KINDS.get(actor.type, 'Actor')} {number}"
