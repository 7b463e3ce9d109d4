"""The user's words of a build: own names, names to ignore, event types, read from the files that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.facts.own_names import read_gazetteer, read_ignored, read_words
from graphkit.facts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from graphkit.pipeline.settings import Settings


def vocabulary_of(settings: Settings) -> Vocabulary:
    """What the files say, checked. Raises WordsUnreadable."""
    ontology = ""
    if settings.ontology:
        from graphkit.extract.ontology import check_ontology

        ontology = read_words(settings.ontology)
        check_ontology(ontology, settings.ontology)
    return Vocabulary(
        names=read_gazetteer(settings.gazetteer) if settings.gazetteer else (),
        ignored=read_ignored(settings.ignore) if settings.ignore else (),
        ontology=ontology,
        merge_metonyms=settings.metonyms == "merge",
    )
