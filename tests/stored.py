"""A corpus as a store gives it, with columns behind its sequences, and the same without."""

from dataclasses import replace

from graphkit.model import Corpus, Document, Extraction
from graphkit.store import add_documents, load_corpus, open_store, replace_derived


def stored(whole: Corpus) -> Corpus:
    """The corpus after a way through a store, which is not kept."""
    with open_store(None, write=True) as store:
        add_documents(store, [(each, _found(whole, each)) for each in whole.documents], "1 test 1.0")
        replace_derived(store, whole.title, whole.skipped, whole.actors, whole.memberships)
        return load_corpus(store)


def plain(corpus: Corpus) -> Corpus:
    """The corpus with tuples of values, which have no columns."""
    return replace(
        corpus,
        sentences=tuple(corpus.sentences),
        mentions=tuple(corpus.mentions),
        memberships=tuple(corpus.memberships),
        cooccurrences=tuple(corpus.cooccurrences),
        relations=tuple(corpus.relations),
    )


def _found(whole: Corpus, document: Document) -> Extraction:
    claims = [claim for each in whole.relations for claim in each.claims if claim.cue.document_id == document.id]
    return Extraction(
        tuple(span for span in whole.sentences if span.document_id == document.id),
        tuple(mention for mention in whole.mentions if mention.span.document_id == document.id),
        tuple(sorted(claims, key=lambda claim: claim.cue)),
    )
