"""A corpus for publication: chosen actors and sources under pseudonyms, texts cut to the sentences that prove edges.

Every spelling of a chosen actor is replaced wherever it stands as words of its own, whatever its case and accents: in
sentences, titles, addresses, file names and the names of other actors; of a person the family name too. Descriptions
("the minister") stay, and may tell who is meant: that is for a person to judge. Dates and counts stay.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from graphkit.errors import RedactionIncomplete
from graphkit.model import Actor, Claim, Cooccurrence, Corpus, Document, Relation, Span, Story
from graphkit.redact.cutting import Cut, cut, holds, needed, place
from graphkit.redact.spellings import Spellings, find, hide, hide_file, spellings_of


@dataclass(frozen=True)
class Hidden:
    """What is hidden: the pseudonym of each chosen actor by its id, and of each chosen document by its id."""

    actors: Mapping[str, str]
    documents: Mapping[str, str]


def redact(corpus: Corpus, hidden: Hidden) -> tuple[Corpus, Corpus]:
    """The corpus under pseudonyms, twice: with every span but no text, for counting; and with texts cut, for showing.

    The second holds only the mentions in sentences that are kept. Ids of documents and of renamed actors are hashes of
    what is shown. Raises RedactionIncomplete if a hidden spelling is left anywhere.
    """
    spellings = spellings_of(corpus, hidden.actors)
    kept = needed(corpus)
    cuts = {each.id: cut(each.text, kept[each.id], spellings) for each in corpus.documents}
    told = {each.id: _document(each, cuts[each.id].text, spellings, hidden.documents) for each in corpus.documents}
    renamed = _rename(corpus, told, hidden.actors, spellings)
    whole = _move(renamed, lambda span: replace(span, document_id=told[span.document_id].id))
    shown = _move(
        _only(renamed, cuts), lambda span: Span(told[span.document_id].id, *place(cuts[span.document_id], span))
    )
    texts = {each.id: each.text for each in shown.documents}
    mentions = (
        replace(m, text=texts[m.span.document_id][m.span.start : m.span.stop], rule=hide(m.rule, spellings))
        for m in shown.mentions
    )
    shown = replace(shown, mentions=tuple(mentions))
    for text in _strings(shown):
        if any(find(text, spellings)):
            raise RedactionIncomplete(text)
    return replace(whole, documents=tuple(replace(each, text="") for each in whole.documents)), shown


def _only(corpus: Corpus, cuts: Mapping[str, Cut]) -> Corpus:
    """The corpus without sentences, mentions and memberships that are not shown."""

    def shown(span: Span) -> bool:
        return holds(cuts[span.document_id], span)

    return replace(
        corpus,
        sentences=tuple(filter(shown, corpus.sentences)),
        mentions=tuple(m for m in corpus.mentions if shown(m.span) and (not m.antecedent or shown(m.antecedent))),
        memberships=tuple(m for m in corpus.memberships if shown(m.span)),
    )


def _document(document: Document, text: str, spellings: Spellings, hidden: Mapping[str, str]) -> Document:
    """A document as it is shown; of a hidden source nothing but text and date is left."""
    if document.id in hidden:
        name = hidden[document.id]
        left = replace(document, source=name, title=name, outlet="", author="", url="", text=text)
    else:
        source = hide_file(document.source, spellings)
        title, outlet, author = (hide(each, spellings) for each in (document.title, document.outlet, document.author))
        url = document.url if hide_file(document.url, spellings) == document.url else ""  # its rest would lead to it
        left = replace(document, source=source, title=title, outlet=outlet, author=author, url=url, text=text)
    return replace(left, id=hashlib.sha256(f"{left.source}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16])


def _rename(corpus: Corpus, told: Mapping[str, Document], hidden: Mapping[str, str], spellings: Spellings) -> Corpus:
    """The corpus with new names of actors and documents; spans still are those of the old texts."""
    actors = {actor.id: _actor(actor, hidden, spellings) for actor in corpus.actors}
    cooccurrences = [
        replace(each, source=one, target=other)
        for each in corpus.cooccurrences
        for one, other in [sorted((actors[each.source].id, actors[each.target].id))]
    ]
    relations = [
        replace(
            each,
            source=actors[each.source].id,
            target=actors[each.target].id,
            predicate=hide(each.predicate, spellings),
            claims=tuple(
                replace(claim, predicate=hide(claim.predicate, spellings), rule=hide(claim.rule, spellings))
                for claim in each.claims
            ),
        )
        for each in corpus.relations
    ]
    return replace(
        corpus,
        title=hide(corpus.title, spellings),
        documents=tuple(sorted(told.values(), key=lambda document: document.source)),
        skipped=(),
        notes=(),
        actors=tuple(sorted(actors.values(), key=lambda actor: actor.id)),
        memberships=tuple(
            replace(each, actor_id=actors[each.actor_id].id, rule=hide(each.rule, spellings))
            for each in corpus.memberships
        ),
        cooccurrences=tuple(sorted(cooccurrences, key=lambda each: (each.source, each.target))),
        relations=tuple(sorted(relations, key=lambda each: (each.source, each.target, each.predicate, each.polarity))),
        stories=tuple(
            Story(told[story.documents[0]].id, tuple(sorted(told[each].id for each in story.documents)))
            for story in corpus.stories
        ),
    )


def _actor(actor: Actor, hidden: Mapping[str, str], spellings: Spellings) -> Actor:
    """An actor as it is shown; a hidden one has no other names and no Wikidata item."""
    if actor.id in hidden:
        left = replace(actor, name=hidden[actor.id], aliases=(), wikidata="", role="")
    else:
        aliases = tuple(sorted({hide(each, spellings) for each in actor.aliases}))
        left = replace(actor, name=hide(actor.name, spellings), aliases=aliases)
        if left == actor:
            return actor
        left = replace(left, wikidata="")  # it would lead to the name
    identity = "\0".join(("redacted", left.name, left.type))
    return replace(left, id="a" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12])


def _move(corpus: Corpus, to: Callable[[Span], Span]) -> Corpus:
    """The corpus with every span moved."""
    sentences = {span: to(span) for span in corpus.sentences}

    def pair(each: Cooccurrence) -> Cooccurrence:
        moved = (tuple(sorted(sentences[span] for span in spans)) for spans in (each.sentences, each.by_reference))
        return replace(each, sentences=next(moved), by_reference=next(moved))

    def claim(each: Claim) -> Claim:
        speaker = to(each.speaker) if each.speaker else None
        subject, object_, cue = map(to, (each.subject, each.object, each.cue))
        sentence = sentences[each.sentence]
        return replace(each, sentence=sentence, subject=subject, object=object_, cue=cue, speaker=speaker)

    def relation(each: Relation) -> Relation:
        return replace(
            each, claims=tuple(sorted(map(claim, each.claims), key=lambda c: (c.sentence, c.cue, c.subject)))
        )

    mentions = (
        replace(each, span=to(each.span), antecedent=to(each.antecedent) if each.antecedent else None)
        for each in corpus.mentions
    )
    memberships = (replace(each, span=to(each.span)) for each in corpus.memberships)
    return replace(
        corpus,
        sentences=tuple(sorted(sentences.values())),
        mentions=tuple(sorted(mentions, key=lambda each: each.span)),
        memberships=tuple(sorted(memberships, key=lambda each: each.span)),
        cooccurrences=tuple(map(pair, corpus.cooccurrences)),
        relations=tuple(map(relation, corpus.relations)),
    )


def _strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
